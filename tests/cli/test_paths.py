"""Paths given to commands: from anywhere in the portal, and one sentence for all others."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.cli import main
from loa.cli.paths import PagePath, PortalPath
from loa.errors import NotFoundError
from loa.ground.names import is_chosen
from portals import MakePortal, page_text

PAGES = {"cong-dong/index.md": page_text("Mục", type="landing"), "cong-dong/a.md": page_text("A")}
COMMANDS = (("check",), ("facts",), ("fix",), ("handouts",), ("reading",))
PAGE_COMMANDS = (
    ("media", "clip"),
    ("move", "{}", "b.md"),
    ("translate", "export", "--to", "tyz"),
    ("translate", "minor"),
    ("translate", "easy"),
    ("translate", "review", "--by", "Thử"),
)


@pytest.fixture
def root(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_portal(PAGES)
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    ("here", "value", "path"),
    [
        (".", "docs/cong-dong/a.md", "docs/cong-dong/a.md"),
        (".", "./docs//cong-dong/", "docs/cong-dong"),
        (".", ".", "."),
        ("docs/cong-dong", "a.md", "docs/cong-dong/a.md"),
        ("docs/cong-dong", "..", "docs"),
        ("docs/cong-dong", "docs/cong-dong/a.md", "docs/cong-dong/a.md"),
        ("docs", "../mkdocs.yml", "mkdocs.yml"),
    ],
)
def test_a_path_of_the_portal(
    root: Path, monkeypatch: pytest.MonkeyPatch, here: str, value: str, path: str
) -> None:
    monkeypatch.chdir(root / here)
    assert PortalPath().convert(value, None, None) == path


@pytest.mark.parametrize(
    "value", ["docs/cong-dong/a.md", "cong-dong/a.md", "./cong-dong/../cong-dong/a.md"]
)
def test_a_page_is_named_from_here_from_the_root_or_from_docs(root: Path, value: str) -> None:
    assert PagePath().convert(value, None, None) == "cong-dong/a.md"


def test_a_page_that_is_no_file_is_left_to_who_knows_all_pages(root: Path) -> None:
    assert PagePath().convert("cong-dong/b.md", None, None) == "cong-dong/b.md"


def test_a_link_out_of_the_portal_is_outside(root: Path) -> None:
    (root / "docs" / "ngoai").symlink_to("/etc")
    with pytest.raises(NotFoundError) as refused:
        PortalPath().convert("docs/ngoai", None, None)
    assert str(refused.value) == f"“docs/ngoai” nằm ngoài “{root}”."


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one[0])
@pytest.mark.parametrize("value", ["/etc", "..", "/etc/passwd"])
def test_every_command_refuses_what_is_outside(
    root: Path, command: tuple[str, ...], value: str
) -> None:
    result = CliRunner().invoke(main, [*command, value])
    assert (result.exit_code, result.output) == (2, f"“{value}” nằm ngoài “{root}”.\n")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one[0])
def test_every_command_refuses_what_is_not_there(root: Path, command: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*command, "docs/x\x1b[2J.md"])
    assert (result.exit_code, result.output) == (2, "Không có “docs/x\\x1b[2J.md”.\n")


@pytest.mark.parametrize("command", PAGE_COMMANDS, ids=" ".join)
def test_every_command_refuses_a_page_outside(root: Path, command: tuple[str, ...]) -> None:
    page = "/etc/passwd"
    named = [page if part == "{}" else part for part in command]
    result = CliRunner().invoke(main, named if page in named else [*named, page])
    assert (result.exit_code, result.output) == (2, f"“/etc/passwd” nằm ngoài “{root / 'docs'}”.\n")


def test_what_is_chosen() -> None:
    assert is_chosen("docs/a.md", [])
    assert is_chosen("docs/a.md", ["."])
    assert is_chosen("docs/a.md", ["b", "docs"])
    assert is_chosen("docs/a.md", ["docs/a.md"])
    assert not is_chosen("docs/a.md", ["doc", "docs/a", "docs/a.md/b"])
