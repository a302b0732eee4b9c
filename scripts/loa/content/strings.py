"""The theme's words, one file a language: overrides/partials/strings/<tag>.html.

Each file is a Jinja macro around one dict, which templates import; it is read here as a
syntax tree, so that Python code and checks know the same words. A language without a file,
or a key without a text, falls back to Vietnamese.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from loa.checking import Kept, afresh, check
from loa.content.page import SOURCE_LANGUAGE
from loa.content.registries import Registries
from loa.content.text_files import read_text
from loa.ground.wording import say
from loa.problems import Problem, nearest
from loa.safety.characters import name_of, unseen_in

FOLDER = "partials/strings"


@dataclass(frozen=True)
class Strings:
    """Texts by key, the line of each key, and the keys that a speaker has read."""

    texts: Mapping[str, str]
    lines: Mapping[str, int]
    reviewed: frozenset[str]


@lru_cache(maxsize=64)
def parse_strings(source: str) -> Strings:
    """Read one file: the dict in its macro, and `{% set reviewed = [keys] %}` if there is one.

    Raises TemplateSyntaxError, also for one that is nested deeper than a program can follow.
    """
    try:
        tree = Environment(autoescape=False).parse(source)
    except RecursionError as error:
        raise TemplateSyntaxError("nested too deeply", 1) from error
    texts: dict[str, str] = {}
    lines: dict[str, int] = {}
    for pair in tree.find_all(nodes.Pair):
        if isinstance(pair.key, nodes.Const) and isinstance(pair.value, nodes.Const):
            key = str(pair.key.value)
            texts[key] = str(pair.value.value)
            lines[key] = pair.key.lineno
    reviewed = [
        str(item.value)
        for assignment in tree.find_all(nodes.Assign)
        if isinstance(assignment.target, nodes.Name) and assignment.target.name == "reviewed"
        for item in assignment.node.find_all(nodes.Const)
    ]
    return Strings(texts, lines, frozenset(reviewed))


def load_strings(overrides: Path) -> dict[str, Strings]:
    """All readable files of a theme, by language tag."""
    strings = {}
    for path in sorted((overrides / FOLDER).glob("*.html")):
        try:
            text, _ = read_text(path, path.name)
            if text is not None:
                strings[path.stem] = parse_strings(text)
        except TemplateSyntaxError:
            continue
    return strings


@check("unknown-language", "unknown-string", "unseen-character", scope="portal")
@check("missing-string", scope="portal", severity="warning")
def check_strings(
    overrides: Path, registries: Registries, *, is_own: bool = True, kept: Kept = afresh
) -> Iterable[Problem]:
    """Every file has the keys of the Vietnamese one, no others, and belongs to a language of the
    portal, unless the theme is not the portal's own.

    `kept` gives back what was found in the same theme before.
    """
    look = partial(_problems, overrides, registries, is_own=is_own)
    return kept("strings", f"{overrides.name} {is_own}", look)


def _problems(overrides: Path, registries: Registries, *, is_own: bool) -> list[Problem]:
    problems: list[Problem] = []
    for file in sorted((overrides / FOLDER).glob("*.html")):
        problems += read_text(file, f"{overrides.name}/{FOLDER}/{file.name}")[1]
    known = load_strings(overrides)
    source = known.get(SOURCE_LANGUAGE)
    if source is None:
        return problems
    tags = {language.tag for language in registries.languages.values()}
    for tag, strings in known.items():
        path = f"{overrides.name}/{FOLDER}/{tag}.html"
        if is_own and tag not in tags:
            message = say("The registry of languages has no tag “{tag}”.", tag=tag)
            problems.append(Problem(path, 1, "unknown-language", message, nearest(tag, tags)))
        for key, text in strings.texts.items():
            unseen = unseen_in(text)
            if unseen:
                message = say(
                    "“{key}” has characters that nobody sees: {names}.",
                    key=key,
                    names=", ".join(map(name_of, unseen)),
                )
                hint = say("Remove the sign \\ and the code behind it.")
                line = strings.lines[key]
                problems.append(Problem(path, line, "unseen-character", message, hint))
        for key in sorted(set(strings.texts) - set(source.texts)):
            message = say("The Vietnamese interface has no words for “{key}”.", key=key)
            hint = nearest(key, source.texts)
            problems.append(Problem(path, strings.lines[key], "unknown-string", message, hint))
        for key in sorted(strings.reviewed - set(strings.texts)):
            message = say("“{key}” is said to be reviewed, but has no words.", key=key)
            hint = nearest(key, strings.texts)
            problems.append(Problem(path, 1, "unknown-string", message, hint))
        missing = sorted(set(source.texts) - set(strings.texts))
        if missing:
            message = say(
                "Words of the interface that are still to be translated: {count}: {keys}.",
                count=len(missing),
                keys=", ".join(missing),
            )
            hint = say("Until then readers see Vietnamese.")
            problems.append(Problem(path, 1, "missing-string", message, hint))
    return problems
