"""What lies at the root of a stick, beside the portal: the few files that people see first."""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from loa.content.dates import short_date
from loa.content.entries.offices import Helpline
from loa.packs.bag import SIGNATURE
from loa.packs.contents import Label
from loa.packs.start_page import OPEN
from loa.safety.policy import lone_page_policy

CHECK = "KIEM-TRA.html"
PICTURE = "01-BA-BUOC-MO-CONG.png"

_environment = Environment(
    loader=PackageLoader("loa.packs"),
    autoescape=True,
    undefined=StrictUndefined,
    keep_trailing_newline=True,
)
_environment.filters["day"] = short_date


def render(template: str, **context: object) -> str:
    """Fill in one of this package's templates."""
    return _environment.get_template(template).render(**context)


def asset(name: str) -> str:
    """A script or stylesheet of this package."""
    return files("loa.packs").joinpath("assets", name).read_text(encoding="utf-8")


def open_page(
    label: Label, helplines: Sequence[Helpline], portal: str, messages: Sequence[str] = ()
) -> bytes:
    """The page to open first; `portal` is the relative address of the portal's first page.

    It holds the numbers and the core messages itself and leads on by a button, never by itself:
    a phone's file manager hands over this one file, and then there is nowhere to go.
    """
    return _root_page(
        "open.html", label=label, helplines=helplines, portal=portal, messages=messages
    )


def check_page(label: Label, folder: str, hashes: Mapping[str, str]) -> bytes:
    """The page that names damaged files. `hashes` by path below the stick's root; the list is
    inside the page, because a page opened from a folder may not read the files beside it.
    """
    listed = {"folder": folder, "files": sorted(hashes.items())}
    text = json.dumps(listed, ensure_ascii=True, separators=(",", ":"))
    return _root_page(
        "check.html",
        script=asset("check.js"),
        label=label,
        folder=folder,
        signature=SIGNATURE,
        open=OPEN,
        count=len(hashes),
        list=Markup(text.replace("<", "\\u003c")),
    )


def _root_page(template: str, script: str = "", **context: object) -> bytes:
    """A page that stands alone: style and script are inside it, and nothing else may run."""
    style = asset("root.css")
    return render(
        template,
        policy=lone_page_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        **context,
    ).encode()


def first_name(helplines: Sequence[Helpline]) -> str:
    """The name of the file that sorts first: it says whom to call without being opened."""
    short = [line.number for line in helplines if line.number and len(line.number) <= 4]
    return f"00-GOI-{'-HOAC-'.join(short)}.txt" if short else "00-SO-DIEN-THOAI.txt"


def first_text(label: Label, helplines: Sequence[Helpline]) -> bytes:
    """Numbers to call and how to open the portal, for the plainest of text viewers.

    UTF-8 with a byte order mark and CRLF, since old Notepads guess wrong without them.
    """
    rows = ["SỐ ĐIỆN THOẠI TRỢ GIÚP", f"(đúng vào ngày {short_date(label.made_on)})", ""]
    for line in helplines:
        facts = ", ".join(fact for fact in (line.hours, line.cost) if fact)
        rows += [f"{line.number}   {line.name}" + (f" ({facts})" if facts else "")]
        rows += [f"      {line.purpose}"] if line.purpose else []
        rows += [""]
    rows += [
        "MỞ CỔNG THÔNG TIN, KHÔNG CẦN MẠNG",
        "",
        "1. Cắm USB vào máy, mở thư mục của USB.",
        f"2. Bấm đúp vào tệp {OPEN}. Trên điện thoại thì chạm một lần.",
        "3. Chọn mục của bạn trên trang vừa mở.",
        "",
        f"Xem tranh ba bước: {PICTURE}",
        f"Nghi tệp bị hỏng: mở {CHECK}",
        "",
        f"Bản sao ngày {short_date(label.made_on)}. "
        f"Sau ngày {short_date(label.valid_until)}, hãy xin bản mới.",
    ]
    return b"\xef\xbb\xbf" + "".join(f"{row}\r\n" for row in rows).encode()
