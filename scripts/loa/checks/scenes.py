"""A story with choices leads everywhere it should, and ends."""

from collections.abc import Iterator, Sequence

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.problems import Problem, nearest
from loa.reading.model import StoryScene
from loa.reading.scenes import GOOD, reached_from


@check("scene-empty", "scene-endless", "scene-no-good-end", "scene-nowhere", "scene-unreached")
def check_scenes(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Choices lead to scenes, every scene can be reached, and from each a good end."""
    for scenes in page.reading.stories:
        yield from _check_choices(page, scenes)
        if scenes:
            yield from _check_ways(page, scenes)


def _check_choices(page: ContentPage, scenes: Sequence[StoryScene]) -> Iterator[Problem]:
    known = [scene.id for scene in scenes]
    for scene in scenes:
        for target, line in scene.choices:
            if target not in known:
                message = say(
                    "The scene “{title}” leads to #{target}, which is not there.",
                    title=scene.title,
                    target=target,
                )
                hint = nearest(target, known)
                yield Problem(page.path, page.body_line(line), "scene-nowhere", message, hint)
        if not scene.has_body:
            message = say("The scene “{title}” tells nothing.", title=scene.title)
            hint = say("Tell what happens; at an end, what to do and whom to call.")
            yield Problem(page.path, page.body_line(scene.line), "scene-empty", message, hint)


def _check_ways(page: ContentPage, scenes: Sequence[StoryScene]) -> Iterator[Problem]:
    reached = reached_from(scenes, scenes[0].id)
    endings = {scene.id for scene in scenes if scene.is_ending}
    for scene in scenes:
        if scene.id not in reached:
            message = say("No choice leads to the scene “{title}”.", title=scene.title)
            hint = say("Add a choice with its address (#{id}), or remove the scene.", id=scene.id)
            yield Problem(page.path, page.body_line(scene.line), "scene-unreached", message, hint)
        elif not reached_from(scenes, scene.id) & endings:
            message = say("From the scene “{title}” no end can be reached.", title=scene.title)
            hint = say("An end is a scene without choices.")
            yield Problem(page.path, page.body_line(scene.line), "scene-endless", message, hint)
            return
    if not any(scene.is_good for scene in scenes if scene.id in reached):
        message = say("This story has no good end.")
        hint = say("Mark the heading of the end to be followed: {{#canh-… .{good}}}", good=GOOD)
        yield Problem(page.path, page.body_line(scenes[0].line), "scene-no-good-end", message, hint)
