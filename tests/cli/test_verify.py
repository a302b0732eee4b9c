"""`loa verify helplines` as whoever calls the numbers types it."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli.main import main
from loa.content.entries.offices import Verified
from loa.content.library import Library
from loa.publishing.verifying import call_sheet, with_verified
from portals import write_portal


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_portal(tmp_path / "portal", {})
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["verify", "helplines", *arguments])


def registry(root: Path) -> str:
    return (root / "docs/_data/helplines.yml").read_text("utf-8")


SHEET = """\
111  Tổng đài 111  (h111)
  Lần thử trước: {}
  Gọi ngoài giờ bận. Nói ngay: đây là cuộc gọi thử, để kiểm tra số.
  [ ] Có người nghe máy không? Chờ bao lâu?
  [ ] Đây có đúng là “Tổng đài” không?
  [ ] Số này còn nhận việc này không: Việc.
  [ ] Giờ trực: đang ghi “24/7”. Còn đúng không?
  [ ] Gọi có mất tiền không: đang ghi “chưa ghi”. Còn đúng không?
  [ ] Gọi từ nước ngoài được không?
  Xong thì ghi: loa verify helplines h111 --by "Tên bạn" --how call
"""


def asked(root: Path, number: str = "111", verified: str = "") -> str:
    line = Library.load(root / "docs").registries.helplines["h111"]
    changes = {"number": number, "name": "Tổng đài", "purpose": "Việc.", "cost": None}
    tried = {"on": verified, "by": "Hoa", "how": "call"}
    record = Verified.model_validate(tried) if verified else None
    return call_sheet([line.model_copy(update={**changes, "verified": record})], date(2026, 11, 29))


def test_the_sheet_says_what_to_ask(root: Path) -> None:
    assert asked(root) == SHEET.format("chưa có")


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2026-06-01", "1/6/2026, gọi thử, Hoa; hết hạn 28/11/2026"),
        ("2026-06-02", "2/6/2026, gọi thử, Hoa; còn hạn tới 29/11/2026"),
        ("2026-06-03", "3/6/2026, gọi thử, Hoa; còn hạn tới 30/11/2026"),
    ],
)
def test_the_sheet_says_until_when_a_try_counts(root: Path, on: str, state: str) -> None:
    assert asked(root, verified=on) == SHEET.format(state)


@pytest.mark.parametrize("number", ["112", "113", "114", "115"])
def test_nobody_is_asked_to_keep_an_emergency_line_busy(root: Path, number: str) -> None:
    sheet = asked(root, number)
    assert "KHÔNG gọi thử" in sheet
    assert "Có người nghe máy" not in sheet
    assert "--how letter" in sheet


def test_a_number_of_another_country_is_looked_up_not_called(root: Path) -> None:
    sheet = run().output.partition("1955  ")[2]
    assert "Không gọi được từ trong nước: xem trang chính thức ở Đài Loan" in sheet
    assert "Có người nghe máy" not in sheet
    assert 'loa verify helplines h1955tw --by "Tên bạn" --how website' in sheet


def test_the_sheet_has_every_published_number_and_no_other(root: Path) -> None:
    registries = Library.load(root / "docs").registries
    numbers = [str(line.number) for line in registries.cleared_helplines]
    rows = [row for row in run().output.splitlines() if row and not row.startswith(" ")]
    assert [row.partition("  ")[0] for row in rows] == numbers


def test_a_try_is_one_line_of_the_registry_and_the_next_takes_its_place(root: Path) -> None:
    before = registry(root).splitlines()
    result = run("mfa1", "--by", 'Chị "Hoa"', "--on", "2026-11-01")
    assert result.output == 'Đã ghi: +84 981 84 84 84, gọi thử ngày 2026-11-01, Chị "Hoa".\n'
    run("mfa1", "--by", "Bác Ba", "--on", "2026-11-02", "--how", "website")
    after = registry(root).splitlines()
    row = '    verified: {on: 2026-11-02, by: "Bác Ba", how: website}'
    assert [one for one in after if one not in before] == [row]
    assert [one for one in after if one != row] == before
    line = Library.load(root / "docs").registries.helplines["mfa1"]
    assert line.verified == Verified(on=date(2026, 11, 2), by="Bác Ba", how="website")


@pytest.mark.parametrize("identity", ["h111", "h113", "mfa1", "mfa2"])
def test_the_line_stands_in_the_entry_that_was_tried(root: Path, identity: str) -> None:
    tried = Verified(on=date(2026, 11, 2), by="Ba", how="letter")
    path = root / "docs/_data/helplines.yml"
    path.write_text(with_verified(registry(root), identity, tried), "utf-8")
    helplines = Library.load(root / "docs").registries.helplines
    assert [one.id for one in helplines.values() if one.verified] == [identity]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["h999", "--by", "Hoa"], 2, "Sổ số điện thoại không có “h999”. Đang đăng: "),
        (["h111"], 1, 'Ghi ai đã gọi: --by "Tên".\n'),
        (["h111", "--by", "  "], 1, 'Ghi ai đã gọi: --by "Tên".\n'),
        (["h113", "--by", "Hoa"], 1, "113 là số khẩn cấp, không gọi thử"),
        (["h111", "--by", "Hoa", "--on", "2999-01-01"], 1, "Ngày 2999-01-01 chưa tới.\n"),
    ],
)
def test_what_cannot_be_written_down(
    root: Path, arguments: list[str], code: int, message: str
) -> None:
    before = registry(root)
    result = run(*arguments)
    assert result.exit_code == code
    assert result.stderr.startswith(message)
    assert registry(root) == before
