"""One public function for each question; each gives an `Answer` that every face shows.

::

    import polycentric as pc

    answer = pc.answers.power("output_ppp", top=10)
    answer                 # in a notebook: words, tables, notes
    answer.table           # tidy rows, a polars table
    answer.picture()       # SVG; .save("power.svg")
    answer.to_pandas()     # the same for pandas
    answer.provenance      # data versions, hashes, and the command that makes it again

Most questions also take where to look (`Place`: ``world``, ``year``, ``years``, ``carry``, ``as_known``, ``as_one``),
and with a file of your own (``added="ships.csv"``) how it is read (`OwnFile`): ``help(pc.answers.Place)`` says more.

``polycentric.answers.QUESTIONS`` is the dict of all.
"""

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Any

from polycentric.answers import questions as _folder

if TYPE_CHECKING:
    from polycentric.answers.question import Question
    from polycentric.registry import Registry


__all__ = ["QUESTIONS", "Answer", "find"]  # pyright: ignore[reportUnsupportedDunderAll]  # given when asked for


# What questions take besides their own arguments, for who reads their help.
_KINDS = {"Place": "polycentric.answers.where", "OwnFile": "polycentric.answers.own"}


@cache
def _questions() -> "Registry[Question]":
    """Collect the questions by file name."""
    from polycentric.answers.question import Question
    from polycentric.registry import collect

    return collect(_folder, "QUESTION", "question", Question)


def find(name: str) -> "Question":
    """Give one question, reading its file alone.

    Parameters
    ----------
    name : str

    Raises
    ------
    UnknownNameError
        If there is none of that name; it names the nearest.

    Examples
    --------
    >>> find("power").label
    'What does each state have?'
    """
    if name not in _names():
        return _questions()[name]
    from polycentric.answers.question import Question

    entry = importlib.import_module(f"{_folder.__name__}.{name}").QUESTION
    return entry if isinstance(entry, Question) else _questions()[name]


@cache
def _names() -> tuple[str, ...]:
    """Name the questions."""
    return tuple(info.name for info in pkgutil.iter_modules(_folder.__path__))


def __getattr__(name: str) -> Any:
    """Give a question's function when it is first asked for, so that starting stays fast."""
    if name == "QUESTIONS":
        return _questions()
    if name in _KINDS:
        return getattr(importlib.import_module(_KINDS[name]), name)
    if name == "Answer":
        return importlib.import_module("polycentric.answers.contract").Answer
    if name in _names():
        return find(name).ask
    raise AttributeError(f"module 'polycentric.answers' has no attribute '{name}'; it has {', '.join(_names())}")


def __dir__() -> list[str]:
    """List the questions."""
    return sorted(["Answer", "QUESTIONS", "find", *_KINDS, *_names()])
