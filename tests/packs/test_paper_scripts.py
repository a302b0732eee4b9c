"""Papers stand on a stick a second time, as scripts that a page opened from a folder may run."""

import pytest

from loa.packs.paper_scripts import paper_scripts, weight_with_script


def test_a_script_says_the_bytes_of_the_file_beside_it() -> None:
    files = {"a/b.pdf": b"%PDF", "b.docx": b"PK", "c.pptx": b"", "b.zip": b"PK", "b.pdf.html": b"<"}
    assert paper_scripts(files) == {
        "a/b.pdf.js": b'loaPaper("JVBERg==");\n',
        "b.docx.js": b'loaPaper("UEs=");\n',
        "c.pptx.js": b'loaPaper("");\n',
    }


@pytest.mark.parametrize("size", range(7))
def test_a_pack_is_planned_with_what_a_script_weighs(size: int) -> None:
    [script] = paper_scripts({"a.pdf": b"x" * size}).values()
    assert weight_with_script("a.pdf", size) == size + len(script)
    assert weight_with_script("a.zip", size) == size
