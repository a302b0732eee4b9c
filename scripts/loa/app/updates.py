"""From one version of a pack to the next, in a small file.

In this order:

    with ready_update(update, stick, key) as ready:
        if ready is not None:
            print(ready.minutes)
            ready.write()
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from minisign import PublicKey

from loa.checking import check
from loa.ground.targets import require_outside_portals
from loa.ground.wording import say
from loa.packs import stick
from loa.packs.contents import size_of
from loa.packs.renewal import RefusedError, Renewal, is_made_by, on_stick, prepare, renew
from loa.packs.signature import check_signature, is_signed
from loa.packs.update import Update, make_update, unreadable
from loa.packs.verify import verify
from loa.problems import Problem, ProblemsError, require_made


@dataclass(frozen=True)
class ReadyUpdate:
    """An update that is proven and fits onto its stick; nothing of it is written yet."""

    renewal: Renewal
    target: Path

    @property
    def files(self) -> int:
        """How many files it writes."""
        return len(self.renewal.payload)

    @property
    def size(self) -> int:
        """Of what it writes, in bytes."""
        return sum(map(size_of, self.renewal.payload.values()))

    @property
    def minutes(self) -> int:
        """About how long a slow stick takes."""
        return stick.minutes_to_write(self.renewal.payload)

    def write(self) -> None:
        """Write it; until the end the stick opens the old copy. Raises ProblemsError."""
        try:
            renew(self.renewal, self.target)
        except OSError as failure:
            raise RefusedError(on_stick(failure, self.target)) from failure


def write_update(old: Path, new: Path, out: Path) -> Update:
    """Write what turns the copy `old` into the copy `new` into a .zip file outside of portals.

    Raises DamagedError where one of the two is not whole, ProblemsError where the one does not
    follow the other.
    """
    require_outside_portals(out)
    return _update_between(old, new, out)


@contextmanager
def update_between(old: Path, new: Path) -> Iterator[tuple[Path, Update]]:
    """The same, as a file that is there until the end of the block."""
    with tempfile.TemporaryDirectory(prefix="loa-") as folder:
        target = Path(folder) / "cap-nhat.zip"
        yield target, _update_between(old, new, target)


def _update_between(old: Path, new: Path, target: Path) -> Update:
    before, after = _require_whole(old), _require_whole(new)
    target.parent.mkdir(parents=True, exist_ok=True)
    return require_made(make_update(before, after, target))


def _require_whole(path: Path) -> Path:
    """The bag at a path. Raises DamagedError where anything about it is damaged."""
    verify(path).require_whole(say("{path}: not whole any more, no update was made.", path=path))
    folder = stick.opened_portal(path)
    if folder is None:
        raise ProblemsError([unreadable(path)])
    return folder


@contextmanager
def ready_update(update: Path, target: Path, key: PublicKey | None) -> Iterator[ReadyUpdate | None]:
    """An update unpacked and proven for the copy on a stick, until the end of the block.

    None where the stick has it already: what an interrupted run left there is then finished.
    `key` is the publisher's, which must have signed the new copy; it may only be left out where
    the old copy was not signed. Raises ProblemsError before anything is written.
    """
    old_bag = stick.opened_portal(target)
    if old_bag is None or old_bag == target:
        raise ProblemsError([unreadable(target)])
    if is_made_by(update, old_bag):
        stick.finish(target, old_bag)
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="loa-") as folder:
        yield _prove(update, old_bag, target=target, key=key, scratch=Path(folder))


@check("pack-no-space", scope="pack")
def _prove(
    update: Path, old_bag: Path, target: Path, key: PublicKey | None, scratch: Path
) -> ReadyUpdate:
    renewal = prepare(update, old_bag, scratch)
    if problems := _doubts(renewal, old_bag, key):
        raise ProblemsError(problems)
    stick.clear_leftovers(target, old_bag)
    if shortage := stick.check_space(target, renewal.payload):
        raise ProblemsError([Problem(str(target), 1, "pack-no-space", shortage)])
    return ReadyUpdate(renewal, target)


@check("pack-key-needed", "pack-unsigned", scope="pack")
def _doubts(renewal: Renewal, old_bag: Path, key: PublicKey | None) -> list[Problem]:
    """Why an update may be of somebody else than the copy that it changes."""
    if key:
        return check_signature(renewal.bag, key, date.today())
    if not is_signed(old_bag):
        return []
    if is_signed(renewal.bag):
        # A signature names its key by eight bytes that anybody can write.
        message = say(
            "The stick holds a signed copy: to prove it the publisher's key must be known."
        )
        hint = say(
            "Add --key loa.pub, the public key from the publisher. Nothing was written "
            "to the stick."
        )
        return [Problem(renewal.bag.name, 1, "pack-key-needed", message, hint)]
    message = say("The stick holds a signed copy, and this update is not signed.")
    hint = say("Ask the publisher for a signed update.")
    return [Problem(renewal.bag.name, 1, "pack-unsigned", message, hint)]
