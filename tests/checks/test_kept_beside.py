"""What was found beside the pages is found again where numbers, words or names changed, and is not
looked for again where anything else did.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from loa.checks import beside, drawings
from loa.content.registries import Registries, load_registries
from loa.integrations.portal import Portal
from portals import ROOT, write_portal

TEXT = "docs/a.txt"
NUMBER = "0912 345 678"
HELPLINE = """  - id: moi
    number: "{number}"
    short_name: "Số mới"
    name: "Số mới để thử"
    for: "Ai cần thử."
    hours: "24/7"
    cost: "miễn phí"
    from_abroad: null
    order: 90
    publish: "{publish}"
    confidence: high
    as_of: 2025-07-01
    sources: ["https://vi.du/so"]
"""
WITHHELD = """  - id: moi
    texts: ["chiếc ghe nhỏ"]
    why: "chưa ai xác nhận."
    confidence: low
    as_of: 2025-07-01
    sources: []
"""
PHRASE = """  - id: cau-moi
    name: "Câu mới"
    lines: ["Một câu."]
"""
ASKED = {"broken-reference", "unknown-phone", "unpublished-phone", "withheld-text"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_portal(tmp_path / "portal", {})
    (root / TEXT).write_text(f"Gọi {NUMBER} từ chiếc ghe nhỏ. [cau-moi]\n", encoding="utf-8")
    return root


def append(root: Path, registry: str, text: str) -> None:
    path = root / "docs" / "_data" / f"{registry}.yml"
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + text, encoding="utf-8")


def codes(root: Path) -> list[str]:
    found = [problem for problem in Portal.load(root).problems() if problem.path == TEXT]
    return [problem.code for problem in found if problem.code in ASKED]


@pytest.mark.parametrize(
    ("registry", "entry", "expected"),
    [
        ("helplines", HELPLINE.format(number=NUMBER, publish="yes"), []),
        ("helplines", HELPLINE.format(number=NUMBER, publish="no"), ["unpublished-phone"]),
        ("withheld", WITHHELD, ["unknown-phone", "withheld-text"]),
        ("phrases", PHRASE, ["broken-reference", "unknown-phone"]),
    ],
    ids=["published", "unpublished", "withheld", "reference"],
)
def test_what_a_registry_says_now_counts(
    root: Path, registry: str, entry: str, expected: list[str]
) -> None:
    assert codes(root) == ["unknown-phone"]
    append(root, registry, entry)
    assert codes(root) == expected


def test_a_changed_text_is_looked_at_again(root: Path) -> None:
    assert codes(root) == ["unknown-phone"]
    (root / TEXT).write_text("Không có số nào.\n", encoding="utf-8")
    assert codes(root) == []


def looked_at(
    root: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> list[str]:
    """What is looked at again after a change: files beside the pages, and "scenes" for all."""
    Portal.load(root).problems()
    change(root)
    seen: list[str] = []
    check_file, too_heavy = beside.check_file, drawings._too_heavy
    monkeypatch.setattr(
        beside, "check_file", lambda *given: (seen.append(given[1]), *check_file(*given))[1:]
    )
    monkeypatch.setattr(
        drawings, "_too_heavy", lambda *given: (seen.append("scenes"), *too_heavy(*given))[1:]
    )
    Portal.load(root).problems()
    return seen


def test_other_registries_are_the_only_ones_that_are_looked_at_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(root: Path) -> None:
        text = 'reviewers:\n  - {id: moi, name: "Nơi mới", pages: [""]}\n'
        (root / "docs" / "_data" / "reviewers.yml").write_text(text, encoding="utf-8")

    changed = looked_at(root, monkeypatch, change)
    # Pages are looked at by others.
    assert [path for path in changed if not path.endswith(".md")] == ["docs/_data/reviewers.yml"]


def test_a_scene_that_changed_is_weighed_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(root: Path) -> None:
        path = sorted((root / "docs" / "_data" / "scenes").glob("*.yml"))[0]
        text = path.read_text("utf-8")
        path.write_text(text.replace("alt: ", "alt: Ở đây ", 1), encoding="utf-8")

    assert "scenes" in looked_at(root, monkeypatch, change)


def test_registries_that_were_not_asked_for_are_empty() -> None:
    registries = load_registries(ROOT / "docs")[0]
    assert registries.only("laws") == Registries(laws=registries.laws)
