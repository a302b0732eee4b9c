"""Scenes weigh little, and pages name scenes that are there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loa.checks import drawings
from loa.illustrations.composer import scene_svg, weight_of
from loa.illustrations.heads import FACES
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
    found = list(drawings.check_scenes(portal.library, scenes))
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


def test_the_guide_names_every_part() -> None:
    text = (ROOT / "docs" / "bien-tap" / "tranh-ve.md").read_text(encoding="utf-8")
    parts = (*PEOPLE, *FACES, *POSES, *WEARS, *PLACES)
    assert [name for name in parts if f"{name} " not in text and f"{name}," not in text] == []
