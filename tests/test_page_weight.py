"""A page is weighed as it travels, and too heavy from the first byte over the limit."""

from pathlib import Path

import pytest

from page_weight import HTML, heavy_html, weigh


@pytest.mark.parametrize(
    ("over", "said"), [(-1, []), (0, []), (1, ["a.html: 14337 bytes, limit 14336"])]
)
def test_the_compressed_copy_counts_to_the_byte(tmp_path: Path, over: int, said: list[str]) -> None:
    (tmp_path / "a.html").write_text("<p>Chữ" * 9000, encoding="utf-8")
    (tmp_path / "a.html.gz").write_bytes(b"x" * (HTML + over))
    assert heavy_html([weigh(tmp_path, "a.html")]) == said


def test_without_a_compressed_copy_the_page_itself_counts(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"x" * (HTML + 1))
    assert weigh(tmp_path, "a.html").html == HTML + 1
