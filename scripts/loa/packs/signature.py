"""Who made a pack: a minisign signature over the list of everything in it.

The tag manifest lists bag-info.txt (profile, sequence, expiry) and the manifest of all files, so
one signature covers all of it. Anybody can check it without this program:

    minisign -Vm tagmanifest-sha256.txt -p loa.pub

Format: https://jedisct1.github.io/minisign/, prehashed Ed25519.
"""

import hashlib
from datetime import date
from pathlib import Path

from minisign import ParseError, PublicKey, SecretKey, Signature, VerifyError

from loa.checking import check
from loa.content.dates import short_date
from loa.ground.files import write_whole
from loa.ground.folder_entries import is_plain_file
from loa.ground.wording import say
from loa.packs import bag
from loa.packs.info import read_info
from loa.problems import Problem

_OURS = "sequence:"
_DIGEST = "loa sha256:"
_LARGEST = 10_000


def sign(place: Path, key: SecretKey) -> None:
    """Sign a whole bag. The same bag and key give the same bytes."""
    info = read_info(place)
    if info is None:
        raise ValueError(f"{place} is no pack")
    comment = (
        f"sequence:{info.sequence}\tprofile:{info.profile}"
        f"\tmade:{info.made_on}\texpires:{info.valid_until}"
    )
    made = key.sign((place / bag.SIGNED).read_bytes(), trusted_comment=comment)
    made.untrusted_comment = _own_digest(made)
    write_whole(place / bag.SIGNATURE, bytes(made) + b"\n")


def is_signed(place: Path) -> bool:
    """Whether there is a signature, true or false."""
    return is_plain_file(place / bag.SIGNATURE)


def is_torn(place: Path) -> bool:
    """Whether a signature is there and damaged, as far as can be told without a key.

    Ours hold a digest of their own lines, where minisign has a comment that is not signed: it
    shows damage, never who signed.
    """
    if not is_signed(place):
        return False
    data = bag.read_bounded(place / bag.SIGNATURE, _LARGEST)
    try:
        found = Signature.from_bytes(data or b"")
    except (ParseError, ValueError):
        return True
    is_ours = found.trusted_comment.startswith(_OURS) or found.untrusted_comment.startswith(_DIGEST)
    return is_ours and (
        found.untrusted_comment != _own_digest(found) or data != bytes(found) + b"\n"
    )


def remark_on(place: Path) -> str:
    """What can be said of a bag's origin without a key."""
    if is_signed(place):
        return say("Signed, the key was not looked at: add --key key.pub to know who signed.")
    return say(
        "Not signed: there is no {signature}, nobody knows who made this copy.",
        signature=bag.SIGNATURE,
    )


@check("pack-expired", "pack-missing", "pack-older", scope="pack")
def check_age(place: Path, today: date, newest: int = 0) -> list[Problem]:
    """Whether a pack is past its last day, or older than one the reader knows of."""
    path = f"{place.name}/{bag.INFO}"
    info = read_info(place)
    if info is None:
        message = say("The number of this copy and its last day cannot be read.")
        return [Problem(path, 1, "pack-missing", message, _ASK_AGAIN)]
    found = []
    if info.valid_until < today:
        message = say(
            "This copy is too old, it was to be used until {valid_until}.",
            valid_until=short_date(info.valid_until),
        )
        found.append(Problem(path, 1, "pack-expired", message, _ASK_AGAIN))
    if info.sequence < newest:
        message = say(
            "This copy has number {sequence}, which is older than the number {newest} that you "
            "know.",
            sequence=info.sequence,
            newest=newest,
        )
        found.append(Problem(path, 1, "pack-older", message, _ASK_AGAIN))
    return found


def _own_digest(signature: Signature) -> str:
    lines = bytes(signature).split(b"\n", 1)[1]
    return f"{_DIGEST}{hashlib.sha256(lines).hexdigest()}"


@check("pack-signature-false", "pack-unsigned", "pack-wrong-key", scope="pack")
def check_signature(place: Path, key: PublicKey, today: date, newest: int = 0) -> list[Problem]:
    """Whether the key's owner made this pack, and whether it is still good to use.

    `newest` is the highest sequence that the reader knows of: an attacker can hand out a true but
    old pack. What the bag's files are is `verify`'s question.
    """
    path = f"{place.name}/{bag.SIGNATURE}"
    if problem := _check_key(place, key, path):
        return [problem]
    listed = bag.read_manifest(place / bag.SIGNED)
    info = read_info(place)
    changed = [
        name for name in (bag.INFO, bag.MANIFEST) if bag.hash_of(place / name) != listed.get(name)
    ]
    if changed or info is None:
        message = say("Changed after it was signed: {join}.", join=", ".join(changed or [bag.INFO]))
        return [Problem(path, 1, "pack-signature-false", message, _ASK_AGAIN)]
    return check_age(place, today, newest)


_ASK_AGAIN = say("Ask the publisher for a new copy.")


def _check_key(place: Path, key: PublicKey, path: str) -> Problem | None:
    if not is_signed(place):
        message = say("This copy has no signature: nobody knows who made it.")
        return Problem(path, 1, "pack-unsigned", message, _ASK_AGAIN)
    try:
        data = bag.read_bounded(place / bag.SIGNATURE, _LARGEST) or b""
        key.verify((place / bag.SIGNED).read_bytes(), Signature.from_bytes(data))
    except VerifyError as failure:
        if "key identifiers" in str(failure):
            message = say("This signature was made by another key than yours.")
            hint = say("Take the public key from the publisher, not from the stick itself.")
            return Problem(path, 1, "pack-wrong-key", message, hint)
        message = say("The signature is false: the list of files was changed after it was signed.")
        return Problem(path, 1, "pack-signature-false", message, _ASK_AGAIN)
    except (ParseError, ValueError, OSError):
        message = say("The signature cannot be read: the file is damaged.")
        return Problem(path, 1, "pack-signature-false", message, _ASK_AGAIN)
    return None
