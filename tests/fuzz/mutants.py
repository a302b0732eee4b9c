"""Damaged inputs: a saved seed that was cut, repeated, joined with another or filled with tokens.

The seeds are files in `corpus/`, one folder a reader; whatever once stopped a reader is saved
there too. `LOA_FUZZ` is how many mutants each reader gets; `make fuzz` sets it.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some

CORPUS = Path(__file__).resolve().parent / "corpus"
MUTANTS = int(os.environ.get("LOA_FUZZ", "40"))
_IS_LONG = "LOA_FUZZ" in os.environ
SECONDS = 20
"""After so many seconds of the processor in one reader a long run calls it a hang, however busy
the machine is; the short run has no clock."""

FUZZ = settings(
    max_examples=MUTANTS,
    # The short run is the same every time.
    derandomize=not _IS_LONG,
    deadline=None,
    database=None,
    # A mutant is small enough to be read as it is; making it smaller takes minutes.
    phases=[Phase.explicit, Phase.generate],
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

TOKENS = [
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n",
    b"\n\n",
    b"---\n",
    b"/// ",
    b"///\n",
    b"[[",
    b"]]",
    b"[",
    b"](",
    b"![",
    b"<",
    b">",
    b"&",
    b"&#0;",
    b"{",
    b"}",
    b"{{",
    b"{#",
    b"`",
    b"```\n",
    b"*",
    b"_",
    b"|",
    b"- ",
    b"1. ",
    b"    ",
    b"\t",
    b": ",
    b" #",
    b"#",
    b"!!",
    b"!!int ",
    b"!!timestamp x",
    b"&a ",
    b"*a",
    b"<<: ",
    b"? ",
    b"? [a]\n: b\n",
    b"'",
    b'"',
    b"\\",
    b"%",
    b"@",
    b"=",
    b"http://[x",
    b"https://[::1",
    b"tel:",
    b"javascript:",
    b"<?xml?>",
    b"<!DOCTYPE a>",
    b"<![CDATA[",
    b"]]>",
    b"<a",
    b"-->",
    b"9" * 400,
    b"9" * 5000,
    b"-1",
    b"1e999",
    b".inf",
    b"2026-02-30",
    b"0001-01-01",
    b"9999-12-31",
    "\u202e".encode(),
    "\u0110".encode(),
    b"\xed\xa0\x80",
    b"PK\x03\x04",
    b"WEBVTT",
    b"00:00:00.000 --> 99:99:99.999\n",
    b'msgid ""\n',
    b"#, fuzzy\n",
    b"#~ ",
    b"../../",
    b"/etc/passwd",
]


def seeds(kind: str) -> list[bytes]:
    """The saved inputs of one reader."""
    return [path.read_bytes() for path in sorted((CORPUS / kind).iterdir())]


@some.composite
def mutants(draw: Callable[..., object], kept: list[bytes]) -> bytes:
    """One of the seeds after up to six changes."""
    data = draw(some.sampled_from(kept))
    assert isinstance(data, bytes)
    for _ in range(int(str(draw(some.integers(1, 6))))):
        data = _changed(draw, data, kept)
    return data[:200_000]


def _changed(draw: Callable[..., object], data: bytes, kept: list[bytes]) -> bytes:
    start = int(str(draw(some.integers(0, len(data)))))
    end = min(len(data), start + int(str(draw(some.integers(0, 60)))))
    how = draw(some.sampled_from(["cut", "repeat", "token", "bit", "join", "line", "end"]))
    if how == "cut":
        return data[:start] + data[end:]
    if how == "repeat":
        times = int(str(draw(some.sampled_from([2, 3, 50, 400]))))
        return data[:start] + data[start:end] * times + data[end:]
    if how == "bit" and start < len(data):
        bit = 1 << int(str(draw(some.integers(0, 7))))
        return data[:start] + bytes([data[start] ^ bit]) + data[start + 1 :]
    if how == "join":
        other = draw(some.sampled_from(kept))
        assert isinstance(other, bytes)
        return data[:start] + other[int(str(draw(some.integers(0, len(other))))) :]
    if how == "line":
        rows = data.split(b"\n")
        at = start % len(rows)
        return b"\n".join([*rows[:at], rows[end % len(rows)], *rows[at:]])
    if how == "end":
        return data[:start]
    token = draw(some.sampled_from(TOKENS))
    assert isinstance(token, bytes)
    return data[:start] + token + data[start:]


@contextmanager
def in_time() -> Iterator[None]:
    """In a long run, end what does not end by itself."""
    if not _IS_LONG:
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError(f"a reader took more than {SECONDS} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
