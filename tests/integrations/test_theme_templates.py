"""Templates of a theme are compiled once a process, and are each what stands in their own file."""

import traceback
from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.theme import Theme

from loa.integrations.theme_templates import share_templates


def environment(folder: Path, text: str) -> Environment:
    """The environment of a theme with one template."""
    folder.mkdir()
    (folder / "one.html").write_text(text, encoding="utf-8")
    theme = Theme(custom_dir=str(folder))
    share_templates(theme)
    return theme.get_env()


def test_the_same_text_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "{% macro twice(word) %}{{ word }} {{ word }}{% endmacro %}{{ twice(said) }}"
    first = environment(tmp_path / "a", text).get_template("one.html")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(Environment, "compile", refuse)
    again = environment(tmp_path / "b", text).get_template("one.html")
    assert (first.render(said="loa"), again.render(said="nghe")) == ("loa loa", "nghe nghe")


def test_another_text_of_the_name_is_another_template(tmp_path: Path) -> None:
    shown = [
        environment(tmp_path / text, text).get_template("one.html").render() for text in ("a", "b")
    ]
    assert shown == ["a", "b"]


def test_what_escapes_is_another_template(tmp_path: Path) -> None:
    shown = []
    for folder, escapes in (("a", False), ("b", True), ("c", False)):
        env = environment(tmp_path / folder, "<p>{{ said }}")
        env.autoescape = escapes
        shown.append(env.get_template("one.html").render(said="<b>"))
    assert shown == ["<p><b>", "<p>&lt;b&gt;", "<p><b>"]


def test_a_fault_is_told_where_it_is(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        env = environment(
            tmp_path / folder, "{% macro go() %}\n{{ what() }}{% endmacro %}{{ go() }}"
        )

        def fail() -> None:
            raise ValueError("hỏng")

        with pytest.raises(ValueError) as failed:
            env.get_template("one.html").render(what=fail)
        frames = traceback.extract_tb(failed.value.__traceback__)
        files = [one.filename for one in frames if one.filename.endswith(".html")]
        # The template and its macro.
        assert files == [str(tmp_path / folder / "one.html")] * 2
