"""The loop: out, back unchanged, back with edits, and every way to be refused."""

import copy
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document

from loa.checks.registry import check_pages
from loa.content.translation import State, source_hash
from loa.translation.desk import (
    FORMATS,
    import_file,
    mark_minor,
    require_part,
    review,
    source_of,
)
from loa.translation.exchange import RefusedError
from translating import BODY, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("form", FORMATS)
def test_a_page_goes_out_empty_and_comes_back_as_a_draft(desk: Desk, form: str) -> None:
    desk.take(desk.translate(desk.send(form)))
    library = desk.library
    variant = library.get("a.zh-Hant.md")
    assert variant is not None
    assert library.state(variant) is State.DRAFT
    assert variant.meta.translation is not None
    assert variant.meta.translation.translator == "Minh"
    assert list(check_pages(library, [variant])) == []
    assert variant.body == (
        BODY.replace(
            "Gọi [[helpline:h111]] trước ngày 30/7, hay xem [trang này](index.md).",
            "請看[此頁](index.md)，或在 7月30日 前打 [[helpline:h111]]。",
        )
        .replace("Gọi ai?", "打給誰？")
        .replace("Ở đâu | Gọi", "在哪裡 | 撥打")
        .replace("Trong nước", "國內")
        .replace("**Một việc:** nói với mẹ.", "**一件事：**跟媽媽說。")
        .replace("Việc nhỏ hơn.", "更小的事。")
        .replace("Đừng tự điều tra", "不要自己調查")
        .replace("Dòng thứ nhất.\n    Dòng thứ hai.", "第一行。第二行。")
    )


@pytest.mark.parametrize("form", FORMATS)
def test_unchanged_comes_back_to_the_same_bytes(desk: Desk, form: str) -> None:
    desk.take(desk.translate(desk.send("po")))
    before = desk.variant.read_bytes()
    assert import_file(desk.library, desk.send(form)) is None
    assert desk.variant.read_bytes() == before


@pytest.mark.parametrize("form", FORMATS)
def test_one_edit_changes_one_segment(desk: Desk, form: str) -> None:
    desk.take(desk.translate(desk.send("po")))
    before = desk.variant.read_text("utf-8")
    path = desk.send(form)
    if form == "docx":
        document = Document(str(path))
        cells = [row.cells[1] for row in document.tables[0].rows]
        next(cell for cell in cells if cell.text == "國內").text = "在國內"
        document.save(str(path))
    else:
        path.write_text(path.read_text("utf-8").replace("國內", "在國內"), "utf-8")
    desk.take(path)
    assert desk.variant.read_text("utf-8") == before.replace("國內", "在國內")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_page_gives_the_same_file(desk: Desk, form: str) -> None:
    assert desk.send(form).read_bytes() == desk.send(form).read_bytes()


def replaced(old: str, new: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


def swapped(text: str) -> str:
    head, *entries = text.split("\nmsgctxt ")
    entries[0], entries[1] = entries[1], entries[0]
    return "\nmsgctxt ".join([head, *entries])


MANGLED = {
    "foreign": (
        lambda text: 'msgid ""\nmsgstr "Project-Id-Version: other\\n"\n',
        ("Tệp này không phải do “loa translate export” xuất ra.",),
    ),
    "truncated in a line": (
        lambda text: text[: text.index("Gọi ai")],
        ('Dòng 26 của tệp PO bị hỏng: msgid "',),
    ),
    "truncated after an entry": (
        lambda text: text[: text.index('msgctxt "goi.5"')],
        tuple(f"Thiếu đoạn goi.{number}." for number in (5, 6, 7, 8)),
    ),
    "an entry cut off": (
        lambda text: text[: text.rindex("msgstr")],
        ("Đoạn “Dòng thứ nhất. Dòng thứ hai.” trong tệp PO bị cắt cụt.",),
    ),
    "reordered": (swapped, ("Các đoạn đã bị xếp lại thứ tự.",)),
    "source changed": (
        replaced('msgid "Gọi ai?"', 'msgid "Gọi cho ai?"'),
        ("Đoạn goi.0: phần tiếng Việt đã bị sửa thành “Gọi cho ai?”.",),
    ),
    "placeholder lost": (
        replaced("前打 {1}。", "前打。"),
        ("Đoạn .0: chỗ giữ nguyên trong ngoặc nhọn thiếu {1}.",),
    ),
    "placeholder twice": (
        replaced("前打 {1}。", "前打 {1}{1}。"),
        ("Đoạn .0: chỗ giữ nguyên trong ngoặc nhọn lặp {1}.",),
    ),
    "placeholder invented": (
        replaced("國內", "{3}國內"),
        ("Đoạn goi.3: chỗ giữ nguyên trong ngoặc nhọn lạ {3}.",),
    ),
    "a date wrong": (
        replaced("7月30日", "7月31日"),
        ("Đoạn .0: con số khác với bản gốc “Gọi {1} trước ngày 30/7, hay xem [trang này]{2}.”.",),
    ),
    "a telephone number slipped in": (
        replaced("跟媽媽說。", "跟媽媽說，打 112。"),
        ("Đoạn goi.5: con số khác với bản gốc “**Một việc:** nói với mẹ.”.",),
    ),
    "a segment left empty": (
        replaced('msgstr "國內"', 'msgstr ""'),
        ("Đoạn goi.3 chưa dịch: “Trong nước”.",),
    ),
    "markup that breaks the page": (
        replaced("國內", "國|內"),
        ("Đoạn goi.3: lời dịch có dấu làm vỡ cấu trúc của trang.",),
    ),
    "a line break": (
        replaced("國內", "國\\n內"),
        ("Đoạn goi.3: lời dịch có xuống dòng hoặc ký tự lạ.",),
    ),
    "a language that does not exist": (
        replaced("loa zh-Hant", "loa xx"),
        ("Sổ ngôn ngữ không có “xx”.",),
    ),
    "a page that does not exist": (
        replaced(" a.md ", " b.md "),
        ("Không có trang tiếng Việt nào tên “b.md” đọc được.",),
    ),
}


@pytest.mark.parametrize("name", MANGLED)
def test_a_mangled_file_is_refused_whole(desk: Desk, name: str) -> None:
    edit, reasons = MANGLED[name]
    path = desk.translate(desk.send("po"))
    path.write_text(edit(path.read_text("utf-8")), "utf-8")
    assert desk.refusal(path) == reasons


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_from_an_older_source_is_refused(desk: Desk, form: str) -> None:
    path = desk.translate(desk.send(form))
    source = desk.docs / "a.md"
    source.write_text(source.read_text("utf-8").replace("nói với mẹ", "nói với bố mẹ"), "utf-8")
    assert desk.refusal(path) == (
        "Trang tiếng Việt đã đổi sau khi xuất tệp này. Xuất lại, chép lời dịch sang.",
    )


@pytest.mark.parametrize(
    ("form", "data", "reason"),
    [
        ("po", b"\xff\xfe", "Tệp PO không viết bằng bảng mã UTF-8."),
        ("xliff", b"<xliff><file>", "Tệp XLIFF bị hỏng hoặc bị cắt cụt ở dòng 1."),
        ("xliff", b"<!DOCTYPE x><x/>", "Tệp XLIFF có khai báo DOCTYPE, không được nhận."),
        ("xliff", b"<x/>", "Tệp này không phải do “loa translate export” xuất ra."),
        ("docx", b"PK\x03\x04 cut", "Tệp Word bị hỏng hoặc bị cắt cụt, không mở được."),
        ("txt", b"", "Chỉ nhận tệp .po, .xliff, .xlf hoặc .docx."),
    ],
)
def test_what_is_no_such_file_is_refused(desk: Desk, form: str, data: bytes, reason: str) -> None:
    path = desk.root / f"x.{form}"
    path.write_bytes(data)
    assert desk.refusal(path) == (reason,)


def test_a_truncated_word_file_is_refused(desk: Desk) -> None:
    path = desk.send("docx")
    path.write_bytes(path.read_bytes()[:-2000])
    assert desk.refusal(path) == ("Tệp Word bị hỏng hoặc bị cắt cụt, không mở được.",)


@pytest.mark.parametrize(
    "damage",
    [b"", b"<a/>", b'<w:document xmlns:w="urn:other"/>'],
    ids=["nothing", "another document", "another namespace"],
)
def test_a_word_file_with_another_text_inside_is_refused(desk: Desk, damage: bytes) -> None:
    path = desk.send("docx")
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in {**parts, "word/document.xml": damage}.items():
            new.writestr(name, data)
    assert desk.refusal(path) == ("Tệp Word bị hỏng hoặc bị cắt cụt, không mở được.",)


def test_a_word_row_with_a_third_cell_is_refused(desk: Desk) -> None:
    path = desk.translate(desk.send("docx"))
    document = Document(str(path))
    row = document.tables[0].rows[2]._tr
    row.append(copy.deepcopy(row.tc_lst[-1]))
    document.save(str(path))
    assert desk.refusal(path) == ("Hàng 3 của bảng Word không còn đúng hai ô.",)


def test_a_word_table_with_moved_and_lost_rows_is_refused(desk: Desk) -> None:
    path = desk.translate(desk.send("docx"))
    document = Document(str(path))
    last = document.tables[0].rows[-1]._tr
    last.getparent().remove(last)
    document.save(str(path))
    assert desk.refusal(path) == ("Thiếu đoạn goi.8.",)


def test_the_word_table_says_what_placeholders_are(desk: Desk) -> None:
    document = Document(io.BytesIO(desk.send("docx").read_bytes()))
    first = document.tables[0].rows[3].cells[0]
    assert [p.text for p in first.paragraphs] == [
        "Gọi {1} trước ngày 30/7, hay xem [trang này]{2}.",
        "{1} = [[helpline:h111]]; {2} = (index.md)",
    ]


def test_every_language_of_the_registry_can_go_out_and_back(desk: Desk) -> None:
    for language in desk.library.registries.languages:
        if language == "vi":
            continue
        for form in FORMATS:
            path = desk.send(form, language)
            reasons = desk.refusal(path)
            assert reasons[0] == "Đoạn @.title chưa dịch: “Trang”."


def test_review_records_the_reader_and_todays_source(desk: Desk) -> None:
    desk.take(desk.translate(desk.send("docx")))
    library = desk.library
    check = lambda after, page: list(check_pages(after, [page]))  # noqa: E731
    with pytest.raises(RefusedError, match="Người thẩm định phải khác người dịch"):
        review(library, "a.zh-Hant.md", "Minh", date(2026, 11, 2), check)
    review(library, "a.zh-Hant.md", "Hoa", date(2026, 11, 2), check).write()
    after = desk.library
    variant = after.get("a.zh-Hant.md")
    assert variant is not None
    assert after.state(variant) is State.CURRENT
    assert variant.meta.translation is not None
    assert variant.meta.translation.reviewer == "Hoa"


def test_review_is_refused_while_the_parts_differ(desk: Desk) -> None:
    desk.take(desk.translate(desk.send("po")))
    text = desk.variant.read_text("utf-8")
    desk.variant.write_text(text.replace("[[helpline:h113]]", "[[helpline:h111]]"), "utf-8")
    check = lambda after, page: list(check_pages(after, [page]))  # noqa: E731
    with pytest.raises(RefusedError) as refused:
        review(desk.library, "a.zh-Hant.md", "Hoa", date(2026, 11, 2), check)
    assert any("thiếu tham chiếu “helpline:h113”" in reason for reason in refused.value.reasons)


def test_a_minor_edit_keeps_the_variant_and_a_real_one_does_not(desk: Desk) -> None:
    desk.take(desk.translate(desk.send("po")))
    source = desk.docs / "a.md"
    before = source_of(desk.library, "a.md")
    source.write_text(source.read_text("utf-8").replace("nói với mẹ.", "nói với mẹ!"), "utf-8")
    library = desk.library
    variant = library.get("a.zh-Hant.md")
    assert variant is not None
    assert library.state(variant) is State.OUTDATED
    change = mark_minor(library, source_of(library, "a.md"), before)
    assert change is not None
    change.write()
    library = desk.library
    assert library.state(variant) is State.DRAFT
    page = source_of(library, "a.md")
    assert [(e.before, e.after) for e in page.meta.minor_edits] == [
        (source_hash(before), source_hash(page))
    ]
    source.write_text(source.read_text("utf-8").replace("Trong nước", "Ở nước ta"), "utf-8")
    assert desk.library.state(variant) is State.OUTDATED


def test_minor_edits_one_after_the_other_lead_to_the_text_of_today(desk: Desk) -> None:
    desk.take(desk.translate(desk.send("po")))
    source = desk.docs / "a.md"
    hashes = [source_hash(source_of(desk.library, "a.md"))]
    for old, new in (("nói với mẹ.", "nói với mẹ!"), ("Việc nhỏ hơn.", "Việc nhỏ hơn!")):
        before = source_of(desk.library, "a.md")
        source.write_text(source.read_text("utf-8").replace(old, new), "utf-8")
        library = desk.library
        change = mark_minor(library, source_of(library, "a.md"), before)
        assert change is not None
        change.write()
        hashes.append(source_hash(source_of(desk.library, "a.md")))
    edits = source_of(desk.library, "a.md").meta.minor_edits
    assert [(one.before, one.after) for one in edits] == list(pairwise(hashes))


def test_a_recording_stands_below_a_part_that_is_there(desk: Desk) -> None:
    source = source_of(desk.library, "a.md")
    require_part(source, "")
    require_part(source, "goi")
    with pytest.raises(RefusedError) as refused:
        require_part(source, "gio")
    assert refused.value.reasons == ("docs/a.md không có phần “gio”. Có phải ý bạn là “goi”?",)


def reviewers(desk: Desk, languages: str) -> None:
    text = f'reviewers:\n  - {{id: nhom, name: "Nhóm đọc", languages: [{languages}]}}\n'
    (desk.docs / "_data" / "reviewers.yml").write_text(text, encoding="utf-8")


def test_where_reviewers_are_named_nobody_else_reviews(desk: Desk) -> None:
    desk.take(desk.translate(desk.send("docx")))
    check = lambda after, page: list(check_pages(after, [page]))  # noqa: E731
    reviewers(desk, "zh-Hant")
    said = "docs/_data/reviewers.yml không giao cho “Hoa” thẩm định tiếng “zh-Hant”. Có: Nhóm đọc."
    with pytest.raises(RefusedError, match=re.escape(said)):
        review(desk.library, "a.zh-Hant.md", "Hoa", date(2026, 11, 2), check)
    review(desk.library, "a.zh-Hant.md", "Nhóm đọc", date(2026, 11, 2), check).write()
    reviewers(desk, "tyz")
    with pytest.raises(RefusedError, match=re.escape("Chưa ai được giao tiếng này.")):
        review(desk.library, "a.zh-Hant.md", "Nhóm đọc", date(2026, 11, 2), check)


def test_a_translation_that_is_its_source_is_not_reviewed(desk: Desk) -> None:
    desk.take(desk.translate(desk.send("docx")))
    check = lambda after, page: list(check_pages(after, [page]))  # noqa: E731
    source = (desk.docs / "a.md").read_text(encoding="utf-8")
    record = desk.variant.read_text(encoding="utf-8")
    start = record.index("translation:")
    end = record.index("---", start)
    head, _, body = source.partition("\n---\n")
    desk.variant.write_text(f"{head}\n{record[start:end]}---\n{body}", encoding="utf-8")
    said = (
        "Ghi là đã thẩm định mà còn nguyên chữ của trang tiếng Việt. Dịch đã, hoặc ghi status: "
        "draft. (variant-untranslated)"
    )
    with pytest.raises(RefusedError, match=re.escape(said)):
        review(desk.library, "a.zh-Hant.md", "Hoa", date(2026, 11, 2), check)
