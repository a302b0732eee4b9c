"""`loa media add` as an editor types it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from loa.cli.main import main
from loa.content.library import Library
from loa.media.inspection import hidden_in
from portals import MakePortal, page_text

PHONE = Path(__file__).parent.parent / "media" / "phone.heic"
BODY = (
    "Mở đầu.\n\n## Nên làm {#nen-lam}\n\nChữ.\n\n### Nhỏ\n\nChữ nhỏ.\n\n## Cuối {#cuoi}\n\nHết.\n"
)
URI = "cong-dong/mot.md"
PAPER = (
    '- {id: san, holder: "Văn thư trường", document: "số 12", scope: "ảnh trên cổng",'
    " on: 2026-10-01, expires: null, withdrawn: %s}\n"
)
DAY = ("--alt", "Sân trường", "--no-people")


@pytest.fixture
def root(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_portal({URI: page_text("Một", BODY)})
    monkeypatch.chdir(root)
    # The detector of faces has tests of its own, and takes seconds.
    monkeypatch.setattr("loa.media.intake.can_look", lambda: False)
    return root


def add(*arguments: str | Path, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["media", "add", *map(str, arguments)], input=typed)


def body(root: Path) -> str:
    text = (root / "docs" / URI).read_text("utf-8")
    return text.split("\n---\n", 1)[1]


def consent(root: Path) -> list[str]:
    rows = (root / "docs" / URI).read_text("utf-8").split("\n---\n")[0].split("\n")
    return [row for row in rows if "image:" in row]


def state(root: Path) -> dict[str, bytes]:
    docs = root / "docs"
    return {str(p.relative_to(docs)): p.read_bytes() for p in docs.rglob("*") if p.is_file()}


def test_a_photograph_of_a_phone_stands_in_the_page(root: Path) -> None:
    result = add(PHONE, f"docs/{URI}", *DAY)
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "Đã thêm docs/cong-dong/san-truong.jpg (96×64, 1 KB), không còn nơi chụp và lúc chụp.\n"
        "Đã ghi vào docs/cong-dong/mot.md. Tệp gốc vẫn ở chỗ cũ, đừng chép nó vào cổng.\n"
        "Xem lại: loa check docs/cong-dong/mot.md\n",
        "",
    )
    assert body(root) == BODY.replace("Mở đầu.\n", "Mở đầu.\n\n![Sân trường](san-truong.jpg)\n")
    assert consent(root) == ["  - {image: san-truong.jpg, people: false}"]
    with Image.open(root / "docs/cong-dong/san-truong.jpg") as image:
        assert (image.format, hidden_in(image)) == ("JPEG", [])
    assert Library.load(root / "docs").problems == ()


@pytest.mark.parametrize(("section", "before"), [("nen-lam", "## Cuối {#cuoi}"), ("cuoi", "")])
def test_a_photograph_stands_at_the_end_of_a_section(root: Path, section: str, before: str) -> None:
    assert add(PHONE, URI, *DAY, "--under", section).exit_code == 0
    image = "![Sân trường](san-truong.jpg)\n"
    expected = BODY.replace(before, f"{image}\n{before}") if before else f"{BODY}\n{image}"
    assert body(root) == expected


def test_several_have_their_own_words_and_names(root: Path) -> None:
    words = ("--alt", "Sân [mới] *đẹp*", "--alt", "Sân mới đẹp")
    assert add(PHONE, PHONE, URI, *words, "--no-people").exit_code == 0
    page = Library.load(root / "docs").get(URI)
    assert page is not None
    assert [(one.source, one.text) for one in page.reading.images] == [
        ("san-moi-dep.jpg", "Sân [mới] *đẹp*"), ("san-moi-dep-2.jpg", "Sân mới đẹp"),
    ]  # fmt: skip
    assert [one.image for one in page.meta.consent] == ["san-moi-dep.jpg", "san-moi-dep-2.jpg"]


def test_what_is_not_said_is_asked(root: Path) -> None:
    answers = "Cô giáo trên lớp\ny\n\nVăn thư, số 12\n2026-10-01\n"
    result = add(PHONE, URI, typed=answers)
    assert result.exit_code == 0, result.output
    assert consent(root) == [
        "  - {image: co-giao-tren-lop.jpg, people: true, "
        'document: "Văn thư, số 12", on: 2026-10-01}'
    ]


def test_a_paper_of_the_registry_is_named(root: Path) -> None:
    registry = root / "docs/_data/consents.yml"
    registry.write_text("consents:\n" + PAPER % "null", "utf-8")
    assert add(PHONE, URI, "--alt", "Lớp học", "--record", "san").exit_code == 0
    assert consent(root) == ["  - {image: lop-hoc.jpg, people: true, record: san}"]
    assert Library.load(root / "docs").problems == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("consent: []\n", "consent:\n  - {}\n"),
        (
            "consent: [{image: a.jpg, people: false}]\n",
            "consent: [{image: a.jpg, people: false}, {}]\n",
        ),
        (
            "consent:\n- image: a.jpg\n  people: false  # đồng\norder: 5\n",
            "consent:\n- image: a.jpg\n  people: false  # đồng\n- {}\norder: 5\n",
        ),
        (
            "consent:\n    - {image: a.jpg, people: false}\n\n# Thứ tự.\norder: 5\n",
            "consent:\n    - {image: a.jpg, people: false}\n    - {}\n\n# Thứ tự.\norder: 5\n",
        ),
    ],
)
def test_what_an_editor_wrote_of_consents_stays(root: Path, before: str, after: str) -> None:
    path = root / "docs" / URI
    path.write_text(page_text("Một", BODY, more=before), "utf-8")
    assert add(PHONE, URI, *DAY).exit_code == 0
    wanted = after.replace("{}", "{image: san-truong.jpg, people: false}")
    assert page_text("Một", more=wanted).partition("general\n")[2] in path.read_text("utf-8")


def test_lines_of_windows_stay_so(root: Path) -> None:
    path = root / "docs" / URI
    path.write_bytes(page_text("Một", BODY).replace("\n", "\r\n").encode())
    assert add(PHONE, URI, *DAY).exit_code == 0
    written = path.read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n")


ODD = "consent: [{image: a.jpg,\n  people: false}]  # đồng\n"
FENCE = "```\n## Không phải mục\n```\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            (PHONE, "cong-dong/mat.md", *DAY),
            "Không có trang đọc được ở “cong-dong/mat.md”. Có phải ý bạn là “cong-dong/mot.md”?\n",
        ),
        (
            (PHONE, URI, *DAY, "--under", "nen-lm"),
            "Trang không có mục mã “nen-lm”. Có phải ý bạn là “nen-lam”?\n",
        ),
        ((PHONE, PHONE, URI, *DAY), "Có 2 ảnh mà 1 --alt: mỗi ảnh ghi một lần.\n"),
        (
            (PHONE, URI, "--alt", " ", "--no-people"),
            "Lời mô tả (--alt) phải có từ 1 đến 200 ký tự: ảnh cho thấy gì.\n",
        ),
        (
            (PHONE, URI, "--alt", "Gọi [[helpline:h111]]", "--no-people"),
            "Lời mô tả không dùng được [[…]]: viết bằng lời.\n",
        ),
        (
            (PHONE, URI, *DAY, "--name", "Sân"),
            "Tên “Sân” không dùng được: chữ thường không dấu, chữ số, dấu gạch nối, không có đuôi. "
            "Ví dụ: san-truong\n",
        ),
        (
            (PHONE, URI, *DAY, "--name", "cu"),
            "Cạnh trang đã có tệp tên ấy, hoặc tên quá dài: cu. Chọn --name khác.\n",
        ),
        (
            (PHONE, URI, "--alt", "Lớp", "--record", "sna"),
            "Sổ giấy đồng ý không có mã “sna”. Có phải ý bạn là “san”?\n",
        ),
        (
            (PHONE, URI, "--alt", "Lớp", "--record", "san"),
            "Giấy “san” đã rút: không được đăng ảnh này.\n",
        ),
        (
            (PHONE, URI, "--alt", "Lớp", "--people", "--document", "số 12"),
            "Ảnh có người thì phải có giấy đồng ý: --record MÃ trong docs/_data/consents.yml, hoặc "
            "--document “giấy để ở đâu” cùng --on NGÀY. Chưa có giấy thì không đăng.\n",
        ),
        ((PHONE, URI, *DAY, "--record", "san"), "Ảnh không có người thì không ghi giấy đồng ý.\n"),
        (
            ("docs/cong-dong/cu.jpg", "mkdocs.yml", URI, "--alt", "A", "--alt", "B", "--no-people"),
            "“docs/cong-dong/cu.jpg”: tệp gốc nằm trong thư mục của cổng, sẽ bị gửi đi theo. "
            "Chuyển nó ra ngoài.\n“mkdocs.yml”: tệp gốc nằm trong thư mục của cổng, sẽ bị gửi đi "
            "theo. Chuyển nó ra ngoài.\n",
        ),
    ],
)
def test_what_is_refused_writes_nothing(
    root: Path, arguments: tuple[str | Path, ...], said: str
) -> None:
    (root / "docs/_data/consents.yml").write_text("consents:\n" + PAPER % "2026-11-01", "utf-8")
    Image.new("RGB", (9, 9)).save(root / "docs/cong-dong/cu.jpg")
    before = state(root)
    result = add(*arguments)
    assert (result.exit_code != 0, result.stderr) == (True, said)
    assert state(root) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            page_text("Một", BODY, more=ODD),
            "Trường consent của docs/cong-dong/mot.md viết theo kiểu máy không thêm được mà không "
            "mất chữ. Viết mỗi ảnh một dòng “  - {image: …, people: …}” dưới dòng “consent:”.\n",
        ),
        (
            page_text("Một", "```\nChữ.\n"),
            "Không đặt được ảnh vào chỗ ấy của docs/cong-dong/mot.md. Chọn mục khác bằng "
            "--under MÃ-MỤC.\n",
        ),
    ],
)
def test_a_page_that_cannot_take_it_stays(root: Path, text: str, said: str) -> None:
    (root / "docs" / URI).write_text(text, "utf-8")
    before = state(root)
    result = add(PHONE, URI, *DAY)
    assert (result.exit_code, result.stderr) == (1, said)
    assert state(root) == before


def test_a_face_that_nobody_mentioned_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loa.media.intake.can_look", lambda: True)
    monkeypatch.setattr("loa.media.intake.face_score", lambda image: 0.9)
    result = add(PHONE, URI, *DAY)
    assert (result.exit_code, result.stderr) == (
        0,
        "Trong docs/cong-dong/san-truong.jpg có vẻ có mặt người: xem lại trước khi gửi.\n",
    )
