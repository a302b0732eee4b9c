"""Where the form writes: what mkdocs.yml may say, and what the page may speak with."""

import json
from typing import Any

import jsonschema
import pytest

from loa.editor.hosts import EditorSettingsError, Host
from loa.editor.packages import SVELTIA, _unpacked

TOKEN = {"auth_methods": ["token"]}
CASES: list[tuple[dict[str, Any], dict[str, Any], tuple[str, ...]]] = [
    (
        {"forge": "gitlab", "repository": "tinh/loa", "app_id": "x"},
        {"name": "gitlab", "base_url": "https://gitlab.com", "app_id": "x", "auth_type": "pkce"},
        ("https://gitlab.com",),
    ),
    (
        {"forge": "gitlab", "repository": "so/nhom/loa", "server": "https://git.tinh.example/"},
        {"name": "gitlab", "api_root": "https://git.tinh.example/api/v4", **TOKEN},
        ("https://git.tinh.example",),
    ),
    (
        {"forge": "github", "repository": "tinh/loa"},
        {"name": "github", **TOKEN},
        ("https://api.github.com", "https://github.com"),
    ),
    (
        {"forge": "github", "repository": "tinh/loa", "sign_in": "https://vao.tinh.example"},
        {"name": "github", "base_url": "https://vao.tinh.example"},
        ("https://api.github.com", "https://github.com"),
    ),
    (
        {
            "forge": "forgejo", "repository": "tinh/loa", "server": "https://git.tinh.example",
            "app_id": "x", "branch": "main",
        },
        {
            "name": "gitea", "api_root": "https://git.tinh.example/api/v1", "app_id": "x",
            "base_url": "https://git.tinh.example", "branch": "main",
        },
        ("https://git.tinh.example",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "backend", "origins"), CASES)
def test_a_forge_is_named_in_its_own_way(
    settings: dict[str, Any], backend: dict[str, Any], origins: tuple[str, ...]
) -> None:
    host = Host.of(settings)
    found = {
        key: one for key, one in host.backend.items() if key not in ("repo", "commit_messages")
    }
    assert (found, host.origins) == (backend, origins)
    assert host.backend["repo"] == settings["repository"]


@pytest.mark.needs("editor")
@pytest.mark.parametrize("settings", [None, *(settings for settings, _, _ in CASES)])
def test_sveltia_takes_what_is_said_of_a_forge(settings: dict[str, Any] | None) -> None:
    """By the schema of its package, which knows no setting beside its own."""
    schema = json.loads(_unpacked(SVELTIA)["schema/sveltia-cms.json"])
    backend = Host.of(settings).backend
    kind = {"gitlab": "GitLabBackend", "github": "GitHubBackend", "gitea": "GiteaBackend"}
    validator = jsonschema.Draft7Validator(
        {"$ref": f"#/definitions/{kind[backend['name']]}", "definitions": schema["definitions"]}
    )
    assert [error.message for error in validator.iter_errors(backend)] == []
    assert not validator.is_valid({**backend, "auth_typ": "pkce"})


@pytest.mark.parametrize("nothing", [None, {}])
def test_without_a_forge_there_is_the_folder_and_nobody_to_speak_with(nothing: Any) -> None:
    host = Host.of(nothing)
    assert (host.kind, host.origins, host.backend["auth_methods"]) == (None, (), ["token"])


WRONG: dict[str, dict[Any, str]] = {
    "extra.editor trong mkdocs.yml không có mục “repo”. "
    "Dùng được: forge, server, repository, branch, app_id, sign_in.": {"repo": "tinh/loa"},
    "extra.editor.forge trong mkdocs.yml là một trong: gitlab, github, gitea, forgejo.": {
        "forge": "svn", "repository": "tinh/loa",
    },
    "extra.editor.repository trong mkdocs.yml viết như “tinh/loa”.": {
        "forge": "gitlab", "repository": "loa",
    },
    "extra.editor.server trong mkdocs.yml phải có khi forge là forgejo, "
    "ví dụ https://git.tinh.example.": {"forge": "forgejo", "repository": "tinh/loa"},
    "extra.editor trong mkdocs.yml không có mục “2”. "
    "Dùng được: forge, server, repository, branch, app_id, sign_in.": {2: "x", "repo": "tinh/loa"},
}  # fmt: skip


@pytest.mark.parametrize("message", WRONG)
def test_a_wrong_setting_is_one_sentence(message: str) -> None:
    with pytest.raises(EditorSettingsError) as raised:
        Host.of(WRONG[message])
    assert str(raised.value) == message


@pytest.mark.parametrize("settings", [True, "gitlab", ["forge"]])
def test_settings_of_another_shape_are_one_sentence(settings: object) -> None:
    with pytest.raises(EditorSettingsError) as raised:
        Host.of(settings)
    assert str(raised.value) == (
        "extra.editor trong mkdocs.yml là các dòng “tên: giá trị” thụt vào. "
        "Dùng được: forge, server, repository, branch, app_id, sign_in."
    )


@pytest.mark.parametrize(
    "address",
    [
        "http://git.tinh.example",
        "https://git.tinh.example/kho",
        "https://a@git.tinh.example",
        "https://git.tinh.example; script-src *",
        "https://*",
        "git.tinh.example",
        "javascript:1",
        "https://[::1",
        "https://git.tinh.example?a",
        "http://localhost.tinh.example",
    ],
)
def test_an_address_cannot_widen_the_policy(address: str) -> None:
    with pytest.raises(EditorSettingsError) as raised:
        Host.of({"forge": "gitlab", "repository": "tinh/loa", "server": address})
    assert str(raised.value) == (
        "extra.editor.server trong mkdocs.yml là địa chỉ không có đường dẫn, "
        f"ví dụ https://git.tinh.example: “{address}”."
    )
