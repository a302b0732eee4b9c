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

_OWN_COMMENT = "sequence:"
_DIGEST = "loa sha256:"
_LARGEST = 10_000


def sign(folder: Path, key: SecretKey) -> None:
    """Sign a whole bag. The same bag and key give the same bytes."""
    info = read_info(folder)
    if info is None:
        raise ValueError(f"{folder} is no pack")
    comment = (
        f"sequence:{info.sequence}\tprofile:{info.profile}"
        f"\tmade:{info.made_on}\texpires:{info.valid_until}"
    )
    signature = key.sign((folder / bag.SIGNED).read_bytes(), trusted_comment=comment)
    signature.untrusted_comment = _own_digest(signature)
    write_whole(folder / bag.SIGNATURE, bytes(signature) + b"\n")


def is_signed(folder: Path) -> bool:
    """Whether there is a signature, true or false."""
    return is_plain_file(folder / bag.SIGNATURE)


def is_torn(folder: Path) -> bool:
    """Whether a signature is there and damaged, as far as can be told without a key.

    Ours hold a digest of their own lines, where minisign has a comment that is not signed: it
    shows damage, never who signed.
    """
    if not is_signed(folder):
        return False
    data = bag.read_bounded(folder / bag.SIGNATURE, _LARGEST)
    try:
        signature = Signature.from_bytes(data or b"")
    except (ParseError, ValueError):
        return True
    is_own = signature.trusted_comment.startswith(
        _OWN_COMMENT
    ) or signature.untrusted_comment.startswith(_DIGEST)
    return is_own and (
        signature.untrusted_comment != _own_digest(signature) or data != bytes(signature) + b"\n"
    )


def remark_on(folder: Path) -> str:
    """What can be said of a bag's origin without a key."""
    if is_signed(folder):
        return say("Signed, the key was not looked at: add --key key.pub to know who signed.")
    return say(
        "Not signed: there is no {signature}, nobody knows who made this copy.",
        signature=bag.SIGNATURE,
    )


@check("pack-expired", "pack-missing", "pack-older", scope="pack")
def check_age(folder: Path, today: date, newest: int = 0) -> list[Problem]:
    """Whether a pack is past its last day, or older than one the reader knows of."""
    path = f"{folder.name}/{bag.INFO}"
    info = read_info(folder)
    if info is None:
        message = say("The number of this copy and its last day cannot be read.")
        return [Problem(path, 1, "pack-missing", message, _ASK_AGAIN)]
    problems = []
    if info.valid_until < today:
        message = say(
            "This copy is too old, it was to be used until {valid_until}.",
            valid_until=short_date(info.valid_until),
        )
        problems.append(Problem(path, 1, "pack-expired", message, _ASK_AGAIN))
    if info.sequence < newest:
        message = say(
            "This copy has number {sequence}, which is older than the number {newest} that you "
            "know.",
            sequence=info.sequence,
            newest=newest,
        )
        problems.append(Problem(path, 1, "pack-older", message, _ASK_AGAIN))
    return problems


def _own_digest(signature: Signature) -> str:
    lines = bytes(signature).split(b"\n", 1)[1]
    return f"{_DIGEST}{hashlib.sha256(lines).hexdigest()}"


@check("pack-signature-false", "pack-unsigned", "pack-wrong-key", scope="pack")
def check_signature(folder: Path, key: PublicKey, today: date, newest: int = 0) -> list[Problem]:
    """Whether the key's owner made this pack, and whether it is still good to use.

    `newest` is the highest sequence that the reader knows of: an attacker can hand out a true but
    old pack. What the bag's files are is `verify`'s question.
    """
    path = f"{folder.name}/{bag.SIGNATURE}"
    if problem := _check_key(folder, key, path):
        return [problem]
    listed = bag.read_manifest(folder / bag.SIGNED)
    info = read_info(folder)
    changed = [
        name for name in (bag.INFO, bag.MANIFEST) if bag.hash_of(folder / name) != listed.get(name)
    ]
    if changed or info is None:
        message = say("Changed after it was signed: {join}.", join=", ".join(changed or [bag.INFO]))
        return [Problem(path, 1, "pack-signature-false", message, _ASK_AGAIN)]
    return check_age(folder, today, newest)


_ASK_AGAIN = say("Ask the publisher for a new copy.")


def _check_key(folder: Path, key: PublicKey, path: str) -> Problem | None:
    if not is_signed(folder):
        message = say("This copy has no signature: nobody knows who made it.")
        return Problem(path, 1, "pack-unsigned", message, _ASK_AGAIN)
    try:
        data = bag.read_bounded(folder / bag.SIGNATURE, _LARGEST) or b""
        key.verify((folder / bag.SIGNED).read_bytes(), Signature.from_bytes(data))
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
