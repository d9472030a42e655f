"""How ties of a bloc's members become ties of the bloc, with what is not listed bounded rather than guessed."""

from collections.abc import Sequence

import xarray as xr


def pool_observed(value: xr.DataArray, states: Sequence[str], bloc: str) -> xr.DataArray:
    """Add up what is observed of the members' flows with each outsider; missing where nothing is.

    Flows between members are left out.
    """
    return _summed(value, states, bloc, min_count=1)


def pool_upper(upper: xr.DataArray, states: Sequence[str], bloc: str) -> xr.DataArray:
    """Add up the most that the members' flows with each outsider can be; missing where any of them has no bound."""
    return _summed(upper, states, bloc, min_count=None)


def pool_majority(tie: xr.DataArray, states: Sequence[str], bloc: str) -> xr.DataArray:
    """Give the bloc a tie of 1 with an outsider where most of its members have one, else 0.

    Missing where any member's is. By the same rule `polycentric.panel.blocs.pool` makes a bloc a member of a body.
    """
    held = _summed(tie, states, bloc, min_count=None)
    return xr.where(_is_bloc(held, bloc) & held.notnull(), (held * 2 > len(states)) * 1.0, held)


def _is_bloc(pooled: xr.DataArray, bloc: str) -> xr.DataArray:
    """Mark the cells of the bloc's row and column."""
    return (pooled["state"] == bloc) | (pooled["partner"] == bloc)


def _summed(tie: xr.DataArray, states: Sequence[str], bloc: str, min_count: int | None) -> xr.DataArray:
    """Put the sum of the members' rows and columns at the end, as the bloc's; the bloc's tie to itself is missing."""
    for dim in ("state", "partner"):
        labels = [str(label) for label in tie[dim].values]
        rest = tie.sel({dim: [label for label in labels if label not in states]})
        among = tie.sel({dim: list(states)})
        total = among.sum(dim, skipna=min_count is not None, min_count=min_count)
        tie = xr.concat(
            [rest.drop_vars(_extra(rest)), total.drop_vars(_extra(total)).expand_dims({dim: [bloc]})], dim=dim
        )
    both = (tie["state"] == bloc) & (tie["partner"] == bloc)
    return tie.where(~both).transpose("year", "state", "partner")


def _extra(tie: xr.DataArray) -> list[str]:
    """Name the coordinates that label no dimension."""
    return [str(name) for name in tie.coords if name not in tie.dims]
