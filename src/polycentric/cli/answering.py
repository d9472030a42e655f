"""Asks a question and delivers the answer: what the body of a command is."""

from collections.abc import Sequence
from typing import Any

from polycentric.cli.options import Output


def answer(question: str, output: Output, places: Sequence[Any] = (), **named: Any) -> None:
    """Ask one of the questions, and print or write what it gives.

    Parameters
    ----------
    question : str
        Its name.
    output : Output
        The form and the place.
    places : sequence
        Arguments by place.
    **named : object
        The options, under the names of the question's arguments; None where one wasn't given.
    """
    from polycentric.answers import find
    from polycentric.cli.write import deliver

    given = {name: value for name, value in named.items() if value is not None}
    deliver(find(question).ask(*places, **given), output)
