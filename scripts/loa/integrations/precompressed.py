"""Compressed copies beside the files of a site, for servers that send what is ready.

nginx (`brotli_static`, `gzip_static`), Apache and static hosts send `page.html.br` in place of
`page.html` to whoever accepts it, and so spend no time on compressing.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from loa.artifacts import ArtifactStore, version_of
from loa.ground.compression import gzipped, is_worth_it
from loa.ground.folder_entries import files_below
from loa.ground.progress import SILENT, Progress, Stage

_QUALITY = 10
"""Of Brotli's 11: the last step takes three times as long for two bytes in a hundred of pages."""


def _brotli(data: bytes) -> bytes:
    """Format: RFC 7932."""
    compressed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=_QUALITY)
    return compressed


_FORMATS: dict[str, Callable[[bytes], bytes]] = {"br": _brotli, "gz": gzipped}


def precompress(site: Path, store: ArtifactStore, progress: Progress = SILENT) -> int:
    """Write `.br` and `.gz` beside each text file of 1 KiB or more; give how many files got them.

    What was compressed before comes out of the store.
    """
    files = [path for path in map(site.joinpath, files_below(site)) if _is_worth_it(path)]
    version = version_of("brotli")

    def write(path: Path) -> None:
        data = path.read_bytes()
        key = store.key("precompressed", version, str(_QUALITY), data)
        for ending, compress in _FORMATS.items():
            compressed = store.read(key, ending)
            if compressed is None:
                compressed = compress(data)
                store.put(key, ending, compressed)
            path.with_name(f"{path.name}.{ending}").write_bytes(compressed)
        progress.advance(Stage.COMPRESSION)

    progress.begin(Stage.COMPRESSION, len(files))
    # Both compressors let go of the interpreter while they work. More threads than cores would
    # only take memory, some 11 MB each.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(write, files))
    return len(files)


def _is_worth_it(path: Path) -> bool:
    return is_worth_it(path.suffix, path.stat().st_size)
