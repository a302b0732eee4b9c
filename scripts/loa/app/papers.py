"""The files that pages offer, made without the site."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from loa.artifacts import Artifact
from loa.errors import LoaError
from loa.ground.names import is_chosen
from loa.ground.progress import SILENT, Progress
from loa.ground.wording import say, say_count
from loa.handouts.documents import offers
from loa.integrations.portal import Portal
from loa.integrations.workers import workers
from loa.problems import Problem, ProblemsError, errors_in, sentence_of


@dataclass(frozen=True)
class Papers:
    """Of how many pages, what was made for them, how many files of it anew, and what was not."""

    pages: int
    artifacts: tuple[Artifact, ...]
    rendered: int
    problems: tuple[Problem, ...]


def make_handouts(
    portal: Portal,
    paths: Sequence[str] = (),
    *,
    formats: Set[str] | None = None,
    force: bool = False,
    jobs: int = 0,
    cluster: str = "",
    progress: Progress = SILENT,
) -> Papers:
    """The handouts of published pages at some paths, or of all; what is unchanged is kept.

    Raises ProblemsError for a portal with errors, and LoaError where the disk refuses: the files
    that were made before are whole.
    """
    if errors := errors_in(portal.problems()):
        raise ProblemsError(
            errors,
            say_count(
                "{count} error, no handout was made.",
                "{count} errors, no handouts were made.",
                len(errors),
            ),
        )
    pages = [
        page for page in portal.library.published if offers(page) and is_chosen(page.path, paths)
    ]
    with workers(jobs, cluster) as executor:
        workshop = portal.workshop(executor=executor, formats=formats, force=force)
        try:
            handouts = workshop.make_all(pages, progress)
        except OSError as error:
            raise LoaError(
                say("\n{reason} The files made so far are whole.", reason=sentence_of(error))
            ) from error
    return Papers(
        pages=len(pages),
        artifacts=tuple(handouts.artifacts),
        rendered=handouts.rendered,
        problems=tuple(handouts.problems),
    )
