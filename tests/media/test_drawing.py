"""Typefaces for pictures, and drawings as pixels."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from loa.media.drawing import face, rasterize


@pytest.mark.parametrize("script", ["Latn", "Hant"])
def test_a_typeface_is_opened_by_its_path_and_not_copied_for_each_size(script: str) -> None:
    faces = [face(script, 700, size) for size in (11, 12, 13)]
    (path,) = {str(one.path) for one in faces}
    assert Path(path).is_file()


def svg(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">{inside}</svg>'


def test_what_a_drawing_looks_like_depends_on_no_typeface_of_the_machine() -> None:
    text = svg('<text x="5" y="20" font-size="12" font-family="sans-serif">111</text>')
    assert rasterize(text, 40, 30).tobytes() == rasterize(svg(""), 40, 30).tobytes()


def test_threads_draw_at_once_and_each_gets_its_own_drawing() -> None:
    squares = [svg(f'<rect width="{width}" height="30"/>') for width in range(1, 41)]
    with ThreadPoolExecutor(8) as executor:
        pictures = executor.map(lambda one: rasterize(one, 40, 30).convert("L"), squares)
        widths = [picture.tobytes()[:40].count(0) for picture in pictures]
    assert widths == [*range(1, 41)]
