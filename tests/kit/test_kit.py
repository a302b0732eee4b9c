"""The files for forges and text editors: fresh, valid, and never written over somebody's own."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from loa.cli.main import main
from loa.content.entries.offices import Reviewer
from loa.content.front_matter import parse_yaml, split
from loa.content.references import Resolved, resolve
from loa.content.registries import MODELS, OPTIONAL, Registries, load_registries
from loa.kit.files import kit_of
from loa.kit.mark import MARK
from loa.kit.owners import owner_files
from loa.kit.schemas import front_matter_schema, registries_schema
from loa.kit.snippets import snippet_files
from portals import ROOT, MakePortal

PROGRAMS = Path(sys.executable).parent
SCHEMAS = {
    "vendor.github-workflows": (".github/workflows/*.yml", ".forgejo/workflows/*.yml"),
    "vendor.github-issue-forms": (
        ".github/ISSUE_TEMPLATE/[!c]*.yml", ".forgejo/ISSUE_TEMPLATE/*.yml",
    ),
    "vendor.github-issue-config": (".github/ISSUE_TEMPLATE/config.yml",),
    "vendor.gitlab-ci": (".gitlab-ci.yml",),
}  # fmt: skip
PHAP_CHE = Reviewer(id="phap-che", name="Tổ pháp chế", pages=["phap-luat/"])
REVIEWERS = (
    Reviewer(id="toa-soan", name="Tòa soạn", pages=[""], accounts=["@tinh/toa-soan"]),
    Reviewer(
        id="phap-che",
        name="Tổ pháp chế",
        pages=["phap-luat/"],
        registries=["laws"],
        accounts=["@tinh/phap-che", "phap.che@tinh.vn"],
    ),
    Reviewer(
        id="tieng-tay",
        name="Nhóm đọc tiếng Tày",
        pages=["tro-giup/index.md"],
        languages=["tyz"],
        accounts=["@tinh/tay"],
    ),
    PHAP_CHE,
)


def test_the_files_of_this_repository_are_fresh() -> None:
    kit = kit_of(ROOT, load_registries(ROOT / "docs")[0])
    assert (kit.stale, kit.gone) == ((), ()), "run: loa kit"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_forges_take_their_files(schema: str) -> None:
    files = [str(path) for glob in SCHEMAS[schema] for path in sorted(ROOT.glob(glob))]
    assert len(files) >= len(SCHEMAS[schema])
    transform = ["--data-transform", "gitlab-ci"] if schema == "vendor.gitlab-ci" else []
    command = [PROGRAMS / "check-jsonschema", "--builtin-schema", schema, *transform, *files]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_workflow_has_a_known_weakness() -> None:
    folders = [ROOT / ".github" / "workflows", ROOT / ".forgejo" / "workflows"]
    command = [PROGRAMS / "zizmor", "--offline", "--no-progress", "--persona=pedantic", *folders]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_job_runs_what_somebody_else_may_change() -> None:
    for path in (*ROOT.glob(".github/workflows/*"), *ROOT.glob(".forgejo/workflows/*")):
        text = path.read_text("utf-8")
        assert "uses:" not in text
        assert "secrets." not in text


def test_only_the_job_that_publishes_may_write() -> None:
    rights = {}
    for path in ROOT.glob(".github/workflows/*"):
        data = yaml.safe_load(path.read_text("utf-8"))
        assert data["permissions"] == {}
        for name, job in data["jobs"].items():
            rights[name] = job["permissions"]
    assert rights == {
        "de-nghi": {"contents": "read"},
        "hang-tuan": {"contents": "read"},
        "dang": {"contents": "write"},
    }


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def test_every_page_fits_the_schema() -> None:
    check = jsonschema.Draft202012Validator(front_matter_schema())
    wrong = {}
    for path in sorted((ROOT / "docs").rglob("*.md")):
        document, _ = split(path.read_text("utf-8"), path.name)
        faults = [error.message for error in check.iter_errors(as_json(document.data))]
        if faults:
            wrong[path.name] = faults
    assert wrong == {}


def test_every_registry_fits_the_schema() -> None:
    check = jsonschema.Draft202012Validator(registries_schema())
    seen = 0
    for name in MODELS:
        path = ROOT / "docs" / "_data" / f"{name}.yml"
        if name in OPTIONAL and not path.exists():
            continue
        data, _, _ = parse_yaml(path.read_text("utf-8"), path.name)
        assert [error.message for error in check.iter_errors(as_json(data))] == [], name
        seen += 1
    assert seen > 15


def test_a_mistyped_field_does_not_fit() -> None:
    check = jsonschema.Draft202012Validator(front_matter_schema())
    document, _ = split((ROOT / "docs/bien-tap/xem-thu.md").read_text("utf-8"), "x.md")
    assert list(check.iter_errors(as_json({**document.data, "audiance": ["x"]}))) != []


def test_nothing_english_is_shown_to_editors() -> None:
    for schema in (front_matter_schema(), registries_schema()):
        assert "description" not in {key for key, _ in keyword_pairs(schema)}


def keyword_pairs(value: Any, named: bool = False) -> list[tuple[str, Any]]:
    """The keywords of a schema, without the names of fields below `properties`."""
    if isinstance(value, list):
        return [pair for one in value for pair in keyword_pairs(one)]
    if not isinstance(value, dict):
        return []
    here = [] if named else list(value.items())
    below = [
        pair
        for key, one in value.items()
        for pair in keyword_pairs(one, not named and key in {"properties", "$defs"})
    ]
    return here + below


def test_snippets_expand_to_references_that_print() -> None:
    registries, _ = load_registries(ROOT / "docs")
    bodies = [row["body"] for row in json.loads(*snippet_files().values()).values()]
    assert len({row["prefix"] for row in json.loads(*snippet_files().values()).values()}) == len(
        bodies
    )
    references = [body[0] for body in bodies if body[0].startswith("[[")]
    assert len(references) == 4
    for body in references:
        written = re.sub(r"\$\{\d+:?([^}]*)\}", r"\1", body)
        kind, _, key = written.strip("[]").partition(":")
        assert isinstance(resolve(kind, key, None, registries), Resolved), written


def test_owners_of_broad_places_come_first() -> None:
    files = owner_files(REVIEWERS)
    assert files[".github/CODEOWNERS"] == (
        f"# {MARK}\n"
        "/docs/ @tinh/toa-soan\n"
        "/docs/_data/laws.yml @tinh/phap-che phap.che@tinh.vn\n"
        "/docs/phap-luat/ @tinh/phap-che phap.che@tinh.vn\n"
        "/docs/tro-giup/index.md @tinh/tay\n"
        "/docs/**/*.tyz.md @tinh/tay\n"
    )
    assert files[".gitlab/CODEOWNERS"] == files[".github/CODEOWNERS"]


def test_who_keeps_the_list_answers_for_what_was_given_to_nobody() -> None:
    keeper = Reviewer(id="chu", name="Chủ", registries=["reviewers"], accounts=["@tinh/chu"])
    files = owner_files([*REVIEWERS, keeper])
    assert files[".github/CODEOWNERS"].startswith(
        f"# {MARK}\n* @tinh/chu\n/docs/ @tinh/toa-soan\n"
        "/docs/_data/laws.yml @tinh/phap-che phap.che@tinh.vn\n"
        "/docs/_data/reviewers.yml @tinh/chu\n"
    )
    assert owner_of(".forgejo/workflows/de-nghi.yml", files) == "@tinh/chu"
    assert owner_of("docs/index.md", files) == "@tinh/toa-soan"


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("docs/index.md", "@tinh/toa-soan"),
        ("docs/phap-luat/hoi-dap.md", "@tinh/phap-che"),
        ("docs/phap-luat/hoi-dap.tyz.md", "@tinh/tay"),
        ("docs/tro-giup/index.md", "@tinh/tay"),
        ("docs/tro-giup/indexamd", "@tinh/toa-soan"),
        ("scripts/docs/index.md", None),
    ],
)
def test_forgejo_matches_by_expressions(path: str, owner: str | None) -> None:
    assert owner_of(path, owner_files(REVIEWERS)) == owner


def owner_of(path: str, files: dict[str, str]) -> str | None:
    """The first owner of a file at Forgejo."""
    rows = files[".forgejo/CODEOWNERS"].splitlines()[1:]
    fitting = [row.split()[1] for row in rows if re.match(row.split()[0], path)]
    return fitting[-1] if fitting else None


def test_without_accounts_there_are_no_owners() -> None:
    assert owner_files([PHAP_CHE]) == {}


@pytest.fixture
def root(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_portal({})
    (root / ".ci").mkdir()
    (root / ".ci/propose").touch()
    monkeypatch.chdir(root)
    return root


def kit(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["kit", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_a_portal_gets_its_files_and_then_is_right(root: Path) -> None:
    code, before, _ = kit("--check")
    assert code == 1
    assert "đã cũ: .gitlab-ci.yml\n" in before
    assert not (root / ".gitlab-ci.yml").exists()
    code, written, _ = kit()
    assert code == 0
    files = kit_of(root, Registries()).files
    assert written == "".join(f"ghi: {path}\n" for path in sorted(files))
    assert kit("--check") == (0, f"{len(files)} tệp đều đúng.\n", "")


def test_owners_come_and_go_with_the_registry(root: Path) -> None:
    kit()
    registry = root / "docs/_data/reviewers.yml"
    registry.write_text(
        'reviewers:\n  - {id: ts, name: "Tòa soạn", pages: [""], accounts: ["@tinh/ts"]}\n', "utf-8"
    )
    assert kit()[1] == (
        "ghi: .forgejo/CODEOWNERS\nghi: .github/CODEOWNERS\nghi: .gitlab/CODEOWNERS\n"
    )
    registry.unlink()
    assert kit("--check") == (
        1,
        "bỏ: .github/CODEOWNERS\nbỏ: .gitlab/CODEOWNERS\nbỏ: .forgejo/CODEOWNERS\n",
        "",
    )
    assert kit()[0] == 0
    assert not (root / ".github/CODEOWNERS").exists()


def test_jobs_are_written_where_there_is_something_to_run(root: Path) -> None:
    (root / ".ci/propose").unlink()
    code, said, _ = kit()
    assert (code, "workflows" in said, "gitlab-ci" in said) == (0, False, False)
    assert "ghi: .vscode/settings.json\n" in said


@pytest.mark.parametrize("name", [".gitlab-ci.yml", ".vscode/settings.json"])
def test_what_somebody_wrote_stays(root: Path, name: str) -> None:
    own = root / name
    own.parent.mkdir(exist_ok=True)
    own.write_text('{"editor.fontSize": 14}\n', "utf-8")
    assert kit() == (
        1,
        "",
        f"Không ghi đè tệp do người viết: {name}. Dời chúng đi rồi chạy lại.\n",
    )
    assert own.read_text("utf-8") == '{"editor.fontSize": 14}\n'
    assert not (root / ".github").exists()


def test_a_link_is_nobodys_text(root: Path, tmp_path: Path) -> None:
    (tmp_path / "xa.yml").write_text("xa\n", "utf-8")
    (root / ".gitlab-ci.yml").symlink_to(tmp_path / "xa.yml")
    assert kit()[0] == 1
    assert (tmp_path / "xa.yml").read_text("utf-8") == "xa\n"


def attributes(*paths: str) -> list[str]:
    command = ["git", "-C", str(ROOT), "check-attr", "eol", "diff", "text", "--", *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_lines_end_alike_and_pictures_are_left_alone() -> None:
    assert attributes("docs/index.md", "docs/a.png") == [
        "docs/index.md: eol: lf", "docs/index.md: diff: markdown", "docs/index.md: text: auto",
        "docs/a.png: eol: lf", "docs/a.png: diff: unset", "docs/a.png: text: unset",
    ]  # fmt: skip
