"""Wherever words come from, a character that is not what it looks like is named with its line."""

from pathlib import Path

import pytest

from catalogue_site import problems_of
from portals import MakePortal, page_text

BODY = "Gọi ngay.\n\n![{}Hai bạn nhỏ nói chuyện](hinh.svg)\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>'
PLACES = {
    "title": ("docs/a.md", "title: Trang", "title: Tra{}ng", 2),
    "description": ("docs/a.md", "dùng để thử", "dùng để t{}hử", 3),
    "escape": ("docs/a.md", "title: Trang", 'title: "Tra{!}ng"', 2),
    "list": ("docs/a.md", "topics: [bao-tin]", 'topics: [bao-tin]\nkeywords: ["a{!}"]', 7),
    "body": ("docs/a.md", "Gọi ngay", "Gọi n{}gay", 14),
    "alt": ("docs/a.md", "![Hai", "![{}Hai", 16),
    "registry": ("docs/_data/topics.yml", "Dấu hiệu", "{}Dấu hiệu", None),
    "registry escape": (
        "docs/_data/topics.yml", "Dấu hiệu", "{!}Dấu hiệu", None,
    ),
    "packs": ("docs/_data/packs.yml", "name: \"", "name: \"{}", None),
    "strings": ("overrides/partials/strings/vi.html", '": "', '": "{}', None),
    "strings escape": ("overrides/partials/strings/vi.html", '": "', '": "{!}', None),
    "captions": ("docs/video/phim.vtt", "chào", "ch{}ào", 4),
    "settings": ("mkdocs.yml", "site_name: Loa", "site_name: L{}oa", 1),
}  # fmt: skip


def portal_with(make: MakePortal, place: str, raw: str, escaped: str) -> tuple[Path, str, int]:
    root = make({"a.md": page_text("Trang", BODY.format("")), "hinh.svg": DRAWING})
    captions = root / "docs" / "video" / "phim.vtt"
    captions.parent.mkdir(exist_ok=True)
    captions.write_text("WEBVTT\n\n00:00.000 --> 00:04.000\nXin chào.\n", encoding="utf-8")
    name, old, new, line = PLACES[place]
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new.replace("{}", raw).replace("{!}", escaped), 1)
    (root / name).write_text(changed, encoding="utf-8")
    return root, name, line or text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("place", PLACES)
def test_a_mark_that_turns_the_reading_direction_is_named_at_its_line(
    make_portal: MakePortal, place: str
) -> None:
    root, name, line = portal_with(make_portal, place, "\u202e", "\\u202e")
    found = [p for p in problems_of(root) if p.code == "unseen-character"]
    assert [(p.path, p.line) for p in found] == [(name, line)]
    assert "U+202E (dấu đảo chiều chữ)" in found[0].message


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("a\u0301", "not-nfc"),
        ("Ð", "alike-letter"),
        ("mÃ³n", "garbled-text"),
        ("ngá»i", "garbled-text"),
        ("Phßng b¸n", "old-encoding"),
        ("\u00a0", "odd-space"),
        ("\0", "unseen-character"),
    ],
)
@pytest.mark.parametrize("place", [name for name in PLACES if "{!}" not in PLACES[name][2]])
def test_so_is_every_other_kind(make_portal: MakePortal, place: str, words: str, code: str) -> None:
    root, name, line = portal_with(make_portal, place, words, "")
    found = {(p.path, p.line, p.code) for p in problems_of(root)}
    assert (name, line, code) in found


def test_an_escape_for_half_a_character_is_a_problem(make_portal: MakePortal) -> None:
    root, name, line = portal_with(make_portal, "escape", "", "\\ud800")
    found = [(p.path, p.line) for p in problems_of(root)]
    assert (name, line) in found
