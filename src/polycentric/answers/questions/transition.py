"""Power transition: whether a challenger is at parity with a leader, overtook it, and stood with it."""

from typing import TYPE_CHECKING

from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Grid, Section, grid_of
from polycentric.answers.provenance import provenance_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    import polars as pl

    from polycentric.answers.where import Years

RIVALS = ("output_fariss", "output_maddison", "output_penn", "cinc")
FIRST, LAST = 1816, 2019
APART = {"USA": 1940}


@question
def transition(
    *states: str,
    index: str = "output_fariss",
    years: "Years | None" = None,
    band: tuple[float, float] = (0.8, 1.2),
    correlation: float = 0.0,
) -> Answer:
    """Show a challenger's way to parity with a leader; without states, wars of great powers by parity and overtaking.

    Parameters
    ----------
    *states : str
        The challenger and the leader; or none.
    index : str
        The power index.
    years : (int, int), optional
        First and last year, for two states; 1816-2019 without it.
    band : (float, float)
        Between which ratios two states are at parity.
    correlation : float
        Of the errors of the two states, where the source of the index gives standard deviations.

    Returns
    -------
    Answer
        A row for each year, or for each kind of pair.

    Raises
    ------
    QuestionError
        If one state is named, or several, or one twice.
    DataError
        If the band doesn't hold 1.
    UnknownNameError
        If a state or an index is unknown.
    CoverageError
        If no year has the data.

    Examples
    --------
    ::

        pc.answers.transition("Germany", "United Kingdom", years=(1870, 1914)).table
        pc.answers.transition().table
    """
    from polycentric.poles.transition.pairs import checked_band

    low, high = checked_band((band[0], band[1]))
    if not states:
        if years is not None:
            raise QuestionError(f"{option('years')} are of two states: name a challenger and a leader.")
        return _counted(index, (low, high))
    if len(states) != 2:
        raise QuestionError(f"Name two states, a challenger and a leader, or none; {len(states)} were given.")
    return _followed(states[0], states[1], index, years or (FIRST, LAST), (low, high), correlation)


def _followed(one: str, other: str, index: str, span: "Years", band: tuple[float, float], correlation: float) -> Answer:
    """Follow two states."""
    from polycentric.answers.parts.transition_rows import (
        TIDY,
        notes,
        rival_row,
        rivals_section,
        sentences,
        years_section,
    )
    from polycentric.answers.where import sources_of
    from polycentric.panel.load import load
    from polycentric.poles.transition.course import course
    from polycentric.power import INDICES
    from polycentric.states import name_of

    chosen = INDICES[index]
    ids = _two(one, other, span)
    variables = {name: [*INDICES[name].archive(), *INDICES[name].archived_spreads()] for name in (*RIVALS, index)}
    panel = load("history", years=span, series=sorted({each for names in variables.values() for each in names}))
    _check_lived(ids, panel["state"].values.tolist(), span)
    found = course(panel, chosen, *ids, band, correlation)
    rows = found.years.join(_content(ids, span), on="year", how="left", maintain_order="left")
    compared = list(dict.fromkeys((index, *RIVALS)))
    rivals = [rival_row(name, made.years, made.overtook)
              for name in compared for made in [course(panel, INDICES[name], *ids, band, correlation)]]  # fmt: skip
    names = name_of(ids[0]), name_of(ids[1])
    return Answer(
        f"{names[0]} against {names[1]}, {span[0]}–{span[1]}: power transition by {chosen.label}",
        Grid(TIDY, rows.to_dicts()),
        [rivals_section(rivals), years_section(rows)],
        sentences=sentences(rows, names, found.overtook, chosen.label),
        notes=[*notes(band, correlation), f"{chosen.reference}. {chosen.caveat}"],
        provenance=lambda: provenance_of(
            *sources_of(panel), "atop", "un_votes", world="history", states=list(ids), years=list(span), index=index,
            band=list(band), correlation=correlation,
        ),
    )  # fmt: skip


def _two(one: str, other: str, span: "Years") -> tuple[str, str]:
    """Find two states by the names that they had."""
    from polycentric.answers.names import id_of_any_year

    first, second = (id_of_any_year(name, range(span[1], span[0] - 1, -1)) for name in (one, other))
    if first == second:
        raise QuestionError(f"'{one}' and '{other}' are one state, {first}: name two.")
    return first, second


def _check_lived(ids: tuple[str, str], known: list[str], span: "Years") -> None:
    """Refuse a state that wasn't one in any of the years."""
    from polycentric.errors import CoverageError

    for state in ids:
        if state not in known:
            raise CoverageError(f"'{state}' was no state in {span[0]}-{span[1]}: choose other years, or another state.")


def _content(ids: tuple[str, str], span: "Years") -> "pl.DataFrame":
    """Give how alike their alliances and their votes were, in the years that have them."""
    import polars as pl

    from polycentric.ties.similar import SPANS, USUAL, Kind
    from polycentric.ties.similar_pairs import of_pair

    frame = pl.DataFrame({"year": range(span[0], span[1] + 1)}, schema={"year": pl.Int32})
    compared: tuple[tuple[str, Kind], ...] = (("alliances_alike", "alliances"), ("votes_alike", "votes"))
    for name, of in compared:
        first, last = SPANS[of]
        part = (max(span[0], first), min(span[1], last))
        if part[0] > part[1]:
            frame = frame.with_columns(pl.lit(None, pl.Float64).alias(name))
            continue
        alike = of_pair(*ids, (USUAL[of][0],), of, span=part)
        alike = alike.select(pl.col("year").cast(pl.Int32), pl.col("value").alias(name))
        frame = frame.join(alike, on="year", how="left", maintain_order="left")
    return frame


def _counted(index: str, band: tuple[float, float]) -> Answer:
    """Count wars of great powers by kind of pair."""
    from polycentric.answers.parts.transition_rows import COUNTS
    from polycentric.answers.where import sources_of
    from polycentric.panel.load import load
    from polycentric.poles.transition.contenders import PERIODS, count
    from polycentric.power import INDICES

    chosen = INDICES[index]
    panel = load("history", years=(PERIODS[0][0], PERIODS[-1][1]), series=["majors", "cow_wars", *chosen.archive()])
    power = chosen(panel)
    few, all_pairs = (count(panel, power, contenders=alone, band=band) for alone in (True, False))
    abroad = count(panel, power, apart=APART, band=band)
    three, two, one = (few.table.row(place, named=True) for place in (2, 1, 0))
    return Answer(
        f"Wars of great powers by parity and overtaking, 1860-1980, by {chosen.label}",
        grid_of(all_pairs.pairs),
        [
            Section("Contenders: the strongest and those near it, three at least", Grid(COUNTS, few.table.to_dicts())),
            Section(
                "The same, with the United States outside the system before 1940", Grid(COUNTS, abroad.table.to_dicts())
            ),
            Section("All pairs of great powers", Grid(COUNTS, all_pairs.table.to_dicts())),
        ],
        sentences=[
            f"Of contenders, {three['war']} of {three['war'] + three['no_war']} pairs with an overtaking fought, "
            f"{two['war']} of {two['war'] + two['no_war']} at parity without one, and {one['war']} of "
            f"{one['war'] + one['no_war']} under preponderance.",
            "Kugler and Organski (1989) count 5 of 10, 0 of 6 and 0 of 4.",
        ],
        notes=[
            "Published: Table 7.1, p. 179, quoted from a public research file; which pairs and periods it counts isn't "
            "known here in full, so the tables don't rest on the same cases. That it leaves the United States "
            "out of the system before the Second World War is from memory.",
            "Here: majors by the Correlates of War on any day, six periods of twenty years, a war between the two that "
            f"began in the period, parity from {band[0]:g} of the stronger in any year, overtaking within the period.",
            f"{chosen.reference}. {chosen.caveat}",
        ],
        provenance=lambda: provenance_of(*sources_of(panel), world="history", index=index, band=list(band)),
    )


QUESTION = Question("Did a challenger overtake the leader, and how likely is that?", transition)
