"""What translators' own tools make of our files, and what their files bring back."""

import subprocess
from pathlib import Path

import pytest
from translate.storage.pypo import pofile
from translate.storage.xliff import xlifffile

from loa.content.translation import State
from loa.translation.desk import FORMATS, import_file
from translating import TRANSLATED, Desk

STORES = {"po": pofile, "xliff": xlifffile}
MARKED = ("Đoạn goi.3 còn mang dấu cần xem lại: “國內”.",)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def outdated(desk: Desk) -> None:
    """A draft whose source has got another word since."""
    desk.take(desk.translate(desk.send("po")))
    source = desk.docs / "a.md"
    source.write_text(source.read_text("utf-8").replace("Trong nước", "Ở nước ta"), "utf-8")


def msgfmt(path: Path) -> str:
    command = ["msgfmt", "--check", "--output-file=/dev/null", str(path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=30).stderr


@pytest.mark.needs("msgfmt")
def test_gettext_finds_no_fault_in_a_file_of_any_state(desk: Desk) -> None:
    assert msgfmt(desk.send("po", "tyz")) == ""
    outdated(desk)
    path = desk.send("po")
    assert "#, fuzzy" in path.read_text("utf-8")
    assert msgfmt(path) == ""


@pytest.mark.parametrize("form", STORES)
def test_the_toolkit_behind_weblate_reads_and_writes_a_whole_translation(
    desk: Desk, form: str
) -> None:
    path = desk.send(form)
    store = STORES[form].parsestring(path.read_bytes())
    units = [unit for unit in store.units if not unit.isheader()]
    assert [unit.source for unit in units] == list(TRANSLATED)
    for unit in units:
        unit.target = TRANSLATED[unit.source]
    path.write_bytes(bytes(store))
    desk.take(path)
    assert desk.library.state(desk.library.get("a.zh-Hant.md")) is State.DRAFT
    assert import_file(desk.library, desk.send(form)) is None


@pytest.mark.parametrize("form", STORES)
def test_what_is_marked_for_another_look_is_not_a_translation(desk: Desk, form: str) -> None:
    desk.take(desk.translate(desk.send("po")))
    path = desk.send(form)
    store = STORES[form].parsestring(path.read_bytes())
    next(unit for unit in store.units if unit.source == "Trong nước").markfuzzy()
    path.write_bytes(bytes(store))
    assert desk.refusal(path) == MARKED


@pytest.mark.parametrize("form", FORMATS)
def test_an_outdated_page_sent_back_untouched_stays_outdated(desk: Desk, form: str) -> None:
    outdated(desk)
    assert import_file(desk.library, desk.send(form)) is None


@pytest.mark.parametrize("form", STORES)
def test_taking_every_mark_away_says_that_the_translation_still_holds(
    desk: Desk, form: str
) -> None:
    outdated(desk)
    path = desk.send(form)
    before = desk.variant.read_text("utf-8").split("translation:")[1].split("---")[1]
    text = path.read_text("utf-8").replace("#, fuzzy\n", "")
    path.write_text(text.replace("needs-translation", "translated"), "utf-8")
    desk.take(path)
    assert desk.library.state(desk.library.get("a.zh-Hant.md")) is State.DRAFT
    assert desk.variant.read_text("utf-8").split("translation:")[1].split("---")[1] == before


def test_a_translation_made_from_an_older_source_is_asked_again_for_its_numbers(
    desk: Desk,
) -> None:
    desk.take(desk.translate(desk.send("po")))
    source = desk.docs / "a.md"
    source.write_text(source.read_text("utf-8").replace("30/7", "31/7"), "utf-8")
    path = desk.send("po")
    path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    assert desk.refusal(path) == (
        "Đoạn .0: con số khác với bản gốc “Gọi {1} trước ngày 31/7, hay xem [trang này]{2}.”.",
    )


def test_entries_that_poedit_keeps_of_an_older_file_are_refused(desk: Desk) -> None:
    path = desk.translate(desk.send("po"))
    with path.open("a", encoding="utf-8") as file:
        file.write('\n#~ msgctxt "goi.9"\n#~ msgid "Cũ."\n#~ msgstr "舊。"\n')
    lines = path.read_text("utf-8").split("\n")
    number = lines.index('#~ msgctxt "goi.9"') + 1
    assert desk.refusal(path) == (
        f"Dòng {number} của tệp PO là đoạn đã bỏ (#~). Xuất lại, chép lời dịch sang.",
    )


@pytest.mark.needs("msgfmt")
@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('msgstr "國內"', 'msgstr "國"內"', 'Dòng 39 của tệp PO bị hỏng: msgstr "國"內"'),
        ('msgstr "國內"', 'msgstr "國內\\"', 'Dòng 39 của tệp PO bị hỏng: msgstr "國內\\"'),
        (
            'msgstr "國內"',
            'msgstr "國內"\nmsgstr "海外"',
            'Dòng 40 của tệp PO lặp lại msgstr: msgstr "海外"',
        ),
    ],
    ids=["a bare quote", "an open escape", "two translations"],
)
def test_a_line_that_gettext_would_not_read_is_refused(
    desk: Desk, old: str, new: str, reason: str
) -> None:
    path = desk.translate(desk.send("po"))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert msgfmt(path) != ""
    assert desk.refusal(path) == (reason,)
