"""Commands load what they use: a fast answer on a slow computer."""

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from loa.cli.main import main
from portals import page_text, write_portal

_LOADED = """
import sys
from loa.cli.main import main
try:
    main(["--version"], "loa")
except SystemExit:
    pass
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_the_version_is_told_without_loading_the_generator() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True
    )
    version, modules = run.stdout.splitlines()
    assert version == "loa, phiên bản 0.1.0"
    heavy = {"babel", "mkdocs", "pydantic", "yaml", "PIL", "markdown", "typst", "pypandoc", "docx"}
    assert heavy & set(modules.split()) == set()


def test_a_check_loads_no_program_that_makes_papers() -> None:
    code = (
        "import sys, loa.cli.check; from loa.checks.registry import every_check;"
        "every_check('page'); print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"pptx", "docx", "fontTools.subset", "mkdocs", "icalendar", "pi_heif"}
    assert heavy & set(run.stdout.split()) == set()


def test_a_check_of_a_page_that_did_not_change_reads_no_typeface_and_no_drawing(
    tmp_path: Path,
) -> None:
    root = write_portal(tmp_path, {"a.md": page_text("Trang")})
    code = (
        "import sys; from loa.cli.main import main\n"
        "try: main(['check', 'docs/a.md'], 'loa')\n"
        "except SystemExit: pass\n"
        "print(*sys.modules)"
    )
    for _ in range(2):
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
        )
    loaded = run.stdout.splitlines()[-1].split()
    assert {"fontTools", "lxml", "pypdfium2"} & set(loaded) == set()


def test_the_end_of_a_command_looks_for_no_circles_in_what_it_gives_back() -> None:
    code = (
        "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 0));"
        "import loa.cli.main"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "True\n"


def test_every_command_is_listed_and_can_be_loaded() -> None:
    with main.make_context("loa", ["--help"], resilient_parsing=True) as context:
        names = main.list_commands(context)
        assert names == [
            "archive", "book", "build", "calendar", "check", "digest", "editor", "facts", "fix",
            "handouts", "helpline", "inbox", "init", "kit", "links", "media", "move", "new", "pack",
            "propose", "publish", "reading", "release", "remove", "report", "serve", "shelf",
            "stats", "translate", "verify",
        ]  # fmt: skip
        assert [main.get_command(context, name).name for name in names] == names


def test_groups_have_the_commands_that_lie_in_other_modules() -> None:
    for group, name in (("translate", "record"), ("pack", "zim")):
        result = CliRunner().invoke(main, [group, name, "--help"])
        assert result.exit_code == 0, result.output


def test_an_unknown_command_is_named() -> None:
    result = CliRunner().invoke(main, ["dung"], prog_name="loa")
    assert result.output == (
        "Cách dùng: loa [OPTIONS] COMMAND [ARGS]...\n"
        "Xem cách dùng: “loa --help”.\n\n"
        "Lỗi: Không có lệnh 'dung'.\n"
    )
    assert result.exit_code == 2
