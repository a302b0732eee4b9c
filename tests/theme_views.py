"""Forty views of the theme at three widths: `python tests/theme_views.py SITE OUT`.

For whoever changes the theme: OUT/index.html shows each view at three widths beside each other,
the first screens and, behind each, the whole page. Nothing is compared by machine; what is ugly is
seen by looking.
"""

import argparse
import html
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from machine import find_browser
from served import served

WIDTHS = {360: 740, 768: 1024, 1280: 800}
LONGEST = 12000
"""Pixels of a page that are kept: what follows looks like what came before."""


@dataclass(frozen=True)
class View:
    """A page and what is done there first: a query, dark or forced colours, print, a tap."""

    name: str
    uri: str
    typed: str = ""
    tapped: str = ""
    colours: str = "light"
    is_forced: bool = False
    is_print: bool = False
    scale: int = 100


VIEWS = (
    View("home", ""),
    View("home, dark", "", colours="dark"),
    View("home, large letters", "?xem=to"),
    View("home, strong colours", "?xem=ro"),
    View("home, both, dark", "?xem=to-ro", colours="dark"),
    View("home, forced colours", "", is_forced=True),
    View("help, forced colours, dark", "tro-giup/", colours="dark", is_forced=True),
    View("home, letters twice as large", "", scale=200),
    View("home, in Chinese", "zh-Hant/"),
    View("home, on paper", "", is_print=True),
    View("the switch, open", "", tapped=".loa-view__open"),
    View("help", "tro-giup/"),
    View("help, dark", "tro-giup/", colours="dark"),
    View("help page", "tro-giup/viec-lam-ngay/"),
    View("six messages", "tro-giup/sau-dieu-can-nho/"),
    View("index of pictures", "a-z/hinh/"),
    View("index of pictures, dark", "a-z/hinh/", colours="dark"),
    View("easy version", "doc-de/nguy-hiem/"),
    View("easy versions", "doc-de/"),
    View("school landing", "truong-hoc/"),
    View("school landing, a class", "truong-hoc/#loc-grade-lop-8"),
    View("lesson", "truong-hoc/thcs/lop-8-viec-nhe-luong-cao/"),
    View("lesson, dark", "truong-hoc/thcs/lop-8-viec-nhe-luong-cao/", colours="dark"),
    View("lesson, on paper", "truong-hoc/thcs/lop-8-viec-nhe-luong-cao/", is_print=True),
    View("business landing", "doanh-nghiep/"),
    View("village landing", "cong-dong/"),
    View("officials' landing", "co-quan/"),
    View("guide", "cong-dong/cha-me/"),
    View("guide in Chinese", "zh-Hant/cong-dong/cha-me/"),
    View("side by side", "zh-Hant/cong-dong/cha-me/song-ngu.html"),
    View("law", "phap-luat/toi-pham-va-hinh-phat/"),
    View("calendar", "lich/"),
    View("calendar, on paper", "lich/", is_print=True),
    View("event", "lich/ngay-30-7/"),
    View("film", "video/viec-nhe-luong-cao/"),
    View("library by task", "tai-lieu/"),
    View("posters", "tai-lieu/viec-dan-ap-phich/"),
    View("language home", "nut/"),
    View("search, urgent", "", typed="con toi mat tich"),
    View("not found", "404.html"),
)


def shown(browser: Browser, address: str, view: View, width: int) -> Page:
    """The view's page, with its typefaces loaded and nothing moving."""
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        locale="vi-VN",
        reduced_motion="reduce",
        color_scheme="dark" if view.colours == "dark" else "light",
        forced_colors="active" if view.is_forced else "none",
    )
    page = context.new_page()
    page.goto(address + view.uri, wait_until="networkidle")
    if view.scale != 100:
        page.evaluate(f"document.documentElement.style.fontSize = '{view.scale}%'")
    if view.typed:
        page.get_by_role("searchbox").fill(view.typed)
        page.locator(".loa-search__link").first.wait_for()
    if view.tapped:
        page.locator(view.tapped).click()
    if view.is_print:
        page.emulate_media(media="print")
        # What is folded opens before a printer asks; no printer asks here.
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return page


def photograph(browser: Browser, address: str, view: View, number: int, out: Path) -> list[str]:
    """Two pictures for each width: the first screen, the page. Returns the names of the first."""
    names = []
    for width, height in WIDTHS.items():
        page = shown(browser, address, view, width)
        stem = f"{number:02}-{width}"
        page.screenshot(path=out / f"{stem}.png")
        # Pictures that wait until they are near are near now.
        long = min(LONGEST, int(page.evaluate("document.documentElement.scrollHeight")))
        page.set_viewport_size({"width": width, "height": max(height, long)})
        page.wait_for_load_state("networkidle")
        page.screenshot(path=out / f"{stem}-whole.png")
        page.context.close()
        names.append(stem)
    return names


def contact_sheet(rows: list[tuple[View, list[str]]]) -> str:
    """All first screens; each leads to the whole page."""
    parts = [
        f"<section><h2>{number}. {html.escape(view.name)}</h2><p>/{html.escape(view.uri)}</p>"
        + "".join(
            f'<a href="{name}-whole.png"><img src="{name}.png" alt="" height="360"></a> '
            for name in names
        )
        + "</section>"
        for number, (view, names) in enumerate(rows, 1)
    ]
    style = "body{font-family:sans-serif;background:#ccc}img{vertical-align:top;margin:4px}"
    return (
        '<!doctype html><meta charset="utf-8"><title>Views of the theme</title>'
        f"<style>{style}</style>{''.join(parts)}\n"
    )


def main(site: Path, out: Path, only: str) -> None:
    """Photograph the views whose name holds `only`."""
    out.mkdir(parents=True, exist_ok=True)
    rows = []
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        for number, view in enumerate(VIEWS, 1):
            if only in view.name:
                rows.append((view, photograph(browser, address, view, number, out)))
        browser.close()
    (out / "index.html").write_text(contact_sheet(rows), encoding="utf-8")
    print(f"{out / 'index.html'}: {len(rows)} views at {', '.join(map(str, WIDTHS))} px")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="views whose name holds this")
    given = parser.parse_args()
    main(given.site, given.out, given.only)
