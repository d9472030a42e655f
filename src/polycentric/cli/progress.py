"""A progress bar on stderr, for a person at a terminal and for work of more than two seconds."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from polycentric.legible import visible

Step = Callable[[str], None]


@contextmanager
def steps(total: int) -> Generator[Step]:
    """Show a bar of so many steps; what is given is called with a step's name when the step starts."""
    if sys.stderr is None or not sys.stderr.isatty():  # pyright: ignore[reportUnnecessaryComparison]  # None where closed
        yield _silent
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        started = [0]

        def step(name: str) -> None:
            bar.update(task, description=escape(visible(name)), completed=started[0])
            started[0] += 1

        yield step


def _silent(name: str) -> None:
    """Say nothing."""
