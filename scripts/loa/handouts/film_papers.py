"""What goes with a clip on paper: a sheet for whoever shows it, and a script to dub it."""

from collections.abc import Iterator
from importlib.resources import files

from loa.content.clip_times import card_times
from loa.content.kinds import VideoMeta
from loa.handouts.documents import Document, Source
from loa.handouts.drawings import scene_elements
from loa.handouts.paper import Element, content, fragment, level_of

SECTION = "buoi-chieu"
PRINT_AND_EDIT = ("pdf", "docx")
# Words stand between the numbers, so that a row of them reads as no telephone number.
_ROW = (
    "<tr><td>{begin} đến {end}</td><td>{seconds} giây</td>"
    "<td><strong>{heading}</strong> {text}</td><td></td></tr>"
)


def film_documents(source: Source, meta: VideoMeta) -> Iterator[Document]:
    """The facilitator's sheet where the page has one, and the script where the clip has scenes."""
    elements = content(source.root, SECTION)
    if elements:
        sheet = _form("facilitator", source, seconds=str(meta.duration))
        index = next(n for n, element in enumerate(sheet) if level_of(element) == 2) if sheet else 0
        # The scene of the film's poster: which film it is, seen from across the room.
        picture = scene_elements(source.page.meta.scene or "", source.scenes, source.page.language)
        body = [*sheet[:index], *picture, *elements, *sheet[index:]]
        yield source.document(
            "facilitator",
            file_name="phieu-dieu-khien",
            card="Phiếu cho người điều khiển",
            elements=body,
            formats=PRINT_AND_EDIT,
        )
    if meta.scenes:
        body = _form("dubbing", source, seconds=str(meta.duration))
        rows: list[Element] = []
        for scene, (begin, end) in zip(meta.scenes, card_times(meta), strict=True):
            rows += row_of(begin, end, heading=scene.said_heading, text=scene.text)
        table = next(element for element in body if element.tag == "table")
        table[1].extend(rows)
        yield source.document(
            "dubbing-script",
            file_name="kich-ban-long-tieng",
            card="Kịch bản lồng tiếng",
            elements=body,
            formats=PRINT_AND_EDIT,
        )


def row_of(begin: float, end: float, heading: str, text: str) -> list[Element]:
    """A card's row of the script; its times are seconds from the film's start."""
    length = f"{end - begin:g}".replace(".", ",")
    return fragment(
        _ROW, begin=clock(begin), end=clock(end), seconds=length, heading=heading, text=text
    )


def clock(seconds: float) -> str:
    """Minutes and seconds, with tenths where there are some: "0:07", "1:02,5"."""
    tenths = round(seconds * 10)
    text = f"{tenths // 600}:{tenths % 600 // 10:02d}"
    return f"{text},{tenths % 10}" if tenths % 10 else text


def _form(name: str, source: Source, **values: str) -> list[Element]:
    template = files("loa").joinpath("handouts", "forms", f"{name}.html").read_text("utf-8")
    title = source.page.meta.title
    calls = " · ".join(source.helplines[:2])
    return fragment(template, title=title, helplines=calls, **values)
