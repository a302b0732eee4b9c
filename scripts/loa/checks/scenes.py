"""A story with choices leads everywhere it should, and ends."""

from collections.abc import Iterator, Sequence

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem, nearest
from loa.reading.model import StoryScene
from loa.reading.scenes import GOOD, reached_from


@checker
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
                message = f"Cảnh “{scene.title}” dẫn đến #{target}, không có cảnh ấy."
                hint = nearest(target, known)
                yield Problem(page.path, page.body_line(line), "scene-nowhere", message, hint)
        if not scene.has_body:
            message = f"Cảnh “{scene.title}” chưa có lời kể."
            hint = "Kể điều xảy ra; ở kết, nói nên làm gì và gọi ai."
            yield Problem(page.path, page.body_line(scene.line), "scene-empty", message, hint)


def _check_ways(page: ContentPage, scenes: Sequence[StoryScene]) -> Iterator[Problem]:
    reached = reached_from(scenes, scenes[0].id)
    endings = {scene.id for scene in scenes if scene.is_ending}
    for scene in scenes:
        if scene.id not in reached:
            message = f"Không lựa chọn nào dẫn đến cảnh “{scene.title}”."
            hint = f"Thêm lựa chọn có địa chỉ (#{scene.id}), hoặc bỏ cảnh này."
            yield Problem(page.path, page.body_line(scene.line), "scene-unreached", message, hint)
        elif not reached_from(scenes, scene.id) & endings:
            message = f"Từ cảnh “{scene.title}” đi mãi không đến kết nào."
            hint = "Kết là cảnh không có lựa chọn."
            yield Problem(page.path, page.body_line(scene.line), "scene-endless", message, hint)
            return
    if not any(scene.is_good for scene in scenes if scene.id in reached):
        message = "Chuyện này chưa có kết tốt."
        hint = f"Đánh dấu ở tiêu đề của kết nên làm theo: {{#canh-… .{GOOD}}}"
        yield Problem(page.path, page.body_line(scenes[0].line), "scene-no-good-end", message, hint)
