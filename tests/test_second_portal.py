"""Another campaign's portal, from an installed wheel, in a folder outside the repository.

Other readers, other sections, other languages: made by `loa init`, filled with five pages, built,
checked, packed for a USB stick and opened in a browser.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from portals import ROOT

OPTIONS = (
    "--name",
    "Biết bơi",
    "--address",
    "https://biet-boi.example.vn/",
    "--province",
    "tỉnh Ví Dụ",
    "--subject",
    "phòng, chống đuối nước",
    "--audience",
    "Phụ huynh=o-nha=families",
    "--audience",
    "Chủ bể bơi=be-boi",
    "--language",
    "en=Tiếng Anh",
    "--language",
    "km=Tiếng Khmer",
    "--section",
    "help=goi-ai",
    "--section",
    "calendar=ngay",
    "--section",
    "videos=phim",
    "--section",
    "about=ve-cong",
    "--yes",
)
HEADER = """\
---
title: "{title}"
description: "Trang thử của cổng thứ hai."
type: {type}
audience: [{audience}]
topics: [phong-chong-duoi-nuoc]
sources:
  - {{id: h111, as_of: 2025-09-19}}
review: {{status: draft}}
review_by: 2027-06-30
license: CC-BY-SA-4.0
sensitivity: general
{more}---

"""


def page(title: str, body: str, type: str = "guide", more: str = "") -> str:
    audience = "be-boi" if type == "page" else "phu-huynh"
    audience = "chu-be-boi" if audience == "be-boi" else audience
    return HEADER.format(title=title, type=type, audience=audience, more=more) + body


PAGES = {
    "o-nha/rao-ao.md": page("Rào cái ao", "Rào ao trước, chơi sau.\n"),
    "o-nha/nhin-con.md": page("Nhìn con khi con tắm", "Nhìn con, đừng nhìn điện thoại.\n"),
    "be-boi/bien-bao.md": page("Biển báo ở bể", "Viết chữ to, treo chỗ xuống nước.\n", "page"),
    "goi-ai/thay-nguoi-duoi-nuoc.md": page(
        "Thấy người dưới nước", "Kêu to. Gọi [[helpline:h113]].\n",
        more='sensitive: true\ntab: "Gọi ai"\n',
    ),
    "ngay/ngay-he.md": page(
        "Ngày đầu hè", "Ra bể cùng nhau.\n", "campaign-event",
        "start: 2026-06-01\nstatus: planned\n",
    ),
}  # fmt: skip
FOREIGN = re.compile(
    "bắc giang|bắc ninh|bac-giang|bac-ninh|112/kh|loa phòng|loa.example|tro-giup|gioi-thieu",
    re.IGNORECASE,
)
TEXT = {".html", ".txt", ".xml", ".json", ".js", ".css", ".ics", ".atom", ".webmanifest", ""}
CAMPAIGN = "mua bán người"


@dataclass(frozen=True)
class Second:
    """The portal, and how its commands are run: the installed package and nothing of ours."""

    root: Path
    library: Path

    def run(self, *arguments: str, folder: Path | None = None) -> str:
        environment = {
            **{key: one for key, one in os.environ.items() if not key.startswith("LOA_")},
            "PYTHONPATH": str(self.library),
        }
        done = subprocess.run(
            [sys.executable, "-c", "from loa.cli.main import main; main()", *arguments],
            cwd=folder or self.root,
            env=environment,
            capture_output=True,
            check=False,
        )
        said = done.stdout.decode() + done.stderr.decode()
        assert done.returncode == 0, said
        return said


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory, cut_fonts: Path) -> Second:
    place = tmp_path_factory.mktemp("second")
    quiet = {"check": True, "capture_output": True}
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place / "wheel")],
        cwd=ROOT,
        **quiet,
    )
    (wheel,) = (place / "wheel").iterdir()
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            "--target",
            str(place / "library"),
            str(wheel),
        ],
        **quiet,
    )
    made = Second(place / "cong", place / "library")
    made.run("init", "cong", *OPTIONS, folder=place)
    for uri, text in PAGES.items():
        (made.root / "docs" / uri).write_text(text, encoding="utf-8")
    cache = made.root / ".cache" / "loa"
    cache.mkdir(parents=True)
    (cache / "fonts").symlink_to(cut_fonts.parent, target_is_directory=True)
    return made


@pytest.fixture(scope="module")
def site(second: Second) -> Path:
    second.run("build", "--jobs", "1")
    return second.root / "site"


@pytest.fixture(scope="module")
def stick(second: Second, site: Path) -> Path:
    out = second.root.parent / "usb"
    second.run("pack", "usb", "--out", str(out), "--profile", "vua")
    return out


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    yield context.new_page()
    context.close()


def test_the_package_is_the_installed_one_and_so_is_its_theme(second: Second) -> None:
    asked = "import loa; from loa.ground.theme import theme_folder; from pathlib import Path; "
    done = subprocess.run(
        [sys.executable, "-c", f"{asked}print(loa.__file__, theme_folder(Path.cwd()))"],
        cwd=second.root,
        env={**os.environ, "PYTHONPATH": str(second.library)},
        capture_output=True,
        check=True,
        text=True,
    )
    package = second.library / "loa"
    assert done.stdout.split() == [str(package / "__init__.py"), str(package / "theme")]
    assert not (second.root / "overrides").exists()


def test_it_has_no_problem(second: Second) -> None:
    assert re.search(r"(không có lỗi nào\.|: 0 lỗi, \d+ điều nhắc\.)\n$", second.run("check"))


@pytest.mark.parametrize(
    "uri",
    [
        "index.html",
        "km/index.html",
        "en/index.html",
        "o-nha/rao-ao/index.html",
        "goi-ai/thay-nguoi-duoi-nuoc/index.html",
        "ngay/nguon/tat-ca.ics",
        "ngay/ics/ngay-he.ics",
        "phim/clip/goi-ai-360.mp4",
        "bien-tap/lich-xem-lai.ics",
        "sw.js",
    ],
)
def test_what_is_made_lies_in_its_own_sections(site: Path, uri: str) -> None:
    assert (site / uri).is_file()


def test_an_example_shows_a_film_of_others_that_is_asked_for_nothing(site: Path) -> None:
    page = (site / "phim/phim-noi-khac/index.html").read_text("utf-8")
    shown = page.replace("&#34;", '"')
    assert 'href="https://phim.example/ten-phim"' in shown
    assert not re.search(r'<(?:iframe|img|video|source)[^>]* src="https://phim\.example', shown)
    assert (site / "tai-lieu/phim-noi-khac/phim-noi-khac-phieu-dieu-khien.pdf").is_file()


def test_feeds_and_manifest_carry_its_name(site: Path) -> None:
    feed = (site / "ngay/nguon/tat-ca.ics").read_text("utf-8").replace("\n ", "")
    assert "X-WR-CALNAME:Biết bơi: Tất cả sự kiện" in feed
    assert "lịch truyền thông phòng\\, chống đuối nước." in feed
    # An icon on the phone says the name without the subject.
    assert '"name": "Biết"' in (site / "manifest.webmanifest").read_text("utf-8")


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in TEXT:
            yield path.relative_to(folder).as_posix(), path.read_text("utf-8")


def is_of_the_guide(uri: str) -> bool:
    """The editors' guide shows messages with example paths, and one official name."""
    return "bien-tap" in uri


def test_nothing_in_site_and_stick_names_another_province(site: Path, stick: Path) -> None:
    found = {
        uri: FOREIGN.findall(text)
        for folder in (site, stick)
        for uri, text in texts(folder)
        if not is_of_the_guide(uri) and FOREIGN.search(text)
    }
    assert found == {}


def test_another_campaign_stands_only_in_the_name_of_a_number(site: Path) -> None:
    name = "Tổng đài điện thoại quốc gia về phòng, chống mua bán người và bảo vệ trẻ em"
    found = [
        uri
        for uri, text in texts(site)
        if not is_of_the_guide(uri) and CAMPAIGN in text.replace(name, "")
    ]
    assert found == []


def test_the_stick_carries_its_name(stick: Path) -> None:
    (bag,) = stick.glob("cong-*/bag-info.txt")
    said = bag.read_text("utf-8").splitlines()
    assert said[0] == "Source-Organization: Biết bơi"


def test_the_stick_is_whole(second: Second, stick: Path) -> None:
    second.run("pack", "verify", str(stick))


@pytest.mark.browser
def test_a_reader_finds_help_from_the_stick_without_a_network(stick: Path, phone: Page) -> None:
    told: list[str] = []
    phone.on("pageerror", lambda error: told.append(str(error)))
    phone.on("request", lambda one: told.append(one.url) if one.url.startswith("http") else None)
    phone.goto((stick / "MO-TRANG-NAY.html").as_uri())
    phone.goto(next(stick.glob("cong-*/data/index.html")).as_uri())
    assert phone.locator("h1").inner_text() == "Biết bơi"
    names = phone.locator(".loa-tile__name").all_inner_texts()
    assert names == ["Phụ huynh", "Chủ bể bơi"]
    phone.locator(".loa-hero__help").click()
    assert phone.locator("h1").inner_text() == "Cần giúp ngay"
    phone.get_by_role("link", name="Thấy người dưới nước").click()
    assert phone.locator('.loa-prose a[href="tel:113"]').count() == 1
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert phone.evaluate(wide) is False
    assert told == []


@pytest.mark.browser
def test_its_languages_have_their_home(site: Path, phone: Page) -> None:
    phone.goto((site / "km" / "index.html").as_uri())
    assert phone.locator("h1").inner_text() == "Tiếng Khmer"
