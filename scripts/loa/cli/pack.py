"""`loa pack`: the portal on a stick."""

from pathlib import Path

import click

from loa.app.sticks import Stick, prepare_stick, require_image_tools
from loa.cli.lazy import LazyGroup
from loa.cli.pack_log import log, outdated_
from loa.cli.pack_sign import KEY, key, key_to_sign, sign, verify
from loa.cli.pack_update import apply, update
from loa.cli.root import root_to_pack
from loa.cli.telling import inform, show
from loa.ground.sizes import human_size
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.packs.profiles import DEFAULT_PROFILE


@click.group(
    cls=LazyGroup,
    import_paths={"zim": "loa.cli.pack_zim:zim", "html": "loa.cli.pack_html:html_"},
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
    "--profile",
    "name",
    default=DEFAULT_PROFILE,
    show_default=True,
    help=say("Profile, by docs/_data/packs.yml."),
)
@KEY
def usb(out: Path, name: str, key_path: Path | None) -> None:
    """Build offline, choose by the profile, say what is left out, check, and only then write."""
    root = root_to_pack(out)
    key = key_to_sign(key_path, out) if key_path else None
    if out.suffix == ".img":
        require_image_tools()
    stick = prepare_stick(Portal.load(root), out, name)
    tell_ready(stick)
    stick.write(key)
    tell_stick(stick)


def tell_ready(stick: Stick) -> None:
    """Say what will be written, and what is left out."""
    show(stick.copy.warnings)
    inform(
        "{name}: files: {count}, {size}.",
        name=stick.profile.name,
        count=len(stick.copy.payload),
        size=human_size(stick.copy.size),
    )
    for reason in stick.copy.left_out:
        inform("  Left out: {reason}.", reason=reason)


def tell_stick(stick: Stick) -> None:
    """Say what was written, and what to open."""
    out = stick.out
    if stick.is_file:
        inform("All is written: {out}, {size}.", out=out, size=human_size(out.stat().st_size))
    else:
        inform("All is written. Open {start} to see it.", start=stick.opens_with)


for _command in (apply, key, log, outdated_, sign, update, verify):
    pack.add_command(_command)
