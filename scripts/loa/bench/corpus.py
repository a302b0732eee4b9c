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
# Registries that name pages by themselves; ours has others.
_ABOUT_PAGES = ("books.yml", "reviewers.yml", "releases.yml")
TOPICS = ("nhan-biet", "viec-lam", "bao-tin", "phap-luat")
SECTIONS = ("cong-dong", "doanh-nghiep", "du-lich", "co-quan")


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
        body = "/// listing\n    group: topic\n///\n"
        text = _LANDING.format(title=f"Mục {section}", topic="bao-tin", more="", body=body)
        _write(root / "docs" / section / "index.md", text)
    for number in range(pages):
        section, topic = SECTIONS[number % len(SECTIONS)], TOPICS[number % len(TOPICS)]
        body = _body(dice, number, pages)
        for language in languages if number % 10 < translated else languages[:1]:
            suffix = "" if language == "vi" else f".{language}"
            more = "" if language == "vi" else _translation()
            # No number by itself: 112 would be taken for a helpline.
            title = f"Trang t{number} {language}"
            text = _PAGE.format(title=title, topic=topic, more=more, body=body)
            _write(root / "docs" / section / f"trang-{number}{suffix}.md", text)


def _body(dice: random.Random, number: int, pages: int) -> str:
    parts = [f"Gọi [[helpline:h111]]. Xem [trang sau]({_neighbour(number, pages)})."]
    for heading in range(4):
        words = " ".join(dice.choices(_SYLLABLES, k=120))
        parts.append(f"## Mục {heading} {{#muc-{heading}}}\n\n{words}.\n\n- {words[:60]}\n- xong")
    return "\n\n".join(parts)


def _neighbour(number: int, pages: int) -> str:
    later = number + len(SECTIONS)
    return f"trang-{later if later < pages else number % len(SECTIONS)}.md"


def _translation() -> str:
    return f'translation:\n  source_sha256: "{"0" * 64}"\n  translator: Máy đo\n  status: draft\n'


def _open_every_language(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("reviewed-only", "with-banner"), encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
