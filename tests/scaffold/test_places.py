"""Places to fill, found in a text."""

import pytest

from loa.scaffold import Place, places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title: Xong", []),
        ("«ĐIỀN: tên trang»", [Place(0, "tên trang")]),
        ("a\n- «ĐIỀN: một» và «ĐIỀN: hai»", [Place(1, "một"), Place(1, "hai")]),
        ('url: "https://«ĐIỀN-địa-chỉ»"', [Place(0, "địa-chỉ")]),
        ("Viết `«ĐIỀN: …»` để đánh dấu", []),
        ("«Điền: chữ thường không phải dấu của máy»", []),
        ("«ĐIỀN: bị bỏ dở\n»", []),
    ],
)
def test_places(text: str, found: list[Place]) -> None:
    assert places(text) == found
