"""Pages of the portal that stand for all of their type, and all that readers can see."""

from pathlib import Path

PAGES = {
    "home": "index.html",
    "landing": "truong-hoc/index.html",
    "lesson": "truong-hoc/thcs/lop-8-viec-nhe-luong-cao/index.html",
    "guide": "cong-dong/cha-me/index.html",
    "help": "tro-giup/index.html",
    "law": "phap-luat/toi-pham-va-hinh-phat/index.html",
    "calendar": "lich/index.html",
    "event": "lich/ngay-30-7/index.html",
    "video": "video/viec-nhe-luong-cao/index.html",
    "index": "a-z/index.html",
    "language home": "tyz/index.html",
    "translation": "zh-Hant/cong-dong/cha-me/index.html",
    "side by side": "zh-Hant/cong-dong/cha-me/song-ngu.html",
    "not found": "404.html",
}
"""One page of each type, by its place in the site."""


def seen_pages(site: Path) -> list[Path]:
    """Every page of a built site in order, but none that only leads on to a new address: that is
    gone before it can be seen or asked anything.
    """
    return [
        path
        for path in sorted(site.rglob("*.html"))
        if 'http-equiv="refresh"' not in path.read_text("utf-8")
    ]
