"""`loa facts`: what a small portal claims, in three forms; golden/ holds whole answers."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.cli.main import main
from portals import page_text

GOLDEN = Path(__file__).parent / "golden"
SOURCED = """\
Gọi [[helpline:h111]], 24/7. Luật cấm kỳ thị ([[law:L53|Điều 3 khoản 9]]).

- Người dưới 18 tuổi không làm ở đây: Điều 147 Bộ luật Lao động.
- Lương hứa 30 triệu đồng (5 phút đọc).
"""
BARE = page_text("Chưa có nguồn", "Tỉnh có 99 xã.\n\nXem Điều 5 [[law:L53]].\n").replace(
    "sources:\n  - {id: L53, as_of: 2025-07-01}\n", ""
)


@pytest.fixture
def run(make_portal, monkeypatch):
    event = page_text(
        "Ngày hội", type="campaign-event", more="start: 2027-07-30\nstatus: planned\n"
    )
    monkeypatch.chdir(
        make_portal({"a.md": page_text("Có nguồn", SOURCED), "b.md": BARE, "c.md": event})
    )

    def invoke(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["facts", *arguments])
        return result.exit_code, result.stdout

    return invoke


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_everything_that_pages_claim(run, form):
    expected = (GOLDEN / f"facts.{form}").read_text(encoding="utf-8")
    assert run("docs/a.md", "docs/b.md", "docs/c.md", "--format", form) == (0, expected)


def test_what_has_no_source(run):
    assert run("--unsourced") == (
        1,
        "docs/a.md:17: số tiền: 30 triệu đồng\n    Lương hứa 30 triệu đồng (5 phút đọc).\n"
        "    CHƯA RÕ NGUỒN NÀO: L53\n"
        "docs/b.md:12: con số: 99\n    Tỉnh có 99 xã.\n    CHƯA CÓ NGUỒN\n"
        "docs/b.md:14: điều luật: Điều 5\n"
        "    Xem Điều 5 Luật Phòng, chống mua bán người 53/2024/QH15.\n"
        "    CHƯA ĐƯỢC ĐĂNG: L53, Điều 5\n"
        "docs/c.md:13: ngày, năm: 30/7\n    Bắt đầu ngày 30/7.\n"
        "    CHƯA RÕ NGUỒN NÀO: L53\n",
    )


def test_one_kind_of_claim(run):
    code, output = run("docs/a.md", "--kind", "amount")
    assert code == 0
    assert output.startswith("docs/a.md:17: số tiền: 30 triệu đồng\n")


def test_registries_are_listed_with_the_sources_of_their_entries(run):
    _, output = run("docs/_data/helplines.yml", "--kind", "period")
    assert output.split("\n")[:2] == ["docs/_data/helplines.yml:6: thời hạn: 24/7", "    24/7"]


def test_a_path_that_is_not_there(run):
    assert CliRunner().invoke(main, ["facts", "docs/x.md"]).exit_code == 2
