"""Asks a question and delivers the answer: what the body of a command is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from polycentric.cli.options import Output

if TYPE_CHECKING:
    from polycentric.answers.contract import Answer


def answer(question: str, output: Output, places: Sequence[Any] = (), **named: Any) -> "Answer":
    """Ask one of the questions, print or write what it gives, and give it.

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
    from polycentric.cli.write import deliver

    answered = asked_for(question, places, **named)
    if answered.sections or not answered.faults or output.form or output.out:  # what failed whole has nothing to show
        deliver(answered, output)
    return answered


def asked_for(question: str, places: Sequence[Any] = (), **named: Any) -> "Answer":
    """Ask one of the questions; an option that wasn't given is none of its arguments."""
    from polycentric.answers import find

    return find(question).ask(*places, **{name: value for name, value in named.items() if value is not None})


def tell(question: str, places: Sequence[Any] = (), **named: Any) -> None:
    """Ask a question that writes a file of its own, and tell on stderr what it wrote."""
    import click

    from polycentric.cli.write import width

    click.echo(asked_for(question, places, **named).text(width()), nl=False, err=True)


def leave_if_faulty(answered: "Answer") -> None:
    """Say what failed of an answer whose other parts were shown, a line each, and leave with 2."""
    import click

    from polycentric.legible import visible

    for fault in answered.faults:
        click.echo("Error: " + visible(" ".join(fault.split())), err=True)
    if answered.faults:
        click.get_current_context().exit(2)
