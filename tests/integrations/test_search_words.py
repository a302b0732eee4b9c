"""What search is told of needs: the addresses of their pages, and nothing that leads nowhere."""

import json
from collections import Counter
from pathlib import Path

from loa.content.library import Library
from loa.integrations.addresses import url_of
from loa.integrations.search_index import words_script
from portals import ROOT, page_text, write_portal

NEEDS = """\
needs:
  - {id: mot, page: "mot.md#phan", urgent: true, words: ["con mất tích"]}
  - {id: hai, page: khong-co.md, urgent: false, words: ["bán thận"]}
"""


def handed(root: Path, directory_urls: bool = True) -> list[list[object]]:
    library = Library.load(root / "docs")
    script = words_script(library, lambda page: url_of(page, directory_urls))
    argument = script.removeprefix("loaSearchWords(").removesuffix(");\n")
    found: list[list[object]] = json.loads(argument)
    return found


def told(root: Path, directory_urls: bool) -> list[object]:
    return handed(root, directory_urls)[1]


def test_a_need_leads_to_its_page_and_one_without_a_page_is_left_out(tmp_path: Path) -> None:
    root = write_portal(tmp_path, {"mot.md": page_text("Một", "\n## Phần {#phan}\n\nChữ.\n")})
    (root / "docs/_data/needs.yml").write_text(NEEDS, encoding="utf-8")
    assert told(root, directory_urls=True) == [[1, ["mot/"], "phan", ["con mất tích"]]]
    assert told(root, directory_urls=False) == [[1, ["mot.html"], "phan", ["con mất tích"]]]


def test_a_number_of_the_registry_is_found_as_people_at_home_type_it_too(tmp_path: Path) -> None:
    root = write_portal(tmp_path, {"mot.md": page_text("Một", "Chữ.\n")})
    words = '["gọi [[helpline:mfa1]]", "gọi [[helpline:h111]]"]'
    need = f"needs:\n  - {{id: mot, page: mot.md, urgent: false, words: {words}}}\n"
    (root / "docs/_data/needs.yml").write_text(need, encoding="utf-8")
    said = ["gọi +84 981 84 84 84", "gọi 0981 84 84 84", "gọi 111"]
    assert told(root, directory_urls=True) == [[0, ["mot/"], "", said]]


def test_every_need_of_the_portal_leads_to_a_page_and_a_heading_that_are_there() -> None:
    library = Library.load(ROOT / "docs")
    nowhere = []
    for need in library.registries.needs.values():
        page = library.get(need.src_uri)
        ids = {section.id for section in page.reading.sections} | {""} if page else set()
        if need.anchor not in ids:
            nowhere.append(need.page)
    assert nowhere == []


def test_no_words_belong_to_two_needs() -> None:
    needs = Library.load(ROOT / "docs").registries.needs.values()
    counted = Counter(words.lower() for need in needs for words in {*need.words})
    assert [words for words, count in counted.items() if count > 1] == []


def test_search_is_told_the_words_of_each_concept(tmp_path: Path) -> None:
    root = write_portal(tmp_path, {})
    rows = 'concepts:\n  - {id: ai, words: ["con gái", "vợ tôi"]}\n  - {id: giu, words: [nhốt]}\n'
    (root / "docs/_data/concepts.yml").write_text(rows, encoding="utf-8")
    assert handed(root)[3] == [["con gái", "vợ tôi"], ["nhốt"]]


def test_a_portal_without_concepts_has_none(tmp_path: Path) -> None:
    root = write_portal(tmp_path, {})
    (root / "docs/_data/concepts.yml").unlink()
    assert handed(root)[3] == []


def test_no_words_of_a_concept_are_in_longer_words_of_it_already() -> None:
    concepts = Library.load(ROOT / "docs").registries.concepts.values()
    spare = [
        (concept.id, longer)
        for concept in concepts
        for longer in concept.words
        for shorter in concept.words
        if longer != shorter and f" {shorter} " in f" {longer} "
    ]
    assert spare == []
