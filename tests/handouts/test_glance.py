"""First pages at a glance, one archive for a page, kits for an event and an audience."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from handout_samples import LoadPortal, guide, lesson
from loa.artifacts import Artifact
from loa.handouts.documents import Document, Layout
from loa.handouts.glance import is_shown, size_of, thumbnail_of
from loa.handouts.kits import make_kits
from loa.handouts.maker import Handouts
from portals import page_text

Find = Callable[[str], Artifact]
PLAIN = Document("sample", "mau", "Mẫu", "Mẫu", "vi", "", (), ())


@pytest.mark.parametrize(
    ("kind", "layout", "shown"),
    [
        ("slides", "slides", True),
        ("poster-a4", "poster", True),
        ("poster-a3", "poster", False),
        ("poster-print", "poster", False),
        ("worksheet", "page", True),
        ("quiz", "page", False),
        ("official", "official", False),
    ],
)
def test_what_looks_like_nothing_else_is_shown(kind: str, layout: Layout, shown: bool) -> None:
    assert is_shown(replace(PLAIN, kind=kind, layout=layout)) is shown


def test_a_first_page_is_a_small_jpeg_without_metadata() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    buffer = io.BytesIO()
    document.save(buffer)
    small = thumbnail_of(buffer.getvalue())
    with Image.open(io.BytesIO(small)) as picture:
        assert (picture.format, picture.width) == ("JPEG", 208)
        assert 290 <= picture.height <= 296
        assert not picture.getexif()
    assert size_of(small) == f"208x{picture.height}"


def test_first_pages_weigh_little_and_stand_beside_their_files(made: Handouts) -> None:
    small = [one for one in made.artifacts if one.kind == "thumbnail"]
    assert {one.dest_uri.rsplit("/", 1)[-1] for one in small} == {
        "lop-2-an-toan-trinh-chieu-xem.jpg", "lop-2-an-toan-phieu-hoc-tap-xem.jpg",
        "lop-2-an-toan-ap-phich-a4-xem.jpg", "lop-8-an-toan-trinh-chieu-xem.jpg",
        "lop-8-an-toan-phieu-hoc-tap-xem.jpg", "lop-8-an-toan-ap-phich-a4-xem.jpg",
        "nha-nghi-to-gap-xem.jpg", "nha-nghi-ap-phich-a4-xem.jpg", "nha-nghi-the-bo-tui-xem.jpg",
    }  # fmt: skip
    assert max(one.size for one in small) < 12_000


def test_a_second_run_finds_first_pages_again(load_portal: LoadPortal) -> None:
    portal = load_portal({"du-lich/nha-nghi.md": guide(more="handouts: [poster]\n")})
    first = portal.workshop().make_all()
    again = portal.workshop().make_all()
    assert again.rendered == 0
    assert again.artifacts == first.artifacts
    small = next(one for one in first.artifacts if one.kind == "thumbnail")
    small.stored.unlink()
    assert portal.workshop().make_all().artifacts == first.artifacts


@pytest.mark.parametrize(
    ("names", "whole"), [("checklist", False), ("checklist, pledge", True), ("poster", True)]
)
def test_several_handouts_are_put_together(
    load_portal: LoadPortal, names: str, whole: bool
) -> None:
    portal = load_portal({"du-lich/nha-nghi.md": guide(more=f"handouts: [{names}]\n")})
    kinds = [one.kind for one in portal.workshop().make_all().artifacts]
    assert ("pack" in kinds) is whole


EVENT = """start: 2027-07-30
recurrence: yearly
status: confirmed
handouts: [attendance]
kit: [cong-dong/a.md, truong-hoc/]
"""


def names_in(artifact: Artifact) -> list[str]:
    with zipfile.ZipFile(artifact.stored) as archive:
        return sorted(archive.namelist())


@pytest.fixture
def kit_portal(load_portal: LoadPortal) -> object:
    return load_portal(
        {
            "lich/ngay-30-7.md": page_text(
                "Ngày 30/7", "Chữ.\n", type="campaign-event", more=EVENT
            ),
            "cong-dong/a.md": guide(more="handouts: [checklist, poster]\n"),
            "cong-dong/b.md": guide(more="handouts: [checklist]\n", title="Không dùng"),
            "truong-hoc/lop-2-an-toan.md": lesson(),
            "tai-lieu/cho-dan.md": page_text(
                "Cho dân", "Chữ.\n", type="landing", more="kit: [cong-dong/]\n"
            ),
        }
    )


def test_a_kit_has_a_folder_for_each_page_and_every_file_once(kit_portal: object) -> None:
    portal = kit_portal
    handouts = portal.workshop().make_all().artifacts  # type: ignore[attr-defined]
    kits = make_kits(portal.library, portal.store, handouts)  # type: ignore[attr-defined]
    event, landing = sorted(kits, key=lambda one: one.source)
    assert (event.kind, event.source, event.title, event.note) == (
        "kit",
        "lich/ngay-30-7.md",
        "Trọn bộ tài liệu",
        "12 tệp",
    )
    names = names_in(event)
    assert "ngay-30-7/ngay-30-7-danh-sach-tham-du.pdf" in names
    assert "a/a-bang-kiem.pdf" in names and "a/a-bang-kiem.docx" not in names
    assert "a/a-ap-phich-a3.pdf" in names and "a/a-ap-phich-nha-in.pdf" not in names
    assert "lop-2-an-toan/lop-2-an-toan-trinh-chieu.pdf" in names
    assert not [name for name in names if name.startswith("b/") or name.endswith((".zip", ".jpg"))]
    assert {"DANH-SACH.txt", "SHA256SUMS"} <= set(names)
    assert {name.split("/")[0] for name in names_in(landing)} == {
        "a", "b", "DANH-SACH.txt", "SHA256SUMS",
    }  # fmt: skip


def test_an_event_with_a_kit_has_no_second_archive(kit_portal: object) -> None:
    made = kit_portal.workshop().make_all().artifacts  # type: ignore[attr-defined]
    assert [one for one in made if one.source == "lich/ngay-30-7.md" and one.kind == "pack"] == []


def test_a_kit_that_names_nothing_there_is_a_problem(load_portal: LoadPortal) -> None:
    more = "kit: [cong-dong/khong-co.md, khong-co/]\n"
    portal = load_portal({"a.md": page_text("A", "Chữ.\n", type="landing", more=more)})
    messages = [one.message for one in portal.problems() if one.code == "unknown-kit"]
    assert messages == [
        "Bộ tài liệu nêu “cong-dong/khong-co.md”, nhưng không có trang đó.",
        "Bộ tài liệu nêu “khong-co/”, nhưng không có trang đó.",
    ]
