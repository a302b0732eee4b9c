from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.artifacts import Artifact
from loa.cli import main
from loa.content.library import Library
from loa.integrations.addresses import url_of
from loa.packs.plan import Plan, plan_pack
from loa.packs.profiles import Profile, load_profiles
from loa.problems import Problem
from portals import ROOT, MakePortal, page_text

TEACHER = page_text("Bài một").replace("[moi-nguoi]", "[giao-vien]")
PAGES = {
    "truong-hoc/bai-1.md": TEACHER,
    "truong-hoc/bai-2.md": page_text("Bài hai").replace("[moi-nguoi]", "[hoc-sinh]"),
    "tro-giup/index.md": page_text("Cần giúp", type="landing"),
}


def profile(**more: object) -> Profile:
    facts = {"id": "thu", "name": "Thử", "size_limit_mb": 1, "media": True, "valid_days": 365}
    return Profile.model_validate({**facts, **more})


def test_the_limit_is_told_in_millions_of_bytes() -> None:
    assert profile(size_limit_mb=3).size_limit == 3_000_000


def artifact(uri: str, source: str, size: int, kind: str = "lesson-plan") -> Artifact:
    return Artifact(uri, kind, "vi", source, size, "", Path())


ARTIFACTS = [
    artifact("tai-lieu/bai-1/a.pdf", "truong-hoc/bai-1.md", 300_000),
    artifact("tai-lieu/bai-1/a.docx", "truong-hoc/bai-1.md", 300_000),
    artifact("tai-lieu/bai-2/b.pdf", "truong-hoc/bai-2.md", 100_000),
    artifact("video/clip/c.mp4", "truong-hoc/bai-2.md", 200_000, "clip-360"),
    artifact("video/clip/c.jpg", "truong-hoc/bai-2.md", 1000, "poster"),
]


@pytest.fixture
def plan(make_portal: MakePortal, tmp_path: Path):  # type: ignore[no-untyped-def]
    root = make_portal(PAGES)
    library = Library.load(root / "docs")
    places = {page.src_uri: url_of(page, False) for page in library.published}
    sizes = {
        **dict.fromkeys(places.values(), 10_000),
        **{one.dest_uri: one.size for one in ARTIFACTS},
        "assets/loa.css": 1000, "assets/search/vi.js": 1000, "assets/search/tyz.js": 1000,
        "bai-1.tyz.mp3": 50_000,
    }  # fmt: skip
    files = {}
    for uri, size in sizes.items():
        files[uri] = tmp_path / "site" / uri
        files[uri].parent.mkdir(parents=True, exist_ok=True)
        files[uri].write_bytes(b"x" * size)

    def choose(
        profile: Profile, artifacts: Sequence[Artifact] = ARTIFACTS
    ) -> tuple[set[str], tuple[str, ...]]:
        made = plan_pack(files, library, places, artifacts, profile)
        assert isinstance(made, Plan), made
        return set(files) - made.chosen, made.left_out

    choose.files, choose.library, choose.places = files, library, places
    return choose


def test_everything_fits_into_a_large_pack(plan) -> None:  # type: ignore[no-untyped-def]
    assert plan(profile(size_limit_mb=10)) == (set(), ())


def test_pages_of_other_readers_go_with_their_files_but_help_stays(plan) -> None:  # type: ignore[no-untyped-def]
    left, said = plan(profile(size_limit_mb=10, audiences=["hoc-sinh"]))
    assert left == {"truong-hoc/bai-1.html", "tai-lieu/bai-1/a.pdf", "tai-lieu/bai-1/a.docx"}
    assert said == ("1 trang dành cho người đọc khác",)


def test_formats_media_and_languages(plan) -> None:  # type: ignore[no-untyped-def]
    left, said = plan(profile(formats=["pdf"], media=False, languages=["vi"], size_limit_mb=10))
    assert left == {
        "tai-lieu/bai-1/a.docx", "video/clip/c.mp4", "video/clip/c.jpg", "bai-1.tyz.mp3",
        "assets/search/tyz.js",
    }  # fmt: skip
    assert said == ("1 tệp DOCX", "2 tệp phim, âm thanh")


def test_what_a_lesson_offers_is_never_split(plan) -> None:  # type: ignore[no-untyped-def]
    extra = artifact("tai-lieu/bai-1/a.pptx", "truong-hoc/bai-1.md", 600_000)
    plan.files[extra.dest_uri] = plan.files["assets/loa.css"].with_name("a.pptx")
    plan.files[extra.dest_uri].write_bytes(b"x" * extra.size)
    left, said = plan(profile(), [*ARTIFACTS, extra])
    assert left == {f"tai-lieu/bai-1/a.{form}" for form in ("pdf", "docx", "pptx")}
    assert said == ("1 bộ không vừa 1,0 MB: tài liệu của “Bài một”",)


def test_a_paper_takes_room_for_its_script_too(plan) -> None:  # type: ignore[no-untyped-def]
    paper = artifact("tai-lieu/bai-1/c.pdf", "truong-hoc/bai-1.md", 300)

    def weight(*artifacts: Artifact) -> int:
        made = plan_pack(plan.files, plan.library, plan.places, artifacts, profile(size_limit_mb=9))
        assert isinstance(made, Plan)
        return made.size

    without = weight(*ARTIFACTS)
    plan.files[paper.dest_uri] = plan.files["assets/loa.css"].with_name("c.pdf")
    plan.files[paper.dest_uri].write_bytes(b"x" * 300)
    assert weight(*ARTIFACTS, paper) - without == 300 + 400 + len('loaPaper("");\n')


def test_a_picture_that_a_page_shows_goes_with_the_page(plan) -> None:  # type: ignore[no-untyped-def]
    small = artifact("tai-lieu/bai-1/a-xem.jpg", "truong-hoc/bai-1.md", 1000, "thumbnail")
    plan.files[small.dest_uri] = plan.files["assets/loa.css"].with_name("a-xem.jpg")
    plan.files[small.dest_uri].write_bytes(b"x" * small.size)
    left, _ = plan(profile(formats=["pdf"], size_limit_mb=10), [*ARTIFACTS, small])
    assert small.dest_uri not in left
    left, _ = plan(profile(audiences=["hoc-sinh"], size_limit_mb=10), [*ARTIFACTS, small])
    assert small.dest_uri in left


def test_pages_that_do_not_fit_are_refused(plan) -> None:  # type: ignore[no-untyped-def]
    plan.files["index.html"].write_bytes(b"x" * 2_000_000)
    made = plan_pack(plan.files, plan.library, plan.places, [], profile())
    assert made == (
        "Riêng các trang đã nặng 3,9 MB, quá mức 1,0 MB của “thu”. "
        "Tăng size_limit_mb hoặc bớt languages, audiences."
    )


def test_the_registry_of_the_portal_is_valid() -> None:
    library = Library.load(ROOT / "docs")
    profiles, problems = load_profiles(ROOT / "docs", library.registries)
    assert list(profiles) == ["gon", "vua", "day-du", "truong-hoc"]
    assert problems == []


def test_mistakes_in_the_registry_are_named_with_their_line(make_portal: MakePortal) -> None:
    root = make_portal({})
    path = root / "docs/_data/packs.yml"
    path.write_text(
        "profiles:\n"
        "  - id: thu\n    name: Thử\n    size_limit_mb: 0\n    media: true\n    valid_days: 9\n"
        "  - id: hai\n    name: Hai\n    size_limit_mb: 9\n    media: true\n    valid_days: 9\n"
        "    audiences: [hoc-sin]\n"
        "  - id: hai\n    name: Hai\n    size_limit_mb: 9\n    media: true\n    valid_days: 9\n"
    )
    library = Library.load(root / "docs")
    _, problems = load_profiles(root / "docs", library.registries)
    label = "docs/_data/packs.yml"
    assert [(p.path, p.line, p.code) for p in problems] == [
        (label, 4, "wrong-type"),
        (label, 12, "unknown-audience"),
        (label, 13, "duplicate-id"),
    ]
    assert problems[1] == Problem(
        label,
        12,
        "unknown-audience",
        "Trường “audiences” có giá trị lạ: “hoc-sin”.",
        "Có phải ý bạn là “hoc-sinh”?",
    )
    path.unlink()
    _, problems = load_profiles(root / "docs", library.registries)
    message = "Không thấy sổ đăng ký “packs.yml”."
    assert problems == [Problem(label, 1, "registry-missing", message)]


def test_loa_check_reads_the_registry(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal({})
    label = "docs/_data/packs.yml"
    path = root / label
    path.write_text(
        "profiles:\n  - id: thu\n    name: Thử\n    size_limit_mb: 9\n    media: true\n"
        "    valid_days: 9\n    formats: [pdf, dox]\n"
    )
    monkeypatch.chdir(root)
    checked = CliRunner().invoke(main, ["check", "docs/_data"])
    assert checked.exit_code == 1
    assert checked.stdout == (
        f"{label}:7: lỗi: Trường “formats.1” không nhận giá trị “dox”. Có phải ý bạn là “docx”? "
        "(unknown-value)\n"
    )
