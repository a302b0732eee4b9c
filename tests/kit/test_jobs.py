"""The steps of the jobs of GitHub and Forgejo, run as a forge runs them, on a repository with a
proposal; GitLab's run in `test_gitlab.py`.
"""

import shutil
from pathlib import Path

import pytest
import yaml

from portals import ROOT, MakePortal, page_text
from proposing import begin, commit, edit
from runners import run_step, runner_environment

PAGES = {
    "cong-dong/index.md": page_text("Xóm làng", type="landing"),
    "cong-dong/mot.md": page_text("Trang một", "Chữ.\n"),
}


@pytest.fixture
def repository(make_portal: MakePortal) -> Path:
    root = make_portal(PAGES)
    for name in (".ci", "requirements"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    return begin(root)


@pytest.fixture
def environment(repository: Path, tmp_path: Path) -> dict[str, str]:
    return {
        **runner_environment(tmp_path / "venv"),
        "TOKEN": "khong-co",
        "GITHUB_SERVER_URL": f"file://{repository.parent}",
        "GITHUB_REPOSITORY": repository.name,
        "GITHUB_BASE_REF": "main",
        "GITHUB_REF": "refs/heads/de-nghi",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }


@pytest.mark.parametrize("forge", [".github", ".forgejo"])
def test_a_proposal_is_told_and_built(
    forge: str, repository: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    edit(repository / "docs/cong-dong/mot.md", lambda text: text.replace("Chữ.", "Chữ mới."))
    commit(repository)
    work = tmp_path / "work"
    work.mkdir()
    text = (ROOT / forge / "workflows" / "de-nghi.yml").read_text("utf-8")
    steps = yaml.safe_load(text)["jobs"]["de-nghi"]["steps"]
    done = [run_step(step["run"], work, environment) for step in steps]
    assert [one.returncode for one in done] == [0, 0], done[-1].stderr
    assert "draws into dist/de-nghi\n" in done[-1].stdout
    assert "builds dist/xem-thu\n" in done[-1].stdout
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert "- Trang một, `docs/cong-dong/mot.md`: sửa\n" in summary
    assert "khong-co" not in (work / ".git" / "config").read_text("utf-8")


def test_a_faulty_proposal_fails_with_annotations_and_is_not_built(
    repository: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    (repository / "docs/cong-dong/mot.md").unlink()
    commit(repository)
    work = tmp_path / "work"
    work.mkdir()
    text = (ROOT / ".github" / "workflows" / "de-nghi.yml").read_text("utf-8")
    steps = yaml.safe_load(text)["jobs"]["de-nghi"]["steps"]
    done = [run_step(step["run"], work, environment) for step in steps]
    assert [one.returncode for one in done] == [0, 1]
    assert "::error file=docs/cong-dong/mot.md,line=1,title=lost-address::" in done[-1].stdout
    assert "builds" not in done[-1].stdout
