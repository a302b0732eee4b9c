"""security.txt has what RFC 9116 asks for, and is there only with an address."""

import re
from datetime import UTC, datetime

import pytest

from loa.publishing.security_text import is_contact, security_text

BUILT = datetime(2026, 7, 30, 8, tzinfo=UTC)


def test_it_has_the_fields_that_the_standard_requires() -> None:
    text = security_text("mailto:a@b.vn", "https://b.vn/loa/", BUILT)
    assert text == (
        "Contact: mailto:a@b.vn\nExpires: 2027-07-25T08:00:00Z\nPreferred-Languages: vi\n"
        "Canonical: https://b.vn/loa/.well-known/security.txt\n"
    )
    assert all(re.fullmatch(r"[A-Za-z-]+: \S.*", row) for row in text.splitlines())


@pytest.mark.parametrize("value", ["mailto:a@b.vn", "https://b.vn/bao-loi"])
def test_an_address_to_report_to(value: str) -> None:
    assert is_contact(value)


@pytest.mark.parametrize(
    "value",
    ["", "a@b.vn", "mailto:a", "http://b.vn", "https://", "tel:111", "mailto:a@b.vn\nExpires: x"],
)
def test_what_is_none(value: str) -> None:
    assert not is_contact(value)
