"""What a tier rule is and promises."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.labels import numbers, on_states, spread
from polycentric.poles.contract import Situation

SUPERPOWER, GREAT, MIDDLE, REGIONAL, SMALL = "superpower", "great", "middle", "regional", "small"
# What a rule says of a state to which it gives none of its tiers, where it doesn't say which other it is of.
OTHER = "other"
NOTHING = ""
TIERS = (SUPERPOWER, GREAT, MIDDLE, REGIONAL, SMALL, OTHER)
_TOLERANCE = 1e-9
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Tiering:
    """What a rule finds: the tier of each state, and the number that it rests on.

    Attributes
    ----------
    tiers : DataArray, (..., state) of str
        Empty where the rule says nothing: no data, or no state then.
    number : DataArray, (..., state)
    """

    tiers: xr.DataArray
    number: xr.DataArray


@dataclass(frozen=True)
class TierRule:
    """A rule that puts states into tiers; called on a `Situation`, it gives a `Tiering`.

    Attributes
    ----------
    label : str
        What a reader sees.
    kind : str
        ``"ratio"``: by shares, of the leader or of the world, with stated cut-offs; ``"rule"``: by a list, a rank, a
        region, or several measures at once.
    reference : str
        Where the rule is from.
    compute : callable
        A `Situation` on all states and the parameters in; tiers as an array of texts and the number, (..., state), and
        a labelled array on the same dimensions out.
    says : tuple of str
        The tiers that it can give; of a tier that isn't among them it knows nothing.
    number : str
        What the number is.
    uses_index : bool
        Whether it looks at one power index.
    needs : tuple of str
        The panel's variables without which it has no answer.
    parameters : mapping
        The cut-offs, chosen once.
    least_first : bool
        Whether a smaller number is more: a rank.
    caveat : str
        What the rule cannot do, in a sentence or two.
    name : str
        The file's name; set by the registry.
    """

    label: str
    kind: str
    reference: str
    compute: Callable[..., Tiering]
    says: tuple[str, ...]
    number: str
    uses_index: bool = True
    needs: tuple[str, ...] = ()
    parameters: Mapping[str, float] = field(default_factory=dict[str, float])
    least_first: bool = False
    caveat: str = ""
    name: str = ""

    def __call__(self, situation: Situation, **parameters: float) -> Tiering:
        """Put the states into tiers, with other cut-offs than the stated ones where given.

        Raises
        ------
        UnknownNameError
            If the rule has no parameter of that name.
        CoverageError
            If the panel lacks what the rule needs.
        """
        for given in parameters:
            if given not in self.parameters:
                raise UnknownNameError(f"parameter of '{self.name}'", given, self.parameters)
        gone = [name for name in self.needs if name not in situation.panel]
        if gone:
            raise CoverageError(
                f"Tier rule '{self.name}' needs {', '.join(gone)}, which this panel does not hold: load the world "
                f"'history' with series that have it."
            )
        return self.compute(situation, **{**self.parameters, **parameters})


def graded(number: Floats, cuts: Mapping[str, float], below: str) -> NDArray[np.object_]:
    """Give the first tier whose cut-off a number reaches, the highest cut-off first; `below` under all of them."""
    reached = [number >= cut * (1 - _TOLERANCE) for cut in cuts.values()]
    words = np.select(reached, list(cuts), below).astype(object)
    words[np.isnan(number)] = NOTHING
    return words


def tiering(words: NDArray[Any], number: Floats, like: xr.DataArray) -> Tiering:
    """Label tiers and numbers; neither says anything of a state that doesn't live."""
    return Tiering(on_states(words, like), on_states(number, like))


def living(situation: Situation, like: xr.DataArray) -> NDArray[np.bool_]:
    """Tell which states there are, by the list that the sources follow; all of a panel that doesn't say."""
    named = [name for name in ("in_cow", "exists") if name in situation.panel.coords]
    if not named:
        return np.ones(numbers(like).shape, dtype=np.bool_)
    held = situation.panel[named[0]]
    bare = held.drop_vars([name for name in held.coords if name not in held.dims])
    return spread(bare.transpose(..., "year", "state"), like).values.astype(np.bool_)
