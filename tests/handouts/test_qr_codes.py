"""Codes on printed papers, read by zxing-cpp as a phone does it (segno draws them): they are the
page's address, and stay an address of the page when it moves.
"""

from collections import defaultdict
from collections.abc import Iterator

import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner

from handout_samples import LoadPortal, guide
from loa.cli.main import main
from loa.handouts.formats import make
from loa.handouts.maker import documents_of
from loa.integrations.forwarding import forward_files
from loa.integrations.portal import Portal
from portals import page_text

PAGE = "co-quan/to-in.md"
ADDRESS = "https://loa.example.vn/co-quan/to-in/"
BODY = """
Phát tận tay.

## Dấu hiệu {#dau-hieu}

- [ ] Người lạ hứa việc nhẹ

## Áp phích {#ap-phich}

Lo thì kể ngay!

- Kể với người lớn an toàn
- Cần người nghe: gọi [[helpline:h111]]

## Khẩu hiệu {#khau-hieu}

### Lo thì kể ngay {#mot}

Gọi [[helpline:h111]] khi cần hỏi.
"""
MORE = "handouts: [poster, leaflet, standee]\nscene: hop-thon\n"
CODED = ("leaflet", "poster-a4", "poster-a3", "poster-print", "standee")
DOTS = 1600
"""Points of a sheet's longer side: a phone that holds the whole sheet in its view sees more."""


@pytest.fixture
def portal(load_portal: LoadPortal) -> Portal:
    return load_portal({PAGE: guide(BODY, MORE, "Tờ in"),
                        "cong-dong/index.md": page_text("Xóm làng", type="landing")})  # fmt: skip


def codes_on(portal: Portal, uri: str) -> dict[str, set[str]]:
    """What the codes on the papers of a page say, by the kind of paper."""
    page = portal.library.get(uri)
    assert page is not None
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents_of(portal.workshop().source_of(page)):
        made = make(document, "pdf", portal.store.root)
        assert made.refusal == ""
        found[document.kind] |= set(read(made.data))
    return found


def read(data: bytes) -> Iterator[str]:
    pdf = pypdfium2.PdfDocument(data)
    for sheet in pdf:
        picture = sheet.render(scale=DOTS / max(sheet.get_size())).to_pil().convert("L")
        for code in zxingcpp.read_barcodes(picture):
            assert code.format == zxingcpp.BarcodeFormat.QRCode
            yield code.text
    pdf.close()


def test_each_code_is_the_address_of_its_page(portal: Portal) -> None:
    assert codes_on(portal, PAGE) == {kind: {ADDRESS} for kind in CODED}


def test_what_was_printed_leads_to_a_page_that_moved(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(portal.root)
    moved = CliRunner().invoke(main, ["move", PAGE, "cong-dong/to-in-moi.md"])
    assert moved.exit_code == 0, moved.output
    now = Portal.load(portal.root)
    assert codes_on(now, "cong-dong/to-in-moi.md") == {
        kind: {"https://loa.example.vn/cong-dong/to-in-moi/"} for kind in CODED
    }
    place = ADDRESS.removeprefix("https://loa.example.vn/") + "index.html"
    assert b'url=../../cong-dong/to-in-moi/"' in forward_files(now.library, True)[place]
