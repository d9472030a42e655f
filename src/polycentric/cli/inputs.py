"""The files that a command reads, which no result may be written over."""

import os
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
    from polycentric.writing import check_place, keeping

    out = ctx.params["out"]
    with keeping(_named(ctx), _of_archive(ctx, out), folders=_folders()):
        if isinstance(out, Path):
            check_place(out)
        yield


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


def _folders() -> dict[Path, str]:
    """Give the folders that results are never written into."""
    from polycentric.tables.places import cache_folder

    package = Path(__file__).parents[1]
    return {package: "in the package's own folder", cache_folder(): "in the cache"}


def _of_archive(ctx: click.Context, out: Any) -> dict[Path, str]:
    """Give the files that sources are read from in a mirror; only where the result goes over a file that is there."""
    from polycentric.tables.places import MIRROR_VARIABLE, mirrored

    folders = [ctx.params.get("mirror"), os.environ.get(MIRROR_VARIABLE)]
    mirrors = [Path(folder) for folder in folders if folder]
    if not (mirrors and isinstance(out, Path) and _is_file(out)):
        return {}
    from polycentric.sources import SOURCES

    files = [file for source in SOURCES.values() for file in source.files]
    return {mirrored(file, mirror): "a file of the mirror" for mirror in mirrors for file in files}
