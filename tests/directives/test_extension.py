"""What the Markdown extension does to a page beside directives."""

import pytest

from loa.integrations.portal import Portal
from portals import MakePortal, page_text


@pytest.mark.parametrize("mark", [" ", "x"])
def test_the_box_of_a_task_is_hidden_from_screen_readers(
    make_portal: MakePortal, mark: str
) -> None:
    root = make_portal({"mot.md": page_text("Một", f"- [{mark}] Gọi về nhà\n")})
    portal = Portal.load(root)
    page = portal.library.get("mot.md")
    assert page is not None
    assert '<input aria-hidden="true" type="checkbox" disabled' in portal.render(page)


VARIANT = """\
translation:
  source_sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  translator: "Người dịch thử"
  status: draft
"""
PHRASES = """\
phrases:
  - id: hoi
    name: "Câu hỏi"
    lines: ["Ai mời?"]
    short: {nho: ["Ai?"]}
    translations: {zh-Hant: ["誰邀的？"]}
"""


@pytest.mark.parametrize(
    ("uri", "written", "printed"),
    [
        ("mot.md", "[[phrase:hoi]]", '<span class="loa-ref loa-ref--phrase">Ai mời?</span>'),
        (
            "mot.zh-Hant.md",
            "[[phrase:hoi]]",
            '<span class="loa-ref loa-ref--phrase">誰邀的？</span>',
        ),
        (
            "mot.zh-Hant.md",
            "[[phrase:hoi|nho]]",
            '<span class="loa-ref loa-ref--phrase" lang="vi">Ai?</span>',
        ),
    ],
)
def test_a_phrase_is_said_in_the_pages_language_or_says_that_it_is_vietnamese(
    make_portal: MakePortal, uri: str, written: str, printed: str
) -> None:
    body = f'{written}\n\n!!! note "{written}"\n    Một câu.\n'
    pages = {"mot.md": page_text("Một", body)}
    pages |= {"mot.zh-Hant.md": page_text("Một", body, more=VARIANT)}
    root = make_portal(pages)
    (root / "docs/_data/phrases.yml").write_text(PHRASES, encoding="utf-8")
    portal = Portal.load(root)
    page = portal.library.get(uri)
    assert page is not None
    assert portal.render(page).count(printed) == 2
