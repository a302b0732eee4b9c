"""Scenes weigh little, and pages name scenes that are there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loa.checks import drawings
from loa.content.page import ContentPage
from loa.illustrations.composer import scene_svg, weight_of
from loa.illustrations.heads import FACES
from loa.illustrations.pages import scenes_named
from loa.illustrations.people import PEOPLE, WEARS
from loa.illustrations.places import PLACES
from loa.illustrations.poses import POSES
from loa.integrations.portal import Portal
from loa.problems import Problem
from portals import ROOT, page_text

MakePortal = Callable[[dict[str, str]], Path]


@pytest.mark.parametrize(("spare", "is_heavy"), [(-1, True), (0, False), (1, False)])
def test_a_scene_has_a_weight_limit(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch, spare: int, is_heavy: bool
) -> None:
    portal = Portal.load(make_portal({}))
    scenes = portal.scenes
    weights = {
        scene.id: max(
            weight_of(scene_svg(scene, scenes, panel=n, wide=True))
            for n in range(len(scene.panels))
        )
        for scene in scenes.scenes.values()
    }
    heaviest = max(weights.values())
    monkeypatch.setattr(drawings, "HEAVIEST", heaviest + spare)
    found = list(drawings.check_weights(portal.library, scenes))
    assert [problem.code for problem in found] == ["scene-too-heavy"] * is_heavy
    name = max(weights, key=lambda one: weights[one])
    message = f"Tranh “{name}” nặng {heaviest} byte sau khi nén, chỉ được {heaviest + spare}."
    assert [problem.message for problem in found] == [message] * is_heavy


def test_a_page_names_scenes_that_are_there(make_portal: MakePortal) -> None:
    body = "Chữ.\n\n/// drawn-scene | goi-112\n///\n"
    root = make_portal({"a.md": page_text("Trang", body, more="scene: gia-dihn\n")})
    portal = Portal.load(root)
    found = list(drawings.check_scenes(portal.library, portal.scenes))
    assert found == [
        Problem(
            "docs/a.md", 13, "unknown-drawing", "Không có tranh nào tên “gia-dihn”.",
            "Có phải ý bạn là “gia-dinh”?",
        ),
        Problem(
            "docs/a.md", 17, "unknown-drawing", "Không có tranh nào tên “goi-112”.",
            "Có phải ý bạn là “goi-113”?",
        ),
    ]  # fmt: skip


def test_a_page_is_not_read_again_for_its_scenes(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal({"a.md": page_text("Trang", "/// drawn-scene | gia-dinh\n///\n")})
    Portal.load(root).problems()
    read: list[str] = []

    def noted(page: ContentPage) -> list[str]:
        read.append(page.src_uri)
        return scenes_named(page)

    monkeypatch.setattr(drawings, "scenes_named", noted)
    Portal.load(root).problems()
    assert read == []
    (root / "docs/a.md").write_text(
        page_text("Trang", "/// drawn-scene | gia-dihn\n///\n"), "utf-8"
    )
    told = [one.message for one in Portal.load(root).problems() if one.code == "unknown-drawing"]
    assert (read, told) == (["a.md"], ["Không có tranh nào tên “gia-dihn”."])


NEED = """
  - id: nhu-cau-{n}
    page: index.md
    urgent: false
    picture: {{order: {n}, scene: {scene}, name: "Ô {n}", spoken: "Ô hình thứ {n}."}}
    words: ["nhu cầu {n}"]
"""


def with_needs(root: Path, scenes: list[str]) -> list[Problem]:
    rows = "".join(NEED.format(n=n, scene=scene) for n, scene in enumerate(scenes, 1))
    (root / "docs/_data/needs.yml").write_text(f"needs:{rows}", encoding="utf-8")
    portal = Portal.load(root)
    assert list(portal.library.problems) == []
    return list(drawings.check_scenes(portal.library, portal.scenes))


@pytest.mark.parametrize(("count", "is_too_many"), [(11, False), (12, False), (13, True)])
def test_needs_have_twelve_pictures_at_most(
    make_portal: MakePortal, count: int, is_too_many: bool
) -> None:
    found = with_needs(make_portal({}), ["goi-113"] * count)
    assert [(one.code, one.message) for one in found] == [
        ("too-many-pictures", f"Có {count} ô hình, tối đa 12.")
    ] * is_too_many


def test_a_need_is_pictured_by_a_scene_that_is_there(make_portal: MakePortal) -> None:
    found = with_needs(make_portal({}), ["goi-113", "goi-114"])
    assert found == [
        Problem(
            "docs/_data/needs.yml", 1, "unknown-drawing",
            "Ô hình “Ô 2” (mã nhu-cau-2) dùng tranh “goi-114”, nhưng không có tranh đó.",
            "Có phải ý bạn là “goi-113”?",
        )
    ]  # fmt: skip


def test_the_guide_names_every_part() -> None:
    text = (ROOT / "docs" / "bien-tap" / "tranh-ve.md").read_text(encoding="utf-8")
    parts = (*PEOPLE, *FACES, *POSES, *WEARS, *PLACES)
    assert [name for name in parts if f"{name} " not in text and f"{name}," not in text] == []
