"""`loa pack update` and `apply`: from one version of a pack to the next, in a small file."""

from pathlib import Path

import click

from loa.app.updates import ready_update, update_between, write_update
from loa.cli.telling import inform
from loa.ground.sizes import human_size
from loa.ground.wording import say
from loa.packs.keys import public_key
from loa.packs.start_page import OPEN
from loa.packs.update import Update
from loa.problems import require_made

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_KEY = click.option(
    "--key",
    "key_path",
    type=click.Path(path_type=Path),
    help=say("Public key (.pub) of the publisher: the new copy must be signed with it."),
)


@click.command(
    help=say("Make a small update from the copy OLD to the copy NEW, of what differs only.")
)
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("The .zip file for the update. Without it OLD itself is brought up to NEW."),
)
@_KEY
def update(old: Path, new: Path, out: Path | None, key_path: Path | None) -> None:
    """Compare two whole packs; write the difference, or bring the first to the second."""
    if out is None:
        with update_between(old, new) as (target, pack_update):
            _tell(pack_update)
            _apply(target, old, key_path)
        return
    _tell(write_update(old, new, out))
    inform(
        "Wrote {out}. On the machine with the stick, run “loa pack apply {name} STICK”.",
        out=out,
        name=out.name,
    )


@click.command(
    help=say("Bring a stick up to date with an update. When it was interrupted, run it again.")
)
@click.argument("update", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("stick", type=_FOLDER)
@_KEY
def apply(update: Path, stick: Path, key_path: Path | None) -> None:
    """Prove the update, say how long it takes, write; until the end the old portal opens."""
    _apply(update, stick, key_path)


def _apply(update: Path, target: Path, key_path: Path | None) -> None:
    key = require_made(public_key(key_path)) if key_path else None
    with ready_update(update, target, key) as ready:
        if ready is None:
            inform("The stick has this copy already. Open {start} to see it.", start=target / OPEN)
            return
        inform(
            "Will write {size}, files: {count}; that takes about {minutes} minutes. "
            "Meanwhile the stick opens the old copy.",
            size=human_size(ready.size),
            count=ready.files,
            minutes=ready.minutes,
        )
        ready.write()
    inform("The update is complete. Open {start} to see it.", start=target / OPEN)


def _tell(pack_update: Update) -> None:
    inform(
        "The update weighs {size}: files new or changed: {changed}, files that go: {removed}.",
        size=human_size(pack_update.size),
        changed=pack_update.changed,
        removed=pack_update.removed,
    )
