"""The PowerPoint file whose master every PPTX handout takes.

Made over pandoc's own reference: Noto Sans, the portal's colours, helplines and slide number at
the foot of the master, so that they stand on every slide. Standard: ECMA-376 part 1,
PresentationML. Positions agree with the slide layout in typeset/slides.typ.
"""

import re
from functools import lru_cache
from html import escape

from loa.handouts.archives import archive_of
from loa.handouts.docx_reference import default_reference

_MASTER = "ppt/slideMasters/slideMaster1.xml"
_FIRST_LAYOUT = "ppt/slideLayouts/slideLayout1.xml"
_THEMES = ("ppt/theme/theme1.xml", "ppt/theme/theme2.xml")
_PLACEHOLDER = re.compile(
    r"<p:sp>(?:(?!</p:sp>).)*?<p:ph type=\"(?:dt|ftr|sldNum)\".*?</p:sp>", re.S
)
# EMU: 914,400 an inch. The slide is 9,144,000 by 5,143,500.
_TITLE = (
    '<a:off x="457200" y="205979"/><a:ext cx="8229600" cy="857250"/>',
    '<a:off x="457200" y="230000"/><a:ext cx="8229600" cy="830000"/>',
)
_BODY = (
    '<a:off x="457200" y="1200151"/><a:ext cx="8229600" cy="3394472"/>',
    '<a:off x="457200" y="1180000"/><a:ext cx="8229600" cy="3420000"/>',
)
# The first slide, as typeset/slides.typ has it: large, from the left.
_FIRST = (
    (
        '<a:off x="685800" y="1597819"/><a:ext cx="7772400" cy="1102519"/></a:xfrm></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/>",
        '<a:off x="457200" y="600000"/><a:ext cx="8229600" cy="1900000"/></a:xfrm></p:spPr>'
        '<p:txBody><a:bodyPr anchor="b"/><a:lstStyle><a:lvl1pPr algn="l"><a:defRPr sz="3800"/>'
        "</a:lvl1pPr></a:lstStyle>",
    ),
    (
        '<a:off x="1371600" y="2914650"/><a:ext cx="6400800" cy="1314450"/>',
        '<a:off x="457200" y="2560000"/><a:ext cx="8229600" cy="900000"/>',
    ),
    ('indent="0" algn="ctr"', 'indent="0" algn="l"'),
    # Pale text, which nobody at the back can read.
    ('<a:tint val="75000"/>', ""),
)
_FOOT = """<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr txBox="1"/>
<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>
<a:xfrm><a:off x="{x}" y="4760000"/><a:ext cx="{cx}" cy="270000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>
<p:txBody><a:bodyPr wrap="square" lIns="91440" tIns="0" rIns="91440" bIns="0" anchor="ctr"/>
<a:lstStyle/><a:p><a:pPr algn="{side}"/>{run}</a:p></p:txBody></p:sp>"""
# The colour of the audience, as in typeset/slides.typ: 6 mm at the side.
_BAR = """<p:sp><p:nvSpPr><p:cNvPr id="89" name="Màu của đối tượng" descr=""/><p:cNvSpPr/>
<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="216000" cy="5143500"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>
<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""
_RUN = '<a:r><a:rPr lang="vi-VN" sz="1100"/><a:t>{text}</a:t></a:r>'
_NUMBER = (
    '<a:fld id="{C5EF2332-01BF-834F-8236-50238282D533}" type="slidenum">'
    '<a:rPr lang="vi-VN" sz="1100"/><a:t>‹#›</a:t></a:fld>'
)


@lru_cache(maxsize=64)
def pptx_reference(helplines: tuple[str, ...], size: int, hue: str = "#0b5a73") -> bytes:
    """The reference presentation with these helplines at its foot, its text of a size in points,
    titles and the bar at the side in the colour `hue`.
    """
    parts = dict(default_reference("reference.pptx"))
    for name in _THEMES:
        theme = parts[name].decode()
        theme = re.sub(r'(<a:latin typeface=")[^"]*"', r'\1Noto Sans"', theme)
        theme = re.sub(r"<a:dk1>.*?</a:dk1>", '<a:dk1><a:srgbClr val="1B1F24"/></a:dk1>', theme)
        theme = re.sub(
            r"<a:dk2>.*?</a:dk2>",
            f'<a:dk2><a:srgbClr val="{hue[1:].upper()}"/></a:dk2>',
            theme,
        )
        parts[name] = theme.encode()
    for name in list(parts):
        if name == _MASTER or re.fullmatch(r"ppt/slideLayouts/[^/]*\.xml", name):
            parts[name] = _PLACEHOLDER.sub("", parts[name].decode()).encode()
    first = parts[_FIRST_LAYOUT].decode()
    for pair in _FIRST:
        first = first.replace(*pair)
    parts[_FIRST_LAYOUT] = first.encode()
    parts[_MASTER] = _master(parts[_MASTER].decode(), helplines, size).encode()
    return archive_of(parts)


def _master(master: str, helplines: tuple[str, ...], size: int) -> str:
    head, style = master.split("<p:txStyles>", 1)
    head = head.replace(*_TITLE).replace(*_BODY)
    numbers = _RUN.format(text=escape(" · ".join(helplines)))
    feet = _FOOT.format(
        id=90, name="Số điện thoại", x=457200, cx=7400000, side="l", run=numbers
    ) + _FOOT.format(id=91, name="Số trang", x=7857200, cx=829600, side="r", run=_NUMBER)
    head = head.replace("</p:spTree>", f"{_BAR}{feet}</p:spTree>")
    title, body = style.split("<p:bodyStyle>", 1)
    title = title.replace('algn="ctr"', 'algn="l"').replace('sz="3300"', 'sz="2800" b="1"')
    title = title.replace('schemeClr val="tx1"', 'schemeClr val="tx2"')
    body = body.replace('sz="2400"', f'sz="{size}00"').replace('sz="2100"', 'sz="1800"')
    body = body.replace('<a:spcPct val="20000"/>', '<a:spcPts val="800"/>')
    return f"{head}<p:txStyles>{title}<p:bodyStyle>{body}"
