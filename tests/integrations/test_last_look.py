"""A build ends with a look at what it made; what may not be seen stays unpublished."""

import subprocess
import sys
from pathlib import Path

import pytest

from loa.integrations.site import BuildRefusedError, build_site
from portals import MakePortal, page_text

pytestmark = pytest.mark.site


def write_number(root: Path, number: str) -> None:
    """Where no editor writes and no check of pages looks: in the theme."""
    footer = root / "overrides" / "partials" / "loa" / "footer.html"
    text = footer.read_text(encoding="utf-8")
    footer.write_text(f"{text}<p>{number}</p>\n", encoding="utf-8")


def test_a_number_that_a_template_writes_is_not_published(make_portal: MakePortal) -> None:
    root = make_portal({"mot.md": page_text("Một", "Chữ.\n")})
    build_site(root, root / "site")
    before = (root / "site" / "mot" / "index.html").read_bytes()
    write_number(root, "Gọi <b>0912</b>&nbsp;345&#8209;678")
    with pytest.raises(BuildRefusedError) as refused:
        build_site(root, root / "site")
    said = str(refused.value)
    assert "site/mot/index.html:" in said
    assert (
        "Số 0912 345-678 không có trong sổ đăng ký. Đây là tệp đã dựng, hãy sửa chỗ viết ra nó. "
        "Trang này viết ở docs/mot.md. (unknown-phone)" in said
    )
    assert "site/404.html:" in said
    assert (root / "site" / "mot" / "index.html").read_bytes() == before
    assert list(root.glob(".site.loa-*")) == []


def test_a_number_that_is_let_out_is_published(make_portal: MakePortal) -> None:
    root = make_portal({})
    write_number(root, "Gọi <b>111</b>")
    assert build_site(root, root / "site").pages > 0


def test_plain_mkdocs_fails_too(make_portal: MakePortal) -> None:
    root = make_portal({})
    write_number(root, "Gọi 0912 345 678")
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", "plain"]
    finished = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert finished.returncode == 1
    assert "plain/index.html:" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_another_fault_is_told_alone(make_portal: MakePortal) -> None:
    root = make_portal({})
    write_number(root, "Gọi 0912 345 678 {{ nichts() }}")
    with pytest.raises(BuildRefusedError) as refused:
        build_site(root, root / "site")
    path = root / "overrides" / "partials" / "loa" / "footer.html"
    line = path.read_text(encoding="utf-8").count("\n")
    assert str(refused.value) == (
        f"Mẫu trang {path}:{line} có lỗi: 'nichts' is undefined. Bản cũ còn nguyên."
    )
