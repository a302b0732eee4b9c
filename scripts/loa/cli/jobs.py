"""How many processes make files, or which cluster: the same options for every command."""

import click

from loa.ground.wording import say

JOBS = click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help=say("How many processes make files at once. By default one for each core."),
)
CLUSTER = click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help=say(
        "Address of a Dask cluster that makes files instead of this machine, for "
        "example tcp://10.0.0.5:8786."
    ),
)
