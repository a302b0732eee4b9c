"""Jinja2 templates of the directives' markup."""

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from loa.content.dates import date_range, short_date
from loa.content.schema import TYPE_NAMES
from loa.directives.context import RenderContext


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("loa.directives", "markup"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["short_date"] = short_date
    environment.filters["file_size"] = file_size
    environment.globals["date_range"] = date_range
    environment.globals["type_names"] = TYPE_NAMES
    return environment


def markup(name: str, context: RenderContext, **values: Any) -> str:
    """Fill a template. It must give one root element of well-formed XHTML."""
    template = _environment().get_template(f"{name}.html")
    return template.render(
        context=context,
        registries=context.library.registries,
        pictogram=_pictogram(context),
        **values,
    )


def _pictogram(context: RenderContext) -> Callable[[str | None], Markup]:
    def draw(key: str | None) -> Markup:
        return Markup(context.pictograms.get(key or "", ""))

    return draw


def file_size(size: int) -> str:
    """A size as a phone shows it: 812 KB, 1,4 MB (decimal comma, as Vietnamese has it)."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
