"""Addresses of other sites are asked politely; every host here is on this machine."""

import socket

import pytest

from asked_host import Host, host_that_answers
from loa.weblinks.asking import Answer, Manners, ask_all

NAME = "loa-links/0 (+https://loa.vn/; checks links of a portal)"


def ask(host: Host, *paths: str, pauses: list[float] | None = None) -> dict[str, Answer]:
    manners = Manners(NAME, timeout=1, sleep=(pauses if pauses is not None else []).append)
    found = dict(ask_all([f"{host.address}{path}" for path in paths], manners))
    return {address.removeprefix(host.address): answer for address, answer in found.items()}


CASES = {
    "a page": ({"/a": (200, "")}, Answer("opens")),
    "a page that is gone": ({"/a": (404, "")}, Answer("gone", "máy chủ trả lời 404")),
    "a page that is gone for good": ({"/a": (410, "")}, Answer("gone", "máy chủ trả lời 410")),
    "a host in trouble": ({"/a": (503, "")}, Answer("unsure", "máy chủ trả lời 503")),
    "a host that wants less": ({"/a": (429, "")}, Answer("unsure", "máy chủ trả lời 429")),
    "a host that knows no HEAD": (
        {"HEAD /a": (405, ""), "GET /a": (200, "")},
        Answer("opens"),
    ),
    "a guarded page": ({"/a": (403, "")}, Answer("unsure", "máy chủ trả lời 403")),
    "a detour": ({"/a": (302, "/b"), "/b": (200, "")}, Answer("opens")),
    "a detour to nowhere": ({"/a": (302, "/b")}, Answer("gone", "máy chủ trả lời 404")),
    "a detour out of the web": (
        {"/a": (302, "ftp://a.vn/")},
        Answer("gone", "dẫn sang “ftp://a.vn/”, trình duyệt không mở"),
    ),
    "a detour without end": (
        {"/a": (302, "/a")},
        Answer("gone", "chuyển hướng quá 5 lần"),
    ),
    "a redirect that says not where": ({"/a": (302, "")}, Answer("unsure", "máy chủ trả lời 302")),
}


@pytest.mark.parametrize(("answers", "expected"), CASES.values(), ids=CASES)
def test_answers_of_hosts(answers: dict[str, tuple[int, str]], expected: Answer) -> None:
    with host_that_answers(answers) as host:
        assert ask(host, "/a") == {"/a": expected}


@pytest.mark.parametrize(("code", "state"), [(301, "moved"), (308, "moved"), (302, "opens")])
def test_what_moved_for_good_says_where(code: int, state: str) -> None:
    with host_that_answers({"/a": (code, "/b"), "/b": (200, "")}) as host:
        answer = ask(host, "/a")["/a"]
        assert answer == Answer(state, f"{host.address}/b" if state == "moved" else "")


@pytest.mark.parametrize("detours", [5, 6])
def test_as_many_detours_as_browsers_take_without_asking(detours: int) -> None:
    answers = {f"/{n}": (302, f"/{n + 1}") for n in range(detours)} | {f"/{detours}": (200, "")}
    with host_that_answers(answers) as host:
        assert ask(host, "/0")["/0"].state == ("opens" if detours == 5 else "gone")


def test_robots_txt_is_read_once_and_obeyed() -> None:
    rules = "User-agent: *\nDisallow: /kin\n"
    with host_that_answers({"/a": (200, ""), "/b": (200, "")}, rules) as host:
        found = ask(host, "/a", "/kin/x", "/b")
        assert found["/kin/x"] == Answer("kept out", "robots.txt của máy chủ không cho máy thử")
        assert host.asked == ["GET /robots.txt", "HEAD /a", "HEAD /b"]
        assert host.names == {NAME}


@pytest.mark.parametrize(("rules", "pause"), [("", 2.0), ("Crawl-delay: 7", 7.0),
                                              ("Crawl-delay: 900", 60.0)])  # fmt: skip
def test_between_two_questions_is_a_pause(rules: str, pause: float) -> None:
    pauses: list[float] = []
    with host_that_answers({"/a": (200, ""), "/b": (200, "")}, f"User-agent: *\n{rules}") as host:
        ask(host, "/a", "/b", pauses=pauses)
    assert pauses == [pause]


def test_places_in_a_page_are_one_question() -> None:
    with host_that_answers({"/a": (200, "")}) as host:
        found = ask(host, "/a#mot", "/a#hai")
        assert {*found.values()} == {Answer("opens")}
        assert host.asked.count("HEAD /a") == 1


def test_letters_that_no_server_is_sent_are_written_as_browsers_do() -> None:
    with host_that_answers({"/t%E1%BB%87p?a=%C4%91": (200, "")}) as host:
        assert ask(host, "/tệp?a=đ") == {"/tệp?a=đ": Answer("opens")}


def test_a_host_that_says_nothing_is_left_after_a_while() -> None:
    with host_that_answers({}) as host:
        assert ask(host, "/im-lang") == {"/im-lang": Answer("unsure", "quá lâu không trả lời")}


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    manners = Manners(NAME, timeout=1)
    address = f"http://127.0.0.1:{port}/"
    assert dict(ask_all([address], manners)) == {
        address: Answer("gone", "máy chủ không nhận kết nối")
    }


@pytest.mark.parametrize("address", ["http:///a", "http://a:99999/", f"http://{'a' * 64}.vn/"])
def test_an_address_that_names_no_host_is_an_answer_too(address: str) -> None:
    ((_, answer),) = ask_all([address], Manners(NAME, timeout=1))
    assert answer.state in ("gone", "unsure")
    assert answer.detail
