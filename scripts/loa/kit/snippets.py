"""What text editors offer while somebody writes a page: references, blocks, parts of pages.

Format: <https://code.visualstudio.com/docs/editing/userdefinedsnippets>.
"""

import json

from loa.content.references import REGISTRY_OF

_NAMES = {
    "helpline": ("so", "Số điện thoại lấy từ sổ chung", "h111"),
    "law": ("luat", "Tên luật lấy từ sổ luật, có thể thêm |Điều …", "L53"),
    "agency": ("coquan", "Tên cơ quan lấy từ sổ cơ quan", "cong-an-tinh"),
    "phrase": ("loichung", "Lời dùng chung của nhiều trang", "ba-cau"),
}
_BODIES = {
    "goichu": ("Ô lưu ý", ['!!! tip "${1:Tên ô}"', "    ${0:Chữ thụt vào bốn dấu cách.}"]),
    "canhbao": ("Ô cảnh báo", ['!!! warning "${1:Tên ô}"', "    ${0:Chữ thụt vào bốn dấu cách.}"]),
    "muc": ("Đề mục có tên để dẫn tới", ["## ${1:Tên mục} {#${2:ten-muc}}", "", "${0}"]),
    "viec": ("Danh sách để tích", ["- [ ] ${1:Việc thứ nhất}", "- [ ] ${0:Việc thứ hai}"]),
    "bang": ("Bảng", ["| ${1:Cột một} | ${2:Cột hai} |", "|---|---|", "| ${3} | ${0} |"]),
    "nguon": ("Một nguồn", ['  - {id: ${1:L53}, ref: "${2:Điều 3}", as_of: ${3:2025-07-01}}']),
}


def snippet_files() -> dict[str, str]:
    """The file of snippets, for Markdown alone."""
    assert set(_NAMES) == set(REGISTRY_OF), "every kind of reference has a snippet"
    row_by_prefix = {
        prefix: {"description": description, "body": [f"[[{kind}:${{1:{example}}}]]${{0}}"]}
        for kind, (prefix, description, example) in _NAMES.items()
    }
    row_by_prefix |= {
        prefix: {"description": description, "body": body}
        for prefix, (description, body) in _BODIES.items()
    }
    snippets = {
        f"Loa: {row['description']}": {"scope": "markdown", "prefix": prefix, **row}
        for prefix, row in row_by_prefix.items()
    }
    return {".vscode/loa.code-snippets": json.dumps(snippets, ensure_ascii=False, indent=2) + "\n"}
