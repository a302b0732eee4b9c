"""The same input gives the same bytes: on every machine, from every folder.

golden/<name>.sha256 holds the hash of what each sample is made of. A changed layout, font or tool
changes it on purpose: the assertion then shows the lines that the file should have.
"""

from pathlib import Path

from handout_samples import LoadPortal, guide
from loa.artifacts import sha256_of
from loa.handouts.archives import entries_of
from loa.handouts.documents import Document, Layout
from loa.handouts.formats import make
from portals import write_portal

GOLDEN = Path(__file__).with_name("golden") / "handouts.sha256"
BODY = """\
<h2>Ai nghe em?</h2><p>Kể với <strong>người lớn</strong> em tin → gọi 111. Háng Tồ ŋ ƀ 漢字</p>
<ul><li>Ở nhà</li><li>Ở trường</li></ul>
<h2>Em ghi</h2><table><thead><tr><th>Việc</th><th>An toàn?</th></tr></thead>
<tbody><tr><td>Đi cùng bạn</td><td>……</td></tr></tbody></table>
<div class="admonition warning"><p class="admonition-title">Nhớ</p><p>Không giữ kín.</p></div>
<p>………………………………</p>
"""
SHEET = f'<p class="paper-title">MẪU</p>{BODY}'
SAMPLES: list[tuple[Layout, str, str]] = [
    ("page", SHEET, "pdf"),
    ("page", SHEET, "docx"),
    ("slides", "<h2>Một</h2><ul><li>Ngắn</li></ul><h2>Hai</h2><p>Gọi 111.</p>", "pdf"),
    ("slides", "<h2>Một</h2><ul><li>Ngắn</li></ul><h2>Hai</h2><p>Gọi 111.</p>", "pptx"),
    ("poster", "<p>Lo thì kể!</p><ul><li>Ở nhà</li></ul>", "pdf"),
    ("leaflet", BODY, "pdf"),
    ("cards", "<p>Kể với người em tin.</p>", "pdf"),
    ("board", "<ol><li>Đi</li><li>★ Kể</li><li>Về</li></ol><p>Gieo, rồi đi.</p>", "pdf"),
]
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3H0z"/></svg>'
SHEETS = '<h2 data-panels="1" data-alt="Hai bạn.">Giấy tờ của mình, mình giữ</h2><p>111</p>'
# The kind, what it is printed on, its body: what is hung, stuck and handed out.
SHEET_SAMPLES: list[tuple[Layout, str, str, str]] = [
    ("large", "banner", "banner", SHEETS),
    ("large", "billboard", "billboard", SHEETS),
    ("large", "standee", "standee", SHEETS),
    ("flipchart", "flipchart", "a4", SHEETS),
    ("small", "sticker", "a4", ""),
    ("small", "certificate", "a4", ""),
    ("small", "discreet-card", "a4", "<p>1 6/2 20/2</p><p>2 8/3 22/3</p>"),
]


def content_hash(data: bytes, extension: str) -> str:
    """Of an Office file, what is packed: how zlib packs it differs between its builds."""
    if extension == "pdf":
        return sha256_of(data)
    return sha256_of(b"".join(name.encode() + part for name, part in entries_of(data).items()))


def test_samples_are_what_they_were(cut_fonts: Path) -> None:
    rows = []
    for layout, body, extension in SAMPLES:
        document = Document(
            "sample",
            "mau",
            "Mẫu",
            "Mẫu: bài thử",
            "vi-VN",
            body,
            (extension,),
            ("Tổng đài 111", "Công an 113"),
            layout,
            ("mẫu",),
            "Bài thử",
            "Lớp 2",
        )
        made = make(document, extension, cut_fonts.parent.parent)
        assert made.refusal == ""
        rows.append(f"{content_hash(made.data, extension)}  {layout}.{extension}\n")
    for layout, kind, paper, body in SHEET_SAMPLES:
        document = Document(
            kind,
            "mau",
            "Mẫu",
            "Mẫu: bài thử",
            "vi",
            body,
            ("pdf",),
            (),
            layout,
            (),
            "Lo thì gọi",
            paper=paper,
            panels=(DRAWN,),
            alt="Hai bạn.",
            numbers=(("111", "Cần hỏi (24/7)"),),
        )
        made = make(document, "pdf", cut_fonts.parent.parent)
        assert made.refusal == ""
        rows.append(f"{content_hash(made.data, 'pdf')}  {kind}.pdf\n")
    assert "".join(rows) == GOLDEN.read_text(encoding="utf-8")


def test_two_folders_make_the_same(load_portal: LoadPortal, tmp_path: Path) -> None:
    pages = {"du-lich/nha-nghi.md": guide(more="handouts: [leaflet, checklist]\n")}
    here = load_portal(pages)
    there = write_portal(tmp_path / "ở nơi khác" / "cổng", pages)
    made = [type(here).load(root).workshop().make_all().artifacts for root in (here.root, there)]
    assert [one.sha256 for one in made[0]] == [one.sha256 for one in made[1]]
    assert len(made[0]) == 5
