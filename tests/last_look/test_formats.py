"""What each format says, passage by passage, and in which line."""

import pytest

from loa.last_look.passages import PIECES, READERS, Passage, passages_of


def text(line: int, said: str) -> Passage:
    return Passage(line, "text", said, said)


def value(line: int, said: str) -> Passage:
    return Passage(line, "value", said)


def address(line: int, said: str) -> Passage:
    return Passage(line, "address", said)


def said(uri: str, data: str) -> list[Passage]:
    """The passages of a file, without those that say nothing and the type of a page."""
    found = [one for one in passages_of(uri, data.encode()) if one.text]
    return [one for one in found if not one.text.startswith("<!DOCTYPE")]


def test_each_text_of_data_is_a_value_and_may_be_an_address() -> None:
    assert said("a.json", '{"a": "x", "b": [1, true, null, 0.5, {"c": "y"}]}') == [
        value(1, "a"), value(1, "x"), address(1, "x"), value(1, "b"), value(1, "1"),
        value(1, "c"), value(1, "y"), address(1, "y"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "datum"),
    [
        ("id", "0388858a76094123"),
        ("uid", "0388858a76094123"),
        ("version", "1.20.3"),
        ("version", "2026.1"),
        ("version", "7"),
        ("sha256", "0" * 64),
        ("hash", "0" * 16),
        ("_hash", "0" * 16),
        ("@type", "2026-01-02"),
        ("date", "2026-01-02"),
        ("dateModified", "2026-01-02T03:04:05Z"),
        ("date_published", "2026-01-02 03:04:05+07:00"),
        ("updateDate", "2026-01-02T03:04:05.678-0700"),
        ("startdate", "2026-01-02"),
    ],
)
def test_what_only_machines_read_is_left_out(name: str, datum: str) -> None:
    assert said("a.json", f'{{"{name}": "{datum}"}}') == [value(1, name)]
    assert said("a.json", f'{{"{name}": 912}}') == [value(1, name)]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("idea", "0388858a76094123"),
        ("id", "0388858A76094123"),
        ("id", "0388858a7609412"),
        ("version", "1.2.3.4"),
        ("version", "1.2345"),
        ("version", "123"),
        ("hashed", "0" * 16),
        ("date", "2026-1-2"),
        ("date", "2026-01-02 dd"),
        ("mandate", "0912"),
        ("type", "2026-01-02"),
    ],
)
def test_what_has_another_name_or_form_is_read(name: str, shown: str) -> None:
    assert said("a.json", f'{{"{name}": "{shown}"}}') == [
        value(1, name), value(1, shown), address(1, shown),
    ]  # fmt: skip


def test_a_chapter_in_data_is_a_page() -> None:
    assert said("a.json", '{"xhtml": "<p>x<b>y</b></p>"}') == [value(1, "xhtml"), text(1, "xy")]


def test_of_a_script_that_hands_data_over_the_data_are_read() -> None:
    assert said("a.js", 'say({"a": "x"});\n') == [value(1, "a"), value(1, "x"), address(1, "x")]
    assert said("a.js", 'say("x");') == [Passage(1, "value", "x", "x")]


@pytest.mark.parametrize(
    ("script", "pieces"),
    [
        ('f([{"a": 1}, ["b"]]);', ['entry([{"a": 1}]);', 'entry([["b"]]);']),
        ('f([{"a": 1}, "b"]);', None),
        ('f(["a", "b"]);', None),
        ('f({"a": 1});', None),
        ("a = 1", None),
    ],
)
def test_a_script_with_entries_is_taken_apart(script: str, pieces: list[str] | None) -> None:
    assert [one.decode() for one in PIECES[".js"](script.encode())] == (pieces or [script])


def test_a_calendar() -> None:
    data = (
        "BEGIN:VEVENT\r\nSUMMARY;LANGUAGE=vi:Một\\, hai\\nba \\\\\r\n  bốn\r\nUID:a\r\n"
        'ATTENDEE;CN="x:y":mailto:a@b.vn\r\nDTSTART;TZID=Z:20260102\r\nNAME\r\n'
    )
    assert said("a.ics", data) == [
        value(1, "BEGIN"), text(1, "VEVENT"), address(1, "VEVENT"),
        value(2, "SUMMARY;LANGUAGE=vi"), text(2, "Một, hai\nba \\ bốn"),
        address(2, "Một, hai\nba \\ bốn"),
        value(4, "UID"), Passage(4, "value", "a", "a"), address(4, "a"),
        value(5, 'ATTENDEE;CN="x:y"'), text(5, "mailto:a@b.vn"), address(5, "mailto:a@b.vn"),
        value(6, "DTSTART;TZID=Z"), value(7, "NAME"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        "DTSTAMP:20260102T030405Z",
        "DTEND:20260102T030405",
        "EXDATE:20260102,20260103",
        "RDATE:20260102T030405Z/PT1H30M",
        "RDATE:20260102/20260103",
        "DURATION:P1W",
        "DURATION:-P1DT2H",
        "TRIGGER:-PT15M",
        "TRIGGER;RELATED=END:PT5S",
        "TZOFFSETFROM:-0330",
        "TZOFFSETTO:+070000",
        "SEQUENCE:12345",
        "PRIORITY:5",
        "REPEAT:2",
        "REFRESH-INTERVAL:P1D",
        "X-PUBLISHED-TTL:PT12H",
        "CREATED:20260102T030405Z",
        "LAST-MODIFIED:20260102",
        "RECURRENCE-ID:20260102",
        "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO,-1SU;COUNT=10",
        "RRULE:FREQ=YEARLY;UNTIL=20261231T235959Z;BYMONTHDAY=1,-1;WKST=MO",
        "sequence:1",
    ],
)
def test_what_only_calendars_read_is_left_out(row: str) -> None:
    assert said("a.ics", row) == [value(1, row.partition(":")[0])]


@pytest.mark.parametrize(
    "row",
    [
        "DTSTAMP:2026010",
        "DTSTAMP:202601023",
        "DURATION:1W",
        "SEQUENCE:123456",
        "RRULE:FREQ",
        "RRULE:FREQ=09123",
        "SUMMARY:20260102",
        "X-A:12345",
        "CREATEDBY:20260102",
        "PRIORITY:a",
    ],
)
def test_a_line_of_a_calendar_that_is_something_else_is_read(row: str) -> None:
    head, _, written = row.partition(":")
    assert said("a.ics", row) == [value(1, head), text(1, written), address(1, written)]


def test_captions() -> None:
    data = (
        "\ufeffWEBVTT\r\n\r\nSTYLE\r\n::cue{}\r\n\r\ntên\r\n00:00.000 --> 00:02.000 line:1\r\n"
        "<v Lan>một &amp; <b>hai</b></v>\r\nba\r\n\r\n01:00:03.000 --> 01:00:04.000\r\nbốn\r\n"
    )
    assert said("a.vtt", data) == [
        value(6, "tên"), value(7, " line:1"), value(8, "v Lan"), value(8, "b"), value(8, "/b"),
        value(8, "/v"), text(3, "STYLE\n::cue{}"), text(8, "một & hai\nba"), text(12, "bốn"),
        text(1, "STYLE ::cue{} một & hai ba bốn"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "time",
    ["0:00 --> 00:02.000", "00:00.000 -> 00:02.000", "00:00.00 --> 00:02.000", "a --> b"],
)
def test_a_row_that_is_no_time_of_a_cue_is_said(time: str) -> None:
    assert said("a.vtt", f"WEBVTT\n\n{time}\n")[0] == text(3, time)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.conf", "_headers"])
def test_paragraphs_of_a_plain_text(name: str) -> None:
    assert said(name, "một\nhai\n\n\nba\n") == [text(1, "một\nhai"), text(5, "ba")]


def test_a_table_is_read_by_rows() -> None:
    assert said("a.csv", "\ufeffmột;hai\nba;bốn\n") == [text(1, "một;hai\nba;bốn")]


@pytest.mark.parametrize(
    "ending",
    [
        "",
        ".atom",
        ".conf",
        ".css",
        ".csv",
        ".docx",
        ".htm",
        ".html",
        ".ico",
        ".ics",
        ".js",
        ".json",
        ".md",
        ".pdf",
        ".pptx",
        ".srt",
        ".svg",
        ".txt",
        ".vtt",
        ".webmanifest",
        ".woff2",
        ".xml",
        ".zip",
    ],
)
def test_a_format_has_a_reader(ending: str) -> None:
    assert ending in READERS


@pytest.mark.parametrize(
    "tag",
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "ruby",
        "s",
        "samp",
        "span",
        "strike",
        "strong",
        "time",
        "tt",
        "u",
        "var",
    ],
)
def test_an_element_within_a_line_parts_no_word(tag: str) -> None:
    texts = [one.text for one in said("a.html", f"<p>x<{tag}>y</{tag}>z</p>")]
    assert texts[0] == "xyz"


@pytest.mark.parametrize("tag", ["img", "input", "use", "wbr"])
def test_an_empty_element_within_a_line_parts_no_word(tag: str) -> None:
    assert [one.text for one in said("a.html", f"<p>x<{tag}>z</p>")] == ["xz"]


@pytest.mark.parametrize("tag", ["rp", "rt", "small", "sub", "sup"])
def test_what_is_set_smaller_stands_apart_and_may_be_left_out(tag: str) -> None:
    found = [one.text for one in said("a.html", f"<p>x<{tag}>y</{tag}>z</p>")]
    assert found == ["x yz", "xz"]


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_what_is_struck_out_may_be_left_out(tag: str) -> None:
    found = [one.text for one in said("a.html", f"<p>x<{tag}>y</{tag}>z</p>")]
    assert found == ["xyz", "xz"]


@pytest.mark.parametrize("tag", ["div", "p", "li", "td", "h2", "figcaption", "option"])
def test_any_other_element_begins_a_passage(tag: str) -> None:
    assert [one.text for one in said("a.html", f"<div>x<{tag}>y</{tag}>z</div>")] == ["x", "y", "z"]


@pytest.mark.parametrize("tag", ["code", "pre", "kbd", "samp"])
def test_what_stands_as_code_is_no_prose(tag: str) -> None:
    found = {one.text: one.prose for one in said("a.html", f"<div><{tag}>y</{tag}></div>")}
    assert found == {"y": "\ufffc"}


def test_a_line_that_ends_is_no_paragraph() -> None:
    assert said("a.html", "<p>x<br>y</p>") == [text(1, "x\ny")]


@pytest.mark.parametrize(
    "name", ["action", "cite", "data", "formaction", "href", "poster", "src", "srcset"]
)
def test_an_attribute_that_leads_somewhere(name: str) -> None:
    assert said("a.html", f'<a {name}="x">y</a>') == [address(1, "x"), text(1, "y")]


@pytest.mark.parametrize(
    ("name", "prose"),
    [("title", "x"), ("aria-label", "x"), ("lang", "x"), ("data-a", ""), ("content", "")],
)
def test_an_attribute_that_is_read(name: str, prose: str) -> None:
    assert said("a.html", f'<p {name}="x">y</p>') == [
        Passage(1, "value", "x", prose), text(1, "y"),
    ]  # fmt: skip


def test_an_id_stands_in_the_address_of_whoever_is_led_there() -> None:
    assert said("a.html", '<p id="x">y</p>') == [address(1, "#x"), text(1, "y")]


def test_what_stands_around_a_tree_is_read_with_its_line() -> None:
    assert said("a.xml", "<!--x-->\n<?y z?>\n<feed>a</feed>\n<!--b-->") == [
        value(2, "z"), value(1, "x"), value(4, "b"), text(3, "a"),
    ]  # fmt: skip
