"""Words that many pages say alike: references print them, a check guards them."""

import pytest

from loa.checks.phrases import check_own_wording
from loa.content.library import Library
from loa.content.references import Refused, Resolved, resolve
from loa.content.registries import Registries, load_registries
from loa.problems import as_text
from portals import ROOT, page_text

PHRASES = """\
phrases:
  - id: ba-cau
    name: "Ba câu hỏi"
    lines: ["Ai mời?", "Giấy tờ ai giữ?", "Về bằng cách nào?"]
    short: {nho: ["Ai mời?", "Nhà biết không?"]}
    translations: {zh-Hant: ["誰邀的？", "證件誰保管？", "怎麼回來？"]}
    typed: [["ai mời", "công ty nào"], ["ai giữ giấy tờ"], ["về bằng gì"]]
    enough: 2
"""


@pytest.fixture
def portal(make_portal):
    def make(body: str = "Chào bạn.\n", phrases: str = PHRASES) -> Library:
        root = make_portal({"a.md": page_text("Trang", body)})
        (root / "docs/_data/phrases.yml").write_text(phrases, encoding="utf-8")
        return Library.load(root / "docs")

    return make


@pytest.fixture
def registries(portal) -> Registries:
    return portal().registries


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (None, "Ai mời? Giấy tờ ai giữ? Về bằng cách nào?"),
        ("1", "Ai mời?"),
        ("3", "Về bằng cách nào?"),
        ("nho", "Ai mời? Nhà biết không?"),
        ("nho-2", "Nhà biết không?"),
    ],
)
def test_a_reference_prints_the_whole_a_line_or_a_shorter_version(
    registries: Registries, part: str | None, text: str
) -> None:
    assert resolve("phrase", "ba-cau", part, registries) == Resolved("phrase", text)


@pytest.mark.parametrize("part", ["0", "4", "lon", "nho-3"])
def test_a_part_that_is_not_there_is_refused(registries: Registries, part: str) -> None:
    found = resolve("phrase", "ba-cau", part, registries)
    assert isinstance(found, Refused)
    assert (found.code, found.message) == (
        "unknown-reference",
        f"Lời dùng chung “ba-cau” không có phần “{part}”.",
    )


def test_another_language_has_its_own_lines(registries: Registries) -> None:
    assert resolve("phrase", "ba-cau", "2", registries, "zh-Hant") == Resolved(
        "phrase", "證件誰保管？", language="zh-Hant"
    )


@pytest.mark.parametrize(("part", "language"), [("nho", "zh-Hant"), ("1", "tyz")])
def test_what_nobody_translated_is_vietnamese(
    registries: Registries, part: str, language: str
) -> None:
    found = resolve("phrase", "ba-cau", part, registries, language)
    assert isinstance(found, Resolved)
    assert found.language == "vi"


def test_a_translation_has_a_line_for_each_line(portal) -> None:
    short = PHRASES.replace(', "怎麼回來？"', "")
    (problem,) = load_registries(portal(phrases=short).docs_dir)[1]
    assert (problem.path, problem.message) == (
        "docs/_data/phrases.yml",
        "Trường “translations”: bản zh-Hant có 2 dòng, bản gốc có 3.",
    )


@pytest.mark.parametrize(
    ("right", "wrong", "field"),
    [
        ('["Ai mời?", "Giấy', '["", "Giấy', "lines.0"),
        ("{nho: ", '{"1": ', "short.1"),
        ('[["ai mời", "công ty nào"]', '[["ai mời", " "]', "typed.0.1"),
        ("enough: 2", "enough: 4", "enough"),
        ("enough: 2", "enough: 0", "enough"),
    ],
)
def test_what_could_never_be_printed_or_found_is_refused(
    portal, right: str, wrong: str, field: str
) -> None:
    assert right in PHRASES
    damaged = portal(phrases=PHRASES.replace(right, wrong, 1))
    (problem,) = load_registries(damaged.docs_dir)[1]
    assert (problem.path, field in problem.message) == ("docs/_data/phrases.yml", True), problem


@pytest.mark.parametrize("enough", [1, 3])
def test_as_many_as_are_typed_may_be_wanted(portal, enough: int) -> None:
    text = PHRASES.replace("enough: 2", f"enough: {enough}")
    assert load_registries(portal(phrases=text).docs_dir)[1] == []


def found(library: Library) -> str:
    page = library.get("a.md")
    assert page is not None
    return as_text(list(check_own_wording(page, library)))


def test_a_version_of_ones_own_is_named_with_its_line(portal) -> None:
    body = "## Hỏi {#hoi}\n\nHỏi cho kỹ.\n\n- Công ty nào?\n- Ai giữ giấy tờ?\n"
    assert found(portal(body)) == (
        "docs/a.md:18: lỗi: Trang tự viết “công ty nào”, “ai giữ giấy tờ”; lời này dùng chung: "
        "Ba câu hỏi. Viết [[phrase:ba-cau]], máy tự điền: Ai mời? Giấy tờ ai giữ? Về bằng cách "
        "nào? (own-wording)"
    )


@pytest.mark.parametrize(
    "body",
    [
        "Công ty nào?\n",
        "Hỏi: [[phrase:ba-cau]]\n",
        "## Một {#mot}\n\nCông ty nào?\n\n## Hai {#hai}\n\nAi giữ giấy tờ?\n",
        "Hai mời ba. Ai giữ giấy tờ?\n",
        "    Công ty nào? Ai giữ giấy tờ?\n",
    ],
    ids=["one of them", "the reference", "in two sections", "within a word", "code"],
)
def test_what_is_no_version_of_ones_own(portal, body: str) -> None:
    assert found(portal(body)) == ""


def test_the_portal_teaches_one_set_of_questions() -> None:
    phrase = Library.load(ROOT / "docs").registries.phrases["ba-cau"]
    assert len(phrase.lines) == 3
    assert len(phrase.short["thcs"]) == 5
    users = {
        page.src_uri
        for page in Library.load(ROOT / "docs").pages
        if any(one.key == "ba-cau" for one in page.reading.references)
    }
    assert users >= {
        "index.md",
        "cong-dong/tuan-le-loa-truyen-thanh.md",
        "cong-dong/thanh-nien-di-lam-xa.md",
        "co-quan/thong-tin-truyen-thong.md",
        "truong-hoc/thcs/lop-6-loi-moi-tren-mang.md",
        "truong-hoc/thpt/lop-10-kiem-tra-loi-moi-lam-viec.md",
    }
