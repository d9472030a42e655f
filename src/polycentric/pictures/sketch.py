"""What a picture is drawn from, and what draws it: an answer holds one, a face draws it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sketch:
    """A record, and the function that draws it.

    Attributes
    ----------
    record : object
        All that the picture shows, as a frozen record.
    draw : callable
        The record and whether to draw for a phone in, a whole SVG document out; the same for the same record.
    """

    record: Any
    draw: Callable[[Any, bool], str]

    def svg(self, *, narrow: bool = False) -> str:
        """Draw it, for a page or for a phone."""
        return self.draw(self.record, narrow)
