"""The steps of the jobs, run as a forge runs them, on a repository with a proposal."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from portals import ROOT, MakePortal, page_text
from proposing import begin, commit, edit, git

PAGES = {
    "cong-dong/index.md": page_text("Xóm làng", type="landing"),
    "cong-dong/mot.md": page_text("Trang một", "Chữ.\n"),
}
LOA = f"""\
#!/bin/sh
if [ "$1" = build ]; then echo "builds $3"; mkdir -p "$3"; exit 0; fi
if [ "$7" = --pictures ]; then
  if [ -n "$NO_PICTURES" ]; then echo "no picture" >&2; exit 1; fi
  echo "draws into $6"
  set -- "$1" "$2" "$3" "$4" "$5" "$6"
fi
exec {sys.executable} -c "from loa.cli.main import main; main()" "$@"
"""


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
    """An environment that has been made already, with a browser, and with the build of a site and
    the drawing of pages left out.
    """
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "loa").write_text(LOA, "utf-8")
    (venv / "bin" / "loa").chmod(0o755)
    (venv / "bin" / "chromium").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    (venv / "bin" / "chromium").chmod(0o755)
    for mark in ("bin-ready", ".build"):
        (venv / mark).touch()
        os.utime(venv / mark, (4_000_000_000, 4_000_000_000))
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT", "LOA_", "LC_"))
    }
    return {
        **kept,
        "LANG": "en_US.UTF-8",
        "PATH": f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "VENV": str(venv),
        "TOKEN": "khong-co",
        "GITHUB_SERVER_URL": f"file://{repository.parent}",
        "GITHUB_REPOSITORY": repository.name,
        "GITHUB_BASE_REF": "main",
        "GITHUB_REF": "refs/heads/de-nghi",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    }


def run(
    commands: str, folder: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-e", "-c", commands], cwd=folder, env=environment, capture_output=True, text=True
    )


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
    done = [run(step["run"], work, environment) for step in steps]
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
    done = [run(step["run"], work, environment) for step in steps]
    assert [one.returncode for one in done] == [0, 1]
    assert "::error file=docs/cong-dong/mot.md,line=1,title=lost-address::" in done[-1].stdout
    assert "builds" not in done[-1].stdout


def test_gitlab_runs_the_same_and_keeps_the_report(
    repository: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    edit(repository / "docs/cong-dong/mot.md", lambda text: text.replace("Chữ.", "Chữ mới."))
    commit(repository)
    work = tmp_path / "work"
    git(tmp_path, "clone", "-q", "-b", "de-nghi", str(repository), str(work))
    job = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))["de-nghi"]
    del environment["GITHUB_STEP_SUMMARY"]
    # A picture that could not be drawn is no fault of the proposal.
    environment["NO_PICTURES"] = "1"
    done = run("\n".join(job["script"]), work, environment)
    assert done.returncode == 0, done.stderr
    assert (work / job["artifacts"]["reports"]["codequality"]).read_text("utf-8") == "[]\n"
