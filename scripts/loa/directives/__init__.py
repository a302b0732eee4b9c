"""Blocks and references that pages use, as one Python-Markdown extension."""
