"""What may be chosen in the form: entries of the registries, drawings, papers."""

from collections.abc import Iterable, Mapping
from typing import Any

from loa.content.library import Library
from loa.editor.fields import Choices, Options
from loa.forms.words import entry_name, wording
from loa.handouts.page_handouts import HANDOUTS


def choices_of(library: Library, scenes: Iterable[str], tiles: Iterable[str]) -> Choices:
    """The lists by their names in wording.yml; `scenes` and `tiles` are ids of drawings."""
    registries = library.registries
    drawn = sorted(scenes)
    handout_names = wording()["values"]["handouts"]
    # What is not let out yet can't be cited.
    sources: dict[str, Any] = {**registries.laws, **registries.sources, **registries.helplines}
    cited = {
        key: entry for key, entry in sources.items() if getattr(entry, "publish", "yes") == "yes"
    }
    return {
        "audiences": _options_of(registries.audiences),
        "topics": _options_of(registries.topics),
        "regions": _options_of(registries.regions),
        "grades": _options_of(registries.grades),
        "pictograms": _options_of(registries.pictograms),
        "agencies": _options_of(registries.agencies),
        "languages": _options_of(registries.languages),
        "consents": [_option(key, key) for key in registries.consents],
        "sources": [_option(key, f"{key}: {entry_name(entry)}") for key, entry in cited.items()],
        "scenes": [_option(scene, scene) for scene in drawn],
        "tiles": [_option(drawing, drawing) for drawing in sorted({*drawn, *tiles})],
        "handouts": [_option(key, handout_names[key]) for key in HANDOUTS],
    }


def _options_of(registry: Mapping[str, Any]) -> Options:
    return [_option(key, entry_name(entry)) for key, entry in registry.items()]


def _option(value: str, label: str) -> dict[str, str]:
    return {"label": label, "value": value}
