"""The state of some runs of a world order: plain arrays with a leading run axis.

States stand in the order of their ids, whatever the world's order was, and every draw is keyed by the id: the order of
states therefore changes nothing. A pair is unordered, first < second in this order, and stands at its place in the list
of all pairs: (0, 1), (0, 2), ..., (0, N - 1), (1, 2), ... (see `pair_at`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HALF_LIVES = (1.0, 4.0, 16.0, 32.0)  # years: of the memories of a pair's disputes
ACTIVITY_HALF_LIFE = 4.0  # years: of a state's recent disputes with anyone
LONG_PEACE = 150  # years of peace of a pair that never had a dispute: peace years are clipped there
NEW_STATES = 12  # places kept for states not yet born


@dataclass(frozen=True)
class Fixed:
    """What no run changes: who and where the states are.

    Attributes
    ----------
    states : tuple of str, (N,)
        Ids, sorted; places for states not yet born are called ``new:01``, ...
    keys : (N,) uint64
        Of each state, from its id alone: what its draws are keyed by.
    pair_keys : (D,) uint64
        Of each pair, from its two ids alone.
    first, second : (D,) int32
        The two states of each pair.
    components : tuple of str, (M,)
        The quantities of which the composite is the mean share.
    organisations : tuple of str, (O,)
    contiguous : (D,) bool
        Whether the two share a border on land (of the shapes and lists shipped; unborn places: false).
    log_distance : (D,) float64
        Log of kilometres between the capitals; missing where one isn't known.
    major : (N,) bool
        Major powers at the start.
    permanent : (N,) bool
        Permanent members of the Council.
    start : int
        The last year of the layers that the runs start from.
    starts : mapping of str to str
        For each layer, the year it starts from and its source.
    sea : (D,) bool, or nothing
        Whether the two border each other across water; nothing where the world doesn't know.
    remembers : bool
        Whether each pair's own past is in the order at the start, so that none is drawn.
    positions_by : "published" or "own"
        Whose estimates the positions in the Assembly are.
    sanctioned : (N, N) bool, or nothing
        Whom each state sanctioned at the start: what these cost is in growth already.
    """

    states: tuple[str, ...]
    keys: NDArray[np.uint64]
    pair_keys: NDArray[np.uint64]
    first: NDArray[np.int32]
    second: NDArray[np.int32]
    components: tuple[str, ...]
    organisations: tuple[str, ...]
    contiguous: NDArray[np.bool_]
    log_distance: Floats
    major: NDArray[np.bool_]
    permanent: NDArray[np.bool_]
    start: int
    starts: Mapping[str, str] = field(default_factory=dict[str, str])
    sea: NDArray[np.bool_] | None = None
    remembers: bool = False
    positions_by: str = "published"
    sanctioned: NDArray[np.bool_] | None = None


@dataclass
class Order:
    """The state of R runs of N states, D pairs, T places for treaties, O organisations; processes change it in place.

    Attributes
    ----------
    fixed : Fixed
    run : (R,) int64
        The number of each run in the whole ensemble: what draws are keyed by.
    alive : (R, N) bool
    log_component : (R, N, M)
        Log of a state's share of each component; NaN where the world has none of it for the state, any number where it
        isn't alive. `exp` of it over living states sums to one in each component.
    composite : (R, N)
        Mean of the component shares, renormalised over living states with all of them; 0 where not alive, NaN without
        all components.
    log_output : (R, N)
        Log of output (in units of the world's output at the start): growth of all is in it. NaN as above.
    grown : (R, N)
        By how much log output changed in the year.
    trend : (R, N)
        Growth of log output a year above the world's that a state starts with and has not yet lost.
    log_effort : (R, N)
        Log of military spending per output. NaN as above.
    own_effort, usual_effort : (R, N)
        The same without what levers add in the year; and the level that it returns to.
    effort_change : (R, N)
        By how much log effort changed in the year.
    recalls : (R,) int32
        How many pairs remember a dispute.
    recalled : (R, D) int32
        Which pairs these are, by place; what stands after the first `recalls` of them means nothing.
    memory : (R, D, 4) float32
        A row for each pair of `recalled`, in its order: decayed counts of the pair's past onsets, half-lives
        `HALF_LIVES`: each year times 2^(-1/h), plus onsets. A pair without a row remembers nothing.
    peace : (R, D) int16
        A row likewise: years since the pair's last dispute, below `LONG_PEACE`; that without a row.
    onset, war : (R, D) bool
        Disputes that began, and wars that went on, in the year.
    war_years : (R, D) int8
        Years a war goes on still.
    activity : (R, N)
        Decayed count of a state's onsets with anyone, half-life `ACTIVITY_HALF_LIFE`.
    shock : (R,)
        The common shock of disputes in the year, on the logit.
    systemic : (R,) int16
        The year of the first systemic war; 0 before there is one.
    member : (R, T, N) bool
        Who is bound by each treaty; a treaty without members isn't in force.
    allied : (R, D) bool
        Whether the pair shares a treaty in force; `polycentric.futures.treaties.renew` sets it from `member`.
    position : (R, N)
        Ideal point in the Assembly, standard deviations of the start. NaN where unknown.
    regime : (R, N)
        Electoral democracy 0-1. NaN where the world has none: covariates of it are then neutral.
    sanctions, intervention, refused : (R, N, N) bool
        `state` sanctions, has troops against the will of part of, refuses to recognise `partner`.
    membership : (R, N, O) bool
    bloc : (R, N) int16
        The place of the state that a state acts as: its own unless it is in a bloc that acts as one.
    drafts, vetoed : (R,) int16
        Drafts put to the Council in the year; those that a permanent member voted down.
    outside : (R,)
        Share of the pairs of living states that have a covariate of disputes outside of what the fit saw, in the year.
    beyond : (R,)
        How far the farthest of these covariates was outside, in widths of the range that the fit saw.
    outside_growth : (R,)
        Part of the composite held by states whose output grew or fell in the year by more than the fit of capabilities
        saw.
    vetoes : (R, N) int16
        The drafts that each permanent member voted down in the year.
    threat : (R, N)
        What disputes and wars have added to log effort and hasn't yet faded.
    """

    fixed: Fixed
    run: NDArray[np.int64]
    alive: NDArray[np.bool_]
    log_component: Floats
    composite: Floats
    log_output: Floats
    grown: Floats
    trend: Floats
    log_effort: Floats
    own_effort: Floats
    usual_effort: Floats
    effort_change: Floats
    recalls: NDArray[np.int32]
    recalled: NDArray[np.int32]
    memory: NDArray[np.float32]
    peace: NDArray[np.int16]
    onset: NDArray[np.bool_]
    war: NDArray[np.bool_]
    war_years: NDArray[np.int8]
    activity: Floats
    shock: Floats
    systemic: NDArray[np.int16]
    member: NDArray[np.bool_]
    allied: NDArray[np.bool_]
    position: Floats
    regime: Floats
    sanctions: NDArray[np.bool_]
    intervention: NDArray[np.bool_]
    refused: NDArray[np.bool_]
    membership: NDArray[np.bool_]
    bloc: NDArray[np.int16]
    drafts: NDArray[np.int16]
    vetoed: NDArray[np.int16]
    outside: Floats
    beyond: Floats
    outside_growth: Floats
    vetoes: NDArray[np.int16]
    threat: Floats

    @property
    def runs(self) -> int:
        """How many runs stand here."""
        return len(self.run)

    @property
    def seats(self) -> NDArray[np.int64]:
        """Places of the permanent members of the Council; none before there was one."""
        return np.flatnonzero(self.fixed.permanent)

    def has(self, name: str) -> bool:
        """Tell whether an array holds anything that a process could work on: one that isn't all missing."""
        array = getattr(self, name)
        return bool(array.size) and not (array.dtype.kind == "f" and np.isnan(array).all())


def pair_at(first: int, second: int, states: int) -> int:
    """Give the place of a pair among all pairs of `states` states.

    Examples
    --------
    >>> [pair_at(0, 1, 4), pair_at(0, 3, 4), pair_at(1, 2, 4), pair_at(3, 2, 4)]
    [0, 2, 3, 5]
    """
    low, high = min(first, second), max(first, second)
    return low * (2 * states - low - 1) // 2 + high - low - 1


def pairs(states: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Give the first and the second state of every pair, in the order of `pair_at`."""
    first, second = np.triu_indices(states, 1)
    return first.astype(np.int32), second.astype(np.int32)
