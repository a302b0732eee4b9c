"""Small lessons and a guide with every handout, as editors would write them."""

from collections.abc import Callable

from loa.integrations.portal import Portal
from portals import page_text

LoadPortal = Callable[[dict[str, str]], Portal]

LESSON_FIELDS = """\
grades: [{grade}]
subject: "Đạo đức"
duration: {{periods: 1, minutes: 35}}
objectives: ["Kể được một người lớn an toàn"]
pictogram: shield
"""

PACK = """
## Dạy ở vùng mình {#theo-vung}

/// region | vung-nui-bien-gioi
Em đi bộ xa. Em đi cùng bạn.
///

/// region | khu-cong-nghiep-do-thi
Em ở nhà trọ. Em nhờ cô chủ.
///

## Phiếu học tập {#phieu-hoc-tap}

**Bài 1.** Nối cột.

| Việc | An toàn? |
|---|---|
| Đi cùng bạn | …… |

………………………………………………

## Câu hỏi nhanh {#cau-hoi}

1. Khi lo, em làm gì?
    - A. Giữ kín
    - B. Kể với người lớn an toàn

## Đáp án {#dap-an}

1. **B.** Kể là đúng.

### Phiếu học tập {#dap-an-phieu}

- Bài 1: an toàn.

## Thư gửi gia đình {#thu-gia-dinh}

Kính gửi gia đình, hôm nay con học về người lớn an toàn.

Giáo viên chủ nhiệm

## Lưu ý an toàn cho giáo viên {#an-toan}

- Nghe, cảm ơn em đã kể, gọi [[helpline:h111]].

## Trình chiếu {#trinh-chieu}

### Ai là người lớn an toàn? {#slide-1}

- Người nghe em
- Người giúp em

### Em kể với ai? {#slide-2}

- Một người ở nhà, một người ở trường

## Áp phích {#ap-phich}

Lo thì kể ngay!

- Kể với người lớn an toàn
- Cần người nghe: gọi [[helpline:h111]]
"""

PRIMARY = (
    """
## Yêu cầu cần đạt {#muc-tieu}

- Kể được một người lớn an toàn.
- **Năng lực chung:** giao tiếp và hợp tác.
- **Năng lực đặc thù:** điều chỉnh hành vi.
- **Phẩm chất:** trung thực, nhân ái.

## Đồ dùng dạy học {#thiet-bi}

- Giấy, bút.

## Các hoạt động dạy học chủ yếu {#hoat-dong}

### Mở đầu (5 phút) {#mo-dau}

**Mục tiêu:** Vui.

**Giáo viên:** Hỏi.

**Học sinh:** Đáp.

**Sản phẩm:** Một câu.

### Hình thành kiến thức mới (12 phút) {#kham-pha}

**Mục tiêu:** Biết.

**Giáo viên:** Hỏi.

**Học sinh:** Đáp.

**Sản phẩm:** Một câu.

### Luyện tập, thực hành (10 phút) {#luyen-tap}

**Mục tiêu:** Làm.

**Giáo viên:** Hỏi.

**Học sinh:** Đáp.

**Sản phẩm:** Một câu.

### Vận dụng, trải nghiệm (8 phút) {#van-dung}

**Mục tiêu:** Dùng.

**Giáo viên:** Hỏi.

**Học sinh:** Đáp.

**Sản phẩm:** Một câu.

## Điều chỉnh sau bài dạy {#dieu-chinh}

…………………………………………
"""
    + PACK
)

PARTS = """
**b) Nội dung:** Nghĩ.

**c) Sản phẩm:** Một câu.

**d) Tổ chức thực hiện:**
"""

STEPS = """
1. **Chuyển giao nhiệm vụ.** Giao.
2. **Thực hiện nhiệm vụ.** Làm.
3. **Báo cáo, thảo luận.** Nói.
4. **Kết luận, nhận định.** Chốt.
"""

SECONDARY = (
    """
## Mục tiêu {#muc-tieu}

### Về kiến thức {#kien-thuc}

- Biết.

### Về năng lực {#nang-luc}

- **Năng lực chung:** tự chủ và tự học (nghĩ).
- **Năng lực đặc thù:** điều chỉnh hành vi.

### Về phẩm chất {#pham-chat}

- **Nhân ái:** thương.

## Thiết bị dạy học và học liệu {#thiet-bi}

- Giấy.

## Tiến trình dạy học {#hoat-dong}

### Hoạt động 1: Mở đầu (5 phút) {#mo-dau}

**a) Mục tiêu:** Vui.
«STEPS»
### Hoạt động 2: Hình thành kiến thức mới (12 phút) {#kham-pha}

**a) Mục tiêu:** Biết.
«STEPS»
### Hoạt động 3: Luyện tập (10 phút) {#luyen-tap}

**a) Mục tiêu:** Làm.
«STEPS»
### Hoạt động 4: Vận dụng (8 phút) {#van-dung}

**a) Mục tiêu:** Dùng.
«STEPS»""".replace("«STEPS»", PARTS + STEPS)
    + PACK
)

GUIDE = """
Trang này cho chủ cơ sở.

## Trước khi nhận người {#truoc}

Hỏi cho rõ. Ghi lại.

- [ ] Xem giấy tờ gốc
- [ ] Ghi ngày sinh → sổ ca

!!! warning "Nhớ"
    Không giữ giấy tờ của ai.

## Khi thấy lo {#lo}

Gọi [[helpline:h111]].
"""

EVERY_HANDOUT = (
    "handouts: [leaflet, poster, pocket-card, checklist, pledge, attendance, session-report, "
    "loudspeaker]\npictogram: hotel\n"
)


def lesson(grade: str = "lop-2", body: str = PRIMARY, title: str = "Người lớn an toàn") -> str:
    """A lesson of a grade with the whole pack."""
    return page_text(title, body, type="lesson", more=LESSON_FIELDS.format(grade=grade))


def guide(body: str = GUIDE, more: str = EVERY_HANDOUT, title: str = "Giữ nhà nghỉ an toàn") -> str:
    """A guide that names its handouts."""
    return page_text(title, body, type="guide", more=more)
