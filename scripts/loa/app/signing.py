"""Who made a copy of the portal, and whether it may be trusted."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from minisign import PublicKey, SecretKey

from loa.errors import LoaError
from loa.ground.wording import say
from loa.packs import signature
from loa.packs.bag import SIGNATURE
from loa.packs.info import PackInfo, read_info
from loa.packs.stick import opened_portal
from loa.packs.update import unreadable
from loa.packs.verify import verify
from loa.problems import Problem, ProblemsError


@dataclass(frozen=True)
class Signed:
    """Where a signature was written, and what the copy says about itself."""

    signature: Path
    info: PackInfo


@dataclass(frozen=True)
class Origin:
    """What is known of who made a copy, and why it should not be used.

    `remark` says what can be known without a key; with one it is empty. `info` is None where the
    copy says nothing about itself.
    """

    remark: str
    problems: tuple[Problem, ...]
    info: PackInfo | None


def sign_copy(path: Path, key: SecretKey) -> Signed:
    """Sign the copy on a stick or in a folder. Raises LoaError where there is none, and
    DamagedError where it is not whole: a signature under damaged files would lie.
    """
    verify(path).require_whole()
    folder = opened_portal(path)
    info = folder and read_info(folder)
    if not folder or not info:
        raise LoaError(say("{path}: there is no copy of a portal here.", path=path))
    signature.sign(folder, key)
    return Signed(folder / SIGNATURE, info)


def origin_of(path: Path, key: PublicKey | None, today: date, newest: int = 0) -> Origin:
    """Whether the key's owner made a copy that is still good to use.

    Without a key only its age is looked at; `newest` is the highest number that the reader knows
    of. The copy's files are `verify`'s question. Raises ProblemsError where there is no copy.
    """
    folder = opened_portal(path)
    if folder is None:
        raise ProblemsError([unreadable(path)])
    if key is None:
        remark = signature.remark_on(folder)
        problems = signature.check_age(folder, today, newest)
    else:
        remark = ""
        problems = signature.check_signature(folder, key, today, newest)
    return Origin(remark, tuple(problems), read_info(folder))
