"""A whole build: beside the published site, then exchanged with it."""

import logging
import os
import time
import traceback
from collections.abc import Mapping
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from loa.artifacts import ArtifactStore
from loa.errors import LoaError
from loa.ground.files import make_readable
from loa.ground.layout import SETTINGS, cache_of
from loa.ground.progress import SILENT, Progress
from loa.ground.replacement import notes_of, replacing
from loa.ground.shelf import Memory
from loa.ground.targets import require_replaceable
from loa.integrations.editor import add_form
from loa.integrations.mkdocs_portal import PortalPlugin
from loa.integrations.precompressed import precompress
from loa.integrations.unchanged import outputs_of, remember
from loa.problems import Problem, sentence_of

# The theme prints a warning about another generator's next version on every import.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


_SEE_WARNINGS = "Chưa dựng được vì các cảnh báo ở trên. Bản cũ còn nguyên."
_TEMPLATE = "Mẫu trang{} có lỗi: {}. Bản cũ còn nguyên."


@dataclass(frozen=True)
class BuildResult:
    """What a build wrote: the numbers of pages and of all files, the problems that did not stop it,
    and of the files for download how many were made anew and how many came from the store;
    `sources` names the file that an editor writes, by the dest_uri of its page."""

    pages: int
    files: int
    problems: tuple[Problem, ...] = ()
    made: int = 0
    reused: int = 0
    sources: Mapping[str, str] = field(default_factory=dict)


class BuildRefusedError(LoaError):
    """The build stopped; the text says why, in the editors' language."""


def build_site(
    root: Path,
    target: Path,
    *,
    for_server: bool = False,
    draft: bool = False,
    editor: bool = False,
    is_preview: bool = False,
    memory: Memory | None = None,
    inputs: str = "",
    executor: Executor | None = None,
    progress: Progress = SILENT,
    **overrides: Any,
) -> BuildResult:
    """Build the portal at `root` into `target`.

    `for_server` adds compressed copies; `draft` lets places stand that are left to fill; `editor`
    adds the form by which editors change pages;
    `is_preview` builds in spite of what checks find, for whoever works on it, and `memory` keeps
    what the next one can use; `overrides` replaces settings of mkdocs.yml; `inputs` is
    written down as what the site was made from (see `unchanged`); `executor` has the workers that
    make files (see `workers`); `progress` hears how far the build has come. The folder is written
    beside the target and exchanged with it when it is whole, so a refused or killed build leaves
    what was published. Raises BuildRefusedError, and TargetRefusedError for a target that is not
    ours to replace.
    """
    site = require_replaceable(target, root)
    store = ArtifactStore(cache_of(root))
    # The caller gets the reason as an exception; MkDocs would print it a second time.
    logging.getLogger("mkdocs.commands.build").addFilter(_is_no_error)
    try:
        with replacing(site, notes_of(root)) as temporary:
            config = load_config(str(root / SETTINGS), site_dir=str(temporary), **overrides)
            plugin = config.plugins.get("loa")
            if isinstance(plugin, PortalPlugin):
                plugin.executor, plugin.progress = executor, progress
                plugin.site_name = site.name
                plugin.is_draft, plugin.memory = draft, memory
                plugin.has_form = editor
            command: Literal["serve", "build"] = "serve" if is_preview else "build"
            config.plugins.on_startup(command=command, dirty=False)
            mkdocs_build(config)
            config.plugins.on_shutdown()
            if editor and isinstance(plugin, PortalPlugin):
                add_form(temporary, plugin.portal)
            if for_server:
                precompress(temporary, store, progress)
            make_readable(temporary)
            # A full or read-only cache is no reason to hold a finished site back.
            with suppress(OSError):
                store.sweep(time.time())
            if inputs:
                remember(root, site, inputs=inputs, outputs=outputs_of(temporary))
    except (PluginError, ConfigurationError, Abort) as error:
        # MkDocs raises Abort while it handles the error that tells the reason.
        reason = error.__context__ if isinstance(error, Abort) else error
        raise BuildRefusedError(f"{reason or _SEE_WARNINGS}") from error
    except TemplateError as error:
        raise BuildRefusedError(_TEMPLATE.format(_location(error), error)) from error
    except OSError as error:
        raise BuildRefusedError(f"{sentence_of(error)} Bản cũ còn nguyên.") from error
    return _result_of(site, plugin if isinstance(plugin, PortalPlugin) else None)


def _result_of(site: Path, plugin: PortalPlugin | None) -> BuildResult:
    files = outputs_of(site)
    pages = sum(1 for uri in files if uri.endswith(".html"))
    if plugin is None:
        return BuildResult(pages, len(files))
    stored = [artifact.stored for artifact in plugin.context.manifest]
    fresh = sum(1 for path in stored if path in plugin.portal.store.written)
    problems = tuple(sorted(set(plugin.problems)))
    return BuildResult(
        pages=pages,
        files=len(files),
        problems=problems,
        made=fresh,
        reused=len(stored) - fresh,
        sources=plugin.sources(),
    )


def _location(error: TemplateError) -> str:
    """Where a template failed, as far as the error tells."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.endswith((".html", ".xml"))]
    return f" {ours[-1].filename}:{ours[-1].lineno}" if ours else ""


def _is_no_error(record: logging.LogRecord) -> bool:
    return record.levelno < logging.ERROR
