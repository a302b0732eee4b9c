"""`loa translate`: the loop with translators who have no git."""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from loa.checks import check_pages
from loa.cli.lazy import LazyGroup
from loa.cli.paths import PagePath
from loa.cli.root import find_root
from loa.content.library import Library
from loa.content.page import ContentPage, parse_page
from loa.content.translation import STATE_NAMES
from loa.ground.files import write_whole
from loa.ground.git import GitError, answer
from loa.ground.targets import TargetRefusedError, require_outside_sources
from loa.integrations.portal import Portal
from loa.problems import Problem
from loa.translation.desk import (
    FORMATS,
    Change,
    export_page,
    import_file,
    mark_easy,
    mark_minor,
    review,
    source_of,
)
from loa.translation.exchange import RefusedError
from loa.translation.status import coverage, what_next


@click.group(
    cls=LazyGroup,
    places={"record": "loa.cli.record:record", "speak": "loa.cli.speak:speak_page"},
    help="Bản dịch: xem còn thiếu gì, xuất cho người dịch, nhận lại, ghi thẩm định.",
)
def translate() -> None:
    """Gather the commands of the loop."""


@translate.command(help="Ngôn ngữ nào có gì, và nên dịch trang nào trước.")
@click.option("--language", default="", help="Chỉ một ngôn ngữ, ghi đuôi tệp: tyz.")
@click.option("--limit", default=10, show_default=True, help="Số trang nên dịch trước.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def status(language: str, limit: int, form: str) -> None:
    """Print the coverage and the ranked list."""
    portal = Portal.load(find_root())
    refuse_unknown(portal.library, language)
    rows = [row for row in coverage(portal.library) if language in {"", row.language.slug}]
    ahead = what_next(portal.library, language, limit)
    if form == "json":
        data = {
            "languages": [
                {
                    "language": row.language.slug,
                    "states": {state.value: count for state, count in row.states.items()},
                    "audiences": {
                        key: {"published": done, "pages": total}
                        for key, (done, total) in row.audiences.items()
                    },
                }
                for row in rows
            ],
            "next": [
                {
                    "language": one.language,
                    "page": one.page,
                    "title": one.title,
                    "state": one.state.value,
                    "score": one.score,
                }
                for one in ahead
            ],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    width = max(len(row.language.name) for row in rows)
    for row in rows:
        counts = ", ".join(f"{STATE_NAMES[s]} {n}" for s, n in row.states.items() if n)
        click.echo(f"{row.language.name:<{width}}  {counts}")
        shares = [f"{key} {done}/{total}" for key, (done, total) in row.audiences.items() if done]
        if shares:
            click.echo(f"{'':<{width}}  theo đối tượng: {', '.join(shares)}")
    click.echo("\nNên dịch trước (số người × đối tượng × lượng người đọc):")
    for one in ahead:
        click.echo(f"  {one.language:<8} {one.page}  “{one.title}” ({STATE_NAMES[one.state]})")


@translate.command(help="Xuất trang cho người dịch: PO, XLIFF hay bảng Word hai cột.")
@click.argument("pages", metavar="TRANG...", nargs=-1, required=True, type=PagePath())
@click.option("--to", "language", required=True, help="Dịch sang ngôn ngữ nào, ghi đuôi tệp: tyz.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="docx", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path(), help="Thư mục nhận tệp.")
@click.option("--force", is_flag=True, help="Ghi đè lên tệp đã có.")
def export(pages: tuple[str, ...], language: str, form: str, out: Path, force: bool) -> None:
    """Write one file a page, named after the page and the language; what differs is kept."""
    portal = Portal.load(find_root())
    require_outside_sources(out, portal.root)
    refuse_unknown(portal.library, language)
    for name in pages:
        try:
            page = source_of(portal.library, name)
            data = export_page(portal.library, page, language, form, portal.built_at)
        except RefusedError as refusal:
            refuse(refusal)
        place = page.src_uri.removesuffix(".md").replace("/", "--")
        target = out / f"{place}.{language}.{form}"
        if target.exists() and not force and target.read_bytes() != data:
            raise TargetRefusedError(
                f"Không ghi đè lên “{target}”: tệp ấy khác, có thể đang giữ bài của người dịch. "
                "Dời nó đi, hoặc thêm --force."
            )
        write_whole(target, data)
        click.echo(f"Đã xuất {target}")


@translate.command(name="import", help="Nhận tệp đã dịch. Tệp hỏng bị từ chối cả tệp.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", "name", default="", help="Tên người dịch, ghi vào trang.")
def import_(file: Path, name: str) -> None:
    """Take a returned file over; exit 1 with every reason when it is refused."""
    portal = Portal.load(find_root())
    try:
        change = import_file(portal.library, file, name)
    except RefusedError as refusal:
        refuse(refusal)
    if change is None:
        click.echo("Tệp này giống hệt trang đang có, không đổi gì.")
        return
    change.write()
    click.echo(f"Đã ghi {_shown(portal, change)} (bản nháp). Chạy “loa check” để xem lại.")


@translate.command(name="review", help="Ghi rằng một người bản ngữ đã thẩm định bản dịch.")
@click.argument("page", metavar="TRANG", type=PagePath())
@click.option("--by", "name", required=True, help="Tên người thẩm định.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Ngày thẩm định; mặc định hôm nay.")
def review_(page: str, name: str, on: datetime | None) -> None:
    """Set a variant to reviewed, against the source as it is now."""
    portal = Portal.load(find_root())
    try:
        day = on.date() if on else date.today()
        change = review(portal.library, page, name, day, _problems_of)
    except RefusedError as refusal:
        refuse(refusal)
    change.write()
    click.echo(f"Đã ghi thẩm định vào {_shown(portal, change)}.")


@translate.command(help="Ghi rằng lần sửa trang tiếng Việt này không đổi nghĩa.")
@click.argument("page", metavar="TRANG", type=PagePath())
@click.option("--since", default="HEAD", show_default=True, help="So với bản nào trong git.")
def minor(page: str, since: str) -> None:
    """Keep translations good over an edit that changes no meaning."""
    portal = Portal.load(find_root())
    try:
        found = source_of(portal.library, page)
        change = mark_minor(portal.library, found, _earlier(portal, found, since))
    except RefusedError as refusal:
        refuse(refusal)
    if change is None:
        click.echo("Chữ của trang không đổi, không cần ghi gì.")
        return
    change.write()
    click.echo(f"Đã ghi sửa nhỏ vào {_shown(portal, change)}. Bản dịch vẫn còn đúng.")


@translate.command(help="Ghi rằng bản đọc dễ đã được so với trang đầy đủ hôm nay.")
@click.argument("pages", metavar="TRANG...", nargs=-1, required=True, type=PagePath())
def easy(pages: tuple[str, ...]) -> None:
    """Have pages in easy words follow their pages in full as they are now: all or none."""
    portal = Portal.load(find_root())
    try:
        changes = [mark_easy(portal.library, page) for page in pages]
    except RefusedError as refusal:
        refuse(refusal)
    for page, change in zip(pages, changes, strict=True):
        if change is None:
            click.echo(f"“{page}” đã theo trang đầy đủ, không cần ghi gì.")
            continue
        change.write()
        click.echo(f"Đã ghi vào {_shown(portal, change)}.")


def _problems_of(library: Library, page: ContentPage) -> list[Problem]:
    return list(check_pages(library, [page]))


def _earlier(portal: Portal, page: ContentPage, since: str) -> ContentPage:
    path = f"{portal.library.docs_dir.name}/{page.src_uri}"
    try:
        # What follows is a name, also where it begins as an option does.
        text = answer(portal.root, "show", "--end-of-options", f"{since}:./{path}").decode()
    except GitError as error:
        raise RefusedError(f"Git không có “{path}” ở bản “{since}”: {error}.") from error
    except UnicodeDecodeError as error:
        raise RefusedError(f"“{path}” ở bản “{since}” không viết bằng UTF-8.") from error
    found, _ = parse_page(page.src_uri, text, page.path, portal.library.registries)
    if found is None:
        raise RefusedError(f"“{path}” ở bản “{since}” không đọc được.")
    return found


def refuse_unknown(library: Library, language: str) -> None:
    """Exit 2 for a language that nothing can be translated into."""
    if language and (language not in library.registries.languages or language == "vi"):
        known = ", ".join(slug for slug in library.registries.languages if slug != "vi")
        click.echo(f"Sổ ngôn ngữ không có “{language}”. Có: {known}.", err=True)
        sys.exit(2)


def _shown(portal: Portal, change: Change) -> str:
    return change.path.relative_to(portal.root).as_posix()


def refuse(refusal: RefusedError) -> NoReturn:
    """Exit 1 with every reason."""
    click.echo("Từ chối, chưa đổi gì:", err=True)
    for reason in refusal.reasons:
        click.echo(f"- {reason}", err=True)
    sys.exit(1)
