"""``polycentric revisions``: what each edition of the World Factbook prints of one year's figure."""

from typing import TYPE_CHECKING

import click

from polycentric.answers.grids import Section
from polycentric.cli import options
from polycentric.cli.command import Command
from polycentric.cli.old import Sheet

if TYPE_CHECKING:
    import polars as pl


@click.command(name="revisions", cls=Command)
@click.argument("variable")
@click.option("--state", "states", multiple=True, metavar="NAME", help="Of this state; several may be given.")
@click.option("--of", type=options.YEAR, metavar="YEAR", help="Only figures of that year.")
@options.output()
@click.pass_context
def revisions(
    ctx: click.Context, variable: str, states: tuple[str, ...], of: int | None, output: options.Output
) -> None:
    """Show what each edition of the World Factbook prints of one year's figure of a VARIABLE, such as gdp_ppp.

    Without --state: for each pair of editions how many figures were revised, and by how much. A change between dollars
    of two years, or after another round of price comparisons, is marked as that and is no revision.

    Example: polycentric revisions exports --state China --of 2014
    """
    from polycentric.answers.parts import revisions_rows as rows
    from polycentric.cli.old import provenance_of
    from polycentric.cli.write import deliver
    from polycentric.panel.revisions import by_editions
    from polycentric.panel.revisions import revisions as printed

    named = [_id(name) for name in states]
    found = printed(variable, named or None, of)
    pairs = by_editions(found)
    what, when = str(found["variable"][0]), "" if of is None else f" of {of}"
    sheet = Sheet(
        f"{what}{when}: what each edition prints, and its change on the edition before",
        rows.tidy(found),
        _read(found, named, of) if named else [Section("By pair of editions", rows.pairs(pairs, what))],
        notes=rows.notes(found),
        provenance=provenance_of(ctx, "factbook", variable=what, states=named, of=of,
                                 editions=found["edition"].unique().sort().to_list(), pairs=pairs.to_dicts()),
    )  # fmt: skip
    deliver(sheet, output)


def _read(found: "pl.DataFrame", states: list[str], of: int | None) -> list[Section]:
    """Set each state's prints, and its change from year to year as first and as last known."""
    from polycentric.answers.parts import revisions_rows as rows
    from polycentric.panel.revisions import RATES, changes

    sections: list[Section] = []
    for state in states:
        own = found.filter(found["state"] == state)
        if own.is_empty():
            continue
        name = str(own["name"][-1])
        sections.append(Section(f"{name}, {rows.unit_of(own)}", rows.prints(own)))
        if found["variable"][0] in RATES:
            continue
        steps = changes(str(found["variable"][0]), state)
        steps = steps if of is None else steps.filter(steps["year"] == of)
        if steps.height:
            sections.append(Section(f"{name}: change on the year before, both years of one edition", rows.steps(steps)))
    return sections


def _id(name: str) -> str:
    """Find the state that a name or id means, today or in the year of the first edition."""
    from polycentric.answers.names import id_of_any_year
    from polycentric.sources.reading.factbook_editions.facts import FIRST_EDITION, LAST_EDITION

    return id_of_any_year(name, range(LAST_EDITION, FIRST_EDITION - 1, -1))


COMMAND = revisions
