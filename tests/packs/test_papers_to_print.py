"""On a stick, where pages may read no files, ticked papers become one ZIP, PDF or book too."""

import zipfile
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, expect

from handout_samples import guide
from packing import run
from portals import page_text, write_portal
from watching import watched

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGES = {
    "tai-lieu/index.md": page_text("Kho", "/// materials\n///\n", type="landing"),
    "du-lich/nha-nghi.md": guide(more="handouts: [checklist, poster]\n"),
}


def test_papers_of_a_stick_become_one_file_from_the_folder(
    browser: Browser, tmp_path: Path
) -> None:
    root = write_portal(tmp_path / "portal", PAGES)
    run(root, "usb", "--out", str(tmp_path / "usb"), "--profile", "vua")
    [data] = (tmp_path / "usb").glob("cong-*/data")
    papers = sorted(data.rglob("*.pdf"))
    carried = sorted([*papers, *data.rglob("*.docx"), *data.rglob("*.pptx")])
    assert len(carried) > len(papers) > 1
    assert [one.with_name(f"{one.name}.js").is_file() for one in carried] == [True] * len(carried)
    context = browser.new_context(offline=True, accept_downloads=True, locale="vi-VN")
    page, log = watched(context)
    page.goto((data / "tai-lieu/index.html").as_uri())
    ticks = page.locator(".loa-basket__tick")
    expect(ticks).to_have_count(len(carried))
    for place in range(len(carried)):
        ticks.nth(place).check()
    basket = page.get_by_role("region", name="Giỏ tài liệu")
    with page.expect_download() as download:
        basket.get_by_role("button", name="Tải giỏ thành một tệp ZIP").click()
    download.value.save_as(tmp_path / "gio.zip")
    with zipfile.ZipFile(tmp_path / "gio.zip") as made:
        assert {name: made.read(name) for name in made.namelist()} == {
            one.name: one.read_bytes() for one in carried
        }
    with page.expect_download() as download:
        basket.get_by_role("button", name="Ghép các tệp PDF thành một tệp để in").click()
    download.value.save_as(tmp_path / "gio.pdf")
    count = sum(len(pikepdf.open(one).pages) for one in papers)
    with pikepdf.open(tmp_path / "gio.pdf") as made:
        assert len(made.pages) >= count
    expect(basket.get_by_role("status")).to_have_text(
        f"Đã ghép {len(papers)} tệp, {count} trang, vào gio-tai-lieu.pdf. "
        f"{len(carried) - len(papers)} tệp khác không phải PDF: mở riêng để in."
    )
    with page.expect_download() as download:
        basket.get_by_role("button", name="Đóng các trang của giỏ thành sách EPUB").click()
    assert download.value.suggested_filename == "gio-tai-lieu.epub"
    download.value.save_as(tmp_path / "gio.epub")
    with zipfile.ZipFile(tmp_path / "gio.epub") as book:
        assert (book.testzip(), book.namelist()[0]) == (None, "mimetype")
        assert "Tiếng Việt, cập nhật" in book.read("EPUB/1.xhtml").decode()
    expect(basket.get_by_role("status")).to_have_text(
        "Đã đóng 1 trang thành gio-tai-lieu.epub. Mở bằng ứng dụng đọc sách."
    )
    papers[0].with_name(f"{papers[0].name}.js").unlink()
    basket.get_by_role("button", name="Ghép các tệp PDF").click()
    expect(basket.get_by_role("status")).to_contain_text("Chưa lấy được đủ tệp")
    expect(page.locator(".loa-basket__tick:checked")).to_have_count(len(carried))
    assert log.foreign == []
    context.close()
