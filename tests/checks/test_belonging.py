"""Only what belongs is published: pages, what pages name, registries; all else is a problem."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from loa.checks.belonging import check_belonging
from loa.checks.registry import every_check
from loa.integrations.portal import Portal
from loa.integrations.site import BuildRefusedError, build_site
from loa.problems import Problem
from portals import VARIANT, MakePortal, page_text

UNUSED = "Không trang nào dùng tệp này, nên tệp không được đăng."
USE = "Dẫn tới nó trong một trang, hoặc dời nó ra khỏi docs."


# An archive with nothing in it, which is what an office file is at the least.
EMPTY = b"PK\x05\x06" + bytes(18)


def said(root: Path) -> list[Problem]:
    """What is wrong; whether a file tells of its maker is another check's."""
    return [one for one in Portal.load(root).problems() if one.code != "file-metadata"]


def write_pdf(path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(100, 100)
    document.save(path)


def kind(ending: str) -> str:
    return f"Cổng không đăng tệp kiểu “{ending}”."


EXPORT = "Xuất thành PDF, hoặc dời nó khỏi docs."


@pytest.mark.parametrize(
    ("uri", "message", "hint"),
    [
        ("cong-dong/danh-sach.xlsx", kind(".xlsx"), EXPORT),
        ("cong-dong/tep.zip", kind(".zip"), EXPORT),
        ("cong-dong/tep.tar.gz", kind(".gz"), EXPORT),
        ("cong-dong/trang.html", kind(".html"), EXPORT),
        ("cong-dong/lenh.js", kind(".js"), EXPORT),
        ("cong-dong/ghi-chu", kind("không có đuôi"), EXPORT),
        ("cong-dong/mot.MD", kind(".md"), "Đổi đuôi thành .md."),
        ("cong-dong/mot.markdown", kind(".markdown"), "Đổi đuôi thành .md."),
        ("cong-dong/to-roi.pdf", UNUSED, USE),
        ("cong-dong/don.docx", UNUSED, USE),
        ("cong-dong/ghi-chu.txt", UNUSED, USE),
        ("cong-dong/tieng.mp3", UNUSED, USE),
        ("cong-dong/phim.vtt", UNUSED, USE),
        ("ve.svg", UNUSED, USE),
        (
            "_data/topic.yml",
            "Không có sổ đăng ký nào tên “topic.yml”.",
            "Có phải ý bạn là “topics.yml”?",
        ),
        (
            "_data/topics.md",
            "Không có sổ đăng ký nào tên “topics.md”.",
            "Có phải ý bạn là “topics.yml”?",
        ),
        (
            "_data/cu/topics.yml",
            "Không có sổ đăng ký nào tên “cu/topics.yml”.",
            "Có phải ý bạn là “topics.yml”?",
        ),
    ],
)
def test_a_file_that_nobody_names(
    make_portal: MakePortal, uri: str, message: str, hint: str
) -> None:
    landing = page_text("Mục", type="landing")
    root = make_portal({"cong-dong/index.md": landing})
    path = root / "docs" / uri
    path.parent.mkdir(exist_ok=True)
    path.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    assert said(root) == [Problem(f"docs/{uri}", 1, "stray-file", message, hint)]


def test_a_workbook_stays_out_also_when_a_page_names_it(make_portal: MakePortal) -> None:
    root = make_portal({"a.md": page_text("A", "[Danh sách](danh-sach.xlsx)\n")})
    (root / "docs" / "danh-sach.xlsx").write_bytes(EMPTY)
    assert said(root) == [Problem("docs/danh-sach.xlsx", 1, "stray-file", kind(".xlsx"), EXPORT)]


BODY = """[Tải tờ rơi](to-roi.pdf) và [đơn](../don%201.docx).

![Sân](san.png)

[Đơn khác]: khac.pdf
Xem [Đơn khác].
"""


def test_what_a_page_names_belongs(make_portal: MakePortal) -> None:
    landing = page_text("Mục", type="landing")
    consent = "consent: [{image: san.png, people: false}]\n"
    root = make_portal({"b/index.md": landing, "b/a.md": page_text("A", BODY, more=consent)})
    for uri in ("b/to-roi.pdf", "don 1.docx", "b/khac.pdf"):
        (root / "docs" / uri).write_bytes(b"a")
    Image.new("RGB", (4, 4)).save(root / "docs" / "b" / "san.png")
    found = said(root)
    assert [(one.path, one.code) for one in found] == [("docs/don 1.docx", "file-name")]
    named = {"b/to-roi.pdf", "don 1.docx", "b/khac.pdf", "b/san.png"}
    assert Portal.load(root).belonging - {"index.md", "b/index.md", "b/a.md"} == named


def test_what_only_an_unpublished_page_names_is_not_copied(make_portal: MakePortal) -> None:
    """The variant waits for a reviewer, and so does its leaflet."""
    variant = page_text("A", "[Tờ rơi](to-roi.pdf)\n", more=VARIANT)
    root = make_portal({"a.md": page_text("A", "Chữ.\n"), "a.tyz.md": variant})
    (root / "docs" / "to-roi.pdf").write_bytes(b"a")
    assert [one for one in said(root) if one.code == "stray-file"] == []
    assert Portal.load(root).belonging == {"index.md", "a.md", "a.tyz.md"}


@pytest.mark.parametrize("name", ["a.css.orig", "a.md", "a", "a.map", "a.xlsx"])
def test_a_theme_has_files_of_a_theme(make_portal: MakePortal, name: str) -> None:
    root = make_portal({})
    (root / "overrides" / name).write_bytes(b"a")
    (found,) = said(root)
    code = "left-behind" if name.endswith(".orig") else "stray-file"
    assert (found.path, found.code) == (f"overrides/{name}", code)


def test_no_link_leads_out_of_the_theme(make_portal: MakePortal) -> None:
    root = make_portal({})
    (root / "overrides" / "assets" / "images" / "a.svg").symlink_to("/etc/passwd")
    message = "Đây là một liên kết, có thể dẫn ra ngoài thư mục."
    assert said(root) == [
        Problem(
            "overrides/assets/images/a.svg", 1, "linked-file", message, "Chép hẳn tệp ấy vào đây."
        )
    ]


def test_a_registry_that_is_a_link_is_not_read(make_portal: MakePortal, tmp_path: Path) -> None:
    root = make_portal({})
    there = root / "docs" / "_data" / "themes.yml"
    there.rename(tmp_path / "themes.yml")
    there.symlink_to(tmp_path / "themes.yml")
    codes = [one.code for one in said(root) if one.path == "docs/_data/themes.yml"]
    assert codes == ["linked-file", "registry-missing"]


def test_a_refused_build_tells_of_links_and_strays(make_portal: MakePortal) -> None:
    root = make_portal({"cong-dong/index.md": page_text("Mục", type="landing")})
    (root / "docs" / "cong-dong" / "ghi-chu.txt").symlink_to("/etc/passwd")
    (root / "docs" / "cong-dong" / "danh-sach.xlsx").write_bytes(EMPTY)
    with pytest.raises(BuildRefusedError) as refused:
        build_site(root, root / "site")
    assert "docs/cong-dong/ghi-chu.txt:1: lỗi: Đây là một liên kết" in str(refused.value)
    assert "docs/cong-dong/danh-sach.xlsx:1: lỗi: Cổng không đăng" in str(refused.value)
    assert not (root / "site").exists()


@pytest.mark.site
def test_a_site_has_only_what_belongs(make_portal: MakePortal) -> None:
    """What is only a reminder stops nothing, and is not copied."""
    root = make_portal({"a.md": page_text("A", "[Tờ rơi](to-roi.pdf)\n")})
    docs = root / "docs"
    write_pdf(docs / "to-roi.pdf")
    for name in ("Thumbs.db", "desktop.ini", ".DS_Store", "._a.md", ".gitkeep"):
        (docs / name).write_bytes(b"a")
    (docs / "ehthumbs.db").write_bytes(b"a")
    (docs / ".obsidian").mkdir()
    Image.new("RGB", (4, 4)).save(docs / ".obsidian" / "hinh.png")
    build_site(root, root / "site")
    names = {path.name for path in (root / "site").rglob("*")}
    assert "to-roi.pdf" in names
    assert not names & {
        "Thumbs.db", "desktop.ini", ".DS_Store", "._a.md", ".gitkeep", "ehthumbs.db", ".obsidian",
        "hinh.png",
    }  # fmt: skip


def test_publishing_does_not_rest_on_the_check_alone(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken out, the check lets the build go on; the stray file still is not copied."""
    root = make_portal({})
    (root / "docs" / "danh-sach.xlsx").write_bytes(EMPTY)
    Image.new("RGB", (4, 4)).save(root / "docs" / "la.png")
    others = [one for one in every_check("portal") if one.function is not check_belonging]
    monkeypatch.setattr("loa.integrations.portal.every_check", lambda scope: others)
    build_site(root, root / "site")
    names = {path.name for path in (root / "site").rglob("*")}
    assert not names & {"danh-sach.xlsx", "la.png", "la.png-4.jpg"}
