"""The measures of a text, sentence by sentence."""

import pytest

from loa.content.entries.words import Officialese
from loa.readability.measure import measure

WORDS = [Officialese(id="tien-hanh", words=["tiến hành"], say="làm")]


@pytest.mark.parametrize(
    ("text", "syllables", "dense", "officialese", "passive"),
    [
        ("Mẹ gọi con về nhà ăn cơm.", 7, 0, 0, 0),
        ("Gọi 111 khi lo cho bạn.", 6, 0, 0, 0),
        ("Ban tiến hành họp dân cuối tháng.", 7, 7, 1, 0),
        ("Em bị người ta bắt được đưa đi xa.", 9, 0, 0, 1),
        ("Em bị đau, mẹ được nghỉ ở nhà.", 8, 0, 0, 0),
        ("Nghe cơ quan tiến hành tố tụng cấp tỉnh giải thích.", 11, 11, 1, 0),
    ],
)
def test_a_sentence(text: str, syllables: int, dense: int, officialese: int, passive: int) -> None:
    (one,) = measure([(1, text)], WORDS).sentences
    assert (one.syllables, one.dense, len(one.officialese), one.passive) == (
        syllables,
        dense,
        officialese,
        passive,
    )


def test_headings_and_cells_of_tables_do_not_count() -> None:
    assert measure([(1, "Việc nên làm"), (2, "Có")], WORDS).sentences == ()


def test_an_empty_text_is_not_hard() -> None:
    assert measure([], WORDS).score == 0


def test_the_hardest_sentence_comes_first() -> None:
    easy, hard = "Mẹ gọi con về nhà ăn cơm.", "Ban tiến hành họp dân cuối tháng."
    assert [one.line for one in measure([(1, easy), (2, hard), (3, hard)], WORDS).worst] == [
        2,
        3,
        1,
    ]


def test_the_style_of_offices_scores_higher_than_speech() -> None:
    office = (
        "Căn cứ vào tình hình thực tế, các cơ quan chức năng tiến hành triển khai công tác tuyên "
        "truyền phổ biến giáo dục pháp luật phòng chống mua bán người trên địa bàn dân cư."
    )
    speech = "Cán bộ đến từng thôn nói chuyện với bà con. Ai chưa rõ thì hỏi ngay."
    spoken = [(1, sentence) for sentence in speech.split(". ")]
    assert measure([(1, office)], WORDS).score > 3 * measure(spoken, WORDS).score
