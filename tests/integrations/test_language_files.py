"""A language's build finds what a link names as its host does."""

from types import SimpleNamespace

import pytest
from mkdocs.structure.files import File
from mkdocs_static_i18n.suffix import I18nFiles

from loa.integrations.mkdocs_languages import LanguageFiles

FILES = (
    "index.md",
    "index.tyz.md",
    "a/b.md",
    "a/b.tyz.md",
    "a/b.vi.md",
    "a/c.png",
    "a/c.tyz.png",
    "a/d.vi.png",
    "a/e",
    "a/f.tyz",
    "a/.g",
    "a/h.i.md",
    "a/h.i.tyz.md",
)
PATHS = (
    *FILES,
    "a/d.png",
    "a/f",
    "a/none.md",
    "none",
    ".",
    "",
    "./a/b.md",
    "a//b.md",
    "a/../a/b.md",
    "a/",
    "../a/b.md",
    "a/b.",
    "a/.g.md",
)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["vi", "tyz"])
def test_a_link_leads_where_the_host_would_have_it(path: str, language: str) -> None:
    plugin = SimpleNamespace(current_language=language, default_language="vi")
    files = [File(uri, "docs", "site", True) for uri in FILES]
    expected = I18nFiles(plugin, files).get_file_from_path(path)
    assert LanguageFiles(plugin, files).get_file_from_path(path) is expected
