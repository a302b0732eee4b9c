"""What an editor wrote that no page carries, because it could run or ask another host."""

from collections.abc import Iterator

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem
from loa.safety.drawings import faults_of
from loa.safety.markup import is_safe_attribute, refused_tags


@checker
def check_html(page: ContentPage, library: Library) -> Iterator[Problem]:
    """HTML in a page's text has only tags that are published."""
    for piece in page.reading.html:
        for tag, row in refused_tags(piece.text):
            message = f"Thẻ {tag} không được đăng."
            hint = "Viết bằng Markdown, hoặc dùng một khối có sẵn trong sổ tay biên tập."
            yield Problem(page.path, page.body_line(piece.line + row), "unsafe-html", message, hint)


@checker
def check_attributes(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Links lead to pages, numbers and letters; attribute lists set nothing that runs."""
    seen: set[tuple[str, str, str]] = set()
    for attribute in page.reading.attributes:
        tag, name, value = attribute.tag, attribute.name, attribute.value
        if is_safe_attribute(tag, name, value) or (tag, name, value) in seen:
            continue
        seen.add((tag, name, value))
        line = page.body_line(attribute.line)
        if name in ("href", "src"):
            message = f"Địa chỉ “{value}” không được đăng."
            hint = "Chỉ dùng tệp trong cổng, hoặc địa chỉ bắt đầu bằng https:, tel:, sms:, mailto:."
            yield Problem(page.path, line, "unsafe-link", message, hint)
        else:
            message = f"Thuộc tính {name}=“{value}” không được đăng."
            hint = "Bỏ thuộc tính này: chữ và màu đã có sẵn, trang không chạy lệnh."
            yield Problem(page.path, line, "unsafe-html", message, hint)


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
