import pytest

from loa.packs.names import check_names
from loa.problems import Problem

UNSAFE = "Chỉ dùng chữ không dấu, chữ số, dấu chấm và dấu gạch nối."


def test_names_of_the_portal_pass() -> None:
    paths = ["index.html", "truong-hoc/lop-2-a/lop-2-a.pdf", "assets/search/zh-Hant.js"]
    assert check_names(dict.fromkeys(paths, 1)) == []


@pytest.mark.parametrize(
    "name", ["bài.pdf", "a b.pdf", "a:b", "a?", "trailing.", ".hidden", "a\\b", "a*", "", "đ"]
)
def test_a_name_that_a_stick_refuses(name: str) -> None:
    message = f"Tên “{name}” có ký tự mà USB hoặc Windows không nhận."
    assert check_names({f"tep/{name}": 1}) == [
        Problem(f"tep/{name}", 1, "pack-name", message, UNSAFE)
    ]


@pytest.mark.parametrize("name", ["con", "aux.html", "COM1.txt", "lpt9", "nul.tar.gz"])
def test_windows_device_names(name: str) -> None:
    message = f"Windows giữ tên “{name}” cho thiết bị."
    assert check_names({name: 1}) == [Problem(name, 1, "pack-name", message, "Đổi sang tên khác.")]


def test_two_spellings_of_one_name_collide_also_as_folders() -> None:
    found = check_names({"Bai/a.html": 1, "bai/b.html": 1})
    message = "Trên USB, tên này trùng với “Bai” (không phân biệt hoa thường)."
    hint = "Đổi một trong hai tên."
    assert found == [Problem("bai/b.html", 1, "pack-name-collision", message, hint)]


def test_a_path_of_199_characters_passes_and_one_of_200_does_not() -> None:
    assert check_names({"a/" + "b" * 197: 1}) == []
    long = "a/" + "b" * 198
    message = "Đường dẫn dài 200 ký tự, USB chỉ nhận đến 199."
    assert check_names({long: 1}) == [
        Problem(long, 1, "pack-path-length", message, "Đặt tên tệp ngắn hơn.")
    ]


def test_a_file_of_4_gib_does_not_fit_fat32() -> None:
    assert check_names({"a.mp4": 2**32 - 1}) == []
    message = "Tệp nặng 4294967296 byte, FAT32 chỉ nhận dưới 4 GiB."
    hint = "Cắt thành nhiều phần hoặc nén lại."
    assert check_names({"a.mp4": 2**32}) == [Problem("a.mp4", 1, "pack-file-size", message, hint)]
