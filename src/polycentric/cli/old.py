"""For commands that compute by themselves still: what they were handed before questions had a room of their own."""

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from polycentric.answers import asked, own, provenance, where
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Grid, Section
from polycentric.answers.own import OwnFile
from polycentric.answers.where import Where
from polycentric.cli import options
from polycentric.errors import OutputError

if TYPE_CHECKING:
    import xarray as xr

PLACE = ("world", "year", "years", "carry", "as_known", "as_one")
OWN = tuple(OwnFile.__annotations__)


class _Drawn:
    """A picture that is drawn already."""

    def __init__(self, text: str) -> None:
        self.text = text

    def svg(self, *, narrow: bool = False) -> str:
        """Give it, as it was drawn for a page."""
        if narrow:
            raise OutputError("This picture is drawn for a page alone: leave --narrow out.")
        return self.text


def Sheet(  # as the class was called
    title: str,
    tidy: Grid,
    read: Sequence[Section],
    notes: Sequence[str] = (),
    provenance: Mapping[str, Any] | None = None,
    picture: str | None = None,
) -> Answer:
    """Make an answer of what a command has computed."""
    sketch: Any = None if picture is None else _Drawn(picture)
    answer = Answer(title, tidy, read, notes=notes, provenance=provenance, sketch=sketch)
    answer.call = asked.call()
    return answer


def provenance_of(_ctx: click.Context, *sources: str, **more: Any) -> dict[str, Any]:
    """Say what makes a result again."""
    return provenance.provenance_of(*sources, **more)


def provenance_at(_ctx: click.Context, at: Where, panel: "xr.Dataset | None" = None, **more: Any) -> dict[str, Any]:
    """Say what makes a result on a world again."""
    return where.provenance(at, panel, **more)


def world(command: Any) -> Any:
    """Add the choice of the world, as the argument `where`."""
    return _gathered(options.world(command))


def world_without_bloc(command: Any) -> Any:
    """Add the choice of the world without a bloc, as the argument `where`."""
    return _gathered(options.world_without_bloc(command))


def _gathered(command: Any) -> Any:
    @functools.wraps(command)
    def gathering(*arguments: Any, **values: Any) -> Any:
        place: Any = {name: values.pop(name) for name in PLACE if name in values}
        return command(*arguments, **values, where=where.where_of(place))

    return gathering


def reading(files: str, named: str) -> Any:
    """Add how a user's own files are read, as the argument `reading`."""

    def decorate(command: Any) -> Any:
        @functools.wraps(command)
        def gathering(*arguments: Any, **values: Any) -> Any:
            given: Any = {name: values.pop(name) for name in OWN}
            made = own.reading_of(given, values[files], named.removeprefix("--"))
            return command(*arguments, **values, reading=made)

        return options.own(gathering)

    return decorate


def top(default: int) -> Any:
    """Add the number of rows that a person sees."""
    return click.option(
        "--top", type=click.IntRange(min=1), default=default, show_default=True, metavar="N", help="Rows of the table."
    )


def drawn(name: str, at: Where, indices: Any = None) -> str:
    """Draw one of the report's pictures."""
    from polycentric.answers.parts.world_pictures import sketch_of

    return sketch_of(name, at, indices).svg(narrow=bool(click.get_current_context().params.get("narrow")))
