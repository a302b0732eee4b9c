"""Signing in at a forge without a server between (OAuth with PKCE, RFC 7636), in a real Chromium.

The forge is a double: it sends the window back with a code, and gives a token for the code to
whoever knows the word that its hash was made of. What the form asks afterwards is refused; only
that it asks with the token counts here.
"""

import base64
import functools
import hashlib
import json
import re
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser

from loa.content.library import Library
from loa.editor.folder import form_files
from loa.editor.hosts import Host
from loa.ground.files import write_files
from loa.safety.policy import form_headers
from portals import MakePortal

pytestmark = [pytest.mark.needs("editor"), pytest.mark.browser]
APP = "ma-cua-ung-dung"
# Names of forges are set apart for languages that run the other way.
OFFERED = re.compile("Đăng nhập bằng .?(GitLab|Gitea)")
PLACES = {
    # Where each forge asks its user, and where it gives tokens.
    "gitlab": ("/oauth/authorize", "/oauth/token"),
    "forgejo": ("/login/oauth/authorize", "/login/oauth/access_token"),
}


@dataclass
class SignIns:
    """What a forge was asked for: who got a token, and with what its API was asked."""

    authorize: str
    token: str
    given: list[str] = field(default_factory=list)
    asked: set[tuple[str, str]] = field(default_factory=set)
    challenges: dict[str, str] = field(default_factory=dict)

    def authorized(self, query: str) -> str:
        """Where the window goes back to."""
        asked = dict(parse_qsl(query))
        assert (asked["client_id"], asked["response_type"]) == (APP, "code")
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_hex(8)
        self.challenges[code] = asked["code_challenge"]
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def exchanged(self, asked: dict[str, Any]) -> tuple[int, dict[str, str]]:
        """A token for a code; each code counts once."""
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if self.challenges.pop(asked["code"], None) != proof:
            return 400, {"error": "invalid_grant"}
        self.given.append(f"ma-{len(self.given)}")
        return 200, {"access_token": self.given[-1], "refresh_token": "ma-lau-dai"}


class _Forge(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    sign_ins: SignIns

    def log_message(self, format: str, *args: object) -> None:
        return

    def do_OPTIONS(self) -> None:
        self._send(204)

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == self.sign_ins.authorize:
            self._send(302, Location=self.sign_ins.authorized(parts.query))
        else:
            self._api(parts.path)

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if self.path == self.sign_ins.token:
            is_json = "json" in self.headers.get("Content-Type", "")
            body = json.loads(text) if is_json else {k: v[0] for k, v in parse_qs(text).items()}
            status, answer = self.sign_ins.exchanged(body)
            self._send(status, answer)
        else:
            self._api(self.path)

    def _api(self, path: str) -> None:
        self.sign_ins.asked.add((path, self.headers.get("Authorization", "")))
        self._send(403, {"message": "no"})

    def _send(self, status: int, answer: Any = None, **headers: str) -> None:
        data = b"" if answer is None else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type")
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


class _Form(SimpleHTTPRequestHandler):
    """The form's folder with what a server adds to it."""

    sent: dict[str, str]

    def log_message(self, format: str, *args: object) -> None:
        return

    def end_headers(self) -> None:
        for name, value in self.sent.items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def listening(handler: Any) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def headers_of(host: Host) -> dict[str, str]:
    """The header lines for the form, as static hosts are told them."""
    rows = form_headers("bien-tap/sua", host.origins)["_headers"].splitlines()
    pairs = (re.fullmatch(r"  ([\w-]+): (.*)", row) for row in rows)
    return {pair[1]: pair[2] for pair in pairs if pair}


@pytest.mark.parametrize("forge", PLACES)
def test_who_signs_in_at_a_forge_comes_back_with_a_token(
    browser: Browser, make_portal: MakePortal, tmp_path: Path, forge: str
) -> None:
    sign_ins = SignIns(*PLACES[forge])
    library = Library.load(make_portal({}) / "docs")
    with listening(type("Forge", (_Forge,), {"sign_ins": sign_ins})) as server:
        settings = {"forge": forge, "server": server, "repository": "tinh/loa", "app_id": APP}
        host = Host.of(settings)
        write_files(tmp_path / "sua", form_files(library, frozenset(), frozenset(), host))
        handler = type("Form", (_Form,), {"sent": headers_of(host)})
        with listening(functools.partial(handler, directory=str(tmp_path / "sua"))) as address:
            context = browser.new_context(locale="vi-VN")
            page = context.new_page()
            page.goto(f"{address}/")
            with page.expect_popup() as window:
                page.get_by_role("button", name=OFFERED).click()
            window.value.wait_for_event("close")
            # What it is told stands on the page, whatever it is.
            page.get_by_role("alert").first.wait_for()
            context.close()
    assert sign_ins.given == ["ma-0"]
    assert {how.split(" ")[-1] for _, how in sign_ins.asked} == {"ma-0"}
