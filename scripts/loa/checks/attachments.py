"""Files that readers download tell nothing of who made them."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from loa.checking import check
from loa.content.library import Library
from loa.ground.wording import say
from loa.media.tags import TAGGED, tags_in, traces_of
from loa.problems import Problem
from loa.safety.attachments import ENDINGS, traces_in

_HINTS = {
    ".svg": say("In the drawing program save it as “Plain SVG”, and delete metadata and remarks."),
    ".pdf": say("Export the PDF again without “Document properties” and without remarks."),
}
_OFFICE_HINT = say("In Word: File > Info > Inspect Document, remove all, then save again.")
_FILM_HINT = say("Export the film again without its place and without facts of the camera.")


@check("file-metadata", scope="portal")
def check_attachments(library: Library) -> Iterator[Problem]:
    """Author, path, place and comments are gone before a file is published."""
    for uri in sorted(library.files):
        ending = PurePosixPath(uri).suffix.lower()
        if ending not in ENDINGS | TAGGED:
            continue
        with (library.docs_dir / uri).open("rb") as source:
            traces = traces_in(uri, source)
            source.seek(0)
            traces += [trace for trace in traces_of(tags_in(uri, source)) if trace not in traces]
        if traces:
            message = say("The file carries along: {traces}.", traces=", ".join(traces))
            is_office = ending in {".docx", ".xlsx", ".pptx"}
            hint = _HINTS.get(ending, _OFFICE_HINT if is_office else _FILM_HINT)
            path = f"{library.docs_dir.name}/{uri}"
            yield Problem(path, 1, "file-metadata", message, hint)
