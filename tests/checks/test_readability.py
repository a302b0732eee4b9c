"""A page that is too hard for its readers is named with its hardest sentences."""

from pathlib import Path

from loa.integrations.portal import Portal
from portals import MakePortal, page_text

OFFICE = (
    "Các đơn vị chức năng cấp huyện tiến hành triển khai công tác tuyên truyền trên địa bàn.\n\n"
)
LONG = "Nếu có người " + "rủ đi làm rất xa mà " * 6 + "chưa rõ chủ là ai thì em hỏi mẹ."


def warnings(root: Path) -> list[tuple[str, str, str]]:
    problems = Portal.load(root).problems()
    return [
        (one.code, one.message, one.hint)
        for one in problems
        if one.code in ("reading-level", "long-sentence")
    ]


def test_a_long_sentence_is_named_with_its_readers_limit(make_portal: MakePortal) -> None:
    (found,) = warnings(make_portal({"mot.md": page_text("Một", LONG + "\n")}))
    assert found == (
        "long-sentence",
        "Câu dài 48 tiếng, mức của Mọi người là 32: “Nếu có người rủ đi làm rất xa mà rủ đi làm…”.",
        "Tách thành hai, ba câu; hoặc thành danh sách.",
    )


def test_a_hard_text_shows_its_three_hardest_sentences(make_portal: MakePortal) -> None:
    found = warnings(make_portal({"mot.md": page_text("Một", OFFICE * 8)}))
    assert {code for code, _, _ in found} == {"reading-level"}
    assert len(found) == 3
    assert found[0][1].startswith("Chữ khó hơn mức của Mọi người (điểm ")
    assert found[0][1].endswith(
        "Một câu khó: “Các đơn vị chức năng cấp huyện tiến hành triển khai công…”."
    )
    assert found[0][2].startswith("“tiến hành”: làm, hoặc bỏ. “triển khai thực hiện”: làm")


def test_a_few_hard_sentences_say_nothing_yet(make_portal: MakePortal) -> None:
    assert warnings(make_portal({"mot.md": page_text("Một", OFFICE * 3)})) == []
