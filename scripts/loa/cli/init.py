"""`loa init`: a portal of one's own, in a folder of its own."""

import secrets
import shutil
from datetime import date
from pathlib import Path

import click

from loa.errors import LoaError
from loa.ground.files import write_new
from loa.ground.names import SYSTEM_FILES
from loa.ground.targets import require_outside_portals
from loa.integrations.portal import Portal
from loa.kit.issues import issue_files
from loa.kit.schemas import schema_files
from loa.kit.snippets import snippet_files
from loa.problems import Problem, as_text, errors_in
from loa.scaffold.new_portal import FOLDERS, NewPortal, portal_files
from loa.scaffold.portal_options import AUDIENCES, DEFAULTS, Said, read_options

_QUESTIONS = {
    "name": "Tên của cổng",
    "address": "Địa chỉ trên mạng",
    "province": "Của tỉnh, thành nào",
    "subject": "Nói về việc gì",
}
_LISTS = {
    "agencies": "Cơ quan làm chiến dịch",
    "languages": "Ngôn ngữ khác tiếng Việt (MÃ=TÊN)",
    "audiences": "Nhóm người đọc (TÊN=THƯ-MỤC=VAI-TRÒ)",
    "sections": "Mục gọi tên khác (VAI-TRÒ=THƯ-MỤC)",
}
_SYNTAX = "Nhiều thì cách nhau bằng dấu ;"


class BadOptionsError(LoaError):
    """What was asked for cannot be written; the text names every option and what would be right."""

    exit_code = 2


@click.command(help="Viết một cổng mới vào THƯ-MỤC: mới, hoặc còn trống. Không xóa gì bao giờ.")
@click.argument("folder", metavar="THƯ-MỤC", type=click.Path(path_type=Path))
@click.option("--name", help="Tên của cổng.")
@click.option("--address", help="Địa chỉ trên mạng, ví dụ https://cong.example.vn/")
@click.option("--province", help="Của tỉnh, thành nào, ví dụ “tỉnh Cà Mau”.")
@click.option("--subject", help="Nói về việc gì, ví dụ “phòng, chống đuối nước”.")
@click.option("--agency", "agencies", multiple=True, help="Cơ quan làm chiến dịch; lặp lại được.")
@click.option("--language", "languages", multiple=True, help="MÃ=TÊN, ví dụ “km=Tiếng Khmer”.")
@click.option(
    "--audience", "audiences", multiple=True,
    help="TÊN[=THƯ-MỤC[=VAI-TRÒ]]; vai trò: pupils, teachers, families. Lặp lại được.",
)  # fmt: skip
@click.option(
    "--section", "sections", multiple=True,
    help=f"VAI-TRÒ=THƯ-MỤC cho mục gọi tên khác; vai trò: {', '.join(FOLDERS)}.",
)  # fmt: skip
@click.option("--yes", is_flag=True, help="Không hỏi: điều chưa ghi thì lấy mặc định.")
def init(folder: Path, yes: bool, **given: str | tuple[str, ...] | None) -> None:
    """Ask for what was not said, write everything beside and give it the folder's name."""
    target = require_free(folder)
    said = Said(**{**_words(given, yes), **_lists(given, yes)})  # type: ignore[arg-type]
    new, problems = read_options(said)
    if new is None:
        raise BadOptionsError(as_text(problems))
    write_portal(target, new, date.today())
    click.echo(f"Đã viết cổng “{new.name}” vào {folder}.")
    click.echo(f"Việc đầu tiên: đọc {folder / 'README.md'}. Xem thử: cd {folder}, rồi loa serve.")


def _words(given: dict[str, str | tuple[str, ...] | None], yes: bool) -> dict[str, str]:
    found = {}
    for key, question in _QUESTIONS.items():
        said = given[key]
        if said is None:
            said = DEFAULTS[key] if yes else click.prompt(question, default=DEFAULTS[key])
        found[key] = str(said)
    return found


def _lists(given: dict[str, str | tuple[str, ...] | None], yes: bool) -> dict[str, tuple[str, ...]]:
    found = {}
    for key, question in _LISTS.items():
        said = tuple(given[key] or ())
        default = AUDIENCES if key == "audiences" else ()
        if not said and not yes:
            typed = click.prompt(f"{question}. {_SYNTAX}", default="; ".join(default))
            said = tuple(part.strip() for part in typed.split(";") if part.strip())
        found[key] = said or default
    return found


def require_free(folder: Path) -> Path:
    """The absolute path of a folder that is not there, or holds nothing of anybody's."""
    require_outside_portals(folder)
    target = folder.absolute()
    if target.is_symlink():
        raise _refused(folder, "là một liên kết")
    if target.exists() and not target.is_dir():
        raise _refused(folder, "là một tệp, không phải thư mục")
    if target.is_dir():
        theirs = [one.name for one in target.iterdir() if one.name.lower() not in SYSTEM_FILES]
        if theirs:
            raise _refused(folder, f"đã có “{min(theirs)}” ở trong")
    return target


def _refused(folder: Path, reason: str) -> BadOptionsError:
    message = f"Không viết vào được: {reason}. Chưa ghi và chưa xóa gì."
    hint = "Chọn một thư mục mới, hay còn trống."
    return BadOptionsError(as_text([Problem(str(folder), 1, "init-folder", message, hint)]))


def write_portal(target: Path, new: NewPortal, today: date) -> None:
    """All of it under the target's name, or nothing. Raises LoaError where it would have faults."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name[:40]}.loa-{secrets.token_hex(6)}")
    try:
        # The jobs of forges are left out: they run what only this repository has.
        around = {**issue_files(), **schema_files(), **snippet_files()}
        for uri, text in {**portal_files(new, today), **around}.items():
            path = fresh / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            write_new(path, text)
        errors = errors_in(Portal.load(fresh).problems())
        if errors:
            raise BadOptionsError(
                f"{as_text(errors)}\nChưa viết gì: với tên và lời ấy, cổng mới sẽ có lỗi như trên."
            )
        shutil.rmtree(fresh / ".cache", ignore_errors=True)
        # A folder takes the name of an empty one in one step; elsewhere the empty one goes first.
        try:
            fresh.rename(target)
        except FileExistsError:
            target.rmdir()
            fresh.rename(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
