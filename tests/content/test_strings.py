"""The theme's words: each language has the keys of the Vietnamese file and no others."""

from pathlib import Path

from loa.content.registries import load_registries
from loa.content.strings import FOLDER, check_strings
from loa.problems import Problem
from portals import ROOT

MACRO = """{{%- macro t(key) -%}}
{{{{ {{
  {rows}
}}[key] }}}}
{{%- endmacro -%}}
"""


def test_missing_and_unknown_keys_are_named(tmp_path: Path) -> None:
    registries, _ = load_registries(ROOT / "docs")
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    texts = {"vi": '"search": "Tìm", "home": "Trang chủ"', "zh-Hant": '"serch": "搜尋"'}
    for tag, rows in texts.items():
        (folder / f"{tag}.html").write_text(MACRO.format(rows=rows), encoding="utf-8")
    path = f"{tmp_path.name}/{FOLDER}/zh-Hant.html"
    assert check_strings(tmp_path, registries) == [
        Problem(
            path, 3, "unknown-string", "Bản tiếng Việt không có chữ giao diện “serch”.",
            "Có phải ý bạn là “search”?",
        ),
        Problem(
            path, 1, "missing-string", "Còn 2 chữ giao diện chưa dịch: home, search.",
            "Trong lúc chờ, người đọc thấy tiếng Việt.", "warning",
        ),
    ]  # fmt: skip
