"""Tells whoever waits what is being done; the command line shows bars, and elsewhere nothing is said."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import Any

Step = Callable[[str], None]
Bar = Callable[[int], AbstractContextManager[Step]]
Watch = Callable[[Any, int], None]
Bytes = Callable[[int], AbstractContextManager[Watch]]
Say = Callable[[str], None]
_BAR: ContextVar[Bar | None] = ContextVar("bar", default=None)
_BYTES: ContextVar[Bytes | None] = ContextVar("bar of bytes", default=None)
_SAY: ContextVar[Say | None] = ContextVar("what is said before", default=None)


@contextmanager
def steps(total: int) -> Generator[Step]:
    """Do work of so many steps; what is given is called with a step's name when the step starts."""
    bar = _BAR.get()
    if bar is None:
        yield _silent
        return
    with bar(total) as step:
        yield step


@contextmanager
def bytes_of(total: int) -> Generator[Watch]:
    """Bring files of so many bytes; what is given is told of a file how many more of its bytes are there."""
    bar = _BYTES.get()
    if bar is None:
        yield _silent
        return
    with bar(total) as watch:
        yield watch


def say(text: str) -> None:
    """Say what is about to be done, where somebody waits for it."""
    said = _SAY.get()
    if said is not None:
        said(text)


@contextmanager
def shown_by(bar: Bar, bar_of_bytes: Bytes, said: Say | None = None) -> Generator[None]:
    """Have progress shown, for as long as this lasts."""
    token, other, third = _BAR.set(bar), _BYTES.set(bar_of_bytes), _SAY.set(said)
    try:
        yield
    finally:
        _BAR.reset(token)
        _BYTES.reset(other)
        _SAY.reset(third)


def _silent(*_: object) -> None:
    """Say nothing."""
