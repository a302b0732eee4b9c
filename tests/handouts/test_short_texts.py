"""Texts to send and to read out: counted as networks count, refused one too long, told where."""

import pytest

from handout_samples import LoadPortal
from loa.handouts.formats import make
from loa.handouts.maker import documents_of
from loa.handouts.short_texts import SHORT_TEXTS, sms
from loa.problems import as_text
from portals import page_text

KINDS = {kind.kind: kind for kind in SHORT_TEXTS}
NUMBERS = ("111", "113", "+84 981 84 84 84")


@pytest.mark.parametrize(
    ("text", "length", "most"),
    [
        ("a" * 159, 159, 160),
        ("a" * 160, 160, 160),
        ("a" * 161, 161, 160),
        ("ă" * 69, 69, 70),
        ("ă" * 70, 70, 70),
        ("ă" * 71, 71, 70),
        # In the alphabet, though it has an accent.
        ("è", 1, 160),
        # An escape and the sign.
        ("[]€", 6, 160),
        # Outside the basic plane a sign is two units.
        ("😀", 2, 70),
        # One letter outside the alphabet changes how all of it is sent.
        ("a" * 70 + "đ", 71, 70),
        ("`", 1, 70),
    ],
)
def test_a_message_is_counted_as_networks_send_it(text: str, length: int, most: int) -> None:
    measured = sms(text)
    assert (measured.length, measured.most, measured.fits) == (length, most, length <= most)


def test_the_letter_that_makes_a_message_short_is_named() -> None:
    assert sms("a" * 80 + "ơ").fault == (
        "dài 81 ký tự có dấu, nhiều nhất 70 vì có chữ “ơ”, máy gửi kiểu có dấu"
    )
    assert sms("a" * 161).fault == "dài 161 ký tự không dấu, nhiều nhất 160"
    assert sms("a" * 160).fault == ""


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        ("zalo-post", "a" * 39, "dài 39 ký tự, ít nhất 40"),
        ("zalo-post", "a" * 40, ""),
        ("zalo-post", "a" * 700, ""),
        ("zalo-post", "a" * 701, "dài 701 ký tự, nhiều nhất 700"),
        ("press-article", "a " * 199, "dài 199 tiếng, ít nhất 200"),
        ("press-article", "a " * 200, ""),
        ("press-article", "a " * 500, ""),
        ("press-article", "a " * 501, "dài 501 tiếng, nhiều nhất 500"),
        ("loudspeaker-line", "a " * 5, "dài 2 giây đọc, ít nhất 3"),
        ("loudspeaker-line", "a " * 6, ""),
        ("loudspeaker-line", "a " * 50, ""),
        ("loudspeaker-line", "a " * 51, "dài 21 giây đọc, nhiều nhất 20"),
        # A number is as long as it is heard.
        ("loudspeaker-line", "a " * 48 + "111", "dài 21 giây đọc, nhiều nhất 20"),
    ],
)
def test_limits(kind: str, text: str, fault: str) -> None:
    assert KINDS[kind].measure(text.strip(), NUMBERS).fault == fault


BODY = """
## Tin nhắn {#tin-nhan}

- Thấy lo cho ai, gọi [[helpline:h111]], miễn phí.
- Nguy hiem goi [[helpline:h113]]

## Zalo {#bai-zalo}

### Một {#mot}

Nhà mình có ai sắp đi làm xa không?

- Xe nào đón?
- Mấy giờ đi?

### Hai {#hai}

Xóm mình có người vừa về. Một lời chào là đủ.

## Loa {#cau-loa}

- Thấy lo, gọi số [[helpline:h111]]. Số [[helpline:h111]].
"""
MORE = "handouts: [sms, zalo-post, loudspeaker-line]\n"


def test_the_files_hold_the_texts_with_their_length(load_portal: LoadPortal) -> None:
    portal = load_portal({"co-quan/loi.md": page_text("Lời ngắn", BODY, "guide", MORE)})
    page = portal.library.get("co-quan/loi.md")
    assert page is not None
    made = [
        (document.file_name, make(document, "txt", portal.store.root))
        for document in documents_of(portal.workshop().source_of(page))
    ]
    assert [(name, one.note) for name, one in made] == [
        ("tin-nhan", "2 tin"), ("bai-zalo", "2 bài"), ("cau-loa", "1 câu"),
    ]  # fmt: skip
    texts = [one.data.decode().split("\r\n") for _, one in made]
    assert texts[0] == [
        "TIN NHẮN SMS: Lời ngắn", "",
        "--- 1. 34/70 ký tự có dấu ---", "Thấy lo cho ai, gọi 111, miễn phí.", "",
        "--- 2. 17/160 ký tự không dấu ---", "Nguy hiem goi 113", "",
    ]  # fmt: skip
    assert texts[1][3:7] == ["Nhà mình có ai sắp đi làm xa không?", "", "- Xe nào đón?",
                             "- Mấy giờ đi?"]  # fmt: skip
    assert texts[2][3] == "Thấy lo, gọi số một, một, một. Số một, một, một."


def test_a_text_that_is_too_long_is_told_with_its_line(load_portal: LoadPortal) -> None:
    body = BODY.replace("- Nguy hiem goi [[helpline:h113]]", f"- {'Nguy hiểm ' * 8}thì gọi.")
    portal = load_portal({"co-quan/loi.md": page_text("Lời ngắn", body, "guide", MORE)})
    assert as_text(portal.problems()) == (
        "docs/co-quan/loi.md:19: lỗi: Tin nhắn SMS “Nguy hiểm Nguy hiểm Nguy hiểm Nguy hiểm…” dài "
        "88 ký tự có dấu, nhiều nhất 70 vì có chữ “ể”, máy gửi kiểu có dấu. Bỏ bớt chữ, hoặc tách "
        "làm hai. (short-text-length)"
    )


def test_what_the_check_measures_is_what_is_printed(load_portal: LoadPortal) -> None:
    body = BODY.replace("là đủ.", f"là đủ. {'a' * 700}")
    portal = load_portal({"co-quan/loi.md": page_text("Lời ngắn", body, "guide", MORE)})
    (problem,) = portal.problems()
    page = portal.library.get("co-quan/loi.md")
    assert page is not None
    documents = documents_of(portal.workshop().source_of(page))
    post = next(document for document in documents if document.kind == "zalo-post")
    assert "746/700 ký tự" in post.body
    assert "dài 746 ký tự" in problem.message


def test_a_kind_without_its_section_is_told(load_portal: LoadPortal) -> None:
    more = "handouts: [press-article]\n"
    portal = load_portal({"co-quan/loi.md": page_text("Lời ngắn", BODY, "guide", more)})
    assert as_text(portal.problems()) == (
        "docs/co-quan/loi.md:13: lỗi: Trang có tài liệu “press-article” nhưng thiếu mục #bai-bao. "
        "Thêm mục “## Bài viết cho báo {#bai-bao}” có các đoạn văn. (handout-section-missing)"
    )
