"""Jinja2 templates: those in `markup`, and each block's own."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from loa.content.dates import date_range, short_date
from loa.content.kinds import TYPE_NAMES
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.directives.context import RenderContext
from loa.directives.own_words import block_words, value_name

_HERE = Path(__file__).parent


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([_HERE / "markup", _HERE / "blocks"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["short_date"] = short_date
    environment.filters["file_size"] = file_size
    environment.filters["lower_first"] = lower_first
    environment.globals["date_range"] = date_range
    environment.globals["type_names"] = TYPE_NAMES
    environment.globals["Markup"] = Markup
    return environment


def markup(name: str, context: RenderContext, **values: Any) -> str:
    """Fill a template: `name` of what all share, `name/block` of a block.

    It must give one root element of well-formed XHTML.
    """
    template = _environment().get_template(f"{name}.html")
    return template.render(
        context=context,
        registries=context.library.registries,
        pictogram=_pictogram(context),
        lang=_lang(context),
        say=_say(context),
        ui=partial(block_words, context),
        named=partial(value_name, context),
        **values,
    )


def _pictogram(context: RenderContext) -> Callable[[str | None], Markup]:
    def draw(key: str | None) -> Markup:
        return Markup(context.pictograms.get(key or "", ""))

    return draw


def _say(context: RenderContext) -> Callable[[str, str], Markup]:
    """A button that has a Vietnamese text said; its script shows it where there is a voice."""
    words = context.strings[SOURCE_LANGUAGE].texts

    def button(name: str, text: str) -> Markup:
        label = f"{words['narration.listen']}: {name}"
        return Markup(
            '<button class="loa-say" type="button" hidden="hidden" aria-pressed="false" lang="vi" '
            'aria-label="{}" data-loa-say="{}">{}</button>'
        ).format(label, text, _pictogram(context)("speaker"))

    return button


def _lang(context: RenderContext) -> Callable[[ContentPage], Markup]:
    def attribute(page: ContentPage) -> Markup:
        """For the words of a page that is not in Vietnamese, as everything around them is."""
        if page.written_in == SOURCE_LANGUAGE:
            return Markup("")
        tag = context.library.registries.languages[page.language].tag
        return Markup(' lang="{}"').format(tag)

    return attribute


def file_size(size: int) -> str:
    """A size as a phone shows it: 812 KB, 1,4 MB (decimal comma, as Vietnamese has it)."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def lower_first(text: str) -> str:
    """A name as it stands inside a sentence: Tiếng Tày → tiếng Tày."""
    return text[:1].lower() + text[1:]
