"""The rows of ``polycentric ties``."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from polycentric.answers.asked import option
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.numbers import scale_of
from polycentric.answers.parts.power_rows import is_old
from polycentric.answers.parts.ties_words import words_of

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.ties.contract import TieLayer

Row = dict[str, Any]
TIDY = (
    Column("layer", "layer"),
    Column("state", "state", "state"),
    Column("partner", "partner", "state"),
    Column("name", "name"),
    Column("partner_name", "partner name"),
    Column("value", "value", "as in column unit"),
    Column("at_least", "at least", "as in column unit"),
    Column("at_most", "at most", "as in column unit"),
    Column("unit", "unit"),
    Column("flag", "flag"),
    Column("year", "year", "year of the oldest number in it"),
)
IMPLAUSIBLE = "implausible as printed"
LISTED = (
    Column("name", "layer"),
    Column("label", "what it is"),
    Column("unit", "unit"),
    Column("directed", "directed"),
    Column("observed", "ties observed", "number"),
    Column("bounded", "only bounded", "number"),
)

READ = (
    Column("name", "layer"), Column("label", "what it is"), Column("directed", "directed"),
    Column("observed", "pairs known", "number"), Column("bounded", "only bounded", "number"),
)  # fmt: skip
OF_ARCHIVE = (Column("name", "layer"), Column("years", "years"), Column("called", "also called"))
HEAD = 36  # characters
CALLED = 38  # characters


def read_layers(rows: Sequence[Row]) -> Grid:
    """Set the layers of a world for a reader; the unit stands where the layer itself is shown.

    A pair of a layer without direction counts once.
    """
    half = [{**row, **({} if row["directed"] == "yes" else {"observed": row["observed"] // 2,
                       "bounded": row["bounded"] // 2})} for row in rows]  # fmt: skip
    return Grid(READ, half)


def of_archive() -> Section:
    """List what the archive has between two states, with the plain words that it answers to."""
    from polycentric.panel.series import variables
    from polycentric.ties import LAYERS
    from polycentric.ties.called import ALIASES, VOTES, VOTES_75, ties_of_history, years_of
    from polycentric.ties.events import EVENTS
    from polycentric.ties.similar import SPANS

    spans = {name: each.years for name, each in EVENTS.items()} | {VOTES: SPANS["votes"], VOTES_75: SPANS["votes_75"]}
    for name in ties_of_history():
        if name not in {VOTES, VOTES_75}:
            series, variable = variables()[name]
            spans[name] = series.years_of(variable)
    of_variables = (layer for layer in LAYERS.values() if layer.needs and set(layer.needs) <= set(variables()))
    spans |= {layer.name: years for layer in of_variables if (years := years_of(layer))}
    spans |= layers_of_words()
    words: dict[str, list[str]] = {}
    for alias, name in ALIASES.items():
        words.setdefault(name, []).append(alias)
    rows = [
        {"name": name, "years": f"{first}-{last}", "called": _as_many_as_fit(words.get(name, []))}
        for name, (first, last) in sorted(spans.items())
    ]
    return Section("In the archive of two centuries, which polycentric fetch fetches", Grid(OF_ARCHIVE, rows))


def layers_of_words() -> dict[str, tuple[int, int]]:
    """Give the layers of whom states name in their texts, with the years of these."""
    from polycentric.words.corpus.bodies import CORPORA
    from polycentric.words.threats.found import BODIES
    from polycentric.words.threats.layer import LAYERS

    years = [CORPORA[body].years for body in BODIES]
    return dict.fromkeys(LAYERS, (min(first for first, _ in years), max(last for _, last in years)))


def _as_many_as_fit(words: Sequence[str]) -> str:
    """Join words up to a width."""
    joined = ""
    for word in words:
        longer = f"{joined}, {word}" if joined else word
        if len(longer) > CALLED:
            break
        joined = longer
    return joined


def layer_rows(layers: "Mapping[str, TieLayer]", panel: "xr.Dataset", bloc: str | None) -> list[Row]:
    """Give a row per layer: what it is, and how many of its cells are observed and only bounded."""
    return [_layer_row(layer.on(panel), panel, bloc) for layer in layers.values() if layer.fits(panel)]


def tie_rows(
    layer: "TieLayer", panel: "xr.Dataset", bloc: str | None, states: Sequence[str], *, bounds: bool
) -> list[Row]:
    """Give a row per tie, the strongest first.

    Parameters
    ----------
    layer : TieLayer
    panel : Dataset
        Of single states.
    bloc : str or None
        An organisation to treat as one state.
    states : sequence of str
        Only ties of these, either way; all if there are none.
    bounds : bool
        Whether ties that are not observed but bounded are given too. The bloc's own ties are, where part of them is
        listed: its members' lists end too early for any to be observed in full.
    """
    from polycentric.panel.group_members import group_labels

    value, low, high = (
        _last(values) for values in (layer(panel, bloc), layer.floor(panel, bloc), layer.bound(panel, bloc))
    )
    names, labels = _names(panel, bloc, value), [str(state) for state in value["state"].values]
    known = np.isfinite(value.values) | (np.isfinite(high.values) if bounds else False)
    of_bloc = np.isin(labels, group_labels(panel, bloc))
    known |= (of_bloc[:, None] | of_bloc[None, :]) & (low.values > 0)
    if not layer.directed:
        known = np.triu(known, 1)
    if states:
        known &= np.isin(labels, states)[:, None] | np.isin(labels, states)[None, :]
    oldest = _oldest(layer, panel, labels)
    marks = layer.doubtful(panel, bloc).isel(year=-1).transpose("state", "partner").values
    rows = [
        {"layer": layer.name, "state": labels[i], "partner": labels[j], "name": names[labels[i]],
         "partner_name": names[labels[j]], "value": float(value.values[i, j]), "at_least": float(low.values[i, j]),
         "at_most": float(high.values[i, j]), "unit": layer.unit, "flag": IMPLAUSIBLE if marks[i, j] else "",
         "year": min(oldest[i], oldest[j])}
        for i, j in np.argwhere(known)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-_least(row), row["state"], row["partner"]))


def read_ties(rows: Sequence[Row], layer: "TieLayer", top: int, year: int) -> Grid:
    """Set the strongest ties as a table, those that can't be believed as printed after the others."""
    scale = scale_of(layer.unit, (row["value"] for row in rows))
    words = words_of(layer)
    to = "to" if words.pair.endswith(" to {names}") else words.heads[0]  # a layer of holds runs to who holds
    between = to if layer.directed else "and"
    strongest = _strongest(rows, layer)[:top]
    numbers = [Column("value", short_head(scale.heading), "number")]
    if any(np.isnan(row["value"]) for row in strongest):
        numbers += [Column("at_least", "at least", "number"), Column("at_most", "at most", "number")]
    more = [Column("flag", "flag")] if any(row["flag"] for row in strongest) else []
    if any(is_old(row["year"], year) for row in strongest):
        more.append(Column("year", "oldest number", "number"))
    shown = [{**row, **{number.name: scale.show(row[number.name]) for number in numbers}} for row in strongest]
    return Grid((Column("name", "state"), Column("partner_name", between), *numbers, *more), shown)


def short_head(heading: str) -> str:
    """Give a unit that fits over a column; a longer one is told in the notes."""
    unit = heading.partition(",")[0]
    return unit if len(unit) <= HEAD else "value"


def cut_note(rows: Sequence[Row], layer: "TieLayer", top: int) -> str:
    """Say how many ties that are not shown are as strong as the last one that is; empty where none is."""
    ordered = _strongest(rows, layer)
    shown, more = ordered[:top], ordered[top:]
    equal = [row for row in more if (_least(row), row["flag"]) == (_least(shown[-1]), shown[-1]["flag"])]
    if not equal:
        return ""
    others = f"{len(equal)} others are" if len(equal) > 1 else "1 other is"
    return (
        f"{others} as strong as the last tie shown: which of them stand here says nothing; {option('top')} shows more."
    )


def unknown_note(layer: "TieLayer", panel: "xr.Dataset", bloc: str | None, states: Sequence[str]) -> str:
    """Name the states, all or those asked for, whose main partner isn't known, each with the reason."""
    reasons = layer.unknown_main(panel, bloc).isel(year=-1)
    names = {str(s): str(n) for s, n in zip(panel["state"].values, panel["name"].isel(year=-1).values, strict=True)}
    listing = [
        f"{names.get(str(state), str(state))} ({why})"
        for state, why in zip(reasons["state"].values, reasons.values, strict=True)
        if why and (not states or state in states)
    ]
    return (
        f"The main partner isn't known of {'; '.join(listing)}: nothing is read from their largest tie."
        if listing
        else ""
    )


def _oldest(layer: "TieLayer", panel: "xr.Dataset", labels: Sequence[str]) -> list[int]:
    """Give the year of the oldest number that a layer uses of each state; the panel's own where it carries nothing."""
    dated = [panel[f"{name}_year"].isel(year=-1).values for name in layer.variables(panel) if f"{name}_year" in panel]
    own = int(panel["year"].values[-1])
    place = {str(state): position for position, state in enumerate(panel["state"].values)}
    years = [[int(each[place[label]]) for each in dated if label in place] for label in labels]
    return [min((year for year in row if year > 0), default=own) for row in years]


def _strongest(rows: Sequence[Row], layer: "TieLayer") -> list[Row]:
    """Keep the ties that there are, those that can't be believed as printed after the others."""
    return sorted((row for row in rows if is_tie(row, layer) or _least(row) > 0), key=lambda row: bool(row["flag"]))


def is_tie(row: Row, layer: "TieLayer") -> bool:
    """Tell a tie whose value is known: above zero, or any where zero is a value too."""
    return row["value"] > 0 or (layer.zero_is_value and row["value"] == row["value"])


def _least(row: Row) -> float:
    """Give the value, or what is listed of it; nothing sorts last."""
    return -np.inf if np.isnan(row["at_least"]) else row["at_least"]


def _layer_row(layer: "TieLayer", panel: "xr.Dataset", bloc: str | None) -> Row:
    """Describe one layer."""
    value, high = _last(layer(panel, bloc)).values, _last(layer.bound(panel, bloc)).values
    return {
        "name": layer.name,
        "label": layer.label,
        "unit": layer.unit,
        "directed": "yes" if layer.directed else "no",
        "observed": int(np.isfinite(value).sum()),
        "bounded": int((np.isnan(value) & np.isfinite(high)).sum()),
    }


def _last(values: "xr.DataArray") -> "xr.DataArray":
    """Give the last year of a layer, ordered."""
    return values.isel(year=-1).transpose("state", "partner")


def _names(panel: "xr.Dataset", bloc: str | None, values: "xr.DataArray") -> dict[str, str]:
    """Give the name of every state of a layer, the bloc's among them."""
    from polycentric.panel.group_members import names_of

    named = dict(zip(panel["state"].values, panel["name"].isel(year=-1).values, strict=True))
    return {str(state): str(named.get(state, state)) for state in values["state"].values} | names_of(panel, bloc)
