"""The form's folder in a site: its page, its program, and its configuration."""

from collections.abc import Mapping
from html import escape
from importlib.resources import files
from string import Template

from loa.content.library import Library
from loa.content.registries import Registries
from loa.content.sections import Role
from loa.editor.choices import choices_of
from loa.editor.config import config_of, config_text, plan_of
from loa.editor.hosts import Host
from loa.editor.packages import program_files
from loa.forms.words import wording
from loa.safety.policy import editor_policy

_SECTION: Role = "editors"
NAME = "sua"
MARK = 'rel="cms-config-url"'
"""What the form's page has and no page of the portal."""
_ASSETS = ("start.js", "form.js", "pages.js", "front_matter.js", "form.css")


def form_folder(registries: Registries) -> str:
    """The folder below the site, beside the editors' guide: "bien-tap/sua"."""
    return f"{registries.section(_SECTION)}/{NAME}"


def form_files(
    library: Library, scenes: frozenset[str], tiles: frozenset[str], host: Host
) -> Mapping[str, bytes]:
    """All files by their paths below that folder. Raises EditorMissingError."""
    config = config_of(library, choices_of(library, scenes, tiles), host)
    assets = files("loa.editor").joinpath("assets")
    page = Template(assets.joinpath("index.html").read_text(encoding="utf-8"))
    texts = {
        "config.yml": config_text(config),
        "plan.json": plan_of(config),
        "index.html": page.substitute(
            policy=escape(editor_policy(host.origins)),
            title=escape(wording()["title"]),
            no_script=escape(wording()["no_script"]),
        ),
    }
    own = {name: assets.joinpath(name).read_bytes() for name in _ASSETS}
    return {**program_files(), **own, **{uri: text.encode() for uri, text in texts.items()}}
