"""The tables of states: who is a pole by each reading in each year, how near to the leader, and with which share.

A number of a single state is derived: a ratio to the leader or a share, of four significant digits. Where a source's
terms don't let it be passed on, its ratios and shares are left out, and the codebook says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.labels import numbers, rows
from polycentric.panel.tidy.notes import Note
from polycentric.poles.dataset.names import short
from polycentric.poles.dataset.sheet import Sheet, note, significant
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.majors_known import gaps_of_ratios
from polycentric.poles.readings import attempt
from polycentric.poles.validity.polarity import SET_OF_ONE, Reading
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.sets.named import label_of
from polycentric.sources import SOURCES
from polycentric.sources.record.terms import TERMS_FIRST, UNCLEAR
from polycentric.states import facts

ALL = "all"
KEPT_BACK = (UNCLEAR, TERMS_FIRST)  # terms that forbid passing on


@dataclass(frozen=True)
class Rows:
    """The state-years of a world, in order: which cells of (year, state) they are, and whose.

    Attributes
    ----------
    world : World
    """

    world: World

    @cached_property
    def cells(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The places of year and state of each row: the states that there are."""
        year, state = np.nonzero(self.world.exist())
        return year, state

    @cached_property
    def frame(self) -> pl.DataFrame:
        """The keys: year, codes, our id and the name of that year."""
        year, state = self.cells
        codes = self._beside("ccode")
        letters = {each.number: each.letters for each in facts.letters() if each.system == "cowc"}
        numbered = [int(code) if code else None for code in codes]
        return pl.DataFrame(
            {
                "year": self.world.panel["year"].values[year].astype(np.int32),
                "ccode": pl.Series(numbered, dtype=pl.Int16),
                "stateabb": pl.Series([letters.get(code) for code in numbered], dtype=pl.String),
                "state": self.world.panel["state"].values[state].astype(str).tolist(),
                "name": pl.Series([each or None for each in self._beside("name")], dtype=pl.String),
            }
        )

    @property
    def codes(self) -> dict[tuple[int, str], int]:
        """By year and state the code of the Correlates of War list."""
        held = self.frame.select("year", "state", "ccode").drop_nulls()
        return {(year, state): code for year, state, code in held.iter_rows()}

    def numbered(self, system: str) -> pl.Series:
        """Give the rows' codes of a list of states, ``cow`` or ``gw``; missing where a state isn't on it."""
        texts = self._beside({"cow": "ccode", "gw": "gwcode"}[system])
        return pl.Series([int(each) if each else None for each in texts], dtype=pl.Int64)

    def of(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Take an array (year, state) on the rows."""
        return values[self.cells]

    def _beside(self, name: str) -> list[str]:
        """Give what stands beside the labels; nothing where the panel has no such list."""
        if name not in self.world.panel.coords:
            return [""] * len(self.cells[0])
        return [str(each) for each in self.world.panel[name].transpose("year", "state").values[self.cells]]


def kept_back(world: World, index: str) -> str:
    """Name the source whose terms don't let an index's numbers of single states be passed on; empty where none does."""
    chosen = world.offered.get(index) or INDICES[index]
    held = world.panel.data_vars
    named = [str(held[need].attrs.get("source_name", "")) for need in chosen.archive() if need in held]
    return next((name for name in named if name in SOURCES and SOURCES[name].terms in KEPT_BACK), "")


def indices_of(readings: Sequence[Reading]) -> list[str]:
    """Name the indices that readings look at."""
    return list(dict.fromkeys(reading.index for reading in sorted(readings, key=_by_index) if reading.index))


def sheet(keys: Rows, named: Mapping[Reading, str], years: pl.DataFrame, span: tuple[int, int]) -> Sheet:
    """Give a row per state and year: a variable for each reading, and per index the ratio and the share of all.

    Parameters
    ----------
    keys : Rows
    named : mapping of Reading to str
        The readings' variables.
    years : DataFrame
        The table of system-years.
    span : tuple of int
    """
    columns: list[pl.Series] = []
    notes: list[Note] = _keys(span)
    for reading, name in named.items():
        columns.append(marks(keys, reading, name, years))
        meaning = f"pole by {reading.name}: 1 yes, 0 no, missing outside the set, without data, or undecided"
        notes.append(note(name, meaning, "truth", span))
    for index in indices_of(list(named)):
        if not kept_back(keys.world, index):
            for column, said in _numbers(keys, index, span):
                columns.append(column)
                notes.append(said)
    frame = pl.concat([keys.frame, pl.DataFrame(columns)], how="horizontal")
    return Sheet("state_years", "a state and a year", frame, tuple(notes))


def shares_sheet(keys: Rows, readings: Sequence[Reading], span: tuple[int, int]) -> Sheet:
    """Give a row per year, index, set of the strongest or of powers, and state in it: its share of the set."""
    parts: list[pl.DataFrame] = []
    pairs = dict.fromkeys((each.index, each.state_set) for each in sorted(readings, key=_by_index))
    for index, state_set in pairs:
        if index and state_set not in ("", ALL) and not kept_back(keys.world, index):
            share = keys.of(rows(keys.world.shares(index, state_set), keys.world.sizes))
            known = ~np.isnan(share)
            parts.append(
                keys.frame.filter(pl.Series(known)).select(
                    "year", pl.lit(index).alias("index"), pl.lit(state_set).alias("set"), "ccode", "stateabb", "state",
                    pl.Series("share", significant(share[known])),
                )
            )  # fmt: skip
    notes = {each.column: each for each in _keys(span)}
    said = (
        notes["year"],
        note("index", "the power index", "id", span),
        note("set", "the set of states", "id", span),
        *(notes[name] for name in ("ccode", "stateabb", "state")),
        note("share", "its share of the set's sum, over the members with data", "fraction", span),
    )
    empty = pl.DataFrame(schema={each.column: pl.String for each in said})
    return Sheet("set_shares", "a year, an index, a set and a state in it", pl.concat(parts) if parts else empty, said)


def marks(keys: Rows, reading: Reading, name: str, years: pl.DataFrame) -> pl.Series:
    """Give whether each state is a pole: 1, 0 or missing; missing in years in which the set has one state.

    Parameters
    ----------
    keys : Rows
    reading : Reading
    name : str
        Of its variable.
    years : DataFrame
        The table of system-years, which says of which years this is so.
    """
    world = keys.world
    alone = years.filter((pl.col("reading") == name) & (pl.col("reason") == SET_OF_ONE))["year"].to_list()
    finding = attempt(world, DEFINITIONS[reading.definition], reading.index, reading.state_set or ALL)
    if isinstance(finding, str):
        return pl.Series(name, [None] * keys.frame.height, dtype=pl.Int8)
    held = keys.of(rows(finding.poles, world.sizes)).copy()
    held[np.isin(keys.frame["year"].to_numpy(), alone)] = np.nan
    unknown = np.isnan(held)
    return pl.Series(name, np.where(unknown, 0, held).astype(np.int8)).set(pl.Series(unknown), None)


def _numbers(keys: Rows, index: str, span: tuple[int, int]) -> Iterator[tuple[pl.Series, Note]]:
    """Give the ratio to the leader of an index, and the share of all states."""
    world, label = keys.world, (keys.world.offered.get(index) or INDICES[index]).label
    power = world.power(index)
    held, gaps = numbers(power), gaps_of_ratios(world.panel, power, world.gaps(index)).values
    largest = np.where(np.isnan(held), -np.inf, held).max(axis=-1, keepdims=True)
    known = (gaps == "")[:, np.newaxis] & np.isfinite(largest) & (largest > 0)
    ratio = np.where(known, held, np.nan) / np.where(known, largest, 1.0)
    share = rows(world.shares(index, ALL), world.sizes)
    for stem, values, meaning in (
        ("ratio", ratio, f"{label}: ratio to the leader of the year"),
        ("share", share, f"{label}: share of {label_of(ALL)}"),
    ):
        name = f"{stem}_{short(index)}"
        yield pl.Series(name, significant(keys.of(values)), nan_to_null=True), note(name, meaning, "fraction", span)


def _keys(span: tuple[int, int]) -> list[Note]:
    """Describe the columns that say whose a row is."""
    return [
        note("year", "year", "year", span),
        note("ccode", "Correlates of War code; missing for a state that isn't on that list", "ccode", span),
        note("stateabb", "Correlates of War abbreviation", "id", span),
        note("state", "our own id of the state, the same under all its codes", "id", span),
        note("name", "its name in that year", "text", span),
    ]


def _by_index(reading: Reading) -> tuple[str, str]:
    """Order by index and set."""
    return reading.index, reading.state_set
