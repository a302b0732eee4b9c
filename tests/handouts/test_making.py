"""Made once, made again only when something changed, the same everywhere."""

import json
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from handout_samples import GUIDE, LoadPortal, guide, lesson
from loa.artifacts import ArtifactStore
from loa.ground.progress import Progress, Stage
from loa.handouts import maker
from loa.handouts.maker import Handouts
from loa.integrations.portal import Portal

PAGES = {"du-lich/nha-nghi.md": guide(more="handouts: [checklist, leaflet]\n")}


def hashes(made: Handouts) -> dict[str, str]:
    return {artifact.dest_uri: artifact.sha256 for artifact in made.artifacts}


def test_a_second_run_makes_nothing(
    load_portal: LoadPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is cut, set or written again."""
    portal = load_portal(PAGES)
    first = portal.workshop().make_all()
    assert first.rendered == 3

    def refuse(*_: object) -> None:
        raise AssertionError("made again")

    for step in ("documents_of", "make"):
        monkeypatch.setattr(maker, step, refuse)
    shop = portal.workshop()
    shop.store.written.clear()
    second = shop.make_all()
    assert (second.rendered, hashes(second)) == (0, hashes(first))
    assert second.artifacts == first.artifacts
    assert shop.store.written == set()


@pytest.mark.parametrize("what", ["page", "helpline"])
def test_a_change_is_made_anew(load_portal: LoadPortal, what: str) -> None:
    portal = load_portal(PAGES)
    before = hashes(portal.workshop().make_all())
    changed = (
        portal.root / "docs" / ("du-lich/nha-nghi.md" if what == "page" else "_data/helplines.yml")
    )
    # A leaflet says what its large number is for, other papers the number's short name.
    words = {"Xem giấy tờ gốc": "Xem giấy tờ", "Công an 113": "Gọi 113", "Đang nguy hiểm": "Nguy"}
    text = changed.read_text(encoding="utf-8")
    for old, new in words.items():
        text = text.replace(old, new)
    changed.write_text(text, encoding="utf-8")
    again = Portal.load(portal.root).workshop().make_all()
    assert again.rendered == 3
    assert all(before[uri] != digest for uri, digest in hashes(again).items())


def test_the_same_bytes_in_another_store_and_in_spawned_processes(
    load_portal: LoadPortal, tmp_path: Path
) -> None:
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": lesson()})
    here = portal.workshop().make_all()
    other = ArtifactStore(tmp_path / "other")
    other.root.mkdir()
    (other.root / "fonts").symlink_to(portal.store.root / "fonts")
    shop = portal.workshop()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        there = replace(shop, store=other, executor=pool).make_all()
    assert hashes(there) == hashes(here)
    assert there.rendered == here.rendered == 15


class Recorder(Executor):
    """The least that the interface asks for, as a cluster's client gives it."""

    def __init__(self) -> None:
        self.calls = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        self.calls += 1
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def test_any_executor_will_do(load_portal: LoadPortal) -> None:
    workers = Recorder()
    made = load_portal(PAGES).workshop(executor=workers).make_all()
    # Three papers, the first page of one at a glance, and everything in one archive.
    assert (workers.calls, len(made.artifacts)) == (3, 5)


def test_no_more_pages_wait_than_memory_should_hold(
    load_portal: LoadPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maker, "PAGES_AT_ONCE", 1)
    pages = {
        f"du-lich/trang-{number}.md": guide(more="handouts: [checklist]\n", title=f"Trang {number}")
        for number in range(4)
    }
    workers = Recorder()
    asked: list[int] = []

    class Watch(Progress):
        def advance(self, stage: Stage, steps: int = 1) -> None:
            asked.append(workers.calls)

    shop = load_portal(pages).workshop(executor=workers)
    made = shop.make_all(progress=Watch())
    assert (asked, len(made.artifacts)) == ([4, 6, 8, 8], 8)


def test_only_one_format(load_portal: LoadPortal) -> None:
    made = load_portal(PAGES).workshop(formats=frozenset({"docx"})).make_all()
    assert [artifact.extension for artifact in made.artifacts] == ["docx"]


def test_a_damaged_listing_or_lost_file_is_made_again(load_portal: LoadPortal) -> None:
    portal = load_portal(PAGES)
    first = portal.workshop().make_all()
    rendered = []
    for lost in first.artifacts:
        lost.stored.unlink()
        again = portal.workshop().make_all()
        rendered.append((lost.extension, again.rendered))
        assert lost.stored.is_file()
        assert hashes(again) == hashes(first)
    # The archive is put together from what is there; a picture comes with its paper.
    assert rendered == [("zip", 0), ("pdf", 1), ("docx", 1), ("pdf", 1), ("jpg", 1)]
    assert all(json.loads(p.read_text("utf-8")) for p in portal.store.root.rglob("*[!e].json"))


def test_what_is_too_long_for_its_paper_is_refused(load_portal: LoadPortal) -> None:
    long = GUIDE + "\n\n".join(f"Đoạn {n} dài thêm một câu nữa cho đầy tờ gấp." for n in range(300))
    portal = load_portal(
        {"du-lich/nha-nghi.md": guide(long, more="handouts: [leaflet, checklist]\n")}
    )
    made = portal.workshop().make_all()
    assert [problem.message for problem in made.problems] == [
        "Không làm được tài liệu “Tờ gấp A4” (pdf): “Giữ nhà nghỉ an toàn” dài quá 236 dòng. "
        "Rút gọn, hoặc chia làm hai."
    ]
    assert made.problems[0].path == "docs/du-lich/nha-nghi.md"
    assert made.problems[0].code == "handout-refused"
    assert [artifact.kind for artifact in made.artifacts] == ["checklist", "checklist"]


def test_a_very_long_lesson_is_made(load_portal: LoadPortal) -> None:
    words = "\n\n".join("Một đoạn văn dài mười tiếng để thử sức máy." for _ in range(1000))
    body = lesson().replace("**Mục tiêu:** Vui.", words)
    made = load_portal({"truong-hoc/lop-2-an-toan.md": body}).workshop().make_all()
    assert made.problems == []
    plan = next(a for a in made.artifacts if a.kind == "lesson-plan" and a.extension == "pdf")
    assert int(plan.note.split()[0]) > 20


def test_a_format_that_nobody_makes_is_refused(load_portal: LoadPortal) -> None:
    """Never a file of another kind under that ending."""
    portal = load_portal(PAGES)
    shop = portal.workshop()
    page = portal.library.get("du-lich/nha-nghi.md")
    assert page is not None
    document = next(iter(maker.documents_of(shop.source_of(page))))
    made = maker.make(document, "epub", portal.store.root)
    assert (made.data, made.refusal) == (
        b"",
        "kiểu “epub” chưa làm được; làm được: docx, pdf, pptx, txt.",
    )
