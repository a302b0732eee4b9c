"""Drawings of scenes, and the pages that show them, known again from the last build."""

import json
from pathlib import Path
from typing import Any

from loa.content.answers import digest_of, own_questions, text_digest
from loa.content.page import ContentPage
from loa.directives.drawn_scenes import blocks_with_scenes
from loa.ground.shelf import Memory, Shelf
from loa.illustrations.composer import scene_svg
from loa.illustrations.scenes import Illustration, Scenes

FILE = "drawings.shelf"


class KeptDrawings:
    """A shelf below a folder. `common` is the digest of our code, the scenes and the objects that
    stand in them: with the page's text, all that a drawing is made of.
    """

    def __init__(self, folder: Path, common: str, memory: Memory | None = None) -> None:
        # The keys tell everything: no question is asked.
        self.shelf = Shelf(folder / FILE, lambda question: "", memory)
        self._common = common

    def draw(self, scene: Illustration, scenes: Scenes, **options: Any) -> str:
        """As `scene_svg`."""
        name = f"drawing {scene.id} {json.dumps(options, sort_keys=True)}"
        return str(
            self.shelf.get_or_make(name, self._common, lambda: scene_svg(scene, scenes, **options))
        )

    def blocks(self, page: ContentPage) -> list[tuple[str, str]]:
        """As `blocks_with_scenes`."""
        own = own_questions(page.src_uri)
        key = digest_of(self._common, text_digest(page))
        name = f"blocks {page.src_uri}"
        rows = self.shelf.get_or_make(name, key, make=lambda: blocks_with_scenes(page), known=own)
        return [(block, argument) for block, argument in rows]
