"""What a render context answers today to the questions that blocks have asked it."""

import json
from collections.abc import Mapping

from loa.artifacts import Manifest
from loa.content.answers import Answer, digest_of
from loa.directives.context import RenderContext


def answers_of(context: RenderContext) -> Mapping[str, Answer]:
    """Answers by the kind of question, beside those of the library (see `Answers`)."""
    manifest = context.manifest

    def changed(uri: str) -> str:
        page = context.library.get(uri)
        return "" if page is None else context.changed_on(page).isoformat()

    return {
        "artifact": lambda uri: "there" if uri in manifest else "",
        "artifacts": lambda uri: _rows(manifest, uri),
        "manifest": lambda _: digest_of(manifest.as_json()),
        "narrations": lambda _: digest_of(repr(context.narrations)),
        "withheld": lambda _: digest_of(*sorted(context.withheld)),
        "changed": changed,
    }


def _rows(manifest: Manifest, uri: str) -> str:
    rows = [artifact.as_row() for artifact in manifest.of_page(uri)]
    return digest_of(json.dumps(rows, ensure_ascii=False)) if rows else ""
