"""Which words of a sentence are claims, and of which kind."""

import pytest

from loa.claims.finding import KINDS, find_claims

CASES = {
    "Gọi 111, hoặc 113 khi nguy hiểm.": [("phone", "111"), ("phone", "113")],
    "Ở nước ngoài gọi +84 981 84 84 84.": [("phone", "+84 981 84 84 84")],
    "Theo Luật 53/2024/QH15 và Nghị định 162/2025/NĐ-CP.": [
        ("law", "53/2024/QH15"),
        ("law", "162/2025/NĐ-CP"),
    ],
    "Quyết định 33/QĐ-TTg cho 2026–2030.": [("law", "33/QĐ-TTg"), ("date", "2026–2030")],
    "Xem Điều 3 khoản 9, khoản 10 của luật.": [
        ("article", "Điều 3 khoản 9"),
        ("article", "Điều 3 khoản 10"),
    ],
    "Theo khoản 10 Điều 3.": [("article", "Điều 3 khoản 10")],
    "Các điều 143, 146, 147 Bộ luật Lao động.": [
        ("article", "Điều 143"),
        ("article", "Điều 146"),
        ("article", "Điều 147"),
    ],
    "Ngày 30/7 hằng năm, từ năm 2016.": [("date", "30/7"), ("date", "2016")],
    "Từ 01/07 đến hết ngày 30/09/2024.": [("date", "01/07"), ("date", "30/09/2024")],
    "Ngày 11 và 12 tháng Giêng âm lịch.": [("date", "11 và 12 tháng Giêng")],
    "Người từ đủ 15 đến dưới 18 tuổi.": [("age", "từ đủ 15 đến dưới 18 tuổi")],
    "Bộ luật Hình sự dùng mốc 16.": [("age", "mốc 16")],
    "Khung nặng nhất là 12–20 năm tù.": [("penalty", "12–20 năm tù")],
    "Mức cao nhất là 20 năm tù.": [("penalty", "20 năm tù")],
    "Lương 6,5 triệu đồng, lãi 20%.": [("amount", "6,5 triệu đồng"), ("share", "20%")],
    "Phạt hai trăm triệu đồng, trả một tỷ rưỡi.": [
        ("amount", "hai trăm triệu đồng"),
        ("amount", "một tỷ rưỡi"),
    ],
    "Nhận tin 24/7.": [("period", "24/7")],
    "Ở lại không quá 120 ngày.": [("period", "120 ngày")],
    "Tỉnh có 99 xã, phường và hơn 200.000 người.": [("number", "99"), ("number", "200.000")],
    "Có mười chế độ hỗ trợ.": [("number", "mười chế độ")],
}


@pytest.mark.parametrize("sentence", CASES)
def test_claims_of_a_sentence(sentence: str) -> None:
    assert [(one.kind, one.value) for one in find_claims(sentence)] == CASES[sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mở đầu (5 phút)",
        "Làm bài 2 rồi bài 3.",
        "Dành cho lớp 7.",
        "Phút 0–3: khởi động.",
        "Mỗi nhóm 4 em đọc 5 câu.",
        "Nợ cuối: 3 + 9,5 − 6 = 6,5.",
        "Giấy phép CC BY-SA 4.0.",
    ],
)
def test_what_only_counts_parts_of_a_page_is_no_claim(sentence: str) -> None:
    assert find_claims(sentence) == []


def test_the_kinds_that_one_may_ask_for_are_those_that_are_found() -> None:
    assert {kind for found in CASES.values() for kind, _ in found} == set(KINDS)


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Có 7 a+", []),
        ("Có 7 ab+", ["7"]),
        ("Có +a 7", []),
        ("Có +ab 7", ["7"]),
        ("Có 7 a=", []),
        ("Có 7 a×", []),
        ("Có 7 a−", []),
        ("Có 7 a-", ["7"]),
    ],
)
def test_a_number_three_letters_from_a_sign_is_calculated_with(
    sentence: str, numbers: list[str]
) -> None:
    assert [one.value for one in find_claims(sentence)] == numbers


@pytest.mark.parametrize(("letters", "numbers"), [(59, []), (60, []), (61, ["7"])])
def test_a_label_is_looked_for_in_sixty_letters_before_a_number(
    letters: int, numbers: list[str]
) -> None:
    sentence = "Có nhóm" + " " * (letters - len("nhóm")) + "7 xe"
    assert [one.value for one in find_claims(sentence)] == numbers
