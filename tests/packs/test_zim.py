"""A ZIM file: what it says about itself, what it holds, and that it is the same every time."""

import io
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from PIL import Image

from loa.cli import main
from loa.packs.zim import Article, Book, write_zim
from loa.packs.zim_words import article_text, plain_words, search_words, without_quotes

_PICTURE = io.BytesIO()
Image.new("RGBA", (48, 48)).save(_PICTURE, "PNG")
BOOK = Book(
    name="loa_vi_all",
    title="Loa",
    description="Mô tả ngắn.",
    long_description="Mô tả dài.",
    creator="Tác giả thử",
    publisher="Nơi phát hành thử",
    made_on=date(2026, 11, 23),
    languages=("vie", "tyz"),
    flavour="gon",
    tags=("_category:other", "_ftindex:yes"),
    scraper="loa 0",
    main_page="index.html",
    icon=_PICTURE.getvalue(),
)
PAGE = "<title>{0}</title><header>Tiêu đề chung</header><main><article>{1}</article></main>"
PAYLOAD = {
    "index.html": PAGE.format("Trang chủ", "Chào bạn.").encode(),
    "cong-dong/viec-nhe.html": PAGE.format("Việc nhẹ", "Gọi đường dây nóng 111.").encode(),
    "assets/loa.css": b"p{}",
    "phim.mp4": bytes(range(256)) * 40,
}
ARTICLES = {
    "index.html": Article("Trang chủ"),
    "cong-dong/viec-nhe.html": Article("Đường xa, việc nhẹ", ("lừa bán",)),
}


def written(
    folder: Path, payload: Mapping[str, bytes] = PAYLOAD, book: Book = BOOK, name: str = "loa.zim"
) -> Path:
    target = folder / name
    write_zim(target, payload, ARTICLES, book)
    return target


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return Archive(written(tmp_path_factory.mktemp("zim")))


def found(archive: Archive, words: str) -> list[str]:
    search = Searcher(archive).search(Query().set_query(words))
    return list(search.getResults(0, 10))


def suggested(archive: Archive, typed: str) -> list[str]:
    search = SuggestionSearcher(archive).suggest(typed)
    return [archive.get_entry_by_path(path).get_item().path for path in search.getResults(0, 10)]


def test_it_says_what_it_is(archive: Archive) -> None:
    keys = set(archive.metadata_keys) - {"Counter", "Illustration_48x48@1"}
    assert {key: archive.get_metadata(key).decode() for key in keys} == {
        "Name": "loa_vi_all",
        "Title": "Loa",
        "Creator": "Tác giả thử",
        "Publisher": "Nơi phát hành thử",
        "Date": "2026-11-23",
        "Description": "Mô tả ngắn.",
        "LongDescription": "Mô tả dài.",
        "Language": "vie,tyz",
        "License": "CC-BY-SA-4.0",
        "Tags": "_category:other;_ftindex:yes",
        "Flavour": "gon",
        "Scraper": "loa 0",
    }
    assert BOOK.file_name == "loa_vi_all_gon_2026-11.zim"


def test_it_opens_on_the_first_page_and_has_a_picture(archive: Archive) -> None:
    assert archive.main_entry.get_item().path == "index.html"
    picture = Image.open(io.BytesIO(bytes(archive.get_illustration_item(48).content)))
    assert (picture.format, picture.size) == ("PNG", (48, 48))


def test_files_come_back_with_their_type(archive: Archive) -> None:
    types = {uri: archive.get_entry_by_path(uri).get_item().mimetype for uri in PAYLOAD}
    assert types == {
        "index.html": "text/html",
        "cong-dong/viec-nhe.html": "text/html",
        "assets/loa.css": "text/css",
        "phim.mp4": "video/mp4",
    }
    assert bytes(archive.get_entry_by_path("phim.mp4").get_item().content) == PAYLOAD["phim.mp4"]


@pytest.mark.parametrize(
    "words", ["đường dây nóng", "đuong day", "duong day nong", "DUONG", "lua ban", "lừa bán"]
)
def test_search_finds_with_and_without_accents(archive: Archive, words: str) -> None:
    assert found(archive, words) == ["cong-dong/viec-nhe.html"]


def test_search_does_not_read_what_stands_on_every_page(archive: Archive) -> None:
    assert found(archive, "tiêu đề chung") == []


@pytest.mark.parametrize("typed", ["Đường xa", "duong xa", "đường", "duon"])
def test_a_title_is_suggested_as_it_is_typed(archive: Archive, typed: str) -> None:
    assert set(suggested(archive, typed)) == {"cong-dong/viec-nhe.html"}


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = written(tmp_path), written(tmp_path, name="again.zim")
    assert first.read_bytes() == second.read_bytes()
    assert Archive(first).check()
    other = written(tmp_path, book=replace(BOOK, title="Khác"), name="other.zim")
    assert Archive(other).uuid != Archive(first).uuid


def test_nothing_is_printed_and_nothing_is_left_beside(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path)
    assert capfd.readouterr().out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["loa.zim"]


def test_only_the_article_is_read() -> None:
    page = (
        "<nav>Mục lục</nav><article><h1>Gọi &amp; hỏi</h1>"
        "<!-- ghi chú --><p>Bấm <b>111</b>.<br></p>"
        '<nav class="loa-toc">Trong trang</nav><script>let a = 1</script>'
        '<section class="loa-sources"><section>Nguồn</section> nữa</section><p>Cuối.</p></article>'
        "<footer>Chân trang</footer>"
    )
    assert article_text(page) == "Gọi & hỏi Bấm 111. Cuối."


def test_words_in_every_spelling() -> None:
    assert search_words("Đường, 111") == "đường đuong duong 111"
    assert plain_words("Đường về nhà") == "duong"
    assert plain_words("Việc nhẹ") == ""


def test_an_address_in_running_text_is_no_link() -> None:
    page = '<p class="x">viết src="a.png"</p>'
    assert without_quotes(page) == '<p class="x">viết src=&quot;a.png&quot;</p>'


def test_without_libzim_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "libzim.writer", None)
    result = CliRunner().invoke(main, ["pack", "zim", "--out", str(tmp_path)])
    assert result.exit_code == 1
    assert result.output == (
        "Chưa có libzim, thư viện ghi tệp ZIM (giấy phép GPL, nên không cài sẵn). Cài bằng: "
        "python -m pip install --require-hashes --no-deps -r requirements/zim.txt\n"
    )
