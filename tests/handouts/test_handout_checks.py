"""What editors are told about handouts, whole messages."""

import pytest
from click.testing import CliRunner

from handout_samples import LoadPortal, guide, lesson
from loa.cli.main import main
from loa.handouts import fonts
from loa.problems import Problem, as_text


def messages(problems: list[Problem]) -> list[str]:
    return as_text(problems).split("\n")


def test_an_unknown_handout_is_named_with_the_nearest(load_portal: LoadPortal) -> None:
    portal = load_portal({"du-lich/nha-nghi.md": guide(more="handouts: [leaflets]\n")})
    assert messages(portal.problems()) == [
        "docs/du-lich/nha-nghi.md:13: lỗi: Không có loại tài liệu “leaflets”. "
        "Có phải ý bạn là “leaflet”? (unknown-handout)"
    ]


def test_a_lesson_names_no_handouts(load_portal: LoadPortal) -> None:
    text = lesson().replace("pictogram: shield\n", "pictogram: shield\nhandouts: [poster]\n")
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": text})
    assert messages(portal.problems()) == [
        "docs/truong-hoc/lop-2-an-toan.md:18: lỗi: Bài học luôn có trọn bộ tài liệu, không ghi "
        "“handouts”. Bỏ dòng này. (lesson-handouts)"
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "- Người giúp em",
            "- " + "Người giúp em mỗi ngày ở nhà và ở trường. " * 12,
            "Trang chiếu “Ai là người lớn an toàn?” dài quá 3 dòng. Rút gọn, hoặc chia làm hai. "
            "(slide-overflow)",
        ),
        (
            "- Cần người nghe: gọi [[helpline:h111]]\n",
            "- Cần người nghe thì tìm ngay cô chủ nhiệm nhé các em\n" * 5,
            "Áp phích “Lo thì kể ngay!” dài quá 2 dòng. Rút gọn, hoặc chia làm hai. "
            "(poster-overflow)",
        ),
    ],
)
def test_overflow_names_the_heading_and_the_lines(
    load_portal: LoadPortal, old: str, new: str, expected: str
) -> None:
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": lesson().replace(old, new)})
    assert [m.split(": lỗi: ")[1] for m in messages(portal.problems())] == [expected]


def test_the_command_makes_says_and_refuses(
    load_portal: LoadPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = load_portal({"du-lich/nha-nghi.md": guide(more="handouts: [checklist]\n")}).root
    monkeypatch.chdir(root)
    run = CliRunner().invoke
    done = run(main, ["handouts"])
    assert (done.exit_code, done.output.splitlines()[-1]) == (
        0,
        "1 trang, 2 tệp: làm mới 2, còn lại không đổi.",
    )
    again = run(main, ["handouts", "docs/du-lich"])
    assert again.output.splitlines()[-1] == "1 trang, 2 tệp: làm mới 0, còn lại không đổi."
    missing = run(main, ["handouts", "docs/khong-co"])
    assert (missing.exit_code, missing.output) == (2, "Không có “docs/khong-co”.\n")
    (root / "docs" / "du-lich" / "nha-nghi.md").write_text("không có phần khai báo", "utf-8")
    refused = run(main, ["handouts"])
    assert refused.exit_code == 1
    assert refused.output.endswith("chưa làm tài liệu nào.\n")


def test_the_typefaces_have_every_letter_that_is_taken_for_granted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert fonts.EVERYDAY - fonts.known_letters() == frozenset()
    monkeypatch.setattr(fonts, "known_letters", lambda: 1 / 0)
    assert fonts.missing_letters("".join(fonts.EVERYDAY)) == set()
    with pytest.raises(ZeroDivisionError):
        fonts.missing_letters("報")


def test_a_rare_sign_of_the_latin_face_needs_no_look_at_the_han_face(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "known_letters", lambda: 1 / 0)
    assert fonts.missing_letters("20 − 5 = 15") == set()
