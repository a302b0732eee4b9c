"""What a page folds away, in whole messages."""

import pytest

from loa.checks.folds import check_folds
from loa.content.page import parse_page
from loa.content.registries import Registries, load_registries
from loa.problems import as_text
from portals import ROOT, page_text

SECTIONS = """\
## Dấu hiệu {#dau-hieu}

Cửa khóa ngoài.

## Gọi ai {#goi-ai}

### Đang gấp {#gap}

Gọi [[helpline:h113]].

## Cẩn thận {#can-than}

!!! warning "Đừng theo dõi"
    Ghi lại rồi báo.

## Nguy hiểm {#nguy-hiem}

!!! danger "Có người bị nhốt"
    Gọi người gần nhất.

## Lời loa {#bai-phat-thanh}

Bà con nghe.

## Nói thêm {#noi-them}

!!! note "Chuyện nền"
    Đọc khi rảnh.

## Danh mục {#danh-muc}

- [ ] Dán số.
"""
CALLED = SECTIONS.replace("Cửa khóa ngoài.", "Cửa khóa ngoài: gọi [[helpline:h113]].")
HINT = "Để mở. Gập mục khác, hoặc chuyển phần cần thấy ngay lên mục để mở. (folded-help)"


@pytest.fixture(scope="module")
def registries() -> Registries:
    found, _ = load_registries(ROOT / "docs")
    return found


def told(registries: Registries, folded: str, more: str = "", body: str = SECTIONS) -> str:
    text = page_text("Thử", body, type="guide", more=f"{more}folded: [{folded}]\n")
    page, problems = parse_page("thu.md", text, "docs/thu.md", registries)
    assert page is not None
    assert problems == []
    return as_text(list(check_folds(page, None)))  # type: ignore[arg-type]


@pytest.mark.parametrize("folded", ["danh-muc", "noi-them", "noi-them, danh-muc"])
def test_lists_and_background_may_fold(registries: Registries, folded: str) -> None:
    assert told(registries, folded) == ""


@pytest.mark.parametrize(("folded", "is_told"), [("goi-ai", False), ("dau-hieu, goi-ai", True)])
def test_a_number_may_fold_that_stands_in_sight_too(
    registries: Registries, folded: str, is_told: bool
) -> None:
    assert ("“goi-ai” không được gập" in told(registries, folded, body=CALLED)) is is_told


@pytest.mark.parametrize(
    ("folded", "reason"),
    [
        ("dau-hieu", "mục đầu tiên luôn để mở"),
        ("goi-ai", "trong mục có số gọi mà phần để mở không nói tới"),
        ("can-than", "trong mục có khung cảnh báo"),
        ("nguy-hiem", "trong mục có khung cảnh báo"),
        ("bai-phat-thanh", "máy đọc to mục này"),
    ],
)
def test_what_is_looked_for_first_stays_open(
    registries: Registries, folded: str, reason: str
) -> None:
    assert told(registries, folded) == (
        f"docs/thu.md:13: lỗi: Mục “{folded}” không được gập: {reason}. {HINT}"
    )


def test_a_help_page_folds_nothing(registries: Registries) -> None:
    assert told(registries, "danh-muc", "sensitive: true\n") == (
        "docs/thu.md:14: lỗi: Mục “danh-muc” không được gập: trang cần giúp để mở mọi mục. " + HINT
    )


def test_a_section_that_is_not_there_is_named_with_the_nearest(registries: Registries) -> None:
    assert told(registries, "danh-mục") == (
        "docs/thu.md:13: lỗi: Trang không có mục “danh-mục” để gập. "
        "Có phải ý bạn là “danh-muc”? (unknown-fold)"
    )


def test_a_part_of_a_section_does_not_fold(registries: Registries) -> None:
    assert told(registries, "gap") == (
        "docs/thu.md:13: lỗi: Trang không có mục “gap” để gập. Chọn một trong: "
        "bai-phat-thanh, can-than, danh-muc, dau-hieu, goi-ai, nguy-hiem, noi-them. (unknown-fold)"
    )
