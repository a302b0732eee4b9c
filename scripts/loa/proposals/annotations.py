"""Problems as forges show them beside the line."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from loa.codes import catalogue
from loa.printable import printable, printable_json
from loa.problems import Problem, as_github

MOST = 10
"""GitHub shows ten errors and ten warnings a step; what is dropped there stands in the summary."""


def as_annotations(problems: Iterable[Problem]) -> str:
    """Workflow commands for the ten that matter most, errors first."""
    ranked = sorted(set(problems), key=lambda problem: (problem.severity != "error", problem))
    return as_github(ranked[:MOST])


def as_code_quality(problems: Iterable[Problem]) -> str:
    """GitLab's report: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

    A fingerprint knows a problem in another state of the file, so it leaves out the line.
    """
    rows = [
        {
            "description": _sentence(problem),
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": "major" if problem.severity == "error" else "minor",
            "location": {"path": printable(problem.path), "lines": {"begin": problem.line}},
        }
        for problem, fingerprint in _with_fingerprints(problems)
    ]
    return _json(rows)


def as_sarif(problems: Iterable[Problem]) -> str:
    """SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>."""
    fingerprinted = list(_with_fingerprints(problems))
    codes = sorted({problem.code for problem, _ in fingerprinted})
    rules = [{"id": code, **_rule_of(code)} for code in codes]
    results = [
        {
            "ruleId": problem.code,
            "ruleIndex": codes.index(problem.code),
            "level": problem.severity,
            "message": {"text": _sentence(problem)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _address(problem.path)},
                        "region": {"startLine": problem.line},
                    }
                }
            ],
            "partialFingerprints": {"loa/v1": fingerprint},
        }
        for problem, fingerprint in fingerprinted
    ]
    driver = {"name": "Loa", "language": "vi", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _json({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _with_fingerprints(problems: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    """Each problem with a fingerprint of its own: equal ones of a file are counted."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for problem in sorted(set(problems)):
        key = problem.path, problem.code, problem.message
        counts[key] += 1
        identity = json.dumps([*key, counts[key]])
        yield problem, hashlib.sha256(identity.encode()).hexdigest()


def _rule_of(code: str) -> dict[str, Any]:
    entry = catalogue()[code]
    return {"shortDescription": {"text": entry.title}, "fullDescription": {"text": entry.why}}


def _sentence(problem: Problem) -> str:
    return printable(f"{problem.message} {problem.hint}".strip())


def _address(path: str) -> str:
    """A path as a relative URI reference (RFC 3986, §4.2); a colon would name a scheme."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")


def _json(value: object) -> str:
    return printable_json(json.dumps(value, ensure_ascii=False, indent=2))
