"""The distribution log: lines are read, added and checked, and the old packs come out of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli import main
from loa.packs.bag import TAG_MANIFESTS
from loa.packs.contents import Label
from loa.packs.start_page import OPEN
from loa.packs.stick import write_stick
from packing import start_page

LABEL = Label("gon", "Bản gọn", "Loa", date(2026, 11, 23), date(2027, 11, 23), 7, "abc")
HEAD = "Nơi nhận;Cơ quan giữ;Loại bản;Số thứ tự;Ngày của bản;Hạn dùng;Ngày trao\r\n"
LINE = "Thôn Thử;UBND xã Thử;gon;7;2026-11-23;2027-11-23;2026-12-01\r\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["pack", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "so.csv"


def stick(folder: Path, label: Label = LABEL) -> Path:
    write_stick(folder, {"index.html": b"x"}, label, lambda folder, _: {OPEN: start_page(folder)})
    return folder


def hand_over(log: Path, holder: str = "UBND xã Thử", place: str = "Thôn Thử") -> Result:
    named = ("--place", place, "--holder", holder, "--on", "2026-12-01")
    return run("log", log, stick(log.with_name("usb")), *named)


def write(log: Path, *lines: str, head: str = HEAD) -> Path:
    log.write_text(head + "".join(lines), encoding="utf-8-sig", newline="")
    return log


def test_a_stick_is_noted_with_what_it_says_of_itself(log: Path) -> None:
    result = hand_over(log)
    said = f"Đã ghi vào {log}: Thôn Thử; UBND xã Thử; gon; 7; 2026-11-23; 2027-11-23; 2026-12-01\n"
    assert (result.exit_code, result.output) == (0, said)
    assert log.read_bytes() == b"\xef\xbb\xbf" + (HEAD + LINE).encode()


def test_lines_are_added_with_the_separator_that_excel_left(log: Path) -> None:
    write(log, LINE.replace(";", ",").rstrip(), head=HEAD.replace(";", ","))
    hand_over(log, place="Thôn Khác")
    assert log.read_text(encoding="utf-8-sig").splitlines()[1:] == [
        "Thôn Thử,UBND xã Thử,gon,7,2026-11-23,2027-11-23,2026-12-01",
        "Thôn Khác,UBND xã Thử,gon,7,2026-11-23,2027-11-23,2026-12-01",
    ]


def test_a_person_is_not_noted(log: Path) -> None:
    result = hand_over(log, holder="Bà Nguyễn Thị Thử")
    assert result.exit_code == 1
    assert result.output == (
        f"{log}:1: lỗi: Ô “Cơ quan giữ” có vẻ là tên hay số của một người: “Bà Nguyễn Thị Thử”. "
        "Sổ này chỉ ghi tên cơ quan, đơn vị. (log-person)\n1 lỗi, chưa ghi gì.\n"
    )
    assert not log.exists()


def test_a_log_with_a_bad_line_is_left_alone(log: Path) -> None:
    before = write(log, LINE, "Thôn Thử;UBND xã Thử;gon\r\n").read_bytes()
    assert hand_over(log).exit_code == 1
    assert log.read_bytes() == before


def test_a_folder_without_a_pack(log: Path) -> None:
    result = run("log", log, log.parent, "--place", "Thôn Thử", "--holder", "UBND xã Thử")
    assert result.exit_code == 1
    assert result.output == (
        f"{log.parent}:1: lỗi: Không thấy bản sao nào của cổng ở đây, hoặc bag-info.txt bị hỏng. "
        "Chọn USB hay thư mục có bản sao. (pack-missing)\n"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "Thôn Thử;UBND xã Thử;gon",
            "Dòng có 3 ô, sổ có 7 cột. Xem lại dấu phân cách giữa các ô. (log-cell)",
        ),
        (
            LINE.replace("UBND xã Thử", ""),
            "Ô “Cơ quan giữ” còn trống. Ghi tên thôn, xã hay cơ quan. (log-cell)",
        ),
        (
            LINE.replace("Thôn Thử", "=HYPERLINK"),
            "Ô “Nơi nhận” bắt đầu bằng “=”. Bắt đầu bằng một chữ hay một số. (log-cell)",
        ),
        (
            LINE.replace(";7;", ";bảy;"),
            "Ô “Số thứ tự” không phải là số: “bảy”. Chép số thứ tự "
            "trong trang “Về bản sao này” của USB. (log-cell)",
        ),
        (
            LINE.replace("2026-12-01", "31/11/2026"),
            "Ô “Ngày trao” không phải là một ngày: "
            "“31/11/2026”. Ghi như 2026-11-23 hoặc 23/11/2026. (log-date)",
        ),
        (
            LINE.replace("Thôn Thử", "Thôn Thử, 0900 000 000"),
            "Ô “Nơi nhận” có vẻ là tên hay số "
            "của một người: “Thôn Thử, 0900 000 000”. Sổ này chỉ ghi tên cơ quan, đơn vị. "
            "(log-person)",
        ),
    ],
    ids=["cells", "empty", "formula", "number", "date", "telephone"],
)
def test_a_bad_line_is_named_and_the_others_are_still_read(log: Path, line: str, said: str) -> None:
    write(log, LINE, line.rstrip() + "\r\n", "\r\n")
    result = CliRunner().invoke(main, ["pack", "outdated", str(log), "--on", "2026-12-02"])
    assert result.exit_code == 1
    assert result.stderr == f"{log}:3: lỗi: {said}\n1 lỗi trong sổ.\n"
    assert result.stdout == "0 nơi cần bản mới, sổ có 1 lần trao.\n"


def test_a_log_in_another_encoding(log: Path) -> None:
    log.write_bytes("Nơi nhận".encode("utf-16"))
    assert run("outdated", log).output == (
        "0 nơi cần bản mới, sổ có 0 lần trao.\n"
        f"{log}:1: lỗi: Không đọc được sổ: tệp không ở dạng UTF-8. Trong Excel, lưu lại bằng "
        "“CSV UTF-8 (phân cách bằng dấu phẩy)”. (log-unreadable)\n1 lỗi trong sổ.\n"
    )


def test_columns_of_another_table(log: Path) -> None:
    assert run("outdated", write(log, head="Thôn;Ngày\r\n")).output == (
        "0 nơi cần bản mới, sổ có 0 lần trao.\n"
        f"{log}:1: lỗi: Dòng đầu của sổ không đúng tên các cột. Ghi lại: Nơi nhận; Cơ quan giữ; "
        "Loại bản; Số thứ tự; Ngày của bản; Hạn dùng; Ngày trao (log-columns)\n1 lỗi trong sổ.\n"
    )


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2027-11-24", "hết hạn từ 23/11/2027"),
        ("2027-11-23", "sắp hết hạn, ngày 23/11/2027"),
        ("2027-10-24", "sắp hết hạn, ngày 23/11/2027"),
    ],
)
def test_packs_past_their_date_or_near_it(log: Path, day: str, reason: str) -> None:
    assert run("outdated", write(log, LINE), "--on", day).output == (
        f"Thôn Thử (UBND xã Thử), bản gon: {reason}.\n1 nơi cần bản mới, sổ có 1 lần trao.\n"
    )


def test_a_pack_that_is_still_good(log: Path) -> None:
    result = run("outdated", write(log, LINE), "--on", "2027-10-23")
    assert (result.exit_code, result.output) == (0, "0 nơi cần bản mới, sổ có 1 lần trao.\n")


def test_packs_older_than_the_newest_of_their_profile(log: Path, tmp_path: Path) -> None:
    newest = stick(tmp_path / "usb", replace(LABEL, made_on=date(2027, 1, 2), sequence=8))
    write(log, LINE, LINE.replace("gon", "vua"), LINE.replace(";7;", ";8;").replace("Thử;U", "B;U"))
    result = run("outdated", log, "--newest", newest, "--on", "2027-01-03")
    assert result.output == (
        "Thôn Thử (UBND xã Thử), bản gon: có bản mới hơn, ngày 2/1/2027.\n"
        "1 nơi cần bản mới, sổ có 3 lần trao.\n"
    )


def test_the_last_line_of_a_place_counts(log: Path) -> None:
    later = LINE.replace("2027-11-23", "2028-11-23").replace("2026-12-01", "2027-12-01")
    result = run("outdated", write(log, LINE, later), "--on", "2027-12-02")
    assert result.output == "0 nơi cần bản mới, sổ có 2 lần trao.\n"


@pytest.mark.parametrize(
    ("place", "shown"),
    [("Thôn\nThử", "Thôn\\nThử"), ("Thôn \x1b[2J", "Thôn \\x1b[2J"), ("A\u202eB", "A\\u202eB")],
)
def test_a_cell_is_one_line_that_readers_see(log: Path, place: str, shown: str) -> None:
    done = hand_over(log, place=place)
    assert (done.exit_code, done.output) == (
        1,
        f"{log}:1: lỗi: Ô “Nơi nhận” có ký tự điều khiển hay dấu xuống dòng: “{shown}”. "
        "Gõ lại ô này trên một dòng. (log-cell)\n1 lỗi, chưa ghi gì.\n",
    )
    assert not log.exists()


@pytest.mark.parametrize("name", ["bag-info.txt", *TAG_MANIFESTS])
def test_a_pack_that_says_something_else_than_when_written_is_not_noted(
    log: Path, name: str
) -> None:
    usb = stick(log.with_name("usb"))
    [path] = usb.glob(f"cong-*/{name}")
    data = path.read_bytes()
    at = data.index(b"2027-11-23") if name == "bag-info.txt" else data.index(b"  bag-info") - 1
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    done = run("log", log, usb, "--place", "A", "--holder", "B")
    assert (done.exit_code, done.output) == (
        1,
        f"{usb}:1: lỗi: Không thấy bản sao nào của cổng ở đây, hoặc bag-info.txt bị hỏng. "
        "Chọn USB hay thư mục có bản sao. (pack-missing)\n",
    )
    assert not log.exists()


@pytest.mark.parametrize(("before", "count"), [("2026-11-23", 0), ("2026-11-24", 1)])
def test_packs_made_before_something_was_taken_back(log: Path, before: str, count: int) -> None:
    write(log, LINE)
    result = run("outdated", log, "--made-before", before, "--on", "2026-11-25", "--within", "0")
    assert result.output.split("\n")[-2] == f"{count} nơi cần bản mới, sổ có 1 lần trao."
    assert ("còn giữ điều đã rút lại" in result.output) is bool(count)
