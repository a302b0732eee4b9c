"""Whether an address of another site still opens, asked as a guest would ask.

One question at a time to a host with a pause between, under our own name, and nothing that its
robots.txt keeps us from (RFC 9309). Only the head of an answer is fetched where the host gives one.
"""

import socket
import ssl
import time
import urllib.robotparser
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from queue import SimpleQueue
from threading import Event
from typing import Any, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

State = Literal["opens", "moved", "gone", "unsure", "kept out"]
"""opens: somebody gets a page. moved: they get it elsewhere, for good. gone: nobody gets one.
unsure: the host did not say. kept out: its robots.txt asks programs to stay away.
"""

_ROBOTS = "loa-links"
_MOST_REDIRECTS = 5
_LONGEST_PAUSE = 60.0
_MOST_ROBOTS = 500_000
"""Bytes of a robots.txt that a program must read (RFC 9309, 2.5)."""
_WITHOUT_HEAD = frozenset({400, 403, 404, 405, 501})
_GONE = frozenset({404, 410})
_FOR_GOOD = frozenset({301, 308})
_HOSTS_AT_ONCE = 4


@dataclass(frozen=True)
class Answer:
    """What came of asking: `detail` is the reason in words, or the new address of what moved."""

    state: State
    detail: str = ""


@dataclass(frozen=True)
class Manners:
    """How we ask: under which name, how long we wait for an answer and between two, in seconds."""

    name: str
    timeout: float = 20.0
    pause: float = 2.0
    sleep: Callable[[float], object] = time.sleep


class _Stays(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Every redirect is an answer of its own: it is looked at before it is followed."""
        return


def ask_all(addresses: Iterable[str], manners: Manners) -> Iterator[tuple[str, Answer]]:
    """Ask each address once, several hosts at a time; answers come as they are given."""
    by_host: dict[tuple[str, str], list[str]] = defaultdict(list)
    for address in addresses:
        parts = urlsplit(address)
        by_host[parts.scheme, parts.netloc].append(address)
    answers: SimpleQueue[tuple[str, Answer]] = SimpleQueue()
    is_over = Event()
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        for host_addresses in by_host.values():
            pool.submit(_ask_host, manners, host_addresses, answers, is_over)
        try:
            for _ in range(sum(map(len, by_host.values()))):
                yield answers.get()
        finally:
            # Whoever has heard enough does not wait for the rest.
            is_over.set()


def _ask_host(
    manners: Manners, addresses: list[str], answers: SimpleQueue[tuple[str, Answer]], is_over: Event
) -> None:
    guest = _Guest(manners)
    # Places inside a page are no other page.
    by_page: dict[str, Answer] = {}
    for address in addresses:
        if is_over.is_set():
            return
        page = urldefrag(address).url
        if page not in by_page:
            by_page[page] = guest.ask(page)
        answers.put((address, by_page[page]))


class _Guest:
    """Asks one host, and those that it leads on to, without ever being quick."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._opener = build_opener(_Stays)
        self._robots: dict[str, urllib.robotparser.RobotFileParser] = {}
        self._has_asked = False

    def ask(self, address: str) -> Answer:
        """What somebody gets who opens an address."""
        is_moved = False
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                address = _encoded_address(address)
                if not self._rules(address).can_fetch(_ROBOTS, address):
                    return Answer("kept out", "robots.txt của máy chủ không cho máy thử")
                status, location = self._status(address)
            except (OSError, HTTPException, ValueError) as error:
                return _answer_for_error(error)
            if location is None:
                return _answer_for_status(status, address if is_moved else "")
            is_moved = status in _FOR_GOOD
            address = urljoin(address, location)
            if urlsplit(address).scheme not in ("http", "https"):
                return Answer("gone", f"dẫn sang “{address}”, trình duyệt không mở")
        return Answer("gone", f"chuyển hướng quá {_MOST_REDIRECTS} lần")

    def _rules(self, address: str) -> urllib.robotparser.RobotFileParser:
        parts = urlsplit(address)
        robots_url = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        if robots_url not in self._robots:
            rules = urllib.robotparser.RobotFileParser(robots_url)
            # RFC 9309, 2.3.1: without a file everything may be asked, and so may it be where the
            # host cannot be reached, which the question itself will then tell.
            rules.parse(self._robots_text(robots_url).splitlines())
            self._robots[robots_url] = rules
        return self._robots[robots_url]

    def _robots_text(self, robots_url: str) -> str:
        try:
            with self._open(robots_url, "GET") as answer:
                data: bytes = answer.read(_MOST_ROBOTS)
                return data.decode("utf-8", "replace")
        except (OSError, HTTPException):
            return ""

    def _status(self, address: str) -> tuple[int, str | None]:
        """The code of an answer, and where it leads on to."""
        status, location = self._status_by(address, "HEAD")
        # Some hosts know only whole pages.
        return self._status_by(address, "GET") if status in _WITHOUT_HEAD else (status, location)

    def _status_by(self, address: str, method: str) -> tuple[int, str | None]:
        self._wait(address)
        try:
            with self._open(address, method) as answer:
                return answer.status, None
        except HTTPError as answer:
            with answer:
                location = answer.headers.get("Location") if 300 <= answer.code < 400 else None
                return answer.code, location

    def _open(self, address: str, method: str) -> Any:
        headers = {"User-Agent": self._manners.name, "Accept": "text/html,*/*;q=0.5"}
        request = Request(address, headers=headers, method=method)
        return self._opener.open(request, timeout=self._manners.timeout)

    def _wait(self, address: str) -> None:
        if self._has_asked:
            crawl_delay = self._rules(address).crawl_delay(_ROBOTS) or 0
            self._manners.sleep(min(_LONGEST_PAUSE, max(self._manners.pause, float(crawl_delay))))
        self._has_asked = True


def _encoded_address(address: str) -> str:
    """An address in the letters that a server is sent. Standards: RFC 3986, RFC 3490."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    if not host:
        raise ValueError("địa chỉ không có tên máy chủ")
    port = f":{parts.port}" if parts.port else ""
    safe = "/%:@!$&'()*+,;=~-._"
    path, query = quote(parts.path or "/", safe), quote(parts.query, f"{safe}?")
    return urlunsplit((parts.scheme, host + port, path, query, ""))


def _answer_for_status(status: int, moved_to: str) -> Answer:
    if status < 300:
        return Answer("moved", moved_to) if moved_to else Answer("opens")
    if status in _GONE:
        return Answer("gone", f"máy chủ trả lời {status}")
    return Answer("unsure", f"máy chủ trả lời {status}")


def _answer_for_error(error: Exception) -> Answer:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, socket.gaierror):
        return Answer("gone", "không có máy chủ tên ấy")
    if isinstance(reason, ssl.SSLCertVerificationError):
        return Answer("gone", f"chứng thư của máy chủ không dùng được ({reason.verify_message})")
    if isinstance(reason, TimeoutError):
        return Answer("unsure", "quá lâu không trả lời")
    if isinstance(reason, ConnectionRefusedError):
        return Answer("gone", "máy chủ không nhận kết nối")
    if isinstance(reason, UnicodeError):
        return Answer("gone", "tên máy chủ viết sai")
    return Answer("unsure", str(reason) or type(reason).__name__)
