"""Which runs of digits are numbers to call, and which count, date or name something."""

import pytest

from loa.claims.phones import phones_dialled, phones_in
from loa.content.phone_numbers import digits


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Gọi 0912345678 nhé", ["0912345678"]),
        ("Gọi 0912 345 678.", ["0912 345 678"]),
        ("Gọi +84 912 345 678", ["+84 912 345 678"]),
        ("0912/345/678", ["0912/345/678"]),
        ("(0912)-345-678", ["(0912)-345-678"]),
        ("09.12.34.56.78", ["09.12.34.56.78"]),
        ("0912\n345678", ["0912\n345678"]),
        ("0084 912 345 678", ["0084 912 345 678"]),
        ("0912345678 và 0987654321", ["0912345678", "0987654321"]),
        ("Ngày 30/7 gọi 0912/345/678", ["0912/345/678"]),
        # Eight digits after the nought are a number, seven are none.
        ("Số 0/1/2/3/4/5/6/7/8", ["0/1/2/3/4/5/6/7/8"]),
        ("Số 0/1/2/3/4/5/6/7", []),
        ("1900 6868", ["1900 6868"]),
        ("18001567", ["18001567"]),
        ("1900.68.68", ["1900.68.68"]),
        ("1700 6868", []),
        ("Gọi 912345678", ["912345678"]),
        ("Gọi 91234567", []),
        ("0912345678 và 1900 6868", ["0912345678", "1900 6868"]),
        ("0.1900.6868", ["0.1900.6868"]),
        ("Bấm số 116", ["116"]),
        ("Ngày 01/07/2025 30 người", []),
        ("Năm 1900 và 1800", []),
    ],
)
def test_numbers_however_they_are_written(text: str, numbers: list[str]) -> None:
    assert list(phones_in(text)) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Luật 53/2024/QH15",
        "2026-2030 33/QĐ-TTg",
        "12 345 678 đồng",
        "Từ 01/07/2025 đến 30/09/2025.",
        "Trang 12345678",
        "30/7/2026",
    ],
)
def test_laws_dates_and_amounts_are_none(text: str) -> None:
    assert list(phones_in(text)) == []


@pytest.mark.parametrize("number", ["111", "112", "113", "114", "115"])
def test_an_emergency_number_needs_no_word_before_it(number: str) -> None:
    assert list(phones_in(f"Bấm {number} ngay.")) == [number]


@pytest.mark.parametrize("number", ["110", "116", "1111", "011"])
def test_its_neighbours_are_none(number: str) -> None:
    assert list(phones_in(f"Thấy {number} ngay.")) == []


@pytest.mark.parametrize(
    "word",
    ["gọi", "Gọi ngay", "gọi số", "số điện thoại", "tổng đài", "đường dây nóng", "hotline", "ĐT"],
)
def test_a_word_announces_any_three_digits(word: str) -> None:
    assert list(phones_in(f"{word}: 199")) == ["199"]


@pytest.mark.parametrize(
    "unit",
    [
        "ảnh",
        "bài",
        "người",
        "trang",
        "lượt",
        "MB",
        "kg",
        "ngày",
        "tuổi",
        "vụ",
        "xã",
        "kết quả",
        "ngôn ngữ",
        "sự kiện",
        "tài liệu",
        "phút",
        "đồng",
        "video",
        "tiếng",
        "thẻ",
        "mm",
    ],
)
def test_what_is_counted_is_no_emergency_number(unit: str) -> None:
    assert list(phones_in(f"Có 113 {unit} trong sổ")) == []


@pytest.mark.parametrize(
    "text", ["113%", "113 %", "113,5", "0,113", "113.000", "113–115", "số/113", "113/2024", "a113"]
)
def test_parts_of_other_figures_are_no_emergency_numbers(text: str) -> None:
    assert list(phones_in(f"Là {text}")) == []


def test_a_word_that_only_begins_like_a_unit_is_none() -> None:
    assert list(phones_in("Gặp 113 xãhội")) == ["113"]


@pytest.mark.parametrize(
    ("target", "number"),
    [
        ("tel:0912345678", "0912345678"),
        ("TEL:+84912345678", "+84912345678"),
        ("tel:%2B84912345678", "+84912345678"),
        ("sms:0912%20345%20678", "0912 345 678"),
        ("callto:0912-345-678", "0912-345-678"),
        ("viber:0912345678", "0912345678"),
        ("whatsapp:0912345678", "0912345678"),
        ("https://zalo.me/0912345678", "0912345678"),
        ("https://wa.me/84912345678", "84912345678"),
        ("https://t.me/+84912345678", "+84912345678"),
        ("https://m.me/0912345678", "0912345678"),
        ("https://signal.me/#p/+84912345678", "+84912345678"),
        ("viber://chat?number=%2B84912345678", "+84912345678"),
        ("https://api.whatsapp.com/send?phone=84912345678", "84912345678"),
        ("https://a.vn/?a=1&phone=0912345678", "0912345678"),
        ("tel:(0912)345678", "0912)345678"),
        ("tel:111", "111"),
    ],
)
def test_what_a_link_dials(target: str, number: str) -> None:
    assert list(phones_dialled(f"Một\n[Gọi]({target}).")) == [(1, number)]


@pytest.mark.parametrize(
    ("target", "numbers"),
    [
        ("tel:%30912345678", ["0912345678"]),
        ("https://zalo.me/%30912345678", ["0912345678"]),
        ("tel:111,0912345678", ["111", "0912345678"]),
        ("tel:111;0912345678", ["111", "0912345678"]),
        ("sms:111?body=Goi%200912%20345%20678", ["111", "0912 345 678"]),
        ("mailto:0912345678@a.vn", ["0912345678"]),
        ("mailto:a@b.vn?subject=0912.345.678", ["0912.345.678"]),
        ("mailto:a@b.vn?subject=A&body=Goi+0912+345+678", ["0912 345 678"]),
        ("mailto:a@b.vn?subject=Ngay%2001/07/2025", []),
        ("#goi-0912345678", ["0912345678"]),
        ("b/#:~:text=0912%20345%20678", ["0912 345 678"]),
        ("index.md?q=0912345678", ["0912345678"]),
        ("index.md?q=%2B84912345678", ["+84912345678"]),
        ("index.md#dieu-1900-2025", []),
        ("//a.vn/?q=0912345678", []),
        ("tel:a%0A0912345678", ["0912345678"]),
    ],
)
def test_what_an_address_carries_along(target: str, numbers: list[str]) -> None:
    assert list(phones_dialled(target)) == [(0, one) for one in numbers]


@pytest.mark.parametrize("target", ["https://a.vn/0912345678", "mailto:a@b.vn", "tel:", "hotel:5"])
def test_other_links_dial_nothing(target: str) -> None:
    assert list(phones_dialled(f"[Gọi]({target})")) == []


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("0912 345 678", "84912345678"),
        ("+84 912-345-678", "84912345678"),
        ("0084 912.345.678", "84912345678"),
        ("84912345678", "84912345678"),
        ("1900 6868", "19006868"),
        ("111", "111"),
    ],
)
def test_one_number_has_one_form(written: str, plain: str) -> None:
    assert digits(written) == plain
