"""`loa pack update` and `apply`: from one version of a pack to the next, in a small file."""

import tempfile
from datetime import date
from pathlib import Path

import click

from loa.checking import check
from loa.cli.telling import inform
from loa.errors import LoaError
from loa.ground.sizes import human_size
from loa.ground.targets import require_outside_portals
from loa.ground.wording import say
from loa.packs import stick
from loa.packs.contents import Payload, size_of
from loa.packs.keys import public_key
from loa.packs.renewal import RefusedError, Renewal, is_made_by, on_stick, prepare, renew
from loa.packs.signature import check_signature, is_signed
from loa.packs.start_page import OPEN
from loa.packs.update import Update, make_update, unreadable
from loa.packs.verify import verify
from loa.problems import Problem, ProblemsError

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_KEY = click.option(
    "--key", "key_path", type=click.Path(path_type=Path),
    help=say("Public key (.pub) of the publisher: the new copy must be signed with it."),
)  # fmt: skip


@click.command(
    help=say("Make a small update from the copy OLD to the copy NEW, of what differs only.")
)
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False),
    help=say("The .zip file for the update. Without it OLD itself is brought up to NEW."),
)  # fmt: skip
@_KEY
@check("pack-key-needed", "pack-no-space", "pack-unsigned", scope="pack")
def update(old: Path, new: Path, out: Path | None, key_path: Path | None) -> None:
    """Compare two whole packs; write the difference, or bring the first to the second."""
    if out:
        require_outside_portals(out)
    places = [_whole(path) for path in (old, new)]
    with tempfile.TemporaryDirectory(prefix="loa-") as folder:
        target = out or Path(folder) / "cap-nhat.zip"
        target.parent.mkdir(parents=True, exist_ok=True)
        made = make_update(places[0], places[1], target)
        if isinstance(made, Problem):
            raise ProblemsError([made])
        click.echo(_summary(made))
        if out:
            inform(
                "Wrote {out}. On the machine with the stick, run “loa pack apply {name} STICK”.",
                out=out,
                name=out.name,
            )
        else:
            _apply(target, old, key_path)


@click.command(
    help=say("Bring a stick up to date with an update. When it was interrupted, run it again.")
)
@click.argument("update", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("stick", type=_FOLDER)
@_KEY
@check("pack-key-needed", "pack-no-space", "pack-unsigned", scope="pack")
def apply(update: Path, stick: Path, key_path: Path | None) -> None:
    """Prove the update, say how long it takes, write; until the end the old portal opens."""
    _apply(update, stick, key_path)


def _apply(update: Path, target: Path, key_path: Path | None) -> None:
    place = stick.opened_portal(target)
    if place is None or place == target:
        raise ProblemsError([unreadable(target)])
    if is_made_by(update, place):
        stick.finish(target, place)
        inform("The stick has this copy already. Open {start} to see it.", start=target / OPEN)
        return
    with tempfile.TemporaryDirectory(prefix="loa-") as folder:
        try:
            renewal = prepare(update, place, Path(folder))
            _check_signature(renewal, place, key_path)
            stick.clear_leftovers(target, place)
            if shortage := stick.check_space(target, renewal.payload):
                raise ProblemsError([Problem(str(target), 1, "pack-no-space", shortage)])
            click.echo(_estimate(renewal.payload))
            try:
                renew(renewal, target)
            except OSError as failure:
                raise RefusedError(on_stick(failure, target)) from failure
        except RefusedError as refusal:
            raise ProblemsError([refusal.problem]) from refusal
    inform("The update is complete. Open {start} to see it.", start=target / OPEN)


def _whole(path: Path) -> Path:
    """The bag at a path, or the end of the command when anything about it is damaged."""
    report = verify(path)
    if report.damages:
        lines = "\n".join(str(damage) for damage in report.damages)
        raise LoaError(
            say("{lines}\n{path}: not whole any more, no update was made.", lines=lines, path=path)
        )
    place = stick.opened_portal(path)
    if place is None:
        raise ProblemsError([unreadable(path)])
    return place


def _check_signature(renewal: Renewal, place: Path, key_path: Path | None) -> None:
    problems: list[Problem] = []
    if key_path:
        key = public_key(key_path)
        if isinstance(key, Problem):
            raise ProblemsError([key])
        problems = check_signature(renewal.bag, key, date.today())
    elif is_signed(place) and is_signed(renewal.bag):
        # A signature names its key by eight bytes that anybody can write.
        message = say(
            "The stick holds a signed copy: to prove it the publisher's key must be known."
        )
        hint = say(
            "Add --key loa.pub, the public key from the publisher. Nothing was written "
            "to the stick."
        )
        problems = [Problem(renewal.bag.name, 1, "pack-key-needed", message, hint)]
    elif is_signed(place):
        message = say("The stick holds a signed copy, and this update is not signed.")
        hint = say("Ask the publisher for a signed update.")
        problems = [Problem(renewal.bag.name, 1, "pack-unsigned", message, hint)]
    if problems:
        raise ProblemsError(problems)


def _summary(made: Update) -> str:
    return say(
        "The update weighs {size}: files new or changed: {changed}, files that go: {removed}.",
        size=human_size(made.size),
        changed=made.changed,
        removed=made.removed,
    )


def _estimate(payload: Payload) -> str:
    size = human_size(sum(size_of(content) for content in payload.values()))
    return say(
        "Will write {size}, files: {count}; that takes about {minutes} minutes. "
        "Meanwhile the stick opens the old copy.",
        size=size,
        count=len(payload),
        minutes=stick.minutes_to_write(payload),
    )
