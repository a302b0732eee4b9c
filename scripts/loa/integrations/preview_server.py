"""The preview's server on this machine: pages as they stand, with what is wrong at their end."""

import json
import sys
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from loa.editor.folder import MARK
from loa.integrations.missing_pages import MISSING
from loa.integrations.preview import Preview, PreviewState
from loa.problems import Problem

STATE = "/_loa/state"
WAIT_SECONDS = 20.0
MOST_SHOWN = 20
_HERE = ("127.0.0.1", "localhost")
_NOTHING = "<!doctype html><html lang=vi><meta charset=utf-8><title>Xem thử</title><body></body>"
_STYLE = """
#loa-xem-thu{position:fixed;z-index:99;left:0;right:0;bottom:0;max-height:45vh;overflow:auto;
background:#fff;color:#1b1b1b;border-top:4px solid #8a5a00;padding:8px 16px;
font:16px/1.5 sans-serif}
#loa-xem-thu.loi{border-color:#b3261e}#loa-xem-thu summary{font-weight:700;cursor:pointer;
min-height:44px;padding-top:10px}#loa-xem-thu li{margin:0 0 8px}
#loa-xem-thu code{background:#eee;color:#1b1b1b}#loa-xem-thu pre{white-space:pre-wrap}
"""
_RELOAD = """
(function(){var n=%d;function ask(){fetch("%s?since="+n,{cache:"no-store"}).then(function(r){
return r.json()}).then(function(s){if(s.number!==n){location.reload()}else{ask()}}).catch(
function(){setTimeout(ask,1000)})}ask()})();
"""


class PreviewServer(ThreadingHTTPServer):
    """Listens on this machine only."""

    daemon_threads = True

    def __init__(self, preview: Preview, port: int) -> None:
        super().__init__((_HERE[0], port), partial(_Handler, preview))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has left its page is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, preview: Preview, *arguments: Any) -> None:
        self.preview = preview
        super().__init__(*arguments, directory=str(preview.site))

    def do_GET(self) -> None:
        """A page with the bar, the state for the script, or any other file as it is."""
        # Another site's name for this machine would let that site read drafts.
        if (self.headers.get("Host") or "").rpartition(":")[0] not in _HERE:
            self.send_error(421)
            return
        path = unquote(urlsplit(self.path).path)
        if path == STATE:
            self._send_state()
        elif path.endswith(("/", ".html")):
            self._send_page(path)
        else:
            super().do_GET()

    def _send_state(self) -> None:
        since = urlsplit(self.path).query.removeprefix("since=")
        number = int(since) if since.isdigit() and len(since) < 10 else -1
        latest = self.preview.later_than(number, WAIT_SECONDS)
        self._send(200, json.dumps({"number": latest}), "application/json")

    def _send_page(self, path: str) -> None:
        uri = PurePosixPath(path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        state = self.preview.state
        status, page = 404, _NOTHING
        # As servers do it: the page for nothing of the language that the address begins with.
        missing = (f"{uri.parts[0]}/{MISSING}" if uri.parts else MISSING, MISSING)
        for code, name in ((200, uri.as_posix()), *((404, name) for name in missing)):
            file = (self.preview.site / name).resolve()
            if file.is_relative_to(self.preview.site.resolve()) and file.is_file():
                status, page = code, file.read_text(encoding="utf-8")
                break
        if MARK in page:
            # A program of its own: a reload would take what somebody is typing.
            self._send(status, page, "text/html")
            return
        head, end, tail = page.rpartition("</body>")
        self._send(status, f"{head}{bar(state, uri.as_posix())}{end}{tail}", "text/html")

    def _send(self, status: int, text: str, kind: str) -> None:
        data = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        """Nothing is kept by the browser: the next build may change any file."""
        if b"".join(getattr(self, "_headers_buffer", [])).find(b"Cache-Control") < 0:
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing of each request."""


def bar(state: PreviewState, uri: str) -> str:
    """What is wrong, for the foot of a page: its own problems first, then errors elsewhere."""
    source = state.sources.get(uri, "")
    own = [problem for problem in state.problems if problem.path == source]
    others = [
        problem
        for problem in state.problems
        if problem.path != source and problem.severity == "error"
    ]
    rows = sorted(own, key=lambda problem: (problem.severity, problem.line)) + sorted(others)
    script = f"<script>{_RELOAD % (state.number, STATE)}</script>"
    if not rows and not state.refusal:
        return script
    errors = sum(1 for problem in rows if problem.severity == "error")
    counted = f"{errors} lỗi, {len(rows) - errors} điều nhắc" if rows else "Chưa dựng được"
    refusal = ""
    if state.refusal:
        why = escape(state.refusal)
        refusal = f"<p>Đang xem bản trước, vì bản mới chưa dựng được:</p><pre>{why}</pre>"
    items = "".join(map(_row, rows[:MOST_SHOWN]))
    more = f"<p>Còn {len(rows) - MOST_SHOWN} điều nữa: chạy “loa check”.</p>"
    kind = "loi" if errors or state.refusal else "nhac"
    return (
        f'<style>{_STYLE}</style><aside id="loa-xem-thu" class="{kind}" lang="vi" '
        f'aria-label="Điều cần sửa"><details open><summary>{counted}</summary>{refusal}'
        f"<ul>{items}</ul>{more if len(rows) > MOST_SHOWN else ''}</details></aside>{script}"
    )


def _row(problem: Problem) -> str:
    label = "Lỗi" if problem.severity == "error" else "Nhắc"
    hint = f" <em>{escape(problem.hint)}</em>" if problem.hint else ""
    return (
        f"<li><code>{escape(problem.path)}:{problem.line}</code> {label}: "
        f"{escape(problem.message)}{hint} <small>({escape(problem.code)})</small></li>"
    )
