"""`loa media add`: photographs of phones and cameras, into a page."""

from datetime import date, datetime
from pathlib import Path

import click

from loa.cli.paths import PagePath
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.content.library import Library
from loa.ground.layout import DOCS
from loa.ground.replacement import notes_of
from loa.ground.wording import say
from loa.integrations.adding_photos import (
    Addition,
    PagePhoto,
    PhotosRefusedError,
    add_photos,
    consent_of,
    page_for_photos,
    plan_photos,
    read_photos,
)
from loa.media.intake import KINDS
from loa.printable import printable


@click.command(
    help=say(
        "Add photographs ({kinds}) to a page: made small, without their place; asks "
        "for a description and consent.",
        kinds=KINDS,
    )
)
@click.argument(
    "files",
    metavar=say("PHOTO…"),
    nargs=-1,
    required=True,
    type=click.Path(
        path_type=Path,
        exists=True,
        dir_okay=False,
    ),
)
@click.argument("page", metavar=say("PAGE"), type=PagePath())
@click.option(
    "--alt",
    "alts",
    multiple=True,
    help=say("What the photograph shows; once for each photograph, in their order."),
)
@click.option(
    "--name",
    "names",
    multiple=True,
    help=say("Name of the file without accents and ending; by default made from the description."),
)
@click.option("--people/--no-people", default=None, help=say("Whether anybody can be recognised."))
@click.option("--record", help=say("Id of a consent in docs/_data/consents.yml."))
@click.option("--document", help=say("Where the signed consent is kept; name nobody."))
@click.option(
    "--on",
    "signed_on",
    type=click.DateTime(["%Y-%m-%d"]),
    help=say("Day of the signature, year-month-day."),
)
@click.option(
    "--under",
    help=say(
        "Id of the section for the photograph, for example nen-lam; by default the beginning."
    ),
)
def add(
    files: tuple[Path, ...],
    page: str,
    alts: tuple[str, ...],
    names: tuple[str, ...],
    people: bool | None,
    record: str | None,
    document: str | None,
    signed_on: datetime | None,
    under: str | None,
) -> None:
    """Ask for what was not said and write all of it; exit 1 and nothing written when refused."""
    root = find_root()
    library = Library.load(root / DOCS)
    page_for_photos(library, page)
    for option, given in (("--alt", alts), ("--name", names)):
        if given and len(given) != len(files):
            raise PhotosRefusedError(
                say(
                    "There are {photos} photographs but {given} of {option}: one for each "
                    "photograph.",
                    photos=len(files),
                    given=len(given),
                    option=option,
                )
            )
    photos = read_photos(files, root)
    page_photos = []
    for number, (path, photo) in enumerate(zip(files, photos, strict=True)):
        label = printable(path.name)
        alt = (
            alts[number]
            if alts
            else click.prompt(
                say(
                    "{label}: what does the photograph show (for those who cannot see it)",
                    label=label,
                )
            )
        )
        # Whoever names a paper says that there are people.
        has_people = people if people is not None else bool(record or document)
        if people is None and not has_people:
            has_people = click.confirm(say("{label}: can anybody be recognised", label=label))
        paper = record, document, signed_on.date() if signed_on else None
        if has_people and not (record or document):
            paper = _ask_for_paper(label)
        consent = consent_of(
            library, people=has_people, record=paper[0], document=paper[1], on=paper[2]
        )
        page_photos.append(
            PagePhoto(photo, alt=alt, consent=consent, name=names[number] if names else "")
        )
    addition = plan_photos(library, uri=page, page_photos=page_photos, under=under)
    add_photos(root / DOCS, addition, notes_of(root))
    _tell(addition, page_photos)


def _ask_for_paper(label: str) -> tuple[str | None, str | None, date | None]:
    """Which paper: an entry of the registry, or where it lies and of which day."""
    record = click.prompt(
        say(
            "{label}: id of the consent in docs/_data/consents.yml (empty where there is none)",
            label=label,
        ),
        default="",
    )
    if record:
        return record, None, None
    document = click.prompt(
        say("{label}: where is the signed consent kept (name nobody)", label=label)
    )
    day: datetime = click.prompt(
        say("{label}: signed on which day", label=label), type=click.DateTime(["%Y-%m-%d"])
    )
    return None, document, day.date()


def _tell(addition: Addition, page_photos: list[PagePhoto]) -> None:
    for (uri, photo), page_photo in zip(addition.photos.items(), page_photos, strict=True):
        size = say(
            "{width}×{height}, {kilobytes} KB",
            width=photo.width,
            height=photo.height,
            kilobytes=f"{len(photo.data) / 1000:.0f}",
        )
        inform("Added docs/{uri} ({size}), without its place and time.", uri=uri, size=size)
        if photo.may_show_a_face and not page_photo.consent.people:
            inform(
                "docs/{uri} seems to show a face: look again before you send it.", err=True, uri=uri
            )
    inform(
        "Written into docs/{uri}. The original is where it was, do not copy it into the portal.",
        uri=addition.uri,
    )
    inform("Look again: loa check docs/{uri}", uri=addition.uri)
