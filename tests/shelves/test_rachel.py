"""A module for RACHEL."""

from pathlib import Path

import pytest

from loa.shelves.rachel import INDEX, index_part, module_name, write_module


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Loa gọn", "vi-loa-g-n"), ("loa-day-du", "vi-loa-day-du"), ("…", "vi-loa")],
)
def test_a_module_is_named_by_its_language(name: str, folder: str) -> None:
    assert module_name("vi", name) == folder


def test_the_boxs_first_page_shows_what_is_in_it() -> None:
    text = index_part("Loa <1>", "Bài học.", {"truong-hoc/index.html": "Trường & lớp"}).decode()
    assert '<h2><a href="<?php echo $dir ?>/index.html">Loa &lt;1&gt;</a></h2>' in text
    assert '<a href="<?php echo $dir ?>/truong-hoc/index.html">Trường &amp; lớp</a>' in text


def test_its_folder_holds_the_portal_and_the_part(tmp_path: Path) -> None:
    write_module(tmp_path, {"a/b.html": b"x"}, b"part")
    assert (tmp_path / "a/b.html").read_bytes() == b"x"
    assert (tmp_path / INDEX).read_bytes() == b"part"
