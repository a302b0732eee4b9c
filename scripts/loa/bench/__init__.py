"""Benchmarks: each makes its own corpus and prints ratios, since absolute times mean little."""
