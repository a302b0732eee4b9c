"""`loa publish` as an owner types it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli import publish as command
from loa.cli.main import main
from loa.errors import LoaError
from loa.publishing.readiness import OWNER
from portals import page_text, write_portal

pytestmark = pytest.mark.site

DAY = date(2026, 11, 29)


class Today(date):
    @classmethod
    def today(cls) -> date:
        return DAY


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal that is ready, with one fact open."""
    root = write_portal(tmp_path / "portal", {"a.md": page_text("A", "Chữ.\n")})
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("loa.example.vn", "loa.vn")
    for name in OWNER:
        settings = settings.replace(f"  {name}:\n", f"  {name}: Đã điền\n")
    settings = settings.replace("  security:\n", "  security: mailto:bao-loi@loa.vn\n")
    settings = settings.replace("  - loa\n", "  - loa:\n      artifacts: false\n")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    for path in (root / "docs/_data").glob("*.yml"):
        text = path.read_text("utf-8")
        for said in ("publish: check", 'publish: "check"'):
            text = text.replace(said, 'publish: "no"')
        path.write_text(text, "utf-8")
    path = root / "docs/_data/helplines.yml"
    text = path.read_text("utf-8").replace("    as_of:", f"{TRIED}    as_of:")
    path.write_text(text, "utf-8")
    monkeypatch.setattr(command, "date", Today)
    monkeypatch.chdir(root)
    return root


TRIED = f"    verified: {{on: {DAY}, by: Hoa, how: letter}}\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["publish", *arguments])


def test_a_ready_portal_is_published_and_a_second_time_nothing_changes(
    root: Path, tmp_path: Path
) -> None:
    target = tmp_path / "www"
    first = run(str(target))
    assert (first.exit_code, first.stderr) == (0, "")
    name = next((target / "releases").iterdir()).name
    assert first.stdout.splitlines()[-1] == (
        f"Đã đăng bản {name}. Máy chủ web mở “{target}/current”."
    )
    assert (target / "current/a/index.html").is_file()
    second = run(str(target))
    assert second.stdout == (
        f"0 tệp thêm\n0 tệp đổi\n0 tệp bỏ\nKhông có gì đổi: “{target}/current” vẫn là bản {name}.\n"
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "Số 111 ghi ngày thử 29/11/2026, chưa tới."),
        (0, ""),
        (179, ""),
        (180, ""),
        (181, "Số 111 thử lần cuối 29/11/2026, 181 ngày rồi."),
    ],
)
def test_the_clock_of_the_day_decides_whether_numbers_were_tried(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int, said: str
) -> None:
    """Also a clock that was set back: a number that nobody can have tried yet is no tried one."""

    def stop(*_: object, **__: object) -> None:
        raise LoaError("Tới lúc dựng.")

    monkeypatch.setattr(Today, "today", lambda: DAY + timedelta(days=days))
    monkeypatch.setattr("loa.app.publishing.bring_up_to_date", stop)
    result = run(str(tmp_path / "www"))
    assert result.exit_code == 1
    assert said in result.stderr
    assert ("helpline-unverified" in result.stderr) == bool(said)
    assert result.stderr.endswith("phải xong trước.\n" if said else "Tới lúc dựng.\n")
    assert not (tmp_path / "www").exists()


@pytest.mark.parametrize("named", [False, True])
def test_the_form_is_published_where_a_forge_is_named(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    """A form without one writes into folders of a machine, which no reader of a site has."""
    asked: list[bool] = []

    def build(*_: object, editor: bool) -> None:
        asked.append(editor)
        raise LoaError("Tới lúc dựng.")

    monkeypatch.setattr("loa.app.publishing.bring_up_to_date", build)
    settings = root / "mkdocs.yml"
    if named:
        forge = "extra:\n  editor: {forge: gitlab, repository: tinh/loa}\n"
        settings.write_text(settings.read_text("utf-8").replace("extra:\n", forge), "utf-8")
    assert run(str(tmp_path / "www")).stderr == "Tới lúc dựng.\n"
    assert asked == [named]


def test_a_dry_run_names_the_files_and_writes_no_release(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    run(str(target))
    before = next((target / "releases").iterdir()).name
    (root / "docs/a.md").write_text(page_text("A", "Chữ khác.\n"), "utf-8")
    result = run(str(target), "--dry-run")
    assert result.exit_code == 0
    assert "\n  a/index.html\n" in result.stdout
    assert result.stdout.endswith("0 tệp bỏ\nChưa đăng gì: đây là lần thử.\n")
    assert [one.name for one in (target / "releases").iterdir()] == [before]


def test_what_is_missing_stops_it_all_at_once(root: Path, tmp_path: Path) -> None:
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("loa.vn", "loa.example.vn").replace("owner: Đã điền", "owner:")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    result = run(str(tmp_path / "www"))
    assert result.exit_code == 1
    codes = [row.rpartition("(")[2] for row in result.stderr.splitlines()[:-1]]
    assert codes == ["placeholder-address)", "owner-missing)"]
    assert result.stderr.splitlines()[-1] == "Chưa đăng gì: còn 2 điều phải xong trước."
    assert not (tmp_path / "www").exists()


def test_an_open_fact_stops_it_until_somebody_accepts_it(root: Path, tmp_path: Path) -> None:
    path = root / "docs/_data/laws.yml"
    text = path.read_text("utf-8").replace('publish: "no"', "publish: check", 1)
    path.write_text(text, "utf-8")
    assert run(str(tmp_path / "www")).exit_code == 1
    assert run(str(tmp_path / "www"), "--accept", "fact-open").exit_code == 0


def test_a_number_that_nobody_tried_can_not_be_accepted(root: Path, tmp_path: Path) -> None:
    result = run(str(tmp_path / "www"), "--accept", "helpline-unverified")
    assert result.exit_code == 2


def test_a_dead_address_in_a_template_stops_it_and_is_named_once(
    root: Path, tmp_path: Path
) -> None:
    template = root / "overrides/main.html"
    text = template.read_text("utf-8").replace("</body>", '<a href="/mat.pdf">Mất</a></body>')
    template.write_text(text, "utf-8")
    result = run(str(tmp_path / "www"))
    assert result.exit_code == 1
    first, last = result.stderr.splitlines()[-2:]
    assert first.startswith("site/404.html:")
    assert first.endswith(
        ": lỗi: Địa chỉ “mat.pdf”: không có trong cổng, ở 4 tệp. "
        "Sửa trang hoặc khuôn đã viết ra địa chỉ này. (site-link)"
    )
    assert last == "1 lỗi, chưa dựng gì."
    assert not (tmp_path / "www").exists()


def test_a_folder_of_somebody_else_is_refused_before_anything_is_built(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www/index.html").write_text("x", "utf-8")
    result = run(str(tmp_path / "www"))
    assert (result.exit_code, result.stderr) == (
        1,
        f"Không đăng vào “{tmp_path}/www”: có tệp khác và không có dấu “.loa-releases” của Loa. "
        "Chưa ghi và chưa xóa gì. Hãy ghi một thư mục mới hay còn trống.\n",
    )
    assert not (root / "site").exists()
