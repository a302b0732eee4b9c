"""`loa links` as an owner types it; every host here is on this machine."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from asked_host import Host, host_that_answers
from loa.cli.main import main
from portals import ROOT, page_text


@pytest.fixture(autouse=True)
def no_robot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def write(root: Path, host: Host) -> None:
    """A portal whose registries name no other site, so that no other site is asked."""
    (root / "docs/_data").mkdir(parents=True)
    for path in (ROOT / "docs/_data").glob("*.yml"):
        quiet = re.sub(r"https?://", "ftp://", path.read_text("utf-8"))
        (root / "docs/_data" / path.name).write_text(quiet, "utf-8")
    (root / "mkdocs.yml").write_text("site_name: Loa\nsite_url: https://loa.vn/\n", "utf-8")
    (root / "docs/_data/sources.yml").write_text(
        f"sources: []\n# {host.address}/ghi-chu\n# x\nurl: {host.address}/mat # lưu\n", "utf-8"
    )
    body = f"[Một]({host.address}/mot) và [mất]({host.address}/mat).\n\n`{host.address}/ma`\n"
    text = page_text("A", body).replace("{id: L53,", f"{{url: '{host.address}/nguon', title: N,")
    (root / "docs/a.md").write_text(text, "utf-8")
    (root / "docs/b.md").write_text(page_text("B", "[Nhà](https://loa.vn/a/)\n"), "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["links", "--pause", "0.1", "--timeout", "2", *arguments])


ANSWERS = {"/mot": (200, ""), "/nguon": (301, "/moi"), "/moi": (200, "")}


def test_each_place_of_a_dead_address_is_named_and_the_next_run_asks_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with host_that_answers(ANSWERS) as host:
        write(tmp_path, host)
        first = run()
        dead = f"lỗi: Không mở được “{host.address}/mat”: máy chủ trả lời 404. "
        hint = "Tìm địa chỉ mới hoặc nguồn khác. (web-link)"
        assert first.stdout.splitlines() == [
            f"docs/_data/sources.yml:4: {dead}{hint}",
            f"docs/a.md:8: nhắc: “{host.address}/nguon” đã chuyển hẳn sang “{host.address}/moi”. "
            "Mở trang mới, đọc xem còn nói điều ấy không, rồi sửa địa chỉ. (web-link)",
            f"docs/a.md:14: {dead}{hint}",
        ]
        assert first.exit_code == 1
        assert first.stderr == ("3 địa chỉ, 0 đã biết, thử 3.\n2 trên 3 địa chỉ mở được.\n")
        assert not any("ghi-chu" in row or row.endswith("/ma") for row in host.asked)
        assert {name.partition(" (+")[2] for name in host.names} == {
            "https://loa.vn/; checks links of a portal)"
        }
        host.asked.clear()
        assert run().stderr.startswith("3 địa chỉ, 2 đã biết, thử 1.\n")
        assert host.asked == ["GET /robots.txt", "HEAD /mat", "GET /mat"]
        assert run("--days", "0").stderr.startswith("3 địa chỉ, 0 đã biết, thử 3.\n")


def test_a_page_alone_as_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with host_that_answers({**ANSWERS, "/mat": (200, "")}) as host:
        write(tmp_path, host)
        result = run("docs/a.md", "--format", "json")
        assert (result.exit_code, [row["path"] for row in json.loads(result.stdout)]) == (
            0,
            ["docs/a.md"],
        )
        assert (
            run("docs/b.md").stderr == "0 địa chỉ, 0 đã biết, thử 0.\n0 trên 0 địa chỉ mở được.\n"
        )


def test_a_machine_that_checks_by_itself_asks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CI", "true")
    with host_that_answers(ANSWERS) as host:
        write(tmp_path, host)
        result = run()
        assert (result.exit_code, result.stderr) == (
            1,
            "“loa links” hỏi máy chủ của người khác, nên chỉ người chạy, máy kiểm tra tự động thì "
            "không (biến CI đang đặt).\n",
        )
        assert host.asked == []
