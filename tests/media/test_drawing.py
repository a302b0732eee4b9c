"""Typefaces for pictures."""

from pathlib import Path

import pytest

from loa.media.drawing import face


@pytest.mark.parametrize("script", ["Latn", "Hant"])
def test_a_typeface_is_opened_by_its_path_and_not_copied_for_each_size(script: str) -> None:
    faces = [face(script, 700, size) for size in (11, 12, 13)]
    (path,) = {str(one.path) for one in faces}
    assert Path(path).is_file()
