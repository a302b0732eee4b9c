"""A server for tests that, as a good host does, sends the compressed copy of a file."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ENCODINGS = {"br": ".br", "gzip": ".gz"}


class _Compressed(http.server.SimpleHTTPRequestHandler):
    """Sends `.br` or `.gz` beside a file in its place to whoever accepts it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        return

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html"
        accepted = self.headers.get("Accept-Encoding", "")
        for name, ending in ENCODINGS.items():
            copy = path.with_name(path.name + ending)
            if name in accepted and copy.is_file():
                self._send(copy.read_bytes(), self.guess_type(path), name)
                return
        super().do_GET()

    def _send(self, data: bytes, kind: str, encoding: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def compressed_site(site: Path) -> Iterator[str]:
    """Serve a site on this machine; gives its address, ending in a slash."""
    handler = functools.partial(_Compressed, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
