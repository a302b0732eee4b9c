"""Answers of other hosts that are kept for a while, so that nobody is asked twice a day."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

from loa.ground.files import write_whole
from loa.weblinks.asking import Answer, State

_SURE: frozenset[State] = frozenset({"opens", "moved", "kept out"})


class Answers:
    """A file of answers with their days. Only good ones are kept: what did not open is asked again.

    A file that cannot be read counts as empty: it only saves questions.
    """

    def __init__(self, path: Path, day: date, kept_for: timedelta) -> None:
        self._path = path
        self._day = day
        self._by_address: dict[str, tuple[Answer, date]] = {}
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            for address, (state, detail, day_text) in rows.items():
                asked_on = date.fromisoformat(day_text)
                if state in get_args(State) and timedelta(0) <= day - asked_on < kept_for:
                    self._by_address[address] = (Answer(state, str(detail)), asked_on)
        except (OSError, ValueError, TypeError, AttributeError):
            self._by_address = {}

    def get(self, address: str) -> Answer | None:
        """An answer that still counts."""
        answer_and_day = self._by_address.get(address)
        return answer_and_day[0] if answer_and_day else None

    def put(self, address: str, answer: Answer) -> None:
        """Keep a sure answer and forget another; written at once, so that a kill loses none."""
        self._by_address.pop(address, None)
        if answer.state in _SURE:
            self._by_address[address] = (answer, self._day)
        self._write()

    def forget_others(self, addresses: Iterable[str]) -> None:
        """Drop what nobody names any more."""
        named = set(addresses)
        self._by_address = {
            address: answer_and_day
            for address, answer_and_day in self._by_address.items()
            if address in named
        }
        self._write()

    def _write(self) -> None:
        rows = {
            address: (answer.state, answer.detail, day.isoformat())
            for address, (answer, day) in sorted(self._by_address.items())
        }
        write_whole(self._path, json.dumps(rows, ensure_ascii=False, indent=0), is_kept=False)
