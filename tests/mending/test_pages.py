"""A page put right: what changes, what never does, and that twice is once."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loa.content.front_matter import parse_yaml, split
from loa.content.registries import Registries, load_registries
from loa.mending.files import _apply_if_words_stay, body_faults, mended_file, mended_page
from loa.mending.rows import Edit
from loa.mending.seen import words
from portals import ROOT, page_text

REGISTRIES: Registries = load_registries(ROOT / "docs")[0]
HEAD = page_text("Trang")
PAGES = sorted((ROOT / "docs").rglob("*.md"))
BEGUN = sorted((ROOT / "scripts/loa/scaffold").rglob("*.md"))


def body_of(body: str) -> str:
    after = mended_page(HEAD + body, REGISTRIES)
    return split(after, "")[0].body


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("•\tMột\n•\tHai\n", "- Một\n- Hai\n"),
        ("Nhớ:\n• Một\n• Hai\n", "Nhớ:\n\n- Một\n- Hai\n"),
        ("•\tMột\no\tCon\n▪\tCháu\n•\tHai\n", "- Một\n    - Con\n        - Cháu\n- Hai\n"),
        ("\uf0b7\tMột\n\uf0b7\tHai\n", "- Một\n- Hai\n"),
        ("– Một\n– Hai\n", "- Một\n- Hai\n"),
        ("– Em chào cô.\n", "– Em chào cô.\n"),
        ("o đường\n", "o đường\n"),
        ("Tên\tViệc\nAn\tGọi\n", "| Tên | Việc |\n|---|---|\n| An | Gọi |\n"),
        ("Tên\tViệc\nAn\n", "Tên\tViệc\nAn\n"),
        ("Tên\t\nAn\tGọi\n", "Tên\t\nAn\tGọi\n"),
        ("1) Một\n2) Hai\n", "1. Một\n2. Hai\n"),
        ("1) Một\n3) Ba\n", "1) Một\n3) Ba\n"),
        ("Nhớ:\n- một\n- hai\n", "Nhớ:\n\n- một\n- hai\n"),
        ("Nhớ:\n1. một\n2. hai\n", "Nhớ:\n\n1. một\n2. hai\n"),
        ("Vào năm\n2025. Sau đó\n", "Vào năm\n2025. Sau đó\n"),
        ("- một\n  tiếp\n- hai\n", "- một\n  tiếp\n- hai\n"),
        ("- một\n  - con\n- hai\n", "- một\n    - con\n- hai\n"),
        ("- một\n  - con\n    - cháu\n", "- một\n    - con\n        - cháu\n"),
        ("- một\n    - con\n", "- một\n    - con\n"),
        ("1. một\n   - con\n2. hai\n", "1. một\n    - con\n2. hai\n"),
        ("##Tên\n", "## Tên\n"),
        ("#The\n", "#The\n"),
        ("Tên\n---\n\nchữ\n", "## Tên\n\nchữ\n"),
        ("chữ\n\n---\n", "chữ\n\n---\n"),
        ("Gọi\u200b Ðiều\u00a03\n", "Gọi Điều 3\n"),
        ("[[ helpline:h111 ]]\n", "[[helpline:h111]]\n"),
        ("\\[\\[helpline:h113\\]\\]\n", "[[helpline:h113]]\n"),
        ("\\[[helpline:h113]]\n", "[[helpline:h113]]\n"),
        ("[helpline:h111]\n", "[[helpline:h111]]\n"),
        ("[[Helpline: H111]]\n", "[[helpline:h111]]\n"),
        ("[[h111]]\n", "[[helpline:h111]]\n"),
        ("[[law:l53|Điều 3]]\n", "[[law:L53|Điều 3]]\n"),
        ("[[h999]]\n", "[[h999]]\n"),
        ("`[[ helpline:h111 ]]`\n", "`[[ helpline:h111 ]]`\n"),
        ("[cha mẹ](cha-me.md)\n", "[cha mẹ](cha-me.md)\n"),
    ],
)
def test_what_is_put_right(typed: str, right: str) -> None:
    assert body_of(typed) == right


@pytest.mark.parametrize(
    "code",
    [
        "```\n• Một\nNhớ:\n- hai\n##Tên\n```\n",
        "~~~~\n```\n##Tên\n```\n~~~~\n",
        "````\n```\nNhớ:\n- một\n```\n````\n",
        "    ##Tên\n",
        "| a | b |\n|---|---|\n| •\tx | 1) |\n",
    ],
)
def test_code_and_tables_are_left_alone(code: str) -> None:
    assert body_of(code) == code


def test_front_matter_gets_its_order_and_keeps_comments_values_and_quotes() -> None:
    head = (
        "---\ntype: page\n# Hỏi lại cô Hoa.\ntitle: “Tết: về quê”\n"
        "audience: [moi-nguoi]   # ai cũng\n"
        "\ndescription: 'Một câu.'\nsources:\n  - {id: L53, as_of: 2025-07-01}\n---\nChữ.\n"
    )
    assert mended_page(head, REGISTRIES) == (
        "---\n# Hỏi lại cô Hoa.\ntitle: \"Tết: về quê\"\ndescription: 'Một câu.'\ntype: page\n"
        "audience: [moi-nguoi]   # ai cũng\nsources:\n  - {id: L53, as_of: 2025-07-01}\n---\nChữ.\n"
    )


@pytest.mark.parametrize(
    "head",
    ["a: [b\ntitle: x\n", "title: x\ntitle: y\n", "type: page\ntitle: |\n  a\n\n  b\n"],
)
def test_front_matter_that_cannot_be_proven_the_same_stays(head: str) -> None:
    text = f"---\n{head}---\nChữ.\n"
    assert mended_page(text, REGISTRIES) == text


def test_a_registry_gets_characters_and_quotes() -> None:
    text = "topics:\n  - id: a # Ðúng\n    name: “Việc”\n"
    assert (
        mended_file("topics.yml", text, REGISTRIES)
        == 'topics:\n  - id: a # Đúng\n    name: "Việc"\n'
    )


def test_captions_keep_their_quotes() -> None:
    assert mended_file("a.vtt", "Ð: “Việc”\n", REGISTRIES) == "Đ: “Việc”\n"


def test_a_rule_that_would_lose_a_word_does_nothing() -> None:
    rows = ["một", "", "hai"]
    assert _apply_if_words_stay(lambda rows: [Edit(0, 1, ())], rows) == rows
    assert _apply_if_words_stay(lambda rows: [Edit(1, 2, ("", ""))], rows) == ["một", "", "", "hai"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_portals_pages_keep_every_word(page: Path) -> None:
    text = page.read_text("utf-8")
    once = mended_page(text, REGISTRIES)
    assert mended_page(once, REGISTRIES) == once
    before, after = split(text, "")[0], split(once, "")[0]
    assert after.data == before.data
    assert after.body == before.body
    assert sorted(re.findall(r"#.*", after.header)) == sorted(re.findall(r"#.*", before.header))


ROWS = st.sampled_from(
    [
        "",
        "",
        "chữ thường",
        "• một",
        "•\tmột",
        "o\thai",
        "▪\tba",
        "– gạch",
        "- mục",
        "  - con",
        "   - cháu",
        "    - sâu",
        "1. số",
        "1) ngoặc",
        "2) ngoặc",
        "10. mười",
        "##Tên",
        "## Tên",
        "#The",
        "---",
        "===",
        "a\tb",
        "c\td",
        "\te",
        "| a | b |",
        "|---|---|",
        "```",
        "~~~",
        "````",
        "> trích",
        "> - mục",
        "/// quiz",
        "///",
        "    đoạn trong",
        "  tiếp",
        "<div>",
        "[^1]: chú",
        "* * *",
        "[[h111]]",
        "[[ helpline:h113 ]]",
        "chữ\u200bẩn",
        "Ðiều",
        "\u00a0- x",
        "!!! note",
        ": nghĩa",
        "\uf0b7 x",
        "§\ty",
        "-không",
        "+ cộng",
        "- [ ] việc",
        "chữ\\",
        "nhÃ³m",
        "**đậm**",
        "{#id}",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(ROWS, max_size=14).map("\n".join))
def test_twice_is_once_and_no_word_is_lost(body: str) -> None:
    once = body_of(body)
    assert body_of(once) == once
    plain = re.sub(r"\[+ ?[^\]]*\]+", "", body)
    if "Ã" not in plain and "Ð" not in plain:
        left = body_of(plain)
        assert words(left) == words(plain.replace("\u200b", ""))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_put_right_once(text: str) -> None:
    text = text.replace("\r", "")
    once = mended_page(text, REGISTRIES)
    assert mended_page(once, REGISTRIES) == once


@given(st.lists(ROWS, max_size=14).map("\n".join))
@settings(max_examples=100, deadline=None)
def test_front_matter_never_changes_its_values(body: str) -> None:
    text = HEAD + body
    assert (
        parse_yaml(split(mended_page(text, REGISTRIES), "")[0].header, "")[0]
        == (parse_yaml(split(text, "")[0].header, "")[0])
    )


def test_a_pasted_list_is_one_problem() -> None:
    assert [(row, one.code) for row, one in body_faults("• a\n• b\n• c\n\nchữ\n- x\n")] == [
        (0, "word-bullets"), (5, "list-joined"),
    ]  # fmt: skip


def test_every_page_and_every_page_to_begin_with_is_as_loa_fix_leaves_it() -> None:
    """So that what an editor changes is one row, and loa fix of one page no surprise."""
    texts = {page: page.read_text("utf-8") for page in (*PAGES, *BEGUN)}
    others = [page for page, text in texts.items() if mended_page(text, REGISTRIES) != text]
    assert [one.relative_to(ROOT).as_posix() for one in others] == []


@pytest.mark.parametrize(
    "typed",
    [
        "[[helpline/h111]]",
        "[[helpline.h111]]",
        "[[helpline-h111]]",
        "[[helpline;h111]]",
        "[[helpline::h111]]",
        "[[helpline h111]]",
        "[[helpline|h111]]",
        "[[helplines:h111]]",
        "{{helpline:h111}}",
        "{{ helpline: h111 }}",
        "{{h111}}",
        "｛｛helpline：h111｝｝",
        "{helpline:h111}",
        "((helpline:h111))",
        "<<helpline:h111>>",
        "<helpline:h111>",
        "［［helpline：h111］］",
        "【helpline:h111】",
        "⟦helpline:h111⟧",
        "[helpline/h111]",
        "[helpline:h111]]",
        "[[helpline:h111]",
        "[[helpline:h111",
        '[[helpline:"h111"]]',
        "[[*helpline:h111*]]",
    ],
)
def test_a_near_miss_that_can_mean_one_entry_is_written_as_a_reference(typed: str) -> None:
    assert body_of(f"Gọi {typed}, rồi chờ.\n") == "Gọi [[helpline:h111]], rồi chờ.\n"


def test_a_near_miss_keeps_its_label() -> None:
    right = "Theo [[law:L53|khoản 1 (Điều 3)]].\n"
    for typed in ("{{law:L53|khoản 1, Điều 3}}", "{{ law/l53｜ khoản 1, Điều 3 }}"):
        assert body_of(f"Theo {typed}.\n") == "Theo [[law:L53|khoản 1, Điều 3]].\n"
    assert body_of(right) == right


@pytest.mark.parametrize(
    "body",
    [
        "[[hotline:h111]] [[helpline:h999]] {{h999}} {{ten}}\n",
        "[gọi](helpline:h111) ![a](helpline/h111)\n",
        "[law/L53](luat.md), [law/L53][mot] và (helpline:h111)\n",
        "${helpline:h111} a{helpline:h111} ((h111)) <<h111>>\n",
        "[[helpline:h111 | gọi\n",
        "`{{helpline:h111}}`, `[[helpline/h111]]`\n",
        "```\n{{helpline:h111}}\n```\n",
        "Chữ {: #helpline-h111 }\n",
    ],
)
def test_what_may_mean_something_else_stays(body: str) -> None:
    assert body_of(body) == body
