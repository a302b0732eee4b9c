"""Pages: names, languages and values of the registries."""

import pytest

from loa.content.page import parse_page, split_language
from loa.content.registries import Registries, load_registries
from loa.problems import Problem
from loa.reading.model import Reading
from loa.reading.reader import read
from portals import ROOT, page_text

LANGUAGES = frozenset({"vi", "tyz", "zh-Hant"})
SAFE = "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: viec-lam.md"


@pytest.fixture(scope="module")
def registries() -> Registries:
    return load_registries(ROOT / "docs")[0]


@pytest.mark.parametrize(
    ("src_uri", "expected"),
    [
        ("a/b.md", ("a/b.md", "vi")),
        ("a/b.tyz.md", ("a/b.md", "tyz")),
        ("a/b.zh-Hant.md", ("a/b.md", "zh-Hant")),
        ("a/b.vi.md", ("a/b.md", "")),
        ("a/b.tay.md", ("a/b.md", "")),
    ],
)
def test_split_language(src_uri: str, expected: tuple[str, str]) -> None:
    assert split_language(src_uri, LANGUAGES) == expected


@pytest.mark.parametrize(
    ("body", "found", "is_read"),
    [
        ("/// drawn-scene | a\n///\n", ["a"], True),
        ("Chữ.\n\n/// Drawn-Scene | b\n///\n\n/// pictures\n///\n", ["b"], True),
        ("Về drawn-scene.\n", [], True),
        ("/// pictures\n///\n", [], False),
    ],
)
def test_a_page_is_read_for_blocks_that_it_names_alone(
    registries: Registries,
    monkeypatch: pytest.MonkeyPatch,
    body: str,
    found: list[str],
    is_read: bool,
) -> None:
    page, _ = parse_page("a.md", page_text("Trang", body), "docs/a.md", registries)
    assert page is not None
    bodies: list[str] = []

    def noted(text: str) -> Reading:
        bodies.append(text)
        return read(text)

    monkeypatch.setattr("loa.content.page.read", noted)
    assert [use.argument for use in page.uses("drawn-scene", "colour-in")] == found
    assert bool(bodies) == is_read


@pytest.mark.parametrize(
    ("src_uri", "slug", "section", "url"),
    [
        ("index.md", "trang-chu", "", ""),
        ("du-lich/index.md", "du-lich", "du-lich", "du-lich/"),
        ("du-lich/nha-nghi.md", "nha-nghi", "du-lich", "du-lich/nha-nghi/"),
    ],
)
def test_place_of_a_page(
    registries: Registries, src_uri: str, slug: str, section: str, url: str
) -> None:
    page, problems = parse_page(src_uri, page_text("Trang"), f"docs/{src_uri}", registries)
    assert problems == []
    assert page is not None
    assert (page.slug, page.section, page.url, page.language) == (slug, section, url, "vi")


@pytest.mark.parametrize(
    ("src_uri", "code", "message", "hint"),
    [
        ("a/Việc.md", "file-name", "Tên “Việc” có ký tự không dùng được.", SAFE),
        ("a_b/c.md", "file-name", "Tên “a_b” có ký tự không dùng được.", SAFE),
        (
            "a/b.vi.md",
            "unknown-language",
            "Trang tiếng Việt không mang đuôi ngôn ngữ.",
            "Đổi tên thành b.md.",
        ),
        (
            "a/b.tzy.md",
            "unknown-language",
            "Sổ ngôn ngữ không có “tzy”.",
            "Có phải ý bạn là “tyz”?",
        ),
    ],
)
def test_names(registries: Registries, src_uri: str, code: str, message: str, hint: str) -> None:
    _, problems = parse_page(src_uri, page_text("Trang"), "docs/x.md", registries)
    assert problems == [Problem("docs/x.md", 1, code, message, hint)]


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "message", "hint"),
    [
        (
            "[moi-nguoi]",
            "[moi-nguoii]",
            5,
            "unknown-audience",
            "Trường “audience” có giá trị lạ: “moi-nguoii”.",
            "Có phải ý bạn là “moi-nguoi”?",
        ),
        (
            "[bao-tin]",
            "[bao-tin, lao-dog]",
            6,
            "unknown-topic",
            "Trường “topics” có giá trị lạ: “lao-dog”.",
            "Có phải ý bạn là “lao-dong”?",
        ),
        (
            "type: page",
            "type: pages",
            4,
            "unknown-value",
            "Không có loại trang “pages”.",
            "Có phải ý bạn là “page”?",
        ),
        (
            "type: page\n",
            "",
            2,
            "missing-field",
            "Thiếu trường “type” (loại trang).",
            "Ví dụ: type: guide",
        ),
    ],
)
def test_values(
    registries: Registries, old: str, new: str, line: int, code: str, message: str, hint: str
) -> None:
    text = page_text("Trang").replace(old, new)
    _, problems = parse_page("a.md", text, "docs/a.md", registries)
    assert problems == [Problem("docs/a.md", line, code, message, hint)]
