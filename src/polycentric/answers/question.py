"""What a question is: one public function, which the command line, the report and a notebook all call."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from polycentric.answers.contract import Answer


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes
    ----------
    label : str
        The question in words.
    ask : callable
        The public function that gives the `Answer`; its arguments are the options of the command of the same name.
    name : str
        The file's name; set by the registry.
    """

    label: str
    ask: "Callable[..., Answer]"
    name: str = ""

    def __call__(self, *arguments: Any, **named: Any) -> "Answer":
        """Ask it."""
        return self.ask(*arguments, **named)
