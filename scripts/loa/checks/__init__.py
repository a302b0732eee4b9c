"""Rules for editors, beyond the schema."""

from loa.checks import (
    claims,
    events,
    handouts,
    images,
    lessons,
    links,
    outline,
    phones,
    places,
    quizzes,
    references,
    safety,
    scenes,
    sources,
    variant_texts,
    variants,
    videos,
)
from loa.checks.registry import CHECKERS, check_pages

__all__ = [
    "CHECKERS",
    "check_pages",
    "claims",
    "events",
    "handouts",
    "images",
    "lessons",
    "links",
    "outline",
    "phones",
    "places",
    "quizzes",
    "references",
    "safety",
    "scenes",
    "sources",
    "variant_texts",
    "variants",
    "videos",
]
