"""The pair-years that the hazard of a dispute is fitted on, as plain arrays: what was known before the year began.

Covariates are those of the year before. A state's first year has none: it takes the middle living state's then, and a
pair's first year has no pact and no past. Later gaps carry a state's last value on. Geography is of the year itself.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.panel.tidy import dyad_years
from polycentric.panel.tidy.base_rows import Read
from polycentric.tables import archive

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
FIRST, LAST = 1816, 2010  # the years of the disputes' record
GREAT_WARS = ((1914, 1918), (1939, 1945))  # a prior of their own stands for these: see `systemic`
LEAST_SHARE = 1e-5  # of the world's capabilities: less isn't told apart
ADDED = ("gml_mids", "contiguity", "capital_distance", "majors", "relevant", "democracy", "gdp", "atop", "nmc")
KNOWN = {
    "gml_mid.dispute_dyad_years": "edition 2.2.1, coded with hindsight to 2010",
    "cow_contiguity": "edition 3.2, 2017; of the year itself",
    "capital_distance": "capitals of the year itself",
    "cow_majors": "edition of 2016, dated with hindsight; of the year before",
    "atop": "edition 5.1, 2022, to 2018; of the year before",
    "cow_nmc.cinc": "edition 7; of the year before, populations interpolated between censuses",
    "vdem.v2x_polyarchy": "coded with hindsight; of the year before",
    "fariss_gdp.mrgdppc": "a latent-variable estimate from all years, so smoothed with hindsight; of the year before",
}


@dataclass(frozen=True)
class Sample:
    """Pair-years, one row each, with the tables of states that they point into.

    Attributes
    ----------
    codes : array, (S,)
        The Correlates of War code of each state.
    year : array, (n,)
        Place of the year, 0 for `FIRST`; rows are sorted by it.
    first, second : array, (n,)
        Places of the two states.
    onset, original : array, (n,) bool
        A dispute begins for the pair; both were in it from its first day.
    joined : array, (n,) bool
        An onset in which one of the two came in later.
    relevant, land, sea, allied : array, (n,) bool
    log_distance : array, (n,)
        Log of kilometres between the capitals + 50.
    new : array, (n,) bool
        The pair's first year: nothing is known of the year before.
    alive, major : array, (T, S) bool
        `major` is of the year before.
    share, income, democracy : array, (T, S)
        Of the year before: log of the share of capabilities, log of output a head, electoral democracy 0-1.
    """

    codes: Ints
    year: Ints
    first: Ints
    second: Ints
    onset: Flags
    original: Flags
    relevant: Flags
    land: Flags
    sea: Flags
    allied: Flags
    log_distance: Floats
    new: Flags
    alive: Flags
    major: Flags
    share: Floats
    income: Floats
    democracy: Floats

    @property
    def joined(self) -> Flags:
        """Onsets in which one of the two came in after the first day."""
        return self.onset & ~self.original

    @property
    def bounds(self) -> Ints:
        """Where each year's rows begin, and the last one's end."""
        return np.searchsorted(self.year, np.arange(len(self.alive) + 1))

    def between(self, first: int, last: int) -> Flags:
        """Mark the rows of calendar years, both included."""
        return (self.year + FIRST >= first) & (self.year + FIRST <= last)


def in_great_war(years: NDArray[np.integer]) -> Flags:
    """Mark the calendar years of the two world wars, by which no usual level, shock or joining is judged."""
    return np.any([(years >= first) & (years <= last) for first, last in GREAT_WARS], axis=0)


def load(read: Read = archive.table) -> Sample:
    """Read the sample from the archive: 842,655 pair-years, 1816-2010.

    Raises
    ------
    NotFetchedError
        If a source isn't at hand.
    """
    return of_frame(dyad_years(directed=False, first=FIRST, last=LAST, read=read).add(*ADDED).frame)


def of_frame(frame: pl.DataFrame) -> Sample:
    """Make a sample of a tidy table of undirected pair-years with the columns of `ADDED`."""
    frame = frame.sort("year", "ccode1", "ccode2")
    one, other = frame["ccode1"].to_numpy(), frame["ccode2"].to_numpy()
    codes = np.unique(np.concatenate([one, other])).astype(np.int64)
    year = frame["year"].to_numpy().astype(np.int64) - FIRST
    first, second = np.searchsorted(codes, one), np.searchsorted(codes, other)
    years, places = int(year.max()) + 1, (year, first, second)
    alive = np.zeros((years, len(codes)), np.bool_)
    alive[year, first] = alive[year, second] = True

    def of_states(column: str) -> Floats:
        table = np.full(alive.shape, np.nan)
        for ending, state in (("1", first), ("2", second)):
            table[year, state] = frame[column + ending].cast(pl.Float64).fill_null(np.nan).to_numpy()
        return before(table, alive)

    onset = frame["gmlmidonset"].fill_null(False).to_numpy()
    lived = _a_year_before(np.ones(len(year), np.bool_), *places, alive.shape)
    pact = frame["atop_defense"].fill_null(False).to_numpy()
    contact = frame["conttype"].to_numpy()
    return Sample(
        codes, year, first, second, onset,
        onset & (frame["orig1"] & frame["orig2"]).fill_null(False).to_numpy(),
        frame["relevant"].to_numpy(), contact == 1, (contact >= 2) & (contact <= 5),
        _a_year_before(pact, *places, alive.shape),
        np.log(frame["capdist"].to_numpy() / 1e3 + 50.0), ~lived, alive,
        np.nan_to_num(of_states("cowmaj")) > 0,
        np.log(np.maximum(of_states("cinc"), LEAST_SHARE)), np.log(of_states("mrgdppc")),
        np.nan_to_num(of_states("v2x_polyarchy"), nan=0.3),
    )  # fmt: skip


def before(table: Floats, alive: Flags) -> Floats:
    """Give each state's last value before the year; the middle living state's of the year before where it has none.

    Of the first year, whose year before isn't in the record, its own values stand.
    """
    known, last = np.empty_like(table), np.full(table.shape[1], np.nan)
    for year in range(len(table)):
        row = table[max(year - 1, 0)]
        there = row[alive[max(year - 1, 0)] & ~np.isnan(row)]
        middle = np.median(there) if len(there) else np.nan
        known[year] = np.where(np.isnan(row if year == 0 else last), middle, row if year == 0 else last)
        last = np.where(np.isnan(table[year]), last, table[year])
    return known


def _a_year_before(flag: Flags, year: Ints, first: Ints, second: Ints, shape: tuple[int, ...]) -> Flags:
    """Give a flag of each pair in the year before; false where the pair wasn't there."""
    dense = np.zeros((shape[0] + 1, shape[1], shape[1]), np.bool_)
    dense[year + 1, first, second] = flag
    return dense[year, first, second]
