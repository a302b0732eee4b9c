"""The published numbers: that somebody called them is written down."""

from datetime import date
from pathlib import Path

from loa.content.dates import require_past
from loa.content.entries.offices import Helpline, Verified
from loa.content.library import Library
from loa.content.registries import DATA_FOLDER
from loa.errors import LoaError, NotFoundError
from loa.ground.files import write_whole
from loa.ground.wording import say
from loa.publishing.verifying import EMERGENCY, with_verified


def record_call(docs: Path, identity: str, by: str, how: str, day: date) -> Helpline:
    """Write into the registry who tried a number, in which way and when.

    Raises NotFoundError for an id that the registry does not have, and LoaError where nobody can
    have tried it so: an emergency number is not to be called.
    """
    registries = Library.load(docs).registries
    line = registries.helplines.get(identity)
    if line is None:
        known = ", ".join(helpline.id for helpline in registries.cleared_helplines)
        raise NotFoundError(
            say(
                "The registry of helplines has no “{identity}”. Published are: {known}.",
                identity=identity,
                known=known,
            )
        )
    if not by.strip():
        raise LoaError(say('Say who called: --by "Name".'))
    if how == "call" and line.number in EMERGENCY:
        raise LoaError(
            say(
                "{number} is an emergency number and not to be tried: use --how letter or website.",
                number=line.number,
            )
        )
    require_past(day, date.today())
    verified = Verified.model_validate({"on": day, "by": by.strip(), "how": how})
    path = docs / DATA_FOLDER / "helplines.yml"
    text = path.read_text(encoding="utf-8")
    write_whole(path, with_verified(text, identity, verified))
    return line
