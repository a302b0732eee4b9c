"""Who read what: `Reviewed-by:` trailers of a proposal's commits, as git interprets them.

A reading is of the files as they were in its commit: what was changed afterwards was not read.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from loa.content.registry_entries import Reviewer
from loa.errors import LoaError
from loa.ground.git import GitError, ask
from loa.problems import nearest
from loa.proposals.authority import Readings

TRAILER = "Reviewed-by"
_RECORD, _FIELD, _VALUE = "\x1e", "\x1d", "\x1f"


def readings_of(root: Path, base: str, docs: str, reviewers: Iterable[Reviewer]) -> Readings:
    """By path from the portal's root, who read each file as it lies there now."""
    known = {name: one.id for one in reviewers for name in (one.id, one.name)}
    form = f"%H%x1d%(trailers:key={TRAILER},valueonly,separator=%x1f)%x1e"
    log = ask(root, "log", f"--format={form}", f"{base}..HEAD")
    found: defaultdict[str, set[str]] = defaultdict(set)
    now: dict[str, bytes] = {}
    for row in filter(None, (one.strip("\n") for one in log.split(_RECORD))):
        commit, _, values = row.partition(_FIELD)
        ids = {known[value.strip()] for value in values.split(_VALUE) if value.strip() in known}
        if not ids:
            continue
        for path, blob in _files(root, commit, docs):
            if path not in now:
                place = root / path
                now[path] = place.read_bytes() if place.is_file() else b""
            if _is_blob(now[path], blob):
                found[path] |= ids
    return {path: frozenset(ids) for path, ids in found.items()}


def record_reading(root: Path, name: str, reviewers: Iterable[Reviewer]) -> Reviewer:
    """Commit that somebody read the proposal as it stands. Raises LoaError."""
    known = {one.id: one for one in reviewers}
    if name not in known:
        hint = nearest(name, known) if known else "Sổ còn trống: chủ cổng ghi người đọc lại vào đó."
        raise LoaError(f"docs/_data/reviewers.yml không có “{name}”. {hint}")
    try:
        if ask(root, "status", "--porcelain", "--untracked-files=no").strip():
            raise LoaError("Còn chỗ sửa chưa ghi nhận (git commit): đọc bản nào thì ghi bản ấy.")
        message = f"Đã đọc lại: {known[name].name}"
        ask(root, "commit", "-q", "--allow-empty", "--only", "-m", message,
            f"--trailer={TRAILER}: {name}")  # fmt: skip
    except GitError as error:
        raise LoaError(f"Không ghi nhận được: {error}.") from error
    return known[name]


def _files(root: Path, commit: str, docs: str) -> list[tuple[str, str]]:
    rows = ask(root, "ls-tree", "-r", "-z", commit, "--", docs).split("\0")
    found = []
    for row in filter(None, rows):
        head, _, path = row.partition("\t")
        found.append((path, head.split()[2]))
    return found


def _is_blob(data: bytes, name: str) -> bool:
    """Whether git keeps bytes under a name; repositories know SHA-1 (40 digits) or SHA-256."""
    kind = hashlib.sha256 if len(name) == 64 else hashlib.sha1
    return kind(b"blob %d\0" % len(data) + data).hexdigest() == name
