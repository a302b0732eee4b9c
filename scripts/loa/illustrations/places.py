"""Where a scene plays. Each place fills a panel of 320 by 240 and 80 more on either side.

The ground is at 200; people stand on it at about 216. No place carries words but numbers of
telephones, so that one drawing serves every language.
"""

from loa.illustrations.indoor_places import INDOORS
from loa.illustrations.outdoor_places import OUTDOORS
from loa.illustrations.pen import Pen

PLACES = dict(sorted({**INDOORS, **OUTDOORS}.items()))


def draw_place(pen: Pen, name: str) -> str:
    """The background of a panel."""
    return PLACES[name](pen)
