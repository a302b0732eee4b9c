"""The theme's words in every language: same keys, true names, no silent gaps."""

from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from loa.content.registries import load_registries
from loa.content.strings import check_strings, parse_strings
from loa.problems import as_text
from portals import ROOT

VI = '{%- macro t(key) -%}{{ {\n  "a": "Một",\n  "b": "Hai"\n}[key] }}{%- endmacro -%}\n'


def test_reads_keys_lines_and_what_was_reviewed() -> None:
    found = parse_strings('{%- set reviewed = ["a"] -%}\n' + VI)
    assert found.texts == {"a": "Một", "b": "Hai"}
    assert found.lines == {"a": 3, "b": 4}
    assert found.reviewed == {"a"}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "zh-Hant",
            VI.replace('"b"', '"bb"'),
            "overrides/partials/strings/zh-Hant.html:1: nhắc: Còn 1 chữ giao diện chưa dịch: b. "
            "Trong lúc chờ, người đọc thấy tiếng Việt. (missing-string)\n"
            "overrides/partials/strings/zh-Hant.html:3: lỗi: Bản tiếng Việt không có chữ giao "
            "diện “bb”. Có phải ý bạn là “b”? (unknown-string)",
        ),
        (
            "zh-Hant",
            '{%- set reviewed = ["c"] -%}\n' + VI,
            "overrides/partials/strings/zh-Hant.html:1: lỗi: “c” ghi là đã thẩm định nhưng chưa "
            "có chữ. Chọn một trong: a, b. (unknown-string)",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    folder = tmp_path / "overrides" / "partials" / "strings"
    folder.mkdir(parents=True)
    (folder / "vi.html").write_text(VI, encoding="utf-8")
    (folder / f"{name}.html").write_text(text, encoding="utf-8")
    registries, _ = load_registries(ROOT / "docs")
    assert as_text(check_strings(tmp_path / "overrides", registries)) == message


def test_the_real_words_have_no_problem() -> None:
    registries, _ = load_registries(ROOT / "docs")
    assert check_strings(ROOT / "overrides", registries) == []


def test_what_is_nested_deeper_than_a_program_follows_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="nested too deeply"):
        parse_strings("{%- macro t(key) -%}\n{{ " + "{" * 3000)
