"""Drawn scenes: read with a guard, drawn the same every time, safe, light and described."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from loa.content.registries import Registries, load_registries
from loa.illustrations.composer import HEAVIEST, description_of, saying_lines, scene_svg, weight_of
from loa.illustrations.heads import FACES
from loa.illustrations.openmoji import faults_of as openmoji_faults
from loa.illustrations.people import PEOPLE, WEARS
from loa.illustrations.places import PLACES
from loa.illustrations.poses import POSES
from loa.illustrations.scene_files import load_scenes
from loa.illustrations.scenes import Illustration, Scenes
from loa.problems import Problem, as_text
from loa.safety.drawings import faults_of
from portals import ROOT

DOCS = ROOT / "docs"
REGISTRIES: Registries = load_registries(DOCS)[0]
SCENES, PROBLEMS = load_scenes(DOCS, REGISTRIES)
ALL = list(SCENES.scenes.values())
ALT = "Một em nhỏ đứng bên bà ở sân nhà."
PERSON = "{who: child, at: 100}"


def found(tmp_path: Path, text: str, name: str = "thu.yml") -> tuple[Scenes, list[Problem]]:
    folder = tmp_path / "docs" / "_data" / "scenes"
    folder.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    return load_scenes(tmp_path / "docs", REGISTRIES)


def scene_text(alt: str = ALT, people: str = PERSON, more: str = "") -> str:
    return f'group: lesson\nalt: "{alt}"\npanels:\n  - place: home\n    people: [{people}]\n{more}'


def test_the_portal_has_its_scenes_without_a_problem() -> None:
    assert PROBLEMS == []
    assert len(ALL) >= 40


def test_the_six_core_messages_are_told_in_panels_without_words() -> None:
    told = [scene for scene in ALL if scene.group == "message"]
    assert len(told) == 6
    for scene in told:
        assert 3 <= len(scene.panels) <= 4
        assert all(bubble.says is None for panel in scene.panels for bubble in panel.bubbles)


@pytest.mark.parametrize("scene", ALL, ids=lambda scene: scene.id)
def test_a_scene_is_light_safe_and_the_same_every_time(scene: Illustration) -> None:
    for line_art in (False, True):
        svg = scene_svg(scene, SCENES, line_art=line_art)
        assert svg == scene_svg(scene, SCENES, line_art=line_art)
        assert faults_of(svg.encode()) == []
        for panel in range(len(scene.panels)):
            assert weight_of(scene_svg(scene, SCENES, panel=panel, wide=True)) <= HEAVIEST


@pytest.mark.parametrize("scene", ALL, ids=lambda scene: scene.id)
def test_line_art_has_only_ink_and_white(scene: Illustration) -> None:
    svg = scene_svg(scene, SCENES, line_art=True)
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", svg)) <= {"#1d2736", "#ffffff", "#fff"}


def test_every_drawing_of_the_register_shows_a_thing_and_nobody() -> None:
    assert [name for name, code in SCENES.openmoji.items() if openmoji_faults(code)] == []
    assert set(SCENES.names) >= set(SCENES.openmoji)
    assert openmoji_faults("1F46E") == "hình này có người; người thì dùng nhân vật của cổng"
    assert openmoji_faults("../../x") == "không có hình này trong OpenMoji"


def test_an_object_that_is_a_person_is_no_object(tmp_path: Path) -> None:
    data = tmp_path / "docs" / "_data"
    data.mkdir(parents=True)
    rows = ('{id: police, name: "Công an", openmoji: 1F46E}', '{id: sun, name: "Mặt trời"}')
    text = "objects:\n" + "".join(f"  - {row}\n" for row in rows)
    (data / "objects.yml").write_text(text, encoding="utf-8")
    assert load_scenes(tmp_path / "docs", REGISTRIES)[1] == [
        Problem(
            "docs/_data/objects.yml", 2, "unknown-drawing",
            "Đồ vật “police”: hình này có người; người thì dùng nhân vật của cổng.",
        ),
        Problem(
            "docs/_data/objects.yml", 3, "unknown-drawing",
            "Đồ vật “sun”: ghi thêm openmoji, mã của hình ở openmoji.org.",
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("people", "message", "known"),
    [
        ("{who: grandma, at: 9}", "Không có nhân vật nào tên “grandma”.", PEOPLE),
        ("{who: child, at: 9, pose: dance}", "Không có dáng nào tên “dance”.", POSES),
        ("{who: child, at: 9, face: crying}", "Không có nét mặt nào tên “crying”.", FACES),
        ("{who: child, at: 9, wears: [hood]}", "Không có đồ mặc nào tên “hood”.", WEARS),
    ],
)
def test_an_unknown_part_is_named_with_all_that_there_are(
    tmp_path: Path, people: str, message: str, known: list[str]
) -> None:
    scenes, problems = found(tmp_path, scene_text(people=people))
    hint = f"Có: {', '.join(sorted(known))}."
    assert problems == [Problem("docs/_data/scenes/thu.yml", 5, "unknown-drawing", message, hint)]
    assert scenes.scenes == {}


def test_an_unknown_place_is_named_with_its_line(tmp_path: Path) -> None:
    _, problems = found(tmp_path, scene_text().replace("home", "prison"))
    hint = f"Có: {', '.join(sorted(PLACES))}."
    message = "Không có nơi nào tên “prison”."
    assert problems == [Problem("docs/_data/scenes/thu.yml", 4, "unknown-drawing", message, hint)]


@pytest.mark.parametrize(
    ("length", "is_right"), [(19, False), (20, True), (300, True), (301, False)]
)
def test_a_description_has_a_length(tmp_path: Path, length: int, is_right: bool) -> None:
    scenes, problems = found(tmp_path, scene_text(alt="a" * length))
    message = f"Lời tả tranh (alt) dài {length} ký tự; cần từ 20 đến 300."
    hint = "Tả ai, ở đâu, đang làm gì, cho người không nhìn thấy."
    fault = Problem("docs/_data/scenes/thu.yml", 2, "scene-alt", message, hint)
    assert problems == ([] if is_right else [fault])
    assert bool(scenes.scenes) is is_right


@pytest.mark.parametrize(("length", "is_right"), [(59, True), (60, True), (61, False)])
def test_a_saying_is_short(tmp_path: Path, length: int, is_right: bool) -> None:
    more = f'    bubbles: [{{says: "{"a" * length}", by: 1}}]\n'
    _, problems = found(tmp_path, scene_text(more=more))
    message = f"Lời trong bóng nói dài {length} ký tự; cần từ 1 đến 60."
    fault = Problem("docs/_data/scenes/thu.yml", 6, "too-long", message, "Nói một câu ngắn.")
    assert problems == ([] if is_right else [fault])


@pytest.mark.parametrize(("count", "is_right"), [(1, True), (4, True), (5, False), (0, False)])
def test_a_scene_has_one_to_four_panels(tmp_path: Path, count: int, is_right: bool) -> None:
    panels = "panels:\n" + "  - {place: home}\n" * count if count else "panels: []\n"
    scenes, problems = found(tmp_path, f'group: lesson\nalt: "{ALT}"\n{panels}')
    assert bool(scenes.scenes) is is_right
    assert bool(problems) is not is_right


def test_words_of_a_language_that_nobody_reviewed_are_refused(tmp_path: Path) -> None:
    more = '    bubbles: [{says: {vi: "Để tôi hỏi.", tyz: "x"}, by: 1}]\n'
    _, problems = found(tmp_path, scene_text(more=more))
    message = "Lời bằng Tiếng Tày chưa có người thẩm định."
    hint = "Ghi reviewed: {tyz: tên người, ngày}, hoặc bỏ lời này."
    assert problems == [
        Problem("docs/_data/scenes/thu.yml", 6, "scene-not-reviewed", message, hint)
    ]


def test_reviewed_words_are_drawn_in_their_language(tmp_path: Path) -> None:
    more = '    bubbles: [{says: {vi: "Để tôi hỏi.", tyz: "xyz"}, by: 1}]\n'
    more += 'reviewed: {tyz: "Bà A, 2026-01-01"}\n'
    scenes, problems = found(tmp_path, scene_text(more=more))
    assert problems == []
    scene = scenes.scenes["thu"]
    own = scene_svg(scene, scenes, language="tyz")
    assert own != scene_svg(scene, scenes, language="nut") == scene_svg(scene, scenes)
    assert description_of(scene, "tyz") == f"{ALT} “xyz”"


def test_a_bubble_of_nobody_there_is_refused(tmp_path: Path) -> None:
    more = '    bubbles: [{says: "Ơi", by: 2}]\n'
    _, problems = found(tmp_path, scene_text(more=more))
    message = "Bóng nói của người thứ 2, nhưng tranh chỉ có 1 người."
    assert problems == [Problem("docs/_data/scenes/thu.yml", 6, "unknown-drawing", message)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n- b\n",
        "panels: 3\n",
        "group: lesson\nalt: x\npanels: [3]\n",
        "a: [\n",
        f'group: lesson\nalt: "{ALT}"\npanels: [{{people: [{{who: child, at: [1]}}]}}]\n',
        f'group: lesson\nalt: "{ALT}"\npanels: [{{people: [{{who: child, at: .nan}}]}}]\n',
        f'group: lesson\nalt: "{ALT}"\npanels: [{{objects: [{{what: sun, at: [1, 9e99]}}]}}]\n',
        f'group: lesson\nalt: "{ALT}"\npanels: [{{bubbles: [{{}}]}}]\n',
    ],
)
def test_what_is_no_scene_is_a_problem_and_nothing_else(tmp_path: Path, text: str) -> None:
    scenes, problems = found(tmp_path, text)
    assert scenes.scenes == {}
    assert problems != []


def test_a_file_name_that_no_disk_keeps_is_refused(tmp_path: Path) -> None:
    _, problems = found(tmp_path, scene_text(), "Bà Nội.yml")
    message = "Tên tệp tranh chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối."
    assert problems == [Problem("docs/_data/scenes/Bà Nội.yml", 1, "file-name", message)]


def test_markup_in_a_saying_is_only_text(tmp_path: Path) -> None:
    more = "    bubbles: [{says: '<script>&', by: 1}]\n"
    scenes, _ = found(tmp_path, scene_text(more=more))
    svg = scene_svg(scenes.scenes["thu"], scenes)
    assert "script" not in svg
    assert faults_of(svg.encode()) == []


def test_letters_that_the_face_lacks_are_left_to_the_reader(tmp_path: Path) -> None:
    scenes, _ = found(tmp_path, scene_text(more='    bubbles: [{says: "漢<字", by: 1}]\n'))
    assert ">漢&lt;字</text>" in scene_svg(scenes.scenes["thu"], scenes)


def test_a_saying_breaks_into_lines_of_about_one_length() -> None:
    assert saying_lines("Chuyển tiền trước, tôi cứu cho.") == ["Chuyển tiền", "trước, tôi cứu cho."]
    assert saying_lines("Ừ") == ["Ừ"]


def test_all_parts_can_be_drawn_together(tmp_path: Path) -> None:
    for pose in POSES:
        people = ", ".join(f"{{who: {who}, at: 90, pose: {pose}}}" for who in list(PEOPLE)[:6])
        scenes, problems = found(tmp_path / pose, scene_text(people=people))
        assert problems == []
        assert faults_of(scene_svg(scenes.scenes["thu"], scenes).encode()) == []


def test_a_scene_names_a_helpline_and_shows_its_number(tmp_path: Path) -> None:
    says = '{says: "Gọi [[helpline:h111]]", by: 1}'
    more = f'    bubbles: [{says}]\ntalk: ["Gọi [[helpline:h113]] khi nào?"]\n'
    text = scene_text(alt="Một em nhỏ gọi [[helpline:h111]] ở sân nhà.", more=more)
    scenes, problems = found(tmp_path, text)
    assert problems == []
    scene = scenes.scenes["thu"]
    assert (scene.alt, scene.panels[0].bubbles[0].says, scene.talk) == (
        "Một em nhỏ gọi 111 ở sân nhà.",
        "Gọi 111",
        ["Gọi 113 khi nào?"],
    )


@pytest.mark.parametrize("written", ["[[helpline:h11]]", "[[law:L53]]"])
def test_a_reference_that_prints_nothing_is_not_drawn(tmp_path: Path, written: str) -> None:
    scenes, problems = found(tmp_path, scene_text(alt=f"Một em nhỏ gọi {written} ở sân nhà."))
    assert scenes.scenes == {}
    assert as_text(problems) == (
        "docs/_data/scenes/thu.yml:2: lỗi: Tham chiếu trong tranh không có số để in. "
        "Tranh chỉ nhận số điện thoại được đăng: [[helpline:h111]]. (unknown-reference)"
    )


def renumbered(number: str) -> Registries:
    line = REGISTRIES.helplines["h111"].model_copy(update={"number": number})
    return replace(REGISTRIES, helplines={**REGISTRIES.helplines, "h111": line})


@pytest.mark.parametrize("number", ["119", "1900 1119", "+84 981 84 84 84", "18001567", "234 567"])
def test_a_phone_shows_the_number_that_the_registry_has_today(number: str) -> None:
    scenes, problems = load_scenes(DOCS, renumbered(number))
    assert problems == []
    assert f"phone-{number}" in scenes.scenes["goi-111-tung-buoc"].objects
    assert scenes.names[f"phone-{number}"] == f"Điện thoại gọi {number}"
    old, new = (scene_svg(one.scenes["goi-111-tung-buoc"], one) for one in (SCENES, scenes))
    assert old != new
    # One stroke for each sign: the rest of the picture stays.
    signs = len(number.replace(" ", ""))
    assert new.count("<path") - old.count("<path") == signs - 3


def test_a_phone_with_a_number_that_nobody_lets_out_is_no_drawing(tmp_path: Path) -> None:
    text = scene_text(more="    objects: [{what: phone-119, at: [9, 9]}]\n")
    _, problems = found(tmp_path, text)
    assert [(one.code, one.message) for one in problems] == [
        ("unknown-drawing", "Không có đồ vật nào tên “phone-119”.")
    ]
