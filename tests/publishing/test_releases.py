"""Releases on a disk: readers see the old one or the new one, and nothing foreign is touched."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest

from loa.ground.sums import sums_of
from loa.ground.targets import MARK as SITE_MARK
from loa.publishing import releases
from loa.publishing.releases import (
    CARRIED,
    Difference,
    PublishRefusedError,
    carried_by,
    compare,
    publish_to,
    release_name,
    shown_by,
)
from releasing import NOW, make_site, shown, themed


def publish(target: Path, site: Path, minutes: int = 0) -> str:
    name = release_name(sums_of(site), NOW + timedelta(minutes=minutes))
    publish_to(target, site, name)
    return name


def test_readers_are_led_to_the_new_release(tmp_path: Path, target: Path) -> None:
    first = publish(target, make_site(tmp_path / "site", page="cũ"))
    second = publish(target, make_site(tmp_path / "site", page="mới"), 1)
    assert shown(target) == "mới"
    assert shown_by(target) == second
    assert (target / "releases" / first / "page").read_text("utf-8") == "cũ"


def test_a_release_is_named_by_its_time_and_its_content(tmp_path: Path) -> None:
    one = sums_of(make_site(tmp_path / "site", page="a"))
    other = sums_of(make_site(tmp_path / "site", page="b"))
    assert release_name(one, NOW).startswith("20260730-080000-")
    assert release_name(one, NOW) == release_name(dict(reversed(one.items())), NOW)
    assert release_name(one, NOW) != release_name(other, NOW)


def test_the_same_site_is_published_once(tmp_path: Path, target: Path) -> None:
    site = make_site(tmp_path / "site", page="a")
    name = publish(target, site)
    place = target / "releases" / name / "page"
    before = place.stat().st_mtime_ns
    assert publish(target, site) == name
    assert place.stat().st_mtime_ns == before


def test_three_releases_are_kept(tmp_path: Path, target: Path) -> None:
    names = [publish(target, make_site(tmp_path / "site", page=str(n)), n) for n in range(5)]
    assert sorted(one.name for one in (target / "releases").iterdir()) == names[2:]


def test_going_back_never_removes_what_is_shown(tmp_path: Path, target: Path) -> None:
    for number in range(3):
        publish(target, make_site(tmp_path / "site", page=str(number)), number + 10)
    name = publish(target, make_site(tmp_path / "site", page="rất cũ"), 0)
    assert shown_by(target) == name
    assert shown(target) == "rất cũ"


def test_a_release_that_somebody_changed_is_not_shown_again(tmp_path: Path, target: Path) -> None:
    site = make_site(tmp_path / "site", page="a")
    name = publish(target, site)
    publish(target, make_site(tmp_path / "other", page="b"), 1)
    (target / "releases" / name / "page").write_text("sửa", "utf-8")
    with pytest.raises(PublishRefusedError, match=f"“releases/{name}” đã bị sửa sau khi Loa ghi"):
        publish_to(target, site, name)
    assert shown(target) == "b"


def test_who_has_the_page_before_still_finds_its_styles(tmp_path: Path, target: Path) -> None:
    sites = [themed(tmp_path / str(number), f"p{{order:{number}}}") for number in range(3)]
    for number, (site, _) in enumerate(sites):
        publish(target, site, number)
        uris = {uri for _, uri in sites[max(0, number - 1) : number + 1]}
        held = {uri for _, uri in sites if (target / "current" / uri).exists()}
        # Of the release before, and of none before that.
        assert held == uris
    assert compare(target, sums_of(sites[2][0])) == Difference((), (), ())
    # The same site is the same release, whatever it was given to carry.
    assert publish(target, sites[2][0], 2) == shown_by(target)
    carried = target / "current" / sites[1][1]
    carried.write_text("sửa", "utf-8")
    with pytest.raises(PublishRefusedError, match="đã bị sửa sau khi Loa ghi"):
        publish(target, sites[2][0], 2)


def test_who_goes_back_leaves_nobody_without_styles(tmp_path: Path, target: Path) -> None:
    (old, mine), (new, theirs) = (themed(tmp_path / name, name) for name in ("old", "new"))
    publish(target, old, 0)
    publish(target, new, 1)
    for site, minute in ((old, 0), (new, 1), (old, 0)):
        publish(target, site, minute)
        assert [(target / "current" / uri).exists() for uri in (mine, theirs)] == [True, True]
        assert carried_by(target / "current") == [theirs if site == old else mine]


def test_styles_of_both_releases_are_not_carried(tmp_path: Path, target: Path) -> None:
    for number in range(3):
        site, uri = themed(tmp_path / "site", "p{}")
        (site / "page").write_text(str(number), "utf-8")
        publish(target, site, number)
        assert (target / "current" / uri).exists()
        assert not (target / "current" / CARRIED).exists()


@pytest.mark.parametrize("name", ["index.html", "releases", "current", "DCIM"])
def test_a_folder_of_somebody_else_is_refused_and_untouched(
    tmp_path: Path, target: Path, name: str
) -> None:
    (target / name).mkdir(parents=True)
    (target / name / "x").write_text("của người khác", "utf-8")
    with pytest.raises(PublishRefusedError, match=r"không có dấu “\.loa-releases” của Loa"):
        publish(target, make_site(tmp_path / "site", page="a"))
    assert [str(path.relative_to(target)) for path in target.rglob("*")] == [name, f"{name}/x"]


def test_a_file_or_a_link_is_no_target(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", page="a")
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "link"):
        with pytest.raises(PublishRefusedError, match="không phải là một thư mục"):
            publish(tmp_path / name, site)
    assert not (tmp_path / "elsewhere").exists()


def test_a_true_folder_called_current_is_not_replaced(tmp_path: Path, target: Path) -> None:
    publish(target, make_site(tmp_path / "site", page="a"))
    (target / "current").unlink()
    (target / "current").mkdir()
    with pytest.raises(PublishRefusedError, match="“current” không phải là một liên kết"):
        publish(target, make_site(tmp_path / "site", page="b"))


def test_strange_folders_beside_the_releases_stay(tmp_path: Path, target: Path) -> None:
    publish(target, make_site(tmp_path / "site", page="a"))
    for name in ("20200101-000000-0123456789ab", "giu-lai", ".aaa.part"):
        (target / "releases" / name).mkdir()
    for number in range(4):
        publish(target, make_site(tmp_path / "site", page=str(number)), number + 1)
    left = {one.name for one in (target / "releases").iterdir()}
    assert {"20200101-000000-0123456789ab", "giu-lai", ".aaa.part"} <= left


def test_a_kill_before_the_link_leaves_the_old_site_shown(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(target, make_site(tmp_path / "site", page="cũ"))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(releases, "_lead_to", killed)
    with pytest.raises(KeyboardInterrupt):
        publish(target, make_site(tmp_path / "site", page="mới"), 1)
    assert shown(target) == "cũ"


def test_what_a_killed_run_left_is_cleared_when_it_is_old(tmp_path: Path, target: Path) -> None:
    publish(target, make_site(tmp_path / "site", page="a"))
    old, young = (target / "releases" / f".{c * 12}.part" for c in "ab")
    for part in (old, young):
        part.mkdir()
    os.utime(old, (0, 0))
    publish(target, make_site(tmp_path / "site", page="b"), 1)
    assert (old.exists(), young.exists()) == (False, True)


def test_a_disk_without_links_is_refused_by_name(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "symlink_to", no_links)
    with pytest.raises(PublishRefusedError, match="không có liên kết"):
        publish(target, make_site(tmp_path / "site", page="a"))
    assert not (target / "current").exists()


def test_what_readers_will_see_change(tmp_path: Path, target: Path) -> None:
    publish(target, make_site(tmp_path / "site", page="a", same="s", gone="g"))
    after = sums_of(make_site(tmp_path / "site", page="b", same="s", new="n"))
    assert compare(target, after) == Difference(("new",), ("page",), ("gone",))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_fails_is_not_told_to_have_no_links(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    publish(target, make_site(tmp_path / "site", page="cũ"))

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "symlink_to", fail)
    with pytest.raises(OSError, match=os.strerror(code)):
        publish(target, make_site(tmp_path / "site", page="mới"), 1)
    assert shown(target) == "cũ"


def test_what_a_system_wrote_is_no_foreign_file_and_is_not_published(
    tmp_path: Path, target: Path
) -> None:
    target.mkdir()
    (target / ".DS_Store").write_bytes(b"")
    site = make_site(tmp_path / "site", page="a", **{".DS_Store": "x", "Thumbs.db": "x"})
    name = publish(target, site)
    shown_files = {path.name for path in (target / "releases" / name).iterdir()}
    assert shown_files == {SITE_MARK, "page"}
    (target / "releases" / name / "desktop.ini").write_bytes(b"x")
    assert publish(target, site) == name
