"""What is asked is noted once, for all who listen, and only while somebody listens."""

from dataclasses import dataclass, replace

from loa.ground.asking import NotedField, Question, note, noting, unnoted


@dataclass(frozen=True)
class Entry:
    uri: str
    text: NotedField[str] = NotedField("text", "uri")


def test_a_question_is_heard_by_everybody_around() -> None:
    with noting() as outer:
        note("page", "a.md")
        with noting() as inner:
            note("page", "b.md")
        note("pages")
    note("page", "c.md")
    assert inner == {Question("page", "b.md")}
    assert outer == {Question("page", "a.md"), Question("page", "b.md"), Question("pages")}


def test_nothing_is_heard_of_what_is_found_out_for_all() -> None:
    with noting() as asked:
        with unnoted():
            note("pages")
        note("published")
    assert asked == {Question("published")}


def test_a_failure_leaves_nobody_listening() -> None:
    try:
        with noting():
            raise KeyError
    except KeyError:
        pass
    with noting() as asked:
        note("pages")
    assert asked == {Question("pages")}


def test_a_told_field_is_a_field_that_says_when_it_is_read() -> None:
    entry = Entry("a.md", "Chữ.")
    with noting() as asked:
        assert entry.uri == "a.md"
    assert asked == set()
    with noting() as asked:
        assert entry.text == "Chữ."
    assert asked == {Question("text", "a.md")}
    assert replace(entry, text="Khác.") == Entry("a.md", "Khác.")
