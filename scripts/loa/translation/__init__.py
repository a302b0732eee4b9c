"""The loop with translators: segments of a page out to their tools, and back unharmed."""
