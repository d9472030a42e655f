"""Finds the commands, runs one, and turns every error into a line and an exit code."""

import errno
import os
import shlex
import shutil
import signal
import sys
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import click

from polycentric.cli import commands
from polycentric.errors import (
    BrokenEntryWarning,
    ManyFaultsError,
    PolycentricError,
    PolycentricWarning,
    UnknownNameError,
)
from polycentric.legible import encodable, visible
from polycentric.registry import Registry, collect
from polycentric.version import __version__

USER_MISTAKE, BUG, INTERRUPTED = 2, 1, 130
# What a machine refuses and no program can help: room, rights, limits, failing hardware.
SURROUNDINGS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.ENAMETOOLONG, errno.EMFILE,
                errno.ENFILE, errno.EACCES, errno.EPERM, errno.ENOMEM, errno.EBADF, errno.ELOOP}  # fmt: skip
# Commands that answer under another name too, with what they stand for.
ALIASES: Mapping[str, Sequence[str]] = {
    "blocs": ("camps",), "network": ("ties", "--table", "network"), "poles": ("polarity",),
    "source": ("sources", "show"),
}  # fmt: skip
HELP = """How many centres of power the world has, who they are, and how they are tied.

Every result names its definition, its source and the year of each number; what a source does not say is missing,
never zero. The built-in world 'now' needs no network.

\b
Examples:
  polycentric report
  polycentric power output_ppp --top 10
  polycentric polarity --as-one EU
"""


class Commands(click.Group):
    """A group whose commands are the files of `polycentric.cli.commands`, and which remembers how it was called."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:
        """Keep the command as typed, since every result says how it is made again."""
        typed = encodable(shlex.join(["polycentric", *args]))
        context = super().make_context(info_name, args, *rest, **extra)
        context.obj = typed
        return context

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; questions are told how it was typed, and their progress is shown."""
        from polycentric.answers import asked, progress
        from polycentric.cli.bytes_bar import bytes_bar
        from polycentric.cli.progress import steps

        with asked.typed(ctx.obj), progress.shown_by(steps, bytes_bar, _say):
            try:
                return super().invoke(ctx)
            except asked.QuestionError as mistake:  # a question's arguments are a command's options
                raise click.UsageError(str(mistake), ctx) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, under another name that it has too."""
        return super().resolve_command(ctx, [*ALIASES.get(args[0], args[:1]), *args[1:]] if args else args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands' names."""
        return list(collect_commands())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command, or raise with the nearest known name."""
        try:
            return collect_commands()[cmd_name]
        except UnknownNameError as unknown:
            raise click.UsageError(str(unknown), ctx) from None


def collect_commands() -> Registry[click.Command]:
    """Collect the commands by file name; an underscore there is a hyphen here."""
    return collect(commands, "COMMAND", "command", click.Command, name=lambda file: file.replace("_", "-"))


@click.group(
    cls=Commands,
    help=HELP,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="polycentric")
@click.pass_context
def polycentric(ctx: click.Context) -> None:
    """Show the help where no command is named."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code: 0, 2 for a user's mistake, 1 for a bug."""
    signal.signal(signal.SIGTERM, _terminate)
    warnings.showwarning = _warn
    _escape_what_has_no_code()
    try:
        code = polycentric.main(arguments, prog_name="polycentric", standalone_mode=False) or 0
        _flush()
    except (PolycentricError, click.ClickException) as mistake:
        code = _complain(mistake)
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        code = _close_quietly(0)
    except OSError as fault:
        code = _blame_the_surroundings(fault) if fault.errno in SURROUNDINGS else _own_up(fault)
    except MemoryError:
        code = _complain(
            click.ClickException("There is not enough memory for this: ask for fewer years, states or draws.")
        )
    except Exception as bug:  # the last net: a traceback tells a user nothing
        code = _own_up(bug)
    except BaseException as panic:  # what a library written in Rust raises is no Exception
        if type(panic).__name__ != "PanicException":
            raise
        code = _own_up(panic)
    sys.exit(code)


def _escape_what_has_no_code() -> None:
    """Have what the encoding of a stream lacks printed as an escape, in place of a failure."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # pyright: ignore[reportAttributeAccessIssue,reportUnknownMemberType]  # asked above


def _say(text: str) -> None:
    """Print what is about to be done, beside the result."""
    click.echo(_in_a_line(text), err=True)


def _warn(message: Warning | str, category: type[Warning], *_place: Any, **_more: Any) -> None:
    """Print a note or a warning of ours in one line; others' libraries warn only where a bug is looked for."""
    if issubclass(category, PolycentricWarning | BrokenEntryWarning) or os.environ.get("POLYCENTRIC_DEBUG"):
        lead = "Note: " if issubclass(category, PolycentricWarning) else "Warning: "
        click.echo(_folded(lead + _in_a_line(message)), err=True)


def _terminate(number: int, frame: object) -> NoReturn:
    """Leave in order when told to end, so that no half-written file stays."""
    sys.exit(128 + number)


def _complain(mistake: PolycentricError | click.ClickException) -> int:
    """Print a mistake alone, in one line; all that is wrong with a user's file in a line each."""
    text = mistake.format_message() if isinstance(mistake, click.ClickException) else str(mistake)
    lines = text.splitlines() if isinstance(mistake, ManyFaultsError) else [text]
    shown = [("  " if line.startswith("  ") else "") + _in_a_line(line) for line in lines]
    click.echo("\n".join(map(_folded, ("Error: " + "\n".join(shown)).split("\n"))), err=True)
    return USER_MISTAKE


def _folded(line: str) -> str:
    """Fold a line at the width of the terminal; into a file or a pipe it stays one, for programs that read it."""
    from polycentric.answers.columns import paragraph

    if sys.stderr is None or not sys.stderr.isatty():  # pyright: ignore[reportUnnecessaryComparison]  # closed by 2>&-
        return line
    indent = line[: len(line) - len(line.lstrip())]
    return paragraph(line, shutil.get_terminal_size().columns, f"{indent}  ")


def _in_a_line(message: object) -> str:
    """Write a message in one line that steers no terminal."""
    return visible(" ".join(str(message).split()))


def _own_up(bug: BaseException) -> int:
    """Say that it is our bug, in one line; with POLYCENTRIC_DEBUG set, with the traceback."""
    if os.environ.get("POLYCENTRIC_DEBUG"):
        raise bug
    what = _in_a_line(f"{type(bug).__name__}: {bug}")
    click.echo(
        f"This is a bug in polycentric {__version__}, not a mistake of yours: {what} "
        f"Please report it with the command; POLYCENTRIC_DEBUG=1 shows where it happened.",
        err=True,
    )
    return BUG


def _flush() -> None:
    """Write out what is printed, while a failure can still be told; closed output holds nothing."""
    if sys.stdout is not None:  # pyright: ignore[reportUnnecessaryComparison]
        sys.stdout.flush()


def _blame_the_surroundings(fault: OSError) -> int:
    """Say in one line that the machine refused something: a full disk, a right, a limit."""
    where = f": '{fault.filename}'" if fault.filename else " where the result should go"
    _complain(click.ClickException(f"{fault.strerror}{where}. Make room or choose another place, then run it again."))
    return _close_quietly(USER_MISTAKE)


def _close_quietly(code: int) -> int:
    """Leave in peace when nothing more can be printed: a reader such as `head` has enough, or a disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return code
