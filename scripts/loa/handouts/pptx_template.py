"""The presentation that every PPTX handout begins as: a master and six layouts with placeholders.

Built over python-pptx's empty presentation: 16:9, Noto Sans, the colour of the level, helplines
and the slide's number at the foot. Teachers who add a slide find the layouts in their program.
Standard: ECMA-376 part 1, PresentationML. Places agree with typeset/slides.typ.
"""

import io
import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.util import Mm

WIDTH, HEIGHT = 254.0, 142.875
LAYOUTS = ("Trang đầu", "Ý và hình", "Ý", "Câu hỏi", "Ba đèn", "Bảng")
COVER, BESIDE, IDEA, QUESTION, LIGHTS, TABLE = range(6)
# Indexes of placeholders on the layouts.
TITLE, BODY, PICTURE, FIRST_LIGHT = 0, 1, 13, 21
# Left, top, width and height in millimetres.
PICTURE_BOX = (129.0, 23.0, 120.0, 90.0)
PANEL = (184.0, 0.0, 70.0, HEIGHT)
FIGURE_BOX = (187.0, 30.0, 64.0, 112.8)
TITLE_BOX = (15.2, 8.0, 223.6, 28.0)
TITLE_BESIDE = (15.2, 8.0, 155.0, 28.0)
BODY_BOX = (15.2, 38.0, 223.6, 88.0)
BODY_BESIDE = (15.2, 38.0, 155.0, 88.0)
COVER_TITLE = (14.0, 20.0, 104.0, 84.0)
DISC = 22.0
DISC_GAP = 8.0
DISCS_TOP = 41.0

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_BULLET = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
_TINT = '<a:schemeClr val="tx2"><a:lumMod val="14000"/><a:lumOff val="86000"/></a:schemeClr>'
_HUE_LIGHT = '<a:schemeClr val="tx2"><a:lumMod val="78000"/><a:lumOff val="22000"/></a:schemeClr>'
_HUE = '<a:schemeClr val="tx2"/>'
_WHITE = '<a:schemeClr val="bg1"/>'
_INK = '<a:schemeClr val="tx1"/>'
# Decoration (MS-ODRAWXML 2.5.4): a screen reader passes over it.
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)
Box = tuple[float, float, float, float]


@lru_cache(maxsize=64)
def template(helplines: tuple[str, ...], title_size: int, size: int, hue: str) -> bytes:
    """The empty presentation: titles and text in points, titles and bands in `hue`."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(WIDTH), Mm(HEIGHT)
    _drop_foreign_parts(deck)
    master = deck.slide_master
    for layout in list(deck.slide_layouts)[len(LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    _replace_child(master.element, _master(helplines))
    _replace_child(master.element, _styles(title_size, size), "txStyles")
    for layout, name, markup in zip(deck.slide_layouts, LAYOUTS, _layouts(), strict=True):
        _replace_child(layout.element, markup)
        shows_master = name in {"Trang đầu", "Câu hỏi"}
        layout.element.set("showMasterSp", "0" if shows_master else "1")
        layout.element.attrib.pop("type", None)
    for part in deck.part.package.iter_parts():
        if "/theme/" in str(part.partname):
            part._blob = _theme(part.blob.decode(), hue).encode()
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _drop_foreign_parts(deck: Deck) -> None:
    """The thumbnail and the printer's settings of whoever made python-pptx's presentation."""
    for relations, ending in (
        (deck.part.package._rels, RELATIONSHIP_TYPE.THUMBNAIL),
        (deck.part.rels, "/printerSettings"),
    ):
        for name in [
            name for name, relation in relations.items() if relation.reltype.endswith(ending)
        ]:
            relations.pop(name)


def _replace_child(element: etree._Element, markup: str, tag: str = "cSld") -> None:
    new = etree.fromstring(markup.replace(f"<p:{tag}", f"<p:{tag} {_NAMESPACES}", 1))
    # Parsed again by the presentation's own parser when it is opened.
    old = next(child for child in element if etree.QName(child).localname == tag)
    element.replace(old, new)


def _theme(theme: str, hue: str) -> str:
    theme = re.sub(r'(<a:latin typeface=")[^"]*"', r'\1Noto Sans"', theme)
    for name, colour in (
        ("dk1", "1B1F24"),
        ("lt1", "FFFFFF"),
        ("dk2", hue[1:].upper()),
        ("accent1", hue[1:].upper()),
        ("accent2", "C9302C"),
        ("accent3", "F3B63F"),
        ("accent4", "2F7D4F"),
    ):
        theme = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', theme
        )
    return theme


def _emu(box: Box) -> str:
    x, y, width, height = (round(side * 36000) for side in box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _shape(identity: int, name: str, box: Box, fill: str, form: str = "rect") -> str:
    """Something drawn on a layout or the master that nobody writes in."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="{name}" descr="">{DECORATIVE}</p:cNvPr>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_emu(box)}'
        f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
        f"<a:solidFill>{fill}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _placeholder(
    identity: int,
    name: str,
    kind: str,
    index: int,
    box: Box,
    prompt: str,
    *,
    anchor: str = "ctr",
    style: str = "",
) -> str:
    """A placeholder, with what a program shows in it while it is empty."""
    numbered = f' idx="{index}"' if index else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="{name}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{numbered}/></p:nvPr>'
        f'</p:nvSpPr><p:spPr>{_emu(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle><a:p><a:r>"
        f'<a:rPr lang="vi-VN"/><a:t>{prompt}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _white(points: str, *, bulleted: bool = False) -> str:
    """White text for a coloured ground; `points` are attributes of its runs."""
    more, margin, indent = (_BULLET, 342900, -342900) if bulleted else ("<a:buNone/>", 0, 0)
    return (
        f'<a:lvl1pPr marL="{margin}" indent="{indent}">{more}<a:defRPr{points}>'
        f"<a:solidFill>{_WHITE}</a:solidFill></a:defRPr></a:lvl1pPr>"
    )


def _master(helplines: tuple[str, ...]) -> str:
    foot = (
        '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr txBox="1"/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box}<a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom><a:noFill/></p:spPr><p:txBody>"
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
        '<a:p><a:pPr algn="{side}"/>{run}</a:p></p:txBody></p:sp>'
    )
    run = '<a:r><a:rPr lang="vi-VN" sz="1100"/><a:t>{text}</a:t></a:r>'
    number = (
        (
            '<a:fld id="{{C5EF2332-01BF-834F-8236-50238282D533}}" type="slidenum">'
            '<a:rPr lang="vi-VN" sz="1100"/><a:t>‹#›</a:t></a:fld>'
        )
        .replace("{{", "{")
        .replace("}}", "}")
    )
    return _tree(
        [
            _placeholder(2, "Tiêu đề", kind="title", index=0, box=TITLE_BOX, prompt="Tiêu đề"),
            _placeholder(
                3, "Nội dung", kind="body", index=1, box=BODY_BOX, prompt="Một ý trên một trang"
            ),
            _shape(89, "Màu của cấp học", box=(0, 0, 6, HEIGHT), fill=_HUE),
            foot.format(
                id=90,
                name="Số điện thoại",
                box=_emu((15.2, 131, 150, 8)),
                side="l",
                run=run.format(text=escape(" · ".join(helplines))),
            ),
            foot.format(id=91, name="Số trang", box=_emu((166, 131, 14, 8)), side="r", run=number),
        ]
    )


def _tree(shapes: Iterable[str], background: str = _WHITE, name: str = "") -> str:
    name_attribute = f' name="{name}"' if name else ""
    return (
        f"<p:cSld{name_attribute}><p:bg><p:bgPr><a:solidFill>{background}</a:solidFill><a:effectLst/>"
        f"</p:bgPr></p:bg><p:spTree>{_GROUP}{''.join(shapes)}</p:spTree></p:cSld>"
    )


def _layouts() -> list[str]:
    """The layouts in the order of LAYOUTS."""
    plain = '<a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr{}>{}</a:defRPr></a:lvl1pPr>'
    cover = [
        _shape(20, "Nền màu", box=(0, 0, 124, HEIGHT), fill=_HUE),
        _placeholder(
            2,
            "Tiêu đề",
            kind="title",
            index=TITLE,
            box=COVER_TITLE,
            prompt="Tên bài",
            anchor="b",
            style=_white(' sz="3600" b="1"'),
        ),
        _placeholder(
            3,
            "Lớp",
            kind="subTitle",
            index=BODY,
            box=(14, 109, 104, 14),
            prompt="Lớp",
            anchor="t",
            style=_white(' sz="2000"'),
        ),
        _placeholder(4, "Tranh", kind="pic", index=PICTURE, box=PICTURE_BOX, prompt="Tranh"),
        _placeholder(
            5,
            "Nguồn hình",
            kind="body",
            index=PICTURE + 1,
            box=(129, 134, 120, 5),
            prompt="Nguồn hình",
            style=plain.format(' sz="700"', ""),
        ),
    ]
    beside = [
        _shape(20, "Nền hình", box=PANEL, fill=_TINT),
        _placeholder(2, "Tiêu đề", kind="title", index=TITLE, box=TITLE_BESIDE, prompt="Tiêu đề"),
        _placeholder(3, "Nội dung", kind="body", index=BODY, box=BODY_BESIDE, prompt="Một ý"),
        _placeholder(4, "Hình", kind="pic", index=PICTURE, box=FIGURE_BOX, prompt="Hình"),
    ]
    idea = [
        _placeholder(2, "Tiêu đề", kind="title", index=TITLE, box=TITLE_BOX, prompt="Tiêu đề"),
        _placeholder(3, "Nội dung", kind="body", index=BODY, box=BODY_BOX, prompt="Một ý"),
    ]
    question = [
        _shape(20, "Vòng tròn", box=(168, 58, 86, 86), fill=_HUE_LIGHT, form="ellipse"),
        _placeholder(
            2,
            "Tiêu đề",
            kind="title",
            index=TITLE,
            box=(15.2, 14, 150, 36),
            prompt="Câu hỏi?",
            anchor="b",
            style=_white(' sz="3200" b="1"'),
        ),
        _placeholder(
            3,
            "Nội dung",
            kind="body",
            index=BODY,
            box=(15.2, 54, 150, 78),
            prompt="Gợi ý",
            anchor="t",
            style=_white("", bulleted=True),
        ),
        _placeholder(4, "Hình", kind="pic", index=PICTURE, box=FIGURE_BOX, prompt="Hình"),
    ]
    lights = [
        _shape(20, "Nền hình", box=PANEL, fill=_TINT),
        _placeholder(2, "Tiêu đề", kind="title", index=TITLE, box=TITLE_BESIDE, prompt="Tiêu đề"),
        *(
            _placeholder(
                5 + n,
                f"Đèn {n + 1}",
                kind="body",
                index=FIRST_LIGHT + n,
                box=light_box(n),
                prompt="Đèn",
                style=plain.format(' b="1"', ""),
            )
            for n in range(3)
        ),
        _placeholder(4, "Hình", kind="pic", index=PICTURE, box=FIGURE_BOX, prompt="Hình"),
    ]
    table = [
        _placeholder(2, "Tiêu đề", kind="title", index=TITLE, box=TITLE_BOX, prompt="Tiêu đề"),
        _placeholder(3, "Bảng", kind="tbl", index=BODY, box=(15.2, 34, 223.6, 70), prompt="Bảng"),
        _placeholder(
            4,
            "Lời thêm",
            kind="body",
            index=PICTURE + 1,
            box=(15.2, 107, 223.6, 20),
            prompt="Lời thêm",
            style=plain.format(' sz="1800"', ""),
        ),
    ]
    grounds = (_TINT, _WHITE, _WHITE, _HUE, _WHITE, _WHITE)
    shapes = (cover, beside, idea, question, lights, table)
    return [
        _tree(layout_shapes, ground, name)
        for layout_shapes, ground, name in zip(shapes, grounds, LAYOUTS, strict=True)
    ]


def disc_box(position: int) -> Box:
    """Where a light's disc stands, counted from 0."""
    return (15.2, DISCS_TOP + position * (DISC + DISC_GAP), DISC, DISC)


def light_box(position: int) -> Box:
    """Where the words of a light stand, beside its disc."""
    x, y, width, height = disc_box(position)
    return (x + width + 8, y, 155 - width - 8, height)


def _styles(title_size: int, size: int) -> str:
    title = (
        '<p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc>'
        f'<a:buNone/><a:defRPr sz="{title_size}00" b="1" kern="1200">'
        f'<a:solidFill>{_HUE}</a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr>'
        "</p:titleStyle>"
    )
    levels = "".join(
        f'<a:lvl{n}pPr marL="{342900 * n}" indent="-342900" algn="l">'
        f'<a:spcBef><a:spcPts val="800"/></a:spcBef>{_BULLET}'
        f'<a:defRPr sz="{max(size - 2 * (n - 1), 18)}00" kern="1200"><a:solidFill>{_INK}'
        '</a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr>'
        f"</a:lvl{n}pPr>"
        for n in range(1, 10)
    )
    other = "<p:otherStyle><a:lvl1pPr><a:defRPr/></a:lvl1pPr></p:otherStyle>"
    return f"<p:txStyles>{title}<p:bodyStyle>{levels}</p:bodyStyle>{other}</p:txStyles>"
