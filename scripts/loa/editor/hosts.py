"""Where what the form writes goes: a forge that mkdocs.yml names, or a folder on the machine.

Formats: <https://sveltiacms.app/en/docs/backends/gitlab>, `…/github`, `…/gitea-forgejo`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from loa.errors import LoaError
from loa.forms.words import wording

_FORGES = {"gitlab": "gitlab", "github": "github", "gitea": "gitea", "forgejo": "gitea"}
_PUBLIC = {
    "gitlab": "https://gitlab.com",
    "github": "https://github.com",
    "gitea": "https://gitea.com",
}
_KEYS = ("forge", "server", "repository", "branch", "app_id", "sign_in")
_ORIGIN = re.compile(
    r"(?P<scheme>https?)://(?P<host>[A-Za-z0-9.-]+)(?P<port>:\d{1,5})?/*", re.ASCII
)
_NEAR = ("localhost", "127.0.0.1")
"""Hosts on the machine itself, the only ones without TLS."""
_REPOSITORY = re.compile(r"^[\w.-]+(/[\w.-]+)+$")
NO_REPOSITORY = "cong/thu-muc"
"""The form's program wants a name even where it works on a folder alone."""


class EditorSettingsError(LoaError):
    """What mkdocs.yml says of the form cannot be used; the text says why, in Vietnamese."""


@dataclass(frozen=True)
class Host:
    """Where pages are kept. `server` and `sign_in` are origins, `app_id` is what the forge gave."""

    kind: Literal["gitlab", "github", "gitea"] | None = None
    repository: str = NO_REPOSITORY
    server: str = ""
    branch: str = ""
    app_id: str = ""
    sign_in: str = ""

    @classmethod
    def of(cls, settings: object) -> "Host":
        """From `extra.editor` of mkdocs.yml as YAML gave it: nothing there means a folder on the
        machine. Raises EditorSettingsError.
        """
        if not settings:
            return cls()
        if not isinstance(settings, Mapping):
            raise EditorSettingsError(
                "extra.editor trong mkdocs.yml là các dòng “tên: giá trị” thụt vào. "
                f"Dùng được: {', '.join(_KEYS)}."
            )
        unknown = sorted({str(key) for key in settings} - set(_KEYS))
        if unknown:
            raise EditorSettingsError(
                f"extra.editor trong mkdocs.yml không có mục “{unknown[0]}”. "
                f"Dùng được: {', '.join(_KEYS)}."
            )
        values = {name: str(settings.get(name) or "").strip() for name in _KEYS}
        kind = _FORGES.get(values["forge"])
        if kind is None:
            raise EditorSettingsError(
                "extra.editor.forge trong mkdocs.yml là một trong: gitlab, github, gitea, forgejo."
            )
        if not (values["server"] or values["forge"] in _PUBLIC):
            # Forgejo has no server of its own name; another's would get the editors' tokens.
            raise EditorSettingsError(
                f"extra.editor.server trong mkdocs.yml phải có khi forge là {values['forge']}, "
                "ví dụ https://git.tinh.example."
            )
        if not _REPOSITORY.fullmatch(values["repository"]):
            raise EditorSettingsError(
                "extra.editor.repository trong mkdocs.yml viết như “tinh/loa”."
            )
        return cls(
            kind=kind,  # type: ignore[arg-type]
            repository=values["repository"],
            server=_origin(values["server"] or _PUBLIC[kind], "server"),
            branch=values["branch"],
            app_id=values["app_id"],
            sign_in=_origin(values["sign_in"], "sign_in") if values["sign_in"] else "",
        )

    @property
    def backend(self) -> dict[str, Any]:
        """The part of the form's configuration that says it."""
        common: dict[str, Any] = {
            "name": self.kind or "gitlab",
            "repo": self.repository,
            "commit_messages": wording()["commits"],
        }
        if self.branch:
            common["branch"] = self.branch
        if self.kind is None:
            return {**common, "auth_methods": ["token"]}
        return {**common, **self._api_roots(), **self._sign_in_settings()}

    def _api_roots(self) -> dict[str, str]:
        if self.server == _PUBLIC[str(self.kind)]:
            return {}
        if self.kind == "github":
            return {
                "api_root": f"{self.server}/api/v3",
                "graphql_api_root": f"{self.server}/api/graphql",
            }
        version = "v4" if self.kind == "gitlab" else "v1"
        return {"api_root": f"{self.server}/api/{version}"}

    def _sign_in_settings(self) -> dict[str, Any]:
        """By the forge itself where it lets a page without a server do so (PKCE), by a helper that
        the owner runs, or by a token that each editor makes.
        """
        if self.sign_in:
            return {"base_url": self.sign_in}
        if not self.app_id or self.kind == "github":
            return {"auth_methods": ["token"]}
        sign_in = {"base_url": self.server, "app_id": self.app_id}
        return {**sign_in, "auth_type": "pkce"} if self.kind == "gitlab" else sign_in

    @property
    def origins(self) -> tuple[str, ...]:
        """The only foreign addresses that the form's page may speak with."""
        if self.kind is None:
            return ()
        api = "https://api.github.com" if self.server == _PUBLIC["github"] else self.server
        return tuple(sorted({api, self.server} - {""}))


def _origin(address: str, name: str) -> str:
    """An address without anything that a policy would read as more than one host; `name` is the
    setting that holds it. Raises EditorSettingsError.
    """
    match = _ORIGIN.fullmatch(address)
    if match and (match["scheme"] == "https" or match["host"] in _NEAR):
        return f"{match['scheme']}://{match['host']}{match['port'] or ''}"
    raise EditorSettingsError(
        f"extra.editor.{name} trong mkdocs.yml là địa chỉ không có đường dẫn, "
        f"ví dụ https://git.tinh.example: “{address}”."
    )
