"""`loa calendar` in a terminal."""

from datetime import date

import pytest
from click.testing import CliRunner

from loa.cli import calendar as command
from loa.cli.main import main
from portals import page_text

EVENTS = {
    "hoi": "lunar: {month: 1, day: 11, days: 2}\nstatus: planned\nkit: [index.md, mat.md]\n",
    "ngay": "start: 2027-07-30\nrecurrence: yearly\nstatus: confirmed\nlead: [cong-an-tinh]\n",
    "huy": "start: 2026-12-01\nstatus: cancelled\n",
    "dot": "start: 2026-11-01\nend: 2027-01-31\nstatus: confirmed\n",
}


@pytest.fixture
def run(make_portal, monkeypatch):
    pages = {
        f"lich/{name}.md": page_text(f"Sự kiện {name}", type="campaign-event", more=more)
        for name, more in EVENTS.items()
    }
    monkeypatch.chdir(make_portal(pages))
    monkeypatch.setattr(command, "today", lambda: date(2026, 11, 24))

    def invoke(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["calendar", *arguments])
        return result.exit_code, result.output

    return invoke


def test_the_list_of_a_year(run):
    assert run("list") == (
        0,
        "1/11/2026–31/1/2027 (âm lịch 23 tháng Chín – 24 tháng Chạp) | Sự kiện dot | Đã xác nhận\n"
        "1/12/2026 (âm lịch 23 tháng Mười) | Sự kiện huy | Đã hủy\n"
        "16/2–17/2/2027 (âm lịch 11–12 tháng Giêng) | Sự kiện hoi | Dự kiến\n"
        "30/7/2027 (âm lịch 27 tháng Sáu) | Sự kiện ngay | Đã xác nhận"
        " | chủ trì: Công an tỉnh Bắc Ninh\n",
    )


def test_a_range_and_an_agency(run):
    code, output = run(
        "list", "--from", "1/1/2028", "--to", "2029-12-31", "--agency", "cong-an-tinh"
    )
    assert code == 0
    assert [line.split(" ")[0] for line in output.splitlines()] == ["30/7/2028", "30/7/2029"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("list", "--from", "2027-02-30"),
            "“2027-02-30” không phải là ngày. Viết như 2027-07-30 hoặc 30/7/2027.\n",
        ),
        (
            ("list", "--from", "2027-02-02", "--to", "2027-02-01"),
            "Ngày đầu phải đứng trước ngày cuối, trong khoảng từ 2000 đến 2070.\n",
        ),
        (
            ("list", "--agency", "hoi-lhp"),
            "Không có cơ quan “hoi-lhp”. Có phải ý bạn là “hoi-lhpn”?\n",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(run, arguments, sentence):
    assert run(*arguments) == (2, sentence)


def test_an_empty_range_says_so(run):
    assert run("list", "--from", "2026-02-01", "--to", "2026-02-02") == (
        0,
        "Không có sự kiện nào trong khoảng này.\n",
    )


def test_the_next_event_is_one_that_can_still_be_prepared(run):
    assert run("next") == (
        0,
        "16/2–17/2/2027 (âm lịch 11–12 tháng Giêng) | Sự kiện hoi | Dự kiến\n"
        "  Còn 84 ngày.\n"
        "  Trang: docs/lich/hoi.md\n"
        "  Tài liệu: Trang chủ (docs/index.md)\n"
        "  Thiếu: mat.md\n",
    )
