"""An address that carries the hash of what stands there."""

from hashlib import sha256

import pytest

from loa.ground.lasting import lasting_uri, matches_digest

DIGEST = sha256("p{}ầ".encode()).hexdigest()


def test_another_content_has_another_address() -> None:
    assert lasting_uri("assets/loa.css", "p{}ầ") == f"assets/theme/{DIGEST[:8]}/loa.css"
    assert lasting_uri("assets/loa.css", "p{}") != lasting_uri("assets/loa.css", "p{}ầ")


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        (f"assets/theme/{DIGEST[:8]}/loa.css", True),
        (f"assets/theme/{DIGEST[:7]}/loa.css", False),
        (f"assets/theme/{DIGEST[:9]}/loa.css", False),
        ("assets/theme//loa.css", False),
        (f"assets/theme/{DIGEST[1:9]}/loa.css", False),
        (f"assets/{DIGEST[:8]}/loa.css", False),
    ],
)
def test_a_file_is_held_against_its_address(uri: str, says: bool) -> None:
    assert matches_digest(uri, DIGEST) is says
