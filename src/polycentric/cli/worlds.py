"""Opens the world that the options name."""

from typing import TYPE_CHECKING, Any

import click

from polycentric.cli.grids import provenance_of
from polycentric.cli.options import Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xarray as xr

    from polycentric.power import PowerIndex
    from polycentric.ties.contract import TieLayer


def open_world(where: Where, measures: "Sequence[PowerIndex | TieLayer]" = ()) -> "xr.Dataset":
    """Load the world, as observed in one year or with the latest of each number; a bloc stays unpooled.

    Of the world `history` only the layers are read that the measures need, or those that it has without being asked.
    """
    _check(where)
    from polycentric.panel.load import load

    years = where.year if where.years is None else where.years
    if where.world == "history":
        return load("history", years=years, carry=where.carry or None, series=_needed(measures))
    if years is None:
        return load(where.world, as_known=where.as_known)
    return load(where.world, years=years, carry=where.carry, as_known=where.as_known)


def _check(where: Where) -> None:
    """Refuse options of the world that mean nothing beside each other, with what to do."""
    first = where.years[0] if where.years else where.year
    if where.year is not None and where.years is not None:
        raise click.UsageError("--year is one year and --years are several: give one of the two.")
    if where.carry and first is None:
        raise click.UsageError("--carry says how to fill a year: give a year, or leave --carry out.")
    if where.as_known is None:
        return
    if where.world == "history":
        raise click.UsageError(
            "World 'history' has no editions to look through: --as-known has no use with --world history; leave one "
            "of them out."
        )
    if first is not None and where.as_known < first:
        option = "--years" if where.years else "--year"
        raise click.UsageError(
            f"In {where.as_known} nothing was known of {first}: give --as-known {first} or later, or an earlier "
            f"{option}."
        )


def _needed(measures: "Sequence[PowerIndex | TieLayer]") -> list[str] | None:
    """Give the variables of the world `history` that some measures need; nothing where none is named."""
    return sorted({name for each in measures for name in each.archive()}) or None


def actors(panel: "xr.Dataset", where: Where) -> "xr.Dataset":
    """Give the world with the bloc as one actor, where one is named."""
    from polycentric.panel.blocs import as_one

    return panel if where.bloc is None else as_one(panel, where.bloc)


def provenance(ctx: click.Context, where: Where, panel: "xr.Dataset | None" = None, **more: Any) -> dict[str, Any]:
    """Say what makes a result on a world again: version, command, world, year, sources, hashes.

    Of the world `history` the sources are those of the panel's variables.
    """
    from polycentric.sources import SOURCES

    sources = [name for name, source in SOURCES.items() if source.embedded]
    if where.world == "history" and panel is not None:
        sources = sorted({str(values.attrs["source_name"]) for values in panel.data_vars.values()})
    parameters: dict[str, Any] = {"world": where.world, "year": where.year, "numbers": when(where), "bloc": where.bloc}
    if where.years is not None:
        parameters |= {"years": list(where.years), "carry": where.carry}
    if where.world == "now":
        parameters |= {"as_known": where.as_known}
        parameters |= {} if panel is None else {"editions": _editions(panel)}
    return provenance_of(ctx, *sources, **parameters, **more)


def when(where: Where) -> str:
    """Say of which years the numbers are, and with whose eyes they are seen."""
    eyes = "" if where.as_known is None else f", as known in {where.as_known}"
    if where.years is not None:
        first, last = where.years
        span = str(first) if first == last else f"{first}-{last}"
        return f"{span}, by the edition of each year{eyes}" if where.carry else f"as observed in {span}{eyes}"
    if where.year is None:
        return ("the last year as observed" if where.world == "history" else "latest observation of each number") + eyes
    return (f"latest observation up to {where.year}" if where.carry else f"as observed in {where.year}") + eyes


def _editions(panel: "xr.Dataset") -> list[int]:
    """Name the editions that a panel's numbers are from."""
    from polycentric.panel.printed import editions_used

    return editions_used(panel)
