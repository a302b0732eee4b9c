"""Sizes of files as Vietnamese readers write them."""


def human_size(size: int) -> str:
    """As Vietnamese readers write it: "3,4 MB" (10^6 bytes, like the print on a stick)."""
    if size < 100_000:
        return f"{max(1, round(size / 1000))} kB"
    if size < 1_000_000_000:
        return f"{size / 1_000_000:.1f} MB".replace(".", ",")
    return f"{size / 1_000_000_000:.1f} GB".replace(".", ",")
