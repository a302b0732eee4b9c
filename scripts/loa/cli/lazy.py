"""Groups that load a command when it is asked for: all together take a second and a half."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group with commands named by `import_paths`: "loa.cli.check:check" for `check`."""

    def __init__(self, *arguments: Any, import_paths: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.import_paths = import_paths

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, sorted; nothing is loaded."""
        return sorted({*self.import_paths, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, loaded now."""
        if cmd_name not in self.import_paths:
            return super().get_command(ctx, cmd_name)
        module, _, name = self.import_paths[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command
