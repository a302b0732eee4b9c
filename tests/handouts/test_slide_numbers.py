"""The number of a slide never reads as the last digit of the telephone number beside it."""

from pathlib import Path

from loa.handouts.documents import Document
from loa.handouts.formats import make
from loa.last_look.documents import pdf

BODY = "<h2>Một</h2><ul><li>Ngắn</li></ul><h2>Hai</h2><p>Kể với người em tin.</p>"


def test_a_sign_stands_between_the_numbers(cut_fonts: Path) -> None:
    document = Document(
        "sample",
        "mau",
        "Mẫu",
        "Mẫu: bài thử",
        "vi-VN",
        BODY,
        ("pdf",),
        ("Bảo hộ công dân +84 981 84 84 84",),
        "slides",
        ("mẫu",),
        "Bài thử",
        "Lớp 2",
    )
    made = make(document, "pdf", cut_fonts.parent.parent)
    ends = [" ".join(page.text.split())[-8:] for page in pdf(made.data) if "84" in page.text]
    assert len(ends) > 1
    assert all(end.endswith(("84 · 2", "84 · 3", "84 · 1", "84 · 4")) for end in ends), ends
