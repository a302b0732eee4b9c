"""A host on this machine that answers as told and remembers what it was asked."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Host:
    """`answers` are a code and a Location by path, or by method and path; others get 404."""

    address: str = ""
    answers: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    robots: str = ""
    asked: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


@contextmanager
def host_that_answers(answers: Mapping[str, tuple[int, str]], robots: str = "") -> Iterator[Host]:
    """Serve until the block ends; the address has no slash at its end."""
    host = Host(answers=answers, robots=robots)
    released = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            return

        def _answer(self) -> None:
            host.asked.append(f"{self.command} {self.path}")
            host.names.add(self.headers["User-Agent"])
            if self.path == "/im-lang":
                released.wait()
                return
            if self.path == "/robots.txt" and host.robots:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(host.robots.encode())
                return
            both = host.answers.get(self.path, (404, ""))
            code, goal = host.answers.get(f"{self.command} {self.path}", both)
            self.send_response(code)
            if goal:
                self.send_header("Location", goal)
            self.end_headers()

        def do_GET(self) -> None:
            self._answer()

        def do_HEAD(self) -> None:
            self._answer()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield host
    finally:
        released.set()
        server.shutdown()
        server.server_close()
