"""A translators' desk for tests: a small portal with one page, and files on their way."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document

from loa.content.library import Library
from loa.translation.desk import export_page, import_file, source_of
from loa.translation.exchange import RefusedError
from portals import page_text, write_portal

BODY = """\

Gọi [[helpline:h111]] trước ngày 30/7, hay xem [trang này](index.md).

## Gọi ai? {#goi}

| Ở đâu | Gọi |
|---|---|
| Trong nước | [[helpline:h113]] |

- [ ] **Một việc:** nói với mẹ.
    - Việc nhỏ hơn.

!!! warning "Đừng tự điều tra"
    Dòng thứ nhất.
    Dòng thứ hai.

/// helplines
///
"""
TRANSLATED = {
    "Trang": "頁面",
    "Trang dùng để thử.": "測試頁。",
    "Gọi {1} trước ngày 30/7, hay xem [trang này]{2}.": "請看[此頁]{2}，或在 7月30日 前打 {1}。",
    "Gọi ai?": "打給誰？",
    "Ở đâu": "在哪裡",
    "Gọi": "撥打",
    "Trong nước": "國內",
    "**Một việc:** nói với mẹ.": "**一件事：**跟媽媽說。",
    "Việc nhỏ hơn.": "更小的事。",
    "Đừng tự điều tra": "不要自己調查",
    "Dòng thứ nhất. Dòng thứ hai.": "第一行。第二行。",
}
NOW = datetime(2026, 11, 1, tzinfo=UTC)


class Desk:
    """A small portal with one page, and files on their way."""

    def __init__(self, root: Path) -> None:
        self.root = write_portal(root / "portal", {"a.md": page_text("Trang", BODY)})
        self.docs = self.root / "docs"
        self.variant = self.docs / "a.zh-Hant.md"

    @property
    def library(self) -> Library:
        return Library.load(self.docs)

    def send(self, form: str, language: str = "zh-Hant") -> Path:
        library = self.library
        data = export_page(library, source_of(library, "a.md"), language, form, NOW)
        path = self.root / f"a.{form}"
        path.write_bytes(data)
        return path

    def translate(self, path: Path, texts: dict[str, str] | None = None) -> Path:
        """Fill the empty translations as a person would in their tool."""
        texts = TRANSLATED if texts is None else texts
        if path.suffix == ".docx":
            document = Document(str(path))
            for row in list(document.tables[0].rows)[1:]:
                left, right = row.cells
                if left.paragraphs[0].text in texts:
                    right.text = texts[left.paragraphs[0].text]
            document.save(str(path))
            return path
        text = path.read_text("utf-8")
        for source, target in texts.items():
            if path.suffix == ".po":
                old = f'msgid "{source}"\nmsgstr ""'
                text = text.replace(old, f'msgid "{source}"\nmsgstr "{target}"')
            else:
                old = f'<source>{source}</source>\n        <target state="new" />'
                text = text.replace(old, f"<source>{source}</source><target>{target}</target>")
        path.write_text(text, "utf-8")
        return path

    def take(self, path: Path, name: str = "Minh") -> None:
        change = import_file(self.library, path, name)
        assert change is not None
        change.write()

    def refusal(self, path: Path) -> tuple[str, ...]:
        before = self.variant.read_bytes() if self.variant.exists() else None
        with pytest.raises(RefusedError) as refused:
            import_file(self.library, path)
        assert (self.variant.read_bytes() if self.variant.exists() else None) == before
        return refused.value.reasons
