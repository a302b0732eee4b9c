"""The lessons as a channel of Kolibri, by the formats of ricecooker, which sends it to Studio.

    sushichef.py                              what ricecooker runs
    chefdata/trees/ricecooker_json_tree.json  the channel as a tree of topics, pages, files, quizzes
    content/<lesson>.zip, content/<lesson>/   the files that the tree names

Kolibri takes channels from Studio alone, and Studio from ricecooker (MIT, 172 MB with what it
needs), which asks for older versions of what we have: it runs in an environment of its own.
Kinds, licences and languages are asked of `le-utils` (MIT), which all three share: an extra.

Source: `ricecooker.utils.jsontrees` and `ricecooker.chefs.JsonTreeChef` of ricecooker 0.8.0.
"""

import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from loa.errors import LoaError
from loa.ground.wording import say
from loa.handouts.archives import archive_of
from loa.shelves.lesson import STYLE, LessonPackage, LessonQuestion, page_of, style

TREE = "chefdata/trees/ricecooker_json_tree.json"
CHEF = "sushichef.py"
_CONTENT = "content"
_PAGE = "index.html"
_CHEF = '''\
"""Sends the channel in this folder to Kolibri Studio: python sushichef.py --token=TOKEN

Needs ricecooker in an environment of its own: pip install ricecooker==0.8.0
"""

from ricecooker.chefs import JsonTreeChef


class Chef(JsonTreeChef):
    def pre_run(self, args, options):
        """The tree is written already."""


if __name__ == "__main__":
    Chef().main()
'''
# Signs that Studio reads as Markdown or as a formula in a question and its answers.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#$|~!])")


class NotInstalledError(LoaError):
    """What the extra brings is not there; the text says how to get it."""


class Channel:
    """A channel that grows by one lesson at a time: what a lesson holds is written before the next
    is read, so only the tree stays in memory.

    `language` is the tag of the language that the channel is in, `site_url` the portal's address,
    by which Studio knows the channel again. Raises NotInstalledError without `le-utils`, LoaError
    for a portal that has no address.
    """

    def __init__(self, title: str, description: str, site_url: str, language: str) -> None:
        self._words = _Words()
        domain = urlsplit(site_url).hostname
        if not domain:
            # Without one all channels would be the same to Studio, and take each other's place.
            raise LoaError(
                say(
                    "A channel of Kolibri needs the address of the portal: write site_url into "
                    "mkdocs.yml, for example https://loa.tinh.example/. Nothing was written."
                )
            )
        self._sections: dict[str, dict[str, Any]] = {}
        self._head = {
            "title": title,
            "description": description,
            "source_domain": domain,
            # Studio knows a channel again by these two, whatever it is called.
            "source_id": urlsplit(site_url).path,
            "language": self._words.language(language),
        }

    def add(
        self, section: str, section_title: str, name: str, package: LessonPackage
    ) -> dict[str, bytes]:
        """Put a lesson at the end of the topic of its section, and give its files by their path in
        the channel's folder. `name` is a path that no other lesson has.
        """
        files: dict[str, bytes] = {}
        lesson = _topic(name=name, package=package, words=self._words, files=files)
        topic = {"kind": self._words.kinds.TOPIC, "source_id": section, "title": section_title}
        self._sections.setdefault(section, {**topic, "children": []})["children"].append(lesson)
        return files

    def closing(self) -> dict[str, bytes]:
        """The files that name every lesson: the tree, and what sends it."""
        tree = {**self._head, "children": list(self._sections.values())}
        text = json.dumps(tree, ensure_ascii=False, indent=1)
        return {TREE: f"{text}\n".encode(), CHEF: _CHEF.encode()}


class _Words:
    """What Kolibri calls things."""

    def __init__(self) -> None:
        try:
            from le_utils.constants import (
                content_kinds,
                exercises,
                file_types,
                languages,
                licenses,
            )
        except ImportError as error:
            raise NotInstalledError(
                say(
                    "To make a channel of Kolibri install the package “le-utils” too (pip "
                    "install loa[kolibri])."
                )
            ) from error
        self.kinds, self.exercises, self.files = content_kinds, exercises, file_types
        self._languages = languages
        self._licenses = {
            "CC-BY-SA-4.0": licenses.CC_BY_SA,
            "CC-BY-4.0": licenses.CC_BY,
            "CC0-1.0": licenses.PUBLIC_DOMAIN,
        }

    def language(self, tag: str) -> str:
        """The code of a language; "undetermined" for one that Kolibri has no name for."""
        return tag if self._languages.getlang(tag) else "und"

    def license(self, package: LessonPackage) -> dict[str, str]:
        """Studio asks for the holder of every licence but the public domain."""
        license_id = self._licenses[package.license]
        if package.license == "CC0-1.0":
            return {"license_id": license_id}
        return {"license_id": license_id, "copyright_holder": package.rights_holder}


def _topic(
    name: str, package: LessonPackage, words: _Words, files: dict[str, bytes]
) -> dict[str, Any]:
    """A lesson: its text, papers and quiz beside each other, as Kolibri opens each alone."""
    common = {
        "language": words.language(package.language),
        "license": words.license(package),
        "author": package.rights_holder,
    }

    def node(kind: str, part: str, title: str, **more: Any) -> dict[str, Any]:
        identity = {"kind": kind, "source_id": f"{package.key}/{part}", "title": title}
        return {**identity, **common, **more}

    archive_path = f"{_CONTENT}/{name}.zip"
    html = page_of(replace(package, files={}))
    files[archive_path] = archive_of({_PAGE: html, STYLE: style()})
    page = {"file_type": words.files.HTML5, "path": archive_path}
    children = [
        node(
            words.kinds.HTML5,
            "trang",
            package.title,
            description=package.description,
            files=[page],
        )
    ]
    for uri, (title, data) in package.files.items():
        if uri.endswith(".pdf"):
            archive_path = f"{_CONTENT}/{name}/{uri.rpartition('/')[2]}"
            files[archive_path] = data
            paper = {"file_type": words.files.DOCUMENT, "path": archive_path}
            children.append(node(words.kinds.DOCUMENT, uri, title, files=[paper]))
    if package.questions:
        rule = {"mastery_model": words.exercises.DO_ALL, "randomize": False}
        questions = [
            _question(f"{package.key}/{number}", question, words)
            for number, question in enumerate(package.questions, 1)
        ]
        children.append(
            node(
                words.kinds.EXERCISE,
                "cau-hoi",
                f"Câu hỏi: {package.title}",
                exercise_data=rule,
                questions=questions,
            )
        )
    return {
        "kind": words.kinds.TOPIC,
        "source_id": str(package.key),
        "title": package.title,
        "description": package.description,
        "language": common["language"],
        "children": children,
    }


def _question(identity: str, question: LessonQuestion, words: _Words) -> dict[str, Any]:
    answers = {letter: _escaped(text) for letter, text in question.options.items()}
    right = [answers[letter] for letter in question.right]
    common = {
        "id": identity,
        "question": _escaped(question.text),
        "all_answers": list(answers.values()),
        "hints": [_escaped(question.why)] if question.why else [],
    }
    if len(right) == 1:
        return {
            **common,
            "question_type": words.exercises.SINGLE_SELECTION,
            "correct_answer": right[0],
        }
    return {**common, "question_type": words.exercises.MULTIPLE_SELECTION, "correct_answers": right}


def _escaped(text: str) -> str:
    """A text of which no sign means anything."""
    return _MARKUP.sub(r"\\\1", text)
