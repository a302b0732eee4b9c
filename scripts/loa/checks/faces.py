"""A photograph that is said to show nobody shows nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from loa.artifacts import ArtifactStore
from loa.checking import check
from loa.content.consents import files_of
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.media.faces import FACE, can_look, stored_face_score
from loa.media.inspection import ENDINGS
from loa.problems import Problem
from loa.safety.folding import same_words


@dataclass(frozen=True)
class Claim:
    """A page says at `line` that nobody is in the image, written `image` there, `uri` in docs/."""

    page: ContentPage
    line: int
    image: str
    uri: str


@check("face-found", scope="portal")
@check("faces-unsought", scope="portal", severity="warning")
def check_faces(library: Library, store: ArtifactStore) -> Iterator[Problem]:
    """Photographs with `people: false` in which a face is found and no exception says why.

    Where the detector is not installed one warning says so, at the first such photograph.
    """
    claims = list(_claims(library))
    if claims and not can_look():
        message = say(
            "This machine did not look for faces in the photographs that say people: false."
        )
        hint = say(
            "To have it do so: pip install --require-hashes --no-deps -r requirements/faces.txt"
        )
        first = claims[0]
        yield Problem(first.page.path, first.line, "faces-unsought", message, hint)
        return
    for claim in claims:
        if stored_face_score((library.docs_dir / claim.uri).read_bytes(), store) >= FACE:
            message = say(
                "The photograph “{image}” says people: false, but seems to show a face.",
                image=claim.image,
            )
            hint = say(
                "If there is somebody, write people: true with the consent, or choose "
                "another photograph. If it is no face, write at the top of the page: "
                "exceptions: [{{text: “{image}”, why: …}}]",
                image=claim.image,
            )
            yield Problem(claim.page.path, claim.line, "face-found", message, hint)


def _claims(library: Library) -> Iterator[Claim]:
    for page in library.pages:
        cleared = {same_words(exception.text) for exception in page.meta.exceptions}
        for index, consent in enumerate(page.meta.consent):
            if consent.people or same_words(consent.image) in cleared:
                continue
            for uri in sorted(files_of(page, consent.image) & library.files):
                if PurePosixPath(uri).suffix.lower() in ENDINGS:
                    yield Claim(
                        page=page, line=page.line("consent", index), image=consent.image, uri=uri
                    )
