"""A lesson that an inspector would send back is told why, in whole messages."""

from pathlib import Path

import pytest

from handout_samples import PARTS, PRIMARY, SECONDARY, STEPS, LoadPortal, lesson
from loa.checks.programme import STEPS as NAMES
from loa.integrations.portal import Portal
from loa.problems import as_text
from portals import write_portal

FIVE = (
    "Năm phẩm chất của chương trình: yêu nước, nhân ái, chăm chỉ, trung thực, trách nhiệm. "
    "(lesson-quality)"
)
GENERAL = (
    "Tên trong chương trình: tự chủ và tự học; giao tiếp và hợp tác; giải quyết vấn đề và sáng "
    "tạo. (lesson-competence)"
)
CIVIC = (
    "Tên trong chương trình: điều chỉnh hành vi; phát triển bản thân; tìm hiểu và tham gia hoạt "
    "động kinh tế - xã hội. (lesson-competence)"
)
ORDER = (
    "Thứ tự: Chuyển giao nhiệm vụ; Thực hiện nhiệm vụ; Báo cáo, thảo luận; Kết luận, nhận định. "
    "Mỗi bước viết đậm, có dấu chấm: **Chuyển giao nhiệm vụ.** (lesson-steps)"
)
COLUMNS = (
    "Thứ tự: Mục tiêu; Giáo viên; Học sinh; Sản phẩm. Mỗi đoạn mở đầu bằng chữ đậm: **Mục tiêu:** "
    "(lesson-parts)"
)
WITHOUT_PRODUCT = PARTS.replace("**c) Sản phẩm:** Một câu.\n\n", "")
SHORT = STEPS.replace("3. **Báo cáo, thảo luận.** Nói.\n", "")


@pytest.fixture
def load_portal(tmp_path: Path) -> LoadPortal:
    return lambda pages: Portal.load(write_portal(tmp_path / "portal", pages))


@pytest.mark.parametrize(
    ("grade", "body", "old", "new", "expected"),
    [
        (
            "lop-2",
            PRIMARY,
            "trung thực, nhân ái",
            "trung thực, tự tin",
            f"#muc-tieu: “tự tin” không phải phẩm chất của chương trình. {FIVE}",
        ),
        (
            "lop-2",
            PRIMARY,
            "- **Phẩm chất:** trung thực, nhân ái.\n",
            "",
            f"#muc-tieu: Mục #muc-tieu chưa nêu phẩm chất theo mẫu “- **Phẩm chất:** nhân ái.”. "
            f"{FIVE}",
        ),
        (
            "lop-2",
            PRIMARY,
            "giao tiếp và hợp tác.",
            "giao tiếp và hợp tác; tự tin.",
            f"#muc-tieu: “tự tin” không phải năng lực chung của chương trình. {GENERAL}",
        ),
        (
            "lop-8",
            SECONDARY,
            "- **Nhân ái:** thương.",
            "- **Tự chủ:** thương.",
            f"#pham-chat: “tự chủ” không phải phẩm chất của chương trình. {FIVE}",
        ),
        (
            "lop-8",
            SECONDARY,
            "- **Nhân ái:** thương.",
            "- Thương.",
            f"#pham-chat: Mục #pham-chat chưa nêu phẩm chất theo mẫu “- **Nhân ái:** …”. {FIVE}",
        ),
        (
            "lop-8",
            SECONDARY,
            "- **Năng lực đặc thù:** điều chỉnh hành vi.\n",
            "",
            f"#nang-luc: Mục #nang-luc thiếu dòng “- **Năng lực đặc thù:** …”. {CIVIC}",
        ),
        (
            "lop-8",
            SECONDARY,
            f"** Vui.\n{PARTS}{STEPS}",
            f"** Vui.\n{PARTS}{SHORT}",
            f"#mo-dau: Hoạt động #mo-dau thiếu bước: Báo cáo, thảo luận. {ORDER}",
        ),
        (
            "lop-8",
            SECONDARY,
            f"** Vui.\n{PARTS}",
            f"** Vui.\n{WITHOUT_PRODUCT}",
            "#mo-dau: Hoạt động #mo-dau thiếu đoạn: c) Sản phẩm. Thứ tự: a) Mục tiêu; b) Nội dung; "
            "c) Sản phẩm; d) Tổ chức thực hiện. Mỗi đoạn mở đầu bằng chữ đậm: **a) Mục tiêu:** "
            "(lesson-parts)",
        ),
        (
            "lop-2",
            PRIMARY,
            "** Vui.\n\n**Giáo viên:** Hỏi.\n\n**Học sinh:** Đáp.\n",
            "** Vui.\n\n**Giáo viên:** Hỏi.\n",
            f"#mo-dau: Hoạt động #mo-dau thiếu đoạn: Học sinh. {COLUMNS}",
        ),
        (
            "lop-2",
            PRIMARY,
            "** Vui.\n\n**Giáo viên:** Hỏi.\n\n**Học sinh:** Đáp.\n",
            "** Vui.\n\n**Học sinh:** Đáp.\n\n**Giáo viên:** Hỏi.\n",
            f"#mo-dau: Bốn đoạn của hoạt động #mo-dau không đúng thứ tự. {COLUMNS}",
        ),
    ],
)
def test_what_the_programme_does_not_know_is_told(
    load_portal: LoadPortal, grade: str, body: str, old: str, new: str, expected: str
) -> None:
    assert body.count(old) == 1
    text = lesson(grade, body.replace(old, new))
    section, _, message = expected.partition(": ")
    line = 1 + text[: text.index(f"{{{section}}}")].count("\n")
    path = f"truong-hoc/{grade}-an-toan.md"
    found = load_portal({path: text}).problems()
    assert as_text(found).split("\n") == [f"docs/{path}:{line}: lỗi: {message}"]


def test_the_four_steps_stand_in_order(load_portal: LoadPortal) -> None:
    first, second = f"**{NAMES[0]}.**", f"**{NAMES[1]}.**"
    turned = STEPS.replace(first, "x").replace(second, first).replace("x", second)
    body = SECONDARY.replace(f"Dùng.\n{PARTS}{STEPS}", f"Dùng.\n{PARTS}{turned}")
    found = load_portal({"truong-hoc/lop-8-an-toan.md": lesson("lop-8", body)}).problems()
    assert as_text(found).partition(": lỗi: ")[2] == (
        f"Bốn bước của hoạt động #van-dung không đúng thứ tự. {ORDER}"
    )


def test_a_lesson_that_is_no_civics_needs_no_competence_of_civics(
    load_portal: LoadPortal,
) -> None:
    body = SECONDARY.replace("- **Năng lực đặc thù:** điều chỉnh hành vi.\n", "")
    text = lesson("lop-8", body).replace('subject: "Đạo đức"', 'activity: "Sinh hoạt lớp"')
    assert load_portal({"truong-hoc/lop-8-an-toan.md": text}).problems() == []


EXPERIENCE = (
    "Tên trong chương trình: thích ứng với cuộc sống; thiết kế và tổ chức hoạt động; "
    "định hướng nghề nghiệp. (lesson-competence)"
)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("- **Năng lực đặc thù:** thích ứng với cuộc sống (hỏi).\n", ""),
        (
            "- **Năng lực đặc thù:** thiết kế và tổ chức hoạt động; định hướng nghề nghiệp.\n",
            "",
        ),
        ("", f"Mục #nang-luc thiếu dòng “- **Năng lực đặc thù:** …”. {EXPERIENCE}"),
        (
            "- **Năng lực đặc thù:** điều chỉnh hành vi.\n",
            f"“điều chỉnh hành vi” không phải năng lực đặc thù của chương trình. {EXPERIENCE}",
        ),
    ],
)
def test_the_activity_of_experience_has_its_own_competences(
    load_portal: LoadPortal, written: str, message: str
) -> None:
    body = SECONDARY.replace("- **Năng lực đặc thù:** điều chỉnh hành vi.\n", written)
    named = 'activity: "Hoạt động trải nghiệm, hướng nghiệp"'
    text = lesson("lop-8", body).replace('subject: "Đạo đức"', named)
    found = load_portal({"truong-hoc/lop-8-an-toan.md": text}).problems()
    assert as_text(found).partition(": lỗi: ")[2] == message
