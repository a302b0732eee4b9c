"""What is read out: numbers in words and twice, each slot whole by itself, a plan for a week."""

import pytest

from handout_samples import LoadPortal, guide
from loa.content.slots import slots_of
from loa.handouts.documents import Document
from loa.handouts.loudspeaker import (
    number_in_words,
    parts_of,
    read_out,
    seconds_of,
    spoken,
    times_said,
)
from loa.handouts.maker import documents_of
from loa.handouts.paper import text_of, tree_of

NUMBERS = ("111", "113", "+84 981 84 84 84")
PAGE = "cong-dong/tuan.md"
BODY = """
## Bài {#bai-phat-thanh}

Đọc chậm thôi.

### Thứ hai {#thu-hai}

Cần hỏi, gọi [[helpline:h111]].

### Thứ ba {#thu-ba}

- Giấy tờ mình giữ.
"""


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("111", "một, một, một"),
        ("113", "một, một, ba"),
        ("+84 981 84 84 84", "cộng tám bốn, chín tám một, tám bốn, tám bốn, tám bốn"),
        ("0", "không"),
    ],
)
def test_a_number_is_said_digit_by_digit(number: str, words: str) -> None:
    assert number_in_words(number) == words


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Gọi 111.", "Gọi một, một, một."),
        ("Gọi 113 hoặc 111", "Gọi một, một, ba hoặc một, một, một"),
        ("Gọi +84\u00a0981\u00a084\u00a084\u00a084", f"Gọi {number_in_words(NUMBERS[2])}"),
        # Part of something else, not a number to call.
        ("Điều 1113 và 1111", "Điều 1113 và 1111"),
        ("Năm 2027, 18 tuổi", "Năm 2027, 18 tuổi"),
    ],
)
def test_only_the_numbers_of_the_registry_are_put_into_words(text: str, read: str) -> None:
    assert read_out(text, NUMBERS) == read


@pytest.mark.parametrize(
    ("text", "number", "times"),
    [
        ("Gọi một, một, một. Số một một một.", "111", 2),
        ("Gọi một, một, một, không mất tiền", "111", 1),
        ("Một dấu hiệu, một lời", "111", 0),
        ("Gọi 111 hoặc một một ba", "111", 1),
        ("cộng tám tư, chín tám một, tám tư, tám tư, tám tư", "+84 981 84 84 84", 1),
        # A sentence that goes on with "một" says no other number.
        ("gọi một, một, một. Một cuộc gọi sớm", "111", 1),
    ],
)
def test_how_often_a_number_is_heard(text: str, number: str, times: int) -> None:
    assert times_said(text, number) == times


def documents(load_portal: LoadPortal, body: str = BODY) -> dict[str, Document]:
    portal = load_portal({PAGE: guide(body, "handouts: [loudspeaker]\n", "Tuần lễ loa")})
    page = portal.library.get(PAGE)
    assert page is not None
    return {one.kind: one for one in documents_of(portal.workshop().source_of(page))}


def texts(document: Document) -> list[str]:
    return [text_of(element) for element in tree_of(document.body)]


def test_a_number_said_once_is_said_again_and_a_slot_without_one_gets_both(
    load_portal: LoadPortal,
) -> None:
    assert texts(documents(load_portal)["loudspeaker"])[3:] == [
        "1. Thứ hai (khoảng 8 giây)",
        "Đọc chậm thôi. //",
        "Cần hỏi, gọi một, một, một. //",
        "Xin nhắc lại, số một, một, một. // Số một, một, một. //",
        "2. Thứ ba (khoảng 15 giây)",
        "Giấy tờ mình giữ. //",
        "Xin nhắc lại. // Cần hỏi, báo tin, lo cho trẻ em, gọi số một, một, một. // "
        "Số một, một, một. // Đang nguy hiểm, gọi số một, một, ba. // Số một, một, ba. //",
    ]


def test_what_is_said_twice_is_left_alone(load_portal: LoadPortal) -> None:
    body = BODY.replace("gọi [[helpline:h111]].", "gọi một một một. Số một, một, một.")
    said = texts(documents(load_portal, body)["loudspeaker"])
    assert said[4:6] == ["Đọc chậm thôi. //", "Cần hỏi, gọi một một một. // Số một, một, một. //"]
    assert said[6].startswith("2. ")


def test_the_plan_has_seven_days_and_goes_round(load_portal: LoadPortal) -> None:
    document = documents(load_portal)["loudspeaker-week"]
    table = tree_of(document.body).find("table")
    assert table is not None
    rows = [[text_of(cell) for cell in row] for row in table.iter("tr")]
    assert rows[0] == ["Ngày", "Bài", "Dài", "Sáng, lúc", "Chiều, lúc"]
    assert [row[:2] for row in rows[1:]] == [
        ["Thứ hai", "01-thu-hai: Thứ hai"], ["Thứ ba", "02-thu-ba: Thứ ba"],
        ["Thứ tư", "01-thu-hai: Thứ hai"], ["Thứ năm", "02-thu-ba: Thứ ba"],
        ["Thứ sáu", "01-thu-hai: Thứ hai"], ["Thứ bảy", "02-thu-ba: Thứ ba"],
        ["Chủ nhật", "01-thu-hai: Thứ hai"],
    ]  # fmt: skip


def test_the_text_file_holds_every_slot(load_portal: LoadPortal) -> None:
    document = documents(load_portal)["loudspeaker-text"]
    rows = "".join(tree_of(document.body).itertext()).split("\r\n")
    assert document.subtitle == "2 bài"
    assert rows[:6] == [
        "LỜI ĐỌC LOA: Tuần lễ loa",
        "Dấu // là nghỉ một nhịp. Số điện thoại đọc từng chữ số, hai lần.",
        "",
        "--- 01-thu-hai: Thứ hai (khoảng 8 giây) ---",
        "Đọc chậm thôi. //",
        "Cần hỏi, gọi một, một, một. //",
    ]


def test_a_text_without_sub_headings_is_one_slot(load_portal: LoadPortal) -> None:
    body = "\n## Loa {#bai-phat-thanh}\n\nMời bà con nghe.\n"
    portal = load_portal({PAGE: guide(body, "handouts: [loudspeaker]\n", "Tuần lễ loa")})
    page = portal.library.get(PAGE)
    assert page is not None
    assert [(one.name, one.title) for one in slots_of(page)] == [
        ("01-bai-phat-thanh", "Tuần lễ loa")
    ]


def test_a_page_without_a_section_for_it_has_no_kit(load_portal: LoadPortal) -> None:
    assert list(documents(load_portal, "\nMời bà con nghe.\n")) == ["loudspeaker"]


def test_parts_and_slots_are_cut_at_the_same_headings() -> None:
    root = tree_of("<p>Trước</p><h3>Một</h3><p>a</p><h4>nhỏ</h4><p>b</p><h3>Hai</h3><p>c</p>")
    cut = [(name, [text_of(one) for one in part]) for name, part in parts_of(root)]
    assert cut == [("Một", ["Trước", "a", "nhỏ", "b"]), ("Hai", ["c"])]


def test_seconds_are_those_of_slow_reading() -> None:
    assert [seconds_of("a " * n) for n in (1, 2, 3, 150, 151)] == [1, 1, 2, 60, 61]


def test_tick_lists_and_tables_are_not_read_out() -> None:
    root = tree_of(
        "<ul><li><input type='checkbox'/>Ghi</li></ul><table><tr><td>x</td></tr></table><p>Đọc</p>"
    )
    assert [text_of(one) for one in spoken(root, [])][:1] == ["Đọc //"]
