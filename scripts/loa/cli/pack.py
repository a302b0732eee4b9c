"""`loa pack`: the portal on a stick."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import click
from minisign import SecretKey

from loa.artifacts import sha256_of
from loa.cli.lazy import LazyGroup
from loa.cli.pack_copy import label_of, offline_site, payload_of, profile_named, refuse
from loa.cli.pack_log import log, outdated_
from loa.cli.pack_sign import KEY, key, key_to_sign, sign, verify
from loa.cli.pack_update import apply, update
from loa.cli.root import root_to_pack
from loa.cli.telling import inform
from loa.content.library import core_messages
from loa.ground.sizes import human_size
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.packs import signature
from loa.packs.archive import write_zip
from loa.packs.contents import Payload, size_of
from loa.packs.image import ImageToolsMissingError, find_tools, write_image
from loa.packs.info import read_info
from loa.packs.picture import steps_picture
from loa.packs.profiles import DEFAULT_PROFILE
from loa.packs.root_files import CHECK, PICTURE, check_page, first_name, first_text, open_page
from loa.packs.start_page import OPEN, first_page
from loa.packs.stick import check_space, portals, write_stick


@click.group(
    cls=LazyGroup,
    places={"zim": "loa.cli.pack_zim:zim", "html": "loa.cli.pack_html:html_"},
    help=say("Copies of the portal on a stick, that open without a network."),
)
def pack() -> None:
    """Gather the commands about packs."""


@pack.command(
    help=say("Write the portal to a stick, a folder, a .zip file or a disk image (.img).")
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help=say(
        "Folder, stick, .zip or .img file for the copy. Other files on the stick are not touched."
    ),
)
@click.option(
    "--profile", "name", default=DEFAULT_PROFILE, show_default=True,
    help=say("Profile, by docs/_data/packs.yml."),
)  # fmt: skip
@KEY
def usb(out: Path, name: str, key_path: Path | None) -> None:
    """Build offline, choose by the profile, say what is left out, check, and only then write."""
    root = root_to_pack(out)
    signing_key = key_to_sign(key_path, out) if key_path else None
    if out.suffix == ".img":
        _require_image_tools()
    write_usb(Portal.load(root), name, out, signing_key)


def write_usb(portal: Portal, name: str, out: Path, signing_key: SecretKey | None) -> None:
    """Write a portal by a profile to a folder, a .zip or an .img file, signed where there is a
    key; ends the command when something is not right.
    """
    profile = profile_named(portal, name)
    site = offline_site(portal)
    label = label_of(portal, profile)
    _require_newer(out, label.sequence)
    payload, left_out = payload_of(portal, profile, label, site)
    inform(
        "{name}: files: {count}, {size}.",
        name=profile.name,
        count=len(payload),
        size=human_size(_weight(payload)),
    )
    for reason in left_out:
        inform("  Left out: {reason}.", reason=reason)
    is_file = out.suffix in (".zip", ".img")
    # A file is made from a folder beside it, so that for a while there are two copies.
    if shortage := check_space(out.parent if is_file else out, payload, 2 if is_file else 1):
        refuse(shortage)
    lines = portal.library.registries.published_helplines
    messages = core_messages(portal.library)

    def root_files(folder: str, hashes: Mapping[str, str]) -> Mapping[str, bytes]:
        made = {
            first_name(lines): first_text(label, lines),
            PICTURE: steps_picture(),
            OPEN: open_page(label, lines, first_page(folder), messages),
        }
        known = {f"{folder}/{path}": proof for path, proof in hashes.items()}
        known |= {name: sha256_of(data) for name, data in made.items()}
        return {**made, CHECK: check_page(label, folder, known)}

    def write(folder: Path) -> None:
        place = write_stick(folder, payload, label, root_files)
        if signing_key:
            signature.sign(place, signing_key)

    if not is_file:
        write(out)
        inform("All is written. Open {start} to see it.", start=out / OPEN)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".loa-") as folder:
        write(Path(folder))
        if out.suffix == ".zip":
            write_zip(Path(folder), out, label.sequence)
        else:
            write_image(Path(folder), out, label.sequence, label.sequence)
    inform("All is written: {out}, {size}.", out=out, size=human_size(out.stat().st_size))


def _require_newer(out: Path, sequence: int) -> None:
    """Refuse to put an older portal onto a stick that holds a newer one."""
    for place in portals(out) if out.is_dir() else []:
        info = read_info(place)
        if info is not None and info.sequence > sequence:
            refuse(
                say(
                    "“{out}” holds number {sequence}, which is newer than number {ours} that "
                    "would be written. Nothing was written. Get the newest portal (git pull), or "
                    "write into an empty folder.",
                    out=out,
                    sequence=info.sequence,
                    ours=sequence,
                )
            )


def _require_image_tools() -> None:
    try:
        find_tools()
    except ImageToolsMissingError as missing:
        refuse(str(missing))


def _weight(payload: Payload) -> int:
    return sum(size_of(content) for content in payload.values())


for _command in (apply, key, log, outdated_, sign, update, verify):
    pack.add_command(_command)
