"""A browser page that remembers what went wrong and whom it asked."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page


@dataclass
class Log:
    """What went wrong in a page, and which hosts it asked."""

    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


def watched(context: BrowserContext) -> tuple[Page, Log]:
    """A page whose errors and foreign requests are kept."""
    page, log = context.new_page(), Log()
    page.on("console", lambda m: log.errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: log.errors.append(str(error)))

    def note(url: str) -> None:
        if urlsplit(url).hostname not in (None, "", "127.0.0.1"):
            log.foreign.append(url)

    page.on("request", lambda request: note(request.url))
    return page, log
