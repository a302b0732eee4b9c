"""Starting files: in the right folder, valid as written, with every place marked."""

from datetime import date
from pathlib import Path

import pytest

from loa.content.library import Library
from loa.integrations.portal import Portal
from loa.mending.front import ordered
from loa.problems import errors_in
from loa.scaffold import KINDS, NewPageError, Request, new_page
from portals import MakePortal, page_text

TODAY = date(2026, 11, 23)
SECTIONS = (
    "cong-dong",
    "gioi-thieu",
    "lich",
    "truong-hoc",
    "truong-hoc/tieu-hoc",
    "truong-hoc/thcs",
    "truong-hoc/thpt",
    "video",
)
REQUESTS = {
    "truong-hoc/tieu-hoc/lop-2-duong-ve-nha.md": Request("lesson", "Đường về nhà", grade="lop-2"),
    "truong-hoc/thcs/lop-7-duong-ve-nha.md": Request("lesson", "Đường về nhà", grade="lop-7"),
    "truong-hoc/gdtx-ca-dem.md": Request("lesson", "Ca đêm", grade="gdtx"),
    "truong-hoc/thpt/lop-12-xa-nha.md": Request("lesson", "Đi xa", grade="lop-12", slug="xa-nha"),
    "cong-dong/nha-tro.md": Request("guide", "Chủ: “nhà trọ”", section="cong-dong", slug="nha-tro"),
    "lich/ngay-hoi-viec-lam.md": Request("campaign-event", "Ngày hội việc làm"),
    "video/ba-cau-hoi.md": Request("video", "Ba câu hỏi"),
    "gioi-thieu/loi-cam-on.md": Request("page", "Lời cảm ơn", section="gioi-thieu"),
}


@pytest.fixture
def portal(make_portal: MakePortal) -> Path:
    return make_portal({f"{one}/index.md": page_text("Mục", type="landing") for one in SECTIONS})


def test_every_kind_passes_the_checks_and_says_what_is_unfilled(portal: Path) -> None:
    library = Library.load(portal / "docs")
    written = {uri: new_page(request, library, TODAY) for uri, request in REQUESTS.items()}
    assert [page.src_uri for page in written.values()] == list(REQUESTS)
    assert {request.kind for request in REQUESTS.values()} == set(KINDS)
    for page in written.values():
        (portal / "docs" / page.src_uri).write_text(page.text, encoding="utf-8")
    problems = Portal.load(portal).problems()
    paths = {f"docs/{page.src_uri}" for page in written.values()}
    assert [problem for problem in errors_in(problems) if problem.path not in paths] == []
    for request, page in zip(REQUESTS.values(), written.values(), strict=True):
        found = [p for p in errors_in(problems) if p.path == f"docs/{page.src_uri}"]
        # Nothing stands in for the day of an event, or it would be in everybody's calendar.
        undated = {"bad-date"} if request.kind == "campaign-event" else set()
        assert {problem.code for problem in found} == {"unfilled-place"} | undated
        assert {problem.line for problem in found} == {place.line + 1 for place in page.places}


@pytest.mark.parametrize("uri", REQUESTS)
def test_a_new_page_is_in_the_normal_form(portal: Path, uri: str) -> None:
    page = new_page(REQUESTS[uri], Library.load(portal / "docs"), TODAY)
    header = page.text.split("---\n")[1].splitlines()
    assert ordered(header) == header


def test_the_title_is_quoted_and_the_audience_is_that_of_the_section(portal: Path) -> None:
    page = new_page(REQUESTS["cong-dong/nha-tro.md"], Library.load(portal / "docs"), TODAY)
    rows = page.text.split("\n")
    assert rows[1] == 'title: "Chủ: “nhà trọ”"'
    assert rows[4].startswith("audience: [gia-dinh, cong-dong]  # «ĐIỀN: ")
    assert "review_by: 2027-11-23" in rows
    assert page.places[0].line == 2
    assert page.places[0].what == "một câu nói trang này giúp được gì, tối đa 160 ký tự"


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (Request("guide", ""), "Tên trang phải có từ 1 đến 70 ký tự."),
        (Request("guide", "a" * 71), "Tên trang phải có từ 1 đến 70 ký tự."),
        (
            Request("lesson", "Bài"),
            "Bài học dành cho lớp nào? Thêm --grade, ví dụ: --grade lop-2",
        ),
        (
            Request("lesson", "Bài", grade="lop-22"),
            "Không có lớp “lop-22”. Có phải ý bạn là “lop-2”?",
        ),
        (
            Request("guide", "Bài"),
            "Trang nằm ở mục nào? Thêm --section, một trong: "
            "cong-dong, gioi-thieu, lich, truong-hoc, video.",
        ),
        (
            Request("guide", "Bài", section="cong-don"),
            "Không có mục “cong-don” trong docs. Có phải ý bạn là “cong-dong”?",
        ),
        (
            Request("guide", "Bài", section="cong-dong", slug="Bài 1"),
            "Tên “Bài 1” có ký tự không dùng được. "
            "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: viec-lam",
        ),
        (
            Request("guide", "Con", section="cong-dong"),
            "Windows giữ tên “con.md” cho thiết bị. Thêm --slug ten-khac.",
        ),
        (
            Request("guide", "Bài", section="cong-dong", slug="b" * 61),
            f"Tên “{'b' * 61}” dài 61 ký tự, nhiều nhất 60. Thêm --slug ten-khac.",
        ),
    ],
)
def test_refuses_with_the_nearest_right_value(
    portal: Path, request_: Request, message: str
) -> None:
    with pytest.raises(NewPageError) as refusal:
        new_page(request_, Library.load(portal / "docs"), TODAY)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("b" * 60, "b" * 60),
        ("b" * 61, "b" * 60),
        ("c " + "b" * 58, "c-" + "b" * 58),
        ("c " + "b" * 59, "c"),
        ("mot hai " + "b" * 51 + " c", "mot-hai-" + "b" * 51),
        ("mot hai " + "b" * 50 + " c", "mot-hai-" + "b" * 50 + "-c"),
    ],
)
def test_a_long_title_gives_a_name_that_sticks_take(portal: Path, title: str, slug: str) -> None:
    page = new_page(
        Request("page", title, section="gioi-thieu"), Library.load(portal / "docs"), TODAY
    )
    assert page.src_uri == f"gioi-thieu/{slug}.md"


@pytest.mark.parametrize("section", ["cong-dong", "gioi-thieu"])
def test_refuses_a_name_that_is_taken_in_any_folder(portal: Path, section: str) -> None:
    path = portal / "docs" / "cong-dong" / "nha-tro.md"
    path.write_text(page_text("Nhà trọ"), encoding="utf-8")
    library = Library.load(portal / "docs")
    with pytest.raises(NewPageError) as refusal:
        new_page(Request("page", "Nhà trọ", section=section), library, TODAY)
    expected = "Tên “nha-tro” đã dùng ở docs/cong-dong/nha-tro.md. Thêm --slug ten-khac."
    assert str(refusal.value) == expected


def test_refuses_to_overwrite_a_file_that_cannot_be_read(portal: Path) -> None:
    path = portal / "docs" / "cong-dong" / "nha-tro.md"
    path.write_text("Chưa có phần khai báo", encoding="utf-8")
    library = Library.load(portal / "docs")
    with pytest.raises(NewPageError) as refusal:
        new_page(Request("page", "Nhà trọ", section="cong-dong"), library, TODAY)
    expected = "Đã có tệp docs/cong-dong/nha-tro.md, không ghi đè. Thêm --slug ten-khac."
    assert str(refusal.value) == expected
