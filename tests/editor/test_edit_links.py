"""From a page to its file and to the form for faults, on each forge, and nowhere where none is."""

import re
from pathlib import Path

import pytest

from loa.editor.edit_links import EditLinks, edit_links
from loa.editor.hosts import Host
from loa.integrations.site import build_site
from portals import MakePortal, page_text

PAGE = ("docs/cong-dong/mot.md", "Một & hai", "https://vi.du/cong-dong/mot/")


@pytest.mark.parametrize(
    ("settings", "edit", "report"),
    [
        (
            {"forge": "github", "repository": "tinh/loa"},
            "https://github.com/tinh/loa/edit/main/docs/cong-dong/mot.md",
            "https://github.com/tinh/loa/issues/new?template=bao-sai.yml&title=Sai%3A%20M%E1%BB%99t%20"
            "%26%20hai&dia-chi=https%3A%2F%2Fvi.du%2Fcong-dong%2Fmot%2F",
        ),
        (
            {
                "forge": "gitlab",
                "server": "https://git.vi.du",
                "repository": "a/b/c",
                "branch": "chinh/1",
            },
            "https://git.vi.du/a/b/c/-/edit/chinh/1/docs/cong-dong/mot.md",
            "https://git.vi.du/a/b/c/-/issues/new?issuable_template=bao-sai&issue%5Btitle%5D=Sai%3A%20"
            "M%E1%BB%99t%20%26%20hai",
        ),
        (
            {"forge": "forgejo", "server": "https://ma.vi.du", "repository": "a/b"},
            "https://ma.vi.du/a/b/_edit/main/docs/cong-dong/mot.md",
            "https://ma.vi.du/a/b/issues/new?template=.forgejo%2FISSUE_TEMPLATE%2Fbao-sai.yml&title="
            "Sai%3A%20M%E1%BB%99t%20%26%20hai",
        ),
    ],
)
def test_each_forge_has_its_addresses(settings: dict[str, str], edit: str, report: str) -> None:
    assert edit_links(Host.of(settings), "a@vi.du", *PAGE) == EditLinks(edit, report)


@pytest.mark.parametrize(
    ("contact", "report"),
    [
        (
            "ban.bien-tap@vi.du",
            "mailto:ban.bien-tap@vi.du?subject=B%C3%A1o%20sai%3A%20M%E1%BB%99t%20%26%20hai&body="
            "https%3A%2F%2Fvi.du%2Fcong-dong%2Fmot%2F%0A%0A",
        ),
        ("https://vi.du/lien-he", "https://vi.du/lien-he"),
        ("Số 1, phố Mới", ""),
        ("a@b", ""),
        ("javascript:alert(1)", ""),
        ("http://vi.du", ""),
        ("a@vi.du?cc=b@vi.du", ""),
        ("", ""),
    ],
)
def test_without_a_forge_faults_go_to_the_owner_or_nowhere(contact: str, report: str) -> None:
    assert edit_links(Host.of(None), contact, *PAGE) == EditLinks("", report)


@pytest.mark.parametrize("settings", [None, {"forge": "github", "repository": "tinh/loa"}])
def test_where_the_site_has_the_form_the_page_is_edited_there(
    settings: dict[str, str] | None,
) -> None:
    entry = "bien-tap/sua/#/collections/cong-dong-page/entries/mot"
    host = Host.of(settings)
    plain = edit_links(host, "a@vi.du", *PAGE)
    assert edit_links(host, "a@vi.du", *PAGE, entry) == EditLinks(entry, plain.report)


def test_forms_for_faults_are_those_of_the_kit() -> None:
    root = Path(__file__).resolve().parent.parent.parent
    for folder, ending in ((".github/ISSUE_TEMPLATE", "yml"), (".forgejo/ISSUE_TEMPLATE", "yml"),
                           (".gitlab/issue_templates", "md")):  # fmt: skip
        assert (root / folder / f"bao-sai.{ending}").is_file()
    assert "id: dia-chi" in (root / ".github/ISSUE_TEMPLATE/bao-sai.yml").read_text("utf-8")


EDITOR = "extra:\n  editor: {forge: github, repository: tinh/loa}\n"


def links_in(page: Path) -> list[str]:
    text = page.read_text("utf-8")
    return re.findall(r'href="([^"]*(?:/edit/|/issues/new)[^"]*)"', text)


@pytest.mark.site
@pytest.mark.parametrize("is_pack", [False, True])
def test_pages_lead_there_but_for_packs_and_who_may_be_watched(
    make_portal: MakePortal, is_pack: bool
) -> None:
    pages = {
        "cong-dong/mot.md": page_text("Một & hai"),
        "cong-dong/gap.md": page_text("Gấp", more="sensitive: true\n"),
    }
    root = make_portal(pages)
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("extra:\n", EDITOR)
    text = text.replace("  - loa\n", "  - loa: {artifacts: false}\n")
    settings.write_text(text + ("\nuse_directory_urls: false\n" if is_pack else ""), "utf-8")
    build_site(root, root / "site")
    ending = ".html" if is_pack else "/index.html"
    assert links_in(root / "site" / f"cong-dong/gap{ending}") == []
    found = links_in(root / "site" / f"cong-dong/mot{ending}")
    if is_pack:
        assert found == []
    else:
        assert found == [
            "https://github.com/tinh/loa/edit/main/docs/cong-dong/mot.md",
            "https://github.com/tinh/loa/issues/new?template=bao-sai.yml&amp;title=Sai%3A%20"
            "M%E1%BB%99t%20%26%20hai&amp;dia-chi=https%3A%2F%2Floa.example.vn%2Fcong-dong%2Fmot%2F",
        ]
