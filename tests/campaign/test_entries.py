"""Forms become sessions, or every wrong cell is named."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from campaign_forms import AUDIENCES, HEADING, TODAY, ods, row, xlsx
from loa.campaign.columns import COUNTS, PRESENT
from loa.campaign.entries import Session, sessions_in
from loa.campaign.sheets import Sheet, letters, read_sheet
from loa.problems import Problem, as_text

SESSION = Session(
    date(2027, 7, 30),
    "Xã Bố Hạ",
    "Trường THCS Lê Quý Đôn",
    "hoc-sinh",
    (1, 48, 40, *[0] * (len(COUNTS) - 3)),
)


def csv(path: Path, rows: list[list[object]], heading: list[str] = HEADING) -> Path:
    cells = [heading, *([_shown(value) for value in values] for values in rows)]
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in one) for one in cells), "utf-8-sig")
    return path


def _shown(value: object) -> str:
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    return "" if value is None else str(value)


def read(path: Path, communes: list[str] | None = None) -> tuple[list[Session], list[str]]:
    sheet = read_sheet(path)
    assert isinstance(sheet, Sheet), sheet
    found, problems = sessions_in(sheet, AUDIENCES, communes or [], TODAY)
    return found, as_text(problems).splitlines()


def refused(tmp_path: Path, **cells: object) -> str:
    found, problems = read(xlsx(tmp_path / "p.xlsx", [row(), row(**cells)]))
    assert len(found) == 1
    return "\n".join(problems)


@pytest.mark.parametrize("write", [xlsx, ods, csv], ids=["xlsx", "ods", "csv"])
def test_every_format_says_the_same(tmp_path: Path, write: Callable[..., Path]) -> None:
    path = write(tmp_path / f"phieu.{write.__name__}", [row(), row(luot_du=49)])
    found, problems = read(path)
    assert problems == []
    assert found == [SESSION, Session(*list(vars(SESSION).values())[:4], (1, 49, 40, *[0] * 8))]


@pytest.mark.parametrize("write", [xlsx, ods, csv], ids=["xlsx", "ods", "csv"])
def test_the_cell_is_named_as_the_program_names_it(
    tmp_path: Path, write: Callable[..., Path]
) -> None:
    path = write(tmp_path / f"phieu.{write.__name__}", [row(), row(to_roi="nhiều")])
    assert read(path)[1] == [
        f"phieu.{write.__name__}:3: lỗi: Ô H3: “nhiều” không phải số đếm. "
        "Chỉ ghi chữ số; không có thì để trống. (report-cell)"
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("chị Hoa, chi hội trưởng", "“chị Hoa” chỉ ra một người."),
        ("Nguyễn Thị Lan", "“Nguyễn Thị Lan” chỉ ra một người."),
        ("UBND xã, cô Mai 0912 345 678", "“cô Mai” chỉ ra một người."),
        ("Hội phụ nữ 0912345678", "“0912345678” chỉ ra một người."),
        ("Hội phụ nữ 0912.345.678", "“0912.345.678” chỉ ra một người."),
        ("hoi@bacninh.vn", "“hoi@bacninh.vn” chỉ ra một người."),
        ("Nguyễn\u00a0Văn\u200bA", "chỉ ra một người."),
    ],
)
def test_people_are_refused(tmp_path: Path, value: str, said: str) -> None:
    problem = refused(tmp_path, don_vi=value)
    assert said in problem
    assert problem.startswith("p.xlsx:3: lỗi: Ô C3: ")
    assert problem.endswith("Sổ không ghi người: chỉ ghi tên cơ quan, trường, xã. (report-person)")


@pytest.mark.parametrize(
    "value",
    [
        "Trường THPT Ngô Sĩ Liên",
        "Trường tiểu học Võ Thị Sáu",
        "Công an xã Hoàng Vân",
        "UBND phường Võ Cường",
        "Hội LHPN thôn Mai Sưu",
        "Công ty TNHH Hà Phong",
        "Chùa Bà Đá",
        "Trung tâm GDTX số 1",
    ],
)
def test_offices_and_places_with_a_persons_name_are_not(tmp_path: Path, value: str) -> None:
    assert read(xlsx(tmp_path / "p.xlsx", [row(don_vi=value)]))[1] == []


@pytest.mark.parametrize("heading", ["Họ và tên", "Người nói", "Email", "Số điện thoại", "Dân tộc"])
def test_a_column_for_people_is_refused_whole(tmp_path: Path, heading: str) -> None:
    found, problems = read(xlsx(tmp_path / "p.xlsx", [[*row(), "x"]], [*HEADING, heading]))
    assert (found, problems) == (
        [],
        ["p.xlsx:1: lỗi: Ô P1: cột này chỉ ra người. Bỏ cả cột rồi gửi lại. (report-person)"],
    )


def test_columns_may_stand_in_any_order_with_a_web_forms_own(tmp_path: Path) -> None:
    heading = ["Dấu thời gian", *reversed(HEADING)]
    rows = [["1/8/2027 08:00:00", *reversed(row())]]
    assert read(xlsx(tmp_path / "p.xlsx", rows, heading)) == ([SESSION], [])


def test_a_missing_and_a_strange_column_are_named(tmp_path: Path) -> None:
    heading = [*HEADING[:-1], "Uy tín"]
    problems = read(xlsx(tmp_path / "p.xlsx", [], heading))[1]
    assert [one.partition(" lỗi: ")[2] for one in problems] == [
        "Ô A1: thiếu cột: Người có uy tín được tập huấn. Lấy phiếu mới bằng “loa report form”. "
        "(report-cell)",
        "Ô O1: không có cột “Uy tín”. (report-cell)",
    ]


@pytest.mark.parametrize(
    ("count", "is_refused"),
    [(0, False), (PRESENT.most - 1, False), (PRESENT.most, False), (PRESENT.most + 1, True)],
)
def test_a_session_is_only_so_large(tmp_path: Path, count: int, is_refused: bool) -> None:
    problem = read(xlsx(tmp_path / "p.xlsx", [row(luot_du=count, tre_em=0)]))[1]
    assert bool(problem) == is_refused
    if is_refused:
        assert problem == [
            "p.xlsx:2: lỗi: Ô F2: 5.001 quá lớn cho một buổi (lượt người dự). "
            "Mỗi buổi một dòng, đừng cộng dồn. Xem lại số không. (report-cell)"
        ]


@pytest.mark.parametrize("value", [-1, 1.5, "khoảng 50", "5O", "1e3", "=1+1", "1,5", True])
def test_what_is_no_count_is_refused(tmp_path: Path, value: object) -> None:
    assert "không phải số đếm" in "\n".join(read(csv(tmp_path / "p.csv", [row(luot_du=value)]))[1])


@pytest.mark.parametrize(("value", "count"), [("1.200", 1200), ("48 ", 48), (48.0, 48), ("", 0)])
def test_what_is_one(tmp_path: Path, value: object, count: int) -> None:
    ((session,), problems) = read(xlsx(tmp_path / "p.xlsx", [row(luot_du=value, tre_em=0)]))
    assert (problems, session.counts[1]) == ([], count)


def test_more_children_than_people_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, tre_em=49).startswith(
        "p.xlsx:3: lỗi: Ô G3: 49 trẻ em trong 48 lượt người dự."
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, ""),
        (TODAY + timedelta(days=1), "chưa tới"),
        (TODAY - timedelta(days=730), ""),
        (TODAY - timedelta(days=731), "đã quá hai năm"),
        ("31/2/2027", "không hiểu ngày"),
        ("30/7", "không hiểu ngày"),
        ("2027-07-30", ""),
        ("30-07-2027", ""),
        (None, "không hiểu ngày"),
    ],
)
def test_days(tmp_path: Path, day: object, said: str) -> None:
    problems = "\n".join(read(xlsx(tmp_path / "p.xlsx", [row(ngay=day)]))[1])
    assert (said in problems) if said else problems == ""


def test_a_commune_is_named_with_its_kind_and_may_have_to_be_listed(tmp_path: Path) -> None:
    assert "“Bố Hạ” chưa rõ là xã hay phường" in refused(tmp_path, xa="Bố Hạ")
    path = xlsx(tmp_path / "q.xlsx", [row(xa="xã  bố hạ"), row(xa="Xã Bố Ha")])
    found, problems = read(path, ["Xã Bố Hạ", "Phường Kinh Bắc"])
    assert [one.commune for one in found] == ["Xã Bố Hạ"]
    assert problems == [
        "q.xlsx:3: lỗi: Ô B3: danh sách không có “Xã Bố Ha”. Có phải ý bạn là “Xã Bố Hạ”? "
        "(report-cell)"
    ]


def test_the_same_row_twice_and_an_empty_one_are_refused(tmp_path: Path) -> None:
    problems = read(xlsx(tmp_path / "p.xlsx", [row(), row(), row(cuoc=0, luot_du=0, tre_em=0)]))[1]
    assert [one.partition(" lỗi: ")[2] for one in problems] == [
        "Ô A3: dòng này giống hệt dòng 2. Một buổi một dòng. (report-cell)",
        "Ô A4: cả dòng không có con số nào. Bỏ dòng này hoặc ghi số. (report-cell)",
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"no zip", "Không đọc được phiếu này"),
        ("a.ods", b"", "Không đọc được"),
        ("a.xls", b"", "chỉ đọc .xlsx, .ods và .csv"),
        ("a.csv", b"\xff\xfe", "Không đọc được"),
        ("a.csv", b"", "không có dòng nào"),
    ],
)
def test_what_is_no_form_is_a_problem(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    problem = read_sheet(tmp_path / name)
    assert isinstance(problem, Problem)
    assert (said in problem.message, problem.code) == (True, "report-unreadable")


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert isinstance(read_sheet(tmp_path / "a.xlsx"), Problem)


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_named_as_spreadsheets_do(column: int, name: str) -> None:
    assert letters(column) == name
