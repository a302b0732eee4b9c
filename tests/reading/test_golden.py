"""Golden cases: NAME.md is a body, NAME.json what a reading holds of it.

To see a new case's reading: python -m pytest tests/reading/test_golden.py prints the difference.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from loa.reading.model import Passage, Reading
from loa.reading.reader import read

GOLDEN = Path(__file__).resolve().parent / "golden"
CASES = sorted(GOLDEN.glob("*.md"))


def shown(reading: Reading, body: str) -> dict[str, Any]:
    """A reading in short, and without what is empty. Lines count from 1, as in the file."""
    rows = {
        "passages": [_passage(passage, body) for passage in reading.passages],
        "sections": [
            f"{one.line + 1}-{one.end}: h{one.level} #{one.id or f'({one.anchor})'} {one.title}"
            + ("" if one.is_filled else " (empty)")
            for one in reading.sections
        ],
        "links": [f"{one.line + 1}: {one.text!r} -> {one.target}" for one in reading.links],
        "images": [f"{one.line + 1}: {one.text!r} <- {one.source}" for one in reading.images],
        "tables": [
            {str(one.line + 1): [[cell.text for cell in row] for row in one.rows]}
            for one in reading.tables
        ],
        "uses": [
            f"{one.line + 1}: {one.name} | {one.argument} {one.options}"
            + ("" if one.is_closed else " (open)")
            for one in reading.uses
        ],
        "references": [f"{one.line + 1}: {one.written}" for one in reading.references],
        "html": [f"{one.line + 1}: {one.text}" for one in reading.html],
        "questions": [
            f"{one.line + 1}: {one.text} {one.options} -> {one.right}: {one.why}"
            for one in reading.questions
        ],
        "stories": [
            [f"{one.line + 1}: {one.title} -> {one.choices} {one.is_good}" for one in story]
            for story in reading.stories
        ],
        "faults": [f"{one.line + 1}: {one.code}" for one in reading.faults],
    }
    return {name: value for name, value in rows.items() if value}


def _passage(passage: Passage, body: str) -> str:
    words = "".join(
        f"<{piece.line + 1}>"
        + {"text": "", "code": "code:", "image": "image:", "reference": "ref:"}[piece.kind]
        + (piece.reference.written if piece.reference else piece.text)
        for piece in passage.pieces
    )
    inside = f" in {passage.block}" if passage.block else ""
    return f"{passage.tag}{inside} {words} = {body[passage.start : passage.end]}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_body_is_read_as_its_golden_file_says(path: Path) -> None:
    body = path.read_text(encoding="utf-8")
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert shown(read(body), body) == expected
