"""What a person who listens to a page goes by: headings in order, named columns and links."""

from collections.abc import Iterator

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem

_SAYS_NOTHING = {"tại đây", "ở đây", "vào đây", "bấm vào đây", "xem tại đây", "link", "xem thêm"}


@checker
def check_headings(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Headings begin at the second level, since the title is the first, and skip none."""
    above = 1
    for heading in page.reading.sections:
        line = page.body_line(heading.line)
        if heading.level == 1:
            message = f"Tiêu đề “{heading.title}” có một dấu thăng, trùng bậc với tên trang."
            yield Problem(page.path, line, "second-title", message, "Viết hai dấu thăng: ##")
        elif heading.level > above + 1:
            message = f"Tiêu đề “{heading.title}” ở bậc {heading.level}, trên nó là bậc {above}."
            hint = f"Viết {above + 1} dấu thăng: {'#' * (above + 1)}"
            yield Problem(page.path, line, "heading-skipped", message, hint)
        above = heading.level


@checker
def check_columns(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Every column of a table has a name, the first one too."""
    for table in page.reading.tables:
        for place, cell in enumerate(table.rows[0], start=1):
            if not cell.pieces:
                message = f"Cột thứ {place} của bảng chưa có tên."
                hint = "Ghi tên vào ô đầu cột, ví dụ: | Nội dung | Điều 150 |"
                line = page.body_line(table.line)
                yield Problem(page.path, line, "column-unnamed", message, hint)


@checker
def check_link_texts(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A link says where it leads: people who listen go from link to link."""
    for link in page.reading.links:
        text = " ".join(link.text.split())
        if text.strip(" .:…").lower() in _SAYS_NOTHING:
            message = f"Liên kết “{text}” không nói dẫn đến đâu."
            hint = "Đặt liên kết vào tên của trang kia: [dành cho cha mẹ](cha-me.md)"
            line = page.body_line(link.line)
            yield Problem(page.path, line, "link-unclear", message, hint, "warning")
