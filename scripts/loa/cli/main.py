"""The command line: one group, one module per command. What editors read is Vietnamese."""

import logging

import click

from loa import __version__
from loa.cli.build import build, serve
from loa.cli.calendar import calendar
from loa.cli.check import check
from loa.cli.facts import facts
from loa.cli.handouts import handouts
from loa.cli.media import media
from loa.cli.new import new
from loa.cli.pack import pack
from loa.cli.pack_zim import zim
from loa.cli.reading import reading
from loa.cli.record import record
from loa.cli.translate import translate


@click.group(help="Loa: dựng cổng thông tin từ các trang Markdown.")
@click.version_option(__version__, prog_name="loa")
def main() -> None:
    """Gather the commands; what MkDocs warns of is printed, since a strict build stops for it."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")


translate.add_command(record)
for _command in (
    build,
    calendar,
    check,
    facts,
    handouts,
    media,
    new,
    pack,
    reading,
    serve,
    translate,
):
    main.add_command(_command)
pack.add_command(zim)
