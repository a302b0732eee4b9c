"""What search engines may know of a lesson: schema.org LearningResource as JSON-LD."""

import json
from typing import Any

from loa.artifacts import Artifact
from loa.content.kinds import LessonMeta
from loa.content.page import ContentPage
from loa.directives.context import RenderContext
from loa.directives.offers import ARCHIVES
from loa.ground.media_types import MEDIA_TYPES

_DESCRIBED = frozenset({"docx", "pdf", "pptx", "zip"})
_LICENSES = {
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def _translation_data(context: RenderContext, page: ContentPage) -> dict[str, Any]:
    """The lesson that a variant is a translation of. Vocabulary: schema.org CreativeWork."""
    library = context.library
    source = library.get(page.source_uri)
    if source is None or source is page:
        return {}
    return {
        "translationOfWork": {
            "@type": "LearningResource",
            "name": source.meta.title,
            "url": context.site_url + source.url,
            "inLanguage": library.registries.languages[source.language].tag,
        }
    }


def structured_data(context: RenderContext, page: ContentPage, rights_holder: str) -> str:
    """JSON-LD for a lesson, safe inside a script element; "" for any other page.

    Vocabulary: schema.org LearningResource, MediaObject. Files are named as
    seen from the page, pages by their whole address.
    """
    meta = page.meta
    if not isinstance(meta, LessonMeta):
        return ""
    registries = context.library.registries
    context.page = page
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": meta.title,
        "description": meta.description,
        "inLanguage": registries.languages[page.language].tag,
        "learningResourceType": "Lesson plan",
        "educationalLevel": [registries.grades[grade].name for grade in meta.grades],
        "teaches": meta.objectives,
        "timeRequired": f"PT{meta.duration.minutes}M",
        "audience": {"@type": "EducationalAudience", "educationalRole": "teacher"},
        "isAccessibleForFree": True,
        "license": _LICENSES[meta.license],
        "copyrightHolder": {"@type": "Organization", "name": rights_holder},
        # What a lesson says in pictures it says in words too: every picture has its text.
        "accessMode": ["textual", "visual"],
        "accessModeSufficient": [{"@type": "ItemList", "itemListElement": ["textual"]}],
        "accessibilityFeature": ["alternativeText", "structuralNavigation"],
        "accessibilityHazard": "none",
        **_translation_data(context, page),
        "encoding": [
            {
                "@type": "MediaObject",
                "name": artifact.title,
                "contentUrl": context.to_served(artifact.dest_uri),
                "contentSize": str(artifact.size),
                "encodingFormat": MEDIA_TYPES[f".{artifact.extension}"],
                "sha256": artifact.sha256,
            }
            for artifact in _downloads(context, page)
        ],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _downloads(context: RenderContext, page: ContentPage) -> list[Artifact]:
    """The file that holds all others, which the page lists itself; without one, those others."""
    files = context.manifest.of_page(page.src_uri)
    known = [artifact for artifact in files if artifact.extension in _DESCRIBED]
    return [artifact for artifact in known if artifact.kind in ARCHIVES] or known
