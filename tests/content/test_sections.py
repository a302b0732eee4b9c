"""What the registry of sections may say, and what is asked of it."""

from pathlib import Path

import pytest

from loa.content.registries import Registries, load_registries
from loa.content.sections import NEEDED, ROLES, HelpDoor, Section, check_sections
from loa.problems import Problem
from portals import write_portal

PLACE = "docs/_data/sections.yml"


def sections(**roles: str) -> list[Section]:
    """One section for each role, named as given or like the role."""
    return [Section(id=roles.get(role, role.replace("-", "")), role=role) for role in ROLES]


def registries(*rows: Section) -> Registries:
    return Registries(sections={one.id: one for one in rows})


def test_a_role_leads_to_its_folder_and_its_first_page() -> None:
    found = registries(*sections(help="can-giup"))
    assert (found.section("help"), found.first_page("help")) == ("can-giup", "can-giup/index.md")
    assert (found.role("can-giup"), found.role("help"), found.role("")) == ("help", None, None)


def test_without_the_registry_a_role_stands_for_itself() -> None:
    assert registries().first_page("calendar") == "calendar/index.md"


def test_a_portal_with_every_role_has_no_fault() -> None:
    assert list(check_sections(sections(), [], PLACE)) == []


@pytest.mark.parametrize("role", ROLES)
def test_a_role_that_nobody_has_is_told_where_something_is_made_for_it(role: str) -> None:
    found = list(check_sections([one for one in sections() if one.role != role], [], PLACE))
    said = f"Chưa mục nào giữ vai trò “{role}”."
    expected = [Problem(PLACE, 1, "registry-shape", said, f"Thêm: role: {role}")]
    assert found == (expected if role in NEEDED else [])


def test_a_role_is_held_once() -> None:
    rows = [*sections(), Section(id="lich-hai", role="calendar")]
    assert list(check_sections(rows, [], PLACE)) == [
        Problem(
            PLACE, 1, "registry-shape", "Vai trò “calendar” có ở 2 mục.",
            "Mỗi vai trò chỉ một mục giữ.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(("call", "is_known"), [("h111", True), ("h112", False)])
def test_a_help_page_calls_a_number_of_the_registry(call: str, is_known: bool) -> None:
    door = HelpDoor(page="a/b.md", call=call, to_say="a", what_happens="b", not_to_do="c")
    rows = [*sections(), Section(id="khac", doors=[door])]
    expected = Problem(
        PLACE,
        1,
        "unknown-reference",
        "Trang “a/b.md” phải có số “h112”, mà sổ số điện thoại không có.",
        "Có phải ý bạn là “h111”?",
    )
    assert list(check_sections(rows, ["h111"], PLACE)) == ([] if is_known else [expected])


def test_a_portal_without_the_calendar_is_told_so(tmp_path: Path) -> None:
    root = write_portal(tmp_path / "portal", {})
    path = root / PLACE
    path.write_text(path.read_text("utf-8").replace("role: calendar", "role: null"), "utf-8")
    _, problems = load_registries(root / "docs")
    assert [(one.path, one.message) for one in problems] == [
        (PLACE, "Chưa mục nào giữ vai trò “calendar”.")
    ]


def test_a_damaged_registry_is_told_once(tmp_path: Path) -> None:
    root = write_portal(tmp_path / "portal", {})
    (root / PLACE).write_text("sections: 3\n", "utf-8")
    _, problems = load_registries(root / "docs")
    assert [(one.path, one.code) for one in problems] == [(PLACE, "registry-shape")]
