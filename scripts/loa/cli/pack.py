"""`loa pack`: the portal on a stick, and whether a stick is still whole."""

import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

import click

from loa import __version__
from loa.artifacts import sha256_of
from loa.cli.root import find_root
from loa.integrations.calendar import site_of
from loa.integrations.portal import Portal
from loa.integrations.site import BuildRefusedError, build_site
from loa.integrations.theme import url_of
from loa.packs.archive import write_zip
from loa.packs.bag import DATA
from loa.packs.contents import Content, Label, Payload, human_size, size_of
from loa.packs.image import ImageToolsMissingError, find_tools, write_image
from loa.packs.payload import PROVENANCE, offline_payload, provenance_page, site_files
from loa.packs.picture import steps_picture
from loa.packs.plan import Plan, plan_pack
from loa.packs.profiles import DEFAULT_PROFILE, Profile, load_profiles
from loa.packs.root_files import CHECK, OPEN, PICTURE, check_page, first_name, first_text, open_page
from loa.packs.stick import check_payload, check_space, write_stick
from loa.packs.verify import verify
from loa.problems import Problem, as_text, errors_in, nearest

# MkDocs calls a link to another language's .html file lost; the pack checks every link itself.
_OWN_LINK_CHECK = {"links": {"not_found": "info"}, "nav": {"omitted_files": "ignore"}}


@click.group(help="Bản sao của cổng trên USB, mở được khi không có mạng.")
def pack() -> None:
    """Gather the commands about packs."""


@pack.command(help="Ghi cổng ra USB, thư mục, tệp .zip hay ảnh đĩa .img.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="Thư mục, USB, tệp .zip hay .img nhận bản sao. Tệp khác trên USB không bị đụng đến.",
)
@click.option(
    "--profile", "name", default=DEFAULT_PROFILE, show_default=True,
    help="Loại bản, theo docs/_data/packs.yml.",
)  # fmt: skip
def usb(out: Path, name: str) -> None:
    """Build offline, choose by the profile, say what is left out, check, and only then write."""
    root = find_root()
    if out.suffix == ".img":
        _require_image_tools()
    portal = Portal.load(root)
    profile = _profile(portal, name)
    site = root / ".cache" / "loa" / "offline"
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        build_site(root, site, use_directory_urls=False, validation=_OWN_LINK_CHECK)
    except BuildRefusedError as refusal:
        _refuse(str(refusal))
    label = _label(portal, profile)
    payload, plan = _payload(portal, profile, label, site)
    click.echo(f"{profile.name}: {len(payload)} tệp, {human_size(_weight(payload))}.")
    for reason in plan.left_out:
        click.echo(f"  Không đưa vào: {reason}.")
    is_file = out.suffix in (".zip", ".img")
    # A file is made from a folder beside it, so that for a while there are two copies.
    if shortage := check_space(out.parent if is_file else out, payload, 2 if is_file else 1):
        _refuse(shortage)
    lines = portal.library.registries.published_helplines

    def root_files(folder: str, hashes: Mapping[str, str]) -> Mapping[str, bytes]:
        made = {
            first_name(lines): first_text(label, lines),
            PICTURE: steps_picture(),
            OPEN: open_page(label, lines, f"{folder}/{DATA}/index.html"),
        }
        known = {f"{folder}/{path}": proof for path, proof in hashes.items()}
        known |= {name: sha256_of(data) for name, data in made.items()}
        return {**made, CHECK: check_page(label, folder, known)}

    if not is_file:
        write_stick(out, payload, label, root_files)
        click.echo(f"Đã ghi xong. Mở {out / OPEN} để xem.")
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".loa-") as folder:
        write_stick(Path(folder), payload, label, root_files)
        if out.suffix == ".zip":
            write_zip(Path(folder), out, label.sequence)
        else:
            write_image(Path(folder), out, label.sequence, label.sequence)
    click.echo(f"Đã ghi xong: {out}, {human_size(out.stat().st_size)}.")


@pack.command("verify", help="Xem một USB hay thư mục còn nguyên như lúc làm không.")
@click.argument("path", type=click.Path(path_type=Path, exists=True, file_okay=False))
def verify_pack(path: Path) -> None:
    """Name what is damaged; exit 0 when all is whole, 1 when not."""
    report = verify(path)
    for damage in report.damages:
        click.echo(str(damage), err=True)
    if report.damages:
        _refuse(f"{len(report.damages)} tệp có vấn đề trong {report.checked} tệp đã xem.")
    click.echo(f"{report.checked} tệp đều nguyên vẹn.")


def _require_image_tools() -> None:
    try:
        find_tools()
    except ImageToolsMissingError as missing:
        _refuse(str(missing))


def _profile(portal: Portal, name: str) -> Profile:
    profiles, problems = load_profiles(portal.library.docs_dir, portal.library.registries)
    _refuse_problems(problems)
    if name not in profiles:
        _refuse(f"Không có loại bản “{name}”. {nearest(name, profiles)}")
    return profiles[name]


def _payload(portal: Portal, profile: Profile, label: Label, site: Path) -> tuple[Payload, Plan]:
    files = site_files(site)
    places = {page.src_uri: url_of(page, False) for page in portal.library.published}
    artifacts = portal.make_artifacts([])
    plan = plan_pack(files, portal.library, places, artifacts, profile)
    if isinstance(plan, str):
        _refuse(plan)
    pages, problems = offline_payload(files, plan.chosen, label, site_of(portal.root).url)
    provenance = provenance_page(pages, label, plan.left_out)
    payload: dict[str, Content] = {**pages, PROVENANCE: provenance}
    _refuse_problems([*problems, *check_payload(payload)])
    return payload, plan


def _label(portal: Portal, profile: Profile) -> Label:
    made_on = portal.built_at.date()
    return Label(
        profile=profile.id,
        profile_name=profile.name,
        site_name=site_of(portal.root).name,
        made_on=made_on,
        valid_until=made_on + timedelta(days=profile.valid_days),
        sequence=int(portal.built_at.timestamp()),
        commit=_commit(portal.root),
        tools=(
            ("loa", __version__),
            ("MkDocs", version("mkdocs")),
            ("Python", platform.python_version()),
        ),
    )


def _commit(root: Path) -> str:
    command = ["git", "-C", str(root), "rev-parse", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _weight(payload: Payload) -> int:
    return sum(size_of(content) for content in payload.values())


def _refuse_problems(problems: list[Problem]) -> None:
    if errors := errors_in(problems):
        _refuse(f"{as_text(errors)}\n{len(errors)} lỗi, chưa ghi gì.")


def _refuse(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(1)
