"""The channel's tree says what ricecooker reads, in the words that Kolibri itself has."""

import dataclasses
import json
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from le_utils.constants import content_kinds, exercises, file_types, languages, licenses

from loa.errors import LoaError
from loa.shelves.kolibri import CHEF, TREE, Channel, NotInstalledError
from shelf_samples import PACKAGE

QUESTION = PACKAGE.questions[0]


def files(**changes: Any) -> dict[str, bytes]:
    package = dataclasses.replace(PACKAGE, **changes)
    channel = Channel("Loa", "Cổng.", "https://loa.vn/cong/", "vi")
    found = channel.add("truong-hoc", "Trường học", "truong-hoc/lop-2-an-toan", package)
    return {**found, **channel.closing()}


def tree(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(**changes)[TREE])
    return found


def nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for child in node.get("children", []):
        yield child
        yield from nodes(child)


def of_kind(kind: str, **changes: Any) -> list[dict[str, Any]]:
    return [one for one in nodes(tree(**changes)) if one["kind"] == kind]


def test_the_channel_keeps_its_identity_from_its_address() -> None:
    found = tree()
    del found["children"]
    assert found == {
        "title": "Loa", "description": "Cổng.", "source_domain": "loa.vn",
        "source_id": "/cong/", "language": "vi",
    }  # fmt: skip


def test_every_word_is_one_of_kolibris() -> None:
    found = list(nodes(tree()))
    assert {one["kind"] for one in found} <= {kind for kind, _ in content_kinds.choices}
    known = {name for name, _ in licenses.choices}
    content = [one for one in found if one["kind"] != content_kinds.TOPIC]
    assert {one["license"]["license_id"] for one in content} <= known
    assert {one["license"]["copyright_holder"] for one in content} == {"Hội A"}
    named = [one["language"] for one in found if "language" in one]
    assert named
    assert [one for one in named if languages.getlang(one) is None] == []
    kept = {one["file_type"] for node in content for one in node.get("files", [])}
    assert kept == {file_types.HTML5, file_types.DOCUMENT}


def test_a_lesson_is_a_topic_with_its_page_papers_and_quiz() -> None:
    (section,) = tree()["children"]
    (lesson,) = section["children"]
    assert (section["title"], lesson["title"]) == ("Trường học", PACKAGE.title)
    assert [one["kind"] for one in lesson["children"]] == ["html5", "document", "exercise"]
    identities = [one["source_id"] for one in nodes(tree())]
    assert len(identities) == len(set(identities))


def test_the_tree_names_every_file_and_no_other() -> None:
    found = files()
    named = [one["path"] for node in nodes(tree()) for one in node.get("files", [])]
    assert sorted(named) == sorted(found.keys() - {TREE, CHEF})


def test_lessons_whose_places_look_alike_keep_their_files_apart() -> None:
    channel = Channel("Loa", "Cổng.", "https://loa.vn/", "vi")
    found = [
        uri
        for one, two in (("a-b", "c"), ("a", "b-c"))
        for uri in channel.add(one, one, f"{one}/{two}", PACKAGE)
    ]
    assert sorted(found) == [
        "content/a-b/c.zip", "content/a-b/c/a.pdf", "content/a/b-c.zip", "content/a/b-c/a.pdf",
    ]  # fmt: skip


def test_lessons_of_a_section_stand_in_one_topic_in_the_order_they_came() -> None:
    channel = Channel("Loa", "Cổng.", "https://loa.vn/", "vi")
    for section, title in (("a", "Hai"), ("b", "Ba"), ("a", "Một")):
        channel.add(section, section.upper(), title, dataclasses.replace(PACKAGE, title=title))
    found = json.loads(channel.closing()[TREE])["children"]
    assert [(one["title"], [two["title"] for two in one["children"]]) for one in found] == [
        ("A", ["Hai", "Một"]), ("B", ["Ba"]),
    ]  # fmt: skip


def test_the_page_opens_alone() -> None:
    (page,) = of_kind(content_kinds.HTML5)
    with zipfile.ZipFile(BytesIO(files()[page["files"][0]["path"]])) as archive:
        assert sorted(archive.namelist()) == ["index.html", "loa.css"]
        text = archive.read("index.html").decode()
    assert "<h1>An toàn &lt;một&gt; &amp; hai</h1>" in text
    assert "a.pdf" not in text


def test_questions_have_what_their_kind_asks() -> None:
    (quiz,) = of_kind(content_kinds.EXERCISE)
    assert quiz["exercise_data"]["mastery_model"] in dict(exercises.MASTERY_MODELS)
    one, two = quiz["questions"]
    assert one == {
        "id": f"{PACKAGE.key}/1", "question": "Khi lo, em làm gì?",
        "all_answers": ["Giữ kín", r"Kể \<ra\>"], "hints": ["Kể là đúng."],
        "question_type": exercises.SINGLE_SELECTION, "correct_answer": r"Kể \<ra\>",
    }  # fmt: skip
    assert two["question_type"] == exercises.MULTIPLE_SELECTION
    assert (two["correct_answers"], two["hints"]) == (["Mẹ", "Cô"], [])


def test_no_sign_of_a_question_means_anything() -> None:
    question = dataclasses.replace(QUESTION, text="![a](http://b) $x$ *c* #d")
    (quiz,) = of_kind(content_kinds.EXERCISE, questions=(question,))
    assert quiz["questions"][0]["question"] == r"\!\[a\](http://b) \$x\$ \*c\* \#d"


def test_a_lesson_without_questions_has_no_quiz() -> None:
    assert of_kind(content_kinds.EXERCISE, questions=()) == []


@pytest.mark.parametrize(
    ("tag", "code"), [("vi", "vi"), ("zh-Hant", "zh-Hant"), ("nut-Latn", "und")]
)
def test_a_language_that_kolibri_does_not_know_is_undetermined(tag: str, code: str) -> None:
    (page,) = of_kind(content_kinds.HTML5, language=tag)
    assert page["language"] == code


def test_the_public_domain_has_no_holder() -> None:
    (page,) = of_kind(content_kinds.HTML5, license="CC0-1.0")
    assert page["license"] == {"license_id": licenses.PUBLIC_DOMAIN}


def test_the_same_lessons_give_the_same_bytes() -> None:
    assert files() == files()


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "le_utils.constants", None)
    with pytest.raises(NotInstalledError) as refused:
        files()
    assert str(refused.value) == (
        "Muốn làm kênh Kolibri thì cài thêm gói “le-utils” (pip install loa[kolibri])."
    )


@pytest.mark.parametrize("address", ["/", "", "/cong/"])
def test_a_portal_without_an_address_makes_no_channel(address: str) -> None:
    with pytest.raises(LoaError) as refused:
        Channel("Loa", "Cổng.", address, "vi")
    assert str(refused.value) == (
        "Kênh Kolibri cần địa chỉ của cổng: ghi site_url trong mkdocs.yml, ví dụ "
        "https://loa.tinh.example/. Chưa ghi gì."
    )
