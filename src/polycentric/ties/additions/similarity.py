"""How alike the two states of a row are, by their alliances or by their votes in the UN General Assembly."""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from polycentric.errors import CoverageError, DataError, UnknownNameError
from polycentric.panel.additions.contract import Addition
from polycentric.panel.axes import Axes
from polycentric.panel.load import load
from polycentric.panel.tidy.base_rows import TWO_STATES, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import Note
from polycentric.sources import SOURCES
from polycentric.ties.similar import CODED, ENDINGS, PLEDGES, SOURCE, SPANS, WHAT, Kind, Year, years
from polycentric.ties.similarity import SIMILARITIES
from polycentric.ties.similarity.contract import CODINGS, LEAST_OVERLAP, TOO_FEW_ITEMS, Coding

UNWEIGHTED = tuple(name for name, each in SIMILARITIES.items() if not each.weighted)


def compute(
    base: BaseRows, of: Kind = "alliances", measures: str = "", coding: Coding = "valued", least: str = ""
) -> Added:
    """Give measures of similarity; `measures` are names joined by ``+``, without it all that `of` has.

    Pairs that took a stand together on less than the part `least` of the year's items (one half) have no value.
    """
    names, part = _names(of, measures, coding), _part(least)
    first, last = max(base.span[0], SPANS[of][0]), min(base.span[1], SPANS[of][1])
    columns = {name: np.full(base.height, np.nan) for name in names}
    few = dict.fromkeys(names, 0)
    if first <= last:
        few = _fill(columns, base, (of, coding, part), first, last)
    ending = f"_{of}{ENDINGS[coding]}"
    series = [pl.Series(f"{name}{ending}", values, nan_to_null=True) for name, values in columns.items()]
    return Added(
        pl.DataFrame(series), tuple(_note(f"{name}{ending}", name, (of, coding, part), few[name]) for name in names)
    )


def _part(least: str) -> float:
    """Read the least overlap."""
    try:
        part = float(least) if least else LEAST_OVERLAP
    except ValueError:
        part = -1.0
    if not 0.0 <= part <= 1.0:
        raise DataError(f"The least overlap '{least}' is no part: give a number from 0 to 1, such as {LEAST_OVERLAP}.")
    return part


def _names(of: Kind, measures: str, coding: Coding) -> Sequence[str]:
    """Give the measures asked for."""
    if of != "alliances" and coding != "valued":
        raise CoverageError(f"Votes are not taken as {coding}: yes, abstention and no are three; leave coding out.")
    offered = tuple(SIMILARITIES) if of == "alliances" else UNWEIGHTED
    names = tuple(dict.fromkeys(name for name in measures.split("+") if name)) or offered
    for name in names:
        if name not in offered:
            raise UnknownNameError(f"measure of the similarity of {of}", name, offered)
    return names


def _fill(
    columns: Mapping[str, np.ndarray], base: BaseRows, about: tuple[Kind, Coding, float], first: int, last: int
) -> dict[str, int]:
    """Compute year by year, and put each year's pairs in their rows; count the rows that rest on too few items."""
    of, coding, least = about
    few = dict.fromkeys(columns, 0)
    layers = [*PLEDGES, "cinc"] if of == "alliances" else ["cinc"]
    panel = load("history", years=(first, last), series=layers)
    place = Axes.between(first, last).place_of_code("cow")
    order = np.argsort(base.year, kind="stable")
    starts = {int(year): np.searchsorted(base.year[order], [year, year + 1]) for year in np.unique(base.year)}
    ones, others = (place[codes] for codes in base.pairs("cow"))
    for each in years(panel, of):
        if each.year in starts:
            rows = order[slice(*starts[each.year])]
            for name, count in _fill_year(columns, each, rows, (ones[rows], others[rows]), (coding, least)).items():
                few[name] += count
    return few


def _fill_year(
    columns: Mapping[str, np.ndarray],
    year: Year,
    rows: np.ndarray,
    pairs: tuple[np.ndarray, np.ndarray],
    how: tuple[Coding, float],
) -> dict[str, int]:
    """Put the values of one year in their rows, and count those that rest on too few items."""
    among = np.full(max(int(year.places.max()), *(int(place.max(initial=0)) for place in pairs)) + 2, -1)
    among[year.places] = np.arange(year.places.size)
    one, other = (np.where(place >= 0, among[place], -1) for place in pairs)
    known = (one >= 0) & (other >= 0) & (one != other)
    few: dict[str, int] = {}
    for name, values in columns.items():
        compared = year.compare(name, *how)
        values[rows[known]] = compared.values[one[known], other[known]]
        few[name] = int((compared.why[one[known], other[known]] == TOO_FEW_ITEMS).sum())
    return few


def _note(column: str, name: str, about: tuple[Kind, Coding, float], few: int) -> Note:
    """Say what a column is, and how many rows it leaves out for resting on too few items."""
    of, coding, least = about
    measure = SIMILARITIES[name]
    meaning = f"{measure.label}, of {WHAT[of]}{CODED[coding]}"
    remark = (
        "missing as well where the measure is not defined, as between two states without any tie, and in "
        f"{few} rows where both took a stand on less than {least:.0%} of the year's items"
    )
    used = (SOURCE[of], "cow_nmc") if measure.weighted else (SOURCE[of],)
    versions = "; ".join(SOURCES[each].version for each in used)
    return Note(column, meaning, "1 alike, less for less", "; ".join(used), versions, *SPANS[of], remark=remark)


ADDITION = Addition(
    label="Similarity of alliances (ATOP) or of UN votes: S, kappa, pi, tau-b",
    sources=("atop", "un_votes", "un_votes_75", "cow_nmc"),
    units=TWO_STATES,
    compute=compute,
    options={"of": ("alliances", "votes", "votes_75"), "measures": (), "coding": CODINGS, "least": ()},
    columns=tuple(f"{name}_{of}" for of in WHAT for name in SIMILARITIES if of == "alliances" or name in UNWEIGHTED),
)
