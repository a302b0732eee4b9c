"""What points at one person is found; rules, patterns and made-up children are not."""

import pytest

from loa.safety.people import SHORTEST_STORY, Detail, details_in, stories_in


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("Số 001203004567 của chị.", "identity-number", "001203004567"),
        ("Số 001 203 004 567.", "identity-number", "001 203 004 567"),
        ("CMND số 123456789", "identity-number", "CMND số 123456789"),
        ("hộ chiếu B1234567", "identity-number", "hộ chiếu B1234567"),
        (
            "Nguyễn Thị Hoa, sinh năm 1998, quê ở tỉnh.",
            "named-person",
            "Nguyễn Thị Hoa, sinh năm 1998",
        ),
        ("Lò Văn B. (SN 2003)", "named-person", "Lò Văn B. (SN 2003"),
        ("Vàng A Sử (1990) bị bắt", "named-person", "Vàng A Sử (1990)"),
        ("em N., 15 tuổi, học lớp 9", "named-person", "em N., 15 tuổi"),
        ("cháu Hoa (14 tuổi)", "named-person", "cháu Hoa (14 tuổi"),
        ("Bé gái 13 tuổi bị lừa bán qua biên giới.", "aged-victim", "13 tuổi"),
        ("Ở thôn Đồng Tâm có người bị lừa.", "small-place", "thôn Đồng Tâm"),
        ("Bản Khuông: hai nạn nhân trở về.", "small-place", "Bản Khuông"),
        ("Nạn nhân ở xóm 4.", "small-place", "xóm 4"),
        ("Viết cho hoa.nguyen@gmail.com nhé", "e-mail", "hoa.nguyen@gmail.com"),
    ],
)
def test_what_points_at_one_person(sentence: str, kind: str, words: str) -> None:
    assert (kind, words) in [(one.kind, one.words) for one in details_in(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Người dưới 18 tuổi bị lừa bán được bảo vệ.",
        "Trẻ từ đủ 13 đến dưới 16 tuổi bị xâm hại.",
        "Luật số 53/2024/QH15 có hiệu lực từ 01/7/2025.",
        "Thôn Đồng Tâm mở hội.",
        "Bản sao căn cước, bản tin về vụ án.",
        "Em An lớp 7 đi chợ.",
        "Gọi +84 981 84 84 84.",
        "Lương 12 000 000 đồng.",
        "Em 15 tuổi thì hỏi mẹ trước.",
        "https://vtv.vn/tin-100250919123456789.htm",
    ],
)
def test_what_does_not(sentence: str) -> None:
    assert list(details_in(sentence)) == []


TOLD = "Em bị lừa sang bên kia " + "rồi " * (SHORTEST_STORY - 6)


@pytest.mark.parametrize(("more", "is_story"), [(-1, False), (0, True), (1, True)])
@pytest.mark.parametrize("form", ["“{}”", '"{}"', "> {}"])
def test_a_story_begins_at_a_length(form: str, more: int, is_story: bool) -> None:
    words = " ".join((TOLD.split() + ["xa"] * 2)[: SHORTEST_STORY + more])
    assert bool(list(stories_in(form.format(words)))) is is_story


def test_a_story_that_goes_on_in_the_next_row_is_one() -> None:
    rows = TOLD.split()
    told = f"Chị kể: “{' '.join(rows[:9])}\n{' '.join(rows[9:])}”"
    assert [one.kind for one in stories_in(told)] == ["story"]


def test_between_two_quotations_nobody_speaks() -> None:
    between = "em bị lừa bán và " * 6
    assert list(stories_in(f'"Một." {between} "Hai."')) == []


def test_a_story_is_given_as_it_is_read() -> None:
    rows = TOLD.split()
    told = f"> Xa nhà, {' '.join(rows[:9])}\n> {' '.join(rows[9:])}\n>  xong."
    assert list(stories_in(told)) == [Detail("story", f"Xa nhà, {TOLD.strip()} xong.")]
    told = f"> {TOLD}\n> Xa nhà."
    assert list(stories_in(told)) == [Detail("story", f"{TOLD.strip()} Xa nhà.")]


def test_each_quotation_is_looked_at() -> None:
    told = TOLD.strip()
    assert list(stories_in(f'"Một." Rồi "{told}"')) == [Detail("story", told)]
