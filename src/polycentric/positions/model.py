"""The model that every estimator here fits, its priors, and how its direction and scale are pinned.

An ordered probit, after Bailey, Strezhnev and Voeten (2017): on item j in session t, unit i has the propensity

    y*_itj = beta_j theta_it + eps,    eps ~ N(0, 1)

and votes no where y* < kappa_1j, yes where y* > kappa_2j, and abstains between (kappa_1j < kappa_2j). Items that
recur in substance (bridges) share one (beta, kappa_1, kappa_2). A unit's ideal points are a random walk over the
sessions in which it voted, with a prior that holds each of them:

    log p(theta_i) = const - sum_t theta_it^2 / (2 prior_sd^2) - sum_t (theta_it - theta_is)^2 / (2 (t - s) step^2)

t running over its sessions, s being the one of its own before t: over a gap the steps accumulate. That prior is
the standard normal one that a model of a single session has; without it (None) the first session alone has it and the
walk is free. A free walk predicts votes as well and lets a bloc that dissents alone drift out of sight, four or five
standard deviations away, where the likelihood is flat. `step` is one number for all units, stated or estimated; since
the constant depends on it, it is not just the mean squared step.

Priors of items: beta ~ N(0, discrimination_sd^2) and kappa ~ N(0, cutpoint_sd^2) with kappa_1 < kappa_2; they keep an
item that says nothing (all yes) finite.

The likelihood does not know direction, origin and unit. They are conventions, fixed once for all sessions, after
estimation: over all unit-sessions with a vote, ideal points have mean 0 and standard deviation 1, and the anchor's mean
is positive.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Motion = Literal["dynamic", "static", "session"]
Floats = NDArray[np.float64]
ANCHOR = "USA"


@dataclass(frozen=True)
class Model:
    """What is fitted.

    Attributes
    ----------
    ordinal : bool
        Three categories; otherwise yes against no, abstentions left out.
    motion : str
        ``"dynamic"``: a random walk; ``"static"``: one ideal point for all sessions; ``"session"``: no session knows
        of another but through bridges.
    step : float or None
        Standard deviation of a step from one session to the next, on the model's own scale; estimated where None.
    prior_sd : float or None
        Standard deviation of the prior that each session's ideal point has; None for a free walk, whose first session
        alone has it (with standard deviation 1).
    discrimination_sd, cutpoint_sd : float
        Standard deviations of the priors of items.
    """

    ordinal: bool = True
    motion: Motion = "dynamic"
    step: float | None = None
    prior_sd: float | None = 1.0
    discrimination_sd: float = 1.0
    cutpoint_sd: float = 5.0


@dataclass(frozen=True)
class Scale:
    """The map from an estimator's own scale to the published one: (theta - mean) * factor; factor carries the sign."""

    mean: float
    factor: float

    def points(self, theta: Floats) -> Floats:
        """Put ideal points on the scale."""
        return (theta - self.mean) * self.factor

    def discrimination(self, beta: Floats) -> Floats:
        """Put discriminations on the scale: beta theta differs from its image by a constant only."""
        return beta / self.factor

    def cutpoints(self, kappa: Floats, beta: Floats) -> Floats:
        """Put cutpoints on the scale: they take up that constant."""
        return kappa - beta * self.mean


def scale_of(theta: Floats, anchor: NDArray[np.bool_]) -> Scale:
    """Find the scale on which cells have mean 0, standard deviation 1, and the anchor's cells a positive mean.

    Parameters
    ----------
    theta : float64, (cells,)
        One ideal point for each unit-session with a vote.
    anchor : bool, (cells,)
        Which of them are the anchor's; at least one.
    """
    mean, spread = float(theta.mean()), float(theta.std())
    sign = 1.0 if float(theta[anchor].mean()) >= mean else -1.0
    return Scale(mean, sign / spread if spread > 0 else sign)
