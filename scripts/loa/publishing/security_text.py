"""Where somebody who finds a hole in the portal reports it: `.well-known/security.txt`.

Standard: RFC 9116. The file is there only when the owner has named an address.
"""

import re
from datetime import datetime, timedelta

SECURITY_TEXT = ".well-known/security.txt"
# RFC 9116, 2.5.5, recommends less than a year.
_VALID_FOR = timedelta(days=360)
_CONTACT = re.compile(r"mailto:[^\s@]+@[^\s@]+\.[^\s@]+|https://[^\s/]+\.\S+")


def is_contact(value: str) -> bool:
    """Whether a value is an address that the file may name: mailto: or https:."""
    return _CONTACT.fullmatch(value) is not None


def security_text(contact: str, site_url: str, built_at: datetime) -> str:
    """The file's text; `site_url` ends with a slash."""
    until = (built_at + _VALID_FOR).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f"Contact: {contact}\nExpires: {until}\nPreferred-Languages: vi\n"
        f"Canonical: {site_url}{SECURITY_TEXT}\n"
    )
