"""What mkdocs.yml says of the portal."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from loa.calendar.entries import Site
from loa.ground.layout import SETTINGS


def site_of(root: Path) -> Site:
    """The portal's name, address and subject, as mkdocs.yml has them."""
    settings = settings_of(root)
    url = str(settings.get("site_url") or "/").rstrip("/") + "/"
    return Site(settings["site_name"], url, subject_of(settings))


def subject_of(settings: Mapping[str, Any]) -> str:
    """What the campaign is about, to go on in a sentence; nothing where the owner did not say."""
    return str((settings.get("extra") or {}).get("subject") or "")


def settings_of(root: Path) -> dict[str, Any]:
    """What mkdocs.yml says, read without loading the site."""
    # Loaded only now: most commands do not ask, and MkDocs takes long to load.
    from mkdocs.utils.yaml import get_yaml_loader, yaml_load

    # A build asks seven times: libyaml, where PyYAML has it, takes an eighth of the time.
    loader = get_yaml_loader(getattr(yaml, "CLoader", yaml.Loader))
    with (root / SETTINGS).open(encoding="utf-8") as file:
        return dict(yaml_load(file, loader))
