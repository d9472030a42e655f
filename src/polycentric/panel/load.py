"""Load a world by name: the one way from the tables to a panel."""

from collections.abc import Mapping, Sequence
from typing import Any

import xarray as xr

from polycentric import tables
from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel import accessor as accessor  # registers panel.pc
from polycentric.panel import history
from polycentric.panel.codes import codes_of
from polycentric.panel.now import FIRST_YEAR, LAST_YEAR, Axes, build
from polycentric.panel.schema import VARIABLES
from polycentric.sources import SOURCES, bodies

WORLDS = ("now", "history")


def load(
    world: str = "now",
    *,
    years: int | Sequence[int] | None = None,
    carry: bool | None = None,
    series: Sequence[str] | None = None,
    versions: Mapping[str, str] | None = None,
    layers: Sequence[str] | None = None,
) -> xr.Dataset:
    """Load a world as a panel.

    Parameters
    ----------
    world : str
        ``"now"``, the embedded world of the World Factbook's last edition: 195 sovereign states and Taiwan, 2020-2025;
        or ``"history"``, the field's own data since 1816, which `polycentric fetch` fetches.
    years : int or sequence of int, optional
        One year, or the first and the last year wanted. Without it: the latest year, and in it the latest observation
        of every cell, whatever year that is of. For ``"history"``: 1816-2022.
    carry : bool, optional
        Whether a cell holds the latest observation up to its year (its own year is then in ``<variable>_year``) or only
        what was observed in that very year. Carrying is for one year; without `years` it is on, else off.
        ``"history"`` carries nothing.
    series : sequence of str, optional
        Of ``"history"``: series (``"atop"``) or single variables (``"atop_defense"``), which alone are read; without
        it, capabilities and major powers. `polycentric.panel.series.SERIES` lists them.
    versions : mapping of str to str, optional
        Of ``"history"``: for a series, another version than its first, for example ``{"nmc": "6"}``.
    layers : sequence of str, optional
        The former name of `series`.

    Returns
    -------
    Dataset, (year, state, partner, organisation)
        Missing values are NaN (for `membership` -1). ``panel.pc`` tells coverage, ages and provenance.

    Raises
    ------
    UnknownNameError
        If no world, series, variable or version has that name.
    CoverageError
        If a year is outside the world's, or something is asked of a world that it doesn't have.
    NotFetchedError
        If a series' source has not been fetched.

    Examples
    --------
    >>> panel = load("now")
    >>> dict(panel.sizes)["state"]
    196
    >>> panel["population"].sel(state="ISL").attrs["units"]
    'people'
    """
    if world not in WORLDS:
        raise UnknownNameError("world", world, WORLDS)
    if world == "history":
        return _history(years, _one_of(series, layers), versions, carried=bool(carry))
    if series is not None or layers is not None or versions:
        raise CoverageError(
            "World 'now' has one source and no series or versions to choose: leave them out, or load 'history'."
        )
    period = span(years)
    carried = carry if carry is not None else years is None
    if carried and period[0] != period[1]:
        raise CoverageError(
            f"Observations can be carried forward into one year, but {period[0]}-{period[1]} was asked for: "
            "ask for one year, or leave carry out to see what was observed in each."
        )
    return _now(tuple(range(period[0], period[1] + 1)), carried=carried)


def _history(
    years: int | Sequence[int] | None,
    series: Sequence[str] | None,
    versions: Mapping[str, str] | None,
    *,
    carried: bool,
) -> xr.Dataset:
    """Load the series asked for, in the years asked for."""
    if carried:
        raise CoverageError(
            "World 'history' carries no observation forward: leave carry out; panel.pc.coverage() says where a source "
            "ends."
        )
    names = [series] if isinstance(series, str) else series
    return history.build(span(years, "history"), names, versions)


def _one_of(series: Sequence[str] | None, layers: Sequence[str] | None) -> Sequence[str] | None:
    """Give what was asked for under the keyword of today, or under its former name."""
    if series is not None and layers is not None:
        raise CoverageError("'layers' is now 'series': give all that shall be loaded in series.")
    return layers if series is None else series


def span(years: int | Sequence[int] | None, world: str = "now") -> tuple[int, int]:
    """Give the first and last year asked for, within the world's.

    Raises
    ------
    CoverageError
        If the years are no span, or one is outside the world's.
    """
    first, last = {"now": (FIRST_YEAR, LAST_YEAR), "history": (history.FIRST_YEAR, history.LAST_YEAR)}[world]
    if years is None:
        return (last, last) if world == "now" else history.DEFAULT_YEARS
    chosen = [years] if isinstance(years, int) else [int(year) for year in years]
    if not chosen or chosen != sorted(chosen):
        raise CoverageError(f"The years {chosen} are no span: give one year, or the first and the last.")
    if chosen[0] < first or chosen[-1] > last:
        raise CoverageError(
            f"World '{world}' covers {first}-{last}, but {chosen[0] if chosen[0] < first else chosen[-1]} was "
            f"asked for: choose a year between them{_elsewhere(world, chosen)}."
        )
    return chosen[0], chosen[-1]


def _elsewhere(world: str, period: Sequence[int]) -> str:
    """Name the other world where it has the years."""
    covered = period[0] >= history.FIRST_YEAR and period[-1] <= history.LAST_YEAR
    return ", or load the world 'history' (--world history)" if world == "now" and covered else ""


def _now(years: tuple[int, ...], *, carried: bool) -> xr.Dataset:
    """Read the embedded tables and lay them out."""
    frames = tables.read("factbook")
    dated = bodies.dated()
    listed = frames["states"].sort("state")
    states = tuple(listed["state"].to_list())
    panel = build(
        frames["cells"],
        frames["partners"],
        frames["memberships"],
        dated,
        Axes(years, states, carried),
        names=listed["name"].to_list(),
        codes=codes_of(states, years[-1]),
        source=_sources(),
        attrs=_attrs(years, carried=carried),
    )
    for values in panel.data_vars.values():
        values.attrs["source_name"] = "factbook"
    return panel


def _sources() -> dict[str, str]:
    """Name the source of each variable, with its version."""
    factbook = _cited("factbook")
    return dict.fromkeys(VARIABLES, factbook) | {"membership": f"{factbook}; dated bodies: {_cited('bodies')}"}


def _cited(source: str) -> str:
    """Give a source's label and version."""
    record = SOURCES[source]
    return f"{record.label} ({record.version})"


def _attrs(years: tuple[int, ...], *, carried: bool) -> dict[str, Any]:
    """Give the world's record: what it is, from which bytes, and how to make it again."""
    meta = tables.read_meta()
    arguments = '"now"' if carried and years == (LAST_YEAR,) else f'"now", years=({years[0]}, {years[-1]})'
    return {
        "world": "now",
        "title": "The embedded world: 195 sovereign states by the World Factbook's record, and Taiwan",
        "carried": int(carried),
        "carried_note": "latest observation of each cell; its year is in <variable>_year" if carried else "as observed",
        "edition": meta["edition"],
        "package": meta["package"],
        "inputs_sha256": meta["inputs"]["sha256"],
        "tables_sha256": "; ".join(f"{name} {entry['sha256']}" for name, entry in sorted(meta["tables"].items())),
        "command": f"polycentric.load({arguments})",
    }
