"""A SCORM package in a browser, with a platform above it and without one."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from loa.shelves.scorm import scorm_package
from served import served
from shelf_samples import PACKAGE

pytestmark = pytest.mark.browser

PLATFORM = """<!doctype html><script>
window.heard = [];
window.API = {
  LMSInitialize: () => heard.push("begin") && "true",
  LMSGetValue: name => name === "cmi.core.lesson_status" ? "not attempted" : "",
  LMSSetValue: (name, value) => heard.push(name + "=" + value) && "true",
  LMSCommit: () => "true",
  LMSFinish: () => heard.push("end") && "true",
};
</script><iframe src="bai/index.html" name="sco"></iframe>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with zipfile.ZipFile(BytesIO(scorm_package(PACKAGE))) as archive:
        archive.extractall(tmp_path / "bai")
    (tmp_path / "index.html").write_text(PLATFORM, "utf-8")
    return tmp_path


def answer(page: Page, *chosen: str) -> None:
    frame = page.frame("sco") or page.main_frame
    for one in chosen:
        frame.get_by_label(one).check()
    frame.get_by_role("button").click()


def test_a_platform_hears_the_score_and_the_end(browser: Browser, folder: Path) -> None:
    with served(folder) as address:
        page = browser.new_page()
        page.goto(address, wait_until="networkidle")
        answer(page, "B. Kể <ra>", "A. Mẹ")
        assert page.evaluate("heard") == [
            "begin", "cmi.core.lesson_status=incomplete", "cmi.core.score.min=0",
            "cmi.core.score.max=100", "cmi.core.score.raw=50", "cmi.core.lesson_status=completed",
        ]  # fmt: skip
        page.evaluate("document.querySelector('iframe').src = 'about:blank'")
        page.wait_for_function("heard[heard.length - 1] === 'end'")
        page.close()


def test_from_a_folder_the_quiz_answers_too(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "bai" / "index.html").as_uri())
    answer(page, "B. Kể <ra>", "A. Mẹ", "B. Cô")
    assert page.locator("#result").text_content() == "Đúng 2 trên 2 câu."
    page.close()
