"""The form in a site: only where it was asked for, under a policy of its own."""

import re
from pathlib import Path

import pytest

from loa.editor import packages
from loa.editor.packages import EditorMissingError
from loa.integrations.site import build_site
from loa.safety.policy import editor_policy, form_headers, page_policy
from portals import MakePortal, page_text

FORGE = "https://git.tinh.example"


@pytest.mark.needs("editor")
@pytest.mark.site
def test_a_site_has_the_form_where_it_was_asked_for(make_portal: MakePortal) -> None:
    pages = {
        "cong-dong/mot.md": page_text("Một"),
        "cong-dong/gap.md": page_text("Gấp", more="sensitive: true\n"),
    }
    root = make_portal(pages)
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    named = f"  editor: {{forge: gitlab, repository: tinh/loa, server: '{FORGE}'}}\n"
    settings.write_text(text.replace("extra:\n", f"extra:\n{named}"), encoding="utf-8")
    site = root / "site"
    build_site(root, site, for_server=True)
    plain = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert not any("sua/" in uri for uri in plain)
    assert links_to_the_form(site, "cong-dong/mot") == []
    build_site(root, site, for_server=True, editor=True)
    whole = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    added = whole - plain
    assert {uri.partition("/sua/")[0] for uri in added} == {"bien-tap"}
    assert {
        "index.html",
        "config.yml",
        "config.yml.gz",
        "form.js",
        "sveltia-cms.js",
        "licences.txt",
    } <= {uri.removeprefix("bien-tap/sua/") for uri in added}
    # Each page leads to itself there, but for those on which somebody may be watched.
    assert links_to_the_form(site, "cong-dong/mot") == [
        "../../bien-tap/sua/#/collections/cong-dong-page/entries/mot"
    ]
    assert links_to_the_form(site, "cong-dong/gap") == []
    # The portal's own policy is what it was.
    for uri, added_rows in form_headers("bien-tap/sua", [FORGE]).items():
        text = (site / uri).read_text(encoding="utf-8")
        assert added_rows in text
        rest = text.replace(added_rows, "")
        assert FORGE not in rest
        assert uri.startswith("bien-tap/") or "; connect-src 'self'; " in rest


def links_to_the_form(site: Path, page: str) -> list[str]:
    return re.findall(r'href="([^"]*/sua/[^"]*)"', (site / page / "index.html").read_text("utf-8"))


@pytest.mark.site
def test_a_missing_program_stops_the_build_and_leaves_the_old_site(
    make_portal: MakePortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal({})
    site = root / "site"
    monkeypatch.setenv("LOA_EDITOR_PACKAGES", str(tmp_path / "none"))
    packages.program_files.cache_clear()
    with pytest.raises(EditorMissingError) as raised:
        build_site(root, site, editor=True)
    assert str(raised.value).endswith("Cài bằng một lệnh: loa editor")
    assert not site.exists()


def test_the_form_may_speak_with_its_forge_and_nobody_else() -> None:
    rules = dict(rule.split(" ", 1) for rule in editor_policy([FORGE]).split("; "))
    site = dict(rule.split(" ", 1) for rule in page_policy().split("; "))
    assert {name: value for name, value in rules.items() if site.get(name) != value} == {
        "style-src-attr": "'unsafe-hashes' 'sha256-tcbDxjMo+xKqM21aCGYbs/QAJqB7yUXC06oPWDapBgc='",
        "img-src": f"'self' data: blob: {FORGE}",
        "media-src": "'self' blob:",
        "connect-src": f"'self' data: blob: {FORGE}",
        "worker-src": "'self' blob:",
        "form-action": "'none'",
    }
    assert "unsafe-inline" not in editor_policy() and "unsafe-eval" not in editor_policy()
    assert "http" not in editor_policy()


def test_below_a_folder_of_its_server_the_form_has_its_policy_there() -> None:
    rules = form_headers("bien-tap/sua", [FORGE], "/cong/")
    first = {uri: text.split("\n")[0] for uri, text in rules.items()}
    assert first == {
        "_headers": "/cong/bien-tap/sua/*",
        "bien-tap/sua/.htaccess": "<IfModule mod_headers.c>",
        "nginx-headers.conf": "location ^~ /cong/bien-tap/sua/ {",
        "caddy-headers.conf": "header /cong/bien-tap/sua/* {",
    }


def test_a_window_that_signs_in_at_a_forge_still_knows_the_form() -> None:
    named = "Cross-Origin-Opener-Policy"
    added = form_headers("bien-tap/sua", [FORGE])
    assert {uri: text.count(named) for uri, text in added.items()} == {
        "_headers": 2,
        "bien-tap/sua/.htaccess": 1,
        "nginx-headers.conf": 1,
        "caddy-headers.conf": 1,
    }
    assert all(f"{named}: unsafe-none" in text or f'{named} "unsafe-none"' in text
               for text in added.values())  # fmt: skip
    # Who works on a folder goes nowhere.
    assert not any("unsafe-none" in text for text in form_headers("bien-tap/sua", []).values())
