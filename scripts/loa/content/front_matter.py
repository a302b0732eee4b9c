"""YAML front matter with the line of every key, so that a problem can point at it."""

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from loa.checking import check
from loa.ground.wording import say
from loa.ground.yaml_loader import SafeLoader
from loa.problems import Problem
from loa.safety.characters import FIX, name_of, unseen_in

FENCE = "---"
_CORE = "tag:yaml.org,2002:"
_DEEPEST = 16
_CURLY = re.compile(":[ \t]*[“„”]")
KeyPath = tuple[str | int, ...]
Parse = Callable[[str, str, int], tuple[dict[str, Any], Mapping[KeyPath, int], list[Problem]]]
"""Reads a text that stands in a file, `path` for problems, from a line on."""


class PageLoader(SafeLoader):  # type: ignore[valid-type, misc]
    """YAML whose plain values are those of YAML 1.2, and days.

    So `on` is a field of `review`, "no" a Vietnamese word in a list of keywords, and `010`,
    `12:30` and `<<` stay what the editor wrote.
    """

    yaml_implicit_resolvers = {
        letter: [rule for rule in rules if rule[0] == f"{_CORE}null"]
        for letter, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_DIGITS = list("0123456789")
for _kind, _pattern, _first in (
    ("bool", r"^(?:true|false)$", ["t", "f"]),
    ("int", r"^[-+]?(?:0|[1-9][0-9]{0,17})$", [*"-+", *_DIGITS]),
    ("float", r"^[-+]?[0-9]{1,18}\.[0-9]{1,18}$", [*"-+", *_DIGITS]),
    ("timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", _DIGITS),
):
    PageLoader.add_implicit_resolver(f"{_CORE}{_kind}", re.compile(_pattern), _first)


@dataclass(frozen=True)
class Document:
    """A text file taken apart: data, where each key stands, and the rest.

    `lines` maps a path of keys and list positions, such as ("review", "status"), to a
    1-based line of the file. `body_line` is the line on which the body starts; `header` is the
    front matter as written, comments and all, from line 2.
    """

    data: Mapping[str, Any]
    body: str
    body_line: int
    lines: Mapping[KeyPath, int] = field(default_factory=dict)
    header: str = ""

    def line(self, path: KeyPath) -> int:
        """The line of a key, or of the nearest key around it."""
        return line_at(self.lines, path)


def line_at(lines: Mapping[KeyPath, int], path: KeyPath) -> int:
    """The line of a key among those of a file, or of the nearest key around it; else the first."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


@check("front-matter-missing", "front-matter-open", scope="reading")
def split(text: str, path: str, parse: Parse | None = None) -> tuple[Document, list[Problem]]:
    """Take a page apart into front matter and body.

    A page whose front matter cannot be read comes back with empty data and the problem. `parse`
    is for whoever kept what `parse_yaml` gives.
    """
    rows = text.split("\n")
    if rows[0].rstrip() != FENCE:
        problem = Problem(
            path,
            1,
            "front-matter-missing",
            say("The page does not begin with a front matter."),
            say("The first line must be three hyphens (---), see the editors' guide."),
        )
        return Document({}, text, 1), [problem]
    for end in range(1, len(rows)):
        if rows[end].rstrip() == FENCE:
            break
    else:
        problem = Problem(
            path,
            1,
            "front-matter-open",
            say("The front matter at the top of the page is not closed."),
            say("Add a line of three hyphens (---) after its last line."),
        )
        return Document({}, "", 1), [problem]
    header = "\n".join(rows[1:end]) + "\n"
    data, lines, problems = (parse or parse_yaml)(header, path, 2)
    body = "\n".join(rows[end + 1 :])
    return Document(data, body, end + 2, lines, header), problems


# Whoever keeps a portal open asks for some forty registries again and again, and several checks
# read each of them.
@lru_cache(maxsize=128)
def parsed(
    text: str, path: str
) -> tuple[Mapping[str, Any], Mapping[KeyPath, int], tuple[Problem, ...]]:
    """A file of data as `parse_yaml` reads it; several share it, so nobody changes it."""
    data, lines, problems = parse_yaml(text, path)
    return data, lines, tuple(problems)


@check(
    "duplicate-field",
    "unseen-character",
    "value-cut",
    "yaml-not-mapping",
    "yaml-unreadable",
    scope="reading",
)
def parse_yaml(
    text: str, path: str, first_line: int = 1
) -> tuple[dict[str, Any], dict[KeyPath, int], list[Problem]]:
    """Read a YAML mapping; give its data, the line of each key and what is wrong with it."""
    lines: dict[KeyPath, int] = {}
    problems: list[Problem] = []
    try:
        problems += _refused(text, path, first_line)
        if problems:
            return {}, lines, problems
        loader = PageLoader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return {}, lines, problems
            _number(node, (), first_line, lines, problems, path)
            data = loader.construct_document(node)
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError) as error:
        problems.append(_unreadable(error, path, first_line, text.split("\n")))
        return {}, lines, problems
    if not isinstance(data, dict):
        problems.append(
            Problem(
                path,
                first_line,
                "yaml-not-mapping",
                say("The front matter is not written as “name: value”."),
                say("Each line is written like this: title: Tên trang"),
            )
        )
        return {}, lines, problems
    return {str(key): value for key, value in data.items()}, lines, problems


def _refused(text: str, path: str, first_line: int) -> list[Problem]:
    """What no page needs and a reader could be stopped by: names for values, tags, deep nesting,
    keys that are no word. Looked for before anything is built of the text.
    """
    problems = []
    rows = text.split("\n")
    # For each open collection: None for a list, else whether a key comes next.
    opened: list[bool | None] = []
    for event in yaml.parse(text, Loader=PageLoader):
        mark = event.start_mark
        line = (mark.line if mark else 0) + first_line
        if isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        is_key = bool(opened and opened[-1])
        if opened and opened[-1] is not None:
            opened[-1] = not opened[-1]
        if is_key and not isinstance(event, yaml.ScalarEvent):
            message = say("The name of a field is a word, no list and nothing in brackets.")
            hint = say('A value that begins with [ or { stands in quotes: title: "{{tên}}".')
            problems.append(Problem(path, line, "yaml-unreadable", message, hint))
        if cut := _cut_after(event, rows, is_page=first_line == 2):
            message = say("This value ends at its sign #: the part “{cut}” is not read.", cut=cut)
            hint = say('Put the whole value into quotes: title: "Cuộc thi vẽ #1".')
            problems.append(Problem(path, line, "value-cut", message, hint))
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            message = say("A front matter uses no &, * or ! at the beginning of a value.")
            hint = say('Put the value into quotes: title: "* Trang".')
            problems.append(Problem(path, line, "yaml-unreadable", message, hint))
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(True if isinstance(event, yaml.MappingStartEvent) else None)
            if len(opened) > _DEEPEST:
                message = say("The front matter has more than {deepest} levels.", deepest=_DEEPEST)
                problems.append(Problem(path, line, "yaml-unreadable", message))
                return problems
    return problems


def _cut_after(event: yaml.NodeEvent, rows: list[str], is_page: bool) -> str:
    """What a plain value loses, because YAML takes ` #` for the beginning of a remark.

    A remark of an editor has a space after its sign; behind words of a page it is a mistake too.
    """
    if not isinstance(event, yaml.ScalarEvent) or event.style or not event.end_mark:
        return ""
    mark = event.end_mark
    rest = rows[mark.line][mark.column :] if mark.line < len(rows) else ""
    remark = rest.lstrip()
    if rest == remark or not remark.startswith("#"):
        return ""
    is_cut = remark[1:2].strip() != "" or (is_page and " " in event.value.strip())
    return remark if is_cut else ""


def _number(
    node: yaml.Node,
    at: KeyPath,
    first_line: int,
    lines: dict[KeyPath, int],
    problems: list[Problem],
    path: str,
) -> None:
    lines.setdefault(at, node.start_mark.line + first_line)
    if isinstance(node, yaml.MappingNode):
        seen: set[Hashable] = set()
        for key, value in node.value:
            name = key.value
            line = key.start_mark.line + first_line
            if name in seen:
                problems.append(
                    Problem(
                        path,
                        line,
                        "duplicate-field",
                        say("The field “{name}” is written twice.", name=name),
                        say("Remove one of the two lines."),
                    )
                )
            seen.add(name)
            lines[(*at, name)] = line
            _number(value, (*at, name), first_line, lines, problems, path)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _number(item, (*at, index), first_line, lines, problems, path)
    elif isinstance(node, yaml.ScalarNode):
        # What read_text left out comes back as an escape: "\\u200b", "\\0".
        unseen = unseen_in(node.value)
        if unseen:
            line = node.start_mark.line + first_line
            message = say(
                "This value has characters that nobody sees: {names}.",
                names=", ".join(map(name_of, unseen)),
            )
            hint = say("Remove the sign \\ and the code behind it.")
            problems.append(Problem(path, line, "unseen-character", message, hint))


def _unreadable(error: Exception, path: str, first_line: int, rows: list[str]) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = (mark.line if mark else 0) + first_line
    reason = getattr(error, "problem", None) or str(error)
    if mark and mark.line < len(rows) and _CURLY.search(rows[mark.line]):
        message = say("A value in curly quotes cannot be read.")
        hint = say('Type straight quotes: "…". {fix}', fix=FIX)
        return Problem(path, line, "yaml-unreadable", message, hint)
    return Problem(
        path,
        line,
        "yaml-unreadable",
        say("The front matter cannot be read ({reason}).", reason=reason),
        say(
            "Usually a space is missing after a colon, a line is not indented like the "
            'others, or a value has a colon and no quotes: title: "Tên: phần sau".'
        ),
    )


def quoted(text: str) -> str:
    """A text as a value that YAML cannot read as anything else."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
