"""A second pack of the same portal renders nothing; whatever changes is rendered again."""

from pathlib import Path
from typing import Any

import pytest

from loa.app import copies
from loa.integrations.portal import Portal
from loa.integrations.site import build_site
from loa.problems import Problem, ProblemsError
from packing import PAGES, run
from portals import MakePortal

pytestmark = pytest.mark.site


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were built, one entry a build."""
    done: list[Path] = []

    def build(root: Path, target: Path, **overrides: Any) -> int:
        done.append(target)
        return build_site(root, target, **overrides)

    monkeypatch.setattr(copies, "build_site", build)
    return done


def packed(root: Path, name: str, profile: str = "gon") -> dict[str, bytes]:
    """Write a stick; its files."""
    stick = root.parent / name
    run(root, "usb", "--out", str(stick), "--profile", profile)
    files = sorted(path for path in stick.rglob("*") if path.is_file())
    return {path.relative_to(stick).as_posix(): path.read_bytes() for path in files}


def test_a_second_stick_is_the_same_and_renders_nothing(
    make_portal: MakePortal, builds: list[Path]
) -> None:
    root = make_portal(PAGES)
    assert packed(root, "a") == packed(root, "b")
    assert len(builds) == 1


def test_another_profile_renders_nothing_and_is_its_own(
    make_portal: MakePortal, builds: list[Path]
) -> None:
    root = make_portal(PAGES)
    packed(root, "a")
    said = b"".join(packed(root, "b", "truong-hoc").values()).decode("utf-8", "ignore")
    assert "(truong-hoc)" in said
    assert "(gon)" not in said
    assert len(builds) == 1


@pytest.mark.parametrize("uri", ["docs/cong-dong/viec-nhe.md", "overrides/main.html", "mkdocs.yml"])
def test_a_change_is_rendered(make_portal: MakePortal, builds: list[Path], uri: str) -> None:
    root = make_portal(PAGES)
    packed(root, "a")
    path = root / uri
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    packed(root, "b")
    assert len(builds) == 2


def test_a_changed_word_is_on_the_next_stick(make_portal: MakePortal) -> None:
    root = make_portal(PAGES)
    packed(root, "a")
    path = root / "docs/cong-dong/viec-nhe.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nChữ mới thêm.\n", encoding="utf-8")
    [page] = [data for uri, data in packed(root, "b").items() if uri.endswith("viec-nhe.html")]
    assert "Chữ mới thêm." in page.decode()


def test_a_build_that_was_killed_is_done_again(
    make_portal: MakePortal, builds: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal(PAGES)
    packed(root, "a")
    path = root / "docs/index.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nMới.\n", encoding="utf-8")
    with monkeypatch.context() as patch, pytest.raises(RuntimeError, match="killed"):
        patch.setattr(copies, "build_site", _interrupted)
        packed(root, "b")
    packed(root, "c")
    assert len(builds) == 2


@pytest.mark.parametrize("damage", [b"", b"another"])
def test_a_damaged_cache_is_made_again_and_never_packed(
    make_portal: MakePortal, damage: bytes
) -> None:
    """What a power cut emptied would otherwise be listed in the manifest, and proven whole."""
    root = make_portal(PAGES)
    before = packed(root, "a")
    cache = root / ".cache" / "loa"
    kept = [path for path in cache.rglob("*") if path.is_file() and "fonts" not in path.parts]
    assert {path.relative_to(cache).parts[0] for path in kept} >= {"offline", "offline-gon"}
    for path in kept:
        path.write_bytes(damage)
    assert packed(root, "b") == before


def _interrupted(*_: object, **__: object) -> int:
    raise RuntimeError("killed")


def test_what_could_not_be_made_is_said_and_stops_the_pack(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal(PAGES)
    make = Portal.make_artifacts

    def unmade(self: Portal) -> Any:
        return make(self)[0], [
            Problem("docs/a.md", 3, "too-long", "Không vừa một trang."),
            Problem("docs/b.md", 4, "too-long", "Gần hết chỗ.", severity="warning"),
        ]

    portal = Portal.load(root)
    profile = copies.profile_named(portal, "gon")
    site = copies.offline_site(portal)
    monkeypatch.setattr(Portal, "make_artifacts", unmade)
    with pytest.raises(ProblemsError) as end:
        copies.copy_of(portal, profile, copies.label_of(portal, profile), site)
    assert end.value.exit_code == 1
    assert [one.path for one in end.value.problems] == ["docs/a.md", "docs/b.md"]
    assert str(end.value) == (
        "docs/b.md:4: nhắc: Gần hết chỗ. (too-long)\n"
        "docs/a.md:3: lỗi: Không vừa một trang. (too-long)\n1 lỗi, chưa ghi gì."
    )
