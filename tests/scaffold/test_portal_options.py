"""What an owner may say of a new portal, and every fault of it at once."""

import pytest

from loa.problems import Problem
from loa.scaffold.new_portal import NewAudience
from loa.scaffold.portal_options import AUDIENCES, DEFAULTS, PortalOptions, read_options

GOOD = PortalOptions(
    name="An toàn dưới nước",
    address="https://nuoc.example.vn",
    province="tỉnh Ví Dụ",
    subject="phòng, chống đuối nước",
    audiences=("Phụ huynh=nha=families", "Chủ bể bơi"),
    languages=("km=Tiếng Khmer",),
    agencies=("Sở Văn hóa",),
    sections=("help=goi-ai",),
)
SIGNS = "Chỉ dùng chữ, số, dấu cách và các dấu , . ( ) / & : ' -"
PLAIN = "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: truong-hoc"


def faults(**changed: object) -> list[tuple[str, str, str]]:
    _, problems = read_options(PortalOptions(**{**vars(GOOD), **changed}))
    assert {(one.line, one.code) for one in problems} <= {(1, "init-option")}
    return [(one.path, one.message, one.hint) for one in problems]


def test_what_is_good_is_read() -> None:
    new, problems = read_options(GOOD)
    assert problems == []
    assert new is not None
    assert new.address == "https://nuoc.example.vn/"
    assert new.audiences == (
        NewAudience("phu-huynh", "Phụ huynh", "nha", "families"),
        NewAudience("chu-be-boi", "Chủ bể bơi", "chu-be-boi", None),
    )
    assert (new.folder("help"), new.folder("calendar")) == ("goi-ai", "lich")
    assert new.languages == (("km", "Tiếng Khmer"),)


def test_the_defaults_are_good() -> None:
    assert read_options(PortalOptions(**DEFAULTS, audiences=AUDIENCES))[1] == []


@pytest.mark.parametrize(("letters", "is_read"), [(1, True), (60, True), (61, False)])
def test_a_name_has_its_length(letters: int, is_read: bool) -> None:
    expected = [("--name", f"Cần từ 1 đến 60 ký tự, ở đây có {letters}.", "")]
    assert faults(name="a" * letters) == ([] if is_read else expected)


BAD = {
    "no name": ({"name": "  "}, ("--name", "Cần từ 1 đến 60 ký tự, ở đây có 0.", "")),
    "markup": ({"name": "<b>A</b>"}, ("--name", "“<b>A</b>” có dấu không dùng được.", SIGNS)),
    "a reference": (
        {"subject": "[[law:L53]]"}, ("--subject", "“[[law:L53]]” có dấu không dùng được.", SIGNS),
    ),
    "no word": ({"province": "..."}, ("--province", "“...” có dấu không dùng được.", SIGNS)),
    "an address without its protocol": (
        {"address": "nuoc.vn"},
        ("--address", "“nuoc.vn” không phải địa chỉ của một trang.",
         "Viết cả https://, chữ thường, ví dụ: https://cong.example.vn/"),
    ),
    "an address with a question": (
        {"address": "https://nuoc.vn/?a"},
        ("--address", "“https://nuoc.vn/?a” không phải địa chỉ của một trang.",
         "Viết cả https://, chữ thường, ví dụ: https://cong.example.vn/"),
    ),
    "nobody reads": (
        {"audiences": ()},
        ("--audience", "Cần ít nhất một nhóm người đọc.", "Ví dụ: Phụ huynh=gia-dinh"),
    ),
    "a folder with capitals": (
        {"audiences": ("Nhà=Nha",)}, ("--audience", "“Nha” không làm tên thư mục được.", PLAIN),
    ),
    "a folder above": (
        {"audiences": ("Nhà=../x",)}, ("--audience", "“../x” không làm tên thư mục được.", PLAIN),
    ),
    "an unknown role": (
        {"audiences": ("Nhà=nha=teacher",)},
        ("--audience", "Không có vai trò “teacher” cho một nhóm.", "Có phải ý bạn là “teachers”?"),
    ),
    "readers of every portal": (
        {"audiences": ("Mọi người=nha",)},
        ("--audience", "Nhóm “Mọi người” cổng nào cũng đã có.", "Bỏ nhóm này."),
    ),
    "too much": (
        {"audiences": ("Nhà=nha=families=x",)},
        ("--audience", "“Nhà=nha=families=x” có quá hai dấu =.", "Viết: TÊN=THƯ-MỤC=VAI-TRÒ"),
    ),
    "the same readers": (
        {"audiences": ("Nhà=a", "Nhà=b")},
        ("--audience", "“nha” có hai lần.", "Mỗi thứ chỉ ghi một lần."),
    ),
    "a role twice": (
        {"audiences": ("Nhà=a=pupils", "Xã=b=pupils")},
        ("--audience", "“pupils” có hai lần.", "Mỗi thứ chỉ ghi một lần."),
    ),
    "a folder of a role": (
        {"audiences": ("Nhà=lich",)},
        ("--audience", "Thư mục “lich” đã dành cho mục calendar.", ""),
    ),
    "a folder of made files": (
        {"audiences": ("Nhà=nhung",)},
        ("--audience", "Thư mục “nhung” đã dành cho tệp máy làm ra.", ""),
    ),
    "a folder of a language": (
        {"audiences": ("Nhà=km",)}, ("--audience", "Thư mục “km” trùng mã một ngôn ngữ.", ""),
    ),
    "a language without a name": (
        {"languages": ("km",)},
        ("--language", "“km” không phải một ngôn ngữ khác tiếng Việt.",
         "Viết MÃ=TÊN, ví dụ: en=Tiếng Anh, km=Tiếng Khmer"),
    ),
    "Vietnamese": (
        {"languages": ("vi=Tiếng Việt",)},
        ("--language", "“vi=Tiếng Việt” không phải một ngôn ngữ khác tiếng Việt.",
         "Viết MÃ=TÊN, ví dụ: en=Tiếng Anh, km=Tiếng Khmer"),
    ),
    "a language twice": (
        {"languages": ("km=Khmer", "km=Khơ-me")},
        ("--language", "“km” có hai lần.", "Mỗi thứ chỉ ghi một lần."),
    ),
    "an unknown section": (
        {"sections": ("hepl=a",)},
        ("--section", "Không có vai trò “hepl”.", "Có phải ý bạn là “help”?"),
    ),
    "a section twice": (
        {"sections": ("help=a", "help=b")}, ("--section", "Vai trò “help” được đặt hai lần.", ""),
    ),
    "two sections in a folder": (
        {"sections": ("help=lich",)},
        ("--section", "“lich” có hai lần.", "Mỗi thứ chỉ ghi một lần."),
    ),
    "an agency twice": (
        {"agencies": ("Sở A", "sở a")},
        ("--agency", "“so-a” có hai lần.", "Mỗi thứ chỉ ghi một lần."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_fault_is_told_with_what_would_be_right(name: str) -> None:
    changed, expected = BAD[name]
    assert faults(**changed) == [expected]


def test_all_faults_are_told_at_once() -> None:
    found = faults(name="", address="x", languages=("km",))
    assert [option for option, _, _ in found] == ["--name", "--address", "--language"]


def test_words_are_composed() -> None:
    new, _ = read_options(PortalOptions(**{**vars(GOOD), "name": "Co\u0302\u0309ng"}))
    assert new is not None
    assert new.name == "Cổng"


def test_a_fault_is_a_problem_with_a_code() -> None:
    _, problems = read_options(PortalOptions(**{**vars(GOOD), "name": ""}))
    said = "Cần từ 1 đến 60 ký tự, ở đây có 0."
    assert problems == [Problem("--name", 1, "init-option", said)]
