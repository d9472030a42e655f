"""The record of defence pacts as treaties: who was bound by which at the end of each year, and what states were like.

A treaty counts while one of its phases has a pledge to defend; all members of such a phase count as bound by it, those
who are protected and pledge nothing too. A pact that was made and ended within one year isn't seen at a year's end.
What is known of states is of the year before, as in the record of disputes.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.futures.disputes.sample import before
from polycentric.panel.tidy import dyad_years
from polycentric.panel.tidy.base_rows import Read
from polycentric.tables import archive

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
FIRST, LAST = 1816, 2018  # the years of the treaties' record: what is in force at its end is censored, not ended
NEW = 10  # years: how long a state counts as new
LEAST_SHARE = 1e-5  # of the world's capabilities: less isn't told apart
MIDDLE_DISTANCE = float(np.log(2000.0))
ADDED = ("contiguity", "capital_distance", "majors", "democracy", "gdp", "atop", "nmc")
KNOWN = {
    "atop_treaties": "edition 5.1, 2022, to 2018; coded with hindsight; treaties of the year before",
    "cow_contiguity": "edition 3.2, 2017, to 2016 and then carried on; of the last year of the pair",
    "capital_distance": "capitals of the last year of the pair",
    "cow_majors": "edition of 2016, dated with hindsight; of the year before",
    "cow_nmc.cinc": "edition 7; of the year before, populations interpolated between censuses",
    "vdem.v2x_polyarchy": "coded with hindsight; of the year before",
    "fariss_gdp.mrgdppc": "a latent-variable estimate from all years, so smoothed with hindsight; of the year before",
}


@dataclass(frozen=True)
class Record:
    """Treaties and states by year, place 0 for `FIRST`; (T, ...) arrays.

    Attributes
    ----------
    codes : array, (S,)
        The Correlates of War code of each state.
    atopids : array, (K,)
        The treaties with a pledge to defend, by ATOP's number.
    member : array, (T, K, S) bool
        Who is bound at the end of the year; living states alone.
    alive, new, major : array, (T, S) bool
        `new`: in the system for fewer than `NEW` years; none is in the first ten years of the record.
    share, income, democracy : array, (T, S)
        Of the year before: log share of capabilities, log output a head beside the mean of living states, electoral
        democracy 0-1.
    land : array, (S, S) bool
    distance : array, (S, S)
        Log of (kilometres between the capitals + 50) - log 2000; the middle of all pairs where it isn't known.
    """

    codes: Ints
    atopids: Ints
    member: Flags
    alive: Flags
    new: Flags
    major: Flags
    share: Floats
    income: Floats
    democracy: Floats
    land: Flags
    distance: Floats

    def pairs(self, year: int) -> Flags:
        """Tell which pairs share a treaty at the end of a year's place, (S, S), the diagonal false."""
        held = self.member[year].astype(np.int64)
        return ((held[:, :, np.newaxis] & held[:, np.newaxis, :]).any(axis=0)) & ~np.eye(len(self.codes), dtype=bool)


def load(read: Read = archive.table) -> Record:
    """Read the record from the archive.

    Raises
    ------
    NotFetchedError
        If a source isn't at hand.
    """
    frame = dyad_years(directed=False, first=FIRST, last=LAST, read=read).add(*ADDED).frame
    return of_frames(frame, read("atop_treaties", "members"))


def of_frames(frame: pl.DataFrame, members: pl.DataFrame) -> Record:
    """Make a record of a tidy table of undirected pair-years with `ADDED`, and of the members of treaties."""
    frame = frame.sort("year", "ccode1", "ccode2")
    one, other = frame["ccode1"].to_numpy(), frame["ccode2"].to_numpy()
    codes = np.unique(np.concatenate([one, other])).astype(np.int64)
    year = frame["year"].to_numpy().astype(np.int64) - FIRST
    first, second = np.searchsorted(codes, one), np.searchsorted(codes, other)
    alive = np.zeros((int(year.max()) + 1, len(codes)), np.bool_)
    alive[year, first] = alive[year, second] = True

    def of_states(column: str) -> Floats:
        table = np.full(alive.shape, np.nan)
        for ending, state in (("1", first), ("2", second)):
            table[year, state] = frame[column + ending].cast(pl.Float64).fill_null(np.nan).to_numpy()
        return before(table, alive)

    def of_pairs(values: NDArray[np.float64]) -> Floats:
        """Give each pair its last known value: rows are sorted by year, so the last written stands."""
        table, known = np.full((len(codes), len(codes)), np.nan), ~np.isnan(values)
        table[first[known], second[known]] = table[second[known], first[known]] = values[known]
        return table

    far = of_pairs(np.log(frame["capdist"].cast(pl.Float64).fill_null(np.nan).to_numpy() / 1e3 + 50.0))
    land = of_pairs((frame["conttype"].cast(pl.Float64).fill_null(np.nan)).to_numpy())
    income = of_states("mrgdppc")
    there = np.where(alive, np.log(income), np.nan)
    atopids, member = treaties(members, codes, alive)
    return Record(
        codes, atopids, member, alive, _new(alive), np.nan_to_num(of_states("cowmaj")) > 0,
        np.log(np.maximum(np.nan_to_num(of_states("cinc")), LEAST_SHARE)),
        np.log(income) - np.nanmean(there, axis=1, keepdims=True),
        np.nan_to_num(of_states("v2x_polyarchy"), nan=0.3), land == 1,
        np.where(np.isnan(far), np.nanmedian(far), far) - MIDDLE_DISTANCE,
    )  # fmt: skip


def treaties(members: pl.DataFrame, codes: Ints, alive: Flags) -> tuple[Ints, Flags]:
    """Give the numbers of treaties with a pledge to defend, and who is bound at the end of each year.

    A member is bound from the year of entry to the year before that of its exit; without an exit, to the end of the
    record.
    """
    pledged = members.filter(pl.col("defense")).select("atopid", "phase").unique()
    rows = members.join(pledged, on=["atopid", "phase"]).select("atopid", "ccode", "yrent", "yrexit")
    ids = np.unique(rows["atopid"].to_numpy()).astype(np.int64)
    bound = np.zeros((len(alive), len(ids), len(codes)), np.bool_)
    place = {int(code): at for at, code in enumerate(codes)}
    for atopid, code, entry, leaving in rows.iter_rows():
        if code in place:
            until = len(alive) if leaving is None else leaving - FIRST
            bound[max(entry - FIRST, 0) : max(until, 0), np.searchsorted(ids, atopid), place[code]] = True
    bound &= alive[:, np.newaxis, :]
    bound &= (bound.sum(axis=2) >= 2)[:, :, np.newaxis]
    return ids, continued(bound)


def continued(bound: Flags) -> Flags:
    """Let a treaty that follows another in the year in which that ends, and binds the same members, be the same one.

    Pacts that are signed anew are neither ended nor made; the place of the later one is empty then.
    """
    out = bound.copy()
    for year in range(1, len(out)):
        before, now = out[year - 1], out[year]
        ended = [int(each) for each in np.flatnonzero(before.any(axis=1) & ~now.any(axis=1))]
        for new in np.flatnonzero(now.any(axis=1) & ~out[:year].any(axis=(0, 2))):
            same = next((old for old in ended if (before[old] == now[new]).all()), None)
            if same is not None:
                out[year:, same], out[year:, new] = out[year:, new].copy(), False
                ended.remove(same)
    return out


def _new(alive: Flags) -> Flags:
    """Mark states in their first years in the system, counted anew after an absence."""
    out, age = np.zeros_like(alive), np.where(alive[0], NEW, 0)
    for year in range(len(alive)):
        out[year] = alive[year] & (age < NEW)
        age = np.where(alive[year], age + 1, 0)
    return out
