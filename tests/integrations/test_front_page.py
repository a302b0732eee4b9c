"""The front page in another language: what leads to a page in Vietnamese says so."""

import re
from pathlib import Path

import pytest

from loa.integrations.site import build_site
from portals import VARIANT, page_text, write_portal

pytestmark = pytest.mark.site

TILES = """\
tiles:
  - {scene: family, name: "Gia đình", page: cong-dong/mot.md}
  - {scene: abroad, name: "Đang ở nước ngoài", page: cong-dong/hai.md}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {
        "index.md": page_text("Trang chủ", type="landing", more=TILES),
        "index.zh-Hant.md": page_text("首頁", "您好。\n", "landing", more=VARIANT),
        "cong-dong/mot.md": page_text("Một"),
        "cong-dong/mot.zh-Hant.md": page_text("家庭", "一。\n", more=VARIANT),
        "cong-dong/hai.md": page_text("Hai"),
    }
    root = write_portal(tmp_path_factory.mktemp("front") / "portal", pages)
    build_site(root, root / "site", strict=False)
    return root / "site"


def tiles(site: Path, uri: str) -> list[tuple[str, str]]:
    """The attributes and the inside of the name of every tile."""
    html = (site / uri).read_text(encoding="utf-8")
    pattern = r'<a class="loa-tile__link"([^>]*)>.*?<span class="loa-tile__name">(.*?)</span></a>'
    return re.findall(pattern, html)


def test_a_door_to_a_page_in_vietnamese_says_so(site: Path) -> None:
    note = '<span class="loa-in-vietnamese" lang="zh-Hant">（越南文）</span>'
    assert tiles(site, "zh-Hant/index.html") == [
        (' href="cong-dong/mot/"', "家庭"),
        (' href="../cong-dong/hai/" lang="vi"', f"<span>Đang ở nước ngoài{note}</span>"),
    ]


def test_the_vietnamese_front_page_says_nothing_of_languages(site: Path) -> None:
    assert tiles(site, "index.html") == [
        (' href="cong-dong/mot/"', "Gia đình"),
        (' href="cong-dong/hai/"', "Đang ở nước ngoài"),
    ]
