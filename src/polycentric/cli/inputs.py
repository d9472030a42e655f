"""The files that a command reads, which no result may be written over."""

import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

PLACES = ("out",)


@contextmanager
def kept(ctx: click.Context) -> Generator[None]:
    """Refuse to write over any file that the command was told to read, or into the cache, while it runs.

    Raises
    ------
    OutputError
        At once, if the place of the result is one of them.
    """
    if "out" not in ctx.params:
        yield
        return
    from polycentric.answers.places_kept import files_of_mirrors, folders
    from polycentric.writing import check_place, keeping

    out = ctx.params["out"]
    mirrored = files_of_mirrors(ctx.params.get("mirror")) if isinstance(out, Path) and _is_file(out) else {}
    with keeping(_named(ctx), mirrored, folders=folders()):
        if isinstance(out, Path) and not _makes_folder(ctx):
            check_place(out)
        yield


def _makes_folder(ctx: click.Context) -> bool:
    """Tell whether the place of the result is a folder, which the question checks."""
    from polycentric.cli.options import FolderType

    return any(each.name in PLACES and isinstance(each.type, FolderType) for each in ctx.command.params)


def _named(ctx: click.Context) -> dict[Path, str]:
    """Give the files that options and arguments name, each with the option; a text may name one among other words."""
    named: dict[Path, str] = {}
    for parameter in ctx.command.params:
        if parameter.name in PLACES:
            continue
        for text in _texts(ctx.params.get(parameter.name or "")):
            for part in {text, *re.split(r"[,:=]", text)}:
                path = Path(part)
                if part and "\0" not in part and _is_file(path):
                    named[path] = f"read by {parameter.get_error_hint(ctx)}"
    return named


def _texts(value: Any) -> Iterator[str]:
    """Give the texts and paths in a value."""
    if isinstance(value, tuple | list):
        for each in value:  # pyright: ignore[reportUnknownVariableType]  # whatever click has read
            yield from _texts(each)
    elif isinstance(value, str | Path):
        yield str(value)


def _is_file(path: Path) -> bool:
    """Tell a file from what can't be one."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
