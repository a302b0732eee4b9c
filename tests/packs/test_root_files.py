import html
from base64 import b64encode
from datetime import date
from hashlib import sha256

from loa.content.entries.offices import Helpline
from loa.ground.sizes import human_size
from loa.packs.contents import Label
from loa.packs.root_files import check_page, first_name, first_text, open_page

LABEL = Label("gon", "Bản gọn", "Loa <thử>", date(2026, 11, 23), date(2027, 11, 23), 7, "0" * 40)


def helpline(number: str, **more: object) -> Helpline:
    facts = {
        "id": "h" + number.strip("+").replace(" ", ""), "number": number, "short_name": number,
        "name": f"Tổng đài {number}", "for": None, "hours": None, "cost": None,
        "from_abroad": None, "order": 1, "publish": "yes", "confidence": "high",
        "as_of": "2026-01-01", "sources": ["https://example.vn/"],
    }  # fmt: skip
    return Helpline.model_validate({**facts, **more})


LINES = [
    helpline("111", hours="24/7", cost="miễn phí", **{"for": "Cần hỏi."}),
    helpline("113"),
    helpline("+84 981 84 84 84"),
]


def test_the_first_name_says_whom_to_call() -> None:
    assert first_name(LINES) == "00-GOI-111-HOAC-113.txt"
    assert first_name(LINES[2:]) == "00-SO-DIEN-THOAI.txt"


def test_the_first_text_is_for_old_notepads() -> None:
    data = first_text(LABEL, LINES)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = data.decode("utf-8-sig").split("\r\n")
    assert not any("\n" in row for row in rows)
    assert rows[:9] == [
        "SỐ ĐIỆN THOẠI TRỢ GIÚP",
        "(đúng vào ngày 23/11/2026)",
        "",
        "111   Tổng đài 111 (24/7, miễn phí)",
        "      Cần hỏi.",
        "",
        "113   Tổng đài 113",
        "",
        "+84 981 84 84 84   Tổng đài +84 981 84 84 84",
    ]
    assert rows[-2] == "Bản sao ngày 23/11/2026. Sau ngày 23/11/2027, hãy xin bản mới."


def test_the_page_to_open_holds_numbers_and_messages_and_never_leads_on_by_itself() -> None:
    page = open_page(LABEL, LINES, "cong-1/data/index.html", ["Hỏi <trước> khi đi."]).decode()
    assert 'http-equiv="refresh"' not in page
    assert '<a class="open" href="cong-1/data/index.html">Mở cổng thông tin</a>' in page
    assert "<title>Loa &lt;thử&gt;</title>" in page
    assert '<a href="tel:111">111</a>' in page
    assert "<li>Hỏi &lt;trước&gt; khi đi.</li>" in page


def between(page: str, tag: str) -> str:
    text = page.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_pages_that_stand_alone_run_their_own_script_and_load_nothing() -> None:
    opening = open_page(LABEL, LINES, "cong-1/data/index.html").decode()
    checking = check_page(LABEL, "cong-1", {"a.bin": "0" * 64}).decode()
    for page, script in ((opening, "'none'"), (checking, between(checking, "script"))):
        assert html.unescape(page.partition('Policy" content="')[2].partition('">')[0]) == (
            f"default-src 'none'; img-src data:; style-src {between(page, 'style')}; "
            f"script-src {script}; base-uri 'none'; form-action 'none'"
        )


def test_sizes_as_people_read_them() -> None:
    assert [human_size(n) for n in (1, 3_400_000, 250_000_000, 7_600_000_000)] == [
        "1 kB", "3,4 MB", "250,0 MB", "7,6 GB",
    ]  # fmt: skip
