"""What the end of a page may not cut in a Word document."""

import re
from itertools import pairwise

SHORT = 450
"""Letters up to which a table stays on one page, and a row of a longer one is not cut: a fifth of
a page. What is longer would leave too much of a page empty."""

LONG_TABLE = 4
"""Rows from which on none stands alone at the end of a page or the head of the next."""

_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>).)*?</w:tbl>", re.DOTALL)
_ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_PARAGRAPH = re.compile(r"<w:p>.*?</w:p>\s*", re.DOTALL)
_RUN = re.compile(r"<w:r>.*?</w:r>", re.DOTALL)
_LINE = '<w:pStyle w:val="LoaLine"'
# What stands above those who sign an official paper.
_GAP = '<w:pStyle w:val="OfficialGap"'
_KEEP_NEXT = "<w:keepNext/>"
_STYLE = re.compile(r"<w:pStyle [^>]*/>")


def keep_rows_whole(body: str) -> str:
    """No row is cut: a signature stays with its name."""
    plain = body.replace("<w:tr>", "<w:tr><w:trPr><w:cantSplit/></w:trPr>")
    return plain.replace("<w:cantSplit/></w:trPr><w:trPr>", "<w:cantSplit/>")


def keep_short_tables_whole(body: str) -> str:
    """A short table or box stays on one page, and short rows of longer tables are not cut."""
    return _TABLE.sub(lambda match: _keep_table_whole(match[0]), body)


def keep_rows_together(body: str) -> str:
    """The head of a table stays with its first row, the last row with the one before."""
    return _TABLE.sub(lambda match: _keep_ends_together(match[0]), body)


def keep_paragraphs_together(body: str) -> str:
    """What says what to do with a picture stays on its page; a question has a line to write on
    below it, and no line stands alone at the end of one page or the head of the next. A line all
    in bold heads what follows it. Who signs has something above to sign.
    """
    paragraphs = list(_PARAGRAPH.finditer(body))
    texts = ["", *(paragraph[0] for paragraph in paragraphs), ""]
    for index, (words, after) in reversed(list(enumerate(pairwise(paragraphs)))):
        if words.end() == after.start() and _stays_with_next(*texts[index : index + 4]):
            marked = _keep_with_next(words[0], count=1)
            body = body[: words.start()] + marked + body[words.end() :]
    return body


def _stays_with_next(before: str, words: str, after: str, last: str) -> bool:
    """Whether a paragraph stays with the one after it, between its neighbours."""
    if _LINE not in after:
        return "<w:drawing>" in after or _GAP in after or (bool(after) and _is_bold(words))
    # A question, the first line below it, the last but one.
    return _LINE not in before or _LINE not in words or _LINE not in last


def _is_bold(paragraph: str) -> bool:
    runs = _RUN.findall(paragraph)
    return bool(runs) and all("<w:b />" in run or "<w:b/>" in run for run in runs)


def _keep_table_whole(table: str) -> str:
    rows = _ROW.findall(table)
    is_short = _letters(table) <= SHORT
    for number, row in enumerate(rows, start=1):
        new_row = keep_rows_whole(row) if _letters(row) <= SHORT else row
        if is_short and number < len(rows):
            new_row = _keep_with_next(new_row)
        if new_row != row:
            table = table.replace(row, new_row, 1)
    return table


def _keep_ends_together(table: str) -> str:
    rows = list(_ROW.finditer(table))
    if len(rows) < LONG_TABLE:
        return table
    for row in (rows[-2], rows[0]):
        if _letters(row[0]) <= SHORT and _KEEP_NEXT not in row[0]:
            new_row = _keep_with_next(row[0])
            table = table[: row.start()] + new_row + table[row.end() :]
    return table


def _keep_with_next(markup: str, count: int = 0) -> str:
    """A paragraph that stays with the next one; or a row, which Word keeps by what its paragraphs
    say. `count` of them, 0 for all.
    """
    return _STYLE.sub(rf"\g<0>{_KEEP_NEXT}", markup, count=count)


def _letters(markup: str) -> int:
    return sum(map(len, _TEXT.findall(markup)))
