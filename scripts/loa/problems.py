"""What is wrong, where, and what would be right.

A problem is data, not an exception: every stage collects its own and all of them
are shown at once.
"""

import difflib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal, TypeVar, cast

from loa.errors import LoaError
from loa.ground.disks import names_of, reason_of
from loa.ground.wording import say, say_count
from loa.printable import printable, printable_json

Severity = Literal["error", "warning"]

SEVERITIES: dict[str, Severity] = {}
"""How grave the problem of a code is, as its check declares (`checking.py`)."""
_AS_DECLARED = cast(Severity, "")
T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that an editor must mend.

    `path` is relative to the repository, `line` is 1-based. `code` is a kebab-case
    name that the editors' guide explains. `hint` says what would be right. `severity` is what
    the code's check declares, where it is not given; a code that none declares is an error.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = _AS_DECLARED

    def __post_init__(self) -> None:
        if self.severity == _AS_DECLARED:
            object.__setattr__(self, "severity", SEVERITIES.get(self.code, "error"))


class ProblemsError(LoaError):
    """Problems because of which nothing was done; its text is all of them and a sentence."""

    def __init__(self, problems: Iterable[Problem], sentence: str = "") -> None:
        self.problems = tuple(sorted(set(problems)))
        grave = errors_in(self.problems)
        slight = [one for one in self.problems if one not in grave]
        super().__init__("\n".join(filter(None, (as_text(slight), as_text(grave), sentence))))


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """Those problems that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def require_right(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, which are warnings only. Raises ProblemsError where one is an error."""
    found = tuple(problems)
    if errors := errors_in(found):
        raise ProblemsError(
            found,
            say_count(
                "{count} error, nothing was written.",
                "{count} errors, nothing was written.",
                len(errors),
            ),
        )
    return found


def require_made(found: T | Problem) -> T:
    """What was made. Raises ProblemsError where a problem came of it instead."""
    if isinstance(found, Problem):
        raise ProblemsError([found])
    return found


def nearest(value: str, known: Iterable[str]) -> str:
    """A hint that names the known value closest to a mistyped one."""
    options = sorted(known)
    close = difflib.get_close_matches(value, options, n=1, cutoff=0.5)
    if close:
        return say("Did you mean “{nearest}”?", nearest=close[0])
    if 0 < len(options) <= 12:
        return say("Choose one of: ") + ", ".join(options) + "."
    return ""


def as_text(problems: Iterable[Problem]) -> str:
    """One line a problem: path:line: message Hint (code)."""
    return "\n".join(
        f"{printable(p.path)}:{p.line}: {_label(p.severity)}: {_sentence(p)} ({p.code})"
        for p in sorted(set(problems))
    )


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that a code host shows beside the line.

    Format: "Workflow commands for GitHub Actions", setting an error message.
    """
    return "\n".join(
        f"::{p.severity} file={_property(p.path)},line={p.line},title={p.code}"
        f"::{_escape(_sentence(p))}"
        for p in sorted(set(problems))
    )


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of objects with the fields of `Problem`."""
    rows = [asdict(problem) for problem in sorted(set(problems))]
    return printable_json(json.dumps(rows, ensure_ascii=False, indent=2))


def sentence_of(error: OSError) -> str:
    """What a disk refused, where, and what would help."""
    where = say(" and ").join(f"“{name}”" for name in names_of(error))
    name = printable(where) or say("the file")
    return say("Cannot read or write {name}: {reason}.", name=name, reason=reason_of(error))


def _sentence(problem: Problem) -> str:
    """On one line; what it quotes from outside is only read."""
    return printable(f"{problem.message} {problem.hint}".strip())


def _label(severity: Severity) -> str:
    return say("error") if severity == "error" else say("warning")


def _property(text: str) -> str:
    return _escape(printable(text)).replace(":", "%3A").replace(",", "%2C")


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
