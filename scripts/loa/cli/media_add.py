"""`loa media add`: photographs of phones and cameras, into a page."""

from datetime import date, datetime
from pathlib import Path

import click

from loa.cli.paths import PagePath
from loa.cli.root import find_root
from loa.content.library import Library
from loa.ground.replacement import notes_of
from loa.integrations.adding_photos import (
    Addition,
    PhotosRefusedError,
    Shown,
    add_photos,
    consent_of,
    page_for_photos,
    plan_photos,
    read_photos,
)
from loa.media.intake import KINDS
from loa.printable import printable


@click.command(
    help=f"Thêm ảnh ({KINDS}) vào một trang: thu nhỏ, xóa nơi chụp, hỏi lời mô tả và giấy đồng ý."
)
@click.argument("files", metavar="ẢNH…", nargs=-1, required=True, type=click.Path(
    path_type=Path, exists=True, dir_okay=False,
))  # fmt: skip
@click.argument("page", metavar="TRANG", type=PagePath())
@click.option("--alt", "alts", multiple=True, help="Ảnh cho thấy gì; mỗi ảnh một lần, theo thứ tự.")
@click.option(
    "--name",
    "names",
    multiple=True,
    help="Tên tệp không dấu, không đuôi; mặc định lấy từ lời mô tả.",
)
@click.option(
    "--people/--no-people", default=None, help="Trong ảnh có người nhận ra được hay không."
)
@click.option("--record", help="Mã giấy đồng ý trong docs/_data/consents.yml.")
@click.option("--document", help="Giấy đồng ý để ở đâu; không ghi tên ai.")
@click.option(
    "--on", "signed_on", type=click.DateTime(["%Y-%m-%d"]), help="Ngày ký giấy, năm-tháng-ngày."
)
@click.option("--under", help="Mã của mục nhận ảnh, ví dụ nen-lam; mặc định là phần mở đầu.")
def add(
    files: tuple[Path, ...], page: str, alts: tuple[str, ...], names: tuple[str, ...],
    people: bool | None, record: str | None, document: str | None, signed_on: datetime | None,
    under: str | None,
) -> None:  # fmt: skip
    """Ask for what was not said and write all of it; exit 1 and nothing written when refused."""
    root = find_root()
    library = Library.load(root / "docs")
    page_for_photos(library, page)
    for option, given in (("--alt", alts), ("--name", names)):
        if given and len(given) != len(files):
            raise PhotosRefusedError(
                f"Có {len(files)} ảnh mà {len(given)} {option}: mỗi ảnh ghi một lần."
            )
    photos = read_photos(files, root)
    shown = []
    for number, (path, photo) in enumerate(zip(files, photos, strict=True)):
        label = printable(path.name)
        alt = (
            alts[number]
            if alts
            else click.prompt(f"{label}: ảnh cho thấy gì (cho người không nhìn thấy)")
        )
        # Whoever names a paper says that there are people.
        has_people = people if people is not None else bool(record or document)
        if people is None and not has_people:
            has_people = click.confirm(f"{label}: có người nhận ra được không")
        paper = record, document, signed_on.date() if signed_on else None
        if has_people and not (record or document):
            paper = _asked(label)
        agreed = consent_of(
            library, people=has_people, record=paper[0], document=paper[1], on=paper[2]
        )
        shown.append(Shown(photo, alt, agreed, names[number] if names else ""))
    addition = plan_photos(library, page, shown, under)
    add_photos(root / "docs", addition, notes_of(root))
    _tell(addition, shown)


def _asked(label: str) -> tuple[str | None, str | None, date | None]:
    """Which paper: an entry of the registry, or where it lies and of which day."""
    record = click.prompt(
        f"{label}: mã giấy trong docs/_data/consents.yml (chưa có thì bỏ trống)", default=""
    )
    if record:
        return record, None, None
    document = click.prompt(f"{label}: giấy đồng ý để ở đâu (không ghi tên ai)")
    day: datetime = click.prompt(f"{label}: ký ngày nào", type=click.DateTime(["%Y-%m-%d"]))
    return None, document, day.date()


def _tell(addition: Addition, shown: list[Shown]) -> None:
    for (uri, photo), one in zip(addition.photos.items(), shown, strict=True):
        size = f"{photo.width}×{photo.height}, {len(photo.data) / 1000:.0f} KB"
        click.echo(f"Đã thêm docs/{uri} ({size}), không còn nơi chụp và lúc chụp.")
        if photo.may_show_a_face and not one.consent.people:
            click.echo(f"Trong docs/{uri} có vẻ có mặt người: xem lại trước khi gửi.", err=True)
    click.echo(f"Đã ghi vào docs/{addition.uri}. Tệp gốc vẫn ở chỗ cũ, đừng chép nó vào cổng.")
    click.echo(f"Xem lại: loa check docs/{addition.uri}")
