"""How many processes make files, or which cluster: the same options for every command."""

import click

JOBS = click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Số tiến trình làm tệp cùng lúc. Không ghi thì bằng số nhân của máy.",
)
CLUSTER = click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help="Địa chỉ cụm máy Dask làm tệp thay máy này, ví dụ tcp://10.0.0.5:8786.",
)
