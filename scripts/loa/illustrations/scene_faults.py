"""What is wrong with a scene that has the right form: unknown names, a missing or empty
description, text in a language that nobody reviewed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from loa.content.entries.languages import Language
from loa.content.front_matter import KeyPath
from loa.content.page import SOURCE_LANGUAGE
from loa.illustrations.heads import FACES
from loa.illustrations.people import PEOPLE, WEARS
from loa.illustrations.places import PLACES
from loa.illustrations.poses import POSES
from loa.illustrations.scenes import Illustration, Words, all_words, objects_of

_LONGEST_ALT = 300
_LONGEST_SAYING = 60
# Words with which a description of a picture says only that it is one.
_EMPTY_ALT = re.compile(
    r"(?:hình|ảnh|tranh|bức)(?: ảnh| vẽ| minh họa)?(?: về)?[\s.:]*", re.IGNORECASE
)


class Fault(NamedTuple):
    """What is wrong at a key of a scene."""

    at: KeyPath
    code: str
    message: str
    hint: str = ""


def faults_of(
    scene: Illustration, objects: Iterable[str], languages: Mapping[str, Language]
) -> Iterator[Fault]:
    """All that is wrong; `objects` are the ids of those that can be drawn."""
    yield from _unknown_names(scene, objects)
    yield from _faults_of_words(scene, languages)
    yield from _unprintable_references(scene)


def _unknown_names(scene: Illustration, objects: Iterable[str]) -> Iterator[Fault]:
    """Names that no part has."""
    object_ids = sorted(objects)
    for p, panel in enumerate(scene.panels):
        panel_path: KeyPath = ("panels", p)
        yield from _check(panel.place, known_names=PLACES, at=(*panel_path, "place"), what="nơi")
        for n, person in enumerate(panel.people):
            person_path: KeyPath = (*panel_path, "people", n)
            yield from _check(
                person.who, known_names=PEOPLE, at=(*person_path, "who"), what="nhân vật"
            )
            yield from _check(
                person.pose, known_names=POSES, at=(*person_path, "pose"), what="dáng"
            )
            yield from _check(
                person.face, known_names=FACES, at=(*person_path, "face"), what="nét mặt"
            )
            for worn in person.wears:
                yield from _check(
                    worn, known_names=WEARS, at=(*person_path, "wears"), what="đồ mặc"
                )
        for n, bubble in enumerate(panel.bubbles):
            if bubble.by is not None and bubble.by > len(panel.people):
                count = len(panel.people)
                text = f"Bóng nói của người thứ {bubble.by}, nhưng tranh chỉ có {count} người."
                yield Fault((*panel_path, "bubbles", n), "unknown-drawing", text)
            if (bubble.says is None) == (bubble.shows is None):
                text = "Bóng nói ghi đúng một trong hai: says (lời) hoặc shows (đồ vật)."
                yield Fault((*panel_path, "bubbles", n), "bad-value", text)
    for key_path, name in objects_of(scene):
        yield from _check(name, known_names=object_ids, at=key_path, what="đồ vật")


def _check(name: str, known_names: Iterable[str], at: KeyPath, what: str) -> Iterator[Fault]:
    if name not in known_names:
        hint = f"Có: {', '.join(sorted(known_names))}."
        yield Fault(
            at, code="unknown-drawing", message=f"Không có {what} nào tên “{name}”.", hint=hint
        )


def _faults_of_words(scene: Illustration, languages: Mapping[str, Language]) -> Iterator[Fault]:
    alt = scene.alt_in(SOURCE_LANGUAGE).strip()
    if not 20 <= len(alt) <= _LONGEST_ALT or _EMPTY_ALT.fullmatch(alt):
        text = f"Lời tả tranh (alt) dài {len(alt)} ký tự; cần từ 20 đến {_LONGEST_ALT}."
        hint = "Tả ai, ở đâu, đang làm gì, cho người không nhìn thấy."
        yield Fault(("alt",), code="scene-alt", message=text, hint=hint)
    texts: list[tuple[KeyPath, Words]] = [(("alt",), scene.alt)]
    for p, panel in enumerate(scene.panels):
        for n, bubble in enumerate(panel.bubbles):
            if bubble.says is not None:
                texts.append((("panels", p, "bubbles", n), bubble.says))
                longest = max(map(len, all_words(bubble.says)), default=0)
                if not 1 <= longest <= _LONGEST_SAYING:
                    text = (
                        f"Lời trong bóng nói dài {longest} ký tự; cần từ 1 đến {_LONGEST_SAYING}."
                    )
                    yield Fault(
                        ("panels", p, "bubbles", n),
                        code="too-long",
                        message=text,
                        hint="Nói một câu ngắn.",
                    )
    for at, words in texts:
        for slug in words if isinstance(words, dict) else ():
            language = languages.get(slug)
            if language is None:
                hint = f"Có: {', '.join(languages)}."
                yield Fault(
                    at, code="unknown-reference", message=f"Không có ngôn ngữ “{slug}”.", hint=hint
                )
            elif language.publish == "reviewed-only" and slug not in scene.reviewed:
                text = f"Lời bằng {language.name} chưa có người thẩm định."
                hint = f"Ghi reviewed: {{{slug}: tên người, ngày}}, hoặc bỏ lời này."
                yield Fault(at, code="scene-not-reviewed", message=text, hint=hint)


def _unprintable_references(scene: Illustration) -> Iterator[Fault]:
    """References that name no number that may be printed: they would be drawn as they stand."""
    texts: list[tuple[KeyPath, Words]] = [
        (("alt",), scene.alt),
        *((("talk", n), saying) for n, saying in enumerate(scene.talk)),
    ]
    for p, panel in enumerate(scene.panels):
        texts += [
            (("panels", p, "bubbles", n), bubble.says or "")
            for n, bubble in enumerate(panel.bubbles)
        ]
    for at, words in texts:
        if any("[[" in text for text in all_words(words)):
            hint = "Tranh chỉ nhận số điện thoại được đăng: [[helpline:h111]]."
            yield Fault(
                at,
                code="unknown-reference",
                message="Tham chiếu trong tranh không có số để in.",
                hint=hint,
            )
