"""What is counted of a session, column by column: the form, the ledger and the report share it.

The ten numbers are those of the page co-quan/mau-bao-cao.md; nothing is asked that names a person.
"""

from dataclasses import dataclass
from typing import Literal

from loa.safety.folding import read_plainly

Kind = Literal["date", "place", "choice", "count"]


@dataclass(frozen=True)
class Column:
    """One column: its key in the ledger, its heading, and how much of a count is believable for
    one session (beyond it, somebody added up or mistyped).
    """

    key: str
    title: str
    kind: Kind
    most: int = 0
    hint: str = ""


DAY = Column("ngay", "Ngày", "date", hint="Ví dụ: 30/7/2027")
COMMUNE = Column("xa", "Xã, phường", "place", hint="Xã hay phường nơi làm buổi này")
AGENCY = Column("don-vi", "Đơn vị làm", "place", hint="Tên cơ quan, trường; không ghi tên người")
AUDIENCE = Column("doi-tuong", "Dành cho", "choice", hint="Chọn trong danh sách")
SESSIONS = Column("cuoc", "Cuộc tuyên truyền", "count", 20)
PRESENT = Column("luot-du", "Lượt người dự", "count", 5_000)
CHILDREN = Column("tre-em", "Trong đó trẻ em", "count", 5_000)
COUNTS = (
    SESSIONS,
    PRESENT,
    CHILDREN,
    Column("to-roi", "Tờ rơi", "count", 20_000),
    Column("bang-ron", "Băng rôn", "count", 500),
    Column("ap-phich", "Áp phích", "count", 2_000),
    Column("phut-loa", "Phút loa", "count", 1_440),
    Column("phat-song", "Lượt phát sóng", "count", 500),
    Column("cam-ket", "Bản cam kết", "count", 5_000),
    Column("luu-dong", "Buổi lưu động", "count", 50),
    Column("uy-tin", "Người có uy tín được tập huấn", "count", 1_000),
)
COLUMNS = (DAY, COMMUNE, AGENCY, AUDIENCE, *COUNTS)


def number(count: int) -> str:
    """A count as Vietnamese readers write it: 1.200."""
    return f"{count:,}".replace(",", ".")


def folded(words: str) -> str:
    """A heading or a choice as people may type it: spaces and capitals do not count."""
    return " ".join(read_plainly(words).split()).casefold()
