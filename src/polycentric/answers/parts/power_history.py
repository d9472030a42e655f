"""Gathers the picture of an index over two centuries."""

from typing import TYPE_CHECKING

from polycentric.errors import NotFetchedError
from polycentric.pictures.drawing.defaults import SHOWN

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.pictures.charts.power_history import History, Line
    from polycentric.power.contract import PowerIndex


def history_of(index: "PowerIndex", panel: "xr.Dataset") -> "History":
    """Gather the shares of the states that once had the largest, with the expert periods and today's other source."""
    from polycentric.pictures.charts.power_history import History
    from polycentric.sets.shares import shares

    values = index(panel)
    parts = shares(values)
    present = panel["exists"].sum("state")
    covered = (values.notnull().sum("state") / present.where(present > 0)).fillna(0.0)
    other, today, now = _now(index)
    largest = parts.max("year").fillna(0.0).sortby(parts.max("year").fillna(0.0), ascending=False)["state"].values
    lines = [_line(parts.sel(state=state), now) for state in largest[:SHOWN]]
    source = str(values.attrs["source"])
    years = [int(year) for year in panel["year"].values]
    return History(
        f"{index.label}: shares of power, {years[0]}–{years[-1]}",
        [each for each in lines if each.shares],
        dict(zip(years, covered.values.tolist(), strict=True)),
        [band for band in bands() if band[0] <= years[-1] and band[1] >= years[0]],
        source,
        other,
        today,
    )


def _line(values: "xr.DataArray", now: dict[str, float]) -> "Line":
    """Give one state's shares, under the name it bears today, or bore last."""
    from polycentric.pictures.charts.power_history import Line
    from polycentric.states import facts

    state = str(values["state"].item())
    known = values.dropna("year")
    shares = dict(zip(map(int, known["year"].values), known.values.tolist(), strict=True))
    return Line(facts.get(state).name if state in facts.states() else state, shares, now.get(state))


def _now(index: "PowerIndex") -> tuple[str, int, dict[str, float]]:
    """Give what of today's world comes nearest: its source, year and shares; nothing where nothing does."""
    from polycentric.panel.load import load
    from polycentric.power import INDICES
    from polycentric.power.named import nearest
    from polycentric.sets.shares import shares

    panel = load("now")
    name = nearest({name: each for name, each in INDICES.items() if each.fits(panel)}, index, INDICES)
    if not name:
        return "", 0, {}
    values = INDICES[name](panel)
    last = shares(values).isel(year=-1).dropna("state")
    held = dict(zip(map(str, last["state"].values), last.values.tolist(), strict=True))
    return f"{values.attrs['source']} ({INDICES[name].label.lower()})", int(panel["year"].values[-1]), held


def bands() -> list[tuple[int, int, str]]:
    """Give the experts' periods by the years of their crises; none where that source has not been fetched."""
    from polycentric.panel.expert_periods import PERIODS, periods

    try:
        rows = periods().select("period", "first", "last").iter_rows()
    except NotFetchedError:
        return []
    return [(first, last, PERIODS[number].in_its_own_words()) for number, first, last in rows]
