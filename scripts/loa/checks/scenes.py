"""A story with choices leads everywhere it should, and ends."""

from collections.abc import Iterator, Sequence

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.markup import parsed
from loa.content.page import ContentPage
from loa.content.scenes import GOOD, Scene, blocks_of_scenes, reached_from, scenes_of
from loa.problems import Problem, nearest


@checker
def check_scenes(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Choices lead to scenes, every scene can be reached, and from each a good end."""
    for text in blocks_of_scenes(page.body):
        scenes = scenes_of(parsed(text))
        yield from _check_choices(page, scenes)
        if scenes:
            yield from _check_ways(page, scenes)


def _check_choices(page: ContentPage, scenes: Sequence[Scene]) -> Iterator[Problem]:
    known = [scene.id for scene in scenes]
    for scene in scenes:
        for choice in scene.choices:
            if choice.target not in known:
                message = f"Cảnh “{scene.title}” dẫn đến #{choice.target}, không có cảnh ấy."
                line = page.line_of_text(f"](#{choice.target})")
                hint = nearest(choice.target, known)
                yield Problem(page.path, line, "scene-nowhere", message, hint)
        if not scene.body:
            message = f"Cảnh “{scene.title}” chưa có lời kể."
            hint = "Kể điều xảy ra; ở kết, nói nên làm gì và gọi ai."
            yield Problem(page.path, _line(page, scene), "scene-empty", message, hint)


def _check_ways(page: ContentPage, scenes: Sequence[Scene]) -> Iterator[Problem]:
    reached = reached_from(scenes, scenes[0].id)
    endings = {scene.id for scene in scenes if scene.is_ending}
    for scene in scenes:
        if scene.id not in reached:
            message = f"Không lựa chọn nào dẫn đến cảnh “{scene.title}”."
            hint = f"Thêm lựa chọn có địa chỉ (#{scene.id}), hoặc bỏ cảnh này."
            yield Problem(page.path, _line(page, scene), "scene-unreached", message, hint)
        elif not reached_from(scenes, scene.id) & endings:
            message = f"Từ cảnh “{scene.title}” đi mãi không đến kết nào."
            hint = "Kết là cảnh không có lựa chọn."
            yield Problem(page.path, _line(page, scene), "scene-endless", message, hint)
            return
    if not any(scene.is_good for scene in scenes if scene.id in reached):
        message = "Chuyện này chưa có kết tốt."
        hint = f"Đánh dấu ở tiêu đề của kết nên làm theo: {{#canh-… .{GOOD}}}"
        yield Problem(page.path, _line(page, scenes[0]), "scene-no-good-end", message, hint)


def _line(page: ContentPage, scene: Scene) -> int:
    return page.line_of_text(f"{{#{scene.id}")
