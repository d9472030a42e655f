"""What an answer is: a title, sentences, tidy rows, tables to read, notes, where it is from, and a picture's record."""

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from polycentric.answers.grids import Grid, Section
from polycentric.errors import CoverageError
from polycentric.version import __version__

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from polycentric.pictures.image import Image
    from polycentric.pictures.sketch import Sketch

Value = TypeVar("Value")


class Answer:
    """The answer to one question, which the report, the command line and a notebook all show.

    Parameters
    ----------
    title : str
        One line that says what this is.
    tidy : Grid
        One observation a row, in base units: what machines get.
    sections : sequence of Section
        What a person reads, in readable units.
    sentences : sequence of str
        The answer in words.
    short_notes : sequence of str, optional
        What `text` shows in place of the notes, where they are too long for a screen.
    notes : sequence of str
        Sources, years, caveats.
    provenance : mapping
        What makes the answer again: version, command, Python line, data versions and hashes.
    sketch : Sketch, optional
        The record that its picture is drawn from.
    faults : sequence of str
        What failed of it, where the rest can be shown: files that did not come, names that mean no state.

    Notes
    -----
    ``tidy``, ``sections``, ``notes`` and ``sketch`` may be given as functions without arguments: each is called once,
    when it is first asked for.
    """

    def __init__(
        self,
        title: str,
        tidy: Grid | Callable[[], Grid],
        sections: Sequence[Section] | Callable[[], Sequence[Section]] = (),
        *,
        sentences: Sequence[str] | Callable[[], Sequence[str]] = (),
        notes: Sequence[str] | Callable[[], Sequence[str]] = (),
        provenance: Mapping[str, Any] | Callable[[], Mapping[str, Any]] | None = None,
        sketch: "Sketch | Callable[[], Sketch] | None" = None,
        faults: Sequence[str] = (),
        short_notes: Sequence[str] | Callable[[], Sequence[str]] | None = None,
    ) -> None:
        self.title = title
        self._tidy, self._sections, self._sentences, self._notes = tidy, sections, sentences, notes
        self._provenance, self._sketch = provenance or {}, sketch
        self._short_notes = short_notes
        self.faults = tuple(faults)
        self.call: Mapping[str, str] = {}

    @functools.cached_property
    def tidy(self) -> Grid:
        """Tidy rows with each column's unit."""
        return _made(self._tidy)

    @functools.cached_property
    def sections(self) -> Sequence[Section]:
        """The tables that a person reads."""
        return tuple(_made(self._sections))

    @functools.cached_property
    def sentences(self) -> Sequence[str]:
        """The answer in words."""
        return tuple(_made(self._sentences))

    @functools.cached_property
    def notes(self) -> Sequence[str]:
        """Sources, years, caveats."""
        return tuple(_made(self._notes))

    @functools.cached_property
    def provenance(self) -> Mapping[str, Any]:
        """What makes the answer again: the version, the command and the line of Python, the data and their hashes."""
        return {"polycentric": __version__, **self.call, **_made(self._provenance)}

    @functools.cached_property
    def table(self) -> "pl.DataFrame":
        """Give the tidy rows as a polars table."""
        import polars as pl

        names = [column.name for column in self.tidy.columns]
        columns = {name: [row.get(name) for row in self.tidy.rows] for name in names}
        return pl.DataFrame(columns, strict=False, infer_schema_length=None)

    def to_pandas(self) -> "pd.DataFrame":
        """Give the tidy rows as a pandas table, which needs no other package."""
        import pandas as pd

        return pd.DataFrame(self.table.to_dict(as_series=False))

    @property
    def units(self) -> dict[str, str]:
        """Give the unit of each column of the table."""
        return {column.name: column.unit for column in self.tidy.columns}

    @property
    def has_picture(self) -> bool:
        """Tell whether there is a picture of it."""
        return self._sketch is not None

    @functools.cached_property
    def sketch(self) -> "Sketch":
        """Give the record that its picture is drawn from.

        Raises
        ------
        CoverageError
            If there is no picture of it.
        """
        if self._sketch is None:
            raise CoverageError(f"There is no picture of this ({self.title}): take its table.")
        return _made(self._sketch)

    def picture(self, *, narrow: bool = False) -> "Image":
        """Draw the answer, for a page or for a phone.

        Raises
        ------
        CoverageError
            If there is no picture of it.
        """
        from polycentric.pictures.image import Image

        return Image(self.sketch.svg(narrow=narrow))

    def text(self, width: int = 80, *, colour: bool = False) -> str:
        """Write the answer for a reader, in lines of so many characters."""
        from polycentric.answers.forms import as_text

        notes = self.notes if self._short_notes is None else tuple(_made(self._short_notes))
        return as_text(self.title, self.sentences, self.sections, notes, width=width, colour=colour)

    def json(self) -> str:
        """Write the tidy rows as JSON, with everything that is known about them."""
        from polycentric.answers.forms import as_json

        return as_json(self.title, self.tidy, self.sentences, self.notes, self.provenance)

    def csv(self) -> str:
        """Write the tidy rows as CSV; a missing value is an empty field."""
        from polycentric.answers.forms import as_csv

        return as_csv(self.tidy)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Answer: {self.title}; .table, .notes, .provenance{', .picture()' if self.has_picture else ''}>"

    def _repr_html_(self) -> str:
        """Show the answer in a notebook."""
        from polycentric.answers.forms import as_html

        return as_html(self.title, self.sentences, self.sections, self.notes, self.provenance)


def _made(part: Value | Callable[[], Value]) -> Value:
    """Give a part as it is, or what makes it gives."""
    return cast("Value", part() if callable(part) else part)
