"""What other programs may use of Loa: these names, as the README shows them."""

import contextlib
import inspect
import io
import re
from pathlib import Path

import pytest

import loa
from portals import ROOT, MakePortal


def test_the_face_is_these_names_and_no_others() -> None:
    assert {name for name in loa.__all__ if getattr(loa, name)} == {
        "LoaError", "Portal", "Problem", "build", "check", "pack",
    }  # fmt: skip
    with pytest.raises(AttributeError, match="module 'loa' has no attribute 'bild'"):
        _ = loa.bild  # type: ignore[attr-defined]


def test_what_they_take_changes_only_with_a_line_in_the_changelog() -> None:
    assert list(inspect.signature(loa.Portal.load).parameters) == ["root", "docs_dir", "memory"]
    assert list(inspect.signature(loa.build).parameters) == ["portal", "target"]
    assert list(inspect.signature(loa.check).parameters) == ["portal", "paths", "codes"]
    assert list(inspect.signature(loa.pack).parameters) == ["portal", "out", "profile", "key"]
    assert [*loa.Problem.__dataclass_fields__] == [
        "path", "line", "code", "message", "hint", "severity",
    ]  # fmt: skip


@pytest.mark.site
def test_the_example_of_the_readme_runs(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```python\n(from pathlib.*?)```", text, re.DOTALL)
    assert example is not None
    root = make_portal({})
    monkeypatch.chdir(root)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(example[1], {})
    stick = Path("..", "usb").resolve()
    assert said.getvalue() == f"{Path('..', 'usb', 'MO-TRANG-NAY.html')}\n"
    assert (root / "site" / "index.html").is_file()
    assert (stick / "MO-TRANG-NAY.html").is_file()
