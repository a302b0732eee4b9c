"""A lesson as a SCORM 1.2 package, for platforms that know no Common Cartridge.

Standards: ADL SCORM 1.2, Content Aggregation Model (manifest) and Run-Time Environment (script).
"""

from html import escape
from importlib.resources import files

from lxml import etree

from loa.handouts.archives import archive_of
from loa.shelves.lesson import STYLE, LessonPackage, LessonQuestion, page_of, style
from loa.shelves.xml import XSI, add, printed

CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
MANIFEST = "imsmanifest.xml"
_PAGE = "index.html"
_SCRIPT = "scorm.js"


def scorm_package(package: LessonPackage) -> bytes:
    """The file *.zip: the same lesson gives the same bytes."""
    entries = {uri: data for uri, (_, data) in package.files.items()}
    script = files("loa.shelves").joinpath("assets", _SCRIPT).read_bytes()
    entries |= {_PAGE: page_of(package, _quiz(package), _SCRIPT), STYLE: style(), _SCRIPT: script}
    return archive_of({MANIFEST: _manifest(package, sorted(entries)), **entries})


def _manifest(package: LessonPackage, uris: list[str]) -> bytes:
    root = etree.Element(
        f"{{{CP}}}manifest",
        {"identifier": f"loa-{package.key}", "version": "1.1"},
        nsmap={None: CP, "adlcp": ADLCP, "xsi": XSI},
    )
    root.set(f"{{{XSI}}}schemaLocation", f"{CP} imscp_rootv1p1p2.xsd {ADLCP} adlcp_rootv1p2.xsd")
    metadata = add(root, "metadata")
    add(metadata, "schema", "ADL SCORM")
    add(metadata, "schemaversion", "1.2")
    organizations = add(root, "organizations", default="bai")
    organization = add(organizations, "organization", identifier="bai")
    add(organization, "title", package.title)
    item = add(organization, "item", identifier="muc", identifierref="trang", isvisible="true")
    add(item, "title", package.title)
    resource = add(
        add(root, "resources"), "resource", identifier="trang", type="webcontent", href=_PAGE
    )
    resource.set(f"{{{ADLCP}}}scormtype", "sco")
    for uri in uris:
        add(resource, "file", href=uri)
    return printed(root)


def _quiz(package: LessonPackage) -> str:
    """The questions as a form; without scripts each answer unfolds."""
    if not package.questions:
        return ""
    rows = "".join(
        _fieldset(number, question) for number, question in enumerate(package.questions, 1)
    )
    return (
        f'<h2>Câu hỏi</h2><form id="quiz">{rows}<button type="submit">Xem kết quả</button>'
        '<p id="result" role="status"></p></form>'
    )


def _fieldset(number: int, question: LessonQuestion) -> str:
    kind = "radio" if len(question.right) == 1 else "checkbox"
    options = "".join(
        f'<label><input type="{kind}" name="cau-{number}" value="{letter}"> '
        f"{letter}. {escape(text)}</label>"
        for letter, text in question.options.items()
    )
    right = " ".join(sorted(question.right))
    return (
        f'<fieldset data-right="{right}"><legend>{number}. {escape(question.text)}</legend>'
        f"{options}<output></output><details><summary>Xem đáp án câu {number}</summary>"
        f"<p>{right}. {escape(question.why)}</p></details></fieldset>"
    )
