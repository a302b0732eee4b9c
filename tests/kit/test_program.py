"""A portal with a wheel of Loa has jobs for its forge, and they install the program from there."""

import hashlib
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from gitlab_ci import NEEDS, run_pipeline
from loa.cli.main import main
from loa.errors import LoaError
from loa.kit import programs
from loa.kit.forges import ci_files
from loa.kit.programs import program_files
from once import made_once
from portals import ROOT
from proposing import begin, commit, git
from runners import environment_without, run_step

NAME = "loa-9.1-py3-none-any.whl"
CARRIED = {
    f"loa/kit/program/{name}": f"{name}\n"
    for name in ("install", "propose", "run", "requirements.txt")
}
REFUSED = (
    "{} không phải gói của Loa mà máy cài được. Trong kho của Loa, tạo gói bằng: "
    "python -m hatchling build -t wheel."
)


def wheel_at(path: Path, files: dict[str, str] | None = None) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, text in (CARRIED if files is None else files).items():
            made.writestr(name, text)
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def empty(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A new portal without a wheel."""
    made = made_once(
        tmp_path_factory,
        "new-portal-without",
        lambda place: run("init", str(place / "cong"), "--yes"),
    )
    shutil.copytree(made / "cong", tmp_path / "cong")
    monkeypatch.chdir(tmp_path / "cong")
    return tmp_path / "cong"


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_a_portal_carries_the_wheel_its_hash_and_what_the_jobs_run(tmp_path: Path) -> None:
    wheel = wheel_at(tmp_path / NAME)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    row = f"./wheels/{NAME} \\\n    --hash=sha256:{digest}\n"
    assert program_files(wheel) == {
        f"wheels/{NAME}": wheel.read_bytes(),
        "requirements.txt": f"requirements.txt\n{row}".encode(),
        ".ci/install": b"install\n",
        ".ci/propose": b"propose\n",
        ".ci/run": b"run\n",
    }


def test_begun_with_a_wheel_or_given_one_later_it_is_the_same(empty: Path, tmp_path: Path) -> None:
    wheel = wheel_at(tmp_path / NAME)
    done = run("init", str(tmp_path / "khac"), "--yes", "--wheel", str(wheel))
    assert done.exit_code == 0, done.output
    later = run("kit", "--wheel", str(wheel))
    assert (later.exit_code, later.stderr) == (0, "")
    added = sorted([*program_files(wheel), *ci_files()])
    assert sorted(later.stdout.splitlines()) == [f"ghi: {path}" for path in added]
    assert files_of(empty) == files_of(tmp_path / "khac")
    assert run("kit", "--check").exit_code == 0


def test_without_a_wheel_it_says_how_to_get_jobs(tmp_path: Path) -> None:
    done = run("init", str(tmp_path / "cong"), "--yes")
    assert done.output.splitlines()[-1] == (
        "Muốn có việc cho GitHub, GitLab hay Forgejo, chạy trong đó: loa kit --wheel TỆP."
    )
    assert not (tmp_path / "cong" / ".gitlab-ci.yml").exists()


def test_another_wheel_takes_the_place_of_the_older_one(empty: Path, tmp_path: Path) -> None:
    run("kit", "--wheel", str(wheel_at(tmp_path / NAME)))
    (empty / "wheels" / "khac.whl").write_bytes(b"of somebody")
    newer = wheel_at(tmp_path / "loa-9.2-py3-none-any.whl")
    done = run("kit", "--wheel", str(newer))
    assert (done.exit_code, done.stdout) == (
        0,
        "ghi: wheels/loa-9.2-py3-none-any.whl\nghi: requirements.txt\n"
        f"bỏ: wheels/{NAME}\n25 tệp đều đúng.\n",
    )
    assert sorted(path.name for path in (empty / "wheels").iterdir()) == ["khac.whl", newer.name]


@pytest.mark.parametrize("name", ["requirements.txt", ".ci/run"])
def test_files_of_others_stay_and_nothing_is_written(
    name: str, empty: Path, tmp_path: Path
) -> None:
    (empty / name).parent.mkdir(exist_ok=True)
    (empty / name).write_text("của tôi\n", "utf-8")
    before = files_of(empty)
    done = run("kit", "--wheel", str(wheel_at(tmp_path / NAME)))
    assert (done.exit_code, done.stderr) == (
        1,
        f"Tệp do người khác viết thì để nguyên: {name}. Dời chúng đi rồi chạy lại.\n",
    )
    assert files_of(empty) == before


def test_a_job_of_others_stays_and_no_program_is_written(empty: Path, tmp_path: Path) -> None:
    (empty / ".gitlab-ci.yml").write_text("cua-toi: {script: [make]}\n", "utf-8")
    before = files_of(empty)
    done = run("kit", "--wheel", str(wheel_at(tmp_path / NAME)))
    assert (done.exit_code, done.stderr) == (
        1,
        "Không ghi đè tệp do người viết: .gitlab-ci.yml. Dời chúng đi rồi chạy lại.\n",
    )
    assert files_of(empty) == before


def test_a_check_writes_no_wheel(empty: Path, tmp_path: Path) -> None:
    before = files_of(empty)
    done = run("kit", "--check", "--wheel", str(wheel_at(tmp_path / NAME)))
    assert done.exit_code == 2
    assert "Có --check thì không ghi gì, cả gói .whl cũng không." in done.stderr
    assert files_of(empty) == before


def test_what_is_no_wheel_of_ours_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no archive")
    done = run("init", str(tmp_path / "cong"), "--yes", "--wheel", str(tmp_path / NAME))
    assert (done.exit_code, done.stderr) == (1, REFUSED.format(NAME) + "\n")
    assert not (tmp_path / "cong").exists()


@pytest.mark.parametrize(
    "name",
    ["mkdocs-1.6-py3-none-any.whl", "loa-1-cp311-cp311-linux_x86_64.whl", "loa.whl", "loa-1.zip"],
)
def test_another_name_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(LoaError) as refused:
        program_files(wheel_at(tmp_path / name))
    assert str(refused.value) == REFUSED.format(name)


@pytest.mark.parametrize("gone", [*CARRIED, "the file"])
def test_a_wheel_from_before_it_brought_them_is_refused(gone: str, tmp_path: Path) -> None:
    wheel = tmp_path / NAME
    if gone != "the file":
        wheel_at(wheel, {name: text for name, text in CARRIED.items() if name != gone})
    with pytest.raises(LoaError) as refused:
        program_files(wheel)
    assert str(refused.value) == REFUSED.format(NAME)


@pytest.mark.parametrize(("room", "is_taken"), [(-1, False), (0, True), (1, True)])
def test_a_wheel_of_so_many_bytes(
    room: int, is_taken: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = wheel_at(tmp_path / NAME)
    monkeypatch.setattr(programs, "LARGEST", wheel.stat().st_size + room)
    if is_taken:
        assert f"wheels/{NAME}" in program_files(wheel)
        return
    with pytest.raises(LoaError):
        program_files(wheel)


def test_lines_of_scripts_end_as_bash_wants_them_also_from_windows(tmp_path: Path) -> None:
    done = run("init", str(tmp_path / "cong"), "--yes")
    assert done.exit_code == 0
    told = (tmp_path / "cong" / ".gitattributes").read_text("utf-8")
    assert "* text=auto eol=lf\n" in told
    assert "tests/" not in told + (tmp_path / "cong" / ".editorconfig").read_text("utf-8")


@pytest.fixture(scope="module")
def carrying(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with the wheel of this checkout, in a repository with a proposal."""

    def make(place: Path) -> None:
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        (wheel,) = place.glob("*.whl")
        done = run("init", str(place / "cong"), "--yes", "--wheel", str(wheel))
        assert done.exit_code == 0, done.output
        begin(place / "cong")
        (place / "cong" / "docs" / "gia-dinh" / "viec-nen-lam.md").unlink()
        commit(place / "cong")

    return made_once(tmp_path_factory, "carrying", make) / "cong"


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a runner: a Python with everything that PyPI has, and without Loa."""
    library = tmp_path / "pypi"
    library.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if not entry.name.startswith(("loa", "_editable", "__editable")):
            (library / entry.name).symlink_to(entry)
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    (place,) = venv.glob("lib/python*/site-packages")
    (place / "pypi.pth").write_text(f"{library}\n", "utf-8")
    yield {
        **environment_without("GIT", "LOA_", "PYTHON", "PIP_"),
        "PIP_NO_INDEX": "1",
        "VENV": str(venv),
        "TOKEN": "khong-co",
        "GITHUB_BASE_REF": "main",
        "GITHUB_REF": "refs/heads/de-nghi",
    }


@pytest.mark.needs(*NEEDS)
def test_the_jobs_install_the_program_and_look_at_a_proposal(
    carrying: Path, machine: dict[str, str], tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    machine |= {
        "GITHUB_SERVER_URL": f"file://{carrying.parent}",
        "GITHUB_REPOSITORY": carrying.name,
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    work = tmp_path / "work"
    work.mkdir()
    text = (carrying / ".github" / "workflows" / "de-nghi.yml").read_text("utf-8")
    steps = yaml.safe_load(text)["jobs"]["de-nghi"]["steps"]
    done = [run_step(step["run"], work, machine) for step in steps]
    # A page went without a successor: the proposal is refused, and no site built.
    assert [one.returncode for one in done] == [0, 1], done[-1].stderr
    lost = "::error file=docs/gia-dinh/viec-nen-lam.md,line=1,title=lost-address::"
    assert lost in done[-1].stdout
    assert summary.read_text("utf-8").startswith("## ")
    asked = run_step('"$VENV/bin/python" -c "import loa; print(loa.__file__)"', work, machine)
    assert asked.stdout.startswith(machine["VENV"])
    machine.pop("GITHUB_STEP_SUMMARY")
    place = tmp_path / "gitlab"
    git(tmp_path, "clone", "-q", "-b", "de-nghi", str(carrying), str(place))
    target = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    again = run_pipeline(place, "merge_request_event", machine, **target)
    assert (again.status, again.jobs) == (1, ["de-nghi"]), again.log
    assert "lost-address" in again.artifact("de-nghi", "dist/de-nghi/gl-code-quality.json")
