"""What engines of 2018 do not know stays out of the theme: they drop whole declarations for it."""

import re
from pathlib import Path

import pytest

from theme_sources import SCRIPTS, STYLES

# Each with the first Chromium that knows it; the promise is 64.
# What a phone of 320 px has between the edges of its page.
ROOM = 320 - 2 * 24
TOO_NEW_STYLES = {
    "logical properties (87)": r"\b(margin|padding|border|inset)-(inline|block)\b",
    "inset (87)": r"[;{]\s*inset:",
    "gap without its old name (66)": r"[;{]\s*(row-|column-)?gap:",
    "float by writing direction (118)": r"float: inline-",
    "colour with spaces (65)": r"rgba?\(\d+ ",
    ":has (105)": r":has\(",
    ":is and :where (88)": r":(is|where)\(",
    "nesting (112)": r"[;{]\s*&",
    "layers and containers (99, 105)": r"@(layer|container|property)\b",
    "mixed colours (111)": r"\b(color-mix|oklch|oklab|lab|lch)\(",
    "heights of what is seen (108)": r"\d(dvh|svh|lvh|dvw)\b",
    "media by comparison (104)": r"@media[^{]*[<>]",
    "lists in :not (88)": r":not\([^()]*,",
    "a list with :focus-visible (86)": r":focus-visible\s*,|,\s*[^{},]*:focus-visible",
    "turned by itself (104)": r"[;{]\s*(translate|rotate|scale):",
}
TOO_NEW_SCRIPTS = {
    "classes of letters (64)": r"\\\\?p\{",
    "optional chaining (80)": r"\?\.[a-zA-Z(\[]",
    "default for null (80)": r"\?\?",
    "newer methods": r"\.(flat|flatMap|matchAll|replaceAll|at|fromEntries|allSettled|any|hasOwn"
    r"|replaceChildren|toggleAttribute|trimStart|trimEnd|requestSubmit|showModal|randomUUID)\(",
    "newer objects": r"\b(ResizeObserver|globalThis|queueMicrotask|structuredClone|BigInt)\b",
    "newer Intl": r"\bIntl\.(Segmenter|ListFormat|RelativeTimeFormat|DisplayNames)\b",
    "looking back in patterns (Firefox 78)": r"\(\?<[=!a-z]",
    "catch without a name (66)": r"catch\s*\{",
    "modules loaded by need (Firefox 67)": r"\bimport\(",
}


def _found(paths: list[Path], patterns: dict[str, str]) -> list[str]:
    return [
        f"{path.name}: {name}"
        for path in paths
        for name, pattern in patterns.items()
        if re.search(pattern, path.read_text(encoding="utf-8"))
    ]


def test_no_style_needs_an_engine_newer_than_promised() -> None:
    assert _found(STYLES, TOO_NEW_STYLES) == []


def test_no_script_needs_an_engine_newer_than_promised() -> None:
    assert _found(SCRIPTS, TOO_NEW_SCRIPTS) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_plain_value_stands_before_one_that_is_reckoned(path: Path) -> None:
    text = re.sub(
        r"@supports \(width: clamp.*?\n}\n", "", path.read_text(encoding="utf-8"), flags=re.S
    )
    bare = []
    for rule in re.findall(r"\{([^{}]*)\}", text):
        seen: list[str] = []
        for declaration in rule.split(";"):
            name = declaration.partition(":")[0].strip()
            if re.search(r"(?<![\w-])(clamp|min|max)\(", declaration) and name not in seen:
                bare.append(declaration.strip())
            seen.append(name)
    assert bare == []


def test_a_column_of_engines_without_min_fits_a_phone_however_large_the_letters() -> None:
    """A width that grows with the letters pushes the page sideways where nothing holds it back."""
    text = "".join(path.read_text(encoding="utf-8") for path in STYLES)
    plain = re.findall(r"minmax\(([^,()]+), 1fr\)\); grid-template-columns: [^;]*min\(", text)
    assert len(plain) > 6
    wide = [width for width in plain if not (width.endswith("px") and float(width[:-2]) <= ROOM)]
    assert wide == []
