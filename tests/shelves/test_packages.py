"""Packages of a lesson keep their formats, hold what they name, and are the same each time."""

import dataclasses
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

import scorm_schemas
from loa.shelves.cartridge import CP, cartridge
from loa.shelves.qti import QTI, assessment
from loa.shelves.scorm import ADLCP, scorm_package
from loa.shelves.scorm import CP as CP12
from shelf_samples import PACKAGE

HERE = Path(__file__).resolve().parent
KINDS = {"cc": cartridge, "scorm": scorm_package}


def entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def grammar(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(HERE / name))


def test_the_manifest_of_a_cartridge_keeps_its_format() -> None:
    manifest = etree.fromstring(entries(cartridge(PACKAGE))["imsmanifest.xml"])
    grammar("cartridge.rng").assertValid(manifest)


def test_its_quiz_keeps_its_format() -> None:
    grammar("qti.rng").assertValid(etree.fromstring(assessment(PACKAGE)))


def test_what_is_right_scores_and_what_is_wrong_does_not() -> None:
    """Judged as QTI 1.2 says: every condition whose tests hold sets its score."""

    def holds(test: etree._Element, chosen: set[str]) -> bool:
        name = etree.QName(test).localname
        if name == "varequal":
            return test.text in chosen
        if name == "not":
            return not all(holds(one, chosen) for one in test)
        return name != "other" and all(holds(one, chosen) for one in test)

    def score(item: etree._Element, chosen: set[str]) -> str | None:
        for condition in item.iter(f"{{{QTI}}}respcondition"):
            (test,) = condition.find(f"{{{QTI}}}conditionvar")
            points = condition.findtext(f"{{{QTI}}}setvar")
            if points and holds(test, chosen):
                return points
        return None

    one, two = etree.fromstring(assessment(PACKAGE)).iter(f"{{{QTI}}}item")
    assert [score(one, {"A"}), score(one, {"B"})] == [None, "100"]
    chosen = ({"A"}, {"B"}, {"A", "B"}, {"A", "B", "C"})
    assert [score(two, answer) for answer in chosen] == [None, None, "100", None]


@pytest.mark.needs("scorm-schemas")
def test_the_manifest_of_a_scorm_package_is_valid_by_its_schemas() -> None:
    # One schema that knows both namespaces: the manifest's wildcard is strict.
    folder = scorm_schemas.folder()
    imports = "".join(
        f'<xs:import namespace="{space}" schemaLocation="{(folder / name).as_uri()}"/>'
        for space, name in ((CP12, "imscp_rootv1p1p2.xsd"), (ADLCP, "adlcp_rootv1p2.xsd"))
    )
    both = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    schema = etree.XMLSchema(etree.fromstring(both))
    manifest = etree.fromstring(entries(scorm_package(PACKAGE))["imsmanifest.xml"])
    schema.assertValid(manifest)
    manifest.set("fremd", "x")
    assert not schema.validate(manifest)


@pytest.mark.parametrize("kind", KINDS)
def test_a_package_holds_what_its_manifest_names_and_nothing_else(kind: str) -> None:
    found = entries(KINDS[kind](PACKAGE))
    manifest = etree.fromstring(found["imsmanifest.xml"])
    named = [one.get("href") for one in manifest.iter("{*}file")]
    assert sorted(named) == sorted(found.keys() - {"imsmanifest.xml"})
    ids = [one.get("identifier") for one in manifest.iter("{*}resource")]
    assert {one.get("identifierref") for one in manifest.iter("{*}item")} - {None} == set(ids)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_lesson_gives_the_same_bytes_and_a_new_one_keeps_its_name(kind: str) -> None:
    assert KINDS[kind](PACKAGE) == KINDS[kind](PACKAGE)
    newer = dataclasses.replace(PACKAGE, title="Tên mới")
    names = {
        etree.fromstring(entries(KINDS[kind](one))["imsmanifest.xml"]).get("identifier")
        for one in (PACKAGE, newer)
    }
    assert len(names) == 1


def test_a_lesson_without_questions_has_no_quiz() -> None:
    bare = dataclasses.replace(PACKAGE, questions=())
    found = entries(cartridge(bare))
    assert "quiz/assessment.xml" not in found
    manifest = etree.fromstring(found["imsmanifest.xml"])
    grammar("cartridge.rng").assertValid(manifest)
    types = [one.get("type") for one in manifest.iter(f"{{{CP}}}resource")]
    assert set(types) == {"webcontent"}
    assert b"<form" not in entries(scorm_package(bare))["index.html"]


def test_what_a_title_holds_stays_words() -> None:
    page = entries(scorm_package(PACKAGE))["index.html"].decode()
    assert "<h1>An toàn &lt;một&gt; &amp; hai</h1>" in page
    assert "Kể &lt;ra&gt;" in page
