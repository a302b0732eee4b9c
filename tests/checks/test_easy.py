"""A page in easy words is easy, belongs to one page, and says nothing that page does not say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loa.checks.easy import LONGEST, check_easy_version, check_easy_version_is_fresh
from loa.content.library import Library
from loa.problems import Problem
from loa.translation.desk import mark_easy, mark_minor
from loa.translation.exchange import RefusedError
from portals import ROOT, page_text

MakePortal = Callable[[dict[str, str]], Path]
WHOLE = "Chỗ ở tạm không quá 120 ngày. Cần hỏi thì gọi [[helpline:h111]]. Ở đó có người nghe.\n"


def found(make_portal: MakePortal, pages: dict[str, str]) -> list[tuple[str, str, str]]:
    """Place, code and message of what is wrong with the easy pages of a portal."""
    library = Library.load(make_portal(pages) / "docs")
    assert list(library.problems) == []
    every = [one for page in library.pages for one in check_easy_version(page, library)]
    return [(f"{one.path}:{one.line}", one.code, one.message) for one in every]


def easy(body: str, of: str = "a.md", more: str = "") -> str:
    return page_text("Trang (đọc dễ)", body, more=f"easy_of: {of}\n{more}")


def syllables(count: int) -> str:
    """A sentence of so many syllables with a comma after every third: none stands in a run."""
    words = ["Em", *["nói", "to", "lên"] * count][:count]
    return " ".join(f"{word}," if n % 3 == 2 else word for n, word in enumerate(words)) + ".\n"


def test_the_portals_own_easy_pages_are_in_order() -> None:
    library = Library.load(ROOT / "docs")
    pages = [page for page in library.published if page.meta.easy_of]
    assert len(pages) >= 12
    assert [one for page in pages for one in check_easy_version(page, library)] == []


def test_what_the_page_in_full_says_may_be_said_again(make_portal: MakePortal) -> None:
    body = "Chỗ ở tạm: 120 ngày.\n\nGọi [[helpline:h111]].\n"
    assert found(make_portal, {"a.md": page_text("Trang", WHOLE), "b.md": easy(body)}) == []


def test_a_figure_and_a_number_to_call_that_are_new_are_named(make_portal: MakePortal) -> None:
    body = "Chỗ ở tạm: 200 ngày.\n\nGọi [[helpline:h113]].\n"
    assert found(make_portal, {"a.md": page_text("Trang", WHOLE), "b.md": easy(body)}) == [
        (
            "docs/b.md:17", "easy-version-new-fact",
            "Trang đầy đủ docs/a.md không nhắc tới [[helpline:h113]].",
        ),
        (
            "docs/b.md:15", "easy-version-new-fact",
            "Trang đầy đủ docs/a.md không có con số “200”.",
        ),
        (
            "docs/b.md:17", "easy-version-new-fact",
            "Trang đầy đủ docs/a.md không có con số “113”.",
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(("more", "is_too_long"), [(-1, False), (0, False), (1, True)])
def test_no_sentence_is_longer_than_sixteen_syllables(
    make_portal: MakePortal, more: int, is_too_long: bool
) -> None:
    assert LONGEST == 16
    short = "Em nói to lên đi.\n\n" * 8
    pages = {"a.md": page_text("Trang", WHOLE), "b.md": easy(short + syllables(LONGEST + more))}
    assert (
        found(make_portal, pages)
        == [("docs/b.md:31", "easy-version-hard", "Câu của bản đọc dễ dài 17 tiếng, tối đa 16.")]
        * is_too_long
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Em nói to lên, rồi em đi về nhà.", []),
        (
            "Em đến trạm y tế xã để hỏi thăm về việc ấy.",
            ["Bản đọc dễ còn khó: điểm 1,20, mức 1,10. Câu khó nhất ở dòng này."],
        ),
    ],
)
def test_an_easy_version_is_easier_than_any_other_page(
    make_portal: MakePortal, sentence: str, expected: list[str]
) -> None:
    pages = {"a.md": page_text("Trang", WHOLE), "b.md": easy(f"{sentence}\n\n" * 5)}
    assert [message for _, _, message in found(make_portal, pages)] == expected


def test_short_sentences_of_offices_are_hard_too(make_portal: MakePortal) -> None:
    hard = "Cơ quan tiến hành tố tụng cấp tỉnh tiếp nhận hồ sơ.\n\n" * 6
    pages = {"a.md": page_text("Trang", WHOLE), "b.md": easy(hard)}
    codes = [(place, code) for place, code, _ in found(make_portal, pages)]
    assert codes == [("docs/b.md:15", "easy-version-hard")]


@pytest.mark.parametrize(
    ("of", "message"),
    [
        ("c.md", "Bản đọc dễ của “c.md”, nhưng không có trang đó."),
        ("b.md", "“b.md” cũng là bản đọc dễ: hãy ghi trang đầy đủ."),
        ("s.md", "Trang đầy đủ có “sensitive: true” thì bản đọc dễ cũng phải có."),
    ],
)
def test_it_names_a_page_in_full_with_the_same_way_out(
    make_portal: MakePortal, of: str, message: str
) -> None:
    pages = {
        "a.md": page_text("Trang", WHOLE),
        "s.md": page_text("Kín", WHOLE, more="sensitive: true\n"),
        "b.md": easy("Em nói.\n", of=of),
    }
    assert found(make_portal, pages) == [("docs/b.md:13", "easy-version-source", message)]


def test_a_page_has_one_easy_version(make_portal: MakePortal) -> None:
    pages = {
        "a.md": page_text("Trang", WHOLE),
        "b.md": easy("Em nói.\n"),
        "c.md": easy("Em nói.\n"),
    }
    assert found(make_portal, pages) == [
        ("docs/c.md:13", "easy-version-source", "“a.md” đã có bản đọc dễ: docs/b.md.")
    ]


@pytest.fixture
def docs(make_portal: MakePortal) -> Path:
    """A page in full and its easy version, which was held against it."""
    docs = make_portal({"a.md": page_text("Trang", WHOLE), "b.md": easy("Em nói.\n")}) / "docs"
    change = mark_easy(Library.load(docs), "b.md")
    assert change is not None
    change.write()
    return docs


def reminders(docs: Path) -> list[Problem]:
    library = Library.load(docs)
    return [one for page in library.pages for one in check_easy_version_is_fresh(page, library)]


def change(docs: Path, old: str, new: str) -> None:
    text = (docs / "a.md").read_text(encoding="utf-8")
    assert old in text
    (docs / "a.md").write_text(text.replace(old, new), encoding="utf-8")


def test_whose_page_changes_is_reminded_until_somebody_held_them_together(docs: Path) -> None:
    assert reminders(docs) == []
    assert mark_easy(Library.load(docs), "b.md") is None
    change(docs, "Ở đó có người nghe.", "Ở đó có người trực đêm.")
    assert reminders(docs) == [
        Problem(
            "docs/b.md", 14, "easy-version-outdated",
            "Trang đầy đủ docs/a.md đã đổi sau bản đọc dễ này.",
            "Đọc hai trang cạnh nhau, sửa chỗ đã đổi, rồi chạy “loa translate easy b.md”.",
            "warning",
        )
    ]  # fmt: skip
    settled = mark_easy(Library.load(docs), "b.md")
    assert settled is not None
    settled.write()
    assert reminders(docs) == []


def test_an_easy_version_without_a_record_is_told_so(make_portal: MakePortal) -> None:
    docs = make_portal({"a.md": page_text("Trang", WHOLE), "b.md": easy("Em nói.\n")}) / "docs"
    assert [(one.line, one.message) for one in reminders(docs)] == [
        (13, "Chưa ghi bản đọc dễ này theo chữ nào của docs/a.md.")
    ]


def test_a_minor_edit_of_the_page_reminds_nobody(docs: Path) -> None:
    library = Library.load(docs)
    before = library.get("a.md")
    change(docs, "Ở đó", "Ở đây")
    after = Library.load(docs)
    page = after.get("a.md")
    assert before is not None
    assert page is not None
    edit = mark_minor(after, page, before)
    assert edit is not None
    edit.write()
    assert reminders(docs) == []


def test_what_is_no_easy_version_cannot_follow_a_page(make_portal: MakePortal) -> None:
    library = Library.load(
        make_portal({"a.md": page_text("T"), "b.md": easy("E.", of="c.md")}) / "docs"
    )
    with pytest.raises(RefusedError) as refused:
        mark_easy(library, "a.md")
    assert refused.value.reasons == ("“a.md” không phải là một bản đọc dễ (easy_of) đọc được.",)
    with pytest.raises(RefusedError) as refused:
        mark_easy(library, "b.md")
    assert refused.value.reasons == ("Không có trang đầy đủ “c.md”.",)


def test_the_portals_own_easy_pages_say_which_text_they_follow() -> None:
    library = Library.load(ROOT / "docs")
    assert [easy.path for easy in library.easy_versions.values() if not easy.meta.easy_sha256] == []
