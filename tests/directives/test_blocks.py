"""Every block's own examples are written rightly and print what they printed.

What an example prints lies beside it (`example-1.html`), as it is in a portal that `loa init`
writes: no province's registries change it. LOA_GOLDEN=1 writes it anew, to be read in the diff.
"""

import os
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import markdown
import pytest
from lxml.html import fragment_fromstring, tostring

from loa.app.starting import new_portal, write_portal
from loa.content.page import ContentPage, parse_page
from loa.directives.check import check_directives
from loa.directives.context import RenderContext
from loa.directives.extension import LoaExtension
from loa.directives.registry import DIRECTIVES, Directive, Example
from loa.directives.samples import written
from loa.integrations.portal import Portal
from loa.reading.markup import EXTENSION_CONFIGS, EXTENSIONS
from loa.scaffold.portal_options import PortalOptions
from once import made_once
from portals import page_text

OWN = PortalOptions(
    "An toàn dưới nước",
    "https://nuoc.example.vn/",
    "tỉnh Ví Dụ",
    "phòng, chống đuối nước",
    ["Sở Ví dụ"],
    ["en=Tiếng Anh"],
)
SCENE = """\
group: event
alt: "Cha mẹ đứng trước nhà."
panels:
  - {place: home, people: [{who: mother, at: 112}]}
"""
SHOWN = 3
"""Of neighbours that are alike as many are kept: the rest would only make a diff long."""
CASES = [
    pytest.param(block, number, id=f"{name}-{number}")
    for name, block in sorted(DIRECTIVES.items())
    for number in range(1, len(block.examples) + 1)
]
"""Each block with the numbers of its examples."""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    def write(folder: Path) -> None:
        write_portal(folder / "cong", new_portal(OWN), date(2026, 1, 1))
        data = folder / "cong" / "docs" / "_data"
        (data / "scenes").mkdir()
        (data / "scenes" / "nha.yml").write_text(SCENE, encoding="utf-8")
        agencies = (data / "agencies.yml").read_text(encoding="utf-8")
        known = "publish: yes\n  confidence: high\n  as_of: 2026-01-01\n  sources: [x]"
        unknown = "publish: check\n  confidence: low\n  as_of: null\n  sources: []"
        (data / "agencies.yml").write_text(agencies.replace(unknown, known), encoding="utf-8")

    return Portal.load(made_once(tmp_path_factory, "blocks", write) / "cong")


def page_with(portal: Portal, context: RenderContext, example: Example) -> ContentPage:
    body = written(example, context)
    library = portal.library
    if example.page != "page":
        page = next(one for one in library.pages if one.meta.type == example.page)
        return replace(page, document=replace(page.document, body=body))
    folder = next(iter(library.registries.sections))
    text = page_text("Trang thử", f"\n{body}\n")
    # Of another portal's registries: what the front matter cites is not looked at.
    page, _ = parse_page(f"{folder}/thu-khoi.md", text, "docs/thu-khoi.md", library.registries)
    assert page is not None
    return page


def printed(portal: Portal, example: Example) -> tuple[str, list[str]]:
    """What an example prints on the web, and what is told of it."""
    context = portal.render_context()
    context.page = page_with(portal, context, example)
    md = markdown.Markdown(
        extensions=[*EXTENSIONS, LoaExtension(context)], extension_configs=EXTENSION_CONFIGS
    )
    html = md.convert(context.page.body)
    told = [*check_directives(context.page, portal.library), *context.problems]
    return html, [problem.code for problem in told]


def shortened(html: str) -> str:
    """Markup without what only repeats its neighbours."""
    # What the page's type puts below is no part of the block.
    root = fragment_fromstring(html, create_parent="div")[0]
    root.tail = None
    for parent in list(root.iter()):
        counts = Counter[tuple[str, str]]()
        for child in list(parent):
            counts[kind := (str(child.tag), child.get("class", ""))] += 1
            if counts[kind] > SHOWN:
                parent.remove(child)
    return f"{tostring(root, encoding='unicode')}\n"


@pytest.mark.parametrize(("block", "number"), CASES)
def test_an_example_prints_what_it_printed(portal: Portal, block: Directive, number: int) -> None:
    html, _ = printed(portal, block.examples[number - 1])
    found = shortened(html)
    golden = block.folder / f"example-{number}.html"
    if os.environ.get("LOA_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(("block", "number"), CASES)
def test_an_example_that_editors_see_is_right(
    portal: Portal, block: Directive, number: int
) -> None:
    example = block.examples[number - 1]
    _, told = printed(portal, example)
    assert example.hidden or told == []


@pytest.mark.parametrize("block", [pytest.param(one, id=one.name) for one in DIRECTIVES.values()])
def test_editors_see_at_least_one_example(block: Directive) -> None:
    assert not all(example.hidden for example in block.examples)
