"""What becomes of the problems that a build finds: a refusal, or a line for whoever listens."""

import logging
from dataclasses import replace

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from loa.checks.places import UNFILLED
from loa.problems import Problem, as_text, errors_in

log = get_plugin_logger(__name__)


def of_a_draft(problem: Problem) -> Problem:
    """What a page under work may still have is only a reminder."""
    return replace(problem, severity="warning") if problem.code == UNFILLED else problem


def tell(problems: list[Problem]) -> None:
    """Name what does not stop a build. Thousands of lines take a second, so that they are put
    together only where somebody listens.
    """
    if problems and log.isEnabledFor(logging.INFO):
        log.info("%s", as_text(problems))


def refuse_errors(problems: list[Problem]) -> None:
    """Raise PluginError with every problem that stops a build, where there are some."""
    errors = errors_in(problems)
    if errors:
        raise PluginError("\n" + as_text(errors) + f"\n{len(errors)} lỗi, chưa dựng gì.")
