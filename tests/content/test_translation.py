"""States of a variant over a table of edits of its source."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loa.content.front_matter import split
from loa.content.library import Library
from loa.content.page import ContentPage, parse_page
from loa.content.registries import Registries, load_registries
from loa.content.translation import State, is_still_good, normalised, source_hash, state_of
from portals import ROOT, page_text

BODY = "## Gọi ai? {#goi}\n\nGọi [[helpline:h111]].\n\nXem tiếp.\n"


@pytest.fixture(scope="module")
def registries() -> Registries:
    return load_registries(ROOT / "docs")[0]


def page(registries: Registries, uri: str, text: str) -> ContentPage:
    found, problems = parse_page(uri, text, f"docs/{uri}", registries)
    assert problems == []
    assert found is not None
    return found


def record(sha256: str, status: str = "draft") -> str:
    more = "  reviewer: Lan\n  reviewed_on: 2026-10-01\n" if status == "reviewed" else ""
    return (
        f'translation:\n  source_sha256: "{sha256}"\n  translator: Minh\n  status: {status}\n{more}'
    )


def edited(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


STALE, GOOD = State.OUTDATED, State.DRAFT
EDITS = {
    "nothing": (edited("", ""), GOOD),
    "a word of the body": (edited("Xem tiếp.", "Đọc tiếp."), STALE),
    "a number to call": (edited("h111", "h113"), STALE),
    "the title": (edited("title: Gốc", "title: Mới"), STALE),
    "the description": (edited("dùng để thử", "dùng thử"), STALE),
    "a heading's anchor": (edited("{#goi}", "{#goi-ai}"), STALE),
    "blanks at a line's end": (edited("Xem tiếp.\n", "Xem tiếp.  \n"), GOOD),
    "empty lines": (edited("\n\nXem", "\n\n\n\nXem"), GOOD),
    "decomposed letters": (edited("tiếp", "tie\u0302\u0301p"), GOOD),
    "the date of the next review": (edited("2027-06-30", "2028-06-30"), GOOD),
    "a search word": (edited("license:", "keywords: [gọi]\nlicense:"), GOOD),
    "a heading's text": (edited("Gọi ai?", "Gọi cho ai?"), STALE),
    "a paragraph more": (edited("Xem tiếp.\n", "Xem tiếp.\n\nThêm.\n"), STALE),
    "a paragraph less": (edited("Xem tiếp.\n", ""), STALE),
    "a line broken elsewhere": (edited("Xem tiếp.", "Xem\ntiếp."), STALE),
    "a capital letter": (edited("Xem tiếp.", "xem tiếp."), STALE),
    "an indented line": (edited("Xem tiếp.", "    Xem tiếp."), STALE),
    "the ends of lines of Windows": (edited("\n", "\r\n"), GOOD),
    "the ends of the file": (edited("Xem tiếp.\n", "Xem tiếp.\n\n\n"), GOOD),
    "the order of the front matter": (
        edited(
            "title: Gốc\ndescription: Trang dùng để thử.\n",
            "description: Trang dùng để thử.\ntitle: Gốc\n",
        ),
        GOOD,
    ),
    "quotes around a title": (edited("title: Gốc", 'title: "Gốc"'), GOOD),
    "a source more": (edited("sources:", "sources:\n  - {id: L53, as_of: 2025-07-02}"), GOOD),
    "the review of the source": (
        edited("{status: draft}", "{status: draft, on: 2026-11-01}"),
        GOOD,
    ),
    "a fact, which is compared": (edited("sensitivity: general", "sensitivity: safety"), GOOD),
}


@pytest.mark.parametrize("name", EDITS)
def test_state_after_an_edit(registries: Registries, name: str) -> None:
    edit, state = EDITS[name]
    text = page_text("Gốc", BODY)
    before = page(registries, "a.md", text)
    variant = page(registries, "a.tyz.md", page_text("Bản", BODY, more=record(source_hash(before))))
    found, _ = parse_page("a.md", edit(text), "docs/a.md", registries)
    assert found is not None
    assert state_of(variant, found) is state


def test_reviewed_is_current_and_a_lost_source_makes_an_orphan(registries: Registries) -> None:
    source = page(registries, "a.md", page_text("Gốc", BODY))
    reviewed = record(source_hash(source), "reviewed")
    variant = page(registries, "a.tyz.md", page_text("Bản", BODY, more=reviewed))
    assert state_of(variant, source) is State.CURRENT
    assert state_of(variant, None) is State.ORPHAN


def test_a_variant_without_a_record_is_worth_no_more_than_an_old_one(
    registries: Registries,
) -> None:
    source = page(registries, "a.md", page_text("Gốc", BODY))
    assert state_of(page(registries, "a.tyz.md", page_text("Bản", BODY)), source) is STALE


def test_minor_edits_are_a_chain_that_a_real_edit_breaks() -> None:
    chain = {"a": "b", "b": "c"}
    assert is_still_good("a", "c", chain)
    assert is_still_good("b", "c", chain)
    # After a real edit to d the old pairs vouch for nobody.
    assert not is_still_good("a", "d", chain)
    assert not is_still_good("a", "c", {"a": "b", "b": "a"})


def test_normalised_keeps_indentation() -> None:
    assert normalised("\n\n- a \n    - b\t\n\n\n\nc\n\n") == "- a\n    - b\n\nc"


def library(tmp_path: Path, registries: Registries, pages: dict[str, str]) -> Library:
    found = [page(registries, uri, text) for uri, text in pages.items()]
    return Library.of(tmp_path, registries, found, frozenset(pages))


def test_an_outdated_safety_page_is_withheld_and_readers_get_the_vietnamese_one(
    tmp_path: Path, registries: Registries
) -> None:
    safety = page_text("Gốc", BODY).replace("general", "safety")
    old = page_text("舊", BODY, more=record("0" * 64)).replace("general", "safety")
    general = page_text("Khác", BODY)
    found = library(
        tmp_path,
        registries,
        {
            "a.md": safety,
            "a.zh-Hant.md": old,
            "b.md": general,
            "b.zh-Hant.md": page_text("舊", BODY, more=record("0" * 64)),
        },
    )
    assert [p.src_uri for p in found.published] == ["a.md", "b.md", "b.zh-Hant.md"]
    best = found.best_variant("a.md", "zh-Hant")
    assert best is not None
    assert best.src_uri == "a.md"


def test_the_policy_of_a_language_decides_on_drafts(tmp_path: Path, registries: Registries) -> None:
    text = page_text("Gốc", BODY)
    sha256 = source_hash(page(registries, "a.md", text))
    pages = {"a.md": text}
    for language in ("tyz", "zh-Hant"):
        pages[f"a.{language}.md"] = page_text("Bản", BODY, more=record(sha256))
    pages["a.nut.md"] = page_text("Bản", BODY, more=record(sha256, "reviewed"))
    found = library(tmp_path, registries, pages)
    assert found.published_languages() == ["vi", "nut", "zh-Hant"]


def test_a_language_home_is_published_without_being_a_translation(
    tmp_path: Path, registries: Registries
) -> None:
    home = (
        "---\ntitle: Tiếng Tày\ndescription: Số điện thoại.\n"
        "type: language-home\nreview_by: 2027-06-30\n---\n"
    )
    found = library(
        tmp_path, registries, {"index.md": page_text("Gốc", BODY), "index.tyz.md": home}
    )
    own = found.get("index.tyz.md")
    assert own is not None
    assert found.is_published(own)
    assert found.state(own) is None
    assert found.translations("index.md") == ()
    # No build of its own: its words are Vietnamese.
    assert found.published_languages() == ["vi"]


def test_a_language_home_cannot_claim_to_be_a_translation(registries: Registries) -> None:
    text = (
        "---\ntitle: Tiếng Tày\ndescription: Số điện thoại.\ntype: language-home\n"
        f"review_by: 2027-06-30\n{record('0' * 64)}---\n"
    )
    _, problems = parse_page("index.tyz.md", text, "docs/index.tyz.md", registries)
    assert [problem.message for problem in problems] == [
        "Trường “khai báo”: trang đầu của ngôn ngữ không phải bản dịch, bỏ trường translation."
    ]


def test_the_real_chinese_drafts_fit_their_sources() -> None:
    found = Library.load(ROOT / "docs")
    chinese = [one for one in found.pages if one.language == "zh-Hant"]
    assert len(chinese) >= 11
    for one in chinese:
        assert split((ROOT / "docs" / one.src_uri).read_text("utf-8"), one.path)[1] == []
        assert found.state(one) in {State.DRAFT, State.OUTDATED}
