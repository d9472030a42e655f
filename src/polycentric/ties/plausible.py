"""Marks on printed partner lists: shares that can't be believed, and main partners that no list names.

The rule is stated here and was set before its marks were looked at one by one:

- *Expected shares.* The part of a state's exports (imports) that goes to (comes from) each partner is expected to grow
  with the partner's imports (exports), to fall with the distance of the capitals, and to be larger for a neighbour by
  land. The three elasticities are fitted on the panel's own lists of the year, every list counting once: a multinomial
  logit, in which all partners that a list doesn't name are one alternative, whose share is what the list leaves over.
- *Implausible.* A printed share of at least a tenth is marked where the logarithm of printed over expected lies more
  than 3.5 robust standard deviations (1.4826 x the median absolute deviation) above the median of all printed ones, and
  the capitals are more than 3,000 km apart without a common border: size and distance explain a hub of small states
  near it less well than anything else, but not a partner at the other end of the world.
- *Main partner unknown.* A state's main partner isn't known where the trade with one neighbour is published by neither
  (`UNCOUNTED`) and may be larger than the largest printed one; where a neighbour that is expected to have at least a
  quarter, and more than any printed partner, is in no list of either, though the list leaves at least a quarter over;
  or where the largest printed share is itself implausible.

A mark changes no number. It stands beside the number, and a reading that rests on the marked one is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.ties import simplex
from polycentric.ties.geography import distances, neighbours
from polycentric.wording import owner

LEAST_SHARE, FARTHEST_DEVIATION, FAR_KM, LEFT_OVER, LEAST_EXPECTED = 0.1, 3.5, 3_000.0, 0.25, 0.25
# Nearer capitals count as this far apart: Vienna and Bratislava say little of two whole countries.
LEAST_KM = 250.0
FEWEST_LISTS = 30

# Both stopped publishing their trade by partner in 2022, so that no list of either can name the other: the source's
# list for Belarus begins with China at 34% and leaves Russia out, that for Russia leaves Belarus out. A smallest listed
# share bounds what was counted and left out of the list, not what nobody counted.
UNCOUNTED = (("BLR", "RUS"), ("RUS", "BLR"))
UNCOUNTED_SINCE = 2022

IMPLAUSIBLE = "a share far above what size and distance predict"
Matrix = NDArray[np.float64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Judged:
    """What one year's lists of one flow say, on (state, partner).

    Attributes
    ----------
    shares : array
        The printed shares; missing where none is.
    expected : array
        What size, distance and borders predict; missing where too few lists are known, or a place or a size isn't.
    implausible : array, bool
        Printed shares that are marked.
    left : array, (state,)
        What the list leaves over; missing without a list.
    elasticities : tuple of float
        Of the partner's size, of nearness, and of a border.
    """

    shares: Matrix
    expected: Matrix
    implausible: Marks
    left: Matrix
    elasticities: tuple[float, float, float]


def judged(panel: xr.Dataset, flow: str, position: int = -1) -> Judged:
    """Judge the partner lists of one year.

    Parameters
    ----------
    panel : Dataset
        Of the world `now`.
    flow : str
        ``"export"`` or ``"import"``.
    position : int
        The year's place in the panel.
    """
    other = {"export": "imports", "import": "exports"}[flow]
    shares = panel[f"{flow}_share"].transpose("year", "state", "partner").values[position].astype(np.float64)
    size = panel[other].transpose("year", "state").values[position].astype(np.float64)
    states = tuple(str(state) for state in panel["state"].values)
    return _kept(np.where(shares > 0, shares, np.nan).tobytes(), size.tobytes(), states)


def implausible_flows(panel: xr.Dataset, used: NDArray[np.int8], importer: int, exporter: int) -> Marks:
    """Mark the flows, (year, state, partner), whose report in use is an implausible share of either side's list."""
    marks = np.zeros(used.shape, dtype=np.bool_)
    for year in range(used.shape[0]):
        exports, imports = judged(panel, "export", year).implausible, judged(panel, "import", year).implausible
        marks[year] = np.where(used[year] == importer, imports.T, (used[year] == exporter) & exports)
    return marks


def main_partners(panel: xr.Dataset) -> xr.DataArray:
    """Say of each state, (year, state), why its main partner isn't known; empty where it is, and without any list."""
    states, names = [str(state) for state in panel["state"].values], _names(panel)
    reasons = [_of_year(panel, place, int(year), states, names) for place, year in enumerate(panel["year"].values)]
    coords = {"year": panel["year"].values, "state": panel["state"].values}
    return xr.DataArray(np.stack(reasons), dims=("year", "state"), coords=coords)


def marks_in_words(panel: xr.Dataset) -> str:
    """Name the implausible shares of the last year's lists; empty where there are none."""
    states, names = [str(state) for state in panel["state"].values], _names(panel)
    phrases: list[str] = []
    for flow, words in (("export", "of {one} exports go to {two}"), ("import", "of {one} imports come from {two}")):
        each = judged(panel, flow)
        for one, two in np.argwhere(each.implausible):
            share, expected = each.shares[one, two], each.expected[one, two]
            from_one, to_two = (str(names.get(states[each], states[each])) for each in (one, two))
            phrase = words.format(one=owner(from_one), two=to_two)
            phrases.append(f"{share:.0%} {phrase} (expected: {expected:.2%})")
    if not phrases:
        return ""
    return (
        f"Marked, as printed: {len(phrases)} shares are far above what size and distance predict: {'; '.join(phrases)}."
    )


def _names(panel: xr.Dataset) -> dict[str, str]:
    """Give the states' names in the last year."""
    if "name" not in panel.coords:
        return {}
    return {
        str(state): str(name)
        for state, name in zip(panel["state"].values, panel["name"].isel(year=-1).values, strict=True)
    }


def _of_year(
    panel: xr.Dataset, place: int, year: int, states: Sequence[str], names: dict[str, str]
) -> NDArray[np.object_]:
    """Say why main partners aren't known in one year."""
    flows = judged(panel, "export", place), judged(panel, "import", place)
    totals = [panel[name].transpose("year", "state").values[place] for name in ("exports", "imports")]
    listed = np.logical_or.reduce([~np.isnan(each.shares) for each in flows])
    why = np.full(len(states), "", dtype=object)
    for state, label in enumerate(states):
        if not listed[state].any():
            continue
        uncounted = [
            other
            for one, other in UNCOUNTED
            if one == label and year >= UNCOUNTED_SINCE and other in states
            and _may_be_largest(flows, totals, state, states.index(other))
        ]  # fmt: skip
        absent = _absent(flows, listed, state, neighbours(states)[state])
        doubtful = [int(np.nanargmax(each.shares[state])) for each in flows if _topped(each, state)]
        if uncounted:
            why[state] = f"its trade with {names.get(uncounted[0], uncounted[0])} is published by neither"
        elif absent is not None:
            partner_name = names.get(states[absent], states[absent])
            why[state] = (
                f"its neighbour {partner_name}, by size and nearness its largest partner, is in no list of either"
            )
        elif doubtful:
            partner_name = names.get(states[doubtful[0]], states[doubtful[0]])
            why[state] = f"its largest printed partner, {partner_name}, has {IMPLAUSIBLE}"
    return why


def _may_be_largest(flows: Sequence[Judged], totals: Sequence[Matrix], state: int, other: int) -> bool:
    """Tell whether a partner whose trade isn't counted can have more than the largest printed one.

    What it buys in all bounds what the state sells to it, and what it sells in all what the state buys.
    """
    for each, own, others in zip(flows, totals, totals[::-1], strict=True):
        row = each.shares[state]
        most = others[other] / own[state] if own[state] > 0 else np.nan
        if np.isfinite(row).any() and not most < np.nanmax(row):
            return True
    return False


def _topped(each: Judged, state: int) -> bool:
    """Tell whether the largest share of a state's list is implausible."""
    row = each.shares[state]
    return bool(np.isfinite(row).any() and each.implausible[state, int(np.nanargmax(row))])


def _absent(flows: Sequence[Judged], listed: Marks, state: int, beside: Marks) -> int | None:
    """Give the neighbour that should be the largest partner and is in no list of either; None where there is none."""
    for each in flows:
        row, expected = each.shares[state], np.where(beside, each.expected[state], np.nan)
        if not np.isfinite(row).any() or not np.isfinite(expected).any() or each.left[state] < LEFT_OVER:
            continue
        best = int(np.nanargmax(expected))
        silent = not listed[state, best] and not listed[best, state]
        if silent and expected[best] >= max(LEAST_EXPECTED, float(np.nanmax(row))):
            return best
    return None


@lru_cache(maxsize=64)
def _kept(shares: bytes, size: bytes, states: tuple[str, ...]) -> Judged:
    """Judge a year's lists once, however often a layer is asked for."""
    number = len(states)
    return _judge(np.frombuffer(shares).reshape(number, number), np.frombuffer(size), states)


def _judge(shares: Matrix, size: Matrix, states: Sequence[str]) -> Judged:
    """Fit expected shares, and mark the printed ones that are too far above them."""
    far, beside = distances(states), neighbours(states)
    has = np.any(np.isfinite(shares), axis=1)
    left = np.where(has, np.clip(1.0 - np.nansum(shares, axis=1), 0.0, 1.0), np.nan)
    usable = np.isfinite(far) & (np.nan_to_num(size) > 0)
    nothing = np.full(shares.shape, np.nan)
    if has.sum() < FEWEST_LISTS:
        return Judged(shares, nothing, np.zeros(shares.shape, dtype=np.bool_), left, (np.nan, np.nan, np.nan))
    terms = (
        np.broadcast_to(np.log(np.where(size > 0, size, 1.0)), shares.shape),
        -np.log(np.maximum(np.nan_to_num(far, nan=1.0), LEAST_KM)),
        beside.astype(np.float64),
    )
    fitted = _fitted(np.where(usable, np.nan_to_num(shares), 0.0), terms, usable, has)
    expected = np.where(usable, _shares_of(fitted, terms, usable), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        over = np.log(shares / expected)
    known = over[np.isfinite(over)]
    middle = float(np.median(known))
    spread = 1.4826 * float(np.median(np.abs(known - middle)))
    marked = (shares >= LEAST_SHARE) & (over - middle > FARTHEST_DEVIATION * spread) & (far > FAR_KM) & ~beside
    return Judged(shares, expected, marked, left, fitted)


def _shares_of(elasticities: Sequence[float], terms: Sequence[Matrix], usable: Marks) -> Matrix:
    """Give the share of each partner that three elasticities predict; rows sum to one."""
    worth = sum((each * term for each, term in zip(elasticities, terms, strict=True)), start=np.zeros(usable.shape))
    worth = np.where(usable, worth, -np.inf)
    top = worth.max(axis=1, keepdims=True)
    parts = np.exp(worth - np.where(np.isfinite(top), top, 0.0))
    total = parts.sum(axis=1, keepdims=True)
    return parts / np.where(total > 0, total, 1.0)


def _fitted(shares: Matrix, terms: Sequence[Matrix], usable: Marks, has: Marks) -> tuple[float, float, float]:
    """Fit the elasticities by maximum likelihood: what a list leaves over is the share of all that it doesn't name."""
    rows = np.flatnonzero(has & usable.any(axis=1))
    own, named, some = shares[rows], shares[rows] > 0, [term[rows] for term in terms]
    rest = np.clip(1.0 - own.sum(axis=1), 0.0, 1.0)

    def loss(elasticities: Matrix) -> float:
        expected = _shares_of(elasticities.tolist(), some, usable[rows])
        seen = (own * np.log(np.where(named, np.maximum(expected, 1e-300), 1.0))).sum()
        unseen = (rest * np.log(np.maximum(np.where(named, 0.0, expected).sum(axis=1), 1e-12))).sum()
        return -float(seen + unseen)

    best = simplex.least(loss, np.array([1.0, 1.0, 0.5]), apart=1e-5, above=1e-8)
    one, two, three = (round(float(value), 4) for value in best)
    return one, two, three
