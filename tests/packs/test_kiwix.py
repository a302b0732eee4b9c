"""The ZIM files of a real small portal, in the programs that people open them with."""

import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urljoin

import pytest
from click.testing import CliRunner, Result
from libzim.reader import Archive
from playwright.sync_api import Browser, expect

from loa.cli import main
from portals import VARIANT, page_text, write_portal

pytestmark = [pytest.mark.site, pytest.mark.browser]

FILM = bytes(range(256)) * 400
PAGES = {
    "tro-giup/index.md": page_text(
        "Cần giúp ngay", "Gọi [[helpline:h111]].\n", type="landing", more="sensitive: true\n"
    ),
    "cong-dong/index.md": page_text("Cộng đồng", "/// listing\n///\n", type="landing"),
    "cong-dong/viec-nhe.md": page_text(
        "Đường xa, việc nhẹ",
        'Hỏi lại trước khi lên xe. Đừng dán src="https://example.com/a.png" vào trang.\n\n'
        "[Xem phim](../hinh/phim.mp4), [về trang chủ](../index.md).\n",
    ),
    "cong-dong/viec-nhe.zh-Hant.md": page_text("路遠", "先問。\n", more=VARIANT),
}


def run(root: Path, *arguments: str) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        return CliRunner().invoke(main, ["pack", "zim", *arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_portal(tmp_path_factory.mktemp("zim") / "portal", PAGES)
    film = root / "docs" / "hinh" / "phim.mp4"
    film.parent.mkdir(exist_ok=True)
    film.write_bytes(FILM)
    return root


@pytest.fixture(scope="module")
def zims(portal: Path) -> dict[str, Path]:
    """One file per language, by its language."""
    result = run(portal, "--out", str(portal.parent / "out"))
    assert result.exit_code == 0, result.output
    return {path.name.split("_")[1]: path for path in portal.parent.joinpath("out").iterdir()}


@pytest.fixture(scope="module")
def kiwix(zims: dict[str, Path]) -> Iterator[str]:
    """Where kiwix-serve shows the Vietnamese file."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["kiwix-serve", "--address", "127.0.0.1", "--port", str(port), str(zims["vi"])]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="module")
def book(kiwix: str, zims: dict[str, Path]) -> str:
    """Where that file's pages are, ending in a slash: below /content/ from Kiwix 3.5 on."""
    with get(f"{kiwix}/{zims['vi'].stem}/index.html") as answer:
        return answer.url.removesuffix("index.html")


def wait_for(address: str) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except URLError:
            if time.monotonic() > end:
                raise


def get(url: str, **headers: str) -> HTTPResponse:
    request = urllib.request.Request(url, headers=headers)
    return urllib.request.urlopen(request, timeout=20)


def test_one_file_per_language(zims: dict[str, Path]) -> None:
    spoken = {slug: Archive(path).get_metadata("Language").decode() for slug, path in zims.items()}
    assert spoken == {"vi": "vie", "zh-hant": "zho,vie"}
    own = Archive(zims["zh-hant"])
    assert own.has_entry_by_path("zh-Hant/cong-dong/viec-nhe.html")
    assert not Archive(zims["vi"]).has_entry_by_path("zh-Hant/cong-dong/viec-nhe.html")


def test_the_description_is_cut_between_words(zims: dict[str, Path]) -> None:
    said = Archive(zims["vi"]).get_metadata("Description").decode()
    assert said == "Bài học, hướng dẫn, lịch và video phòng, chống mua bán người cho trường học…"


@pytest.mark.needs("zimcheck")
@pytest.mark.parametrize("slug", ["vi", "zh-hant"])
def test_zimcheck_finds_nothing(zims: dict[str, Path], slug: str) -> None:
    done = subprocess.run(["zimcheck", zims[slug]], capture_output=True, text=True, timeout=60)
    assert (done.returncode, re.findall(r"\[(?:ERROR|WARNING)\].*", done.stdout)) == (0, [])


@pytest.mark.needs("kiwix-serve")
def test_kiwix_serves_the_page_with_its_styles(kiwix: str, book: str, browser: Browser) -> None:
    page = browser.new_page()
    trouble: list[str] = []
    page.on("requestfailed", lambda request: trouble.append(request.url))
    page.on("response", lambda got: trouble.append(got.url) if got.status >= 400 else None)
    page.on("request", lambda r: None if r.url.startswith(kiwix) else trouble.append(r.url))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto(f"{book}cong-dong/viec-nhe.html")
    expect(page.locator("h1")).to_have_text("Đường xa, việc nhẹ")
    page.get_by_role("link", name="về trang chủ").click()
    expect(page.locator("h1")).to_have_text("Trang chủ")
    assert trouble == []
    page.close()


@pytest.mark.needs("kiwix-serve")
@pytest.mark.parametrize("words", ["hỏi lại trước khi lên xe", "hoi lai truoc khi len xe"])
def test_kiwix_finds_the_page(kiwix: str, book: str, zims: dict[str, Path], words: str) -> None:
    url = f"{kiwix}/search?content={zims['vi'].stem}&pattern={quote(words)}"
    listed = re.findall(r'href="([^"]*\.html)"', get(url).read().decode())
    assert [urljoin(url, link) for link in listed] == [f"{book}cong-dong/viec-nhe.html"]


@pytest.mark.needs("kiwix-serve")
def test_kiwix_suggests_the_title(kiwix: str, zims: dict[str, Path]) -> None:
    answer = get(f"{kiwix}/suggest?content={zims['vi'].stem}&term=duong+xa").read().decode()
    assert re.findall(r'"path" : "([^"]*)"', answer)[0].endswith("cong-dong/viec-nhe.html")


@pytest.mark.needs("kiwix-serve")
def test_kiwix_plays_from_the_middle_of_a_film(book: str) -> None:
    answer = get(f"{book}hinh/phim.mp4", Range="bytes=1000-1999")
    assert (answer.status, answer.headers["Content-Type"]) == (206, "video/mp4")
    assert answer.read() == FILM[1000:2000]


def test_only_one_language(portal: Path, tmp_path: Path) -> None:
    run(portal, "--out", str(tmp_path), "--language", "zh-Hant", "--profile", "gon")
    assert [path.name for path in tmp_path.iterdir()] == ["loa_zh-hant_all_gon_2026-01.zim"]


def test_a_language_in_which_nothing_is_written(portal: Path, tmp_path: Path) -> None:
    result = run(portal, "--out", str(tmp_path), "--language", "zh-Hand")
    assert result.exit_code == 1
    assert result.output == ("Chưa có trang nào viết bằng “zh-Hand”. Có phải ý bạn là “zh-Hant”?\n")
