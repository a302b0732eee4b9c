"""Photographs and films in the commits of a proposal that say where they were taken.

A file that a later commit takes away stays in the history, and whoever has a copy of it can read
where somebody lives. So every version counts, not only the last.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from loa.checking import check
from loa.ground.git import ask, contents
from loa.media.intake import is_unopenable_picture, tells_where
from loa.printable import printable
from loa.problems import Problem

_TEXTS = frozenset({
    ".md", ".yml", ".yaml", ".py", ".txt", ".html", ".css", ".js", ".json", ".svg", ".toml",
    ".csv", ".vtt", ".po", ".typ",
})  # fmt: skip
"""What is no picture whatever it holds; everything else is looked into, whatever it is called."""
_FILMS = frozenset({".mp4", ".mov", ".m4v", ".3gp"})
_LARGEST = 100_000_000
"""Bytes; forges refuse larger files (GitHub: 100 MB)."""


@check("photo-place", scope="command")
def located_photos(root: Path, base: str) -> Iterator[Problem]:
    """An error for each file of the commits from `base` to HEAD that says so, or that nothing here
    opens: it may say so. Raises GitError.
    """
    merge_base = ask(root, "merge-base", base, "HEAD").strip()[:12]
    files = list(_blobs(root, base))
    for (name, path), data in zip(files, contents(root, (name for name, _ in files)), strict=True):
        has_location = tells_where(data)
        if has_location or is_unopenable_picture(path, data):
            commits = ask(
                root, "log", "--reverse", "--format=%h", f"--find-object={name}", f"{base}..HEAD"
            ).split()
            where = f" (lần ghi {commits[0]})" if commits else ""
            is_film = PurePosixPath(path).suffix.lower() in _FILMS
            claim = "Phim này còn giữ nơi quay" if is_film else "Ảnh này còn giữ nơi chụp"
            message = f"{claim} (GPS){where}; xóa tệp thì lịch sử vẫn còn."
            if not has_location:
                message = (
                    f"Máy không mở được ảnh này{where}, nên không ai biết nó có giữ nơi chụp không."
                )
            shown = printable(path)
            again = "thêm bản đã bỏ vị trí" if is_film else "thêm lại bằng “loa media add”"
            hint = (
                f"Bỏ khỏi lịch sử: “git reset --soft {merge_base}”, “git rm --cached {shown}”, "
                f"chuyển tệp gốc ra ngoài thư mục của cổng, {again}, “git commit”, “git push "
                "--force”."
            )
            yield Problem(path, 1, "photo-place", message, hint)


def _blobs(root: Path, base: str) -> Iterator[tuple[str, str]]:
    """The files that the commits bring, by the name of their content and a path."""
    objects = ask(
        root,
        "rev-list",
        "--objects",
        "--filter=object:type=blob",
        f"--filter=blob:limit={_LARGEST}",
        "HEAD",
        "--not",
        base,
    )
    for row in objects.splitlines():
        name, _, path = row.partition(" ")
        if path and PurePosixPath(path).suffix.lower() not in _TEXTS:
            yield name, path
