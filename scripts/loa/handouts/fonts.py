"""The typefaces on paper: static cuts of Noto Sans, and a Han face where Han is set.

Noto Sans comes variable (package fontpkg-noto-sans, SIL OFL 1.1). Typst and Office want one
file a weight, so four are cut and reduced to the letters that the portal's languages use.
Han comes from rinoh-typeface-notosanscjk (SIL OFL 1.1), used as it is.
"""

import shutil
import tempfile
from functools import cache
from importlib.metadata import distribution, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from loa.ground.sums import is_sealed, seal
from loa.safety.legacy import LETTERS

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._n_a_m_e import NameRecord

FAMILY = "Noto Sans"
HAN_PACKAGE = "rinoh_typeface_notosanscjk"
CUTS = {
    "Regular": ("NotoSans[wdth,wght].ttf", 400),
    "Bold": ("NotoSans[wdth,wght].ttf", 700),
    "Italic": ("NotoSans-Italic[wdth,wght].ttf", 400),
    "BoldItalic": ("NotoSans-Italic[wdth,wght].ttf", 700),
}
# Latin with all Vietnamese letters, IPA and minority letters, combining marks, punctuation,
# super- and subscripts, currency, letter-like signs, arrows, mathematics, dingbats.
RANGES = (
    (0x0020, 0x02FF), (0x0300, 0x036F), (0x0370, 0x03FF), (0x1AB0, 0x1AFF), (0x1D00, 0x1DFF),
    (0x1E00, 0x1EFF), (0x2000, 0x20CF), (0x2100, 0x214F), (0x2190, 0x22FF), (0x2500, 0x27BF),
    (0x2C60, 0x2C7F), (0xA720, 0xA7FF), (0xFB00, 0xFB06), (0xFE20, 0xFE2F),
)  # fmt: skip
PACKAGES = ("fontpkg-noto-sans", "rinoh-typeface-notosanscjk", "fonttools")
# What no face has is drawn by the page template (typeset/loa.typ).
DRAWN = frozenset("→✓✔☎☐☑")


def font_version() -> str:
    """Names and versions of the font packages: part of every artifact's key."""
    return " ".join(f"{name}=={version(name)}" for name in PACKAGES)


def font_folder(cache_root: Path) -> Path:
    """A folder with the static cuts, made once a version of the fonts and then kept.

    A face that is not what was cut would change every document, so damaged ones are cut again.
    """
    folder = cache_root / "fonts" / version("fontpkg-noto-sans")
    if not _is_whole(folder):
        _is_whole.cache_clear()
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as temporary_folder:
            new_folder = Path(temporary_folder, "made")
            new_folder.mkdir()
            for cut, (name, weight) in CUTS.items():
                _cut(name, weight=weight, cut=cut, target=new_folder / f"NotoSans-{cut}.ttf")
            if not is_sealed(folder):
                seal(folder, new_folder)
                shutil.rmtree(folder, ignore_errors=True)
                try:
                    new_folder.rename(folder)
                except OSError:
                    # Another process was quicker.
                    if not folder.is_dir():
                        raise
    return folder


@cache
def _is_whole(folder: Path) -> bool:
    """Once a process: it is asked for each document."""
    return is_sealed(folder)


def han_folder() -> Path:
    """The folder of the Han face, found without running its package's code."""
    return Path(str(distribution("rinoh-typeface-notosanscjk").locate_file(HAN_PACKAGE)))


def _cut(source: str, weight: int, cut: str, target: Path) -> None:
    # Loaded only now: faces are cut once, and half of what a check of one page loads is this.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    path = Path(str(files("fontpkg_noto_sans")), "files", source)
    font = TTFont(path, recalcTimestamp=False)
    # Which names are in use is asked of every rule of kerning; ours are written anew.
    names = font["name"]
    del font["name"]
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    subsetter.subset(font)
    font["name"] = names
    font = instantiateVariableFont(font, {"wght": weight, "wdth": 100}, inplace=True)
    _name(font, cut)
    font.save(target)


def _name(font: "TTFont", cut: str) -> None:
    """Set the names by which programs group the four cuts into one family."""
    style = {"BoldItalic": "Bold Italic"}.get(cut, cut)
    names = font["name"]
    full = FAMILY if style == "Regular" else f"{FAMILY} {style}"
    values = {1: FAMILY, 2: style, 3: f"NotoSans-{cut}", 4: full, 6: f"NotoSans-{cut}"}
    names.names = [record for record in names.names if _is_kept(record)]
    for name_id, value in values.items():
        names.setName(value, name_id, 3, 1, 0x409)
    bold, italic = "Bold" in cut, "Italic" in cut
    font["OS/2"].usWeightClass = 700 if bold else 400
    selection = font["OS/2"].fsSelection & ~0b1100001
    selection |= (0b100000 if bold else 0) | (0b1 if italic else 0)
    font["OS/2"].fsSelection = selection | (0 if bold or italic else 0b1000000)
    font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)


def _is_kept(record: "NameRecord") -> bool:
    """Whether a name is copyright, version or licence, in English for Windows."""
    return record.nameID in {0, 5, 13, 14} and record.isUnicode() and record.langID == 0x409


EVERYDAY = frozenset("".join(map(chr, range(0x20, 0x7F))) + LETTERS + "\n–“”…•☐→·°«»")
"""Letters and signs of Vietnamese pages. Some face has all of them, which needs no reading of the
typefaces; a test reads them."""


def missing_letters(text: str) -> set[str]:
    """The characters of a text that no face has and that are not drawn."""
    rare = set(text) - EVERYDAY
    # The Han face has twenty thousand, and takes as long to read as a page to be checked.
    foreign = rare - latin_letters() if rare else rare
    return foreign - known_letters() if foreign else foreign


@cache
def known_letters() -> frozenset[str]:
    """Every character that some face has or that is drawn."""
    return latin_letters() | _letters_of(han_folder() / "notosanscjkjp-regular.otf")


@cache
def latin_letters() -> frozenset[str]:
    """Those of the Latin face that are kept in its cuts, and what is drawn."""
    latin = Path(str(files("fontpkg_noto_sans")), "files", CUTS["Regular"][0])
    allowed = {chr(code) for low, high in RANGES for code in range(low, high + 1)}
    return _letters_of(latin) & allowed | DRAWN | frozenset("\n\t\u200b\u2060")


def _letters_of(face: Path) -> frozenset[str]:
    # Loaded only now, where a text has a letter that is rare.
    from fontTools.ttLib import TTFont

    with TTFont(face, lazy=True) as font:
        # Names of glyphs, of which a Han face has no table that is quickly read, are not asked for.
        font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
        return frozenset(map(chr, font.getBestCmap()))
