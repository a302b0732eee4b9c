"""The colours of drawn pictures: those of overrides/assets/stylesheets/loa/tokens.css."""

from typing import Final

Colour = tuple[int, int, int]

PAPER: Final = (251, 248, 242)
INK: Final = (29, 39, 54)
INDIGO: Final = (34, 48, 92)
TEAL: Final = (10, 90, 99)
BROWN: Final = (110, 66, 6)
TURMERIC: Final = (243, 182, 63)
HELP: Final = (179, 32, 28)
WHITE: Final = (255, 255, 255)
LINE: Final = (220, 213, 200)
BLACK: Final = (12, 16, 26)
