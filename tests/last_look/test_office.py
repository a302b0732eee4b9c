"""What documents and archives say, passage by passage."""

import io
import zipfile

import pytest

from loa.last_look.passages import Passage, passages_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(**files: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def said(uri: str, data: bytes) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in passages_of(uri, data) if one.text]


def part(inside: str, name: str = "word/document.xml") -> bytes:
    return packed(**{name: f'<w:document xmlns:w="{W}">{inside}</w:document>'})


def test_a_paragraph_is_one_text_whatever_runs_it_has() -> None:
    data = part("<w:p><w:r><w:t>một </w:t></w:r><w:r><w:t>hai</w:t></w:r></w:p>")
    assert list(passages_of("a.docx", data)) == [Passage(1, "text", "một hai", "một hai")]


@pytest.mark.parametrize("tag", ["delText", "instrText", "v", "text"])
def test_what_stands_beside_runs_is_a_value_and_may_lead_somewhere(tag: str) -> None:
    assert said("a.docx", part(f"<w:{tag}>x</w:{tag}>")) == [("value", "x"), ("address", "x")]


@pytest.mark.parametrize(
    "name", ["alt", "caption", "descr", "displayText", "instr", "string", "title", "tooltip"]
)
def test_an_attribute_that_says_something(name: str) -> None:
    assert said("a.docx", part(f'<w:a {name}="x"/>')) == [("value", "x")]
    assert said("a.docx", part(f'<w:a w:{name}="x"/>')) == [("value", "x")]


@pytest.mark.parametrize(
    "tag", ["alias", "default", "helpText", "placeholder", "statusText", "tag"]
)
def test_a_field_that_says_something(tag: str) -> None:
    assert said("a.docx", part(f'<w:{tag} w:val="x"/>')) == [("value", "x")]


@pytest.mark.parametrize("inside", ['<w:sz w:val="x"/>', '<w:p w:rsidR="x"/>', '<w:a name="x"/>'])
def test_a_setting_says_nothing(inside: str) -> None:
    assert said("a.docx", part(inside)) == []


def test_a_link_leads_somewhere() -> None:
    data = packed(
        **{
            "word/_rels/a.rels": f'<Relationships xmlns="{REL}"><Relationship Target="x"/>'
            "<Relationship/></Relationships>"
        }
    )
    assert said("a.docx", data) == [("address", "x")]


def test_properties_are_values() -> None:
    data = packed(**{"docProps/core.xml": "<a><b>x</b><c/><d>y</d></a>"})
    assert said("a.docx", data) == [("value", "x"), ("value", "y")]


@pytest.mark.parametrize("name", ["word/vml.vml", "ppt/a.XML", "word/b.xml"])
def test_a_part_is_known_by_its_ending(name: str) -> None:
    assert said("a.docx", part("<w:p><w:t>x</w:t></w:p>", name)) == [("text", "x")]


@pytest.mark.parametrize("ending", [".bin", ".fntdata", ".odttf"])
def test_typefaces_and_settings_of_printers_say_nothing(ending: str) -> None:
    assert said("a.docx", packed(**{f"word/a{ending}": b"\xff"})) == []


def test_another_file_in_a_document_is_read_as_what_it_is() -> None:
    assert said("a.docx", packed(**{"word/a.txt": "x"})) == [("text", "x")]


def test_a_damaged_part_is_told_in_the_words_of_the_parser() -> None:
    with pytest.raises(ValueError, match=r"^Opening and ending tag mismatch"):
        said("a.docx", packed(**{"word/a.xml": f'<w:p xmlns:w="{W}"><w:t></w:p>'}))


def test_an_archive_tells_the_names_in_it_and_what_they_hold() -> None:
    data = packed(**{"mot-hai/ba_bon.txt": "x", "c/": b"", "d.txt": "y"})
    assert list(passages_of("a.zip", data)) == [
        Passage(1, "value", "mot hai ba bon"), Passage(1, "text", "x", "x"),
        Passage(2, "value", "c"), Passage(3, "value", "d"), Passage(1, "text", "y", "y"),
    ]  # fmt: skip


@pytest.mark.parametrize(("depth", "is_read"), [(1, True), (2, True), (3, False)])
def test_an_archive_in_an_archive_is_read_and_none_in_that(depth: int, is_read: bool) -> None:
    data = packed(**{"a.txt": "x"})
    for _ in range(depth - 1):
        data = packed(**{"b.ZIP": data})
    assert (("text", "x") in said("a.zip", data)) is is_read


def test_remarks_of_an_archive_are_read_whatever_their_letters() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        info = zipfile.ZipInfo("a.txt")
        info.comment, made.comment = "một".encode(), b"\xffhai"
        made.writestr(info, "x")
    assert said("a.zip", out.getvalue())[2:] == [("value", "\ufffdhai"), ("value", "một")]
