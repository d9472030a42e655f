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
    if where.carry and where.year is None:
        raise click.UsageError("--carry says how to fill --year: give a year, or leave --carry out.")
    from polycentric.panel.load import load

    if where.world == "history":
        return load("history", years=where.year, carry=where.carry or None, series=_needed(measures))
    if where.year is None:
        return load(where.world)
    return load(where.world, years=where.year, carry=where.carry)


def _needed(measures: "Sequence[PowerIndex | TieLayer]") -> list[str] | None:
    """Give the variables of the world `history` that some measures need; nothing where none is named."""
    return sorted({name for each in measures for name in each.archive()}) or None


def actors(panel: "xr.Dataset", where: Where) -> "xr.Dataset":
    """Give the world with the bloc as one actor, where one is named."""
    from polycentric.panel.blocs import pool

    return panel if where.bloc is None else pool(panel, where.bloc)


def provenance(ctx: click.Context, where: Where, panel: "xr.Dataset | None" = None, **more: Any) -> dict[str, Any]:
    """Say what makes a result on a world again: version, command, world, year, sources, hashes.

    Of the world `history` the sources are those of the panel's variables.
    """
    from polycentric.sources import SOURCES

    sources = [name for name, source in SOURCES.items() if source.embedded]
    if where.world == "history" and panel is not None:
        sources = sorted({str(values.attrs["source_name"]) for values in panel.data_vars.values()})
    parameters = {"world": where.world, "year": where.year, "numbers": when(where), "bloc": where.bloc}
    return provenance_of(ctx, *sources, **parameters, **more)


def when(where: Where) -> str:
    """Say of which years the numbers are."""
    if where.year is None:
        return "the last year as observed" if where.world == "history" else "latest observation of each number"
    return f"latest observation up to {where.year}" if where.carry else f"as observed in {where.year}"
