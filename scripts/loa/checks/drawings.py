"""The scenes of the portal: files that can be drawn, light enough, and named rightly by pages."""

from collections.abc import Iterator

from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.registries import DATA_FOLDER
from loa.content.schema import VideoMeta
from loa.illustrations.composer import HEAVIEST, scene_svg, weight_of
from loa.illustrations.pages import scenes_filmed, scenes_named
from loa.illustrations.scene_files import FOLDER, Scenes
from loa.problems import Problem, nearest


def check_scenes(library: Library, scenes: Scenes) -> Iterator[Problem]:
    """Scenes that weigh too much, and pages that name one that is not there."""
    for scene in scenes.scenes.values():
        weight = max(
            weight_of(scene_svg(scene, scenes, panel=panel, wide=True))
            for panel in range(len(scene.panels))
        )
        if weight > HEAVIEST:
            path = f"{library.docs_dir.name}/{DATA_FOLDER}/{FOLDER}/{scene.id}.yml"
            message = f"Tranh “{scene.id}” nặng {weight} byte sau khi nén, chỉ được {HEAVIEST}."
            yield Problem(path, 1, "scene-too-heavy", message, "Bỏ bớt đồ vật.")
    for page in (*library.pages, *library.rejected):
        for identity in (*scenes_named(page), *scenes_filmed(page)):
            if identity not in scenes.scenes:
                line = _line_of(page, identity)
                message = f"Không có tranh nào tên “{identity}”."
                hint = nearest(identity, scenes.scenes)
                yield Problem(page.path, line, "unknown-drawing", message, hint)


def _line_of(page: ContentPage, identity: str) -> int:
    if identity == page.meta.scene:
        return page.line("scene")
    filmed = scenes_filmed(page)
    if identity in filmed:
        cards = page.meta.scenes if isinstance(page.meta, VideoMeta) else []
        place = next(n for n, card in enumerate(cards) if card.drawing == identity)
        return page.line("scenes", place, "drawing")
    return page.line_of_text(identity)
