"""With the registry of languages damaged, everything else is still told."""

import pytest

from loa.integrations.portal import Portal
from portals import MakePortal, page_text


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (None, ["registry-missing"]),
        (b"", ["registry-shape"]),
        (b"languages: 3\n", ["registry-shape"]),
        (b"languages: []\n", ["registry-shape"]),
        (b"\xff\xfel\0a\0", ["not-utf8"]),
        ("languages:\n  - ghi: Tiếng\n".encode("utf-16-le"), ["not-utf8"]),
        (b"languages: &a [*a]\n", ["yaml-unreadable"]),
    ],
)
def test_languages(make_portal: MakePortal, data: bytes | None, codes: list[str]) -> None:
    root = make_portal({"a.md": page_text("A", "Gọi số 112 ngay.\n")})
    path = root / "docs" / "_data" / "languages.yml"
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    problems = Portal.load(root).problems()
    told = {one.code for one in problems if one.path == "docs/_data/languages.yml"}
    assert set(codes) <= told
    assert ("docs/a.md", "unpublished-phone") in {(one.path, one.code) for one in problems}
