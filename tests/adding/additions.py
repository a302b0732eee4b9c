"""One thing of each kind, as somebody would add it: files that are new, and rows that join others.

The key is the kind as CONTRIBUTING's table calls it. A new file has its text; a file that is there
has what stands before the addition and the addition.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Joined:
    """A text that joins a file, right before another text that the file has once."""

    text: str
    before: str


Addition = dict[str, str | Joined]
END = ""
"""What joins here comes last."""

CHECK = '''\
"""Nobody is shouted at."""

import re
from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem


@check("shouting")
def check_shouting(page: ContentPage, library: Library) -> Iterator[Problem]:
    """No row of the body is all capitals."""
    for number, row in enumerate(page.body.split("\\n")):
        if re.fullmatch(r"[A-Z ]{12,}", row):
            yield Problem(page.path, page.body_line(number), "shouting", "Viết toàn chữ hoa.")
'''

CODE = """\
- code: shouting
  where: body
  title: "Viết toàn chữ hoa"
  why: "Chữ hoa cả dòng khó đọc, và người đọc thấy như bị quát vào mặt mình."
  bad: |
    KHONG DUOC DI DAU
  good: |
    Hỏi trước khi đi.
"""

BLOCK = '''\
"""A slogan in large letters."""

from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def slogan(context: RenderContext, text: str) -> str:
    """One sentence."""
    return markup("slogan/block", context, text=text)
'''

DECLARATION = """\
what: "Một câu chữ lớn"
group: text
argument: {what: "câu ấy"}
examples:
  - source: |
      /// slogan | Hỏi trước
      ///
"""

TYPE = '''\
class TrainingMeta(Sourced):
    """A course for those who work with people."""

    label = "Khóa tập huấn"
    most = 900
    is_begun = True
    type: Literal["training"]


'''

FORMAT = """\
def _html(document: Document, cache_root: Path) -> FormatResult:
    return FormatResult(document.body.encode(), "để đọc")


"""

MAKER = '''\
"""How many words each page has."""

from collections.abc import Iterator

from loa.artifacts import Artifact
from loa.integrations.making import Making, maker


@maker(rank=80)
def word_counts(making: Making) -> Iterator[Artifact]:
    """One small file a page."""
    store = making.portal.store
    for page in making.portal.library.published:
        count = str(len(page.body.split())).encode()
        stored = store.put(store.key("words", page.src_uri, count), "txt", count)
        uri = f"words/{page.slug}.txt"
        yield Artifact.of_file(uri, "words", page.language, page.src_uri, stored, "Số từ")
'''

HANDOUT = '''\
def door_sign(source: Source) -> Iterator[Document]:
    """The page's title, to hang on a door."""
    body = [paragraph(source.page.meta.title)]
    yield source.document("door-sign", "bien-cua", "Biển cửa", body, ("pdf", "html"))


'''

FEED = """\
    own = tuple(event for event in events if event.meta.recurrence == "yearly")
    feeds.append(Feed("hang-nam", "all", "Hằng năm", "Hằng năm.", SOURCE_LANGUAGE, own))
"""

LANGUAGE = """\
  - slug: khm
    tag: km
    iso639_3: khm
    autonym: null
    name: "Tiếng Khmer"
    script: Khmr
    fallback: vi
    publish: reviewed-only
    speakers: null
    speakers_as_of: null
    note: "Để thử."
    sources: ["https://example.vn/"]
    confidence: low
    as_of: 2026-01-01
"""

PROFILE = """\
  - id: thu
    name: "Bản thử"
    size_limit_mb: 10
    languages: []
    audiences: []
    formats: [pdf]
    media: false
    valid_days: 30
"""

ADDITIONS: dict[str, Addition] = {
    "a check": {
        "scripts/loa/checks/shouting.py": CHECK,
        "scripts/loa/checks/shouting.yml": CODE,
    },
    "a block": {
        "scripts/loa/directives/blocks/slogan/__init__.py": BLOCK,
        "scripts/loa/directives/blocks/slogan/block.yml": DECLARATION,
        "scripts/loa/directives/blocks/slogan/block.html": '<p class="loa-slogan">{{ text }}</p>\n',
        "scripts/loa/directives/blocks/slogan/block.css": ".loa-slogan { font-size: 2rem; }\n",
        "scripts/loa/directives/blocks/slogan/block.js": "document.title;\n",
    },
    "a page type": {
        "scripts/loa/content/kinds.py": Joined(TYPE, "TYPE_NAMES = "),
        "scripts/loa/scaffold/templates/training.md": "«ĐIỀN: học để làm gì»\n",
    },
    "an output format": {
        "scripts/loa/handouts/formats.py": Joined(FORMAT, "FORMATS: dict["),
    },
    "a maker of files": {
        "scripts/loa/integrations/makers/word_counts.py": MAKER,
    },
    "a handout": {
        "scripts/loa/handouts/page_handouts.py": Joined(HANDOUT, "HANDOUTS: dict["),
    },
    "a part of a lesson": {
        "scripts/loa/content/lesson_parts.py": Joined(
            '    LessonPart("bai-ve-nha", reader="pupils"),\n', '    LessonPart("dap-an"),\n'
        ),
        "scripts/loa/scaffold/templates/lesson-pack.md": Joined(
            "## Bài về nhà {#bai-ve-nha}\n\n«ĐIỀN: một việc làm cùng nhà»\n\n", "## Đáp án"
        ),
    },
    "a calendar feed": {
        "scripts/loa/calendar/maker.py": Joined(FEED, "    return [feed for feed in feeds"),
    },
    "a language": {"docs/_data/languages.yml": Joined(LANGUAGE, END)},
    "a profile of packs": {"docs/_data/packs.yml": Joined(PROFILE, END)},
}
# An entry of a table is a second row in the same file.
ROWS = {
    "scripts/loa/handouts/formats.py": ('"txt": _txt', '"txt": _txt, "html": _html'),
    "scripts/loa/handouts/page_handouts.py": (
        '    "leaflet": leaflet,\n', '    "leaflet": leaflet,\n    "door-sign": door_sign,\n'
    ),
}  # fmt: skip
