"""The form for editors beside the editors' guide, in a site that asks for it.

It is added when every page is written and looked at: it is no page of the portal, and no pack, no
plain build and no search knows of it.
"""

from pathlib import Path
from urllib.parse import urlsplit

from loa.checks.tiles import SCENES
from loa.editor.folder import form_files, form_folder
from loa.editor.hosts import Host
from loa.ground.files import write_files
from loa.integrations.portal import Portal
from loa.integrations.settings import settings_of, site_of
from loa.safety.policy import form_headers


def host_of(root: Path) -> Host:
    """Where what the form writes goes, by mkdocs.yml. Raises EditorSettingsError."""
    extra = settings_of(root).get("extra")
    return Host.of(extra.get("editor") if isinstance(extra, dict) else None)


def add_form(site: Path, portal: Portal) -> None:
    """Write the form into a site and tell servers its policy.

    Raises EditorMissingError and EditorSettingsError before anything is written.
    """
    host, folder = host_of(portal.root), form_folder(portal.library.registries)
    tiles = frozenset(path.stem for path in (portal.overrides / SCENES).glob("*.svg"))
    scenes = frozenset(portal.scenes.scenes)
    write_files(site / folder, form_files(portal.library, scenes, tiles, host))
    base = urlsplit(site_of(portal.root).url).path
    for uri, text in form_headers(folder, host.origins, base).items():
        path = site / uri
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        path.write_text(before + text, encoding="utf-8")
