"""What other programs are given to make is what the portal makes."""

from loa.bench.handouts import html_of
from loa.handouts.documents import Document

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'


def a_document(body: str, **more: object) -> Document:
    fields = {"kind": "x", "file_name": "x", "card": "X", "title": "Tên", "language": "vi"}
    return Document(**fields, body=body, formats=("pdf",), helplines=(), **more)


def test_every_slide_is_a_page_with_its_picture() -> None:
    deck = a_document(
        "<h2>Một</h2><p>a</p><h2>Hai</h2><p>b</p>",
        layout="slides",
        heading="Tên",
        panels=(SVG,),
        figures=(SVG,),
    )
    made = html_of(deck)
    assert made.count("<section>") == deck.page_limit == 3
    assert made.count('<img alt="" src="data:image/svg+xml;base64,') == 3


def test_a_drawing_in_the_text_is_a_picture_with_its_words() -> None:
    drawn = f"<div class='paper-drawing' data-alt='Một cửa' data-svg='{SVG}'></div>"
    made = html_of(a_document(f"<div>{drawn}</div>"))
    assert '<img alt="Một cửa" src="data:image/svg+xml;base64,' in made
    assert "data-svg" not in made
