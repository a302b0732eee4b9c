"""A double of a forge: as much of Gitea's API as the form speaks, over a real bare repository.

It is no Gitea. What it answers was written after Gitea's own description and source
(<https://docs.gitea.com/api/>, `routers/api/v1/repo/file.go`): a changed file is taken only with
the hash of what it replaces, any other is refused with 422. Commits are made by git's plumbing,
clones and pushes go through `git http-backend`.
"""

import base64
import json
import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, unquote, urlsplit

REPOSITORY = "tinh/loa"
TOKEN = "mot-ma-truy-cap"
_API = "/api/v1"
_REPO = f"{_API}/repos/{REPOSITORY}"
_USER = {"id": 7, "login": "lan", "full_name": "Lan", "email": "lan@vi.du", "avatar_url": "",
         "html_url": ""}  # fmt: skip
_LIMITS = {
    "default_paging_num": 30,
    "max_response_items": 50,
    "default_max_blob_size": 10_485_760,
    "default_max_response_size": 104_857_600,
}
_OLDEST = "1.24.0"

Fault = Literal["", "before", "after", "busy", "killed"]
"""How saving fails: the line is cut before the commit or after it, the forge answers 503, or it
dies while it reads what it is to save."""


class RefusedError(Exception):
    """What the forge answers with an error: status and reason."""


@dataclass
class Forge:
    """A bare repository, what goes wrong with it, and what it was asked for."""

    bare: Path
    fault: Fault = ""
    address: str = ""
    saves: list[int] = field(default_factory=list)
    """The status of every save, 0 where the line was cut."""
    before_a_save: Callable[[], None] | None = None
    """What happens once, between the form's last look and what it is about to save."""
    scheme: str = "token"
    saving: str = f"{_REPO}/contents"
    _server: ThreadingHTTPServer | None = None

    def start(self) -> None:
        """Answer, at the address that it had before if it was killed."""
        handler = type("Handler", (_Handler,), {"forge": self})
        port = urlsplit(self.address).port or 0
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def stop(self) -> None:
        """No longer listen; whoever calls gets no line."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def git(self, *arguments: str, stdin: bytes = b"", **env: str) -> bytes:
        """What git prints."""
        done = subprocess.run(
            ["git", "-C", str(self.bare), *arguments],
            input=stdin,
            capture_output=True,
            check=True,
            env={**os.environ, **env},
        )
        return done.stdout

    def head(self, branch: str) -> str:
        """The last commit of a branch."""
        return self.git("rev-parse", f"refs/heads/{branch}").decode().strip()

    def text(self, branch: str, path: str) -> str:
        """A file of a branch."""
        return self.git("cat-file", "blob", f"{branch}:{path}").decode()

    def tree(self, at: str) -> dict[str, tuple[str, int]]:
        """Hash and size of each file by its path."""
        rows = self.git("ls-tree", "-r", "-l", "-z", at).decode().split("\0")
        found = {}
        for row in filter(None, rows):
            facts, path = row.split("\t", 1)
            _, _, sha, size = facts.split()
            found[path] = (sha, int(size))
        return found

    def contents(self, at: str, path: str) -> dict[str, Any]:
        """A file as Gitea's ContentsResponse."""
        sha, size = self.tree(at)[path]
        data = base64.b64encode(self.git("cat-file", "blob", sha)).decode()
        return {"path": path, "sha": sha, "size": size, "content": data, "encoding": "base64"}

    def change(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """One commit of all files, or none; raises RefusedError."""
        branch = asked["branch"]
        before = self.head(branch)
        there = self.tree(before)
        rows = []
        for one in asked["files"]:
            path = one["path"]
            if one["operation"] == "create" and path in there:
                raise RefusedError(422, f"repository file already exists [path: {path}]")
            if one["operation"] != "create" and there.get(path, ("", 0))[0] != one.get("sha"):
                raise RefusedError(422, f"sha does not match [given: {one.get('sha')}]")
            data = base64.b64decode(one["content"])
            sha = self.git("hash-object", "-w", "--stdin", stdin=data).decode().strip()
            rows.append(f"100644 {sha}\t{path}\n")
        commit = self.commit(branch, rows, asked["author"], asked["message"])
        files = [self.contents(commit, one["path"]) for one in asked["files"]]
        return {"commit": {"sha": commit, "created": asked["dates"]["author"]}, "files": files}

    def commit(
        self, branch: str, rows: Sequence[str], author: Mapping[str, str], message: str
    ) -> str:
        """A commit on a branch of rows for `git update-index --index-info`; its hash."""
        before = self.head(branch)
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": f"{folder}/index"}
            self.git("read-tree", before, **index)
            self.git("update-index", "--index-info", stdin="".join(rows).encode(), **index)
            tree = self.git("write-tree", **index).decode().strip()
        who = {f"GIT_{role}_{what}": author[what.lower()]
               for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}  # fmt: skip
        said = message.encode()
        commit = self.git("commit-tree", tree, "-p", before, stdin=said, **who).decode().strip()
        self.git("update-ref", f"refs/heads/{branch}", commit, before)
        return commit

    def answer(self, path: str, query: Mapping[str, str], body: Any) -> Any:
        """What the API answers; raises RefusedError, KeyError for what is not there."""
        if path == f"{_API}/version":
            return {"version": _OLDEST}
        if path == f"{_API}/user":
            return _USER
        if path == f"{_API}/settings/api":
            return _LIMITS
        if path == _REPO:
            return {"permissions": {"pull": True, "push": True}, "default_branch": "main"}
        if found := re.fullmatch(rf"{_REPO}/branches/(.+)", path):
            return {"commit": {"id": self.head(found[1]), "message": ""}}
        if found := re.fullmatch(rf"{_REPO}/git/trees/(.+)", path):
            rows = [{"path": path, "sha": sha, "size": size, "type": "blob"}
                    for path, (sha, size) in self.tree(found[1]).items()]  # fmt: skip
            return {"tree": rows, "truncated": False}
        if path == f"{_REPO}/file-contents":
            return [self.contents(query["ref"], one) for one in body["files"]]
        if path == f"{_REPO}/commits":
            return self._commits(query)
        if path == f"{_REPO}/contents":
            return self.change(body)
        raise KeyError(path)

    def _commits(self, query: Mapping[str, str]) -> list[dict[str, Any]]:
        rows = self.git("log", "--format=%H%x09%an%x09%ae%x09%aI", query["sha"], "--",
                        query["path"]).decode().splitlines()  # fmt: skip
        found = []
        for row in rows:
            sha, name, email, day = row.split("\t")
            author = {"name": name, "email": email, "date": day}
            found.append({"sha": sha, "commit": {"author": author}, "author": None, "created": day})
        return found


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    forge: Forge

    def log_message(self, format: str, *args: object) -> None:
        return

    def do_OPTIONS(self) -> None:
        self._send(204, b"")

    def do_GET(self) -> None:
        if urlsplit(self.path).path.startswith(f"/{REPOSITORY}.git/"):
            self._git()
        else:
            self._api(None)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if urlsplit(self.path).path.startswith(f"/{REPOSITORY}.git/"):
            self._git(body)
        else:
            self._api(body)

    def _api(self, body: bytes | None) -> None:
        parts = urlsplit(self.path)
        is_save = body is not None and unquote(parts.path) == self.forge.saving
        status, answer = self._answer(parts.path, parts.query, body, is_save)
        if is_save:
            self.forge.saves.append(status)
        if status == 0:
            self.close_connection = True
            self.connection.close()
            return
        self._send(status, json.dumps(answer).encode())

    def _answer(self, path: str, query: str, body: bytes | None, is_save: bool) -> tuple[int, Any]:
        if self.headers.get("Authorization") != f"{self.forge.scheme} {TOKEN}":
            return 401, {"message": "invalid username, password or token"}
        fault = self.forge.fault if is_save else ""
        if fault == "busy":
            return 503, {"message": "busy"}
        if fault in ("before", "killed"):
            if fault == "killed":
                self.forge.stop()
            return 0, None
        if is_save and self.forge.before_a_save is not None:
            happens, self.forge.before_a_save = self.forge.before_a_save, None
            happens()
        first = {name: values[0] for name, values in parse_qs(query).items()}
        try:
            answer = self.forge.answer(unquote(path), first, json.loads(body or b"null"))
        except RefusedError as error:
            status, reason = error.args
            return status, {"message": reason}
        except (KeyError, subprocess.CalledProcessError):
            return 404, {"message": "not found"}
        return (0 if fault else 201 if is_save else 200), answer

    def _send(self, status: int, data: bytes, kind: str = "application/json") -> None:
        self.send_response(status)
        # What `[cors]` in Gitea's app.ini switches on.
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _git(self, body: bytes = b"") -> None:
        parts = urlsplit(self.path)
        environment = {
            **os.environ,
            "GIT_PROJECT_ROOT": str(self.forge.bare),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": parts.path.removeprefix(f"/{REPOSITORY}.git"),
            "QUERY_STRING": parts.query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type") or "",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding") or "",
            "GIT_PROTOCOL": self.headers.get("Git-Protocol") or "",
        }
        done = subprocess.run(
            ["git", "http-backend"], input=body, env=environment, capture_output=True, check=True
        )
        head, _, data = done.stdout.partition(b"\r\n\r\n")
        rows = dict(row.split(": ", 1) for row in head.decode().split("\r\n"))
        status = int(rows.pop("Status", "200").split()[0])
        self._send(status, data, rows["Content-Type"])


@contextmanager
def forge_of(repository: Path, bare: Path, kind: type[Forge] = Forge) -> Iterator[Forge]:
    """A forge with a copy of a repository, in the folder `bare`."""
    subprocess.run(["git", "clone", "-q", "--bare", str(repository), str(bare)], check=True)
    subprocess.run(["git", "-C", str(bare), "config", "http.receivepack", "true"], check=True)
    forge = kind(bare)
    forge.start()
    yield forge
    forge.stop()
