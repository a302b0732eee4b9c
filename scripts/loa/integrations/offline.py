"""What a browser can install, and which files make up one audience's part to save."""

import io
import json
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from posixpath import join, normpath

from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.registries import Registries
from loa.media.drawing import draw_pictogram

MANIFEST = "manifest.webmanifest"
WORKER = "sw.js"
NO_NETWORK_PAGE = "khong-mang.html"
LISTS = "assets/offline"
_INDIGO, _PAPER = "#22305c", "#fbf8f2"
_ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("mask.png", 512, "maskable"))
_IMAGES = "assets/images"
_BLACK = (0, 0, 0)

_LOADED = re.compile(
    r"""<(?:script|img|source)\b[^>]*?\ssrc="([^"#?]+)"|"""
    r"""<link\b[^>]*?\srel="(?:stylesheet|icon)"[^>]*?\shref="([^"#?]+)"|"""
    r"""<link\b[^>]*?\shref="([^"#?]+)"[^>]*?\srel="(?:stylesheet|icon)\""""
)
_ELSEWHERE = re.compile(r"[a-z]+:|//")
# Films, sound and handouts stay on the web: they weigh more than all pages together.
_LEFT_OUT = (".mp4", ".webm", ".mp3", ".ogg", ".pdf", ".docx", ".pptx", ".zip")


def app_files(overrides: Path, app_name: str) -> dict[str, bytes]:
    """Manifest, icons and service worker, by their address.

    Names on a home screen are read by whoever looks over a shoulder: `app_name` says nothing of
    the subject.
    """
    mark = (overrides / _IMAGES / "mark.svg").read_text(encoding="utf-8")
    worker = overrides / "assets" / "javascripts" / "loa" / "offline-worker.js"
    files = {MANIFEST: _manifest(app_name), WORKER: worker.read_bytes()}
    for name, size, purpose in _ICONS:
        # Phones cut a maskable icon into their own shape: it has no corners of its own.
        shape = mark.replace(' rx="7"', "") if purpose == "maskable" else mark
        files[f"{_IMAGES}/{name}"] = _png(shape, size)
    return files


def part_of(page: ContentPage, registries: Registries) -> str:
    """The audience's part that a first page offers to save; empty for every other page."""
    sections = {audience.section for audience in registries.audiences.values()}
    is_landing = page.is_index and page.language == SOURCE_LANGUAGE
    return page.section if is_landing and page.section in sections else ""


def list_uri(part: str) -> str:
    """Where the list of a part's files lies."""
    return f"{LISTS}/{part}.json"


def write_lists(site: Path, library: Library) -> None:
    """List each part that a first page offers to save; the section of help is none of them."""
    help_section = library.registries.section("help")
    parts = {part_of(page, library.registries) for page in library.published}
    for part in sorted(parts - {"", help_section}):
        write_list(site, part)


def write_list(site: Path, part: str) -> None:
    """List a part's pages with what they load; the version tells their content."""
    pages = sorted(path for path in (site / part).rglob("*.html"))
    files = {site / "index.html", site / NO_NETWORK_PAGE, *pages}
    # Each is looked for once: the same style and scripts stand in every page.
    uris = {uri for page in files for uri in _uris_loaded_by(page, site)}
    files |= {path for path in map(site.joinpath, uris) if path.is_file()}
    ordered = sorted(files)
    digest = sha256()
    for path in ordered:
        digest.update(path.relative_to(site).as_posix().encode() + b"\0" + path.read_bytes())
    content = {
        "version": digest.hexdigest()[:16],
        "pages": len(pages),
        "bytes": sum(path.stat().st_size for path in ordered),
        "files": [_address(path, site) for path in ordered],
    }
    target = site / list_uri(part)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")


def _uris_loaded_by(page: Path, site: Path) -> Iterator[str]:
    """The places in a site that a page loads from, whether something is there or not."""
    folder = page.relative_to(site).parent.as_posix()
    for match in _LOADED.finditer(page.read_text(encoding="utf-8")):
        source = next(group for group in match.groups() if group)
        if _ELSEWHERE.match(source) or source.endswith(_LEFT_OUT):
            continue
        uri = normpath(join(folder, source))
        if not uri.startswith(("/", "../")):
            yield uri


def _address(path: Path, site: Path) -> str:
    uri = path.relative_to(site).as_posix()
    return uri.removesuffix("index.html") if path.name == "index.html" else uri


def _manifest(name: str) -> bytes:
    content = {
        "id": "./",
        "name": name,
        "short_name": name,
        "lang": "vi",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": _INDIGO,
        "background_color": _PAPER,
        "icons": [
            {
                "src": f"{_IMAGES}/{name}",
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size, purpose in _ICONS
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


@cache
def _png(svg: str, size: int) -> bytes:
    buffer = io.BytesIO()
    draw_pictogram(svg, size, _BLACK).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
