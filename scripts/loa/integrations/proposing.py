"""A proposal beside what it would change: two states of one portal, compared."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from loa.artifacts import ArtifactStore
from loa.checks.kept import FILE as CHECKS
from loa.content.kept_headers import FILE as HEADERS
from loa.content.registries import DATA_FOLDER, load_registries
from loa.content.reviews import KEEPING
from loa.errors import LoaError, NotFoundError
from loa.ground.git import GitError, answer, ask
from loa.ground.layout import DOCS, OVERRIDES, SETTINGS
from loa.ground.tars import unpack_tar
from loa.integrations.located_photos import located_photos
from loa.integrations.portal import KEPT, Portal
from loa.integrations.readings import readings_of
from loa.packs.profiles import load_profiles
from loa.proposals.report import Report, State, report_on
from loa.proposals.roles import Roles

_PARTS = (DOCS, OVERRIDES, SETTINGS)


def propose(portal: Portal, base: str) -> Report:
    """Compare the portal as it lies there with where its branch left `base`.

    Raises NotFoundError for what git does not know, LoaError for a state that holds no portal.
    """
    docs = portal.library.docs_dir.name
    commit = branched_from(portal.root, base)
    after = _state(portal)
    roles = roles_of(portal.root, base)
    readings, typed = readings_of(portal.root, commit, docs=docs, reviewers=roles.known)
    hidden = (*located_photos(portal.root, base), *typed)
    with earlier(portal, commit) as before:
        return report_on(_state(before), after, roles, readings, hidden)


def roles_of(root: Path, base: str) -> Roles:
    """Who may let out what on a branch, by its registry as it is today."""
    docs = _PARTS[0]
    data = f"{docs}/{DATA_FOLDER}"
    if not ask(root, "ls-tree", "-z", "--name-only", base, "--", f"{data}/{KEEPING}.yml"):
        return Roles()
    with TemporaryDirectory(prefix="loa-") as folder:
        unpack_tar(answer(root, "archive", "--format=tar", base, "--", data), Path(folder))
        registries, _ = load_registries(Path(folder, docs))
    return Roles(tuple(registries.reviewers.values()), has_registry=True)


@contextmanager
def earlier(portal: Portal, commit: str) -> Iterator[Portal]:
    """The portal as it was in a commit, in a folder of its own.

    What checks found in what it has in common with the portal they know there already.
    """
    with TemporaryDirectory(prefix="loa-") as folder:
        root = Path(folder, portal.root.name or "portal")
        _unpack(portal.root, commit, root)
        # A store of its own, since each state keeps no more than it asked for.
        store = ArtifactStore(Path(folder, "store"))
        cache = store.root / KEPT
        cache.mkdir(parents=True)
        for name in (CHECKS, HEADERS):
            with suppress(OSError):
                shutil.copy(portal.store.root / KEPT / name, cache)
        yield Portal.read(
            root, root / portal.library.docs_dir.name, store=store, built_at=portal.built_at
        )


def branched_from(root: Path, base: str) -> str:
    """The commit at which the work in a folder began, seen from a branch. Raises NotFoundError."""
    try:
        commit = ask(root, "rev-parse", "--verify", "--end-of-options", f"{base}^{{commit}}")
    except GitError as error:
        raise NotFoundError(f"Git không biết “{base}”: {error}.") from error
    try:
        return ask(root, "merge-base", commit.strip(), "HEAD").strip()
    except GitError as error:
        raise LoaError(
            f"Không thấy chỗ đề nghị này rẽ khỏi “{base}”: kho chỉ có phần cuối, hoặc hai bên "
            "không chung gốc. Lấy cả lịch sử: git fetch --unshallow."
        ) from error


def _unpack(root: Path, commit: str, target: Path) -> None:
    """The portal's own parts of a commit; links inside them stay links and lead nowhere else."""
    entries = ask(root, "ls-tree", "-z", "--name-only", commit).split("\0")
    parts = [name for name in _PARTS if name in entries]
    if _PARTS[0] not in parts:
        raise LoaError(f"Ở bản {commit[:12]} chưa có cổng: không có thư mục docs.")
    packed = answer(root, "archive", "--format=tar", commit, "--", *parts)
    unpack_tar(packed, target)


def _state(portal: Portal) -> State:
    profiles, _ = load_profiles(portal.library.docs_dir, portal.library.registries)
    return State(portal.library, tuple(portal.problems()), tuple(profiles.values()))
