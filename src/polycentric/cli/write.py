"""Puts a result where the user wants it: on the screen, or whole into a file."""

import codecs
import io
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from polycentric.answers.contract import Answer
from polycentric.cli.options import Output
from polycentric.errors import OutputError
from polycentric.legible import encodable, visible

if TYPE_CHECKING:
    from polycentric.pictures.image import Image

FORMS = ("txt", "json", "csv", "svg", "png", "parquet")
LEAST, UNBROKEN = 40, 100_000


def deliver(answer: Answer, output: Output) -> None:
    """Print an answer, or write it to a file and say so on stderr.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    form = output.form if output.out is None else form_of(output.form, output.out)
    if form in (None, "txt"):
        text = answer.text(width(), colour=output.out is None and _is_terminal())
        print_or_write(text, output.out, data=False)
        return
    if form == "png" and output.out is not None:
        _write_png(answer, output)
        return
    if form == "parquet" and output.out is not None:
        _write_parquet(answer, output.out)
        return
    print_or_write({"json": answer.json, "csv": answer.csv, "svg": lambda: _drawn(answer, output)}[form](), output.out)


def form_of(form: str | None, out: Path) -> str:
    """Give the form asked for, or the one that the file's ending names."""
    ending = out.suffix.removeprefix(".").lower()
    if form is not None:
        if ending in FORMS and ending != form:
            raise OutputError(
                f"'{out}' ends in .{ending}, and --{form} asks for another form: leave --{form} out, or end the name "
                f"with .{form}."
            )
        return form
    if ending in FORMS:
        return ending
    known = ", ".join(f".{name}" for name in FORMS)
    raise OutputError(f"'{out}' doesn't say its form: end the name with one of {known}, or add --json, --csv or --svg.")


def width() -> int:
    """Give the width of the terminal, or what COLUMNS says; into a file or a pipe lines are as long as they are."""
    if _is_terminal() or os.environ.get("COLUMNS", "").isdecimal():
        return max(shutil.get_terminal_size().columns, LEAST)
    return UNBROKEN


def _write_parquet(answer: Answer, out: Path) -> None:
    """Write the rows as a Parquet file and say so on stderr."""
    from polycentric.writing import shown, write_whole

    write_whole(out, lambda draft: answer.table.write_parquet(draft))
    click.echo(f"Wrote {shown(out)}", err=True)


def _write_png(answer: Answer, output: Output) -> None:
    """Write the answer's picture as a PNG file and say so on stderr."""
    from polycentric.writing import shown

    if output.out is not None:
        click.echo(f"Wrote {shown(_picture(answer, output).save(output.out))}", err=True)


def _drawn(answer: Answer, output: Output) -> str:
    """Draw the answer's picture."""
    return _picture(answer, output).svg


def _picture(answer: Answer, output: Output) -> "Image":
    """Draw the answer's picture, or say that there is none."""
    if not answer.has_picture:
        raise OutputError("There is no picture of this: choose --json or --csv.")
    return answer.picture(narrow=output.narrow)


def print_or_write(text: str, out: Path | None, *, data: bool = True) -> None:
    """Print a text, or write it to a file and say so on stderr; of data, an encoding must hold every character.

    Raises
    ------
    OutputError
        If the file cannot be written, or there is no screen.
    """
    if out is None:
        if data:
            _check_encoding(text)
        _print(visible(text, keep="\n") if data and _is_terminal() else text)
        return
    from polycentric.writing import shown, write_text

    write_text(encodable(text), out)
    click.echo(f"Wrote {shown(out)}", err=True)


def _print(text: str) -> None:
    """Print a text where there is something to print to."""
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]  # closed by the shell's >&-
        raise OutputError("The result can't be printed, since standard output is closed: name a file with --out.")
    if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):
        _print_unbuffered(text)
        return
    click.echo(text, nl=False, color=True)  # without it click takes what looks like a colour out of the data


def _print_unbuffered(text: str) -> None:
    """Print to a stream without a buffer, which takes a part at a time and says how much."""
    stream = cast("io.RawIOBase", sys.stdout.buffer)
    left = memoryview(text.encode(_encoding(), sys.stdout.errors or "strict"))
    while left:
        left = left[stream.write(left) or 0 :]


def _encoding() -> str:
    """Name standard output's encoding; a stream that nobody has set up says ASCII and takes UTF-8, as for click."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return "utf-8" if codecs.lookup(encoding).name == "ascii" else encoding


def _check_encoding(text: str) -> None:
    """Refuse to print data in an encoding that lacks some of its characters; a text to read has escapes there.

    Raises
    ------
    OutputError
        It names the first character.
    """
    encoding = _encoding()
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
