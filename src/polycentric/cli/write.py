"""Puts a result where the user wants it: on the screen, or whole into a file."""

import sys
from pathlib import Path

import click

from polycentric.cli.form import FORMS, form_of
from polycentric.cli.options import Output
from polycentric.cli.sheet import Sheet
from polycentric.errors import OutputError
from polycentric.legible import encodable, visible


def deliver(sheet: Sheet, output: Output) -> None:
    """Print a sheet, or write it to a file and say so on stderr.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    if output.out is None and output.form is None:
        _print(FORMS["txt"](sheet, colour=_is_terminal()))
        return
    form = output.form if output.out is None else form_of(output.form, output.out)
    print_or_write(FORMS[form or "txt"](sheet, colour=False), output.out)


def print_or_write(text: str, out: Path | None) -> None:
    """Print a text, or write it to a file and say so on stderr.

    Raises
    ------
    OutputError
        If the file cannot be written, or there is no screen.
    """
    if out is None:
        _check_encoding(text)
        _print(visible(text, keep="\n") if _is_terminal() else text)
        return
    from polycentric.writing import shown, write_text

    write_text(encodable(text), out)
    click.echo(f"Wrote {shown(out)}", err=True)


def _print(text: str) -> None:
    """Print a text where there is something to print to."""
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]  # closed by the shell's >&-
        raise OutputError("The result can't be printed, since standard output is closed: name a file with --out.")
    click.echo(text, nl=False, color=True)  # without it click takes what looks like a colour out of the data


def _check_encoding(text: str) -> None:
    """Refuse to print data in an encoding that lacks some of its characters; a text to read has escapes there.

    Raises
    ------
    OutputError
        It names the first character.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        _ = text.encode(encoding)
    except UnicodeEncodeError as lacking:
        character = ascii(text[lacking.start])
        raise OutputError(
            f"The result holds the character {character}, which the encoding '{encoding}' of standard output lacks: "
            "set PYTHONIOENCODING=utf-8, or name a file with --out."
        ) from None


def _is_terminal() -> bool:
    """Tell a person at a terminal from a pipe or a file."""
    return sys.stdout is not None and sys.stdout.isatty()  # pyright: ignore[reportUnnecessaryComparison]  # as above
