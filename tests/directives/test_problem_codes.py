"""The editors' guide prints every code, says where its examples stand, and links to it."""

from datetime import date
from typing import get_args

from loa.codes import Where, catalogue
from loa.content.library import Library
from loa.directives.context import RenderContext
from loa.directives.guide import PLACES, problem_codes
from portals import ROOT, MakePortal


def test_every_code_has_an_entry_and_a_link(make_portal: MakePortal) -> None:
    library = Library.load(make_portal({}) / "docs")
    markup = problem_codes(RenderContext(library, ROOT / "overrides", date(2026, 11, 23)))
    for code in catalogue():
        assert f'<h3 id="ma-{code}">' in markup
        assert f'href="#ma-{code}"' in markup
    assert "Sai (tên tệp):" in markup


def test_every_kind_of_example_has_its_words() -> None:
    assert list(PLACES) == list(get_args(Where))
