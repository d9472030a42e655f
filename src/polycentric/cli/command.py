"""A command that uses every option it is given, or refuses it; every command of polycentric is one."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import click

from polycentric.cli.surroundings import check_surroundings
from polycentric.cli.uses import Request, Useless, without_picture
from polycentric.renamed import renamed

LARGEST = 2**63 - 1
DRAWN = Useless(["narrow"], without_picture)


class Command(click.Command):
    """A command with rules on which options have no use beside which.

    Whatever command it is: an option with one value is given once, a number is a finite one, and no file that is read
    is written over.
    """

    def __init__(self, *arguments: Any, rules: Sequence[Useless] = (), **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.rules = tuple(rules)

    def make_parser(self, ctx: click.Context) -> Any:
        """Read options as click does, but refuse a second value where click would let the last one win."""
        parser: Any = super().make_parser(ctx)
        for read in {id(each): each for each in (*parser._long_opt.values(), *parser._short_opt.values())}.values():
            _read_once(read, ctx)
        return parser

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options, and check what they mean beside each other."""
        try:
            rest = super().parse_args(ctx, args)
        except click.NoSuchOption as unknown:
            _tell_of_today(self, ctx, unknown.option_name)
            raise
        if not ctx.resilient_parsing:
            check_surroundings()
            _check_numbers(self, ctx)
            for rule in (*self.rules, *([DRAWN] if "narrow" in ctx.params else [])):
                rule.check(Request(ctx))
            self.check(Request(ctx))
            _keep_inputs(ctx)
        return rest

    def check(self, request: Request) -> None:
        """Refuse what the command alone can judge; here nothing."""


def _tell_of_today(command: click.Command, ctx: click.Context, option: str) -> None:
    """Answer an option that the command had once with the one that it has now."""
    today = renamed()["options"].get(option.lstrip("-").replace("-", "_"))
    if today in {each.name for each in command.params}:
        raise click.UsageError(f"{option} is now --{str(today).replace('_', '-')}: see --help for its values.", ctx)


def _read_once(read: Any, ctx: click.Context) -> None:
    """Have an option of the parser refuse a second value; the same flag twice is one flag."""
    if read.action not in {"store", "store_const"}:
        return
    process, typed = read.process, max((*read._long_opts, *read._short_opts), key=len)

    def once(value: Any, state: Any) -> None:
        if read.dest in state.opts and read.dest != "form":
            earlier = state.opts[read.dest]
            if read.action == "store":
                raise click.UsageError(f"{typed} is given twice, {_shown(earlier)} and {_shown(value)}: give one.", ctx)
            if earlier != read.const:
                raise click.UsageError(f"{typed} stands beside its opposite: give one of the two.", ctx)
        process(value, state)

    read.process = once


def _shown(value: Any) -> str:
    """Write a value as it was typed."""
    return f"'{' '.join(map(str, value))}'" if isinstance(value, tuple | list) else f"'{value}'"


def _check_numbers(command: click.Command, ctx: click.Context) -> None:
    """Refuse what is read as a number and is none (nan, inf), and whole numbers that no machine word holds."""
    for parameter in command.params:
        for value in _flat(ctx.params.get(parameter.name or "")):
            if isinstance(value, float) and not math.isfinite(value):
                raise click.BadParameter(f"'{value}' is no number that can be used: give a finite one.", ctx, parameter)
            if isinstance(value, int) and abs(value) > LARGEST:
                raise click.BadParameter(
                    f"{str(value)[:12]}... is too large: the largest is {LARGEST}.", ctx, parameter
                )


def _flat(value: Any) -> Iterator[Any]:
    """Give a value, or those in it."""
    if isinstance(value, tuple | list):
        for each in value:  # pyright: ignore[reportUnknownVariableType]  # whatever click has read
            yield from _flat(each)
    else:
        yield value


def _keep_inputs(ctx: click.Context) -> None:
    """Keep the files that the command reads from being written over, for as long as it runs."""
    from polycentric.cli.inputs import kept

    ctx.with_resource(kept(ctx))
