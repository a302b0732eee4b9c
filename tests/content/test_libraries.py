"""The library: duplicate names, foreign encodings, broken registries."""

from pathlib import Path

import pytest

from loa.content.library import Library
from loa.problems import Problem
from portals import MakePortal, page_text


def load(root: Path) -> Library:
    return Library.load(root / "docs")


def test_two_pages_of_one_name(make_portal: MakePortal) -> None:
    pages = {"a/cho.md": page_text("Một"), "b/cho.md": page_text("Hai")}
    landings = {f"{one}/index.md": page_text("Mục", type="landing") for one in "ab"}
    library = load(make_portal({**pages, **landings}))
    assert library.problems == (
        Problem(
            "docs/b/cho.md",
            1,
            "duplicate-id",
            "Tên ngắn “cho” đã được dùng ở docs/a/cho.md.",
            "Đổi tên tệp: mỗi trang có một tên riêng trong cả cổng thông tin.",
        ),
    )


def test_another_encoding_is_named_with_its_line(make_portal: MakePortal) -> None:
    root = make_portal({})
    raw = page_text("Cho").encode() + "Thôn bản".encode("cp1258", "ignore") + b"\xff\n"
    (root / "docs" / "a.md").write_bytes(raw)
    (found,) = load(root).problems
    assert (found.path, found.code) == ("docs/a.md", "not-utf8")
    assert found.message == "Tệp không viết bằng bảng mã UTF-8."
    assert found.hint == "Lưu lại tệp với bảng mã UTF-8."
    assert found.line == raw.count(b"\n", 0, raw.index("ô".encode("cp1258"))) + 1


@pytest.mark.parametrize(
    ("name", "text", "line", "code", "message"),
    [
        ("themes", None, 1, "registry-missing", "Không thấy sổ đăng ký “themes.yml”."),
        (
            "themes",
            "themes: 3",
            1,
            "registry-shape",
            "Sổ đăng ký phải là một danh sách dưới khóa “themes:”.",
        ),
        ("themes", "themes:\n  - một", 2, "registry-shape", "Mục này không có trường nào."),
        (
            "topics",
            "topics:\n- {id: bao-tin, name: A}\n- {id: bao-tin, name: B}",
            3,
            "duplicate-id",
            "Mã “bao-tin” đã có trong sổ đăng ký này.",
        ),
        (
            "topics",
            "topics:\n- {id: bao-tin}",
            2,
            "missing-field",
            "Thiếu trường “name”.",
        ),
    ],
)
def test_registries(
    make_portal: MakePortal, name: str, text: str | None, line: int, code: str, message: str
) -> None:
    root = make_portal({})
    path = root / "docs" / "_data" / f"{name}.yml"
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    label = f"docs/_data/{name}.yml"
    found = [problem for problem in load(root).problems if problem.path == label]
    assert [(one.line, one.code, one.message) for one in found] == [(line, code, message)]


def test_an_unknown_successor(make_portal: MakePortal) -> None:
    root = make_portal({})
    path = root / "docs" / "_data" / "agencies.yml"
    text = path.read_text(encoding="utf-8")
    assert "successor: so-khcn" in text
    path.write_text(text.replace("successor: so-khcn", "successor: so-khcnn"), encoding="utf-8")
    found = load(root).problems
    assert found and {problem.code for problem in found} == {"unknown-reference"}
    assert found[0].message.startswith("Cơ quan kế tục “so-khcnn” của “")
    assert found[0].hint == "Có phải ý bạn là “so-khcn”?"
