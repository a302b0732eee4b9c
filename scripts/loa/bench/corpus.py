"""A portal of any size, made of nothing: for measuring, never for reading."""

import random
import shutil
from pathlib import Path

_SYLLABLES = """
    người ta đi chợ hỏi đường về nhà mình gọi điện cho mẹ nghe bạn kể chuyện làm việc
    xa quê nhớ giữ giấy tờ trong tay không giao cho ai lạ hẹn giờ báo tin bình an
""".split()  # noqa: SIM905
_PAGE = """\
---
title: {title}
description: Trang sinh ra để đo tốc độ.
type: guide
audience: [moi-nguoi]
topics: [{topic}]
sources:
  - {{id: L53, as_of: 2025-07-01}}
review: {{status: draft}}
review_by: 2027-06-30
license: CC-BY-SA-4.0
sensitivity: general
{more}---

{body}
"""
_LANDING = _PAGE.replace("type: guide", "type: landing").replace(
    "sources:\n  - {{id: L53, as_of: 2025-07-01}}\n", ""
)
_LIST = "/// listing\n    group: topic\n///\n"
# Registries that name pages by themselves; ours has others.
_ABOUT_PAGES = ("books.yml", "reviewers.yml", "releases.yml")
TOPICS = ("nhan-biet", "viec-lam", "bao-tin", "phap-luat")
SECTIONS = ("cong-dong", "doanh-nghiep", "du-lich", "co-quan")
LISTED = 500
"""Pages that one list may name: a list of 2,500 is more than a page may weigh."""


def write_corpus(
    root: Path, like: Path, pages: int, languages: list[str], translated: int = 10
) -> None:
    """Write a portal with that many pages of 500 words, Vietnamese first.

    Of ten pages `translated` stand in the other languages too. Registries, theme and settings are
    taken from the portal at `like`.
    """
    data = shutil.ignore_patterns(*_ABOUT_PAGES)
    shutil.copytree(like / "docs" / "_data", root / "docs" / "_data", ignore=data)
    shutil.copytree(like / "overrides", root / "overrides")
    shutil.copy(like / "mkdocs.yml", root / "mkdocs.yml")
    _open_every_language(root / "docs" / "_data" / "languages.yml")
    dice = random.Random(0)
    home = _LANDING.format(title="Trang chủ", topic="bao-tin", more="", body="Chữ.")
    _write(root / "docs" / "index.md", home)
    for section in SECTIONS:
        folders = sorted({_folder(n, pages) for n in range(pages) if _section(n) == section})
        if len(folders) > 1:
            body = "\n".join(f"- [{folder}]({Path(folder).name}/index.md)" for folder in folders)
            _write_landing(root / "docs" / section, section, body)
        for folder in folders or [section]:
            _write_landing(root / "docs" / folder, folder, _LIST)
    for number in range(pages):
        folder, topic = _folder(number, pages), TOPICS[number % len(TOPICS)]
        body = _body(dice, number, pages)
        for language in languages if number % 10 < translated else languages[:1]:
            suffix = "" if language == "vi" else f".{language}"
            more = "" if language == "vi" else _translation()
            # No number by itself: 112 would be taken for a helpline.
            title = f"Trang t{number} {language}"
            text = _PAGE.format(title=title, topic=topic, more=more, body=body)
            _write(root / "docs" / folder / f"trang-{number}{suffix}.md", text)


def _section(number: int) -> str:
    return SECTIONS[number % len(SECTIONS)]


def _folder(number: int, pages: int) -> str:
    """Where a page lies: in its section, or in a folder of it where one list would be too long."""
    if pages <= len(SECTIONS) * LISTED:
        return _section(number)
    return f"{_section(number)}/phan-{chr(ord('a') + number // len(SECTIONS) // LISTED)}"


def _write_landing(folder: Path, name: str, body: str) -> None:
    text = _LANDING.format(title=f"Mục {name}", topic="bao-tin", more="", body=body)
    _write(folder / "index.md", text)


def _body(dice: random.Random, number: int, pages: int) -> str:
    parts = [f"Gọi [[helpline:h111]]. Xem [trang sau]({_neighbour(number, pages)})."]
    for heading in range(4):
        words = " ".join(dice.choices(_SYLLABLES, k=120))
        parts.append(f"## Mục {heading} {{#muc-{heading}}}\n\n{words}.\n\n- {words[:60]}\n- xong")
    return "\n\n".join(parts)


def _neighbour(number: int, pages: int) -> str:
    """The link from a page to the next of its section, of the last to the first."""
    later = number + len(SECTIONS)
    next_number = later if later < pages else number % len(SECTIONS)
    folder, next_folder = _folder(number, pages), _folder(next_number, pages)
    return (
        f"{'' if folder == next_folder else f'../{Path(next_folder).name}/'}trang-{next_number}.md"
    )


def _translation() -> str:
    return f'translation:\n  source_sha256: "{"0" * 64}"\n  translator: Máy đo\n  status: draft\n'


def _open_every_language(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("reviewed-only", "with-banner"), encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
