"""Puts a result where the user wants it: on the screen, or whole into a file."""

import os
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
    """Print a text, or write it to a file and say so on stderr."""
    if out is None:
        click.echo(text, nl=False)
        return
    from polycentric.report.writing import write_text

    check_place(out)
    write_text(text, out)
    click.echo(f"Wrote {out}", err=True)


def check_place(out: Path) -> None:
    """Refuse a place that no file can be written to, before anything is computed for it."""
    if out.is_dir():
        raise OutputError(f"'{out}' is a folder: --out needs the name of a file, such as '{out / 'result.json'}'.")
    if not out.parent.is_dir():
        raise OutputError(f"'{out}' cannot be written: there is no folder '{out.parent}'. Make it, or choose another.")
    if not os.access(out.parent, os.W_OK) or (out.exists() and not os.access(out, os.W_OK)):
        raise OutputError(f"'{out}' cannot be written: you may not write there. Choose another place.")


def _is_terminal() -> bool:
    """Tell a person at a terminal from a pipe or a file."""
    return sys.stdout.isatty()
