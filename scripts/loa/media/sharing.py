"""The pictures that messengers show beside a shared link: one wide, one square, for each page.

Each has the title, the first helplines and a QR code to the page. Sensitive pages all
share one picture that says nothing, because somebody may be watching the reader's screen.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import segno
from PIL import Image

from loa.artifacts import Artifact, ArtifactStore, code_of, version_of
from loa.checking import check
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.ground.ahead import map_ahead
from loa.ground.progress import SILENT, Progress, Stage
from loa.ground.wording import say
from loa.media.canvas import Canvas
from loa.media.drawing import draw_pictogram, draw_scene, face
from loa.media.lettering import Lettering, fit_title
from loa.problems import Problem

FOLDER = "chia-se"
KIND = "share-image"
NEUTRAL_NAME = "trang"
_CALLS = 2
_PICTOGRAM = 220
_CORNER = 16


@dataclass(frozen=True)
class Frame:
    """Where things stand in a picture, in pixels.

    `field` is the height of the coloured upper part, `title` the box of the title (left, top,
    right, bottom), `picture` the left upper corner of the pictogram, `code` that and the side of
    the QR tile, `numerals` the size of telephone numbers, `is_stacked` whether they stand one
    below the other, `sizes` those of the title, `scene` the corner and width of a scene.
    """

    width: int
    height: int
    field: int
    title: tuple[int, int, int, int]
    picture: tuple[int, int]
    code: tuple[int, int, int]
    numerals: int
    is_stacked: bool
    sizes: tuple[int, ...]
    scene: tuple[int, int, int]

    @property
    def ending(self) -> str:
        """The end of the file name."""
        return f"-{self.width}x{self.height}.png"


WIDE = Frame(
    width=1200,
    height=630,
    field=480,
    title=(64, 128, 860, 456),
    picture=(900, 72),
    code=(884, 332, 274),
    numerals=76,
    is_stacked=False,
    sizes=(84, 76, 68, 60, 52, 46, 40),
    scene=(884, 64, 274),
)
SQUARE = Frame(
    width=1080,
    height=1080,
    field=730,
    title=(64, 300, 1016, 700),
    picture=(796, 64),
    code=(726, 760, 300),
    numerals=104,
    is_stacked=True,
    sizes=(104, 94, 84, 76, 68, 60, 52, 46, 40),
    scene=(700, 48, 316),
)
FRAMES = (WIDE, SQUARE)


@dataclass(frozen=True)
class _Sheet:
    """What one picture says; a neutral one has no address and no calls."""

    title: str
    script: str
    brand: str
    drawing: str
    address: str
    calls: tuple[tuple[str, str], ...]
    scene: str = ""


def make_share_images(
    library: Library,
    drawings: Mapping[str, str],
    store: ArtifactStore,
    site_name: str,
    site_url: str,
    executor: Executor | None = None,
    progress: Progress = SILENT,
    scenes: Mapping[str, str] | None = None,
) -> list[Artifact]:
    """The pictures of all published pages; `drawings` are SVG by id, `site_url` ends in "/",
    `scenes` SVG by the src_uri of the page that shows one.

    What is not in the store is drawn by the executor's workers, or here.
    """
    calls = tuple(
        (
            helpline.number or "",
            (helpline.short_name or "").removesuffix(helpline.number or "").strip(),
        )
        for helpline in library.registries.published_helplines[:_CALLS]
    )
    neutral = _Sheet(
        title=quiet_name(site_name), script="Latn", brand="", drawing="", address="", calls=()
    )
    sheets = {NEUTRAL_NAME: (SOURCE_LANGUAGE, neutral)}
    for page in library.published:
        if not is_neutral(page):
            drawing = drawings.get(page.meta.pictogram or "", "")
            sheets[_name(page)] = (
                page.language,
                _Sheet(
                    title=page.meta.title,
                    script=_script(page, library),
                    brand=site_name,
                    drawing=drawing,
                    address=site_url + page.url,
                    calls=calls,
                    scene=(scenes or {}).get(page.src_uri, ""),
                ),
            )
    keys = {
        (name, frame): _key(sheet, frame, store)
        for name, (_, sheet) in sheets.items()
        for frame in FRAMES
    }
    missing = {
        key: (sheets[name][1], frame)
        for (name, frame), key in keys.items()
        if store.get(key, "png") is None
    }
    pictures = map_ahead(executor, draw, missing.values())
    progress.begin(Stage.PICTURES, len(keys))
    progress.advance(Stage.PICTURES, len(keys) - len(missing))
    for key, picture in zip(missing, pictures, strict=True):
        store.put(key, "png", picture)
        progress.advance(Stage.PICTURES)
    return [
        _artifact(name, language=sheets[name][0], frame=frame, stored=store.path(key, "png"))
        for (name, frame), key in keys.items()
    ]


def share_uris(page: ContentPage) -> list[tuple[str, Frame]]:
    """Where a page's pictures stand in the site, the wide one first."""
    name = NEUTRAL_NAME if is_neutral(page) else _name(page)
    return [(f"{FOLDER}/{name}{frame.ending}", frame) for frame in FRAMES]


def is_neutral(page: ContentPage) -> bool:
    """Whether a shared link to the page says nothing of what it is about."""
    return page.meta.sensitive


def quiet_name(site_name: str) -> str:
    """The portal's name without its subject: the first word."""
    return site_name.split()[0]


@check("title-too-long")
def check_title(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A title that does not fit its picture even in the smallest letters."""
    if is_neutral(page):
        return
    letterings = [_title(page.meta.title, _script(page, library), frame) for frame in FRAMES]
    over = max(lettering.lines_over for lettering in letterings)
    if over:
        message = say(
            "The title does not fit its share picture, it is too long by {over} lines.", over=over
        )
        hint = say(
            "Shorten it, or put plain words in place of a long one without spaces, such as an "
            "address."
        )
        yield Problem(
            page.path, page.line("title"), code="title-too-long", message=message, hint=hint
        )


def _name(page: ContentPage) -> str:
    if page.language == SOURCE_LANGUAGE:
        return page.slug
    return f"{page.slug}-{page.language.lower()}"


def _script(page: ContentPage, library: Library) -> str:
    return library.registries.languages[page.written_in].script or "Latn"


def _title(text: str, script: str, frame: Frame) -> Lettering:
    left, top, right, bottom = frame.title
    return fit_title(
        text, script=script, width=right - left, height=bottom - top, sizes=frame.sizes
    )


def _key(sheet: _Sheet, frame: Frame, store: ArtifactStore) -> str:
    tools = [f"{tool}=={version_of(tool)}" for tool in ("pillow", "segno", "typst")]
    fonts = [version_of("fontpkg-noto-sans"), version_of("rinoh-typeface-notosanscjk")]
    return store.key("share", code_of("media"), *tools, *fonts, repr(sheet), repr(frame))


def _artifact(name: str, language: str, frame: Frame, stored: Path) -> Artifact:
    size = f"{frame.width}×{frame.height}"
    uri = f"{FOLDER}/{name}{frame.ending}"
    return Artifact.of_file(
        uri, kind=KIND, language=language, source="", stored=stored, title="Ảnh chia sẻ", note=size
    )


def draw(sheet: _Sheet, frame: Frame) -> bytes:
    """One picture as PNG."""
    canvas = Canvas(frame.width, frame.height)
    canvas.rectangle((0, 0, frame.width, frame.height), "paper")
    field = frame.field if sheet.address else frame.height
    canvas.rectangle((0, 0, frame.width, field), "indigo")
    canvas.rectangle((0, field - 8, frame.width, field), "turmeric")
    left = frame.title[0]
    canvas.text((left, 56), sheet.brand, face("Latn", 600, 34), "indigo-turmeric")
    if sheet.scene:
        x, y, width = frame.scene
        canvas.picture((x, y), draw_scene(sheet.scene, width), _CORNER)
    elif sheet.drawing:
        canvas.stamp(frame.picture, _alpha(sheet.drawing), "indigo-turmeric")
    _put_title(canvas, sheet, frame)
    _put_calls(canvas, sheet, frame)
    if sheet.address:
        _put_code(canvas, sheet.address, frame)
    return canvas.as_png()


def _put_title(canvas: Canvas, sheet: _Sheet, frame: Frame) -> None:
    lettering = _title(sheet.title, sheet.script, frame)
    left, top, _, bottom = frame.title
    y = top + (bottom - top - lettering.height) // 2
    for line in lettering.lines:
        canvas.text((left, y), line, lettering.font, "indigo-white")
        y += lettering.step


def _put_calls(canvas: Canvas, sheet: _Sheet, frame: Frame) -> None:
    """Names and numbers on the paper below the field, on one line or one below the other."""
    numerals, letters = face("Latn", 700, frame.numerals), face("Latn", 500, frame.numerals // 2)
    x, step = frame.title[0], round(frame.numerals * 1.3)
    rows = len(sheet.calls) if frame.is_stacked else 1
    middle = (frame.field + frame.height) // 2
    baseline = middle - step * (rows - 1) // 2 + frame.numerals * 3 // 8
    name_width = max((round(letters.getlength(name)) for _, name in sheet.calls), default=0)
    for number, name in sheet.calls:
        canvas.text((x, baseline), name, letters, "paper-ink", anchor="ls")
        number_x = x + frame.numerals // 4
        number_x += name_width if frame.is_stacked else round(letters.getlength(name))
        canvas.text((number_x, baseline), number, numerals, "paper-help", anchor="ls")
        if frame.is_stacked:
            baseline += step
        else:
            x = number_x + round(numerals.getlength(number)) + frame.numerals * 2 // 3


def _put_code(canvas: Canvas, address: str, frame: Frame) -> None:
    x, y, side = frame.code
    modules = _modules(address)
    scale = side // modules.width
    qr_code = modules.resize((scale * modules.width,) * 2, Image.Resampling.NEAREST)
    margin = (side - qr_code.width) // 2
    canvas.rectangle((x, y, x + side, y + side), "white")
    canvas.stamp((x + margin, y + margin), qr_code, "white-ink")


@cache
def _modules(address: str) -> Image.Image:
    """The QR code (ISO/IEC 18004, level M) with its quiet zone of four modules."""
    rows = [bytes(row) for row in segno.make(address, error="m", micro=False).matrix_iter(border=4)]
    return Image.frombytes("L", (len(rows), len(rows)), b"".join(rows)).point([0] + [255] * 255)


def _alpha(svg: str) -> Image.Image:
    return draw_pictogram(svg, _PICTOGRAM, (255, 255, 255)).getchannel("A")
