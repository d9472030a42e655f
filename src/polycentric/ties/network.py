"""Network measures of a tie layer, on observed cells only: a missing tie is never counted as none."""

from typing import TYPE_CHECKING, Literal

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import UnknownNameError
from polycentric.labels import labels_of
from polycentric.panel.coverage import known_alone
from polycentric.panel.state_index import id_among

if TYPE_CHECKING:
    import polars as pl

Direction = Literal["out", "in"]
_OTHER = {"out": "partner", "in": "state"}


def coverage(tie: xr.DataArray) -> xr.DataArray:
    """Give the part of the pairs of different states whose tie is observed.

    Returns
    -------
    DataArray, (year,), fraction; missing in a world of fewer than two states
    """
    return _cells(tie).notnull().sum(("state", "partner")) / _pairs(tie)


def density(tie: xr.DataArray, above: float = 0.0) -> xr.DataArray:
    """Give the part of the observed pairs that are tied by more than `above`.

    Returns
    -------
    DataArray, (year,), fraction; missing where no tie is observed
    """
    cells = _cells(tie)
    observed = cells.notnull().sum(("state", "partner"))
    return (cells > above).sum(("state", "partner")) / observed.where(observed > 0)


def degree(tie: xr.DataArray, direction: Direction = "out", above: float = 0.0) -> xr.DataArray:
    """Count the partners to which a state is tied by more than `above`, out of those observed.

    Parameters
    ----------
    tie : DataArray, (year, state, partner)
    direction : str
        ``"out"`` for ties that `state` has to others, ``"in"`` for those that others have to it.
    above : float
        The threshold.

    Returns
    -------
    DataArray, (year, state), count; missing for a state none of whose ties is observed
    """
    cells = _cells(tie)
    other = _along(direction)
    counted = (cells > above).sum(other).where(cells.notnull().any(other))
    return _by_state(counted)


def strength(tie: xr.DataArray, direction: Direction = "out") -> xr.DataArray:
    """Add up a state's observed ties; missing for a state none of whose ties is observed.

    Returns
    -------
    DataArray, (year, state), unit of the tie
    """
    return _by_state(_cells(tie).sum(_along(direction), min_count=1))


def reciprocity(tie: xr.DataArray, above: float = 0.0) -> xr.DataArray:
    """Give the part of the ties above a threshold that run both ways, among pairs observed both ways.

    Returns
    -------
    DataArray, (year,), fraction; missing where there is no such tie
    """
    cells = _cells(tie).transpose("year", "state", "partner")
    back = cells.copy(data=np.swapaxes(cells.to_numpy(), 1, 2))
    tied = (cells > above) & back.notnull()
    count = tied.sum(("state", "partner"))
    return (tied & (back > above)).sum(("state", "partner")) / count.where(count > 0)


def largest_partner(tie: xr.DataArray, bound: xr.DataArray | None = None) -> xr.Dataset:
    """Find the partner to which each state has its largest observed tie.

    Parameters
    ----------
    tie : DataArray, (year, state, partner)
    bound : DataArray, optional
        The layer's upper bounds, for telling whether an unobserved tie could be larger.

    Returns
    -------
    Dataset, (year, state)
        `partner`, its label (empty where no tie is observed; of equal ties, the first label in order), `value`, and
        with `bound` also `certain`: whether no unobserved tie of the state can be larger.
    """
    cells = _cells(tie).transpose("year", "state", "partner")
    by_label = cells.sortby("partner")
    values = by_label.to_numpy()
    best = np.argmax(np.where(np.isnan(values), -np.inf, values), axis=2)
    value = np.take_along_axis(values, best[:, :, np.newaxis], axis=2)[:, :, 0]
    labels = np.where(np.isnan(value), "", by_label["partner"].values.astype(str)[best]).astype(object)
    largest = xr.Dataset(
        {"partner": (("year", "state"), labels), "value": (("year", "state"), value)},
        coords=labels_of(cells, ("year", "state")),
    )
    if bound is None:
        return largest
    unseen = bound.where(cells.isnull() & _off_diagonal(tie)).max("partner")
    return largest.assign(certain=largest["value"].notnull() & ~(unseen > largest["value"]))


def partner_list(
    tie: xr.DataArray, state: str, year: int | None = None, top: int | None = 5, direction: Direction = "out"
) -> "pl.DataFrame":
    """List a state's largest observed ties: rank, partner, value.

    Parameters
    ----------
    tie : DataArray, (year, state, partner)
    state : str
        Its id, or any of its names.
    year : int, optional
        The panel's last year without it.
    top : int or None
        How many rows; all observed ones with None.
    direction : str
        ``"out"`` for its ties to others, ``"in"`` for those of others to it.

    Raises
    ------
    PolycentricError
        If the layer has no such state.
    """
    import polars as pl  # heavy: imported when a table is asked for

    state = str(id_among(state, [str(label) for label in tie["state"].values]))
    own = "state" if direction == "out" else "partner"
    known = known_alone(tie)
    row = (known.isel(year=-1) if year is None else known.sel(year=year)).sel({own: state})
    frame = pl.DataFrame({"partner": [str(label) for label in row[_along(direction)].values], "value": row.values})
    seen = frame.filter(pl.col("value").is_not_nan() & (pl.col("partner") != state))
    ordered = seen.sort(["value", "partner"], descending=[True, False]).with_row_index("rank", offset=1)
    return ordered if top is None else ordered.head(top)


def best_observed(known: NDArray[np.bool_], least: float) -> NDArray[np.int64]:
    """Leave out the states of whose ties the fewest are observed, until the part `least` of the others' pairs are.

    States of which equally few are observed go together, so that the order of the states doesn't matter.

    Parameters
    ----------
    known : array (n, n), bool
        Which pairs are observed; the diagonal is False.
    least : float

    Returns
    -------
    array of int
        The places of the states that are kept.
    """
    kept = np.arange(len(known))
    while kept.size > 1:
        counts = known[np.ix_(kept, kept)]
        if counts.sum() >= least * kept.size * (kept.size - 1):
            break
        ties = counts.sum(axis=0) + counts.sum(axis=1)
        kept = kept[ties > ties.min()]
    return kept


def _along(direction: Direction) -> str:
    """Give the dimension over which a state's ties run."""
    if direction not in _OTHER:
        raise UnknownNameError("direction", direction, _OTHER)
    return _OTHER[direction]


def _by_state(values: xr.DataArray) -> xr.DataArray:
    """Label what is left as `state`, whichever side it was summed from."""
    return values.rename({"partner": "state"}) if "partner" in values.dims else values


def _cells(tie: xr.DataArray) -> xr.DataArray:
    """Give what is known of the ties between different states; the fill of a whole number is no tie."""
    return known_alone(tie).where(_off_diagonal(tie))


def _off_diagonal(tie: xr.DataArray) -> xr.DataArray:
    """Mark the pairs of different states."""
    return tie["state"].drop_vars([c for c in tie["state"].coords if c != "state"]) != tie["partner"]


def _pairs(tie: xr.DataArray) -> float:
    """Count the ordered pairs of different states; missing where there are none."""
    count = tie.sizes["state"] * (tie.sizes["state"] - 1)
    return float(count) if count else float("nan")
