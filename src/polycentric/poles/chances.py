"""With what chance there were so many poles, and with what chance a state was one of them.

What is uncertain goes through a definition draw by draw: an index whose source gives standard deviations is drawn as in
`polycentric.power.uncertainty`, and the runs of a panel that has them are draws already. A chance is the part of the
draws; its interval says how far so many draws can tell, and nothing about whether the source's standard deviations, or
the correlation of errors that is assumed, are right.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, DataError, UnknownNameError
from polycentric.labels import in_order, lead_sizes, rows
from polycentric.poles.chunks import pieces, room
from polycentric.poles.classes.contract import CLASSES, MISSING, NOT_APPLICABLE
from polycentric.poles.contract import Finding, PoleDefinition
from polycentric.poles.definitions import meant_by
from polycentric.poles.one_run import labelled
from polycentric.poles.readings import attempt
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex
from polycentric.power.named import with_deviations
from polycentric.power.uncertainty import DRAWS, SEED, drawn_panel
from polycentric.sets.named import Own, StateSet

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "definition": pl.String,
    "index": pl.String,
    "set": pl.String,
    "of": pl.String,
    "value": pl.String,
    "chance": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "missing": pl.Float64,
    "draws": pl.Int32,
    "varies": pl.Boolean,
    "reason": pl.String,
}
# The interval of Wilson (1927) at 95%.
Z = 1.959963984540054
OVER = ("run", "draw")
CERTAIN = "nothing that this definition looks at is uncertain here: it is the same in every draw"
_WITHOUT = (MISSING, NOT_APPLICABLE)


def chances(
    panel: xr.Dataset,
    index: str = "",
    years: int | Sequence[int] | None = None,
    definitions: str | Sequence[str] | Mapping[str, PoleDefinition] | None = None,
    state_set: StateSet | None = None,
    *,
    draws: int | None = None,
    seed: int = SEED,
    correlation: float = 0.0,
    bloc: str | None = None,
    indices: Mapping[str, PowerIndex] | None = None,
    own_sets: Own | None = None,
    size: int | None = None,
) -> pl.DataFrame:
    """Say with what chance each class, each number of poles and each pole is found.

    Parameters
    ----------
    panel : Dataset
        With standard deviations for what the index is computed from (the world `history` with ``fariss``), or with a
        dimension `run` or `draw`, which is counted over as it is.
    index : str
        The power index; needed where it is to be drawn, and by definitions that look at one.
    years : int or sequence of int, optional
        All years of the panel without it.
    definitions : str, sequence of str, or mapping, optional
        Which pole definitions; all that look at an index without it.
    state_set : str, optional
        On which set; on every set that the definition is for without it.
    draws, seed, correlation
        As in `polycentric.power.uncertainty.drawn`: 4,000 draws with independent errors without them. A panel that has
        runs is not drawn.
    bloc : str, optional
        An organisation to treat as one state. Standard deviations of a bloc aren't known, so only for a panel of runs.
    indices : mapping, optional
        Power indices by name, a user's own among them.
    own_sets : mapping, optional
        A user's own sets of states by name.
    size : int, optional
        How many draws are held in memory at a time; it changes no number.

    Returns
    -------
    DataFrame
        One row per year, definition, set and thing found: `of` is ``"class"``, ``"number"`` (of poles for certain) or
        ``"pole"``, and `value` the class, the number or the state. `chance` is the part of all draws, from `low` to
        `high` by Wilson's interval (95%). `missing` is the part of the draws in which the definition gives no class:
        the chance lies between `chance` and `chance + missing`, and `reason` is the most frequent reason. `varies` says
        whether anything that the definition looks at is uncertain here. Where it isn't, chances are 0 or 1 without an
        interval. A panel of vintages has a column `vintage`: they are no draws.

    Raises
    ------
    CoverageError
        If nothing is uncertain, or a year isn't in the panel.
    DataError
        If draws are asked of a panel that has runs, or are out of bounds.
    UnknownNameError
        If no index, definition or set has the name.

    References
    ----------
    Wilson (1927), Probable Inference, the Law of Succession, and Statistical Inference, Journal of the American
    Statistical Association 22(158), 209-212.

    Examples
    --------
    >>> from polycentric.panel.assemble import assemble
    >>> cells = {"pwtrgdp": np.array([[6.0, 6.0]]), "sd_pwtrgdp": np.array([[2.0, 0.0]]), "pwtpop": np.ones((1, 2))}
    >>> panel = assemble((2016,), ("USA", "CHN"), cells, source="toy")
    >>> found = chances(panel, "output_fariss", 2016, "half_of_leader")
    >>> found.filter(of="number", value="2")["chance"].item() > 0.9
    True
    """
    request = _Request(panel, index, definitions, state_set, bloc, indices, own_sets)
    parts = [
        labelled(where, frame)
        for where, one in _vintages(in_order(panel))
        for frame in _of_panel(one, request, _years(panel, years), (draws, seed, correlation), size)
    ]
    return pl.concat(parts)


def chance_of_poles(
    panel: xr.Dataset,
    index: str,
    year: int,
    number: int | np.integer[Any] = 2,
    definition: str = "half_of_leader",
    state_set: StateSet = "all",
    *,
    draws: int | None = None,
    seed: int = SEED,
    correlation: float = 0.0,
) -> float:
    """Give the chance that a year had so many poles, such as two in 2016; arguments as in `chances`.

    Parameters
    ----------
    panel, index, year, definition, state_set, draws, seed, correlation
        As in `chances`.
    number : int
        Of poles.

    Raises
    ------
    CoverageError
        If the definition gives no class in any draw; and as `chances` does.
    DataError
        If the number of poles isn't a whole number from 0.

    Examples
    --------
    >>> two = chance_of_poles(panel, "output_fariss", 2016, 2)  # doctest: +SKIP
    """
    if isinstance(number, bool) or not isinstance(number, int | np.integer) or number < 0:  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types aren't checked
        raise DataError(f"{number!r} is no number of poles: give a whole number from 0, such as number=2.")
    table = chances(panel, index, year, definition, state_set, draws=draws, seed=seed, correlation=correlation)
    if (table["missing"] == 1.0).all():
        raise CoverageError(f"Definition '{definition}' gives no number of poles for {year}: {table['reason'][0]}.")
    return float(table.filter(of="number", value=str(number))["chance"].sum())


@dataclass(frozen=True)
class _Request:
    """What is asked of a panel, or of a part of its draws."""

    panel: xr.Dataset
    index: str
    definitions: str | Sequence[str] | Mapping[str, PoleDefinition] | None
    state_set: StateSet | None
    bloc: str | None
    indices: Mapping[str, PowerIndex] | None
    own_sets: Own | None

    def world(self, panel: xr.Dataset) -> World:
        """Make a world of a part."""
        return World(panel, self.bloc, self.indices, own_sets=self.own_sets)

    def readings(self, world: World) -> list[tuple[PoleDefinition, str, StateSet]]:
        """Name the definitions with the sets that they are asked on."""
        if self.state_set is not None and self.state_set not in world.sets:
            raise UnknownNameError("state set", self.state_set, world.sets)
        triples: list[tuple[PoleDefinition, str, StateSet]] = []
        for rule in self._rules():
            if not rule.uses_index:
                triples.append((rule, "", "all"))
                continue
            if not self.index:
                raise DataError(f"Definition '{rule.name}' looks at a power index: name one, such as 'output_fariss'.")
            fitting = [each for each in world.sets if rule.applies_to(each)]
            on = fitting if self.state_set is None else [self.state_set]
            triples += [(rule, world.called(self.index), each) for each in on]
        return triples

    def _rules(self) -> list[PoleDefinition]:
        """Give the definitions."""
        return [rule for rule in meant_by(self.definitions) if rule.uses_index or self.definitions is not None]


@dataclass
class _Tally:
    """How often each thing was found, by year, among the draws gone through so far; whole numbers add up in any order.

    `classes` is (year, class), `numbers` (year, number), `poles` (year, state).
    """

    classes: NDArray[np.int64]
    numbers: NDArray[np.int64]
    poles: NDArray[np.int64]
    reasons: list[Counter[str]]
    draws: int = 0
    varies: set[str] = field(default_factory=set[str])

    def add(self, finding: Finding, sizes: Mapping[str, int]) -> None:
        """Count the findings of some draws, (draw, year)."""
        years = sizes["year"]
        classes = rows(finding.classes, sizes, ()).reshape(-1, years) if finding.classes is not None else None
        if classes is None:  # which the contract fills in
            raise TypeError("A finding has classes.")
        marks = rows(finding.poles, sizes).reshape(len(classes), years, -1) == 1.0
        without = np.isin(classes, _WITHOUT)
        self.draws += len(classes)
        self.varies |= set(finding.varies)
        self.classes += np.stack([(classes == word).sum(axis=0) for word in CLASSES], axis=-1)
        marks &= ~without[..., np.newaxis]
        self.poles += marks.sum(axis=0)
        counts = np.where(without, -1, marks.sum(axis=-1))
        for year in range(years):
            self.numbers[year] += np.bincount(counts[:, year] + 1, minlength=self.numbers.shape[1] + 1)[1:]
        if without.any() and finding.reason is not None:
            reasons = rows(finding.reason, sizes, ()).reshape(-1, years)
            for year in range(years):
                self.reasons[year].update(reasons[without[:, year], year].tolist())

    def refuse(self, why: str, draws: int) -> None:
        """Count draws of which nothing can be said, for a reason."""
        self.draws += draws
        self.classes[:, CLASSES.index(MISSING)] += draws
        for reasons in self.reasons:
            reasons[why] += draws


def _of_panel(
    panel: xr.Dataset,
    request: _Request,
    years: Sequence[int],
    drawing: tuple[int | None, int, float],
    size: int | None,
) -> Iterator[pl.DataFrame]:
    """Give the tables of a panel without vintages: all years at once where it has runs, else year by year."""
    draws, seed, correlation = drawing
    if any(name in panel.dims for name in OVER):
        if draws is not None or correlation:
            raise DataError("This panel has runs, which are counted as they are: leave draws and correlation out.")
        yield _counted(panel.sel(year=list(years)), request, size)
        return
    index = _to_be_drawn(request, panel)
    for year in years:
        tries = drawn_panel(index, panel, year, DRAWS if draws is None else draws, seed, correlation)
        yield _counted(tries, request, size)


def _to_be_drawn(request: _Request, panel: xr.Dataset) -> PowerIndex:
    """Give the index whose source says how uncertain it is."""
    if request.bloc is not None:
        raise DataError(
            f"Standard deviations are of single states, and those of the {request.bloc} as one aren't known: leave the "
            "bloc out, or give a panel of runs."
        )
    if not request.index:
        raise DataError("This panel has no runs, so an index is to be drawn: name one, such as 'output_fariss'.")
    known = INDICES if request.indices is None else request.indices
    if request.index in known and not known[request.index].spreads(panel):
        raise CoverageError(_no_deviations(known, request.index))
    world = request.world(panel)
    return world.indices[world.called(request.index)]


def _no_deviations(indices: Mapping[str, PowerIndex], name: str) -> str:
    """Say that there is nothing to draw an index from, and what to do next."""
    if needed := indices[name].archived_spreads():
        return (
            f"Power index '{name}' has no standard deviations in this panel: load those of its source, "
            f"series=[{', '.join(map(repr, needed))}]."
        )
    return f"The source of '{name}' gives no standard deviations; these do: {', '.join(with_deviations(indices))}."


def _counted(panel: xr.Dataset, request: _Request, size: int | None) -> pl.DataFrame:
    """Count over the runs and draws of a panel, a chunk at a time."""
    tallies: dict[tuple[str, str, str], _Tally] = {}
    labels: NDArray[np.object_] = panel["state"].values
    for part in pieces(panel, size or room(panel)):
        world = request.world(part)
        labels = world.panel["state"].values
        for rule, index, state_set in request.readings(world):
            key = (rule.name, index, state_set if index else "")
            tally = tallies.setdefault(key, _empty(panel.sizes["year"], labels.size))
            finding = attempt(world, rule, index, state_set)
            if isinstance(finding, str):
                tally.refuse(finding, int(np.prod([world.sizes[name] for name in world.sizes if name != "year"])))
            else:
                tally.add(finding, lead_sizes(world.panel))
    years = [int(year) for year in panel["year"].values]
    table = [row for key, tally in tallies.items() for row in _table(key, tally, years, labels)]
    order = {year: place for place, year in enumerate(years)}
    table.sort(key=lambda row: order[int(str(row["year"]))])
    return pl.DataFrame(table, schema=SCHEMA)


def _empty(years: int, states: int) -> _Tally:
    """Start to count."""
    sizes = (len(CLASSES), states + 1, states)
    return _Tally(
        *(np.zeros((years, size), dtype=np.int64) for size in sizes), reasons=[Counter() for _ in range(years)]
    )


def _table(
    key: tuple[str, str, str], tally: _Tally, years: Sequence[int], labels: NDArray[np.object_]
) -> Iterator[dict[str, object]]:
    """Give the rows of one reading, year by year: classes, numbers, and poles from the likeliest."""
    for place, year in enumerate(years):
        without = int(sum(tally.classes[place, CLASSES.index(word)] for word in _WITHOUT))
        reason = max(tally.reasons[place].items(), key=lambda each: (each[1], each[0]))[0] if without else ""
        about: dict[str, object] = {
            **dict(zip(("definition", "index", "set"), key, strict=True)),
            "year": year,
            "missing": without / tally.draws,
            "draws": tally.draws,
            "varies": bool(tally.varies),
            "reason": reason or ("" if tally.varies else CERTAIN),
        }
        poles = sorted(np.flatnonzero(tally.poles[place]), key=lambda at: (-tally.poles[place, at], str(labels[at])))
        counts = [
            *(("class", word, n) for word, n in zip(CLASSES, tally.classes[place].tolist(), strict=True) if n),
            *(("number", str(n), int(tally.numbers[place, n])) for n in np.flatnonzero(tally.numbers[place])),
            *(("pole", str(labels[at]), int(tally.poles[place, at])) for at in poles),
        ]
        for of, value, count in counts:
            low, high = wilson(count, tally.draws) if tally.varies else (count / tally.draws,) * 2
            yield about | {"of": of, "value": value, "chance": count / tally.draws, "low": low, "high": high}


def wilson(count: int, draws: int) -> tuple[float, float]:
    """Give the interval of Wilson for a chance of which so many of the draws are seen.

    Examples
    --------
    >>> [round(end, 3) for end in wilson(0, 100)]
    [0.0, 0.037]
    """
    part, square = count / draws, Z * Z
    centre = (part + square / (2 * draws)) / (1 + square / draws)
    half = Z * np.sqrt(part * (1 - part) / draws + square / (4 * draws * draws)) / (1 + square / draws)
    return max(0.0, float(centre - half)), min(1.0, float(centre + half))


def _vintages(panel: xr.Dataset) -> Iterator[tuple[Mapping[str, object], xr.Dataset]]:
    """Give each vintage by itself, with its label; a panel without them as it is."""
    if "vintage" not in panel.dims:
        yield {}, panel
        return
    labels = panel["vintage"].values.tolist() if "vintage" in panel.coords else range(panel.sizes["vintage"])
    for place, label in enumerate(labels):
        yield {"vintage": label}, panel.isel(vintage=place, drop=True)


def _years(panel: xr.Dataset, year_or_years: int | Sequence[int] | None) -> list[int]:
    """Give the years asked for, all without any."""
    known = [int(year) for year in panel["year"].values]
    chosen = (
        known
        if year_or_years is None
        else [year_or_years]
        if isinstance(year_or_years, int | np.integer)
        else [int(y) for y in year_or_years]
    )
    for year in chosen:
        if year not in known:
            raise CoverageError(f"The year {year} is not in this panel, which has {known[0]}-{known[-1]}.")
    return chosen
