"""The editors' guide prints every code, says where its examples stand, and links to it."""

from datetime import date
from typing import get_args

import pytest

from loa.codes import Where, catalogue
from loa.content.library import Library
from loa.directives.blocks.problem_code_index import problem_code_index
from loa.directives.blocks.problem_codes import problem_codes
from loa.directives.context import RenderContext
from loa.directives.guide import PARTS, PLACES
from portals import ROOT, MakePortal


def test_every_code_has_an_entry_and_a_link(make_portal: MakePortal) -> None:
    library = Library.load(make_portal({}) / "docs")
    context = RenderContext(library, ROOT / "overrides", date(2026, 11, 23))
    index = problem_code_index(context)
    pages = {part: problem_codes(context, part) for part in PARTS}
    for code in catalogue():
        part = next(part for part in PARTS if part[0] <= code[0] <= part[-1])
        assert f'<h2 id="ma-{code}">' in pages[part]
        assert f'ma-loi-{part}.md#ma-{code}"' in index
    assert "Sai (tên tệp):" in "".join(pages.values())


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_a_page_of_the_guide(part: str) -> None:
    page = ROOT / "docs" / "bien-tap" / f"ma-loi-{part}.md"
    assert f"/// problem-codes | {part}\n///\n" in page.read_text(encoding="utf-8")


def test_every_kind_of_example_has_its_words() -> None:
    assert list(PLACES) == list(get_args(Where))
