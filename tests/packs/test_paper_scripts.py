"""PDF files stand on a stick a second time, as scripts that a page opened from a folder may run."""

import pytest

from loa.packs.paper_scripts import paper_scripts, weight_with_script


def test_a_script_says_the_bytes_of_the_file_beside_it() -> None:
    made = paper_scripts({"a/b.pdf": b"%PDF", "a/b.docx": b"PK", "b.pdf.html": b"<"})
    assert made == {"a/b.pdf.js": b'loaPaper("JVBERg==");\n'}


@pytest.mark.parametrize("size", range(7))
def test_a_pack_is_planned_with_what_a_script_weighs(size: int) -> None:
    [script] = paper_scripts({"a.pdf": b"x" * size}).values()
    assert weight_with_script("a.pdf", size) == size + len(script)
    assert weight_with_script("a.docx", size) == size
