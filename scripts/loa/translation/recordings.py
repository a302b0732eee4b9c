"""The registry of recordings, written to without touching what else stands in it."""

from loa.content.entries.languages import Recording
from loa.content.front_matter import quoted

EMPTY = "narrations: []"


def with_recording(registry: str, recording: Recording) -> str:
    """The registry's text with one entry added at its end, or in its old place."""
    rows = registry.rstrip("\n").replace(EMPTY, EMPTY.removesuffix(" []")).split("\n")
    entry = _rows_of(recording)
    starts = [n for n, row in enumerate(rows) if row.startswith("  - ")]
    old = next((n for n in starts if rows[n] == entry[0]), len(rows))
    after = next((n for n in starts if n > old), len(rows))
    return "\n".join([*rows[:old], *entry, *rows[after:]]) + "\n"


def _rows_of(recording: Recording) -> list[str]:
    rows = [
        f"  - file: {recording.file}",
        f"    speaker: {quoted(recording.speaker)}",
        f"    consent: {quoted(recording.consent)}",
        f"    recorded_on: {recording.recorded_on.isoformat()}",
        f'    source_sha256: "{recording.source_sha256}"',
    ]
    if recording.machine:
        rows.append(f"    machine: {quoted(recording.machine)}")
    if recording.reviewer and recording.reviewed_on:
        rows.append(f"    reviewer: {quoted(recording.reviewer)}")
        rows.append(f"    reviewed_on: {recording.reviewed_on.isoformat()}")
    return rows
