"""Chinese of the portal is written in Traditional signs, with the words of Taiwan.

Whether it is well said needs a reader of Chinese; that no simplified sign and no word of another
region stands among it, a program can see.
"""

import re
from pathlib import Path

import pytest

from portals import ROOT

# What people type when they search is in whichever signs they have.
TYPED = ROOT / "docs/_data/needs.yml"
FILES = sorted(
    [
        *(ROOT / "docs").rglob("*.zh-Hant.md"),
        *(path for path in (ROOT / "docs/_data").rglob("*.yml") if path != TYPED),
        ROOT / "overrides/partials/strings/zh-Hant.html",
    ]
)
# What else Big5 holds: forms of Hong Kong and the mainland's words, each with the one used here.
ELSEWHERE = {
    "裏": "裡", "綫": "線", "衞": "衛", "羣": "群", "爲": "為", "賬": "帳", "身份證": "身分證",
    "信息": "資訊", "網絡": "網路", "視頻": "影片", "屏幕": "螢幕", "打印": "列印", "短信": "簡訊",
    "出租車": "計程車", "互聯網": "網際網路", "酒店": "飯店",
}  # fmt: skip
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def foreign_to_taiwan(text: str) -> list[str]:
    """Signs that Big5, the set of Taiwan, does not hold, and words of other regions."""
    signs = sorted({sign for sign in HAN.findall(text) if not _is_in_big5(sign)})
    return signs + [word for word in ELSEWHERE if word in text]


def _is_in_big5(sign: str) -> bool:
    try:
        sign.encode("cp950")
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_chinese_is_that_of_taiwan(path: Path) -> None:
    assert foreign_to_taiwan(path.read_text(encoding="utf-8")) == []


def test_simplified_signs_and_words_of_other_regions_are_found() -> None:
    assert foreign_to_taiwan("请打电话給網絡警察") == ["电", "话", "请", "網絡"]
    assert foreign_to_taiwan("請打電話給網路警察") == []
