"""``polycentric sources``: where the numbers come from, on which terms, and what they lack."""

from pathlib import Path
from typing import Any

import click

from polycentric.cli import options, uses
from polycentric.cli.answering import answer
from polycentric.cli.groups import ListByDefault

EXAMPLES = """Where the numbers come from, on which terms, and what they lack.

\b
Examples:
  polycentric sources
  polycentric sources show factbook
  polycentric sources check --json
"""


class ShowNamed(ListByDefault):
    """The group of sources, in which a name that is no command is that of a source, and its record is shown."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `show` first where the first word is a name that leads to a source."""
        from polycentric.answers.elsewhere import kinds_of

        named = bool(args) and args[0] not in self.commands and not args[0].startswith("-") and kinds_of(args[0])
        return super().parse_args(ctx, ["show", *args] if named else args)


@click.group(cls=ShowNamed, name="sources", help=EXAMPLES)
def sources() -> None:
    """Stand for the group."""


@sources.command("list")
@options.output()
def list_(output: options.Output) -> None:
    """List the sources: years, rows, state of the cache; with --json or --csv also licence, terms and citation.

    Example: polycentric sources list --json
    """
    answer("sources", output)


@sources.command()
@click.argument("name")
@options.output()
def show(name: str, output: options.Output) -> None:
    """Show a source's record: publisher, licence, citation, hash.

    Example: polycentric sources show factbook
    """
    answer("source", output, [name])


@sources.command(rules=[uses.Useless(["every"], uses.given("names"), "some are named")])
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--all", "every", is_flag=True, help="Every source; those that are not here are listed as such.")
@click.option("--mirror", type=click.Path(path_type=Path), metavar="DIR",
              help="Check every source, with the files of a mirror folder.")  # fmt: skip
@options.output()
@click.pass_context
def check(ctx: click.Context, names: tuple[str, ...], output: options.Output, **asked: Any) -> None:
    """Check the tables of a source: its files' sha256, every rule of its description, texts without a reading.

    Without a name, of those that ship with the package and those in the cache. Leaves with 1 if a table is damaged or
    breaks a rule, or a source that was named is not here; a gap of the source is listed, and is no fault.

    Example: polycentric sources check --mirror /data/mirror
    """
    if answer("source_checks", output, names, **asked).faults:
        ctx.exit(1)


COMMAND = sources
