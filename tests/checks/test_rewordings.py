"""Two pages that say the same thing are named, with the share and the longest passage."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loa.checks import rewordings
from loa.integrations.portal import Portal
from loa.problems import Problem
from portals import MakePortal, page_text

OWN = [f"Chuyện {n} ở bản {n} kể {n} người đi {n} ngày." for n in range(100, 120)]
OTHER = [f"Việc {n} tại chợ {n} bán {n} con gà {n} đồng." for n in range(200, 220)]


def reworded(root: Path) -> list[Problem]:
    return [one for one in Portal.load(root).problems() if one.code == "reworded-page"]


def body(*sentences: str) -> str:
    return "\n\n".join(sentences) + "\n"


def test_the_later_page_names_the_earlier_the_share_and_the_passage(
    make_portal: MakePortal,
) -> None:
    first, second = body(*OWN), body(*OTHER[:10], *OWN[:10])
    (found,) = reworded(
        make_portal({"mot.md": page_text("Một", first), "nam.md": page_text("Năm", second)})
    )
    assert found.path == "docs/nam.md"
    assert found.line == page_text("Năm", second).split("\n").index(OWN[0]) + 1
    assert found.message == (
        "Trang này nói lại trang “Một” (docs/mot.md): 49 % chữ giống nhau. Đoạn giống dài nhất "
        "có 110 tiếng: “Chuyện 100 ở bản 100 kể 100 người đi 100 ngày Chuyện…”."
    )
    assert found.hint == "Giữ đoạn ấy ở một trang, trang kia dẫn liên kết sang."
    assert found.severity == "warning"


def test_pages_still_being_filled_in_may_look_like_their_form(make_portal: MakePortal) -> None:
    begun = body(*OWN, "«ĐIỀN: một chuyện của bản bạn»")
    pages = {"mot.md": page_text("Một", begun), "nam.md": page_text("Năm", begun)}
    assert reworded(make_portal(pages)) == []


def test_every_eighth_word_changed_is_still_a_rewording(make_portal: MakePortal) -> None:
    changed = " ".join(OWN).split()
    changed[::8] = ["khác"] * len(changed[::8])
    texts = {"mot.md": page_text("Một", body(*OWN)), "nam.md": page_text("Năm", " ".join(changed))}
    assert [one.path for one in reworded(make_portal(texts))] == ["docs/nam.md"]


def test_a_shared_rule_is_no_rewording(make_portal: MakePortal) -> None:
    texts = {
        "mot.md": page_text("Một", body(*OWN)),
        "nam.md": page_text("Năm", body(*OTHER, *OWN[:2])),
    }
    assert reworded(make_portal(texts)) == []


def test_a_form_that_many_pages_fill_is_no_rewording(make_portal: MakePortal) -> None:
    texts = {f"trang-{n}.md": page_text(f"Trang {n}", body(*OWN)) for n in range(9)}
    assert reworded(make_portal(texts)) == []


def test_a_stub_is_no_rewording(make_portal: MakePortal) -> None:
    texts = {name: page_text(name, body(*OWN[:5])) for name in ("mot.md", "nam.md")}
    assert reworded(make_portal(texts)) == []


def test_runs_that_were_kept_are_those_of_the_page_and_damaged_ones_are_made_anew(
    make_portal: MakePortal,
) -> None:
    first, second = body(*OWN), body(*OTHER[:10], *OWN[:10])
    root = make_portal({"mot.md": page_text("Một", first), "nam.md": page_text("Năm", second)})
    once = reworded(root)
    kept = list((root / ".cache" / "loa").rglob("*.runs"))
    assert len(kept) == 3
    assert reworded(root) == once
    for path in kept:
        path.write_bytes(b"12345678" * 100)
    assert reworded(root) == once
    (root / "docs" / "nam.md").write_text(page_text("Năm", body(*OTHER)), encoding="utf-8")
    assert reworded(root) == []


def test_a_page_alone_is_told_what_all_together_are_told(make_portal: MakePortal) -> None:
    text = body(*OWN, "Gọi 0912 345 678. [Xem](khong-co.md)")
    portal = Portal.load(
        make_portal({"mot.md": page_text("Một", text), "nam.md": page_text("Năm", text)})
    )
    every = [one for one in portal.problems() if one.path == "docs/nam.md"]
    alone = portal.problems(only=lambda page: page.path == "docs/nam.md")
    assert {one.code for one in every} >= {"reworded-page", "unknown-phone", "broken-link"}
    assert [one for one in alone if one.path == "docs/nam.md"] == every
    assert [one for one in alone if one.path == "docs/mot.md"] == []


def test_who_asks_for_one_page_is_told_the_same_of_it_without_all_being_compared(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {
        "mot.md": page_text("Một", body(*OWN)),
        "nam.md": page_text("Năm", body(*OTHER[:10], *OWN[:10])),
        "sau.md": page_text("Sáu", body(*OTHER)),
    }
    portal = Portal.load(make_portal(texts))
    told = [one for one in portal.problems() if one.code == "reworded-page"]
    assert [one.path for one in told] == ["docs/nam.md", "docs/sau.md"]
    monkeypatch.setattr(rewordings, "_counted", lambda _: 1 / 0)
    for page in portal.library.pages:
        asked = portal.problems(only=lambda one, path=page.path: one.path == path)  # type: ignore[misc]
        assert [one for one in asked if one.code == "reworded-page" and one.path == page.path] == [
            one for one in told if one.path == page.path
        ]


RUNS = st.lists(st.lists(st.integers(0, 30), max_size=20), min_size=1, max_size=8)


@given(RUNS, st.sampled_from([0.1, 0.2, 0.5]))
def test_a_page_against_all_is_a_part_of_all_against_all(
    runs: list[list[int]], share: float
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rewordings, "FORM", 3)
        patch.setattr(rewordings, "FEWEST", 4)
        patch.setattr(rewordings, "MOST_SHARED", share)
        each = [pair for n in range(len(runs)) for pair in rewordings._alike_before(n, runs)]
        assert sorted(each) == sorted(rewordings._alike(runs))
