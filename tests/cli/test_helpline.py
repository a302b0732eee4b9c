"""`loa helpline set`: one change, and the old number stands nowhere."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli.main import main
from loa.content.library import Library
from loa.content.translation import State, source_hash
from portals import MakePortal, page_text

URL = "https://vi.du.vn/so-moi"
BODY = """\
Gọi 111 hay [[helpline:h111]]. Có 111 trang.

| Ai | Gọi |
|---|---|
| Trẻ em | gọi số 111 |

Bấm [gọi](tel:111) ngay.
"""
VIDEO = """\
duration: 10
languages: [vi]
scenes:
  - {heading: "Gọi ngay", text: "Gọi 111 khi lo.", seconds: 10}
"""
PAGES = {
    "cong-dong/mot.md": page_text(
        "Trang một", BODY, more="handouts: [leaflet]\nexamples: ['111']\n"
    ),
    "video/phim.md": page_text("Phim", type="video", more=VIDEO),
    "cong-dong/khac.md": page_text("Trang khác", "Chữ.\n"),
}


@pytest.fixture
def root(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_portal(PAGES)
    source = Library.load(root / "docs").get("cong-dong/mot.md")
    assert source is not None
    record = f"{{source_sha256: {source_hash(source)}, translator: M, status: draft}}"
    variant = page_text("一", BODY.replace("Gọi", "撥打"), more=f"translation: {record}\n")
    (root / "docs/cong-dong/mot.zh-Hant.md").write_text(variant, "utf-8")
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["helpline", "set", *arguments])


def text_of(root: Path, uri: str) -> str:
    return (root / "docs" / uri).read_text("utf-8")


def test_every_typed_number_follows(root: Path) -> None:
    result = run("h111", "--number", "119", "--source", URL, "--on", "2025-12-01")
    assert result.exit_code == 0, result.output
    page = text_of(root, "cong-dong/mot.md")
    assert "Gọi [[helpline:h111]] hay [[helpline:h111]]. Có 111 trang.\n" in page
    assert "| Trẻ em | gọi số [[helpline:h111]] |\n" in page
    assert "[gọi](tel:119)" in page
    assert 'text: "Gọi [[helpline:h111]] khi lo."' in text_of(root, "video/phim.md")
    assert "In lại: leaflet của docs/cong-dong/mot.md\n" in result.stdout
    assert "In lại: phim và giấy đi kèm của docs/video/phim.md\n" in result.stdout
    assert "Chép lại bản: gon, vua, day-du, truong-hoc\n" in result.stdout


def test_the_registry_says_where_the_new_number_is_from_and_forgets_the_old_proofs(
    root: Path,
) -> None:
    before = text_of(root, "_data/helplines.yml")
    run("h111", "--number", "119", "--source", URL, "--on", "2025-12-01")
    line = Library.load(root / "docs").registries.helplines["h111"]
    assert (line.number, line.short_name, line.sources, line.verified) == (
        "119",
        "Tổng đài 119",
        [URL],
        None,
    )
    assert str(line.as_of) == "2025-12-01"
    after = text_of(root, "_data/helplines.yml")
    tail = before[before.index("  - id: h113") :]
    assert after.endswith(tail)
    assert "# Every call, in or out, is recorded by rule" in after


def test_translations_that_followed_stay_good(root: Path) -> None:
    run("h111", "--number", "119", "--source", URL, "--on", "2025-12-01")
    library = Library.load(root / "docs")
    variant = library.get("cong-dong/mot.zh-Hant.md")
    assert variant is not None
    assert library.state(variant) is State.DRAFT
    assert "(tel:119)" in variant.body


def test_a_trial_writes_nothing(root: Path) -> None:
    before = {path: path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()}
    result = run("h111", "--number", "119", "--source", URL, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.startswith("Sẽ đổi h111: 111 → 119\n")
    after = {path: path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()}
    assert after == before


def test_an_article_of_the_same_digits_is_left_to_people(root: Path) -> None:
    path = root / "docs/cong-dong/khac.md"
    path.write_text(page_text("Trang khác", "Xem Điều 111 Bộ luật.\n"), "utf-8")
    before = path.read_text("utf-8")
    result = run("h111", "--number", "119", "--source", URL, "--on", "2025-12-01")
    assert result.exit_code == 1
    assert "Còn phải sửa tay:\ndocs/cong-dong/khac.md:" in result.stderr
    assert path.read_text("utf-8") == before


def test_the_name_of_a_document_leaves_the_number_out(root: Path) -> None:
    assert run("h111", "--number", "119", "--source", URL, "--on", "2025-12-01").exit_code == 0
    text = text_of(root, "_data/sources.yml")
    assert 'title: "Số điện thoại […] thêm chức năng' in text
    assert 'publisher: "Tổng đài [[helpline:h111]]"' in text


def test_the_name_of_a_document_on_a_page_leaves_the_number_out(root: Path) -> None:
    path = root / "docs/cong-dong/khac.md"
    source = '{url: "https://vi.du/111", title: "Tổng đài 111 đổi", as_of: 2025-01-01}'
    text = re.sub("(?m)^sources:$", f"sources:\n  - {source}", page_text("Trang khác", "Chữ.\n"))
    path.write_text(text, "utf-8")
    assert run("h111", "--number", "119", "--source", URL, "--on", "2025-12-01").exit_code == 0
    assert '{url: "https://vi.du/111", title: "Tổng đài […] đổi",' in path.read_text("utf-8")


def test_a_place_in_the_order_of_pages_is_no_number_to_call(root: Path) -> None:
    path = root / "docs/cong-dong/khac.md"
    text = page_text("Trang khác", "Gọi 111.\n", more="order: 111\n")
    path.write_text(text, "utf-8")
    assert run("h111", "--number", "119", "--source", URL, "--on", "2025-12-01").exit_code == 0
    assert path.read_text("utf-8") == text.replace("Gọi 111.", "Gọi [[helpline:h111]].")


def test_a_number_in_words_becomes_a_reference(root: Path) -> None:
    path = root / "docs/cong-dong/khac.md"
    path.write_text(page_text("Trang khác", "Xin gọi một, một, một. Gọi một một một.\n"), "utf-8")
    assert run("h111", "--number", "119", "--source", URL, "--on", "2025-12-01").exit_code == 0
    said = "Xin gọi [[helpline:h111]]. Gọi [[helpline:h111]].\n"
    assert path.read_text("utf-8") == page_text("Trang khác", said)


def test_words_that_people_type_follow(root: Path) -> None:
    path = root / "docs/_data/synonyms.yml"
    path.write_text('synonyms:\n  - {id: mot, words: ["gọi 111", "tổng đài"]}\n', "utf-8")
    assert run("h111", "--number", "119", "--source", URL, "--on", "2025-12-01").exit_code == 0
    assert 'words: ["gọi [[helpline:h111]]", "tổng đài"]' in path.read_text("utf-8")
    assert Library.load(root / "docs").registries.synonyms["mot"].words == ["gọi 119", "tổng đài"]


def test_a_number_that_is_broken_up_is_left_to_people(root: Path) -> None:
    path = root / "docs/cong-dong/khac.md"
    path.write_text(page_text("Trang khác", "Gọi số 1*1*1.\n"), "utf-8")
    result = run("h111", "--number", "119", "--source", URL, "--on", "2025-12-01")
    assert result.exit_code == 1
    assert result.stderr.startswith("Còn phải sửa tay:\ndocs/cong-dong/khac.md:14: lỗi: Số 111 ")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ("h11", "--number", "119"),
            2,
            "Sổ số điện thoại không có số của “h11”. Có phải ý bạn là “h113”?\n",
        ),
        (("h111", "--number", "111"), 1, "“h111” đang có số 111 rồi.\n"),
        (("h111", "--number", "113"), 1, "Số 113 đang là của “h113” (Công an, phản ứng nhanh).\n"),
        (("h111", "--number", "119", "--on", "2999-01-01"), 1, "Ngày 2999-01-01 chưa tới.\n"),
    ],
)
def test_what_cannot_be_is_refused(
    root: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = text_of(root, "_data/helplines.yml")
    result = run(*arguments, "--source", URL)
    assert (result.exit_code, result.stderr) == (code, said)
    assert text_of(root, "_data/helplines.yml") == before


@pytest.mark.parametrize(("number", "source"), [("11x", URL), ("119", "so-moi"), ('1"9', URL)])
def test_what_the_registry_would_refuse_is_not_written(
    root: Path, number: str, source: str
) -> None:
    before = text_of(root, "_data/helplines.yml")
    result = run("h111", "--number", number, "--source", source)
    assert result.exit_code == 1
    assert result.stderr.startswith("Chưa đổi gì:\ndocs/_data/helplines.yml:")
    assert text_of(root, "_data/helplines.yml") == before
