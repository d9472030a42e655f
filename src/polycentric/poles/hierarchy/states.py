"""How autonomous each state is: one less the largest hold that any stronger state has on it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import in_words
from polycentric.poles.undecided import OPEN, UNDECIDED, are_undecided
from polycentric.ties.holding import LEAST, RULES, Grips, grips, hold

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
NOBODY = -1
TOO_WIDE = f"{UNDECIDED}: {OPEN}"
LOOKED_AT = 5  # of those stronger than a state, so many strongest must mostly be decided
REASONS = (
    "",
    "1 by definition: nobody is stronger",
    "its strength isn't known",
    "undecided: too few channels are known of it with most of the strongest",
    "at most: too few channels are known of it with most of the strongest, but it is held by one",
    "undecided: the channels that are known are too few, and empty",
    TOO_WIDE,
    "undecided: the strength of most states isn't known, so nobody can be called stronger",
)
DECIDED, NOBODY_STRONGER, NO_STRENGTH, TOO_LITTLE, AT_MOST, EMPTY, WIDE, NO_ORDER = range(8)
FEWEST = 3  # of so many lists all may be empty: fewer empty ones don't make a state free, where no zero is measured
COUNTED = {1: "only one channel is", 2: "only two channels are"}
NOTABLE = 0.25  # a hold that is worth naming


@dataclass(frozen=True)
class Held:
    """Every state of some years: how far it is held, by whom, and how sure that is.

    Attributes
    ----------
    years, labels : array
    grips : Grips
        The channels.
    hold : array (year, state, partner)
        How far `state` is held by `partner`; NaN where undecided.
    holder : array (year, state)
        The place of the state that holds it most; -1 without any hold above zero.
    autonomy : array (year, state)
        One less the largest hold; 1 where nobody is stronger, NaN where undecided.
    low, high : array (year, state)
        The least and the largest autonomy by all channels and with each left out in turn. There is a range, and no
        value, where it is over more than half of the scale.
    basis : array (channel, year, state), bool
        Which channels are known between it and its holder; without one, those known with most of the strongest.
    why : array (year, state), int
        The place in `REASONS`.
    """

    years: NDArray[np.int64]
    labels: tuple[str, ...]
    grips: Grips
    hold: Floats
    holder: Places
    autonomy: Floats
    low: Floats
    high: Floats
    basis: NDArray[np.bool_]
    why: Places

    @property
    def known(self) -> Places:
        """Count the channels of `basis`, (year, state)."""
        return self.basis.sum(axis=0)

    def channels(self, row: int, place: int) -> tuple[str, ...]:
        """Name the channels of `basis` of one state in one year."""
        return tuple(name for name, each in zip(self.grips.names, self.basis[:, row, place], strict=True) if each)

    def reasons(self) -> NDArray[np.object_]:
        """Say why each state has no hold that was measured; empty where it has."""
        words = in_words(self.why, REASONS).astype(object)
        for row, place in np.argwhere(self.why == EMPTY).tolist():
            words[row, place] = empty(self.channels(row, place))
        return words


def held_states(
    panel: xr.Dataset, index: str | None = None, channels: Sequence[str] | None = None, rule: str = "mean"
) -> Held:
    """Compute how far each state is held.

    Parameters
    ----------
    panel : Dataset, (year, state, partner)
        Without runs.
    index : str, optional
        The power index that says who is stronger; CINC or what comes nearest to it without.
    channels : sequence of str, optional
        Which channels; all without it.
    rule : str
        How they make one hold: ``"mean"``, or a rival of it in `polycentric.ties.holding.RULES`.

    Raises
    ------
    UnknownNameError
        If a channel or the index is unknown.
    """
    found = grips(panel, channels, index)
    least = min(LEAST, len(found.names))
    held = hold(found.values, found.strength, rule, least)
    settled = settle(found, held, rule)
    return Held(
        years=panel["year"].values.astype(np.int64),
        labels=tuple(str(each) for each in panel["state"].values),
        grips=found,
        hold=held,
        holder=holders(held),
        autonomy=settled.autonomy,
        low=settled.low,
        high=settled.high,
        basis=settled.basis,
        why=settled.why,
    )


@dataclass(frozen=True)
class Settled:
    """What the rules make of holds: as in `Held`."""

    autonomy: Floats
    low: Floats
    high: Floats
    basis: NDArray[np.bool_]
    why: Places


def settle(found: Grips, held: Floats, rule: str = "mean", *, amended: bool = True) -> Settled:
    """Decide each state's autonomy, or say why it is undecided.

    Parameters
    ----------
    found : Grips
    held : array (year, state, partner)
        The holds that the rule makes of them.
    rule : str
    amended : bool
        Whether fewer than three lists that are all empty leave a state undecided (unless a channel whose zero is
        measured is known too, such as trade), and a range over more than half of the scale; both came after scores
        were seen.
    """
    value, why = free(held, found.strength, ordered=found.ordered)
    basis = _basis(found, holders(held))
    if amended:
        listed = np.array([name not in found.measured for name in found.names])
        by_lists = ~basis[~listed].any(axis=0) & (basis.sum(axis=0) < FEWEST)
        why = np.where((why == DECIDED) & (value == 1.0) & by_lists, EMPTY, why)
        value = np.where(why == EMPTY, np.nan, value)
    every = np.stack([value, *left_out(found, held, value, rule)])
    low, high = every.min(axis=0), every.max(axis=0)
    if amended:
        why = np.where(are_undecided(low, high), WIDE, why)
    return Settled(np.where(why == WIDE, np.nan, value), low, high, basis, why)


def empty(channels: Sequence[str]) -> str:
    """Say that the few channels that are known hold nothing.

    Examples
    --------
    >>> empty(["guarantee", "interventions"])
    'undecided: only two channels are known, guarantee and interventions, and both are empty'
    """
    if not channels:
        return REASONS[TOO_LITTLE]
    ends = "both are empty" if len(channels) > 1 else "it is empty"
    return f"undecided: {COUNTED[len(channels)]} known, {' and '.join(channels)}, and {ends}"


def free(
    held: Floats, strength: Floats, *, most: bool = True, ordered: NDArray[np.bool_] | None = None
) -> tuple[Floats, Places]:
    """Give each state's autonomy and, as a place in `REASONS`, why it has none.

    Parameters
    ----------
    held : array (year, state, partner)
    strength : array (year, state)
    most : bool
        Whether most of the strongest must be decided; else one of all that are stronger is enough.
    ordered : array (year,), bool, optional
        Whether the strength of most states is known; where it isn't, nobody has a number.
    """
    stronger = strength[..., np.newaxis, :] > strength[..., :, np.newaxis]
    looked_at = _strongest(stronger, strength)
    decided = (looked_at & ~np.isnan(held)).sum(axis=-1)
    any_decided = (stronger & ~np.isnan(held)).any(axis=-1)
    enough = 2 * decided > looked_at.sum(axis=-1) if most else any_decided
    largest = np.where(stronger & ~np.isnan(held), held, 0.0).max(axis=-1)
    little = np.where(largest >= NOTABLE, AT_MOST, TOO_LITTLE)
    unordered = (
        np.zeros(strength.shape, bool) if ordered is None else np.broadcast_to(~ordered[:, None], strength.shape)
    )
    why = np.select(
        [np.isnan(strength), unordered, ~stronger.any(axis=-1), ~enough],
        [NO_STRENGTH, NO_ORDER, NOBODY_STRONGER, little],
        DECIDED,
    )
    return np.where(np.isin(why, (NO_STRENGTH, TOO_LITTLE, NO_ORDER)), np.nan, 1.0 - largest), why


def holders(held: Floats) -> Places:
    """Give the place of the state that holds each most; of equal ones the first, -1 where no hold is above zero."""
    filled = np.nan_to_num(held)
    return np.where(filled.max(axis=-1) > 0, filled.argmax(axis=-1), NOBODY)


def chiefs(holder: Places, least: NDArray[np.bool_]) -> Places:
    """Follow each state to the head of those who hold it: client and patron at once is passed through.

    Parameters
    ----------
    holder : array (state,)
        The place of whoever holds each, -1 for nobody.
    least : array (state,), bool
        Whether it is held by enough to follow.

    Returns
    -------
    array (state,)
        Itself for one that isn't held enough; -1 for those in a circle and those who end in one, which holds by
        strength can't make, and a user's own may.
    """
    from polycentric.poles.groups.following import heads

    return heads(np.where(least & (holder >= 0), holder, -1))


def left_out(found: Grips, held: Floats, value: Floats, rule: str = "mean") -> list[Floats]:
    """Give the autonomy of each state with each channel left out in turn, by the pairs that all channels decide.

    Parameters
    ----------
    found : Grips
    held : array (year, state, partner)
    value : array (year, state)
        The autonomy by all channels: who has none here has none with a channel less.
    rule : str
    """
    decided = ~np.isnan(held) & (found.strength[..., np.newaxis, :] > found.strength[..., :, np.newaxis])
    parts: list[Floats] = []
    for place in range(len(found.names) if len(found.names) > 1 else 0):
        rest = np.nan_to_num(RULES[rule](np.delete(found.values, place, axis=0)))
        parts.append(np.where(np.isnan(value), np.nan, 1.0 - np.where(decided, rest, 0.0).max(axis=-1)))
    return parts


def _strongest(stronger: NDArray[np.bool_], strength: Floats) -> NDArray[np.bool_]:
    """Keep of those that are stronger than a state the strongest few; of equals all."""
    sizes = np.where(stronger, strength[..., np.newaxis, :], -np.inf)
    place = min(LOOKED_AT, sizes.shape[-1])
    last = -np.partition(-sizes, place - 1, axis=-1)[..., place - 1 : place]
    return stronger & (sizes >= last)


def _basis(found: Grips, holder: Places) -> NDArray[np.bool_]:
    """Tell which channels are known with each state's holder; without one, with most of the strongest."""
    known = ~np.isnan(found.values)  # (channel, year, state, partner)
    stronger = found.strength[..., np.newaxis, :] > found.strength[..., :, np.newaxis]
    looked_at = _strongest(stronger, found.strength)
    with_most = 2 * (known & looked_at).sum(axis=-1) > looked_at.sum(axis=-1)
    places = np.maximum(holder, 0)[np.newaxis, ..., np.newaxis]
    with_holder = np.take_along_axis(known, places, axis=-1)[..., 0]
    return np.where(holder >= 0, with_holder, with_most)
