"""Examples of blocks as a portal would write them, with ids of its own."""

import re

from loa.directives.context import RenderContext
from loa.directives.registry import Example, ids_of
from loa.listings import select

_ID = re.compile(r"\{([a-z]+)\}")


def written(example: Example, context: RenderContext) -> str:
    """An example whose `{agencies}`, `{folders}`… are the first such ids of the portal; a word
    in guillemets where it has none.
    """
    return _ID.sub(lambda match: _first(match[1], context), example.source).rstrip()


def _first(kind: str, context: RenderContext) -> str:
    library = context.library
    ids = tuple(context.scenes.scenes) if kind == "scenes" else ids_of(kind, library)
    if kind == "agencies":
        ids = tuple(key for key in ids if library.registries.agencies[key].publish == "yes")
    if kind == "folders":
        ids = tuple(key for key in ids if select(library, key))
    return ids[0] if ids else f"«{kind}»"
