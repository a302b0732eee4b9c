"""Run in a portal with the copied package: what of each addition is there, as JSON."""

import json
from datetime import date
from pathlib import Path

from loa.calendar.maker import feeds_of
from loa.checks.registry import check_pages
from loa.codes import catalogue
from loa.content.page import parse_page
from loa.directives.check import check_directives
from loa.handouts.formats import make
from loa.handouts.maker import documents_of
from loa.integrations.making import Making, every_maker
from loa.integrations.portal import Portal
from loa.integrations.theme_files import stylesheet
from loa.integrations.theme_scripts import scripts_of
from loa.packs.profiles import load_profiles
from loa.scaffold import Request, new_page

portal = Portal.load(Path())
library = portal.library
page = library.get("cong-dong/thu.md")
assert page is not None, library.problems
lesson = new_page(Request("lesson", "Bài thử", grade="lop-2"), library, date(2026, 1, 1))
without = lesson.text.replace(" {#bai-ve-nha}", "")
read, _ = parse_page(lesson.src_uri, without, f"docs/{lesson.src_uri}", library.registries)
assert read is not None
training = new_page(Request("training", "Khóa thử", section="cong-dong"), library, date(2026, 1, 1))
trained, wrong = parse_page(training.src_uri, training.text, "docs/x.md", library.registries)
documents = list(documents_of(portal.workshop().source_of(page)))
sign = next(one for one in documents if one.kind == "door-sign")
word_counts = every_maker()[-1]
variants = [one.language for one in library.variants("cong-dong/thu.md")]
print(json.dumps({
    "a check": [catalogue()[one.code].title for one in check_pages(library, [page])
                if one.code == "shouting"],
    "a block": ['<p class="loa-slogan">Hỏi trước</p>' in portal.render(page),
                [one.message for one in check_directives(page, library)],
                scripts_of(page, None, False)[-1], ".loa-slogan {" in stylesheet(portal)],
    "a page type": [trained is not None and trained.meta.label, [one.code for one in wrong]],
    "an output format": make(sign, "html", portal.store.root).data.decode(),
    "a maker of files": [one.dest_uri for one in Making(portal).made_by(word_counts)
                         if one.source == page.src_uri],
    "a handout": [sign.card, list(sign.formats)],
    "a part of a lesson": [one.message for one in check_pages(library, [read])
                           if one.code == "missing-section"],
    "a calendar feed": [feed.id for feed in feeds_of(library) if feed.id == "hang-nam"],
    "a language": [variants, [one.message for one in library.problems]],
    "a profile of packs": load_profiles(library.docs_dir, library.registries)[0]["thu"].name,
}, ensure_ascii=False))  # fmt: skip
