"""A person on a page: cleared by a reason or a consent, and gone when consent is taken back."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from catalogue_site import problems_of
from loa.artifacts import ArtifactStore, Manifest
from loa.checks.people import check_consents
from loa.content.library import Library
from loa.media.photos import make_photos, withheld
from portals import MakePortal, page_text

BODY = "Em N., 15 tuổi, đã về nhà.\n"
RECORD = """\
consents:
  - id: giay-mot
    holder: "Văn thư xã"
    document: "số 12"
    scope: "ảnh trên cổng và USB"
    on: 2026-01-01
    expires: {expires}
    withdrawn: {withdrawn}
"""


def write(root: Path, expires: str = "null", withdrawn: str = "null") -> Path:
    text = RECORD.format(expires=expires, withdrawn=withdrawn)
    (root / "docs" / "_data" / "consents.yml").write_text(text, encoding="utf-8")
    return root


def test_a_detail_stops_the_page_with_what_would_be_right(make_portal: MakePortal) -> None:
    (found,) = problems_of(make_portal({"a.md": page_text("Trang", BODY)}))
    assert (found.path, found.line, found.code, found.severity) == (
        "docs/a.md",
        14,
        "private-detail",
        "error",
    )
    assert found.message == "“Em N., 15 tuổi” có vẻ là tên kèm tuổi hay năm sinh của một người."
    assert found.hint == (
        "Bỏ chi tiết ấy, hoặc viết về kiểu việc thay cho một người. Chắc chắn không ai bị nhận ra"
        " thì ghi ở đầu trang: exceptions: [{text: “Em N., 15 tuổi”, why: …}]"
    )


@pytest.mark.parametrize("field", ["title", "description"])
def test_front_matter_is_looked_at_too(make_portal: MakePortal, field: str) -> None:
    text = page_text("Trang")
    old = {"title": "Trang\n", "description": "Trang dùng để thử."}[field]
    root = make_portal({"a.md": text.replace(old, '"Em N. (15 tuổi)"\n'.rstrip() + "\n", 1)})
    assert "private-detail" in {one.code for one in problems_of(root)}


@pytest.mark.parametrize("ground", ['why: "Nhân vật do lớp nghĩ ra."', "consent: giay-mot"])
def test_a_reason_or_a_consent_clears_it(make_portal: MakePortal, ground: str) -> None:
    more = f'exceptions: [{{text: "Em N., 15 tuổi", {ground}}}]\n'
    root = write(make_portal({"a.md": page_text("Trang", BODY, more=more)}))
    assert problems_of(root) == []


def test_a_reason_clears_no_other_detail(make_portal: MakePortal) -> None:
    more = 'exceptions: [{text: "Em M., 12 tuổi", why: "Nhân vật do lớp nghĩ ra."}]\n'
    root = make_portal({"a.md": page_text("Trang", BODY, more=more)})
    assert [one.code for one in problems_of(root)] == ["private-detail"]


@pytest.mark.parametrize("ground", ["", ", why: ngắn", ', why: "Nhân vật nghĩ ra.", consent: a'])
def test_a_clearance_has_one_ground(make_portal: MakePortal, ground: str) -> None:
    more = f'exceptions: [{{text: "Em N., 15 tuổi"{ground}}}]\n'
    root = make_portal({"a.md": page_text("Trang", "", more=more)})
    assert {one.code for one in problems_of(root)} <= {"bad-value", "empty-field"}
    assert problems_of(root) != []


def portal_with_photo(make_portal: MakePortal, **dates: str) -> Path:
    more = "consent: [{image: anh.jpg, people: true, record: giay-mot}]\n"
    root = write(make_portal({"a.md": page_text("Trang", "![Sân](anh.jpg)\n", more=more)}), **dates)
    noise = Image.effect_noise((600, 400), 90).convert("RGB")
    noise.save(root / "docs" / "anh.jpg")
    return root


@pytest.mark.parametrize(("withdrawn", "is_out"), [("null", False), ("2026-11-01", True)])
def test_a_photograph_whose_consent_was_taken_back_is_not_made(
    make_portal: MakePortal, withdrawn: str, is_out: bool
) -> None:
    root = portal_with_photo(make_portal, withdrawn=withdrawn)
    library = Library.load(root / "docs")
    made = make_photos(library, ArtifactStore(root / ".cache"), {"anh.jpg"})
    assert (made == []) is is_out
    assert withheld(library, Manifest(made)) == ({"anh.jpg"} if is_out else set())


def test_it_names_the_packs_to_be_called_back(make_portal: MakePortal) -> None:
    root = portal_with_photo(make_portal, withdrawn="2026-11-01")
    (found,) = check_consents(Library.load(root / "docs"), date(2026, 11, 2))
    assert (found.code, found.severity) == ("consent-withdrawn", "warning")
    assert found.message == "Giấy “giay-mot” đã rút: ảnh “anh.jpg” không còn trên trang."
    assert found.hint == (
        "Xóa ảnh khỏi bài và khỏi docs. Bản USB làm trước đó còn giữ:"
        " “loa pack outdated SỔ --made-before 2026-11-01”."
    )


def test_words_whose_consent_was_taken_back_stop_the_build(make_portal: MakePortal) -> None:
    more = 'exceptions: [{text: "Em N., 15 tuổi", consent: giay-mot}]\n'
    root = write(make_portal({"a.md": page_text("Trang", BODY, more=more)}), withdrawn="2026-11-01")
    (found,) = check_consents(Library.load(root / "docs"), date(2026, 11, 2))
    assert (found.code, found.severity) == ("consent-withdrawn", "error")


@pytest.mark.parametrize(
    ("today", "severity"),
    [
        (date(2026, 10, 31), []),
        (date(2026, 11, 1), ["warning"]),
        (date(2026, 12, 1), ["warning"]),
        (date(2026, 12, 2), ["error"]),
    ],
)
def test_a_consent_ends_on_its_day(
    make_portal: MakePortal, today: date, severity: list[str]
) -> None:
    root = portal_with_photo(make_portal, expires="2026-12-01")
    found = list(check_consents(Library.load(root / "docs"), today))
    assert [one.severity for one in found] == severity
    assert {one.code for one in found} <= {"consent-ended"}
