"""The README's picture: `python tests/readme_picture.py SITE`.

Shows a built site as it is today: its home on a phone, a lesson on a desktop beside it.
"""

import argparse
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from machine import find_browser
from page_types import PAGES
from served import served

TARGET = Path(__file__).resolve().parent.parent / ".readme" / "portal.png"
HEIGHT = 760
PHONE, DESKTOP, GAP = 360, 1120, 24
GROUND = "#d7d3c8"
COLOURS = 128
"""Enough for flat colours and letters; the file is a third of what all would take."""


def screen(browser: Browser, address: str, width: int) -> Image.Image:
    """The first screen of a page, with its typefaces loaded and nothing moving."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, locale="vi-VN", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    data = page.screenshot()
    context.close()
    return Image.open(io.BytesIO(data)).convert("RGB")


def picture_of(site: Path) -> Image.Image:
    """Phone and desktop side by side."""
    whole = Image.new("RGB", (PHONE + GAP + DESKTOP, HEIGHT), GROUND)
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        whole.paste(screen(browser, address, PHONE), (0, 0))
        lesson = address + PAGES["lesson"].removesuffix("index.html")
        whole.paste(screen(browser, lesson, DESKTOP), (PHONE + GAP, 0))
        browser.close()
    return whole


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    drawn = picture_of(parser.parse_args().site)
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET, optimize=True)
    print(f"{TARGET}: {TARGET.stat().st_size / 1000:.0f} KB")
