"""Keys that sign packs: minisign's own files, so that anybody's minisign reads them.

A secret key never lies in the repository or on a stick: whoever copies it can sign in our name.
Format: https://jedisct1.github.io/minisign/, "Public key format", "Secret key format".
"""

from collections.abc import Callable
from pathlib import Path

from minisign import Error, KeyPair, PublicKey, SecretKey

from loa.checking import check
from loa.ground.files import write_new
from loa.ground.layout import SETTINGS
from loa.ground.wording import say
from loa.problems import Problem

# scrypt with N = 2^17, r = 8, p = 1, as OWASP's "Password Storage Cheat Sheet" has it.
_OPERATIONS = 1 << 22
_MEMORY = 1 << 27
_OF_A_REPOSITORY = (".git", SETTINGS)


@check("pack-key-exists", "pack-key-exposed", scope="pack")
def make_keys(path: Path, password: str) -> Path | Problem:
    """Write a new secret key to `path` and its public key beside it; give the latter's path.

    An empty password leaves the secret key readable to whoever gets the file.
    """
    public = path.with_suffix(".pub")
    if problem := _exposure(path, None):
        return problem
    for key_file in (path, public):
        if key_file.exists():
            message = say("This file is there already; a new key does not overwrite an old one.")
            hint = say(
                "Choose another name. Without the old key nothing more can be signed with it."
            )
            return Problem(str(key_file), 1, "pack-key-exists", message, hint)
    pair = KeyPair.generate()
    if password:
        pair.secret_key.encrypt(password, opslimit=_OPERATIONS, memlimit=_MEMORY)
    write_new(public, bytes(pair.public_key) + b"\n")
    try:
        write_new(path, bytes(pair.secret_key) + b"\n", mode=0o600)
    except OSError:
        # A public key alone is of no use, and would stand in the way of the next try.
        public.unlink(missing_ok=True)
        raise
    return public


@check("pack-key-exposed", "pack-key-password", "pack-key-unreadable", scope="pack")
def secret_key(path: Path, pack: Path, ask: Callable[[], str]) -> SecretKey | Problem:
    """A key ready to sign a pack; `ask` gives the password of one that has any."""
    if problem := _exposure(path, pack):
        return problem
    try:
        key = SecretKey.from_file(path)
    except (OSError, Error):
        message = say("The secret key cannot be read.")
        hint = say("It must be a file that “loa pack key” or “minisign -G” made.")
        return Problem(str(path), 1, "pack-key-unreadable", message, hint)
    try:
        if key.is_encrypted():
            key.decrypt(ask())
    except Error:
        message = say("The password of the key is wrong.")
        return Problem(
            str(path), 1, "pack-key-password", message, say("Type it again, and mind Caps Lock.")
        )
    return key


@check("pack-key-unreadable", scope="pack")
def public_key(path: Path) -> PublicKey | Problem:
    """A key to check signatures with."""
    try:
        return PublicKey.from_file(path)
    except (OSError, Error):
        message = say("The public key cannot be read.")
        hint = say("It is a .pub file of two lines, the second of which begins with RW.")
        return Problem(str(path), 1, "pack-key-unreadable", message, hint)


def _exposure(path: Path, pack: Path | None) -> Problem | None:
    """A secret key where others will find it."""
    resolved = path.resolve()
    if pack and pack.resolve() in resolved.parents:
        message = say("The secret key lies within the copy that will be handed out.")
    elif any((folder / name).exists() for folder in resolved.parents for name in _OF_A_REPOSITORY):
        message = say("The secret key lies in the repository, which everybody copies.")
    else:
        return None
    hint = say(
        "Keep the key in a folder of whoever signs, outside of the repository and of the stick."
    )
    return Problem(str(path), 1, "pack-key-exposed", message, hint)
