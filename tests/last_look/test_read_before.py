"""A finished page that was read before is known by its bytes, with all that was read of it."""

from pathlib import Path

import pytest

from loa.last_look import read_before
from loa.last_look.finished_page import read_page
from loa.last_look.read_before import ReadBefore

PAGE = """<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'none'">
<meta name="robots" content="noindex"><link rel="stylesheet" href="a.css">
<script>alert(1)</script><script type="application/ld+json">{"@context": "x"}</script></head>
<body><header class="loa-head"><img src="b.svg" loading="lazy" alt=""></header>
<p id="muc" style="color:red"><a href="c/#d">Chữ</a></p></body></html>
""".encode()


@pytest.mark.parametrize("data", [PAGE, b"", b"<p>"], ids=["page", "empty", "piece"])
def test_what_was_kept_is_what_was_read(tmp_path: Path, data: bytes) -> None:
    before = ReadBefore(tmp_path)
    assert before.page(data) == read_page(data)
    size = before.size(data)
    before.shelf.save()
    after = ReadBefore(tmp_path)
    assert after.page(data) == read_page(data)
    assert after.size(data) == size


def test_only_other_bytes_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ReadBefore(tmp_path)
    before.page(PAGE)
    before.shelf.save()
    read: list[bytes] = []
    monkeypatch.setattr(read_before, "read_page", lambda data: read.append(data) or read_page(data))
    after = ReadBefore(tmp_path)
    after.page(PAGE)
    after.page(PAGE + b" ")
    assert read == [PAGE + b" "]
