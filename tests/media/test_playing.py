"""Chromium plays a clip from a web server and from a folder, with captions, asking nobody else."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from loa.integrations.site import build_site
from portals import page_text, write_portal
from sample_clips import EMBED, REVIEWED_ZH, TRANSCRIPT, video_page

pytestmark = pytest.mark.browser

LISTING = "/// listing\n    section: video\n///\n"
PLAY = """async () => {
  const video = document.querySelector("video");
  video.textTracks[0].mode = "showing";
  video.muted = true;
  await video.play();
  await new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject("no caption"), 8000);
    const look = () => {
      const cues = video.textTracks[0].activeCues;
      if (video.currentTime > 0.3 && cues && cues.length) { clearTimeout(limit); resolve(); }
      else setTimeout(look, 50);
    };
    look();
  });
  return [video.textTracks[0].activeCues[0].text, Math.round(video.duration), video.videoWidth];
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clips")
    pages = {"video/phim-thu.md": video_page(), "video/phim-xa.md": video_page(TRANSCRIPT, EMBED)}
    pages["video/phim-xa.md"] = (
        pages["video/phim-xa.md"].replace("Phim thử", "Phim xa").replace("moi-nguoi", "gia-dinh")
    )
    pages["video/index.md"] = page_text("Phim", LISTING, "landing")
    pages["video/phim-thu.zh-Hant.md"] = video_page("請看。\n", REVIEWED_ZH)
    root = write_portal(folder / "portal", pages)
    build_site(root, folder / "site")
    shutil.copytree(folder / "site", folder / "thư mục" / "site")
    return folder / "thư mục" / "site"


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            return

    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}"
        host.shutdown()


def addresses(page: Page) -> list[str]:
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    return seen


@pytest.mark.parametrize("way", ["http", "file"])
def test_plays_with_captions(browser: Browser, site: Path, server: str, way: str) -> None:
    start = server if way == "http" else site.as_uri()
    page = browser.new_page()
    seen = addresses(page)
    page.goto(f"{start}/video/phim-thu/index.html")
    page.wait_for_timeout(300)
    assert not [url for url in seen if url.endswith((".mp4", ".webm"))]
    assert page.evaluate(PLAY) == ["Ba số một. Không mất tiền.", 4, 640]
    assert not [url for url in seen if not url.startswith((start, "data:"))]
    page.close()


def test_captions_in_every_language_that_somebody_reviewed(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    for folder, languages in (("video", ["vi", "zh-Hant"]), ("zh-Hant/video", ["zh-Hant", "vi"])):
        page.goto((site / folder / "phim-thu" / "index.html").as_uri())
        tracks = page.locator("video track").all()
        assert [track.get_attribute("srclang") for track in tracks] == languages
    page.evaluate(
        """() => new Promise((done, fail) => {
          setTimeout(() => fail("no captions"), 8000);
          document.querySelector("video track").onload = () => done();
          document.querySelector("video").textTracks[0].mode = "hidden";
        })"""
    )
    assert page.evaluate("document.querySelector('video').textTracks[0].cues.length") == 2
    first = page.evaluate("document.querySelector('video').textTracks[0].cues[0].text")
    assert first == "免費，日夜都有人接聽。"
    assert (site / "video" / "clip" / "phim-thu-zh-Hant-360.mp4").is_file()
    page.close()


def test_a_list_of_clips_shows_posters_and_filters_without_scripts(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "video" / "index.html").as_uri())
    cards = page.locator(".loa-card:visible")
    assert cards.all_inner_texts() == [
        "Phim thử\n\nTrang dùng để thử.\n\nVideo\n4 giây\nPDF\nDOCX\nMP4",
        "Phim xa\n\nTrang dùng để thử.\n\nVideo\n30 giây",
    ]
    assert [image.get_attribute("src") for image in page.locator(".loa-card__poster").all()] == [
        "clip/phim-thu.jpg",
        "clip/phim-xa.jpg",
    ]
    page.get_by_role("link", name="Cha mẹ, gia đình").click()
    assert [text.split("\n")[0] for text in cards.all_inner_texts()] == ["Phim xa"]
    context.close()


def test_another_host_is_asked_only_after_the_click(browser: Browser, server: str) -> None:
    page = browser.new_page()
    seen = addresses(page)
    page.route("https://**", lambda route: route.abort())
    page.goto(f"{server}/video/phim-xa/index.html")
    page.wait_for_timeout(500)
    assert not [url for url in seen if not url.startswith((server, "data:"))]
    button = page.locator("a[data-embed]")
    assert button.inner_text() == "Xem trên YouTube. Bấm thì YouTube mới biết bạn xem."
    button.click()
    page.wait_for_selector("iframe.loa-player__frame")
    assert [url for url in seen if not url.startswith((server, "data:"))] == [
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0"
    ]
    page.close()


@pytest.mark.parametrize("way", ["http, no network", "file"])
def test_without_a_network_the_code_and_the_words_stand_in_for_the_frame(
    browser: Browser, site: Path, server: str, way: str
) -> None:
    start = site.as_uri() if way == "file" else server
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{start}/video/phim-xa/index.html")
    context.set_offline(way != "file")
    seen = addresses(page)
    page.locator("a[data-embed]").click()
    code = page.locator(".loa-player__qr svg").bounding_box()
    assert code is not None
    assert 0 <= code["y"] <= code["y"] + code["height"] <= 720
    assert page.locator(".loa-player__address").inner_text() == "https://youtu.be/dQw4w9WgXcQ"
    assert page.get_by_text("Có người rủ đi xa thì hỏi lại.").is_visible()
    assert page.locator("iframe").count() == 0
    assert not [url for url in seen if not url.startswith(start)]
    context.close()


def test_without_scripts_a_link_and_a_code_lead_there(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "video" / "phim-xa" / "index.html").as_uri())
    assert page.locator(".loa-player__remote").get_attribute("href") == (
        "https://youtu.be/dQw4w9WgXcQ"
    )
    page.get_by_text("Quét mã bằng điện thoại").click()
    assert page.locator(".loa-player__qr svg").is_visible()
    assert page.locator("a[data-embed] img").get_attribute("alt") == ""
    assert page.get_by_text("Có người rủ đi xa thì hỏi lại.").is_visible()
    context.close()


def test_search_engines_read_about_the_clip(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "video" / "phim-thu" / "index.html").as_uri())
    data = page.evaluate("JSON.parse(document.querySelector('.loa-player script').textContent)")
    base = "https://loa.example.vn/video/clip/phim-thu"
    assert (data["@type"], data["name"], data["duration"]) == ("VideoObject", "Phim thử", "PT4S")
    assert (data["contentUrl"], data["thumbnailUrl"]) == (f"{base}-360.mp4", f"{base}.jpg")
    assert data["transcript"] == (
        "Bấm 111. Ba số một. Không mất tiền. Cảm ơn bạn. Một cuộc gọi mở lối."
    )
    page.close()
