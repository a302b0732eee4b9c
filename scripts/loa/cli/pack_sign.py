"""`loa pack key`, `sign` and `verify`: who made a stick, and whether it is still whole."""

import sys
from datetime import date, datetime
from pathlib import Path

import click
from minisign import SecretKey

from loa.app.signing import origin_of, sign_copy
from loa.cli.telling import inform
from loa.content.dates import short_date
from loa.ground.wording import say
from loa.packs.keys import make_keys, public_key, secret_key
from loa.packs.verify import verify as verify_files
from loa.problems import ProblemsError, require_made

KEY = click.option(
    "--key",
    "key_path",
    type=click.Path(path_type=Path),
    help=say(
        "Secret key to sign this copy with. It must lie outside of the repository and of the stick."
    ),
)
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command(
    help=say("Make a pair of keys to sign copies: a secret one, and a public one (.pub).")
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=say(
        "Where to write the secret key, outside of the repository, for example ~/khoa/loa.key."
    ),
)
@click.option(
    "--no-password", is_flag=True, help=say("Without a password: whoever has the file can sign.")
)
def key(out: Path, no_password: bool) -> None:
    """Make a key pair once; the public half is what readers compare with."""
    password = "" if no_password else _ask_password(say("Type it again"))
    public = require_made(make_keys(out, password))
    inform("Secret key: {out}. Keep one more copy in a safe place, and send it to nobody.", out=out)
    inform(
        "Public key: {public}. Publish it on the agency's site, not on the stick alone.",
        public=public,
    )


@click.command(help=say("Sign a copy on a stick or in a folder."))
@click.argument("path", metavar="PACK", type=_FOLDER)
@click.option(
    "--key",
    "key_path",
    required=True,
    type=click.Path(path_type=Path),
    help=say("Secret key, outside of the repository and of the stick."),
)
def sign(path: Path, key_path: Path) -> None:
    """Ask for the key's password, and sign."""
    signed = sign_copy(path, key_to_sign(key_path, path))
    inform(
        "Signed: {signature}. Number {sequence}, to be used until {valid_until}.",
        signature=signed.signature,
        sequence=signed.info.sequence,
        valid_until=short_date(signed.info.valid_until),
    )


@click.command(help=say("See whether a stick or folder is as it was made, and who signed it."))
@click.argument("path", type=_FOLDER)
@click.option(
    "--key",
    "key_path",
    type=click.Path(path_type=Path),
    help=say("Public key (.pub) of the publisher, to prove the signature."),
)
@click.option(
    "--newest",
    type=int,
    default=0,
    metavar=say("NUMBER"),
    help=say("The newest number that you know; an older copy is reported."),
)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help=say("Take this day for today."))
def verify(path: Path, key_path: Path | None, newest: int, on: datetime | None) -> None:
    """Name what is damaged; exit 0 when all is whole, 1 when not."""
    public = require_made(public_key(key_path)) if key_path else None
    report = verify_files(path)
    for remark in report.remarks:
        click.echo(str(remark))
    report.require_whole()
    inform("All {checked} files are whole.", checked=report.checked)
    origin = origin_of(path, key=public, today=on.date() if on else date.today(), newest=newest)
    if origin.remark:
        click.echo(origin.remark)
    if origin.problems:
        raise ProblemsError(origin.problems)
    if public and (info := origin.info):
        inform(
            "The signature is right. Profile {profile}, number {sequence}, made on "
            "{made_on}, to be used until {valid_until}.",
            profile=info.profile,
            sequence=info.sequence,
            made_on=short_date(info.made_on),
            valid_until=short_date(info.valid_until),
        )


def key_to_sign(path: Path, pack: Path) -> SecretKey:
    """A secret key, its password asked for, or the end of the command."""
    return require_made(secret_key(path, pack, _ask_password))


def _ask_password(again: str = "") -> str:
    """Ask for a key's password, unseen on a terminal; from a pipe there is nothing to hide, and
    Python would warn in English that it cannot. `again` is what a second question says.
    """
    is_terminal = sys.stdin.isatty()
    return click.prompt(
        say("Password of the key"), hide_input=is_terminal, confirmation_prompt=again or False
    )
