"""A lesson as a Common Cartridge, which Moodle, Canvas and others take as a course.

Standard: IMS Common Cartridge 1.3 (1EdTech, final 2013): manifest, content of the web, assessment.
"""

from typing import Any

from lxml import etree

from loa.handouts.archives import archive_of
from loa.shelves.lesson import STYLE, LessonPackage, page_of, style
from loa.shelves.qti import assessment
from loa.shelves.xml import XSI, add, printed

CP = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"
QUIZ_TYPE = "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"
MANIFEST = "imsmanifest.xml"
_PAGE = "index.html"
_QUIZ = "quiz/assessment.xml"
_XSD = "http://www.imsglobal.org/profile/cc/ccv1p3"


def cartridge(package: LessonPackage) -> bytes:
    """The file *.imscc: the same lesson gives the same bytes."""
    entries = {uri: data for uri, (_, data) in package.files.items()}
    entries |= {_PAGE: page_of(package), STYLE: style()}
    if package.questions:
        entries[_QUIZ] = assessment(package)
    return archive_of({MANIFEST: _manifest(package), **entries})


def _manifest(package: LessonPackage) -> bytes:
    root = etree.Element(
        f"{{{CP}}}manifest",
        {"identifier": f"loa-{package.key}"},
        nsmap={None: CP, "lomimscc": LOM, "xsi": XSI},
    )
    root.set(
        f"{{{XSI}}}schemaLocation",
        f"{CP} {_XSD}/ccv1p3_imscp_v1p2_v1p0.xsd {LOM} {_XSD}/LOM/ccv1p3_lommanifest_v1p0.xsd",
    )
    metadata = add(root, "metadata")
    add(metadata, "schema", "IMS Common Cartridge")
    add(metadata, "schemaversion", "1.3.0")
    _describe(add(metadata, f"{{{LOM}}}lom"), package)
    organization = add(
        add(root, "organizations"), "organization", identifier="bai", structure="rooted-hierarchy"
    )
    top = add(organization, "item", identifier="goc")
    resources = add(root, "resources")
    _entry(
        top=top,
        resources=resources,
        key="trang",
        title=package.title,
        kind="webcontent",
        uris=[_PAGE, STYLE],
    )
    for number, (uri, (name, _)) in enumerate(package.files.items(), 1):
        _entry(
            top=top,
            resources=resources,
            key=f"tep-{number}",
            title=name,
            kind="webcontent",
            uris=[uri],
        )
    if package.questions:
        _entry(
            top=top,
            resources=resources,
            key="cau-hoi",
            title="Câu hỏi",
            kind=QUIZ_TYPE,
            uris=[_QUIZ],
        )
    return printed(root)


def _entry(top: Any, resources: Any, key: str, title: str, kind: str, uris: list[str]) -> None:
    item = add(top, "item", identifier=f"muc-{key}", identifierref=key)
    add(item, "title", title)
    resource = add(resources, "resource", identifier=key, type=kind)
    if kind == "webcontent":
        resource.set("href", uris[0])
    for uri in uris:
        add(resource, "file", href=uri)


def _describe(lom: Any, package: LessonPackage) -> None:
    """Standard: IEEE 1484.12.3 in the profile of the cartridge; the order is the schema's."""

    def add_text(parent: Any, name: str, text: str) -> None:
        add(add(parent, name), "string", text, language=package.language)

    general = add(lom, "general")
    add_text(general, "title", package.title)
    add(general, "language", package.language)
    add_text(general, "description", package.description)
    for objective in package.objectives:
        add_text(general, "keyword", objective)
    rights = add(lom, "rights")
    add(add(rights, "copyrightAndOtherRestrictions"), "value", "yes")
    add_text(rights, "description", f"{package.rights_holder}, {package.license}, {package.url}")
