"""Opens the world that the options name."""

from typing import TYPE_CHECKING, Any

import click

from polycentric.cli.grids import provenance_of
from polycentric.cli.options import Where

if TYPE_CHECKING:
    import xarray as xr


def open_world(where: Where) -> "xr.Dataset":
    """Load the world, as observed in one year or with the latest of each number; a bloc stays unpooled."""
    if where.carry and where.year is None:
        raise click.UsageError("--carry says how to fill --year: give a year, or leave --carry out.")
    from polycentric.panel.load import load

    if where.year is None:
        return load(where.world)
    return load(where.world, years=where.year, carry=where.carry)


def actors(panel: "xr.Dataset", where: Where) -> "xr.Dataset":
    """Give the world with the bloc as one actor, where one is named."""
    from polycentric.panel.blocs import pool

    return panel if where.bloc is None else pool(panel, where.bloc)


def provenance(ctx: click.Context, where: Where, **more: Any) -> dict[str, Any]:
    """Say what makes a result on a world again: version, command, world, year, sources, hashes."""
    from polycentric.sources import SOURCES

    sources = [name for name, source in SOURCES.items() if source.embedded]
    asked = {"world": where.world, "year": where.year, "numbers": when(where), "bloc": where.bloc}
    return provenance_of(ctx, *sources, **asked, **more)


def when(where: Where) -> str:
    """Say of which years the numbers are."""
    if where.year is None:
        return "latest observation of each number"
    return f"latest observation up to {where.year}" if where.carry else f"as observed in {where.year}"
