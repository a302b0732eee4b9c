"""A portal as a copy on a stick, in a folder, a .zip file or a disk image."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from minisign import SecretKey

from loa.app.copies import Copy, copy_of, label_of, offline_site, profile_named
from loa.artifacts import sha256_of
from loa.content.library import core_messages
from loa.errors import LoaError
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.packs import signature
from loa.packs.archive import write_zip
from loa.packs.contents import Label
from loa.packs.image import ImageToolsMissingError, find_tools, write_image
from loa.packs.info import read_info
from loa.packs.picture import steps_picture
from loa.packs.profiles import DEFAULT_PROFILE, Profile
from loa.packs.root_files import CHECK, PICTURE, check_page, first_name, first_text, open_page
from loa.packs.start_page import OPEN, first_page
from loa.packs.stick import check_space, portals, write_stick


@dataclass(frozen=True)
class Stick:
    """A copy that is ready to be written to `out`: a folder, a .zip or an .img file."""

    portal: Portal
    profile: Profile
    label: Label
    copy: Copy
    out: Path

    @property
    def is_file(self) -> bool:
        """Whether it is written as one file instead of a folder."""
        return self.out.suffix in (".zip", ".img")

    @property
    def opens_with(self) -> Path:
        """What whoever has it opens: the page in its folder, or the file itself."""
        return self.out if self.is_file else self.out / OPEN

    def write(self, key: SecretKey | None = None) -> None:
        """Write it, signed where there is a key. Raises LoaError where there is no room for it."""
        out = self.out
        # A file is made from a folder beside it, so that for a while there are two copies.
        disk, copies = (out.parent, 2) if self.is_file else (out, 1)
        if shortage := check_space(disk, self.copy.payload, copies):
            raise LoaError(shortage)
        if not self.is_file:
            self._fill(out, key)
            return
        out.parent.mkdir(parents=True, exist_ok=True)
        sequence = self.label.sequence
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".loa-") as folder:
            self._fill(Path(folder), key)
            if out.suffix == ".zip":
                write_zip(Path(folder), out, sequence)
            else:
                write_image(Path(folder), out, made_at=sequence, volume=sequence)

    def _fill(self, folder: Path, key: SecretKey | None) -> None:
        portal_folder = write_stick(
            folder, self.copy.payload, label=self.label, root_files=self._root_files
        )
        if key:
            signature.sign(portal_folder, key)

    def _root_files(self, folder: str, hashes: Mapping[str, str]) -> Mapping[str, bytes]:
        lines = self.portal.library.registries.published_helplines
        messages = core_messages(self.portal.library)
        files = {
            first_name(lines): first_text(self.label, lines),
            PICTURE: steps_picture(),
            OPEN: open_page(self.label, lines, portal=first_page(folder), messages=messages),
        }
        known = {f"{folder}/{path}": digest for path, digest in hashes.items()}
        known |= {name: sha256_of(data) for name, data in files.items()}
        return {**files, CHECK: check_page(self.label, folder, known)}


def prepare_stick(portal: Portal, out: Path, profile: str = DEFAULT_PROFILE) -> Stick:
    """Build offline, choose by a profile and check; nothing is written to `out` yet.

    Raises LoaError where anything is not right, or where `out` holds a newer portal.
    """
    if out.suffix == ".img":
        require_image_tools()
    chosen = profile_named(portal, profile)
    site = offline_site(portal)
    label = label_of(portal, chosen)
    _require_newer(out, label.sequence)
    return Stick(
        portal=portal,
        profile=chosen,
        label=label,
        copy=copy_of(portal, chosen, label, site),
        out=out,
    )


def pack(
    portal: Portal, out: Path, profile: str = DEFAULT_PROFILE, key: SecretKey | None = None
) -> Stick:
    """Write a portal to a stick, a folder, a .zip or an .img file. Raises LoaError."""
    stick = prepare_stick(portal, out, profile)
    stick.write(key)
    return stick


def require_image_tools() -> None:
    """Raises LoaError on a machine that cannot make a disk image."""
    try:
        find_tools()
    except ImageToolsMissingError as missing:
        raise LoaError(str(missing)) from missing


def _require_newer(out: Path, sequence: int) -> None:
    """Refuse to put an older portal onto a stick that holds a newer one."""
    for folder in portals(out) if out.is_dir() else []:
        info = read_info(folder)
        if info is not None and info.sequence > sequence:
            raise LoaError(
                say(
                    "“{out}” holds number {sequence}, which is newer than number {ours} that "
                    "would be written. Nothing was written. Get the newest portal (git pull), or "
                    "write into an empty folder.",
                    out=out,
                    sequence=info.sequence,
                    ours=sequence,
                )
            )
