"""Puts a result where the user wants it: on the screen, or whole into a file."""

import sys
from pathlib import Path

import click

from polycentric.cli.form import FORMS, form_of
from polycentric.cli.options import Output
from polycentric.cli.sheet import Sheet
from polycentric.errors import OutputError


def deliver(sheet: Sheet, output: Output) -> None:
    """Print a sheet, or write it to a file and say so on stderr.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    if output.out is None:
        text = FORMS[output.form or "txt"](sheet, colour=output.form is None and _is_terminal())
    else:
        text = FORMS[form_of(output.form, output.out)](sheet, colour=False)
    print_or_write(text, output.out)


def print_or_write(text: str, out: Path | None) -> None:
    """Print a text, or write it to a file and say so on stderr.

    Raises
    ------
    OutputError
        If the file cannot be written, or there is no screen.
    """
    if out is None:
        _print(text)
        return
    from polycentric.writing import shown, write_text

    write_text(text, out)
    click.echo(f"Wrote {shown(out)}", err=True)


def _print(text: str) -> None:
    """Print a text where there is something to print to."""
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]  # closed by the shell's >&-
        raise OutputError("The result can't be printed, since standard output is closed: name a file with --out.")
    click.echo(text, nl=False)


def _is_terminal() -> bool:
    """Tell a person at a terminal from a pipe or a file."""
    return sys.stdout is not None and sys.stdout.isatty()  # pyright: ignore[reportUnnecessaryComparison]  # as above
