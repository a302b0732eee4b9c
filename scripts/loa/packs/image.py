"""A pack as the image of a FAT32 stick: many sticks are written from one file.

Format: Microsoft FAT specification 1.03. The tools are dosfstools (mkfs.fat) and mtools (mmd,
mcopy), which need neither root nor a device.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from loa.ground.files import whole_file
from loa.ground.wording import say

_LABEL = "LOA"
_SECTOR = 512
# Fewer clusters than 65525 make it FAT16 in the eyes of every reader; some margin.
_MIN_CLUSTERS = 68_000
_CLUSTERS = (32_768, 16_384, 8_192, 4_096, 2_048, 1_024, 512)
# Reserved sectors, and room for what the file system itself writes.
_RESERVED = 1_000_000
_ENTRIES_PER_FILE = 160
_TOOLS = ("mkfs.fat", "mmd", "mcopy")
# Debian keeps mkfs.fat where only root looks.
_SYSTEM_FOLDERS = ("/usr/sbin", "/sbin")
_FILES_AT_ONCE = 200


class ImageToolsMissingError(Exception):
    """A tool is not installed; the text says what to do."""


def find_tools() -> Mapping[str, str]:
    """Where the tools are; all of them or an error."""
    path = os.pathsep.join([os.environ.get("PATH", ""), *_SYSTEM_FOLDERS])
    programs = {name: shutil.which(name, path=path) for name in _TOOLS}
    missing = [name for name, program in programs.items() if program is None]
    if missing:
        raise ImageToolsMissingError(
            say(
                "This machine lacks {join} to make a disk image. Install it by “apt install "
                "mtools dosfstools”, or write a folder or a .zip file.",
                join=", ".join(missing),
            )
        )
    return {name: program for name, program in programs.items() if program}


def write_image(folder: Path, target: Path, made_at: int, volume: int) -> None:
    """Make an image that just holds a folder. `made_at` in seconds since 1970 is the time of
    every file, `volume` the serial number; the same folder gives the same bytes.
    """
    tools = find_tools()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    folders = sorted(path for path in folder.rglob("*") if path.is_dir())
    for path in (*files, *folders):
        os.utime(path, (made_at, made_at))
    cluster, size = _layout(files, len(folders))
    with whole_file(target) as temporary:
        environment = {
            **os.environ,
            "SOURCE_DATE_EPOCH": str(made_at),
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
            "MTOOLS_SKIP_CHECK": "1",
        }

        def run(tool: str, *arguments: str) -> None:
            command = [tools[tool], *arguments]
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)

        run(
            "mkfs.fat",
            "-F",
            "32",
            "--invariant",
            "-i",
            f"{volume & 0xFFFFFFFF:08x}",
            "-n",
            _LABEL,
            "-s",
            str(cluster // _SECTOR),
            "-C",
            str(temporary),
            str(size // 1024),
        )
        for path in folders:
            run("mmd", "-i", str(temporary), f"::/{path.relative_to(folder).as_posix()}")
        for parent in (folder, *folders):
            files_inside = [str(path) for path in files if path.parent == parent]
            subfolder = parent.relative_to(folder).as_posix()
            for start in range(0, len(files_inside), _FILES_AT_ONCE):
                batch = files_inside[start : start + _FILES_AT_ONCE]
                run(
                    "mcopy",
                    "-m",
                    "-i",
                    str(temporary),
                    *batch,
                    f"::/{'' if subfolder == '.' else subfolder}",
                )


def _layout(files: list[Path], folders: int) -> tuple[int, int]:
    """Bytes in a cluster and in the image: the largest cluster that still makes it FAT32."""
    sizes = [path.stat().st_size for path in files]
    for cluster in _CLUSTERS:
        clusters = sum(-(-size // cluster) for size in sizes)
        clusters += folders + -(-len(files) * _ENTRIES_PER_FILE // cluster) + 1
        clusters += clusters // 50
        if clusters >= _MIN_CLUSTERS:
            break
    clusters = max(clusters, _MIN_CLUSTERS)
    # Each cluster has four bytes in both copies of the table.
    size = clusters * (cluster + 8) + _RESERVED
    return cluster, -(-size // 1_048_576) * 1_048_576
