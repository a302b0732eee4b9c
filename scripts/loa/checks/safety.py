"""What an editor wrote that no page carries, because it could run or ask another host."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.problems import Problem
from loa.safety.drawings import faults_of
from loa.safety.markup import is_safe_attribute, refused_tags


@check("unsafe-html")
def check_html(page: ContentPage, library: Library) -> Iterator[Problem]:
    """HTML in a page's text has only tags that are published."""
    for piece in page.reading.html:
        for tag, row in refused_tags(piece.text):
            message = say("The tag {tag} must not be published.", tag=tag)
            hint = say("Write it in Markdown, or use a block of the editors' guide.")
            yield Problem(page.path, page.body_line(piece.line + row), "unsafe-html", message, hint)


@check("unsafe-html", "unsafe-link")
def check_attributes(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Links lead to pages, numbers and letters; attribute lists set nothing that runs."""
    seen: set[tuple[str, str, str]] = set()
    for attribute in page.reading.attributes:
        tag, name, value = attribute.tag, attribute.name, attribute.value
        if is_safe_attribute(tag, name, value) or (tag, name, value) in seen:
            continue
        seen.add((tag, name, value))
        line = page.body_line(attribute.line)
        if name in ("href", "src"):
            message = say("The address “{value}” must not be published.", value=value)
            hint = say(
                "Use files of the portal only, or addresses that begin with https:, tel:, "
                "sms: or mailto:."
            )
            yield Problem(page.path, line, "unsafe-link", message, hint)
        else:
            message = say(
                "The attribute {name}=“{value}” must not be published.", name=name, value=value
            )
            hint = say(
                "Remove it: letters and colours are there already, and pages run no commands."
            )
            yield Problem(page.path, line, "unsafe-html", message, hint)


@check("unsafe-drawing", scope="portal")
def check_drawings(library: Library) -> Iterator[Problem]:
    """Drawings below docs/ hold shapes and words, nothing that runs or calls."""
    for uri in sorted(library.files):
        if not uri.lower().endswith(".svg"):
            continue
        faults = faults_of((library.docs_dir / uri).read_bytes())
        if faults:
            message = say(
                "The drawing has what must not be published: {faults}.", faults=", ".join(faults)
            )
            hint = say("In the drawing program save it as “Plain SVG” and send it again.")
            path = f"{library.docs_dir.name}/{uri}"
            yield Problem(path, 1, "unsafe-drawing", message, hint)
