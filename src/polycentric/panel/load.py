"""Load a world by name: the one way from the tables to a panel."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import xarray as xr

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel import accessor as accessor  # registers panel.pc
from polycentric.panel import history, now_world
from polycentric.panel.now_world import FIRST_YEAR, LAST_YEAR

WORLDS = ("now", "history")


def load(
    world: str = "now",
    *,
    years: int | Sequence[int] | None = None,
    carry: bool | None = None,
    series: Sequence[str] | None = None,
    versions: Mapping[str, str] | None = None,
    layers: Sequence[str] | None = None,
    as_known: int | None = None,
    vintages: Sequence[int] | int | str | None = None,
) -> xr.Dataset:
    """Load a world as a panel.

    Parameters
    ----------
    world : str
        ``"now"``, the embedded world of the World Factbook's editions since 1990, in the last of them 195 sovereign
        states and Taiwan; or ``"history"``, the field's own data since 1816, which `polycentric fetch` fetches.
    years : int or sequence of int, optional
        One year, or the first and the last year wanted: years of reference, which figures are *of*. Without it: the
        picture that the last edition gives, the latest observation of every cell, whatever year that is of. For
        ``"history"``: 1816-2022.
    carry : bool, optional
        Whether a year holds the picture of the edition that was out then, each cell the latest that this edition prints
        up to that year (its own year is in ``<variable>_year``, -1 where the text states none), or only what is known
        of that very year. Over several years `year` then has the years of editions alone. Without `years` it is on,
        else off. ``"history"`` carries nothing.
    series : sequence of str, optional
        Of ``"history"``: series (``"atop"``) or single variables (``"atop_defense"``), which alone are read; without
        it, capabilities and major powers. `polycentric.panel.series.SERIES` lists them.
    versions : mapping of str to str, optional
        Of ``"history"``: for a series, another version than its first, for example ``{"nmc": "6"}``.
    layers : sequence of str, optional
        The former name of `series`.
    as_known : int, optional
        Of ``"now"``: with the eyes of that year, nothing of any later edition. Without it, each figure is what was last
        known of its year, that is, what the latest edition that prints it prints.
    vintages : int, sequence of int or "all", optional
        Of ``"now"``, with `years`: several such years at once, as a leading axis `vintage`; ``"all"`` for all editions.

    Returns
    -------
    Dataset, (year, state, partner, organisation), and before these vintage where several are asked for
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
    >>> load("now", as_known=1990)["name"].sel(state="RUS").item()
    'Soviet Union'
    """
    if world not in WORLDS:
        raise UnknownNameError("world", world, WORLDS)
    if world == "history":
        if as_known is not None or vintages is not None:
            raise CoverageError(
                "World 'history' has no editions to look through: leave as_known and vintages out; versions chooses "
                "between versions of a series."
            )
        return _history(years, _one_of(series, layers), versions, carried=bool(carry))
    if series is not None or layers is not None or versions:
        raise CoverageError(
            "World 'now' has one source and no series or versions to choose: leave them out, or load 'history'."
        )
    period = None if years is None else span(years)
    if vintages is None:
        panel = now_world.load_now(period, carry, as_known)
        return panel if as_known is None else panel.assign_attrs(as_known=as_known)
    if period is None or carry or as_known is not None:
        raise CoverageError(
            "Vintages are of years: give years, and leave carry and as_known out. The picture of each edition is "
            "load('now', years=(1990, 2025), carry=True)."
        )
    return now_world.load_vintages(period, vintages)


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
    if isinstance(years, str):
        raise CoverageError(f"The years '{years}' are a text: give a number, or the first and the last.")
    given: list[object] = list(years) if isinstance(years, Iterable) else [years]
    if not all(isinstance(year, int | np.integer) and not isinstance(year, bool) for year in given):
        raise CoverageError(f"The years {given} are no whole numbers: give one year, or the first and the last.")
    chosen = [int(str(year)) for year in given]
    if len(chosen) > 2 or not chosen or chosen != sorted(chosen):
        said = "-".join(map(str, chosen)) or "given"
        raise CoverageError(f"The years {said} are no span: give one year, or the first and the last.")
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
