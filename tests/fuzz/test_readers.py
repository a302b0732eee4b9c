"""No bytes stop a reader: it reads, or it refuses in its own words. `make fuzz` tries thousands."""

import os
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from jinja2 import TemplateError

from fuzz.mutants import FUZZ, in_time, mutants, seeds
from loa.checks.belonging import check_belonging
from loa.checks.registry import check_pages
from loa.content.front_matter import parse_yaml
from loa.content.history import History
from loa.content.library import Library
from loa.content.strings import parse_strings
from loa.content.text_files import read_text
from loa.errors import LoaError
from loa.ground.archives import DAMAGED
from loa.ground.build_time import build_time
from loa.media.boxes import NotAClipError, read_clip
from loa.media.webvtt import parse_vtt
from loa.packs.addresses import classify
from loa.packs.bag import read_manifest
from loa.packs.distribution_log import read_log
from loa.packs.info import read_info
from loa.packs.update import read_header
from loa.problems import as_github, as_json, as_text
from loa.safety.drawings import faults_of
from loa.translation.exchange import RefusedError
from loa.translation.po import read_po
from loa.translation.word_reading import read_docx
from loa.translation.xliff import read_xliff
from portals import write_portal

REGISTRIES = seeds("registries")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_portal(tmp_path_factory.mktemp("fuzz") / "portal", {})


@given(mutants(seeds("pages")))
@FUZZ
def test_pages(portal: Path, data: bytes) -> None:
    """Everything that an editor is told of a page, and how it is printed."""
    path = portal / "docs" / "mot.md"
    path.write_bytes(data)
    with in_time():
        library = Library.load(portal / "docs")
        pages = (*library.pages, *library.rejected)
        problems = [*library.problems, *check_pages(library, pages)]
        problems += check_belonging(library)
    for show in (as_text, as_github, as_json):
        show(problems).encode()


@given(some.sampled_from(["audiences", "languages", "helplines", "laws", "themes"]),
       mutants(REGISTRIES))  # fmt: skip
@FUZZ
def test_registries(portal: Path, name: str, data: bytes) -> None:
    """With a damaged registry everything else can still be told."""
    path = portal / "docs" / "_data" / f"{name}.yml"
    before = path.read_bytes()
    path.write_bytes(data)
    (portal / "docs" / "mot.md").unlink(missing_ok=True)
    try:
        with in_time():
            library = Library.load(portal / "docs")
            as_text([*library.problems, *check_pages(library, library.pages)])
            assert "vi" in library.registries.languages
            assert library.published_languages() in ([], ["vi"])
    finally:
        path.write_bytes(before)


@given(mutants(seeds("front-matter")))
@FUZZ
def test_front_matter(data: bytes) -> None:
    with in_time():
        parse_yaml(data.decode("utf-8", "replace"), "a.md", 2)


@given(mutants(seeds("texts")))
@FUZZ
def test_strings_and_captions(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.vtt"
    path.write_bytes(data)
    with in_time():
        text, problems = read_text(path, "a.vtt")
        as_text(problems)
        if text is not None:
            parse_vtt(text)
            with suppress(ValueError, TemplateError):
                parse_strings(text)


@given(mutants(seeds("drawings")))
@FUZZ
def test_drawings(data: bytes) -> None:
    with in_time():
        faults_of(data)


@pytest.mark.parametrize(
    ("kind", "read"), [("po", read_po), ("xliff", read_xliff), ("docx", read_docx)]
)
def test_translations(kind: str, read: object) -> None:
    @given(mutants(seeds(kind)))
    @FUZZ
    def reads_or_refuses(data: bytes) -> None:
        with in_time(), suppress(RefusedError):
            read(data)  # type: ignore[operator]

    reads_or_refuses()


@given(mutants(seeds("updates")))
@FUZZ
def test_updates(data: bytes) -> None:
    with in_time(), suppress(*DAMAGED, OSError), zipfile.ZipFile(BytesIO(data)) as archive:
        read_header(archive)


@given(mutants(seeds("packs")))
@FUZZ
def test_packs(tmp_path: Path, data: bytes) -> None:
    for name in ("bag-info.txt", "manifest-sha256.txt"):
        (tmp_path / name).write_bytes(data)
    with in_time():
        read_info(tmp_path)
        read_manifest(tmp_path / "manifest-sha256.txt")


@given(mutants(seeds("logs")))
@FUZZ
def test_logs(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "so.csv").write_bytes(data)
    with in_time():
        _, problems = read_log(tmp_path / "so.csv")
    as_text(problems).encode()


@given(mutants(seeds("clips")))
@FUZZ
def test_clips(data: bytes) -> None:
    with in_time(), suppress(NotAClipError):
        read_clip(data)


@given(mutants(seeds("addresses")))
@FUZZ
def test_addresses(data: bytes) -> None:
    with in_time():
        classify(data.decode("utf-8", "replace"), "a/b.html", "https://vi.du/x/")


@given(some.one_of(some.text(max_size=20), some.integers().map(str)))
@FUZZ
def test_the_environment(text: str) -> None:
    """Whatever somebody sets, the time is one of 1980 to 2099, or one sentence."""
    # An environment takes neither NUL nor lone surrogates.
    with pytest.MonkeyPatch.context() as patch, suppress(ValueError, LoaError):
        patch.setitem(os.environ, "SOURCE_DATE_EPOCH", text)
        assert 1980 <= build_time(Path("/nowhere")).year <= 2099
    assert History.read(Path("/nowhere"), build_time(Path("/nowhere"))).commits == {}
