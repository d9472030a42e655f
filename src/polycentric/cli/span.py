"""The option ``--years``: one year, or the first and the last, written as 1816-2022."""

import re
from collections.abc import Callable
from typing import Any

import click

Command = Callable[..., Any]
Years = tuple[int, int]


class YearsType(click.ParamType):
    """A year, or two with a dash."""

    name = "years"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Years:
        """Read the years."""
        if isinstance(value, tuple):
            return value
        match = re.fullmatch(r"\s*(\d{4})(?:\s*[-–:]\s*(\d{4}))?\s*", str(value))
        several = re.fullmatch(r"\s*(\d{4})\s*,(?:.*,)?\s*(\d{4})\s*", str(value))
        if several is not None and several[1] < several[2]:
            self.fail(f"'{value}' is no span of years: write {several[1]}-{several[2]} for all of them, or ask for one "
                      "year at a time.", param, ctx)  # fmt: skip
        if match is None:
            self.fail(f"'{value}' is no span of years: write 1816-2022, or one year.", param, ctx)
        first, last = int(match[1]), int(match[2] or match[1])
        if first == 0:
            self.fail(f"'{value}' holds the year 0, and there is none: write 1816-2022, or one year.", param, ctx)
        if first > last:
            self.fail(f"'{value}' ends before it begins: write {last}-{first}.", param, ctx)
        return first, last


def years(default: str, text: str) -> Any:
    """Add the option; its value is the first and the last year."""

    def add(command: Command) -> Command:
        option = click.option(
            "--years", type=YearsType(), default=default, show_default=True, metavar="FROM-TO", help=text
        )
        return option(command)

    return add
