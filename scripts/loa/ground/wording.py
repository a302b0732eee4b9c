"""What the program says, in the language of whoever runs it.

A sentence stands in the code in English, and that is its key. `locales/<language>/LC_MESSAGES/` has
it in other languages: `loa.po` what we say, `click.po` what the command line's library says itself,
each with the `.mo` file that `make words` compiles of it (GNU gettext manual, "The Format of PO
Files"). The tests hold every sentence to be there, with the same places for values.

The language is `LOA_LANG`, else the first of the environment's that we have (`LANGUAGE`, `LC_ALL`,
`LC_MESSAGES`, `LANG`, as GNU gettext asks them), else Vietnamese.
"""

import gettext
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

OWN = "vi"
"""The language of the portal and of those who write it."""
LANGUAGES = (OWN, "en")
FOLDER = Path(__file__).resolve().parent.parent / "locales"
_ENVIRONMENT = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def say(message: str, **values: object) -> str:
    """A sentence for whoever runs the program; `{name}` in it is the value of that name."""
    return _fill(_catalogue("loa", language()).gettext(message), values)


def say_count(singular: str, plural: str, count: int, **values: object) -> str:
    """The same for a sentence that differs between one and several; `{count}` is the number."""
    text = _catalogue("loa", language()).ngettext(singular, plural, count)
    return _fill(text, {"count": count, **values})


def for_readers(message: str, **values: object) -> str:
    """A sentence that goes into the portal's files: Vietnamese, whoever runs the program."""
    return _fill(_catalogue("loa", OWN).gettext(message), values)


@cache
def language() -> str:
    """The language of this process, fixed when it first says something."""
    return language_of(os.environ)


def language_of(environment: Mapping[str, str]) -> str:
    """The language that an environment asks for, of those that we have."""
    for tag in _language_tags(environment):
        # Such as "en_GB.UTF-8@euro": the language comes first.
        name = tag.replace("-", "_").partition(".")[0].partition("@")[0].partition("_")[0]
        if name.lower() in LANGUAGES:
            return name.lower()
    return OWN


def speak_for_click() -> None:
    """Have click's own words follow our language.

    click asks `gettext.gettext`, which looks at the environment alone: without `LANG` it stays
    English. Changing the environment instead would reach every program that we start.
    """
    own = _catalogue("click", language())

    def translated(domain: str, message: str) -> str:
        return own.gettext(message)

    def translated_count(domain: str, singular: str, plural: str, count: int) -> str:
        return own.ngettext(singular, plural, count)

    setattr(gettext, "dgettext", translated)  # noqa: B010
    setattr(gettext, "dngettext", translated_count)  # noqa: B010


@cache
def _catalogue(domain: str, of: str) -> gettext.NullTranslations:
    """English needs no file: what the code says is English."""
    return gettext.translation(domain, FOLDER, [of], fallback=of == "en")


def _language_tags(environment: Mapping[str, str]) -> Iterable[str]:
    yield environment.get("LOA_LANG", "")
    for name in _ENVIRONMENT:
        # Only the first that is set counts; LANGUAGE may name several.
        if value := environment.get(name):
            yield from value.split(":") if name == "LANGUAGE" else [value]
            return


def _fill(text: str, values: Mapping[str, object]) -> str:
    return text.format(**values) if values else text
