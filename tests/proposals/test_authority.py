"""Only those whom the registry names let something out, and two read what may endanger somebody."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.cli.main import main
from loa.content.entries.offices import Reviewer
from loa.content.library import Library
from loa.content.reviews import check_reviewers
from loa.content.translation import source_hash
from loa.integrations.readings import is_of
from loa.problems import as_text
from portals import VARIANT, MakePortal, page_text
from proposing import (
    FILL,
    REVIEWERS,
    begin_with_reviewers,
    commit,
    edit,
    git,
    merge,
    read,
    reported,
    told,
)

HELP = "tro-giup/goi.md"
PAGES = {
    "cong-dong/mot.md": page_text("Trang một", "Chữ.\n"),
    HELP: page_text("Gọi ai", "Gọi [[helpline:h111]].\n", more="sensitive: true\n").replace(
        "sensitivity: general", "sensitivity: safety"
    ),
}


@pytest.fixture
def root(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    return begin_with_reviewers(make_portal(PAGES), monkeypatch)


def found() -> list[tuple[str, str, str]]:
    return told("not-authorised", "not-read")


def approve(root: Path, name: str, uri: str = "cong-dong/mot.md") -> None:
    review = f"{{status: approved, by: {name}, on: 2025-12-01, document: CV 1}}"
    edit(root / "docs" / uri, lambda text: text.replace("{status: draft}", review))


@pytest.mark.parametrize("name", ["UBND tỉnh", "ubnd"])
def test_who_may_approve_does_and_says_so(root: Path, name: str) -> None:
    approve(root, name)
    commit(root)
    unsaid = (
        "docs/cong-dong/mot.md",
        "major",
        f"Trang ghi là “{name}” duyệt (review.by), mà người ấy chưa xác nhận. Người ấy tự gõ ở máy "
        "của mình: loa propose read --by ubnd. Chưa đọc thì ghi status: draft.",
    )
    assert found() == [unsaid]
    read("toa-soan")
    assert found() == [unsaid]
    read("ubnd")
    assert found() == []


def test_an_approver_without_an_account_cannot_say_so(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = "approves: true, accounts: [t@vi.du]"
    without = REVIEWERS.replace(account, "approves: true")
    assert without != REVIEWERS
    approve(begin_with_reviewers(make_portal(PAGES), monkeypatch, without), "ubnd")
    assert found() == []


@pytest.mark.parametrize("name", ["Tòa soạn", "Trung tâm công tác xã hội", "Ai đó"])
def test_nobody_else_approves(root: Path, name: str) -> None:
    approve(root, name)
    assert found() == [
        ("docs/cong-dong/mot.md", "major",
         f"“{name}” không được giao duyệt trang này (review.by). {FILL}"),
    ]  # fmt: skip


def test_who_may_approve_one_folder_does_not_approve_another(root: Path) -> None:
    approve(root, "ubnd", HELP)
    assert ("“ubnd” không được giao duyệt trang này (review.by)." in found()[0][2]) is True


def test_without_a_registry_nobody_approves(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(begin_with_reviewers(make_portal(PAGES), monkeypatch, ""), "UBND tỉnh")
    assert [row[2] for row in found()] == [
        f"“UBND tỉnh” không được giao duyệt trang này (review.by). {FILL}"
    ]


def test_an_older_approval_stays_also_where_the_page_moves(root: Path) -> None:
    approve(root, "Ai đó")
    merge(root)
    result = CliRunner().invoke(main, ["move", "cong-dong/mot.md", "cong-dong/hai.md"])
    assert result.exit_code == 0, result.output
    assert found() == []


@pytest.mark.parametrize("moves", [False, True])
def test_who_approved_a_text_reads_another_again(root: Path, moves: bool) -> None:
    approve(root, "ubnd")
    merge(root)
    uri = "cong-dong/mot.md"
    if moves:
        result = CliRunner().invoke(main, ["move", uri, "cong-dong/hai.md"])
        assert result.exit_code == 0, result.output
        uri = "cong-dong/hai.md"
    edit(root / "docs" / uri, lambda text: text.replace("Chữ.", "Chữ khác."))
    commit(root)
    unread = (
        f"docs/{uri}",
        "major",
        "“ubnd” đã duyệt trang này khi chữ còn khác (review.by). Người được giao: UBND tỉnh (ubnd)."
        " Người ấy đọc lại: loa propose read --by MÃ. Chưa đọc thì ghi status: draft.",
    )
    assert found() == [unread]
    read("toa-soan")
    assert found() == [unread]
    read("ubnd")
    assert found() == []


def test_a_page_that_is_a_draft_again_waits_for_nobody(root: Path) -> None:
    approve(root, "ubnd")
    merge(root)
    path = root / "docs/cong-dong/mot.md"
    review = re.compile("^review: .*$", re.MULTILINE)
    edit(path, lambda text: review.sub("review: {status: draft}", text) + "\nThêm.\n")
    assert found() == []


def test_what_nobody_reads_on_an_approved_page_may_change(root: Path) -> None:
    approve(root, "ubnd")
    merge(root)
    edit(root / "docs/cong-dong/mot.md", lambda text: text.replace("2027-06-30", "2027-05-30"))
    assert found() == []


NUMBER = 'hours: "24/7"', 'hours: "7h-22h"'
UNREAD = (
    "docs/_data/helplines.yml",
    "major",
    "Mục “h111” được đăng (publish: yes) mà chưa ai có quyền đọc lại. "
    f"Người được giao: Tổ trực số gọi (truc). {FILL}",
)


def test_a_published_number_changes_by_the_word_of_its_keepers(root: Path) -> None:
    edit(root / "docs/_data/helplines.yml", lambda text: text.replace(*NUMBER, 1))
    commit(root)
    assert found() == [UNREAD]
    read("toa-soan")
    assert found() == [UNREAD]
    read("truc")
    assert found() == []


def test_what_changes_after_the_reading_was_not_read(root: Path) -> None:
    edit(root / "docs/_data/helplines.yml", lambda text: text.replace(*NUMBER, 1))
    commit(root)
    read("truc")
    edit(root / "docs/_data/helplines.yml", lambda text: text + "# thêm\n")
    assert found() == [UNREAD]


def test_a_number_is_tried_by_its_keepers(root: Path) -> None:
    tried = 'hours: "24/7"\n    verified: {on: 2025-12-01, by: Ai đó, how: call}'
    edit(root / "docs/_data/helplines.yml", lambda text: text.replace(NUMBER[0], tried, 1))
    commit(root)
    read("truc")
    assert [row[2] for row in found()] == [
        f"“Ai đó” không được giao thử số “h111” (verified.by). {FILL}"
    ]
    edit(root / "docs/_data/helplines.yml", lambda text: text.replace("Ai đó", "truc"))
    commit(root)
    read("truc")
    assert found() == []


def test_a_page_on_safety_is_read_by_two_one_of_whom_knows(root: Path) -> None:
    edit(root / "docs" / HELP, lambda text: text + "\nThêm.\n")
    commit(root)
    hint = (
        "Người được giao: Tòa soạn (toa-soan), Trung tâm công tác xã hội (ctxh). "
        "Đọc xong: loa propose read --by MÃ."
    )
    path = f"docs/{HELP}"
    need = "Trang an toàn cần 2 người đọc lại; mới có: "
    assert found() == [(path, "major", f"{need}chưa ai. {hint}")]
    read("ctxh", "ctxh")
    assert found() == [(path, "major", f"{need}Trung tâm công tác xã hội. {hint}")]
    read("ubnd")
    assert found() == [(path, "major", f"{need}Trung tâm công tác xã hội. {hint}")]
    read("toa-soan")
    assert found() == []
    assert f"- Tòa soạn: `{path}`\n" in reported().stdout


def unread(root: Path) -> list[str]:
    commit(root)
    return [path for path, _, said in found() if said.startswith("Trang an toàn cần 2 người đọc")]


def test_taking_the_mark_of_safety_off_a_page_is_read_by_two(root: Path) -> None:
    unmarked = "sensitivity: safety", "sensitivity: general"
    edit(root / "docs" / HELP, lambda text: text.replace(*unmarked))
    assert unread(root) == [f"docs/{HELP}"]


def test_taking_the_mark_of_safety_off_a_page_that_moves_is_read_by_two(root: Path) -> None:
    result = CliRunner().invoke(main, ["move", HELP, "tro-giup/hoi.md"])
    assert result.exit_code == 0, result.output
    moved = root / "docs/tro-giup/hoi.md"
    edit(moved, lambda text: text.replace("sensitivity: safety", "sensitivity: general"))
    assert unread(root) == ["docs/tro-giup/hoi.md"]


@pytest.mark.parametrize(
    ("uri", "more"), [("tro-giup/goi.tyz.md", VARIANT), ("doc-de/goi.md", f"easy_of: {HELP}\n")]
)
def test_what_is_made_from_a_page_on_safety_is_read_by_two_unmarked_too(
    root: Path, uri: str, more: str
) -> None:
    path = root / "docs" / uri
    path.parent.mkdir(exist_ok=True)
    path.write_text(page_text("X", "Gọi [[helpline:h111]].\n", more=more), "utf-8")
    assert unread(root) == [f"docs/{uri}"]


def test_two_who_never_worked_with_victims_are_not_enough(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewers = REVIEWERS.replace("worked_with_victims: true, ", "")
    root = begin_with_reviewers(make_portal(PAGES), monkeypatch, reviewers)
    edit(root / "docs" / HELP, lambda text: text + "\nThêm.\n")
    commit(root)
    read("ctxh", "toa-soan")
    assert [row[2].partition(". ")[0] for row in found()] == [
        "Trong những người đọc lại chưa có người đã làm việc với người bị hại"
    ]


def test_while_nobody_is_named_two_readers_are_a_reminder(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = begin_with_reviewers(make_portal(PAGES), monkeypatch, "")
    edit(root / "docs" / HELP, lambda text: text + "\nThêm.\n")
    assert [row[1] for row in found()] == ["minor"]


def test_a_page_that_changes_through_a_registry_is_read_there(root: Path) -> None:
    edit(root / "docs/_data/helplines.yml", lambda text: text.replace(*NUMBER, 1))
    commit(root)
    assert HELP in reported().stdout
    assert [row[0] for row in found()] == ["docs/_data/helplines.yml"]


def translated(root: Path, reviewer: str) -> None:
    source = Library.load(root / "docs").get("cong-dong/mot.md")
    assert source is not None
    record = (
        f"{{source_sha256: {source_hash(source)}, translator: M, status: reviewed, "
        f"reviewer: {reviewer}, reviewed_on: 2025-12-01}}"
    )
    text = page_text("X", "Y.\n", more=f"translation: {record}\n")
    (root / "docs/cong-dong/mot.tyz.md").write_text(text, "utf-8")


def test_speakers_review_their_own_language(root: Path) -> None:
    translated(root, "Tòa soạn")
    assert [row[2] for row in found()] == [
        f"“Tòa soạn” không được giao thẩm định tiếng “tyz”. {FILL}"
    ]
    translated(root, "Nhóm tiếng Tày")
    commit(root)
    assert [row[2] for row in found()] == [
        "Bản dịch ghi là “Nhóm tiếng Tày” đã đọc lại, mà người ấy chưa xác nhận. Người ấy tự gõ ở "
        "máy của mình: loa propose read --by tay. Chưa đọc thì ghi status: draft."
    ]
    read("tay")
    assert found() == []


def test_who_reviewed_a_translation_reads_another_text_of_it_again(root: Path) -> None:
    translated(root, "tay")
    merge(root)
    edit(root / "docs/cong-dong/mot.tyz.md", lambda text: text.replace("Y.", "Z."))
    commit(root)
    assert found() == [
        ("docs/cong-dong/mot.tyz.md", "major",
         "“tay” đã thẩm định bản dịch này khi chữ còn khác. Người được giao: Nhóm tiếng Tày (tay). "
         "Người ấy đọc lại: loa propose read --by MÃ. Chưa đọc thì ghi status: draft."),
    ]  # fmt: skip
    read("tay")
    assert found() == []


def test_a_reading_is_of_what_is_committed(root: Path) -> None:
    edit(root / "docs" / HELP, lambda text: text + "\nThêm.\n")
    result = CliRunner().invoke(main, ["propose", "read", "--by", "ctxh"])
    assert (result.exit_code, result.stderr) == (
        1,
        "Còn chỗ sửa chưa ghi nhận (git commit): đọc bản nào thì ghi bản ấy.\n",
    )


@pytest.mark.parametrize(
    ("reviewers", "name", "said"),
    [
        (REVIEWERS, "ctx", "không có “ctx”. Có phải ý bạn là “ctxh”?"),
        ("", "ai", "không có “ai”. Sổ còn trống: chủ cổng ghi người đọc lại vào đó."),
    ],
)
def test_nobody_reads_under_a_name_of_their_own(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch, reviewers: str, name: str, said: str
) -> None:
    root = begin_with_reviewers(make_portal(PAGES), monkeypatch, reviewers)
    before = git(root, "rev-parse", "HEAD")
    result = CliRunner().invoke(main, ["propose", "read", "--by", name])
    assert (result.exit_code, result.stderr) == (1, f"docs/_data/reviewers.yml {said}\n")
    assert git(root, "rev-parse", "HEAD") == before


def test_what_somebody_is_given_exists(root: Path) -> None:
    registry = root / "docs/_data/reviewers.yml"
    edit(registry, lambda text: text.replace("[helplines]", "[helpline]").replace("[tyz]", "[tay]"))
    assert as_text(check_reviewers(Library.load(root / "docs"))) == (
        "docs/_data/reviewers.yml:1: lỗi: “tay” nhận ngôn ngữ “tay”, nhưng không có. "
        "Có phải ý bạn là “tyz”? (unknown-reference)\n"
        "docs/_data/reviewers.yml:1: lỗi: “truc” nhận sổ đăng ký “helpline”, nhưng không có. "
        "Có phải ý bạn là “helplines”? (unknown-reference)"
    )


TYPED = (
    "Lần ghi {} viết “Reviewed-by: truc”, nhưng người ghi là “ke-la@vi.du”, không phải địa chỉ của "
    "Tổ trực số gọi: không tính là đã đọc. Tổ trực số gọi tự gõ “loa propose read --by truc” ở máy "
    "của mình."
)


def test_a_line_typed_in_anothers_name_is_no_reading_and_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(root / "docs/_data/helplines.yml", lambda text: text.replace(*NUMBER, 1))
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "ke-la@vi.du")
    commit(root, "Đổi giờ\n\nReviewed-by: truc")
    head = git(root, "rev-parse", "HEAD")[:7]
    assert found() == [UNREAD, ("docs/_data/reviewers.yml", "major", TYPED.format(head))]


def test_somebody_elses_machine_records_no_reading(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "ke-la@vi.du")
    result = CliRunner().invoke(main, ["propose", "read", "--by", "truc"])
    assert (result.exit_code, result.stderr) == (
        1,
        "Git ở máy này ghi bạn là “ke-la@vi.du”, không có trong accounts của “truc” ở "
        "docs/_data/reviewers.yml. Người được giao tự ghi, hoặc chủ cổng thêm địa chỉ ấy.\n",
    )


@pytest.mark.parametrize(
    ("address", "is_theirs"),
    [
        ("t@vi.du", True),
        ("T@Vi.Du", True),
        ("x@vi.du", False),
        ("", False),
        ("123+to-truc@users.noreply.github.com", True),
        ("to-truc@users.noreply.git.vi.du", True),
        ("123-to-truc@users.noreply.gitlab.com", True),
        ("to-truc@vi.du", False),
        ("123+to-trucx@users.noreply.github.com", False),
        ("to-truc@users.noreply.github.com.ke-la.du", True),
    ],
)
def test_whose_address_it_is(address: str, is_theirs: bool) -> None:
    reviewer = Reviewer(id="truc", name="Tổ", registries=["a"], accounts=["t@vi.du", "@to-truc"])
    assert is_of(address, reviewer) is is_theirs
