"""A lesson as a learning platform takes it: its text, its questions, its files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from uuid import UUID, uuid5

from loa.artifacts import Artifact
from loa.content.kinds import LessonMeta
from loa.handouts.books import page_markup
from loa.handouts.documents import Source
from loa.reading.quizzes import OPTION, own_text, quiz_of

_NAMESPACE = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
_FOLDER = "tep"
STYLE = "loa.css"


@dataclass(frozen=True)
class LessonQuestion:
    """A question with its options by letter, the letters that are right, and why."""

    text: str
    options: Mapping[str, str]
    right: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class LessonPackage:
    """What every package of a lesson holds. `files` are its materials by their path in the
    package, with what each is called; `body` is its text as HTML.
    """

    id: str
    title: str
    description: str
    language: str
    url: str
    license: str
    rights_holder: str
    minutes: int
    objectives: Sequence[str]
    body: str
    questions: Sequence[LessonQuestion]
    files: Mapping[str, tuple[str, bytes]]

    @property
    def key(self) -> UUID:
        """The same for every version of the lesson, so that a newer one takes its place."""
        return uuid5(_NAMESPACE, self.url)


def lesson_package(
    source: Source, artifacts: Sequence[Artifact], url: str, rights_holder: str
) -> LessonPackage:
    """The lesson of a page; `artifacts` are its files to download, `url` its own address."""
    page = source.page
    assert isinstance(page.meta, LessonMeta)
    materials = {
        f"{_FOLDER}/{artifact.dest_uri.rpartition('/')[2]}": (
            f"{artifact.title} ({artifact.extension})",
            artifact.stored.read_bytes(),
        )
        for artifact in artifacts
        if artifact.title and artifact.extension in ("pdf", "docx", "pptx")
    }
    return LessonPackage(
        id=page.slug,
        title=page.meta.title,
        description=page.meta.description,
        language=source.registries.languages[page.written_in].tag,
        url=url,
        license=page.meta.license,
        rights_holder=rights_holder,
        minutes=page.meta.duration.minutes,
        objectives=page.meta.objectives,
        body=page_markup(source, 2),
        questions=tuple(_questions(source)),
        files=materials,
    )


def _questions(source: Source) -> Iterator[LessonQuestion]:
    quiz = quiz_of(source.root)
    for question in quiz[1] if quiz else ():
        if question.right and set(question.right) <= question.options.keys():
            options = {
                letter: re.sub(OPTION, "", own_text(option), count=1)
                for letter, option in question.options.items()
            }
            yield LessonQuestion(
                text=question.text, options=options, right=question.right, why=question.why
            )


def style() -> bytes:
    """The stylesheet of a package's pages."""
    return files("loa.shelves").joinpath("assets", STYLE).read_bytes()


def page_of(package: LessonPackage, after: str = "", script: str = "") -> bytes:
    """The lesson as one page; `after` is markup below its text, `script` a file that it runs."""
    rows = "".join(
        f'<li><a href="{escape(uri)}">{escape(name)}</a></li>'
        for uri, (name, _) in package.files.items()
    )
    materials = f"<h2>Tài liệu của bài</h2><ul>{rows}</ul>" if rows else ""
    run = f'<script src="{script}" defer></script>' if script else ""
    text = (
        f'<!doctype html>\n<html lang="{package.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{escape(package.title)}</title>\n"
        f'<link rel="stylesheet" href="{STYLE}">{run}\n</head>\n<body>\n<main>\n'
        f"<h1>{escape(package.title)}</h1>\n<p>{escape(package.description)}</p>\n"
        f"{package.body}\n{materials}\n{after}\n"
        f'<p class="note">{escape(package.rights_holder)}. {escape(package.license)}. '
        f'Bản mới nhất: <a href="{escape(package.url)}">{escape(package.url)}</a></p>\n'
        "</main>\n</body>\n</html>\n"
    )
    return text.encode()
