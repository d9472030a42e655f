"""Draws one of the report's pictures for a command."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from polycentric.cli.options import Where

if TYPE_CHECKING:
    from polycentric.power.contract import PowerIndex


def drawn(name: str, where: Where, indices: "Mapping[str, PowerIndex] | None" = None) -> str:
    """Give one of the report's pictures as SVG.

    Parameters
    ----------
    name : str
        The picture.
    where : Where
        The world; a bloc can't be chosen, since the pictures show it both ways.
    indices : mapping, optional
        The power indices that it shows; all without it.
    """
    from polycentric.cli.progress import steps
    from polycentric.cli.worlds import open_world
    from polycentric.report import collect, draw

    if where.bloc is not None:
        raise click.UsageError("The picture shows the EU both ways, as single states and as one: leave --bloc out.")
    with steps(1) as step:
        step("measuring the world for the picture")
        return draw(
            collect(open_world(where, tuple((indices or {}).values())), power_indices=indices), name, embed_font=True
        )
