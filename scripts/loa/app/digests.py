"""What is new in some days, to be sent out."""

from datetime import date
from pathlib import Path

from loa.content.dates import require_past
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.integrations.subscribing import digest_of
from loa.subscriptions.digest import Digest, as_html, as_markdown, as_zalo

_FORMATS = {"md": as_markdown, "html": as_html, "txt": as_zalo}


def digest_between(portal: Portal, since: date, until: date) -> Digest:
    """New pages, changed ones and days to come. Raises LoaError where there is nothing to tell."""
    require_past(since, until)
    digest = digest_of(portal, since, until)
    if not digest.parts:
        raise LoaError(say("Nothing is new in these days, and no day is coming up."))
    return digest


def write_digest(digest: Digest, out: Path) -> list[Path]:
    """Write it in each format into a folder, and give the files.

    Raises LoaError, and writes none, where one of them is there already.
    """
    targets = {out / f"ban-tin.{ending}": write(digest) for ending, write in _FORMATS.items()}
    for target in targets:
        if target.exists():
            raise LoaError(say("“{target}” is there already. Name a new folder.", target=target))
    for target, text in targets.items():
        write_whole(target, text)
    return [*targets]
