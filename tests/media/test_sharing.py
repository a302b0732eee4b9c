"""The pictures beside a shared link: what they show and where they stand."""

import io
from pathlib import Path

import pytest
import segno
from PIL import Image

from loa.artifacts import Artifact, ArtifactStore, Manifest
from loa.integrations.portal import Portal
from loa.integrations.site import build_site
from loa.media.lettering import fit_title
from loa.media.sharing import make_share_images
from loa.problems import as_text
from portals import VARIANT, MakePortal, page_text

PAGES = {
    "cong-dong/cha-me.md": page_text("Khi con được rủ đi làm xa", more="pictogram: family\n"),
    "cong-dong/cha-me.zh-Hant.md": page_text(
        "遇到有人邀孩子出遠門，怎麼跟孩子談", more=VARIANT + "pictogram: family\n"
    ),
    "tro-giup/dang-gap.md": page_text("Đang gặp nguy hiểm", more="sensitive: true\n"),
}
SITE = "https://vi-du.vn/cong/"


def images(portal: Portal, store: Path) -> list[Artifact]:
    drawings = portal.render_context().pictograms
    return make_share_images(portal.library, drawings, ArtifactStore(store), "Loa thử", SITE)


@pytest.fixture
def portal(make_portal: MakePortal) -> Portal:
    return Portal.load(make_portal(PAGES))


@pytest.fixture
def made(portal: Portal, tmp_path: Path) -> dict[str, Artifact]:
    return {image.dest_uri: image for image in images(portal, tmp_path / "store")}


def test_each_page_has_a_wide_and_a_square_picture_and_help_pages_share_theirs(
    made: dict[str, Artifact],
) -> None:
    names = ("cha-me", "cha-me-zh-hant", "trang", "trang-chu")
    assert sorted(made) == sorted(
        f"chia-se/{name}-{size}.png" for name in names for size in ("1200x630", "1080x1080")
    )
    for uri, image in made.items():
        with Image.open(image.stored) as picture:
            assert f"-{picture.width}x{picture.height}.png" in uri
        assert image.size < 60_000


def test_the_same_bytes_again_and_none_drawn_twice(
    portal: Portal, made: dict[str, Artifact], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = images(portal, tmp_path / "other")
    assert {a.dest_uri: a.sha256 for a in again} == {u: a.sha256 for u, a in made.items()}
    monkeypatch.setattr("loa.media.sharing.draw", None)
    assert [a.stored for a in images(portal, tmp_path / "store")] == [
        a.stored for a in made.values()
    ]


def test_the_code_leads_to_the_page(made: dict[str, Artifact]) -> None:
    """Read back module by module: the tile holds exactly the code of the page's address."""
    picture = Image.open(made["chia-se/cha-me-1200x630.png"].stored).convert("L")
    code = segno.make(f"{SITE}cong-dong/cha-me/", error="m", micro=False)
    rows = [list(row) for row in code.matrix_iter(border=4)]
    scale = 274 // len(rows)
    start = (274 - scale * len(rows)) // 2 + scale // 2
    seen = [
        [
            int(picture.getpixel((884 + start + x * scale, 332 + start + y * scale)) < 128)
            for x in range(len(rows))
        ]
        for y in range(len(rows))
    ]
    assert seen == rows


def test_titles_keep_to_their_box_and_break_where_it_reads_well() -> None:
    def lines(text: str, script: str = "Latn") -> tuple[str, ...]:
        return fit_title(text, script, 796, 328, (84, 60, 40)).lines

    assert lines("Việc nhẹ lương cao: đọc lại tờ quảng cáo") == (
        "Việc nhẹ lương cao:",
        "đọc lại tờ quảng cáo",
    )
    han = lines("遇到有人邀孩子出遠門，怎麼跟孩子談", "Hant")
    assert "".join(han) == "遇到有人邀孩子出遠門，怎麼跟孩子談"
    assert not any(line.startswith("，") for line in han)
    whole = fit_title("Ường " * 14, "Latn", 796, 328, (84, 60, 40))
    assert " ".join(whole.lines) == ("Ường " * 14).strip()
    assert all(whole.font.getlength(line) <= 796 for line in whole.lines)


def test_a_title_that_cannot_be_broken_is_named(make_portal: MakePortal) -> None:
    page = page_text("https://vi-du.vn/tuyen-gap-viec-nhe-luong-cao-o-bien-gioi 🙂")
    found = Portal.load(make_portal({"cong-dong/x.md": page})).problems()
    assert as_text(found).split("\n") == [
        "docs/cong-dong/x.md:2: lỗi: Phông chữ in không có ký tự “🙂” (U+1F642). Thay bằng chữ, "
        "hoặc đặt hình (pictogram) ở phần khai báo. (missing-glyph)",
        "docs/cong-dong/x.md:2: lỗi: Tiêu đề không vừa ảnh chia sẻ, dài quá 1 dòng. Rút gọn, hoặc "
        "thay từ dài không có dấu cách (như địa chỉ trang) bằng chữ thường. (title-too-long)",
    ]


@pytest.mark.site
def test_the_head_names_the_pictures_and_says_nothing_on_help_pages(
    make_portal: MakePortal, tmp_path: Path
) -> None:
    root = make_portal(PAGES)
    build_site(root, tmp_path / "site")
    head = (tmp_path / "site/cong-dong/cha-me/index.html").read_text("utf-8").split("</head>")[0]
    base = "https://loa.example.vn/"
    assert f'<meta property="og:image" content="{base}chia-se/cha-me-1200x630.png">' in head
    assert f'<meta property="og:image" content="{base}chia-se/cha-me-1080x1080.png">' in head
    assert f'<meta property="og:url" content="{base}cong-dong/cha-me/">' in head
    assert '<meta property="og:title" content="Khi con được rủ đi làm xa">' in head
    quiet = (tmp_path / "site/tro-giup/dang-gap/index.html").read_text("utf-8").split("</head>")[0]
    rows = [row for row in quiet.split("\n") if 'property="og:' in row and "og:url" not in row]
    assert [row.split('content="')[1].removesuffix('">') for row in rows] == [
        "website", "Loa", "Loa", "Loa",
        f"{base}chia-se/trang-1200x630.png", "image/png", "1200", "630",
        f"{base}chia-se/trang-1080x1080.png", "image/png", "1080", "1080",
    ]  # fmt: skip
    assert (tmp_path / "site/chia-se/trang-1200x630.png").is_file()


def test_the_neutral_picture_is_one_word_on_one_colour(made: dict[str, Artifact]) -> None:
    data = made["chia-se/trang-1200x630.png"].stored.read_bytes()
    assert len(data) < 6_000
    with Image.open(io.BytesIO(data)) as picture:
        below = picture.convert("RGB").crop((0, 340, 1200, 620))
    assert below.getcolors() == [(1200 * 280, (34, 48, 92))]


def test_a_manifest_knows_its_places(made: dict[str, Artifact]) -> None:
    manifest = Manifest(made.values())
    assert "chia-se/trang-1200x630.png" in manifest
    assert "chia-se/khac.png" not in manifest


SCENE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240" width="320" height="240">'
    '<path d="M0 0h320v240h-320z" fill="#4f8a3a"/></svg>'
)


def test_the_scene_of_a_page_stands_beside_its_title(portal: Portal, tmp_path: Path) -> None:
    made = make_share_images(
        portal.library,
        portal.render_context().pictograms,
        ArtifactStore(tmp_path / "store"),
        "Loa thử",
        SITE,
        scenes={"cong-dong/cha-me.md": SCENE, "tro-giup/dang-gap.md": SCENE},
    )
    found = {one.dest_uri: one.stored for one in made}

    def at(name: str, x: int, y: int) -> tuple[int, ...]:
        with Image.open(found[f"chia-se/{name}"]) as picture:
            return tuple(picture.convert("RGB").getpixel((x, y)))  # type: ignore[arg-type]

    assert at("cha-me-1200x630.png", 1020, 160) == (0x4F, 0x8A, 0x3A)
    assert at("cha-me-1080x1080.png", 860, 160) == (0x4F, 0x8A, 0x3A)
    # A page that must not be told by its picture has no scene.
    assert at("trang-1200x630.png", 1020, 160) == (34, 48, 92)
