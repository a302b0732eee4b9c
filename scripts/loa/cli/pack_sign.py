"""`loa pack key`, `sign` and `verify`: who made a stick, and whether it is still whole."""

from datetime import date, datetime
from pathlib import Path

import click
from minisign import SecretKey

from loa.cli.pack_copy import refuse
from loa.content.dates import short_date
from loa.packs import signature
from loa.packs.bag import SIGNATURE
from loa.packs.info import read_info
from loa.packs.keys import make_keys, public_key, secret_key
from loa.packs.stick import opened_portal
from loa.packs.update import unreadable
from loa.packs.verify import verify as verify_files
from loa.problems import Problem, as_text

KEY = click.option(
    "--key", "key_path", type=click.Path(path_type=Path),
    help="Tệp khóa bí mật để ký luôn bản này. Tệp phải nằm ngoài kho và ngoài USB.",
)  # fmt: skip
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command(help="Tạo một cặp khóa để ký các bản sao: khóa bí mật, và khóa công khai .pub.")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False),
    help="Nơi ghi khóa bí mật, ngoài kho, ví dụ ~/khoa/loa.key.",
)  # fmt: skip
@click.option("--no-password", is_flag=True, help="Không đặt mật khẩu: ai có tệp là ký được.")
def key(out: Path, no_password: bool) -> None:
    """Make a key pair once; the public half is what readers compare with."""
    password = ""
    if not no_password:
        password = click.prompt("Mật khẩu của khóa", hide_input=True, confirmation_prompt="Gõ lại")
    public = make_keys(out, password)
    if isinstance(public, Problem):
        refuse(as_text([public]))
    click.echo(f"Khóa bí mật: {out}. Chép thêm một bản cất nơi an toàn, không gửi cho ai.")
    click.echo(f"Khóa công khai: {public}. Công bố trên trang của cơ quan, không chỉ trên USB.")


@click.command(help="Ký một bản sao đã ghi ra USB hay thư mục.")
@click.argument("path", metavar="PACK", type=_FOLDER)
@click.option(
    "--key", "key_path", required=True, type=click.Path(path_type=Path),
    help="Tệp khóa bí mật, ngoài kho và ngoài USB.",
)  # fmt: skip
def sign(path: Path, key_path: Path) -> None:
    """Sign only what is whole: a signature under damaged files would lie."""
    ready = key_to_sign(key_path, path)
    _refuse_damage(path)
    place = opened_portal(path)
    info = place and read_info(place)
    if not place or not info:
        refuse(f"{path}: không thấy bản sao nào của cổng ở đây.")
    signature.sign(place, ready)
    click.echo(
        f"Đã ký: {place / SIGNATURE}. Số thứ tự {info.sequence}, "
        f"dùng đến {short_date(info.valid_until)}."
    )


@click.command(help="Xem một USB hay thư mục còn nguyên như lúc làm không, và ai đã ký.")
@click.argument("path", type=_FOLDER)
@click.option(
    "--key", "key_path", type=click.Path(path_type=Path),
    help="Khóa công khai (.pub) của nơi phát hành, để xem chữ ký.",
)  # fmt: skip
@click.option(
    "--newest", type=int, default=0, metavar="SỐ",
    help="Số thứ tự mới nhất bạn biết; bản cũ hơn bị báo.",
)  # fmt: skip
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="Xem hạn dùng vào ngày này thay cho hôm nay."
)
def verify(path: Path, key_path: Path | None, newest: int, on: datetime | None) -> None:
    """Name what is damaged; exit 0 when all is whole, 1 when not."""
    public = public_key(key_path) if key_path else None
    checked = _refuse_damage(path)
    click.echo(f"{checked} tệp đều nguyên vẹn.")
    place = opened_portal(path)
    if place is None:
        refuse(as_text([unreadable(path)]))
    if isinstance(public, Problem):
        refuse(as_text([public]))
    today = on.date() if on else date.today()
    if public is None:
        click.echo(signature.remark_on(place))
        problems = signature.check_age(place, today, newest)
    else:
        problems = signature.check_signature(place, public, today, newest)
    if problems:
        refuse(as_text(problems))
    if public and (info := read_info(place)):
        click.echo(
            f"Chữ ký đúng. Loại bản {info.profile}, số thứ tự {info.sequence}, "
            f"làm ngày {short_date(info.made_on)}, dùng đến {short_date(info.valid_until)}."
        )


def key_to_sign(path: Path, pack: Path) -> SecretKey:
    """A secret key, its password asked for, or the end of the command."""
    found = secret_key(path, pack, lambda: click.prompt("Mật khẩu của khóa", hide_input=True))
    if isinstance(found, Problem):
        refuse(as_text([found]))
    return found


def _refuse_damage(path: Path) -> int:
    report = verify_files(path)
    for remark in report.remarks:
        click.echo(str(remark))
    for damage in report.damages:
        click.echo(str(damage), err=True)
    if report.damages:
        refuse(f"{len(report.damages)} tệp có vấn đề trong {report.checked} tệp đã xem.")
    return report.checked
