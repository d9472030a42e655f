"""How sure it is who leads, and how many poles there were, where a source says how unsure it is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import QuestionError, argument, question
from polycentric.answers.contract import Answer
from polycentric.answers.question import Question
from polycentric.answers.where import Years, sources_of

if TYPE_CHECKING:
    import polars as pl
    import xarray as xr

    from polycentric.power.contract import PowerIndex

SHOWN = 5


@question
def leads(
    index: str = "output_fariss",
    *,
    years: Years = (2010, 2010),
    correlation: float = 0.0,
    draws: int = 4_000,
    seed: int = 1,
    poles: bool = False,
    top: int | None = None,
) -> Answer:
    """Show the chance of being first, and the ranges of share and rank, by an index whose source says how unsure it is.

    Parameters
    ----------
    index : str
        A power index whose source gives standard deviations.
    years : (int, int)
        The first and the last year.
    correlation : float
        Of the errors of any two states, from 0 to 1: the source gives none, so try several.
    draws : int
        How often the index is drawn.
    seed : int
        Of the draws.
    poles : bool
        How many poles there were, with what chance, by each definition that looks at the index.
    top : int, optional
        How many states, or how many of the likeliest poles; 5 without it.

    Returns
    -------
    Answer
        A row for each year and state; with `poles` one for each number of poles and each pole, with its chance.

    Raises
    ------
    QuestionError
        If the index has no standard deviations.
    UnknownNameError
        If the index is unknown.
    CoverageError
        If no year that was asked for is covered.
    NotFetchedError
        If the world of two centuries isn't here.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.leads("cinc")
    Traceback (most recent call last):
    polycentric.answers.asked.QuestionError: The source of 'cinc' gives no standard deviations; these do: ...
    """
    from polycentric.answers.covered import checked
    from polycentric.answers.parts import leads_rows
    from polycentric.answers.provenance import provenance_of
    from polycentric.panel.load import load

    chosen, variables = _with_spreads(index)
    panel = load("history", years=years, series=[*variables, *(leads_rows.judged_by() if poles else ())])
    notes = checked(f"'{index}'", variables, years)
    choices: dict[str, Any] = {"draws": draws, "seed": seed, "correlation": correlation}
    found = _found(chosen.on(panel), panel, top or SHOWN, choices, poles=poles)
    empty = found.is_empty()
    shown = leads_rows.poles_sections(found, panel) if poles else [leads_rows.leaders_section(found)]
    span = f"{years[0]}–{years[1]}" if years[0] != years[1] else str(years[0])
    return Answer(
        f"{'How many poles' if poles else 'Who leads'} by {chosen.label}, {span}",
        lambda: leads_rows.tidy(found, poles=poles),
        shown,
        sentences=[] if empty else leads_rows.sentences(found, panel, poles=poles),
        notes=[*notes, *leads_rows.notes(draws, seed, correlation, empty=empty, poles=poles)],
        provenance=lambda: provenance_of(
            *sources_of(panel), world="history", years=list(years), index=index, **choices
        ),
    )


def _with_spreads(index: str) -> "tuple[PowerIndex, list[str]]":
    """Give an index with the variables that it and its standard deviations are in.

    Raises
    ------
    QuestionError
        If it has none.
    """
    from polycentric.power import INDICES
    from polycentric.power.named import with_deviations

    chosen = INDICES[index]
    spreads = chosen.archived_spreads()
    if not spreads:
        raise QuestionError(
            f"The source of '{index}' gives no standard deviations; these do: {', '.join(with_deviations(INDICES))}. "
            f"Give one of them as {argument('index')}."
        )
    return chosen, [*chosen.archive(), *spreads]


def _found(
    index: "PowerIndex", panel: "xr.Dataset", top: int, choices: Mapping[str, Any], *, poles: bool
) -> "pl.DataFrame":
    """Draw who leads, or how many poles there were; `top` is how many of the likeliest poles are kept."""
    import polars as pl

    from polycentric.poles import chances
    from polycentric.power.uncertainty import leads as drawn

    if not poles:
        return drawn(index, panel, top=top, **choices)
    known = index(panel)
    years = [int(year) for year in known["year"].values[known.notnull().any("state").values]]
    if not years:
        return pl.DataFrame()
    counted = chances(panel, index.name, years, indices={index.name: index}, **choices)
    rank = pl.int_range(pl.len()).over("year", "definition", "set", "of")
    return counted.filter((pl.col("of") != "pole") | (rank < top))


QUESTION = Question("How sure is it who leads, and how many poles there were?", leads)
