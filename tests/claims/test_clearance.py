"""What the registries let out: numbers, links that dial, words that are held back."""

import pytest

from loa.claims.clearance import Clearance, Finding, without_targets
from loa.content.registries import Registries, load_registries
from portals import ROOT

REAL = load_registries(ROOT / "docs")[0]
H111 = REAL.helplines["h111"]


@pytest.fixture(scope="module")
def clearance() -> Clearance:
    """111 and one long number are let out, 0911 222 333 is held back, and so are some words."""
    lines = {
        "h111": H111,
        "dai": H111.model_copy(update={"id": "dai", "number": "0981 848 484"}),
        "kin": H111.model_copy(update={"id": "kin", "number": "0911 222 333", "publish": "no"}),
    }
    entry = next(iter(REAL.withheld.values()))
    words = entry.model_copy(update={"texts": ["Vụ Đồi Cao"], "why": "chưa xác nhận"})
    return Clearance(Registries(helplines=lines, withheld={"ten": words}))


def numbers(clearance: Clearance, text: str, *, whole: bool = False) -> list[tuple[int, str, str]]:
    return [(one.row, one.words, one.code) for one in clearance.numbers(text, whole=whole)]


def test_who_typed_a_number_is_told_those_that_are_let_out(clearance: Clearance) -> None:
    assert clearance.hint == (
        "Số được đăng: 0981 848 484; 111. Viết [[helpline:h111]] để máy tự điền."
    )


def test_a_short_number_in_parts_is_a_whole_one(clearance: Clearance) -> None:
    assert numbers(clearance, "Gọi 1-1-9", whole=True) == [(0, "1-1-9", "unknown-phone")]


@pytest.mark.parametrize("text", ["111", "0981 848 484", "+84 981 848 484", "0981.848.484"])
def test_a_number_that_is_let_out_is_nothing(clearance: Clearance, text: str) -> None:
    assert numbers(clearance, f"Gọi {text} ngay") == []


def test_an_unknown_and_a_held_back_number_are_told_apart(clearance: Clearance) -> None:
    assert list(clearance.numbers("Gọi 0912 345 678,\nhay 0911 222 333.")) == [
        Finding(
            0, "0912 345 678", "unknown-phone", "Số 0912 345 678 không có trong sổ đăng ký."
        ),
        Finding(
            1, "0911 222 333", "unpublished-phone",
            "Số 0911 222 333 có trong sổ đăng ký nhưng không được đăng.",
        ),
    ]  # fmt: skip


def test_a_number_over_two_rows_is_told_on_one(clearance: Clearance) -> None:
    assert numbers(clearance, "Một\nGọi 0912\n345 678") == [(1, "0912 345 678", "unknown-phone")]


def test_a_number_in_words_is_one(clearance: Clearance) -> None:
    said = "không chín một hai ba bốn năm sáu bảy tám"
    assert numbers(clearance, f"Gọi {said}") == [(0, "0912345678", "unknown-phone")]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("0912345678", True),
        ("(0912) 345 678", True),
        ("+95912345678", True),
        ("84912345678", True),
        ("1900 1234", True),
        ("912345678", False),
        ("45 0912 345", False),
    ],
)
def test_where_digits_meet_by_chance_only_whole_numbers_count(
    clearance: Clearance, text: str, is_found: bool
) -> None:
    assert bool(numbers(clearance, text, whole=True)) is is_found


@pytest.mark.parametrize("text", ["+84 981 84\n84 84\n1\n2", "0981 848\n484 1\n2"])
def test_a_cleared_number_on_paper_takes_no_digits_beside_it(
    clearance: Clearance, text: str
) -> None:
    assert numbers(clearance, f"Gọi {text}", whole=True) == []


def test_a_digest_is_no_number(clearance: Clearance) -> None:
    assert numbers(clearance, f"Tệp {'0912345678'.ljust(64, 'a')}") == []


def test_in_prose_a_number_without_its_nought_counts_too(clearance: Clearance) -> None:
    (found,) = clearance.numbers("Gọi 912345678")
    assert found.words == "912345678"


@pytest.mark.parametrize("text", ["112", "115", "0112"])
def test_an_emergency_number_counts_where_digits_meet(clearance: Clearance, text: str) -> None:
    assert bool(numbers(clearance, f"Bấm {text}", whole=True)) is (len(text) == 3)


def test_a_number_below_an_empty_row_is_told_on_its_own(clearance: Clearance) -> None:
    assert numbers(clearance, "\n\nGọi 0912 345 678") == [(2, "0912 345 678", "unknown-phone")]


def test_withheld_words_in_the_middle_of_many_rows(clearance: Clearance) -> None:
    rows = ["một", "hai", "ba", "có vụ", "đồi cao đó", "sáu", "bảy"]
    assert [one.row for one in clearance.words("\n".join(rows))] == [3]


def test_a_cleared_number_broken_over_lines_hides_no_other(clearance: Clearance) -> None:
    assert numbers(clearance, "0981\n848\n484 0912345678", whole=True) == [
        (2, "0912345678", "unknown-phone")
    ]


@pytest.mark.parametrize("text", ["https://a.vn/0912345678.html", "http://a.vn/x?0912345678"])
def test_digits_of_an_address_are_none(clearance: Clearance, text: str) -> None:
    assert numbers(clearance, f"Xem {text}") == []


def test_what_follows_an_address_is_read(clearance: Clearance) -> None:
    assert numbers(clearance, "Xem https://a.vn/x&nbsp;0912345678") != []


def test_a_link_that_dials_is_told_with_its_row(clearance: Clearance) -> None:
    found = list(clearance.dialled("Một\n[Gọi](tel:0912345678)\n[Gọi](tel:111)"))
    assert [(one.row, one.words, one.code) for one in found] == [(1, "0912345678", "unknown-phone")]


@pytest.mark.parametrize("text", ["vụ đồi cao", "VỤ  ĐỒI CAO", "Vụ\nĐồi\tCao"])
def test_withheld_words_are_found_in_any_case_and_over_rows(
    clearance: Clearance, text: str
) -> None:
    assert list(clearance.words(f"Chữ.\nNgày {text} xảy ra.")) == [
        Finding(1, "Vụ Đồi Cao", "withheld-text", "“Vụ Đồi Cao” không được đăng: chưa xác nhận")
    ]


def test_other_words_are_let_out(clearance: Clearance) -> None:
    assert list(clearance.words("Vụ đồi thấp, cao.")) == []


@pytest.mark.parametrize(
    ("markdown", "seen"),
    [
        ("[a](b.md) c", "[a  c"),
        ("x {: .y } z", "x   z"),
        ("x { #y } z", "x   z"),
        ("Xem https://a.vn/1\nhai", "Xem  \nhai"),
        ("{1} chữ", "{1} chữ"),
    ],
)
def test_what_no_reader_sees_is_left_out_and_rows_stay(markdown: str, seen: str) -> None:
    assert without_targets(markdown) == seen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0912 345 678", "0912 345 678"),
        ("(0912) 345 678", "(0912) 345 678"),
        ("+84 912 345 678", "+84 912 345 678"),
        ("(+84) 912 345 678", "(+84) 912 345 678"),
        ("84912345678", "84912345678"),
        ("1900 6868", "1900 6868"),
        ("1-8-0-0-6868", "1-8-0-0-6868"),
    ],
)
def test_how_a_whole_number_begins(clearance: Clearance, text: str, words: str) -> None:
    assert numbers(clearance, text, whole=True) == [(0, words, "unknown-phone")]


@pytest.mark.parametrize("text", ["912 345 678", "85912345678", "2100 6868", "(912) 345 678"])
def test_how_no_whole_number_begins(clearance: Clearance, text: str) -> None:
    assert numbers(clearance, text, whole=True) == []


@pytest.mark.parametrize("length", [1, 39, 40, 41])
def test_what_is_said_between_two_groups_has_forty_letters(
    clearance: Clearance, length: int
) -> None:
    found = numbers(clearance, f"0912 ({'a' * length}) 345 678")
    assert found == ([(0, "0912 345 678", "unknown-phone")] if length <= 40 else [])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0912{++ 345++} 678", "0912 345 678"),
        ("0912 {==345==} 678", "0912 345 678"),
        ("0912{-- 99--} 345 678", "0912 345 678"),
        ("0912{>> a 99<<} 345 678", "0912 345 678"),
        ("0912 {99>345} 678", "0912 345 678"),
    ],
)
def test_marks_of_a_proposal_are_read_over(clearance: Clearance, text: str, read: str) -> None:
    assert numbers(clearance, text) == [(0, read, "unknown-phone")]


def test_readers_see_one_space_for_many_and_columns_on_paper(clearance: Clearance) -> None:
    text = f"0912{' ' * 12}345{' ' * 12}678"
    assert numbers(clearance, text) == [(0, "0912 345 678", "unknown-phone")]
    assert numbers(clearance, text, whole=True) == []


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("1800 156", [(0, "1800 156 12", "unknown-phone")]),
        ("1800 1567", []),
        ("1800 15678", []),
    ],
)
def test_a_cleared_number_of_eight_digits_is_passed_over_whole(
    number: str, found: list[tuple[int, str, str]]
) -> None:
    line = H111.model_copy(update={"id": "mot", "number": number})
    own = Clearance(Registries(helplines={"mot": line}))
    assert numbers(own, f"{number} 12", whole=True) == found


def test_of_cleared_numbers_the_longest_is_passed_over(clearance: Clearance) -> None:
    lines = {
        key: H111.model_copy(update={"id": key, "number": number})
        for key, number in (("mot", "1800 1567"), ("hai", "1800 1567 09"), ("ba", "0981 848 484"))
    }
    own = Clearance(Registries(helplines=lines))
    assert numbers(own, "1800 1567 09 12 345 678", whole=True) == []
    assert numbers(own, "0981 848 484 12", whole=True) == []


def test_the_parts_of_a_sentence_are_read_together(clearance: Clearance) -> None:
    assert numbers(clearance, "Một\ngọi 0912 rồi 345 678") == [(1, "0912 345 678", "unknown-phone")]


def test_texts_side_by_side_are_read_together(clearance: Clearance) -> None:
    found = list(clearance.across(["Một", "0911", "222 333", "0981", "848 484"]))
    assert [(one.row, one.words, one.code) for one in found] == [
        (1, "0911 222 333", "unpublished-phone")
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Vụ Đồi Cao\nVụ Đồi Cao\nVụ Đồi Cao", 0),
        ("a\nVụ Đồi Cao\nVụ Đồi Cao", 1),
        ("a\nVụ Đồi\nCao\nb", 1),
        ("a\nb\nVụ\nĐồi\nCao", 2),
        ("a\nVụ\n\nVụ Đồi Cao\nb\nc", 3),
        ("a\nVụ Đồi\nCao\nVụ Đồi Cao", 1),
    ],
)
def test_withheld_words_are_told_where_they_first_begin(
    clearance: Clearance, text: str, row: int
) -> None:
    assert [one.row for one in clearance.words(text)] == [row]


def test_withheld_words_are_told_with_their_reason(clearance: Clearance) -> None:
    assert list(clearance.words("vụ  đồi CAO")) == [
        Finding(
            0, "Vụ Đồi Cao", "withheld-text", "“Vụ Đồi Cao” không được đăng: chưa xác nhận"
        )
    ]  # fmt: skip


def differing(clearance: Clearance, words: str, target: str) -> list[str]:
    return [finding.why for finding in clearance.differing(words, target)]


@pytest.mark.parametrize(
    ("words", "target", "shown", "dialled"),
    [
        ("111", "tel:113", "111", "113"),
        ("Gọi 111", "tel:113", "111", "113"),
        ("Gọi 1 1 1 ngay", "TEL:113", "1 1 1", "113"),
        ("gọi một một một", "tel:113", "111", "113"),
        ("０９８１ 848 484", "tel:+84912345678", "0981 848 484", "+84912345678"),
        ("Nhắn 111", "sms:113", "111", "113"),
        ("Zalo 0981 848 484", "https://zalo.me/0912345678", "0981 848 484", "0912345678"),
    ],
)
def test_a_link_that_dials_another_number_than_it_shows(
    words: str, target: str, shown: str, dialled: str, clearance: Clearance
) -> None:
    expected = f"“{words}” ghi số {shown} mà bấm vào lại gọi {dialled}."
    assert differing(clearance, words, target) == [expected]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("111", "tel:111"),
        ("Gọi 111 hoặc 113", "tel:113"),
        ("0981 848 484", "tel:+84981848484"),
        ("Công an", "tel:113"),
        ("Gọi ngay", "tel:113"),
        ("Điều 1113", "tel:113"),
        ("111 và cách gọi", "../goi/"),
        ("Văn bản 53", "https://vi.du/113"),
    ],
)
def test_a_link_that_dials_what_it_shows_or_shows_no_number(
    words: str, target: str, clearance: Clearance
) -> None:
    assert differing(clearance, words, target) == []


@pytest.mark.parametrize("publish", ["yes", "no"])
def test_a_number_that_only_the_registry_knows_as_one_is_shown_too(publish: str) -> None:
    line = H111.model_copy(update={"id": "so", "number": "1022", "publish": publish})
    clearance = Clearance(Registries(helplines={"h111": H111, "so": line}))
    assert differing(clearance, "Tổng đài 1022", "tel:111") == [
        "“Tổng đài 1022” ghi số 1022 mà bấm vào lại gọi 111."
    ]
