"""A page is rendered for its handouts only where it, or something that it asked, has changed."""

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from handout_samples import LoadPortal
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.shelf import Shelf
from loa.handouts import key_cache, maker
from loa.integrations import portal as portals_of
from loa.integrations import unchanged
from loa.integrations.portal import KEPT, Portal
from portals import VARIANT, page_text

TEXTS = "handouts: [loudspeaker-line]\n"
SECTION = "\n## Loa {{#cau-loa}}\n\n- {words}\n"


def line(title: str, words: str, more: str = "") -> str:
    """A page with a line for the loudspeaker, which takes no time to make."""
    return page_text(title, SECTION.format(words=words), "guide", TEXTS + more)


CALLS, LEADS, ALONE = "du-lich/goi.md", "du-lich/dan.md", "du-lich/rieng.md"
EASY, FULL = "du-lich/de.md", "du-lich/day-du.md"
PAGES = {
    CALLS: line("Gọi", "Thấy lo, gọi số [[helpline:h111]]."),
    LEADS: line("Dẫn", "Xem [trang riêng](rieng.md).") + "\n/// listing\n    section: lich\n///\n",
    ALONE: line("Riêng", "Hỏi người nhà trước khi đi."),
    "lich/ngay.md": page_text("Ngày", "Chữ.\n", "guide"),
}


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are rendered for paper, each once, in their order."""
    found: list[str] = []
    render = Portal.render

    def noted(self: Portal, page: ContentPage) -> str:
        if page.src_uri not in found:
            found.append(page.src_uri)
        return render(self, page)

    monkeypatch.setattr(Portal, "render", noted)
    return found


def texts(root: Path, *, force: bool = False) -> dict[str, bytes]:
    """The text files of a portal, as they are after what lies in its folder now."""
    shop = Portal.load(root).workshop(formats=frozenset({"txt"}), force=force)
    return {one.dest_uri: one.stored.read_bytes() for one in shop.make_all().artifacts}


def edit(root: Path, uri: str, old: str, new: str) -> None:
    path = root / uri
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_rendered_again(load_portal: LoadPortal, rendered: list[str]) -> None:
    root = load_portal(PAGES).root
    first = texts(root)
    assert rendered == [LEADS, CALLS, ALONE]
    rendered.clear()
    assert texts(root) == first
    assert rendered == []


EDITS: dict[str, tuple[list[str], str, str, str]] = {
    "its text": ([ALONE], f"docs/{ALONE}", "Hỏi người nhà", "Hỏi cha mẹ"),
    "its front matter": ([ALONE], f"docs/{ALONE}", "title: Riêng", "title: Riêng ra"),
    "a page of its list": ([LEADS], "docs/lich/ngay.md", "title: Ngày", "title: Ngày hội"),
    "a page that nobody asks": ([], "docs/lich/ngay.md", "Chữ.", "Chữ khác."),
    "a number": ([LEADS, CALLS, ALONE], "docs/_data/helplines.yml", 'number: "111"',
                 'number: "1119"'),
    "settings": ([LEADS, CALLS, ALONE], "mkdocs.yml", "loa.example.vn", "khac.example.vn"),
    "a template": ([LEADS, CALLS, ALONE], "overrides/main.html", "</body>", "<!-- --></body>"),
    "a style sheet": ([], "overrides/assets/stylesheets/loa/base.css", "}", "} "),
}  # fmt: skip


@pytest.mark.parametrize("what", EDITS)
def test_what_was_edited_is_made_again_and_no_more(
    load_portal: LoadPortal, rendered: list[str], what: str
) -> None:
    again, uri, old, new = EDITS[what]
    root = load_portal(PAGES).root
    texts(root)
    rendered.clear()
    edit(root, uri, old, new)
    found = texts(root)
    assert rendered == again
    assert found == texts(root, force=True)


Change = Callable[[Path, pytest.MonkeyPatch], None]


def our_code(root: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(unchanged, "code_of", lambda *packages: "another code")


def makers_code(root: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(maker, "code_of", lambda *packages: "another code")


def typefaces(root: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(maker, "font_version", lambda: "another version")


def tools(root: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(maker, "version_of", lambda tool: "another version")


def day(root: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(portals_of, "build_time", lambda root: datetime(2029, 11, 21, tzinfo=UTC))


def drawing(root: Path, patch: pytest.MonkeyPatch) -> None:
    edit(root, "docs/_data/scenes/co-quan.yml", "\n", "\n# Chữ.\n")


def lost(root: Path, patch: pytest.MonkeyPatch) -> None:
    (root / ".cache" / "loa" / KEPT / key_cache.FILE).unlink()


def damaged(root: Path, patch: pytest.MonkeyPatch) -> None:
    path = root / ".cache" / "loa" / KEPT / key_cache.FILE
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


@pytest.mark.parametrize(
    "change", [our_code, makers_code, typefaces, tools, day, drawing, lost, damaged]
)
def test_what_every_page_is_made_with(
    load_portal: LoadPortal, rendered: list[str], monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    root = load_portal(PAGES).root
    texts(root)
    rendered.clear()
    change(root, monkeypatch)
    found = texts(root)
    assert rendered == [LEADS, CALLS, ALONE]
    assert found == texts(root, force=True)


def test_an_address_on_paper_follows_a_page_that_was_translated(load_portal: LoadPortal) -> None:
    """The link reads the same, yet it leads to the translation from now on."""
    body = "Xem [trang kia](kia.md).\n"
    root = load_portal({
        "du-lich/mot.md": page_text("Một", body, more="handouts: [checklist]\n"),
        "du-lich/mot.tyz.md": page_text("Một tyz", body, more=f"handouts: [checklist]\n{VARIANT}"),
        "du-lich/kia.md": page_text("Kia", "Chữ.\n"),
    }).root  # fmt: skip
    edit(root, "docs/_data/languages.yml", "reviewed-only", "with-banner")

    def addresses() -> list[str]:
        made = Portal.load(root).workshop().make_all().chapters
        pattern = r"loa\.example\.vn/[a-z/-]*kia"
        return [found for one in made for found in re.findall(pattern, one.stored.read_text())]

    assert addresses() == ["loa.example.vn/du-lich/kia"] * 2
    path = root / "docs" / "du-lich" / "kia.tyz.md"
    path.write_text(page_text("Kia tyz", "Chữ.\n", more=VARIANT), encoding="utf-8")
    assert addresses() == ["loa.example.vn/du-lich/kia", "loa.example.vn/tyz/du-lich/kia"]


def test_pages_that_a_run_leaves_out_stay_known(
    load_portal: LoadPortal, rendered: list[str]
) -> None:
    root = load_portal(PAGES).root
    texts(root)
    portal = Portal.load(root)
    page = portal.library.get(ALONE)
    assert page is not None
    portal.workshop().make_all([page])
    rendered.clear()
    texts(root)
    assert rendered == []


def test_pages_that_are_gone_are_forgotten(load_portal: LoadPortal) -> None:
    root = load_portal({ALONE: PAGES[ALONE], CALLS: PAGES[CALLS]}).root
    path = root / ".cache" / "loa" / KEPT / key_cache.FILE
    for gone, names in (("", {f"{ALONE} ", f"{CALLS} "}), (ALONE, {f"{CALLS} "})):
        if gone:
            (root / "docs" / gone).unlink()
        Portal.load(root).workshop().make_all()
        shelf = Shelf(path, lambda question: "")
        shelf.keep_rest()
        assert set(shelf._now) == names


@pytest.mark.parametrize("is_new", [True, False])
def test_a_number_that_is_saved_while_a_build_reads_is_not_mistaken(
    load_portal: LoadPortal, monkeypatch: pytest.MonkeyPatch, is_new: bool
) -> None:
    """Saved before the registries are read, or after: neither text is found as the other."""
    root = load_portal({CALLS: PAGES[CALLS]}).root
    registry = root / "docs" / "_data" / "helplines.yml"
    before = registry.read_bytes()
    load = Library.load

    def meanwhile(*given: Any) -> Library:
        read = None if is_new else load(*given)
        edit(root, "docs/_data/helplines.yml", 'number: "111"', 'number: "1119"')
        return read or load(*given)

    with monkeypatch.context() as patch:
        patch.setattr(Library, "load", meanwhile)
        first = texts(root)
    after = registry.read_bytes()
    # With the text that was not read, then with the other one.
    for data in (before, after) if is_new else (after, before):
        registry.write_bytes(data)
        found = texts(root)
        assert found == texts(root, force=True)
        assert (found == first) is (data == (after if is_new else before))


def test_a_run_without_room_makes_everything(load_portal: LoadPortal, rendered: list[str]) -> None:
    """A shelf that cannot be written is one that is not there."""
    root = load_portal({ALONE: PAGES[ALONE]}).root
    shelf = root / ".cache" / "loa" / KEPT / key_cache.FILE
    shelf.mkdir(parents=True)
    first = texts(root)
    rendered.clear()
    assert texts(root) == first
    assert rendered == [ALONE]
    shutil.rmtree(shelf)
