"""A double of GitLab: as much of its API as the form speaks, over a real bare repository.

It is no GitLab. What it answers was written after GitLab's own description and source
(<https://docs.gitlab.com/api/commits/>, `app/services/files/multi_service.rb`): an action with a
`last_commit_id` is refused where the file has another last commit on the branch, one without is
taken whatever it writes over.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .forge_double import REPOSITORY, Forge, RefusedError

_API = "/api/v4"
_PROJECT = f"{_API}/projects/{REPOSITORY}"
_FILES = f"{_PROJECT}/repository/files/"
_USER = {"id": 7, "username": "lan", "name": "Lan", "email": "lan@vi.du", "avatar_url": "",
         "web_url": ""}  # fmt: skip


@dataclass
class GitLab(Forge):
    """The same repository behind another API."""

    scheme: str = "Bearer"
    saving: str = f"{_PROJECT}/repository/commits"

    def last_commit(self, at: str, path: str) -> str:
        """The last commit that touched a file."""
        return self.git("log", "-1", "--format=%H", at, "--", path).decode().strip()

    def answer(self, path: str, query: Mapping[str, str], body: Any) -> Any:
        """What the API answers; raises RefusedError, KeyError for what is not there."""
        if path == f"{_API}/user":
            return _USER
        if path == f"{_PROJECT}/users":
            return [_USER]
        if path == "/api/graphql":
            return {"data": {"project": {"repository": self._asked(**body)}}}
        if path == self.saving:
            return self.change(body) if body else self._history(query)
        if path.startswith(_FILES):
            name = path.removeprefix(_FILES)
            sha, _ = self.tree(query["ref"])[name]
            return {"blob_id": sha, "last_commit_id": self.last_commit(query["ref"], name)}
        raise KeyError(path)

    def _asked(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        branch = variables.get("branch", "main")
        if "rootRef" in query:
            return {"rootRef": "main"}
        if "lastCommit" in query:
            return {"tree": {"lastCommit": {"sha": self.head(branch), "message": ""}}}
        if "rawTextBlob" in query:
            texts = [{"rawTextBlob": self.text(branch, path)} for path in variables["paths"]]
            return {"blobs": {"nodes": texts}}
        nodes = [{"type": "blob", "path": path, "sha": sha}
                 for path, (sha, _) in self.tree(branch).items()]  # fmt: skip
        page = {"endCursor": "", "hasNextPage": False}
        return {"tree": {"blobs": {"nodes": nodes, "pageInfo": page}}}

    def _history(self, query: Mapping[str, str]) -> list[dict[str, Any]]:
        rows = self.git("log", "--format=%H%x09%an%x09%ae%x09%aI", query["ref_name"], "--",
                        query["path"]).decode().splitlines()  # fmt: skip
        names = ("id", "author_name", "author_email", "committed_date")
        return [dict(zip(names, row.split("\t"), strict=True)) for row in rows]

    def change(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """One commit of all files, or none; raises RefusedError."""
        branch = asked["branch"]
        there = self.tree(branch)
        rows = []
        for one in asked["actions"]:
            path, known = one["file_path"], one.get("last_commit_id")
            if one["action"] == "create" and path in there:
                raise RefusedError(400, "A file with this name already exists")
            if one["action"] == "update" and known and known != self.last_commit(branch, path):
                said = f"The file has changed since you started editing it: {path}"
                raise RefusedError(400, said)
            is_text = one["encoding"] == "text"
            data = one["content"].encode() if is_text else base64.b64decode(one["content"])
            sha = self.git("hash-object", "-w", "--stdin", stdin=data).decode().strip()
            rows.append(f"100644 {sha}\t{path}\n")
        author = {"name": "Lan", "email": "lan@vi.du"}
        commit = self.commit(branch, rows, author, asked["commit_message"])
        when = self.git("log", "-1", "--format=%cI", commit).decode().strip()
        return {"id": commit, "committed_date": when}
