"""Who read what: `Reviewed-by:` trailers of a proposal's commits, as git interprets them.

A reading is of the files as they were in its commit: what was changed afterwards was not read.
Such a line can be typed by anybody, so it counts only in a commit whose author has an address of
that reviewer (`accounts` in docs/_data/reviewers.yml). Git lets everybody claim an address too:
that it is theirs is known by the forge, which shows whose account pushed, and asks the owners of
files.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from loa.checking import check
from loa.content.entries.offices import Reviewer
from loa.errors import LoaError
from loa.ground.git import GitError, ask
from loa.printable import printable
from loa.problems import Problem, nearest
from loa.proposals.roles import Readings

TRAILER = "Reviewed-by"
_ADDRESS = re.compile(r"<(?P<address>[^<>]*)>")
_HIDDEN = re.compile(r"(?:\d+[+-])?(?P<name>[\w.-]+)@users\.noreply\.[\w.-]+")
_RECORD, _FIELD, _VALUE = "\x1e", "\x1d", "\x1f"


@check("not-authorised", scope="command")
def readings_of(
    root: Path, base: str, docs: str, reviewers: Iterable[Reviewer]
) -> tuple[Readings, list[Problem]]:
    """By path from the portal's root, who read each file as it lies there now; and the lines that
    somebody typed in another's name.
    """
    known = {name: reviewer for reviewer in reviewers for name in (reviewer.id, reviewer.name)}
    form = f"%H%x1d%ae%x1d%(trailers:key={TRAILER},valueonly,separator=%x1f)%x1e"
    problems: list[Problem] = []
    log = ask(root, "log", f"--format={form}", f"{base}..HEAD")
    readers: defaultdict[str, set[str]] = defaultdict(set)
    contents: dict[str, bytes] = {}
    for row in filter(None, (record.strip("\n") for record in log.split(_RECORD))):
        commit, author, values = row.split(_FIELD)
        named = [known[name] for name in map(str.strip, values.split(_VALUE)) if name in known]
        ids = {reviewer.id for reviewer in named if is_of(author, reviewer)}
        problems += [
            _not_authorised(commit, author, reviewer, docs)
            for reviewer in named
            if reviewer.id not in ids
        ]
        if not ids:
            continue
        for path, blob in _files(root, commit, docs):
            if path not in contents:
                file = root / path
                contents[path] = file.read_bytes() if file.is_file() else b""
            if _is_blob(contents[path], blob):
                readers[path] |= ids
    return {path: frozenset(ids) for path, ids in readers.items()}, problems


def is_of(address: str, reviewer: Reviewer) -> bool:
    """Whether an e-mail address of a commit is one of a reviewer's: written among the accounts, or
    what a forge gives an account in its place, such as `123+ten@users.noreply.github.com`.
    """
    lower = address.lower()
    hidden = _HIDDEN.fullmatch(lower)
    known = {account.lower() for account in reviewer.accounts}
    return lower in known or (hidden is not None and f"@{hidden['name']}" in known)


def _not_authorised(commit: str, author: str, reviewer: Reviewer, docs: str) -> Problem:
    message = (
        f"Lần ghi {commit[:7]} viết “{TRAILER}: {reviewer.id}”, nhưng người ghi là "
        f"“{printable(author)}”, không phải địa chỉ của {reviewer.name}: không tính là đã đọc."
    )
    hint = f"{reviewer.name} tự gõ “loa propose read --by {reviewer.id}” ở máy của mình."
    return Problem(f"{docs}/_data/reviewers.yml", 1, "not-authorised", message, hint)


def record_reading(root: Path, name: str, reviewers: Iterable[Reviewer]) -> Reviewer:
    """Commit that somebody read the proposal as it stands. Raises LoaError."""
    known = {reviewer.id: reviewer for reviewer in reviewers}
    if name not in known:
        hint = nearest(name, known) if known else "Sổ còn trống: chủ cổng ghi người đọc lại vào đó."
        raise LoaError(f"docs/_data/reviewers.yml không có “{name}”. {hint}")
    try:
        address = _ADDRESS.search(ask(root, "var", "GIT_AUTHOR_IDENT"))
        own = address["address"] if address else ""
        if not is_of(own, known[name]):
            raise LoaError(
                f"Git ở máy này ghi bạn là “{printable(own)}”, không có trong accounts của "
                f"“{name}” ở docs/_data/reviewers.yml. Người được giao tự "
                "ghi, hoặc chủ cổng thêm địa chỉ ấy."
            )
        if ask(root, "status", "--porcelain", "--untracked-files=no").strip():
            raise LoaError("Còn chỗ sửa chưa ghi nhận (git commit): đọc bản nào thì ghi bản ấy.")
        message = f"Đã đọc lại: {known[name].name}"
        trailer = f"--trailer={TRAILER}: {name}"
        ask(root, "commit", "-q", "--allow-empty", "--only", "-m", message, trailer)
    except GitError as error:
        raise LoaError(f"Không ghi nhận được: {error}.") from error
    return known[name]


def _files(root: Path, commit: str, docs: str) -> list[tuple[str, str]]:
    rows = ask(root, "ls-tree", "-r", "-z", commit, "--", docs).split("\0")
    files = []
    for row in filter(None, rows):
        head, _, path = row.partition("\t")
        files.append((path, head.split()[2]))
    return files


def _is_blob(data: bytes, name: str) -> bool:
    """Whether git keeps bytes under a name; repositories know SHA-1 (40 digits) or SHA-256."""
    kind = hashlib.sha256 if len(name) == 64 else hashlib.sha1
    return kind(b"blob %d\0" % len(data) + data).hexdigest() == name
