"""What an editor wrote that no page carries, because it could run or ask another host."""

from collections.abc import Iterator

from loa.checks.links import outline_of
from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem
from loa.safety.drawings import faults_of
from loa.safety.markup import is_safe_attribute, refused_tags


@checker
def check_html(page: ContentPage, library: Library) -> Iterator[Problem]:
    """HTML in a page's text has only tags that are published."""
    for piece in outline_of(page.body).html:
        start = page.line_of_text(piece.strip().split("\n")[0])
        for tag, row in refused_tags(piece.strip()):
            message = f"Thẻ {tag} không được đăng."
            hint = "Viết bằng Markdown, hoặc dùng một khối có sẵn trong sổ tay biên tập."
            yield Problem(page.path, start + row, "unsafe-html", message, hint)


@checker
def check_attributes(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Links lead to pages, numbers and letters; attribute lists set nothing that runs."""
    for tag, name, value in outline_of(page.body).attributes:
        if is_safe_attribute(tag, name, value):
            continue
        if name in ("href", "src"):
            message = f"Địa chỉ “{value}” không được đăng."
            hint = "Chỉ dùng tệp trong cổng, hoặc địa chỉ bắt đầu bằng https:, tel:, sms:, mailto:."
            yield Problem(page.path, page.line_of_text(value), "unsafe-link", message, hint)
        else:
            message = f"Thuộc tính {name}=“{value}” không được đăng."
            hint = "Bỏ thuộc tính này: chữ và màu đã có sẵn, trang không chạy lệnh."
            yield Problem(page.path, page.line_of_text(value), "unsafe-html", message, hint)


def check_drawings(library: Library) -> Iterator[Problem]:
    """Drawings below docs/ hold shapes and words, nothing that runs or calls."""
    for uri in sorted(library.files):
        if not uri.lower().endswith(".svg"):
            continue
        faults = faults_of((library.docs_dir / uri).read_bytes())
        if faults:
            message = f"Hình vẽ có thứ không được đăng: {', '.join(faults)}."
            hint = "Trong chương trình vẽ, lưu thành “Plain SVG” rồi gửi lại."
            path = f"{library.docs_dir.name}/{uri}"
            yield Problem(path, 1, "unsafe-drawing", message, hint)
