"""What stands beside the pages says nothing that pages may not say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loa.checks.beside import check_beside, check_file
from loa.claims.clearance import Clearance
from loa.content.library import Library
from loa.content.registries import Registries, load_registries
from loa.integrations.portal import Portal
from loa.problems import Problem, as_text
from portals import ROOT, write_portal
from spelled_numbers import PLAIN


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_portal(tmp_path_factory.mktemp("beside") / "portal", {})


@pytest.fixture(scope="module")
def registries() -> Registries:
    return load_registries(ROOT / "docs")[0]


def found(root: Path) -> list[Problem]:
    library = Library.load(root / "docs")
    return list(check_beside(library, root / "overrides", root / "mkdocs.yml"))


def replaced(name: str, old: str, new: str) -> Callable[[Path, str], tuple[Path, str, int]]:
    """A place inside a file that is there: `{}` in `new` is the text of the test."""

    def write(root: Path, text: str) -> tuple[Path, str, int]:
        path = root / name
        before = path.read_text(encoding="utf-8")
        assert before.count(old) >= 1, (name, old)
        line = before[: before.index(old)].count("\n") + 1 + new[: new.index("{}")].count("\n")
        path.write_text(before.replace(old, new.replace("{}", text), 1), encoding="utf-8")
        return path, before, line

    return write


def added(name: str, content: str) -> Callable[[Path, str], tuple[Path, str, int]]:
    """A file of its own."""

    def write(root: Path, text: str) -> tuple[Path, str, int]:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content.replace("{}", text), encoding="utf-8")
        return path, "", content[: content.index("{}")].count("\n") + 1

    return write


SVG = '<svg xmlns="http://www.w3.org/2000/svg">\n<path d="M0 9 1 2 3 4 5 6 7 8"/>\n{}</svg>'
PLACES = {
    "a helpline's name": replaced("docs/_data/helplines.yml", '    name: "', '    name: "{} '),
    "an agency's task": replaced("docs/_data/agencies.yml", '    task: "', '    task: "{} '),
    "an audience": replaced("docs/_data/audiences.yml", '    name: "', '    name: "{} '),
    "a topic": replaced("docs/_data/topics.yml", '    name: "', '    name: "{} '),
    "a pictogram": replaced("docs/_data/pictograms.yml", '    name: "', '    name: "{} '),
    "a source's title": replaced("docs/_data/sources.yml", '    title: "', '    title: "{} '),
    "a law's title": replaced("docs/_data/laws.yml", '    title: "', '    title: "{} '),
    "the theme's words": replaced(
        "overrides/partials/strings/vi.html", '"home": "', '"home": "{} '
    ),
    "the portal's name": replaced("mkdocs.yml", "site_name: ", "site_name: {} "),
    "captions": added(
        "docs/video/a.vtt", "WEBVTT\n\n1\n00:00:00.000 --> 00:00:05.000\nGọi\n\n"
        "2\n00:00:10.000 --> 00:00:16.000\nGọi {} nhé\n",
    ),
    "captions in SRT": added("docs/video/a.srt", "1\n00:00:10,000 --> 00:00:16,000\nGọi {}\n"),
    "a drawing's text": added("docs/a.svg", SVG.format("<text>{}</text>\n")),
    "a drawing's title": added("docs/b.svg", SVG.format("<title>{}</title>\n")),
    "a pictogram's description": added(
        "overrides/assets/pictograms/thu.svg", SVG.format("<g><desc>{}</desc></g>\n")
    ),
    "a text": added("docs/a.txt", "Kính thưa bà con!\n\nKhi cần, gọi {} nhé.\n"),
    "a table": added("docs/a.csv", 'Nơi,Số\nThôn,"{}"\n'),
}  # fmt: skip


def seen(
    portal: Path, registries: Registries, place: str, text: str
) -> tuple[list[tuple[str, int, str]], str, int]:
    """What is found with a text in a place: path, line and code; then the path and line of it."""
    path, before, line = PLACES[place](portal, text)
    label = path.relative_to(portal).as_posix()
    try:
        problems = list(check_file(path, label, Clearance(registries), registries))
    finally:
        if before:
            path.write_text(before, encoding="utf-8")
        else:
            path.unlink()
    return [(one.path, one.line, one.code) for one in problems], label, line


def test_nothing_is_found_where_nothing_is_wrong(portal: Path) -> None:
    assert found(portal) == []


def test_nothing_is_found_beside_the_portals_own_pages() -> None:
    assert found(ROOT) == []


@pytest.mark.parametrize("place", PLACES)
def test_a_number_is_seen_however_it_is_written(
    portal: Path, registries: Registries, place: str
) -> None:
    for spelling in PLAIN:
        problems, path, line = seen(portal, registries, place, spelling)
        assert problems == [(path, line, "unknown-phone")], spelling


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("address", ["tel:0912345678", "https://zalo.me/0912345678"])
def test_a_number_that_is_dialled_is_seen(
    portal: Path, registries: Registries, place: str, address: str
) -> None:
    problems, path, line = seen(portal, registries, place, address)
    assert (path, line, "unknown-phone") in problems


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", ["Rồng Xanh", "RỒNG  xanh", "Rồng\u00a0Xanh", "R\u200bồng Xanh"])
def test_withheld_words_are_seen(
    portal: Path, registries: Registries, place: str, text: str
) -> None:
    problems, path, line = seen(portal, registries, place, text)
    assert problems == [(path, line, "withheld-text")]


FILLED = {"an agency's task", "an audience", "a topic", "a pictogram", "a source's title",
          "a law's title"}  # fmt: skip


@pytest.mark.parametrize("place", sorted(FILLED))
def test_a_registry_may_name_a_helpline_that_is_let_out(
    portal: Path, registries: Registries, place: str
) -> None:
    assert seen(portal, registries, place, "[[helpline:h111]]")[0] == []
    for text in ("[[helpline:h999]]", "[[helpline:ngbd]]"):
        problems, path, line = seen(portal, registries, place, text)
        assert problems == [(path, line, "broken-reference")]


@pytest.mark.parametrize("place", sorted({*PLACES} - FILLED))
def test_a_reference_where_nothing_is_filled_in_is_seen(
    portal: Path, registries: Registries, place: str
) -> None:
    problems, path, line = seen(portal, registries, place, "[[helpline:h111]]")
    assert problems == [(path, line, "broken-reference")]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", ["[helpline:h111]", "[[ h111 ]]", "［［h111］］"])
def test_a_reference_is_seen(portal: Path, registries: Registries, place: str, text: str) -> None:
    problems, path, line = seen(portal, registries, place, text)
    assert problems == [(path, line, "broken-reference")]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", ["111", "113", "+84 981 84 84 84", "Luật 53/2024/QH15"])
def test_what_is_let_out_is_left_alone(
    portal: Path, registries: Registries, place: str, text: str
) -> None:
    assert seen(portal, registries, place, text)[0] == []


def test_a_whole_portal_is_looked_through(tmp_path: Path) -> None:
    root = write_portal(tmp_path / "portal", {})
    expected = []
    for name in ("captions", "a drawing's title", "the theme's words", "the portal's name"):
        path, _, line = PLACES[name](root, "0912 345 678")
        expected.append((path.relative_to(root).as_posix(), line, "unknown-phone"))
    problems = Portal.load(root).problems()
    assert [
        (one.path, one.line, one.code) for one in problems if one.code == "unknown-phone"
    ] == sorted(expected)


@pytest.mark.parametrize("publish", ["check", "no"])
def test_an_entry_that_is_not_let_out_may_say_it(
    portal: Path, registries: Registries, publish: str
) -> None:
    path = portal / "docs" / "_data" / "thu.yml"
    path.write_text(f'thu:\n  - publish: "{publish}"\n    x: ["Gọi 0912 345 678"]\n', "utf-8")
    assert list(check_file(path, "docs/_data/thu.yml", Clearance(registries), registries)) == []
    path.write_text('thu:\n  - publish: "yes"\n    x: ["Gọi 0912 345 678"]\n', "utf-8")
    assert list(check_file(path, "docs/_data/thu.yml", Clearance(registries), registries)) == [
        Problem(
            "docs/_data/thu.yml", 3, "unknown-phone",
            "Số 0912 345 678 không có trong sổ đăng ký.", Clearance(registries).hint,
        )
    ]  # fmt: skip
    path.unlink()


def test_a_number_goes_on_in_the_next_row_not_in_the_next_cue(
    portal: Path, registries: Registries
) -> None:
    path = portal / "docs" / "a.vtt"
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\nGọi 0912\n345 678\n\n00:03.000 --> 00:04.000\n9\n"
    path.write_text(cues, encoding="utf-8")
    problems = list(check_file(path, "docs/a.vtt", Clearance(registries), registries))
    assert [(one.line, one.message) for one in problems] == [
        (4, "Số 0912 345 678 không có trong sổ đăng ký.")
    ]
    path.unlink()


def test_a_number_that_a_drawing_names_is_one(tmp_path: Path, registries: Registries) -> None:
    path = tmp_path / "thu.yml"
    path.write_text('alt: "Em gọi [[helpline:h111]]."\ntalk: ["[helpline:h113]"]\n', "utf-8")
    label = "docs/_data/scenes/thu.yml"
    problems = list(check_file(path, label, Clearance(registries), registries))
    assert [(one.line, one.code) for one in problems] == [(2, "broken-reference")]


def test_a_number_typed_into_a_drawn_scene_is_told(
    portal: Path, registries: Registries, tmp_path: Path
) -> None:
    scene = tmp_path / "mot.yml"
    scene.write_text('alt: "Bà bấm số 111."\ntalk:\n  - "Gọi [[helpline:h113]]."\n', "utf-8")
    label = "docs/_data/scenes/mot.yml"
    problems = list(check_file(scene, label, Clearance(registries), registries))
    assert as_text(problems) == (
        "docs/_data/scenes/mot.yml:1: nhắc: Số 111 gõ tay: ngày sổ đổi số, chỗ này vẫn in số cũ. "
        "Viết [[helpline:h111]]. “loa fix” sửa được. (typed-phone)"
    )


def test_a_number_over_two_texts_with_an_id_between_is_named_where_it_begins(
    registries: Registries, tmp_path: Path
) -> None:
    """A group of an entry, whose next group begins with what only the program reads."""
    (tmp_path / "a.yml").write_text(
        "a:\n  - id: a\n    text: Gọi 0912\n    publish: yes\n  - id: b-1\n    url: https://a.vn/x\n"
        "    as_of: '2026-07-01'\n    text: 345 678\n",
        "utf-8",
    )
    problems = check_file(tmp_path / "a.yml", "docs/_data/a.yml", Clearance(registries), registries)
    assert [(one.line, one.code) for one in problems] == [(3, "unknown-phone")]
