"""A group of commands that lists when it is called without one."""

import click

from polycentric.cli.command import Command


class ListByDefault(click.Group):
    """A group whose command `list` runs when none is named."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `list` first where the first argument is an option, or nothing."""
        if not args or (args[0].startswith("-") and args[0] not in {"-h", "--help"}):
            args = ["list", *args]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command, or raise with the nearest known name."""
        from polycentric.errors import UnknownNameError

        if cmd_name not in self.commands:
            raise click.UsageError(str(UnknownNameError(f"command of '{self.name}'", cmd_name, self.commands)), ctx)
        return self.commands[cmd_name]
