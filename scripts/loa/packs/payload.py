"""The portal's files as a pack holds them, made from a built site."""

import json
import re
from collections.abc import Collection, Sequence
from pathlib import Path

from loa.checking import check
from loa.ground.targets import MARK
from loa.ground.wording import say
from loa.packs.contents import Content, Label, Payload, read
from loa.packs.offline import OfflinePage, Surroundings
from loa.packs.root_files import asset, render
from loa.problems import Problem

SCRIPT = "assets/javascripts/loa/ban-sao.js"
STYLESHEET = "assets/loa.css"
PROVENANCE = "ve-ban-nay.html"
_SEARCH = "assets/search/"

# What only a web server or a search engine reads.
_FOR_THE_WEB = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", "CNAME", MARK})
_LOADED_BY_CSS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])\s*(?:https?:)?//""", re.IGNORECASE)


def site_files(site: Path) -> dict[str, Path]:
    """Every file of a built site that is of use without a web server, sorted."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {
        uri: paths[uri]
        for uri in sorted(paths)
        if uri not in _FOR_THE_WEB and not uri.endswith(".map")
    }


@check("pack-foreign", scope="pack")
def offline_payload(
    files: dict[str, Path], chosen: Collection[str], label: Label, site_url: str
) -> tuple[Payload, list[Problem]]:
    """The chosen files of a site, pages rewritten for file://, and what is wrong with them."""
    present = frozenset(chosen) | {PROVENANCE, SCRIPT}
    around = Surroundings(
        present=present,
        left_out=frozenset(files) - present,
        read=lambda uri: files[uri].read_bytes(),
        site_url=site_url,
    )
    payload: dict[str, Content] = {SCRIPT: asset("copy.js").encode()}
    problems: list[Problem] = []
    for uri in sorted(chosen):
        if uri.endswith(".html"):
            page = OfflinePage(uri, around)
            text = files[uri].read_text(encoding="utf-8")
            payload[uri] = page.rewrite(text, _notice(uri, label)).encode()
            problems += page.problems
        elif uri.startswith(_SEARCH):
            script = files[uri].read_text(encoding="utf-8")
            payload[uri] = _without_left_out(script, around.left_out).encode()
        elif uri.endswith(".css"):
            text = files[uri].read_text(encoding="utf-8")
            problems += _check_css(uri, text)
            payload[uri] = (text + (asset("copy.css") if uri == STYLESHEET else "")).encode()
        else:
            payload[uri] = files[uri]
    return payload, sorted(set(problems))


def provenance_page(payload: Payload, label: Label, left_out: Sequence[str]) -> bytes:
    """What this copy is: commit, tools, counts, and what it does not hold.

    It borrows header and footer from the portal's first page, which lies beside it.
    """
    home = read(payload["index.html"]).decode()
    pages = sum(uri.endswith(".html") for uri in payload) + 1
    body = render(
        "provenance.html",
        label=label,
        pages=pages,
        files=len(payload) + 1,
        left_out=left_out,
    )
    text = re.sub(r"<main\b.*</main>", lambda _: body, home, flags=re.DOTALL)
    title = f"<title>Về bản sao này – {label.site_name}</title>"
    return re.sub(r"<title>.*?</title>", lambda _: title, text, flags=re.DOTALL).encode()


def _notice(uri: str, label: Label) -> str:
    up = "../" * uri.count("/")
    notice = render("notice.html", label=label, provenance=up + PROVENANCE, script=up + SCRIPT)
    return notice.strip() + "\n"


def _without_left_out(script: str, left_out: Collection[str]) -> str:
    """A search index without the pages that are not in the pack."""
    start, end = script.index("(") + 1, script.rindex(")")
    documents = json.loads(script[start:end])
    kept_documents = [
        document for document in documents if document["u"].split("#")[0] not in left_out
    ]
    if len(kept_documents) == len(documents):
        return script
    listed = json.dumps(kept_documents, ensure_ascii=False, separators=(",", ":"))
    return script[:start] + listed + script[end:]


def _check_css(uri: str, text: str) -> list[Problem]:
    if not _LOADED_BY_CSS.search(text):
        return []
    message = say(
        "A style sheet loads something from elsewhere: opened from a stick there is no network."
    )
    hint = say("Put that file into overrides/ and refer to it there.")
    return [Problem(uri, 1, "pack-foreign", message, hint)]
