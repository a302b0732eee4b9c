"""Codes of problems on the command line: asked for by name, and listed."""

import click

from loa.codes import catalogue
from loa.ground.wording import say
from loa.printable import printable
from loa.problems import nearest


class CodeList(click.ParamType[frozenset[str]]):
    """Codes with commas between: `broken-link,no-source`."""

    name = "codes"

    def convert(
        self,
        value: str | frozenset[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> frozenset[str]:
        """A usage error for the first code that the catalogue does not have."""
        if isinstance(value, frozenset):
            return value
        codes = [code.strip() for code in value.split(",") if code.strip()]
        if not codes:
            self.fail(say("No code is named."), param, ctx)
        for code in codes:
            if code not in catalogue():
                hint = nearest(code, catalogue()) or say("See all codes: loa check --list")
                self.fail(
                    say("There is no code “{code}”. {hint}", code=printable(code), hint=hint),
                    param,
                    ctx,
                )
        return frozenset(codes)


def show_codes(context: click.Context, _: click.Parameter, is_asked: bool) -> None:
    """Print every code with its title, one a line, and end."""
    if is_asked and not context.resilient_parsing:
        for code in catalogue().values():
            click.echo(f"{code.code}: {code.title}")
        context.exit()
