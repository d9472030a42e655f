"""What can be added to tables for statistics."""

from polycentric.answers.asked import question
from polycentric.answers.contract import Answer
from polycentric.answers.parts.table_rows import additions_listed
from polycentric.answers.question import Question


@question
def additions() -> Answer:
    """List what can be added, to which rows, from which source, and the other names that mean it.

    Examples
    --------
    >>> import polycentric as pc
    >>> "nmc" in pc.answers.additions().table["addition"]
    True
    """
    return additions_listed()


QUESTION = Question("What can be added to a table?", additions)
