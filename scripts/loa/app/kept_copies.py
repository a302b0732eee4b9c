"""What packs are made from, kept until something changes: a second stick renders nothing again."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import mkdocs

import loa
from loa.ground.files import write_whole
from loa.ground.layout import SETTINGS
from loa.ground.sums import break_seal, is_sealed, seal
from loa.integrations.portal import Portal
from loa.packs.bag import hash_of
from loa.packs.contents import Label, Payload
from loa.packs.profiles import Profile


def fingerprint(portal: Portal, commit: str) -> str:
    """One hash over all that a rendered portal depends on: content, theme, settings, commit and
    its time (pages print dates), our own source, and the versions of what is installed.
    """
    package = Path(loa.__file__).parent
    digest = hashlib.sha256(f"{commit} {portal.built_at.isoformat()}".encode())
    for top in (portal.library.docs_dir, portal.overrides, package):
        for path in sorted(top.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                _add(digest, path)
    _add(digest, portal.root / SETTINGS)
    installed = Path(mkdocs.__file__).parent.parent.glob("*.dist-info")
    digest.update("\n".join(sorted(path.name for path in installed)).encode())
    return digest.hexdigest()


def keep_site(site: Path, digest: str, build: Callable[[], None]) -> None:
    """Build unless the site there was made from the same; an interrupted build is no site."""
    stamp = _stamp_of(site)
    if _read(stamp) == digest and is_sealed(site):
        return
    stamp.unlink(missing_ok=True)
    break_seal(site)
    # Ours by its place; what damaged it may have damaged its mark too.
    shutil.rmtree(site, ignore_errors=True)
    build()
    seal(site)
    write_whole(stamp, digest, is_kept=False)


class KeptPayload:
    """The files of one profile's packs: those of the site by name, those made for it in full."""

    def __init__(self, site: Path, profile: Profile, label: Label) -> None:
        name = "-".join([site.name, profile.id, *profile.languages])
        self._folder = site.with_name(name)
        self._site = site
        digest = _read(_stamp_of(site))
        self._key = "\n".join([digest, profile.model_dump_json(), repr(label)])

    def read(self) -> tuple[Payload, tuple[str, ...]] | None:
        """Payload and what was left out; None when it has to be made."""
        try:
            record = json.loads(_read(_stamp_of(self._folder)))
            if record["key"] != self._key or not is_sealed(self._folder):
                return None
        except (ValueError, KeyError, TypeError):
            return None
        contents = {uri: self._site / uri for uri in record["copied"]}
        contents |= {uri: self._folder / uri for uri in record["made"]}
        return {uri: contents[uri] for uri in sorted(contents)}, tuple(record["left_out"])

    def write(self, payload: Payload, left_out: tuple[str, ...]) -> None:
        """Keep it for the next pack. The stamp comes last."""
        _stamp_of(self._folder).unlink(missing_ok=True)
        break_seal(self._folder)
        shutil.rmtree(self._folder, ignore_errors=True)
        own_files = {uri: content for uri, content in payload.items() if isinstance(content, bytes)}
        for uri, content in own_files.items():
            target = self._folder / uri
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        record = {
            "key": self._key,
            "copied": sorted(payload.keys() - own_files.keys()),
            "made": sorted(own_files),
            "left_out": left_out,
        }
        seal(self._folder)
        write_whole(_stamp_of(self._folder), json.dumps(record), is_kept=False)


def _read(stamp: Path) -> str:
    try:
        return stamp.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _stamp_of(folder: Path) -> Path:
    """Beside a folder: what it was made from."""
    return folder.with_name(f"{folder.name}.json")


def _add(digest: "hashlib._Hash", path: Path) -> None:
    digest.update(f"{path} {hash_of(path)}\n".encode())
