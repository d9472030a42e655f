"""Which options have no use beside which: what a user gives is used, or refused with the reason.

A command lists its rules beside its options. A rule names options, and a cause: a choice that leaves them without use.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

ROWS = ("json", "csv", "parquet")
PICTURE = ("svg",)
ENDINGS = (*ROWS, *PICTURE)


@dataclass(frozen=True)
class Request:
    """What a user typed: each parameter's value, and whether it was given at all."""

    ctx: click.Context

    def value(self, name: str) -> Any:
        """Give a parameter's value; nothing where the command has no such parameter."""
        return self.ctx.params.get(name)

    def given(self, name: str) -> bool:
        """Tell whether a parameter was typed, be it with the value that it has anyway."""
        if isinstance(self._parameter(name), click.Argument) or name == "form":
            return self.value(name) not in (None, ())
        return self.ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE

    def typed(self, name: str) -> str:
        """Write a parameter as it is typed: ``--top``, ``LAYER``, ``--no-history``."""
        if name == "form":
            return f"--{self.value(name)}"
        parameter = self._parameter(name)
        if isinstance(parameter, click.Argument):
            return (parameter.metavar or parameter.human_readable_name).partition("]")[0].strip("[.")
        spelled = parameter.secondary_opts if self.value(name) is False else ()
        return max(spelled or parameter.opts, key=len)

    def form(self) -> str | None:
        """Give the form of the result: the flag's, or the one that the ending of the file names; None is the usual.

        A PNG is a picture as an SVG is.
        """
        if self.value("form") is not None:
            return str(self.value("form"))
        out = self.value("out")
        ending = out.suffix.removeprefix(".").lower() if isinstance(out, Path) else ""
        return "svg" if ending == "png" else ending if ending in ENDINGS else None

    def _parameter(self, name: str) -> click.Parameter:
        """Give the declaration of a parameter."""
        return next(each for each in self.ctx.command.params if each.name == name)


Cause = Callable[[Request], str | None]
"""Says in a phrase, such as "with --svg" or "without --posterior", what leaves an option without use; or None."""


@dataclass(frozen=True)
class Useless:
    """Options that have no use where a cause holds, and why, where it isn't plain."""

    options: Sequence[str]
    cause: Cause
    why: str = ""

    def check(self, request: Request) -> None:
        """Refuse an option that was given and would not be used.

        Raises
        ------
        click.UsageError
            It names the option and the choice that leaves it without use.
        """
        option = next((name for name in self.options if request.given(name)), None)
        cause = self.cause(request) if option is not None else None
        if option is None or cause is None:
            return
        typed, (kind, _, other) = request.typed(option), cause.partition(" ")
        way = f"leave {typed} or {other} out" if kind == "with" else f"add {other}, or leave {typed} out"
        sentence = (
            f"{self.why}: {typed} has no use {cause}; {way}." if self.why else f"{typed} has no use {cause}: {way}."
        )
        raise click.UsageError(sentence[:1].upper() + sentence[1:], request.ctx)


def in_form(*forms: str) -> Cause:
    """Where the result has one of these forms."""

    def cause(request: Request) -> str | None:
        if request.form() not in forms:
            return None
        return f"with {request.typed('form')}" if request.given("form") else f"with --out {request.value('out')}"

    return cause


def on_screen(needed: str = "--csv or --json") -> Cause:
    """Where the result is a table to read."""
    return lambda request: None if request.form() in (*ROWS, *PICTURE) else f"without {needed}"


def without_picture(request: Request) -> str | None:
    """Where no picture is drawn."""
    return None if request.form() in PICTURE else "without --svg"


def given(name: str) -> Cause:
    """Where another parameter is given."""
    return lambda request: f"with {request.typed(name)}" if request.given(name) else None


def absent(name: str, words: str = "") -> Cause:
    """Where another parameter is not given."""
    return lambda request: None if request.given(name) else f"without {words or request.typed(name)}"


def chosen(name: str, *values: object) -> Cause:
    """Where another parameter has one of these values."""
    return lambda request: f"with {_valued(request, name)}" if request.value(name) in values else None


def unless(name: str, *values: object) -> Cause:
    """Where another parameter has none of these values; the first of them is named."""

    def cause(request: Request) -> str | None:
        if request.value(name) in values:
            return None
        return (
            f"without {request.typed(name)} {values[0]}"
            if not request.given(name)
            else f"with {_valued(request, name)}"
        )

    return cause


def both(*causes: Cause) -> Cause:
    """Where all causes hold; the last is named."""

    def cause(request: Request) -> str | None:
        phrases = [each(request) for each in causes]
        return phrases[-1] if all(phrases) else None

    return cause


def _valued(request: Request, name: str) -> str:
    """Write a parameter with its value, a flag alone."""
    value = request.value(name)
    return request.typed(name) if isinstance(value, bool) else f"{request.typed(name)} {value}"
