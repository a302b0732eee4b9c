"""Directives in a page are known and rightly written, before anything is rendered."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.directives.registry import DIRECTIVES, Directive
from loa.ground.wording import say
from loa.problems import Problem, nearest
from loa.reading.model import Use


@check("bad-option", "directive-open", "unknown-directive")
def check_directives(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Unknown names, missing arguments, wrong options and blocks left open."""
    for use in page.reading.uses:
        line = page.body_line(use.line)
        if not use.is_closed:
            message = say("The block “{name}” is not closed.", name=use.name)
            hint = say("Add a line with nothing but /// at its end.")
            yield Problem(page.path, line, "directive-open", message, hint)
        directive = DIRECTIVES.get(use.name)
        if directive is None:
            message = say("There is no block “{name}”.", name=use.name)
            hint = nearest(use.name, DIRECTIVES)
            yield Problem(page.path, line, "unknown-directive", message, hint)
            continue
        yield from _check_use(page, line, directive, use, library)


def _check_use(
    page: ContentPage, line: int, directive: Directive, use: Use, library: Library
) -> Iterator[Problem]:
    if bool(use.argument) != bool(directive.argument):
        need = (
            say("Write: /// {name} | id", name=directive.name)
            if directive.argument
            else say("Write: /// {name}", name=directive.name)
        )
        message = say(
            "The block “{name}” {takes} an id after the sign |.",
            name=directive.name,
            takes=say("needs") if directive.argument else say("does not take"),
        )
        yield Problem(page.path, line, "bad-option", message, need)
    if use.options is None:
        message = say("The options of the block “{name}” cannot be read.", name=directive.name)
        hint = say("Indent each line by 4 spaces, like this: section: truong-hoc")
        yield Problem(page.path, line, "bad-option", message, hint)
        return
    for key, value in use.options.items():
        if key not in directive.options:
            message = say("The block “{name}” has no option “{key}”.", name=directive.name, key=key)
            yield Problem(
                page.path, line, "bad-option", message, nearest(str(key), directive.options)
            )
            continue
        option = directive.options[key]
        values = option.values(library)
        if not isinstance(value, type(option.default)):
            message = say(
                "The block “{name}”: its option “{key}” has a value of another kind.",
                name=directive.name,
                key=key,
            )
            yield Problem(page.path, line, "bad-option", message)
        elif value != option.default and values and value not in values:
            message = say(
                "The block “{name}”: its option “{key}” cannot be “{value}”.",
                name=directive.name,
                key=key,
                value=value,
            )
            yield Problem(page.path, line, "bad-option", message, nearest(str(value), values))
