"""Draws one of the report's pictures for a command."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from polycentric.cli.options import Where

if TYPE_CHECKING:
    from polycentric.power.contract import PowerIndex
    from polycentric.report import Findings


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
        raise click.UsageError(
            "The picture shows the EU both ways, as single states and as one: leave --bloc out, or --svg."
        )
    with steps(1) as step:
        step("measuring the world for the picture")
        findings = collect(open_world(where, tuple((indices or {}).values())), power_indices=indices)
    check_own(findings, name, indices or {})
    return draw(findings, name, embed_font=True)


def check_own(findings: "Findings", name: str, indices: "Mapping[str, PowerIndex]") -> None:
    """Refuse a picture of shares in which an index that the user brought would be left out.

    Raises
    ------
    CoverageError
        If too little of the world is known on it.
    """
    from polycentric.errors import CoverageError
    from polycentric.power import INDICES

    shown = {each for each, index in findings.indices.items() if index.shares}
    lacking = [each for each in indices if each not in shown and (each not in INDICES or not shown)]
    if name == "power_shares" and lacking:
        raise CoverageError(
            f"'{lacking[0]}' is known of too little of the world for a picture of shares: give values for more states, "
            "or leave --svg out."
        )
