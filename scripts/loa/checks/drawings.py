"""The scenes of the portal: files that can be drawn, light enough, and named rightly by pages."""

from collections.abc import Iterator
from functools import partial

from loa.checking import Kept, afresh, check
from loa.content.answers import digest_of, text_digest
from loa.content.kinds import VideoMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.registries import DATA_FOLDER
from loa.ground.wording import say
from loa.illustrations.composer import HEAVIEST, scene_svg, weight_of
from loa.illustrations.pages import scenes_filmed, scenes_named
from loa.illustrations.scene_files import FOLDER
from loa.illustrations.scenes import Scenes
from loa.problems import Problem, nearest

MOST_PICTURES = 12
"""Of needs: more are not looked through by somebody in a hurry who reads little."""


@check("scene-too-heavy", scope="portal")
def check_weights(
    library: Library, scenes: Scenes, kept_by_key: Kept = afresh
) -> Iterator[Problem]:
    """Scenes that weigh too much: each is drawn for it, of nothing but itself and our code."""
    yield from kept_by_key("scenes", digest_of(repr(scenes)), partial(_too_heavy, library, scenes))


def _too_heavy(library: Library, scenes: Scenes) -> Iterator[Problem]:
    for scene in scenes.scenes.values():
        weight = max(
            weight_of(scene_svg(scene, scenes, panel=panel, wide=True))
            for panel in range(len(scene.panels))
        )
        if weight > HEAVIEST:
            path = f"{library.docs_dir.name}/{DATA_FOLDER}/{FOLDER}/{scene.id}.yml"
            message = say(
                "The drawing “{id}” weighs {weight} bytes compressed; {heaviest} are allowed.",
                id=scene.id,
                weight=weight,
                heaviest=HEAVIEST,
            )
            yield Problem(path, 1, "scene-too-heavy", message, say("Take things out of it."))


@check("too-many-pictures", "unknown-drawing", scope="portal")
def check_scenes(library: Library, scenes: Scenes, kept: Kept = afresh) -> Iterator[Problem]:
    """Pages and needs that name a scene that is not there.

    `kept` gives back what was found on a page before: blocks are known by reading it.
    """
    for page in (*library.pages, *library.rejected):
        key = digest_of(page.path, text_digest(page))
        yield from kept(f"scenes of {page.src_uri}", key, partial(_check_page, page, scenes))
    yield from _check_needs(library, scenes)


def _check_page(page: ContentPage, scenes: Scenes) -> Iterator[Problem]:
    for identity in (*scenes_named(page), *scenes_filmed(page)):
        if identity not in scenes.scenes:
            line = _line_of(page, identity)
            message = say("There is no drawing called “{identity}”.", identity=identity)
            hint = nearest(identity, scenes.scenes)
            yield Problem(page.path, line, "unknown-drawing", message, hint)


def _line_of(page: ContentPage, identity: str) -> int:
    if identity == page.meta.scene:
        return page.line("scene")
    filmed = scenes_filmed(page)
    if identity in filmed:
        cards = page.meta.scenes if isinstance(page.meta, VideoMeta) else []
        index = next(n for n, card in enumerate(cards) if card.drawing == identity)
        return page.line("scenes", index, "drawing")
    return page.line_of_text(identity)


def _check_needs(library: Library, scenes: Scenes) -> Iterator[Problem]:
    """The index of pictures has few enough, and each has a scene that can be drawn."""
    path = f"{library.docs_dir.name}/{DATA_FOLDER}/needs.yml"
    rows = library.registries.pictured_needs
    if len(rows) > MOST_PICTURES:
        message = say(
            "There are {count} pictures to tap; {most} are allowed.",
            count=len(rows),
            most=MOST_PICTURES,
        )
        hint = say(
            "Remove picture from a need that few look for; what is typed into the search "
            "box still leads there."
        )
        yield Problem(path, 1, "too-many-pictures", message, hint)
    for need, picture in rows:
        if picture.scene not in scenes.scenes:
            message = say(
                "The picture “{name}” (id {id}) uses the drawing “{scene}”, ",
                name=picture.name,
                id=need.id,
                scene=picture.scene,
            )
            message += say("but there is no such drawing.")
            hint = nearest(picture.scene, scenes.scenes)
            yield Problem(path, 1, "unknown-drawing", message, hint)
