"""Releases on a server that is reached by ssh: the same folder as on a disk, filled by rsync.

Both programs are the machine's own, with its keys and its list of known hosts; nothing is asked
for here. Files that did not change are linked to those of the release before, so that a small
change travels in seconds over a thin line.
"""

import re
import secrets
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from urllib.parse import urlsplit

from loa.ground.files import LEFT_BEHIND_AFTER
from loa.ground.lasting import LASTING
from loa.ground.targets import MARK as SITE_MARK
from loa.ground.wording import say
from loa.publishing.releases import (
    CARRIED,
    CURRENT,
    KEPT,
    MARK,
    MARK_TEXT,
    Difference,
    PublishRefusedError,
    difference,
)

_SHORT = re.compile(r"(?P<host>(?:[\w.-]+@)?[\w.-]{2,}):(?P<folder>/.*)", re.ASCII)
_HOST = re.compile(r"(?:[A-Za-z0-9_][\w.-]*@)?[A-Za-z0-9][\w.-]*", re.ASCII)
_FOLDER = re.compile(r"(?:/(?!\.\.?(?:/|$))[A-Za-z0-9._-]+)+")
_REFUSED = {
    10: say("it is no folder"),
    11: say("it has other files and not the mark “{mark}” of Loa", mark=MARK),
    12: say("“{current}” is no link", current=CURRENT),
}

# sh as POSIX has it, and `mv -T` and `readlink` as GNU and BusyBox have them.
_PREPARE = """\
set -eu
t={folder}
if [ -L "$t" ] || {{ [ -e "$t" ] && [ ! -d "$t" ]; }}; then exit 10; fi
if [ -d "$t" ] && [ -n "$(ls -A "$t")" ] && [ "$(cat "$t/{mark}" 2>/dev/null)" != {text} ]; then
  exit 11
fi
if [ -e "$t/{current}" ] && [ ! -L "$t/{current}" ]; then exit 12; fi
"""
_SHOWN = 'if [ -L "$t/{current}" ]; then basename "$(readlink "$t/{current}")"; fi\n'
_BEGIN = """\
mkdir -p "$t/releases"
printf '%s\\n' {text} > "$t/{mark}"
find "$t" "$t/releases" -maxdepth 1 -name '.*.part' -mmin +{minutes} -exec rm -rf {{}} +
if [ -d "$t/releases/"{name} ]; then echo there; fi
"""
_END = """\
set -eu
t={folder}
# What the release before had of its own and a page that is on its way to a reader may name.
p="$t/releases/"{part}
if [ ! -d "$p" ]; then p="$t/releases/"{name}; fi
if [ -d "$t/{current}/{lasting}" ]; then
  umask 022
  cd "$t/{current}"
  find {lasting} -type f | sort | while read -r f; do
    if [ ! -e "$p/$f" ] && ! grep -qxF "$f" {carried} 2>/dev/null; then
      echo "$f" >> "$p/{carried}"
      mkdir -p "$(dirname "$p/$f")"
      cp "$f" "$p/$f.part" && mv "$p/$f.part" "$p/$f"
    fi
  done
fi
if [ -d "$t/releases/"{part} ]; then mv -T "$t/releases/"{part} "$t/releases/"{name}; fi
ln -s releases/{name} "$t/"{part}
mv -T "$t/"{part} "$t/{current}"
ls "$t/releases" | grep -E '^[0-9]{{8}}-[0-9]{{6}}-[0-9a-f]{{12}}$' | grep -vx {name} | sort -r |
  tail -n +{kept} | while read -r old; do
    if [ -f "$t/releases/$old/{site_mark}" ]; then
      mv -T "$t/releases/$old" "$t/releases/.$old.part"
      rm -rf "$t/releases/.$old.part"
    fi
  done
"""
_SUMS = """\
cd {folder}/{current} 2>/dev/null || exit 0
find . -type f -exec sha256sum {{}} +
"""


@dataclass(frozen=True)
class Server:
    """Where a release goes: `host` as ssh takes it, an absolute folder there, a port or none."""

    host: str
    folder: str
    port: int | None = None

    @property
    def ssh(self) -> tuple[str, ...]:
        """The command that reaches it; it fails where somebody would have to type something."""
        port = ("-p", str(self.port)) if self.port else ()
        return ("ssh", "-o", "BatchMode=yes", *port)


def server_of(target: str) -> Server | None:
    """The server that a target names, or None for a folder of this machine.

    `user@host:/folder`, or `ssh://user@host:port/folder`. Raises PublishRefusedError for a name
    that a shell could read as something else.
    """
    port = None
    if target.startswith("ssh://"):
        try:
            parts = urlsplit(target)
            port, host, folder = parts.port, parts.netloc.rpartition(":")[0], parts.path
            host = host if port else parts.netloc
        except ValueError as error:
            raise PublishRefusedError(
                say("The address “{target}” cannot be understood.", target=target)
            ) from error
    elif match := _SHORT.fullmatch(target):
        host, folder = match["host"], match["folder"]
    else:
        return None
    folder = folder.rstrip("/")
    if not (_HOST.fullmatch(host) and _FOLDER.fullmatch(folder)):
        raise PublishRefusedError(
            say(
                "The address “{target}” cannot be understood. For example: "
                "loa@may-chu.vn:/srv/portal; the folder has only letters without marks, digits, "
                "dots and hyphens.",
                target=target,
            )
        )
    return Server(host, folder, port)


def require_server(server: Server) -> str:
    """The release that a server shows, "" for none yet; refuses a folder that is not ours."""
    return _run(server, _filled_script(_PREPARE + _SHOWN, server)).strip()


def compare_with(server: Server, sums: dict[str, str]) -> Difference:
    """What publishing would change for the readers of a server; `sums` as in `sums_of`."""
    rows = _run(server, _filled_script(_SUMS, server)).splitlines()
    parts = (row.partition("  ") for row in rows)
    old = {uri.removeprefix("./"): digest for digest, _, uri in parts}
    return difference(old, {uri: digest.rpartition(" ")[2] for uri, digest in sums.items()})


def publish_over_ssh(server: Server, site: Path, name: str) -> None:
    """Bring a built site to a server and lead readers to it by one rename.

    Raises PublishRefusedError; whatever fails, what was shown before is shown still.
    """
    part = f".{secrets.token_hex(6)}.part"
    is_there = _run(server, _filled_script(_PREPARE + _BEGIN, server, name=name)).strip() == "there"
    if not is_there:
        destination = f"{server.host}:{server.folder}/releases/{part}/"
        link = f"--link-dest={server.folder}/{CURRENT}/"
        command = ["rsync", "-r", "--checksum", "--perms", "--chmod=D755,F644", link]
        _output_of([*command, "-e", " ".join(server.ssh), f"{site}/", destination], server)
    _run(server, _filled_script(_END, server, name=name, part=part))


def _filled_script(script: str, server: Server, name: str = "", part: str = "") -> str:
    return script.format(
        folder=quote(server.folder),
        name=quote(name),
        part=quote(part),
        text=quote(MARK_TEXT.strip()),
        mark=MARK,
        site_mark=SITE_MARK,
        current=CURRENT,
        carried=CARRIED,
        lasting=LASTING.rstrip("/"),
        kept=KEPT,
        minutes=int(LEFT_BEHIND_AFTER // 60),
    )


def _run(server: Server, script: str) -> str:
    return _output_of([*server.ssh, "--", server.host, "sh -s"], server, script)


def _output_of(command: Sequence[str], server: Server, script: str | None = None) -> str:
    try:
        done = subprocess.run(
            command,
            input=script,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise PublishRefusedError(
            say("This machine has no “{command}”. Nothing was published.", command=command[0])
        ) from error
    where = f"{server.host}:{server.folder}"
    if done.returncode in _REFUSED and script is not None:
        raise PublishRefusedError(
            say(
                "Nothing is published into “{where}”: {refused}. Nothing was written or "
                "deleted. Name a new folder, or an empty one.",
                where=where,
                refused=_REFUSED[done.returncode],
            )
        )
    if done.returncode:
        rows = [row for row in done.stderr.splitlines() if row.strip()]
        reason = rows[-1].strip() if rows else say("code {returncode}", returncode=done.returncode)
        raise PublishRefusedError(
            say(
                "Could not publish into “{where}”: {reason}. Readers still see the release before.",
                where=where,
                reason=reason,
            )
        )
    return done.stdout
