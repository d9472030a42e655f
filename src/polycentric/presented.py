"""How an object of the package shows itself: a few lines in a terminal, a table in a notebook, of the same content.

A class says in `presented` what there is to say of it; `repr` and the notebook follow from that.

>>> class Index(Presented):
...     kind, name, label = "power index", "energy", "Primary energy"
...     def presented(self):
...         return {"unit": "tonnes", "caveat": ""}
>>> Index()
power index energy: Primary energy
  unit  tonnes
"""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from polycentric import shown_html
from polycentric.legible import visible

WIDTH = 100


class Presented:
    """What shows itself.

    Attributes
    ----------
    kind : str
        What it is, in a word or two: ``power index``.
    in_lists : tuple of str
        What of `presented` a list of many such things shows beside name and label.
    """

    __slots__ = ()
    kind: ClassVar[str] = ""
    in_lists: ClassVar[tuple[str, ...]] = ()

    def presented(self) -> Mapping[str, object]:
        """Give what is to be said, by a short name each; what is empty isn't shown."""
        raise NotImplementedError

    def headline(self) -> str:
        """Give what stands above it: what it is, its name and its label."""
        name, label = (str(getattr(self, each, "")) for each in ("name", "label"))
        return ": ".join(filter(None, (f"{self.kind} {name}".strip(), label)))

    def __repr__(self) -> str:
        return record(self.headline(), self.presented())

    def _repr_html_(self) -> str:
        return shown_html.record(self.headline(), self.presented())


def record(title: str, fields: Mapping[str, object]) -> str:
    """Write one thing as text: its title, and a line or several for each of what is said of it."""
    given = {name: str(value) for name, value in fields.items() if value not in ("", None)}
    wide = max(map(len, given), default=0)
    lines = [
        textwrap.fill(
            visible(value), WIDTH, initial_indent=f"  {name:{wide}}  ", subsequent_indent=" " * (wide + 4),
            break_on_hyphens=False,
        )
        for name, value in given.items()
    ]  # fmt: skip
    return "\n".join([visible(title), *lines])


def columns(rows: Iterable[Sequence[object]], widest: int = 44) -> list[str]:
    """Write rows of texts as lines whose columns stand below each other; what is too wide ends in an ellipsis."""
    texts = [[cut(visible(str(cell)), widest) for cell in row] for row in rows]
    wide = [max(map(len, column)) for column in zip(*texts, strict=True)] if texts else []
    return [
        "  ".join(f"{cell:{size}}" for cell, size in zip(row, wide, strict=True)).rstrip() for row in texts
    ]  # fmt: skip


def listed(values: Iterable[object]) -> str:
    """Write several words as one text."""
    return ", ".join(str(value).replace("_", " ") if isinstance(value, str) else str(value) for value in values)


def yes_or_no(value: bool) -> str:
    """Write a truth as a word."""
    return "yes" if value else "no"


def cut(text: str, widest: int) -> str:
    """Give a text that ends in an ellipsis where it is too long."""
    return text if len(text) <= widest else f"{text[: widest - 1]}…"
