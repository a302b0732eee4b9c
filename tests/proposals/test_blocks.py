"""A page whose block prints a registry is reached by whatever changes in it."""

from dataclasses import fields

from loa.content.library import Library
from loa.content.registries import Registries
from loa.directives.extension import LoaExtension
from loa.directives.registry import DIRECTIVES
from loa.proposals.changes import EntryChange, changed_pages
from portals import MakePortal, page_text

PRINTING = {name: one for name, one in DIRECTIVES.items() if one.prints}


def test_blocks_that_print_registries_say_which() -> None:
    assert LoaExtension  # It knows every block.
    known = {field.name for field in fields(Registries)}
    assert {registry for one in PRINTING.values() for registry in one.prints} <= known
    assert {"agency", "helplines", "languages", "region", "review-desk"} <= PRINTING.keys()


def test_a_changed_entry_reaches_the_pages_whose_block_prints_it(make_portal: MakePortal) -> None:
    pages = {
        f"cong-dong/{name}.md": page_text(name, f"/// {name}{' | x' * bool(one.argument)}\n///\n")
        for name, one in PRINTING.items()
    }
    library = Library.load(make_portal(pages) / "docs")
    registries = {registry for one in PRINTING.values() for registry in one.prints}
    there = {name: next(iter(getattr(library.registries, name)), None) for name in registries}
    changed = [EntryChange(name, key, ()) for name, key in there.items() if key is not None]
    found = changed_pages(library, library, frozenset(), changed)
    reached = {one.page.slug: one.through for one in found}
    for name, one in PRINTING.items():
        for registry in one.prints:
            if there[registry] is not None:
                assert f"{registry}/{there[registry]}" in reached[name]
