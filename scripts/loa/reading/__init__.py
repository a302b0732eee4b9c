"""What a page holds, read once for everybody."""
