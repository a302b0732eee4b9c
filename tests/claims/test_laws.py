"""To which law an article belongs, and whether it may be printed."""

from datetime import date

import pytest

from loa.claims.finding import articles_in
from loa.claims.laws import laws_named, permission, verdict
from loa.content.entries.laws import Article, Law
from loa.content.schema import SourceReference


def law(key: str, number: str, short: str, *articles: tuple[str, str]) -> Law:
    rows = [
        Article(ref=ref, topic="Thử", confidence="high", publish=publish)
        for ref, publish in articles
    ]
    return Law(
        id=key,
        number=number,
        title=short,
        short=short,
        issued=None,
        effective=None,
        status="in-force",
        articles=rows,
        publish="yes",
        confidence="high",
        as_of=None,
        sources=[],
    )


PEOPLE = law(
    "L53",
    "53/2024/QH15",
    "Luật Phòng, chống mua bán người",
    ("Điều 2 khoản 1", "yes"),
    ("Điều 2 khoản 7, 8", "check"),
    ("Điều 3", "yes"),
    ("Điều 5", "no"),
)
DECREE = law(
    "ND162",
    "162/2025/NĐ-CP",
    "Nghị định hướng dẫn Luật Phòng, chống mua bán người",
    ("Điều 17", "yes"),
)
LABOUR = law("BLLD", "năm 2019", "Bộ luật Lao động", ("Điều 17", "yes"))
LAWS = [PEOPLE, DECREE, LABOUR]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("Điều 3", "yes"),
        ("Điều 3 khoản 10", "yes"),
        ("Điều 2", "yes"),
        ("Điều 2 khoản 8", "check"),
        ("Điều 2 khoản 5", None),
        ("Điều 5", "no"),
        ("Điều 12", None),
    ],
)
def test_permission_of_an_article(article: str, expected: str | None) -> None:
    assert permission(PEOPLE, article) == expected


def test_the_longest_name_wins() -> None:
    sentence = "Theo Nghị định hướng dẫn Luật Phòng, chống mua bán người 162/2025/NĐ-CP."
    assert {one.id for _, one in laws_named(sentence, LAWS)} == {"ND162"}


def test_a_name_that_two_laws_share_names_both() -> None:
    twin = PEOPLE.model_copy(update={"id": "TWIN", "number": "1/2030/QH"})
    sentence = "Xem luật phòng, chống mua bán người."
    named = laws_named(sentence, [PEOPLE, twin])
    assert [(start, law.id) for start, law in named] == [(4, "L53"), (4, "TWIN")]


def test_without_a_registry_of_laws_none_is_named() -> None:
    assert laws_named("Theo Luật Phòng, chống mua bán người.", []) == []


def test_an_article_belongs_to_the_law_named_after_it() -> None:
    sentence = "Bộ luật Lao động có rồi; xem Điều 3 Luật Phòng, chống mua bán người."
    named = laws_named(sentence, LAWS)
    found = verdict("Điều 3", sentence.index("Điều"), named, [], LAWS)
    assert found is not None
    assert (found.law.id, found.publish) == ("L53", "yes")


def test_an_article_without_a_law_is_of_the_cited_law_that_holds_it() -> None:
    cited = [SourceReference(id="L53", as_of=date(2025, 7, 1))]
    cited += [SourceReference(id="BLLD", as_of=date(2025, 7, 1))]
    found = verdict("Điều 17", 0, [], cited, LAWS)
    assert found is not None
    assert found.law.id == "BLLD"


def test_an_article_of_no_law_rests_on_nothing() -> None:
    assert verdict("Điều 99", 0, [], [], LAWS) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 6 khoản 11, Điều 21", ["Điều 6 khoản 11", "Điều 21"]),
        ("Điều 94 đến 98", [f"Điều {number}" for number in range(94, 99)]),
        ("từ Điều 94 đến Điều 96", ["Điều 94", "Điều 95", "Điều 96"]),
        ("Điều 94–96", ["Điều 94", "Điều 95", "Điều 96"]),
        ("Điều 94-96", ["Điều 94", "Điều 95", "Điều 96"]),
        ("Điều 3 khoản 7–9", ["Điều 3 khoản 7", "Điều 3 khoản 8", "Điều 3 khoản 9"]),
        ("Điều 3 khoản 2, 4 và 9", ["Điều 3 khoản 2", "Điều 3 khoản 4", "Điều 3 khoản 9"]),
        ("Điều 143, 146 đến 148", ["Điều 143", "Điều 146", "Điều 147", "Điều 148"]),
        ("khoản 10 Điều 3", ["Điều 3 khoản 10"]),
        ("ĐIỀU 3 KHOẢN 9", ["Điều 3 khoản 9"]),
        ("Điều thứ 3", ["Điều 3"]),
        ("Đ.3", ["Điều 3"]),
        ("Đ. 3 và 5", ["Điều 3", "Điều 5"]),
        ("Điều 3.9", ["Điều 3 khoản 9"]),
        ("Điều 1 đến 61", [f"Điều {number}" for number in range(1, 62)]),
        ("Điều 1 đến 62", ["Điều 1", "Điều 62"]),
        ("Điều 9 đến 3", ["Điều 9", "Điều 3"]),
        ("số nhà 5, Đ. 30/4", []),
        ("Điều 5, 3 người", ["Điều 5"]),
        ("ba điều nên nhớ", []),
    ],
)
def test_articles_are_spelled_out(text: str, expected: list[str]) -> None:
    assert articles_in(text) == expected


RANGE = law("HNGD", "52/2014/QH13", "Luật Hôn nhân và gia đình", ("Điều 94 đến 98", "yes"))


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("Điều 93", None),
        ("Điều 94", "yes"),
        ("Điều 96", "yes"),
        ("Điều 98", "yes"),
        ("Điều 99", None),
    ],
)
def test_a_range_in_the_registry_holds_each_of_its_articles(
    article: str, expected: str | None
) -> None:
    assert permission(RANGE, article) == expected


def test_an_article_without_a_law_belongs_to_the_one_that_the_page_cites() -> None:
    cited = [SourceReference(id="L53", as_of=date(2025, 7, 1))]
    found = verdict("Điều 99", 0, [], cited, LAWS)
    assert found is not None
    assert (found.law.id, found.publish) == ("L53", None)


def test_a_law_in_capitals_is_the_same_law() -> None:
    named = laws_named("ĐIỀU 3 LUẬT PHÒNG, CHỐNG MUA BÁN NGƯỜI", LAWS)
    assert [one.id for _, one in named] == ["L53"]
