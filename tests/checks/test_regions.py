"""A lesson's boxes for kinds of places, in whole messages."""

from pathlib import Path

import pytest

from handout_samples import GUIDE, PRIMARY, LoadPortal, guide, lesson
from loa.integrations.portal import Portal
from loa.problems import as_text
from portals import write_portal

PATH = "truong-hoc/lop-2-an-toan.md"
SECTION = "{#theo-vung}"
MOUNTAIN = "/// region | vung-nui-bien-gioi\nEm đi bộ xa. Em đi cùng bạn.\n///\n"
TOWN = "/// region | khu-cong-nghiep-do-thi\nEm ở nhà trọ. Em nhờ cô chủ.\n///\n"
SHORT = "Tả cảnh của bài ở nơi ấy, rồi một việc thầy cô đổi khi dạy. (lesson-region)"
NAMED = "Tả tình huống; không nơi nào, không dân tộc nào là dấu hiệu của rủi ro. (lesson-region)"


@pytest.fixture
def load_portal(tmp_path: Path) -> LoadPortal:
    return lambda pages: Portal.load(write_portal(tmp_path / "portal", pages))


def problems_of(load_portal: LoadPortal, old: str, new: str) -> tuple[str, str]:
    """What is said about the lesson, and its text."""
    assert PRIMARY.count(old) == 1
    text = lesson("lop-2", PRIMARY.replace(old, new))
    return as_text(load_portal({PATH: text}).problems()), text


def line_of(text: str, words: str) -> int:
    return 1 + text[: text.index(words)].count("\n")


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        (
            TOWN,
            "",
            SECTION,
            "Mục #theo-vung thiếu khung “Khu công nghiệp, đô thị”; cần đúng một khung. Mở khung "
            "bằng dòng: /// region | khu-cong-nghiep-do-thi (lesson-region)",
        ),
        (
            MOUNTAIN,
            f"{MOUNTAIN}\n{MOUNTAIN}",
            SECTION,
            "Mục #theo-vung có 2 khung “Vùng núi, biên giới”; cần đúng một khung. Mở khung bằng "
            "dòng: /// region | vung-nui-bien-gioi (lesson-region)",
        ),
        (
            "Em đi bộ xa. Em đi cùng bạn.",
            "Em đi bộ xa.",
            "/// region | vung",
            f"Khung “Vùng núi, biên giới” có 1 câu; mỗi khung 2 đến 3 câu. {SHORT}",
        ),
        (
            "Em đi bộ xa. Em đi cùng bạn.",
            "Em đi. Em chờ. Em gọi. Em về.",
            "/// region | vung",
            f"Khung “Vùng núi, biên giới” có 4 câu; mỗi khung 2 đến 3 câu. {SHORT}",
        ),
        (
            "Em ở nhà trọ.",
            "Em ở thị trấn Chũ.",
            "Em ở thị trấn",
            f"Khung “Khu công nghiệp, đô thị” gọi tên “thị trấn Chũ”. {NAMED}",
        ),
        (
            "Em đi bộ xa.",
            "Em người Sán Dìu đi bộ xa.",
            "Em người",
            f"Khung “Vùng núi, biên giới” gọi tên “người Sán Dìu”. {NAMED}",
        ),
        (
            "Em đi bộ xa.",
            "Em là con em dân tộc.",
            "Em là con",
            f"Khung “Vùng núi, biên giới” gọi tên “dân tộc”. {NAMED}",
        ),
    ],
)
def test_a_box_that_is_missing_or_written_otherwise_is_told(
    load_portal: LoadPortal, old: str, new: str, at: str, message: str
) -> None:
    found, text = problems_of(load_portal, old, new)
    assert found == f"docs/{PATH}:{line_of(text, at)}: lỗi: {message}"


@pytest.mark.parametrize("words", ["Em đi bộ xa. Em về.", "Em đi bộ xa. Em chờ. Em về."])
def test_two_and_three_sentences_are_enough(load_portal: LoadPortal, words: str) -> None:
    assert problems_of(load_portal, "Em đi bộ xa. Em đi cùng bạn.", words)[0] == ""


def test_a_box_below_another_heading_does_not_count(load_portal: LoadPortal) -> None:
    found, text = problems_of(
        load_portal,
        f"{TOWN}\n## Phiếu học tập {{#phieu-hoc-tap}}\n",
        f"## Phiếu học tập {{#phieu-hoc-tap}}\n\n{TOWN}",
    )
    assert found.startswith(
        f"docs/{PATH}:{line_of(text, SECTION)}: lỗi: Mục #theo-vung thiếu khung “Khu công nghiệp,"
    )


def test_an_unknown_kind_of_place_is_told_with_the_nearest(load_portal: LoadPortal) -> None:
    box = "\n/// region | vung-nui\nMột câu. Hai câu.\n///\n"
    text = guide(GUIDE + box)
    found = load_portal({"cong-dong/a.md": text}).problems()
    assert as_text(found) == (
        f"docs/cong-dong/a.md:{line_of(text, '/// region')}: lỗi: Không có vùng nào mang mã "
        "“vung-nui”. Có phải ý bạn là “vung-nui-bien-gioi”? (unknown-region)"
    )


def test_a_page_names_only_kinds_of_places_that_there_are(load_portal: LoadPortal) -> None:
    text = guide(more="region: [vung-nui]\n")
    found = load_portal({"cong-dong/a.md": text}).problems()
    assert as_text(found) == (
        f"docs/cong-dong/a.md:{line_of(text, 'region:')}: lỗi: Trường “region” có giá trị lạ: "
        "“vung-nui”. Có phải ý bạn là “vung-nui-bien-gioi”? (unknown-region)"
    )


def test_a_guide_may_have_one_box(load_portal: LoadPortal) -> None:
    assert load_portal({"cong-dong/a.md": guide(GUIDE + "\n" + TOWN)}).problems() == []
