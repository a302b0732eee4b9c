"""To which law an article belongs, and whether it may be printed."""

from datetime import date

import pytest

from loa.claims.laws import laws_named, permission, verdict
from loa.content.registries import Article, Law
from loa.content.schema import SourceReference


def law(key: str, number: str, short: str, *articles: tuple[str, str]) -> Law:
    rows = [
        Article(ref=ref, topic="Thử", confidence="high", publish=publish)
        for ref, publish in articles
    ]
    return Law(
        id=key, number=number, title=short, short=short, issued=None, effective=None,
        status="in-force", articles=rows, publish="yes", confidence="high", as_of=None, sources=[],
    )  # fmt: skip


PEOPLE = law(
    "L53", "53/2024/QH15", "Luật Phòng, chống mua bán người",
    ("Điều 2 khoản 1", "yes"), ("Điều 2 khoản 7, 8", "check"), ("Điều 3", "yes"), ("Điều 5", "no"),
)  # fmt: skip
DECREE = law(
    "ND162", "162/2025/NĐ-CP", "Nghị định hướng dẫn Luật Phòng, chống mua bán người",
    ("Điều 17", "yes"),
)  # fmt: skip
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
