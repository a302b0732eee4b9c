"""The pipeline of GitLab, run from `.gitlab-ci.yml` on clones of a repository with a proposal."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from gitlab_ci import NEEDS, Pipeline, run_pipeline
from loa.cli.main import main
from once import made_once
from portals import ROOT, page_text, write_portal
from proposing import REVIEWERS, begin_with_reviewers, commit, edit, git, read
from runners import runner_environment

pytestmark = pytest.mark.needs(*NEEDS)
PAGES = {
    "cong-dong/index.md": page_text("Xóm làng", type="landing"),
    "cong-dong/mot.md": page_text("Trang một", "Chữ.\n"),
    "cong-dong/hai.md": page_text("Trang hai", "Gọi [[helpline:h111]].\n"),
}
KEEPERS = REVIEWERS.replace("[helplines]", "[helplines, agencies, laws, sources, withheld]")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`main`, `de-nghi` with a changed page and a changed hotline that its keepers have read, and
    `mat-trang` with a page that went without a successor.
    """

    def make(place: Path) -> None:
        root = write_portal(place / "cong", PAGES)
        for name in (".ci", "requirements"):
            shutil.copytree(ROOT / name, root / name)
        for name in ("Makefile", "pyproject.toml", ".gitlab-ci.yml"):
            shutil.copy(ROOT / name, root / name)
        with pytest.MonkeyPatch.context() as patch:
            begin_with_reviewers(root, patch, KEEPERS)
            edit(root / "docs/cong-dong/mot.md", lambda text: text.replace("Chữ.", "Chữ mới."))
            setting = ["helpline", "set", "h111", "--number", "119", "--source", "https://vi.du/"]
            done = CliRunner().invoke(main, setting)
            assert done.exit_code == 0, done.output
            commit(root)
            read("truc")
            git(root, "switch", "-q", "-c", "mat-trang", "main")
            (root / "docs/cong-dong/mot.md").unlink()
            commit(root)
            # What a clone's origin stands on is GitLab's default branch.
            git(root, "switch", "-q", "main")

    return made_once(tmp_path_factory, "gitlab-repository", make) / "cong"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return runner_environment(tmp_path / "venv")


def clone(repository: Path, branch: str, folder: Path) -> Path:
    git(folder, "clone", "-q", "-b", branch, str(repository), "ban-sao")
    return folder / "ban-sao"


def propose(place: Path, environment: dict[str, str]) -> Pipeline:
    target = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    return run_pipeline(place, "merge_request_event", environment, **target)


def test_a_merge_request_is_told_and_built(
    repository: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    # A picture that could not be drawn is no fault of the proposal.
    environment["NO_PICTURES"] = "1"
    done = propose(clone(repository, "de-nghi", tmp_path), environment)
    assert (done.status, done.jobs) == (0, ["de-nghi"]), done.log
    report = done.artifact("de-nghi", "dist/de-nghi/bao-cao.md")
    assert report.startswith(
        "## Đề nghị này đổi gì\n\n"
        "Máy không thấy lỗi nào. 2 trang đổi, 12 mục sổ đăng ký đổi, 0 bản dịch cũ đi."
    )
    assert "- Trang một, `docs/cong-dong/mot.md`: sửa\n" in report
    assert "- Trang hai, `docs/cong-dong/hai.md`: đổi theo `helplines/h111`\n" in report
    assert "  - trước: số điện thoại **111** · Gọi 111\\. · h111\n" in report
    assert "  - sau: số điện thoại **119** · Gọi 119\\. · h111\n" in report
    assert "- **Số gọi đổi: mọi tờ in, áp phích, bản USB đang dùng đều phải thay.**\n" in report
    assert done.artifact("de-nghi", "dist/de-nghi/gl-code-quality.json") == "[]\n"
    assert done.artifact("de-nghi", "dist/xem-thu/index.html") == "site\n"


def test_a_faulty_merge_request_fails_with_its_report_and_is_not_built(
    repository: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    done = propose(clone(repository, "mat-trang", tmp_path), environment)
    assert (done.status, done.jobs) == (1, ["de-nghi"]), done.log
    rows = json.loads(done.artifact("de-nghi", "dist/de-nghi/gl-code-quality.json"))
    assert [(row["check_name"], row["location"]["path"]) for row in rows] == [
        ("lost-address", "docs/cong-dong/mot.md")
    ]
    assert "builds" not in done.log


def test_what_reached_main_is_published_where_the_owner_said_so(
    repository: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    place = clone(repository, "main", tmp_path)
    unasked = run_pipeline(place, "push", environment)
    assert (unasked.status, unasked.jobs) == (0, []), unasked.log
    done = run_pipeline(place, "push", environment, LOA_PUBLISH="yes")
    assert (done.status, done.jobs) == (0, ["pages"]), done.log
    assert "publishes public --for gitlab\n" in done.log
    assert done.artifact("pages", "public/index.html") == "site\n"


def test_a_push_to_another_branch_publishes_nothing(
    repository: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    place = clone(repository, "de-nghi", tmp_path)
    done = run_pipeline(place, "push", environment, LOA_PUBLISH="yes")
    assert (done.status, done.jobs) == (0, []), done.log


def test_every_week_the_tests_run(
    repository: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    place = clone(repository, "main", tmp_path)
    done = run_pipeline(place, "schedule", environment, LOA_PUBLISH="yes")
    assert (done.status, done.jobs) == (0, ["hang-tuan"]), done.log
    assert "apt-get install -y git make python3 python3-venv\n" in done.log
    assert "makes test\n" in done.log
