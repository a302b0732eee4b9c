import pytest

from loa.packs.offline import OfflinePage, Surroundings
from loa.problems import Problem

FILES = {
    "index.html": b"",
    "a/page.html": b"",
    "a/other.html": b"",
    "trang-trong.html": b"",
    "assets/loa.css": b"",
    "clip.mp4": b"",
    "clip.vtt": b"WEBVTT\n",
}
AROUND = Surroundings(
    frozenset(FILES),
    frozenset({"gone.html", "gone.mp4", "gone.pdf"}),
    FILES.__getitem__,
    "https://loa.example.vn/",
)


def offline(html: str, notice: str = "") -> str:
    page = OfflinePage("a/page.html", AROUND)
    text = page.rewrite(html, notice)
    assert page.problems == []
    return text


@pytest.mark.parametrize(
    ("online", "expected"),
    [
        ('<a class="x" href="..">a</a>', '<a class="x" href="../index.html">a</a>'),
        ('<a href="./">a</a>', None),
        ('<a href="other.html#b">a</a>', '<a href="other.html#b">a</a>'),
        ('<a href="#b">a</a>', '<a href="#b">a</a>'),
        ('<a href="tel:111">111</a>', '<a href="tel:111">111</a>'),
        ('<a href="other.html" data-embed="https://a/">a</a>', '<a href="other.html">a</a>'),
        ('<link rel="canonical" href="https://loa.example.vn/a/page.html">x', "x"),
        ('<link rel="alternate" hreflang="vi" href="https://loa.example.vn/">x', "x"),
        ('<link rel="stylesheet" href="../assets/loa.css">',) * 2,
        ('<meta property="og:url" content="https://loa.example.vn/">x', "x"),
        ('<meta name="description" content="Gọi 111">',) * 2,
        ('<script type="application/ld+json">{"url": "https://a"}</script>x', "x"),
        ('<!-- <a href="https://a/"> -->',) * 2,
        (
            '<a href="https://www.plo.vn/x?a=1&amp;b=2">Báo</a>',
            '<span class="loa-outside" title="https://www.plo.vn/x?a=1&amp;b=2">Báo</span>'
            ' <span class="loa-outside__host">(plo.vn)</span>',
        ),
        (
            '<a href="https://nchmf.gov.vn/" data-loa-leave data-local="../trang-trong.html">x</a>',
            '<a href="../trang-trong.html" data-loa-leave data-local="../trang-trong.html">x</a>',
        ),
        (
            '<video controls><track src="../clip.vtt" kind="captions"></video>',
            '<video controls><track src="data:text/vtt;base64,V0VCVlRUCg==" kind="captions">'
            "</video>",
        ),
    ],
)
def test_rewriting(online: str, expected: str | None) -> None:
    if expected is None:
        page = OfflinePage("a/page.html", AROUND)
        page.rewrite(online)
        assert [problem.code for problem in page.problems] == ["pack-broken-link"]
    else:
        assert offline(online) == expected


@pytest.mark.parametrize(
    ("whole", "shortened"),
    [
        (
            '<p>Xem <a href="../gone.html">bài</a>.</p>',
            '<p>Xem <span class="loa-left-out" title="Không có trong bản này">bài</span>.</p>',
        ),
        (
            '<ul class="loa-l"><li><a href="../gone.html">a</a></li>'
            '<li><a href="other.html">b</a></li></ul>',
            '<ul class="loa-l"><li><a href="other.html">b</a></li></ul>',
        ),
        (
            '<section class="loa-downloads"><h2>Tải</h2><ul class="loa-d">'
            '<li><a href="../gone.pdf">a</a></li></ul></section>x',
            "x",
        ),
        (
            '<nav class="loa-toc"><ul class="loa-t"><li><a href="#tai">Tải</a></li>'
            '<li><a href="#b">B</a></li></ul></nav><p>Xem <a href="#tai">tệp</a>.</p>'
            '<section class="loa-downloads"><h2 id="tai">Tải</h2><ul class="loa-d">'
            '<li><a href="../gone.pdf">a</a></li></ul></section><h2 id="b">B</h2>',
            '<nav class="loa-toc"><ul class="loa-t"><li><a href="#b">B</a></li></ul></nav>'
            '<p>Xem <span class="loa-left-out" title="Không có trong bản này">tệp</span>.</p>'
            '<h2 id="b">B</h2>',
        ),
        (
            '<ul><li>Chữ <a href="../gone.pdf">a</a></li></ul>',
            '<ul><li>Chữ <span class="loa-left-out" title="Không có trong bản này">a</span>'
            "</li></ul>",
        ),
        (
            '<video controls src="../gone.mp4"><track src="../clip.vtt"></video>',
            '<p class="loa-left-out">Đoạn phim hoặc âm thanh này không có trong bản này.</p>',
        ),
        ('<video><source src="../clip.mp4"></video>',) * 2,
    ],
)
def test_what_was_left_out_is_not_listed(whole: str, shortened: str) -> None:
    assert offline(whole) == shortened


def test_the_notice_stands_before_main_but_not_in_the_page_that_leave_leads_to() -> None:
    assert (
        offline('<header class="loa-header"></header><main>x</main>', "<aside></aside>")
        == '<header class="loa-header"></header><aside></aside><main>x</main>'
    )
    assert offline("<main>x</main>", "<aside></aside>") == "<main>x</main>"


def test_foreign_and_missing_files_are_problems() -> None:
    page = OfflinePage("a/page.html", AROUND)
    page.rewrite('<img src="https://a.vn/b.png"><a href="no.html">x</a>')
    assert page.problems == [
        Problem(
            "a/page.html",
            1,
            "pack-foreign",
            "Trang tải “https://a.vn/b.png” từ nơi khác: mở từ USB thì không có mạng.",
            "Để tệp đó trong docs/ hoặc overrides/ và trỏ đến bản ở đó.",
        ),
        Problem(
            "a/page.html",
            1,
            "pack-broken-link",
            "Liên kết đến “a/no.html” không có tệp nào.",
            "Chạy “loa check” để tìm trang có liên kết này.",
        ),
    ]
