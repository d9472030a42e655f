"""``polycentric similarity``: how alike the alliances or the votes of states are, through time or in a year."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import click

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Section
from polycentric.cli import old, options, uses
from polycentric.cli.command import Command
from polycentric.cli.old import Sheet
from polycentric.cli.span import Years, years

if TYPE_CHECKING:
    import polars as pl

    from polycentric.ties.similar import Kind

LAYERS: "Mapping[str, Kind]" = {"atop": "alliances", "un": "votes"}


def two_states(request: uses.Request) -> str | None:
    """Where two states are named."""
    return "with two STATEs" if len(request.value("states")) == 2 else None


RULES = (
    uses.Useless(["binary"], uses.chosen("layer", "un"), "votes have one coding"),
    uses.Useless(["top"], uses.in_form(*uses.ROWS), "the rows hold all pairs"),
    uses.Useless(["top"], two_states, "one pair is shown"),
)
SHOWN = ("kappa", "pi", "s_squared", "tau_b")
UNITS = {
    "items": "items on which both took a stand",
    "of_items": "items that there were",
    "year": "year",
    "value": "1 alike, less for less",
    "state": "state",
    "partner": "state",
}
Coding = Literal["valued", "binary"]


@click.command(name="similarity", cls=Command, rules=RULES)
@click.argument("states", nargs=-1, metavar="[STATE] [STATE]")
@click.option("--measure", "measures", multiple=True, metavar="NAME",
              help="Which measure; several may be given. Without it kappa, pi, s_squared and tau_b, for a year "
              "kappa.")  # fmt: skip
@click.option("--layer", type=click.Choice(list(LAYERS)), default="atop", show_default=True,
              help="Of alliances (atop, 1816-2018) or of votes in the UN General Assembly (un, "
              "1946-2019).")  # fmt: skip
@click.option("--binary", is_flag=True, help="Take any pledge as 1; without it, pledges are ranked from 0 to 3.")
@years("1816-2019", "Which years, for two states.")
@click.option(
    "--year", type=options.YEAR, metavar="YEAR", help="The pairs of one year, or one state's with all others."
)
@click.option("--least", type=click.FloatRange(0, 1), default=0.5, show_default=True, metavar="PART",
              help="Part of the year's items (roll calls; states to be allied with) on which both must have taken a "
              "stand; with less a pair has no value.")  # fmt: skip
@old.top(10)
@options.output(svg=True)
@click.pass_context
def similarity(
    ctx: click.Context,
    states: tuple[str, ...],
    measures: tuple[str, ...],
    layer: str,
    binary: bool,
    years: Years,
    year: int | None,
    least: float,
    top: int,
    output: options.Output,
) -> None:
    """Show how alike the foreign policies of two STATEs were through time, or which pairs were most alike in a year.

    The data are those of two centuries, which `polycentric fetch` fetches.

    Examples: polycentric similarity USA RUS --layer un --measure kappa --svg

    polycentric similarity Germany --year 1914
    """
    from polycentric.cli.write import deliver

    coding: Coding = "binary" if binary else "valued"
    by_years = ctx.get_parameter_source("years") is not click.core.ParameterSource.DEFAULT
    if year is not None and by_years:
        raise click.UsageError("--year is one year and --years are several: give one of the two.")
    if len(states) == 2:
        span = (year, year) if year is not None else years if by_years else _covered(LAYERS[layer])
        deliver(_of_pair(ctx, states, measures or SHOWN, (LAYERS[layer], coding, least), span, output), output)
        return
    if year is None or len(states) > 2:
        raise click.UsageError("Name two states, or give --year to see all pairs, or one state with --year.")
    if len(measures) > 1:
        raise click.UsageError(f"Pairs are ranked by one measure, and {len(measures)} were given: choose one.")
    chosen = measures[0] if measures else SHOWN[0]
    deliver(_of_year(ctx, states, chosen, (LAYERS[layer], coding, least), year, top), output)


def _covered(of: "Kind") -> Years:
    """Give the years of a source."""
    from polycentric.ties.similar import SPANS

    return SPANS[of]


def _of_pair(
    ctx: click.Context,
    states: Sequence[str],
    measures: Sequence[str],
    compared: "tuple[Kind, Coding, float]",
    span: Years,
    output: options.Output,
) -> Answer:
    """Compare two states through time."""
    from polycentric.answers.grids import grid_of
    from polycentric.answers.parts.similarity_rows import course_grid, years_grid
    from polycentric.ties.similar import WHAT
    from polycentric.ties.similar_pairs import of_pair
    from polycentric.ties.similarity import SIMILARITIES

    one, other = _find_states(states, span)
    rows = of_pair(one, other, list(dict.fromkeys(measures)), *compared[:2], span, compared[2])
    labels = {name: SIMILARITIES[name].label for name in rows["measure"].unique(maintain_order=True)}
    names = _names((one, other))
    title = f"{names[one]} and {names[other]}, {_span(span)}: similarity of {WHAT[compared[0]]}"
    notes = _notes(list(labels), *compared)
    frame = _labelled(rows, one, other, compared)
    return Sheet(
        title,
        grid_of(frame, UNITS),
        [Section("Through time", course_grid(rows, labels)), Section("Some years of all", years_grid(rows, labels))],
        notes=notes,
        provenance=_provenance(ctx, *compared, states=[one, other], years=list(span), measures=list(labels)),
        picture=_picture(title, rows, labels, span, notes) if output.is_picture else None,
    )


def _of_year(
    ctx: click.Context,
    states: Sequence[str],
    measure: str,
    compared: "tuple[Kind, Coding, float]",
    year: int,
    top: int,
) -> Answer:
    """Rank the pairs of a year."""
    import polars as pl

    from polycentric.answers.grids import grid_of
    from polycentric.answers.parts.similarity_rows import ranked_grid, reasons_grid
    from polycentric.ties.similar import WHAT
    from polycentric.ties.similar_pairs import of_year
    from polycentric.ties.similarity import SIMILARITIES

    state = _find_states(states, (year, year))[0] if states else None
    rows = of_year(year, measure, *compared[:2], state, compared[2])
    known = rows.filter(pl.col("value").is_not_null())
    names = _names({*rows["state"], *rows["partner"]}, year)
    whose = f" with {names[state]}" if state else ""
    least = known.sort(["value", "state", "partner"])
    frame = rows.with_columns(pl.lit(measure).alias("measure"), pl.lit(year).alias("year"))
    return Sheet(
        f"{SIMILARITIES[measure].label}, of {WHAT[compared[0]]}, {year}",
        grid_of(frame.select("year", "state", "partner", "measure", "value", "reason", "items", "of_items"), UNITS),
        [
            Section(f"Most alike{whose}, of {known.height:,} pairs", ranked_grid(known.head(top), names)),
            Section(f"Least alike{whose}", ranked_grid(least.head(top), names)),
            *([Section("Pairs without a value", reasons_grid(rows))] if known.height < rows.height else []),
        ],
        notes=[
            *_notes([measure], *compared),
            *([] if state else _largest_without(known, year)),
            "Pairs of equal similarity stand in the order of their letters.",
        ],
        provenance=_provenance(ctx, *compared, state=state, year=year, measures=[measure]),
    )


def _largest_without(known: "pl.DataFrame", year: int) -> list[str]:
    """Name the great powers that are in no pair with a value."""
    from polycentric.panel.largest import describe, ten_of

    inside = {*known["state"], *known["partner"]}
    return describe({state: [year] for state in ten_of(year) if state not in inside}) if inside else []


def _find_states(states: Sequence[str], span: Years) -> list[str]:
    """Find the states meant; a state with itself says nothing."""
    from polycentric.states import find

    ids = [find(name, span[1]).id for name in states]
    if len(ids) == 2 and ids[0] == ids[1]:
        raise click.UsageError(f"'{states[0]}' and '{states[1]}' are one state, {ids[0]}: name two.")
    return ids


def _names(states: "Sequence[str] | set[str]", year: int | None = None) -> dict[str, str]:
    """Give what each state was called in a year, or is called today."""
    from polycentric.states import name_of

    return {state: name_of(state, year) for state in states}


def _span(span: Years) -> str:
    """Write years."""
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"


def _labelled(rows: "pl.DataFrame", one: str, other: str, compared: "tuple[Kind, Coding, float]") -> "pl.DataFrame":
    """Add to each row who was compared, and by what."""
    import polars as pl

    labels = {"state": one, "partner": other, "of": compared[0], "coding": compared[1]}
    frame = rows.with_columns(pl.lit(value).alias(name) for name, value in labels.items())
    return frame.select("year", "state", "partner", "of", "coding", "measure", "value", "reason", "items", "of_items")


def _notes(measures: Sequence[str], of: "Kind", coding: Coding, least: float) -> list[str]:
    """Say what was compared, and what each measure can't tell."""
    from polycentric.sources import SOURCES
    from polycentric.ties.similar import SCALE, SOURCE
    from polycentric.ties.similarity import SIMILARITIES

    source = SOURCES[SOURCE[of]]
    scale = "any pledge 1, none 0" if coding == "binary" else SCALE.split(":")[0]
    votes = "no 0, abstained 1, yes 2, by calendar year; who was absent took no stand"
    return [
        f"Portfolios: {source.label}; {scale if of == 'alliances' else votes}.",
        f"Pairs that took a stand together on less than {least:.0%} of the year's items have no value (--least).",
        *(f"{SIMILARITIES[name].label}: {SIMILARITIES[name].caveat}" for name in measures),
    ]


def _provenance(ctx: click.Context, of: "Kind", coding: Coding, least: float, **keywords: object) -> dict[str, object]:
    """Say what makes the result again."""
    from polycentric.cli.old import provenance_of
    from polycentric.ties.similar import SOURCE
    from polycentric.ties.similarity import SIMILARITIES

    measures = keywords["measures"]
    weighted = isinstance(measures, list) and any(SIMILARITIES[str(name)].weighted for name in measures)  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]  # made above
    sources = (SOURCE[of], *(("cow_nmc",) if weighted else ()))
    return provenance_of(ctx, *sources, world="history", of=of, coding=coding, least=least, **keywords)


def _picture(title: str, frame: "pl.DataFrame", labels: Mapping[str, str], span: Years, notes: Sequence[str]) -> str:
    """Draw the courses."""
    from polycentric.pictures.charts.similarity_history import Alike, Measured, draw

    rows = {name: frame.filter(frame["measure"] == name).to_dicts() for name in labels}
    measured = [
        Measured(
            label,
            {row["year"]: row["value"] for row in rows[name] if not row["reason"]},
            {row["year"]: row["reason"] for row in rows[name] if row["reason"]},
        )
        for name, label in labels.items()
    ]
    return draw(Alike(title, measured, span, notes[:1]))


COMMAND = similarity
