"""One state of the portal in every form in which it is handed out, in one folder.

loa-20260730-080000/
    SHA256SUMS              every other file, as sha256sum writes and checks it
    SHA256SUMS.minisig      who stands behind the list
    PHAT-HANH.md            what changed, for people
    phat-hanh.yml           the entry for docs/_data/releases.yml
    site.zip  usb-<profile>.zip  *.zim  trang/<audience>.html  sach/<book>.pdf, .epub
"""

import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import yaml
from minisign import SecretKey

from loa.content.dates import short_date
from loa.content.releases import Kind, Release, ReleaseFile
from loa.errors import LoaError
from loa.ground.files import flush, make_readable, write_whole
from loa.ground.sizes import human_size
from loa.ground.sums import sum_of
from loa.ground.wording import say

SUMS = "SHA256SUMS"
SIGNATURE = f"{SUMS}.minisig"
NOTES = "PHAT-HANH.md"
ENTRY = "phat-hanh.yml"
PAGES = "trang"
BOOKS = "sach"
_KINDS: dict[str, Kind] = {".zim": "zim", ".html": "page", ".pdf": "book", ".epub": "book"}


def edition_name(built_at: datetime) -> str:
    """A name that sorts by time: that of the content, so that the same content has the same."""
    return f"loa-{built_at:%Y%m%d-%H%M%S}"


@contextmanager
def new_edition(out: Path, name: str) -> Iterator[Path]:
    """A folder to fill, which takes the name `out`/`name` at the end of the block.

    Raises LoaError where it is there already; a killed or failed run leaves no release.
    """
    folder = out / name
    if folder.exists() or folder.is_symlink():
        raise LoaError(
            say(
                "“{place}” is there: the content has not changed since that release. Nothing "
                "was written. To make it again, move that folder away.",
                place=folder,
            )
        )
    out.mkdir(parents=True, exist_ok=True)
    temporary = out / f".{secrets.token_hex(6)}.part"
    temporary.mkdir()
    try:
        yield temporary
        make_readable(temporary)
        flush(temporary)
        temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def files_of(folder: Path) -> list[ReleaseFile]:
    """What a folder of a release hands out, by name."""
    files = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            size, digest = sum_of(path)
            name = path.relative_to(folder).as_posix()
            files.append(ReleaseFile(name=name, kind=_kind_of(path), size=size, sha256=digest))
    return files


def _kind_of(path: Path) -> Kind:
    if path.name.startswith("usb-"):
        return "usb"
    return _KINDS.get(path.suffix, "site")


def seal_edition(folder: Path, release: Release, site_name: str, key: SecretKey | None) -> None:
    """Write the notes, the entry for the registry, the list of digests, and its signature.

    Format of the list: GNU coreutils, sha256sum.
    """
    write_whole(folder / NOTES, notes_text(release, site_name))
    write_whole(folder / ENTRY, entry_text(release))
    listed = [*release.files, *(file for file in files_of(folder) if file.name in (NOTES, ENTRY))]
    rows = sorted(f"{file.sha256}  {file.name}\n" for file in listed)
    write_whole(folder / SUMS, "".join(rows))
    if key is not None:
        signature = key.sign((folder / SUMS).read_bytes(), trusted_comment=f"release:{release.id}")
        signature.untrusted_comment = release.id
        write_whole(folder / SIGNATURE, bytes(signature) + b"\n")


def notes_text(release: Release, site_name: str) -> str:
    """The release in words, for whoever gets the files."""
    rows = [f"# {site_name}, bản ngày {short_date(release.on)}", ""]
    rows += [f"{release.pages} trang." + (f" Bản gốc {release.commit}." if release.commit else "")]
    rows += ["", "## Có gì đổi", "", *(f"- {note}" for note in release.notes or ["Bản đầu tiên."])]
    rows += ["", "## Các tệp", ""]
    rows += [f"- {file.name}: {human_size(file.size)}" for file in release.files]
    rows += [
        "",
        "## Xem tệp có nguyên vẹn không",
        "",
        f"    sha256sum --check {SUMS}",
        f"    minisign -Vm {SUMS} -p KHÓA-CÔNG-KHAI.pub",
        "",
        "Dòng thứ hai chỉ dùng khi bản này có ký. Khóa công khai lấy ở nơi phát hành, không lấy "
        "cùng chỗ với tệp.",
    ]
    return "\n".join(rows) + "\n"


def entry_text(release: Release) -> str:
    """The release as an entry of docs/_data/releases.yml."""
    data = release.model_dump(mode="python", exclude_none=True)
    rows: str = yaml.safe_dump([data], allow_unicode=True, sort_keys=False, width=110)
    return "".join(f"  {row}\n" for row in rows.splitlines())


def with_entry(text: str, entry: str) -> str:
    """The registry's text with one more release at its head; the others stay as they are."""
    head, begin, rest = text.partition("releases:\n")
    if not begin:
        return f"{text.rstrip()}\n\nreleases:\n{entry}".lstrip()
    return f"{head}{begin}{entry}{rest}"


def changes_in(paths: Iterable[tuple[str, str]], titles: dict[str, str]) -> list[str]:
    """Sentences for pages that were added, changed and removed.

    `paths` are git's letters for a change and paths below docs/; `titles` those of today's pages.
    """
    groups: dict[str, list[str]] = {"A": [], "M": [], "D": []}
    for letter, path in paths:
        if path.endswith(".md") and letter[:1] in groups:
            groups[letter[:1]].append(titles.get(path, path))
    words = {"A": "Trang mới", "M": "Trang sửa", "D": "Trang bỏ"}
    return [f"{words[key]}: {_listed(names)}." for key, names in groups.items() if names]


_NAMED = 12


def _listed(names: Sequence[str]) -> str:
    shown = "; ".join(sorted(names)[:_NAMED])
    return f"{shown}; và {len(names) - _NAMED} trang nữa" if len(names) > _NAMED else shown
