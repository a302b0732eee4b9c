"""Gettext PO, which Poedit, OmegaT and Weblate open.

Format: GNU gettext manual, "The Format of PO Files". Babel's reader refuses private-use
language tags in the header, so the little that we need of the format is read here.
"""

import re
from datetime import datetime

from loa.translation.exchange import Exchange, RefusedError, Row, read_label, tidy

_STRING = r'"(?:[^"\\]|\\.)*"'
_KEYWORD = re.compile(rf"^(msgctxt|msgid|msgstr)\s+({_STRING})$")
_MORE = re.compile(rf"^{_STRING}$")
_FLAGS = re.compile(r"^#,.*\bfuzzy\b")
_ESCAPE = re.compile(r"\\(.)")
_FUZZY = "fuzzy"
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


def write_po(exchange: Exchange, tag: str, written: datetime) -> bytes:
    """The file a translator opens. `tag` is the BCP 47 tag of the language, `written` the
    time the header carries; it has every field that `msgfmt --check` asks for.
    """
    header = [
        f"Project-Id-Version: {exchange.label}",
        f"PO-Revision-Date: {written:%Y-%m-%d %H:%M}+0000",
        "Last-Translator: ",
        "Language-Team: ",
        f"Language: {tag}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    rows = ['msgid ""', 'msgstr ""', *(_quote(line + "\n") for line in header), ""]
    for row in exchange.rows:
        rows += [f"#. {row.note}"] if row.note else []
        rows += ["#, fuzzy"] if row.is_old else []
        rows += [f"msgctxt {_quote(row.key)}", f"msgid {_quote(row.source)}"]
        rows += [f"msgstr {_quote(row.target)}", ""]
    return "\n".join(rows).encode()


def read_po(data: bytes) -> Exchange:
    """The file as it came back; RefusedError when it is no whole PO file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError("Tệp PO không viết bằng bảng mã UTF-8.") from error
    whole = _entries(text)
    header = next((entry.get("msgstr", "") for entry in whole if not entry.get("msgid")), "")
    language, page, sha256 = read_label(header)
    rows = []
    for entry in whole:
        if not entry.get("msgid"):
            continue
        if not {"msgctxt", "msgid", "msgstr"} <= set(entry):
            raise RefusedError(f"Đoạn “{entry['msgid']}” trong tệp PO bị cắt cụt.")
        target = tidy(entry["msgstr"])
        is_old = _FUZZY in entry and bool(target)
        rows.append(Row(entry["msgctxt"], entry["msgid"], target, is_old=is_old))
    return Exchange(page=page, language=language, source_sha256=sha256, rows=tuple(rows))


def _entries(text: str) -> list[dict[str, str]]:
    """The keywords of every entry with their texts; a fuzzy entry holds _FUZZY too."""
    entries: list[dict[str, str]] = [{}]
    # The lines that go on with a text, joined at its end: else a long one would cost its square.
    more: list[str] = []
    current = ""

    def finish() -> None:
        if more:
            entries[-1][current] += "".join(more)
            more.clear()

    flags: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        keyword = _KEYWORD.match(line)
        if line.startswith("#~"):
            raise RefusedError(
                f"Dòng {number} của tệp PO là đoạn đã bỏ (#~). Xuất lại, chép lời dịch sang."
            )
        if not (current and _MORE.match(line)):
            finish()
        if not line or line.startswith("#"):
            current = ""
            flags = {_FUZZY: ""} if _FLAGS.match(line) else flags
        elif keyword:
            current = keyword[1]
            if current == "msgctxt" or (current == "msgid" and "msgid" in entries[-1]):
                entries.append({})
            if current in entries[-1]:
                raise RefusedError(f"Dòng {number} của tệp PO lặp lại {current}: {line}")
            entries[-1] |= {**flags, current: _text(keyword[2])}
            flags = {}
        elif current and _MORE.match(line):
            more.append(_text(line))
        else:
            raise RefusedError(f"Dòng {number} của tệp PO bị hỏng: {line}")
    finish()
    return [entry for entry in entries if entry]


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def _text(quoted: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), quoted[1:-1])
