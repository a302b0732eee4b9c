"""The Word form of a page type: asked on the left, answered on the right, a draft in the end."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from loa.cli.main import main
from loa.content.library import Library
from loa.inbox.drafts import draft_of
from loa.inbox.form import write_form
from loa.scaffold import KINDS
from loa.scaffold.pages import NewPageError, Request, new_page
from loa.translation.exchange import RefusedError
from portals import page_text, write_portal

TODAY = date(2026, 11, 29)
GRADES = {"lesson": "lop-2"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folders = ("cong-dong", "lich", "video", "truong-hoc/tieu-hoc")
    pages = {f"{one}/index.md": page_text(one, type="landing") for one in folders}
    return write_portal(tmp_path_factory.mktemp("forms") / "portal", pages)


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return Library.load(root / "docs")


def filled(data: bytes, answer: Callable[[int, str], str | list[str]]) -> bytes:
    """The form with what `answer` says to each row, counted from 0, and its question."""
    document = Document(io.BytesIO(data))
    for number, row in enumerate(list(document.tables[0].rows)[1:]):
        said = answer(number, row.cells[0].paragraphs[0].text)
        first, *more = [said] if isinstance(said, str) else said
        row.cells[1].paragraphs[0].add_run(first)
        for text in more:
            row.cells[1].add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def request(kind: str, **more: str) -> Request:
    return Request(kind, "", None, **more)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_with_a_title_alone_is_the_starting_file(library: Library, kind: str) -> None:
    grade = GRADES.get(kind)
    form = write_form(kind, grade, library, TODAY)
    said = {"Tên trang, tối đa 70 ký tự": "Trang thử",
            "Trang nằm ở mục nào: tên thư mục, ví dụ cong-dong": "cong-dong"}  # fmt: skip
    draft = draft_of(
        filled(form, lambda _, asked: said.get(asked, "")), request(kind), library, TODAY
    )
    section = "cong-dong" if kind in {"guide", "page"} else None
    wanted = new_page(Request(kind, "Trang thử", grade, section), library, TODAY)
    assert draft.page == wanted
    assert draft.notes == ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_answer_stands_in_the_page_and_no_question_is_left(
    library: Library, kind: str
) -> None:
    form = write_form(kind, GRADES.get(kind), library, TODAY)

    def answer(number: int, asked: str) -> str:
        return "cong-dong" if "mục nào" in asked else f"Ý số {number} “tốt”"

    draft = draft_of(filled(form, answer), request(kind), library, TODAY)
    count = len(Document(io.BytesIO(form)).tables[0].rows) - 1
    for number in range(count):
        is_section = kind in {"guide", "page"} and number == 1
        assert is_section or f"Ý số {number} “tốt”" in draft.page.text
    # What is left chooses from a registry, in remarks of the front matter.
    end = draft.page.text.split("\n").index("---", 1)
    assert [place.what for place in draft.page.places if place.line > end] == []
    assert Library.load(library.docs_dir).problems == ()


def test_answers_are_written_as_their_place_wants_them(library: Library) -> None:
    said: dict[str, str | list[str]] = {
        "Tên trang, tối đa 70 ký tự": "Chủ trọ",
        "Trang nằm ở mục nào: tên thư mục, ví dụ cong-dong": "cong-dong",
        "địa-chỉ-của-nguồn": "https://vi.du/a",
        "tên trang hoặc văn bản": 'Luật "mới" \\ cũ',
        "điều nhìn thấy hoặc nghe thấy được": ["Một * hai", "Ba"],
        "việc đầu tiên, ngắn và cụ thể": ["Gọi [[helpline:h111]]", "Chờ"],
        "một việc làm được trong hôm nay": ["1. Hỏi", "Nghe"],
    }
    form = write_form("guide", None, library, TODAY)
    text = draft_of(
        filled(form, lambda _, asked: said.get(asked, "")), request("guide"), library, TODAY
    ).page.text
    for row in (
        '  - {url: "https://vi.du/a", title: "Luật \\"mới\\" \\\\ cũ", as_of: 2026-11-29}\n',
        "- Một \\* hai\n- Ba\n",
        "1. Gọi [[helpline:h111]]\n1. Chờ\n",
        "\n1\\. Hỏi\n\nNghe\n",
    ):
        assert row in text


def test_a_day_is_written_as_days_are_here(library: Library) -> None:
    form = write_form("campaign-event", None, library, TODAY)

    def answer(number: int, asked: str) -> str:
        return "Ngày hội" if number == 0 else "1/12/2026" if asked.startswith("ngày đầu") else ""

    text = draft_of(filled(form, answer), request("campaign-event"), library, TODAY).page.text
    assert 'start: "2026-12-01"' in text


def edited(form: bytes, change: Callable[[object], None]) -> bytes:
    document = Document(io.BytesIO(form))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def other_question(document: object) -> None:
    document.tables[0].rows[3].cells[0].text = "Câu khác"  # type: ignore[attr-defined]


def row_gone(document: object) -> None:
    rows = document.tables[0].rows  # type: ignore[attr-defined]
    rows[-1]._tr.getparent().remove(rows[-1]._tr)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            other_question,
            "Hàng 4: câu hỏi đã bị sửa thành “Câu khác”. Câu đúng: “một câu nói trang này giúp "
            "được gì, tối đa 160 ký tự”. Xuất lại phiếu bằng “loa inbox form”, chép lời sang.",
        ),
        (row_gone, "Phiếu phải có 13 hàng để trả lời, tệp này có 12."),
    ],
)
def test_a_form_with_other_questions_is_refused(
    library: Library, change: Callable[[object], None], said: str
) -> None:
    form = write_form("guide", None, library, TODAY)
    full = filled(form, lambda number, _: ["Trang", "cong-dong"][number] if number < 2 else "")
    with pytest.raises(RefusedError) as refused:
        draft_of(edited(full, change), request("guide"), library, TODAY)
    assert refused.value.reasons == (said,)


def test_a_form_of_another_type_is_refused(library: Library) -> None:
    form = write_form("guide", None, library, TODAY)
    with pytest.raises(RefusedError) as refused:
        draft_of(form, request("video"), library, TODAY)
    assert refused.value.reasons == ("Đây là phiếu trang hướng dẫn: gõ --type guide.",)


def test_a_form_without_a_title_is_refused(library: Library) -> None:
    with pytest.raises(NewPageError, match="Tên trang phải có từ 1 đến 70 ký tự"):
        draft_of(write_form("guide", None, library, TODAY), request("guide"), library, TODAY)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["inbox", *map(str, arguments)])


def test_a_form_goes_out_and_comes_in_as_an_editor_types_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    out = tmp_path / "phieu.docx"
    result = run("form", "--type", "page", "--out", out)
    assert (result.exit_code, result.output) == (
        0,
        f"Đã viết {out}. Điền xong: loa inbox add phieu.docx --type page\n",
    )
    out.write_bytes(filled(out.read_bytes(), lambda _, asked: "Ý" if "tên mục" in asked else ""))
    where = ("--title", "Trang từ phiếu", "--section", "cong-dong")
    result = run("add", out, "--type", "page", *where)
    path = root / "docs/cong-dong/trang-tu-phieu.md"
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Đã viết docs/cong-dong/trang-tu-phieu.md. Còn ")
    assert result.output.endswith("chạy: loa check docs/cong-dong/trang-tu-phieu.md\n")
    before = path.read_text("utf-8")
    assert "## Ý {#muc-1}" in before
    again = run("add", out, "--type", "page", *where)
    assert again.exit_code == 2
    assert again.output.startswith("Tên “trang-tu-phieu” đã dùng ở docs/cong-dong/")
    assert path.read_text("utf-8") == before
    path.unlink()


def test_a_lesson_asks_for_its_grade(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    result = run("form", "--type", "lesson", "--out", tmp_path / "a.docx")
    assert (result.exit_code, result.output) == (
        2,
        "Bài học dành cho lớp nào? Thêm --grade, ví dụ: --grade lop-2\n",
    )
    assert not (tmp_path / "a.docx").exists()


def test_a_file_beyond_every_document_is_not_read(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setattr("loa.app.inbox.LARGEST", 2_000_000)
    path = tmp_path / "lon.docx"
    path.write_bytes(bytes(2_000_001))
    result = run("add", path, "--type", "guide")
    assert (result.exit_code, result.stderr) == (1, "Tệp Word lớn quá 2 MB.\n")
