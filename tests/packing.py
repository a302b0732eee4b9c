"""Packs of a small portal, written by the real command."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.cli import main
from portals import page_text

PAGES = {
    "a-z/index.md": page_text("Tất cả các trang", "/// a-z\n///\n", type="landing"),
    "tro-giup/index.md": page_text(
        "Cần giúp ngay", "Gọi [[helpline:h111]].\n", type="landing", more="sensitive: true\n"
    ),
    "cong-dong/index.md": page_text("Cộng đồng", "/// listing\n///\n", type="landing"),
    "cong-dong/viec-nhe.md": page_text(
        "Việc nhẹ, lương cao",
        "## Hỏi trước {#hoi}\n\nXem [trang chủ](../index.md), [[law:L53]].\n",
    ),
}


def run(root: Path, *arguments: str) -> str:
    """What `loa pack …` says in a folder; it must end well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        result = CliRunner().invoke(main, ["pack", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def start_page(folder: str) -> bytes:
    """The least that opens the portal in a folder of the stick."""
    return f'<a href="{folder}/data/index.html">Mở</a>'.encode()
