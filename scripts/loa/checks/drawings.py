"""The scenes of the portal: files that can be drawn, light enough, and named rightly by pages."""

from collections.abc import Iterator

from loa.content.library import Library
from loa.content.registries import DATA_FOLDER
from loa.illustrations.composer import HEAVIEST, scene_svg, weight_of
from loa.illustrations.pages import scenes_named
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
        for identity in scenes_named(page):
            if identity not in scenes.scenes:
                line = (
                    page.line("scene")
                    if identity == page.meta.scene
                    else page.line_of_text(identity)
                )
                message = f"Không có tranh nào tên “{identity}”."
                hint = nearest(identity, scenes.scenes)
                yield Problem(page.path, line, "unknown-drawing", message, hint)
