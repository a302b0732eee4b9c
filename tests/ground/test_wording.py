"""What the program says is told whole in each language, and in the language that is asked for."""

import gettext
import os
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

import loa.ground.wording as wording
import words
from loa.ground.wording import FOLDER, for_readers, language_of, say, say_count
from portals import ROOT, MakePortal, page_text

DOMAINS = words.DOMAINS


@cache
def written(domain: str) -> Catalog:
    return words.read(FOLDER / "vi" / "LC_MESSAGES" / f"{domain}.po", "vi")


def messages(domain: str) -> Iterator[Message]:
    return (message for message in written(domain) if message.id)


def forms(text: object) -> list[str]:
    return [str(one) for one in text] if isinstance(text, tuple | list) else [str(text)]


def places(text: str) -> set[str]:
    """The names of a sentence's places; of one that shows a brace, and so has none, the brace."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"{"}


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_sentence_of_the_source_is_in_the_catalogue_and_no_other(domain: str) -> None:
    of_source = {str(message.id) for message in words.sentences(domain)}
    assert {str(message.id) for message in written(domain)} == of_source, "run: make words"


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_sentence_has_its_vietnamese(domain: str) -> None:
    lacking = [message.id for message in messages(domain) if not all(forms(message.string))]
    assert lacking == []
    assert [message.id for message in messages(domain) if message.fuzzy] == []


def test_a_translation_has_the_places_of_its_sentence() -> None:
    wrong = [
        message.id
        for message in messages("loa")
        if {frozenset(places(text) | {"count"}) for text in forms(message.string)}
        != {frozenset(places(text) | {"count"}) for text in forms(message.id)}
    ]
    assert wrong == []


def test_a_translation_of_click_asks_for_no_value_that_its_sentence_has_not() -> None:
    wrong = [
        message.id
        for message in messages("click")
        for text in forms(message.string)
        if not places(text) <= set().union(*(places(one) for one in forms(message.id)))
    ]
    assert wrong == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_is_compiled_is_what_is_written(domain: str) -> None:
    with (FOLDER / "vi" / "LC_MESSAGES" / f"{domain}.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in messages(domain):
        if isinstance(message.id, tuple):
            said = compiled.ngettext(message.id[0], message.id[1], 7)
        else:
            said = compiled.gettext(str(message.id))
        assert said == forms(message.string)[0], "run: make words"


@pytest.mark.parametrize("domain", DOMAINS)
def test_bringing_up_to_date_what_is_so_changes_no_byte(tmp_path: Path, domain: str) -> None:
    there = FOLDER / "vi" / "LC_MESSAGES"
    shutil.copy(there / f"{domain}.po", tmp_path)
    assert words.bring_up_to_date(tmp_path, domain, "vi") == []
    for name in (f"{domain}.po", f"{domain}.mo"):
        assert (tmp_path / name).read_bytes() == (there / name).read_bytes(), "run: make words"


def test_no_sentence_begins_or_ends_otherwise_than_its_translation() -> None:
    """Rows that are put together from sentences keep their spaces and ends of rows."""
    wrong = [
        message.id
        for message in messages("loa")
        for text in forms(message.string)
        for own in forms(message.id)[:1]
        if (own[:1].isspace(), own[-1:].isspace()) != (text[:1].isspace(), text[-1:].isspace())
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "vi"),
        ({"LANG": "C.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en-GB"}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "EN_GB@euro"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "vi"),
        ({"LANG": "english"}, "vi"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "vi_VN"}, "vi"),
        ({"LC_MESSAGES": "en_US", "LC_ALL": "C"}, "vi"),
        ({"LANG": "vi_VN", "LANGUAGE": "fr:en:vi"}, "en"),
        ({"LANG": "en_US", "LC_ALL": ""}, "en"),
        ({"LOA_LANG": "en", "LANG": "vi_VN"}, "en"),
        ({"LOA_LANG": "vi", "LANGUAGE": "en"}, "vi"),
        ({"LOA_LANG": "xx", "LANG": "en_US"}, "en"),
        ({"LOA_LANG": "../en", "LANG": ""}, "vi"),
    ],
    ids=str,
)
def test_the_language_is_the_first_that_we_have(environment: dict[str, str], expected: str) -> None:
    assert language_of(environment) == expected


def test_values_stand_in_their_places_and_are_not_read_as_places() -> None:
    assert say("There is no “{path}”.", path="{name}%s") == "Không có “{name}%s”."


def test_a_number_chooses_between_one_and_several(monkeypatch: pytest.MonkeyPatch) -> None:
    said = ("Mended {count} file.", "Mended {count} files.")
    assert say_count(*said, 1) == "Đã sửa 1 tệp."
    monkeypatch.setattr(wording, "language", lambda: "en")
    assert [say_count(*said, count) for count in (0, 1, 2)] == [
        "Mended 0 files.", "Mended 1 file.", "Mended 2 files.",
    ]  # fmt: skip


def test_what_readers_get_is_vietnamese_whoever_runs_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wording, "language", lambda: "en")
    assert say("machine voice") == "machine voice"
    assert for_readers("machine voice") == "giọng máy"


def loa(root: Path, language: str, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "LOA_LANG": language}
    done = subprocess.run(
        [sys.executable, "-c", "from loa.cli import main; main(prog_name='loa')", *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_a_sentence_that_is_put_together_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.py").write_text('say("One.")\nprint(f"{say(\'Two.\')}")\n', encoding="utf-8")
    monkeypatch.setattr(words, "PACKAGE", tmp_path)
    assert [message.id for message in words.sentences("loa") if message.id] == ["One.", "Two."]
    (tmp_path / "a.py").write_text('say("One.")\nsay(f"{two}")\n', encoding="utf-8")
    with pytest.raises(SystemExit) as raised:
        words.sentences("loa")
    assert raised.value.code == (f"{tmp_path}/a.py:2: a sentence is written out, not put together")


def test_the_command_line_answers_in_english(tmp_path: Path) -> None:
    assert loa(tmp_path, "en", "fix", "--help") == (
        "Usage: loa fix [OPTIONS] [PATH]...\n\n"
        "  Mend what a program surely can: in all files, or in those of PATH.\n\n"
        "Options:\n"
        "  --yes   Write at once, without asking.\n"
        "  --help  Show this message and exit.\n"
    )
    assert loa(tmp_path, "en", "fix") == ("There is no mkdocs.yml here or in any folder above.\n")


def test_the_command_line_answers_in_vietnamese(tmp_path: Path) -> None:
    assert loa(tmp_path, "vi", "fix", "--help") == (
        "Cách dùng: loa fix [OPTIONS] [PATH]...\n\n"
        "  Sửa những lỗi máy sửa được chắc chắn. Không ghi PATH thì xem tất cả.\n\n"
        "Tùy chọn:\n"
        "  --yes   Ghi ngay, không hỏi.\n"
        "  --help  Cho xem những dòng này rồi thôi.\n"
    )
    assert loa(tmp_path, "vi", "fix", "--nope") == (
        "Cách dùng: loa fix [OPTIONS] [PATH]...\n"
        "Xem cách dùng: “loa fix --help”.\n\n"
        "Lỗi: Không có tùy chọn '--nope'.\n"
    )


def test_what_is_wrong_is_told_in_each_language_though_it_was_found_before(
    make_portal: MakePortal,
) -> None:
    bad = page_text("Thử", "![](hinh.png)\n", more="wrong: 1\n")
    root = make_portal({"thu.md": bad})
    (root / "docs" / "hinh.png").write_bytes(b"")
    assert loa(root, "vi", "check", "docs/thu.md") == (
        "docs/thu.md:13: lỗi: Không có trường nào tên “wrong”. Có phải ý bạn là “region”? "
        "(unknown-field)\n"
        "docs/thu.md:15: lỗi: Hình “hinh.png” chưa có lời mô tả. Viết trong ngoặc vuông điều hình "
        "cho thấy: ![Hai bạn nhỏ nói chuyện](hinh.png) (image-without-alt)\n"
        "Đã xem 1 trang: 2 lỗi, 0 điều nhắc.\n"
    )
    assert loa(root, "en", "check", "docs/thu.md") == (
        "docs/thu.md:13: error: There is no field “wrong”. Did you mean “region”? (unknown-field)\n"
        "docs/thu.md:15: error: The picture “hinh.png” has no description. Write into the square "
        "brackets what the picture shows: ![Hai bạn nhỏ nói chuyện](hinh.png) (image-without-alt)\n"
        "Pages checked: 1; errors: 2, warnings: 0.\n"
    )
