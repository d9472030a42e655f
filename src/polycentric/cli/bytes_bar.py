"""A bar of bytes on stderr, for a person at a terminal who waits for files."""

import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SMALL = 100_000  # bytes; a smaller file counts in the whole alone, since there may be thousands of them
Watch = Callable[[Any, int], None]


@contextmanager
def bytes_bar(total: int) -> Generator[Watch]:
    """Show how much of so many bytes has come, in all and for each file on its way.

    What is given is told of a file how many more of its bytes are there; any thread may tell.
    """
    if sys.stderr is None or not sys.stderr.isatty():  # pyright: ignore[reportUnnecessaryComparison]  # None where closed
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        everything = bar.add_task("all files", total=total)
        tasks, left, lock = dict[str, TaskID](), dict[str, int](), threading.Lock()

        def watch(file: Any, count: int) -> None:
            with lock:
                bar.advance(everything, count)
                if file.size < SMALL:
                    return
                if file.path not in tasks:
                    tasks[file.path] = bar.add_task(Path(file.path).name, total=file.size)
                    left[file.path] = file.size
                left[file.path] -= count
                bar.advance(tasks[file.path], count)
                if left[file.path] <= 0:
                    bar.remove_task(tasks.pop(file.path))

        yield watch


def _silent(file: Any, count: int) -> None:
    """Say nothing."""
