"""What an estimate of ideal points gives: labelled arrays, draws that flow on, and its own continuation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.panel.state_index import with_names
from polycentric.positions import posterior
from polycentric.positions.ballots import VOTES
from polycentric.positions.draws import draw_cells, total_variance
from polycentric.positions.fit import Fit
from polycentric.positions.model import Scale, scale_of
from polycentric.positions.request import Request
from polycentric.positions.shown import presented
from polycentric.presented import Presented

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]
QUANTILES = (0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975)
# Session 1 of the General Assembly began in 1946; the published estimates count years so, and know no year 1964.
UN_YEAR = 1945


@dataclass(frozen=True, repr=False)
class IdealPoints(Presented):
    """Ideal points, estimated.

    Attributes
    ----------
    data : Dataset
        On (year, state): `ideal_point`, `sd`, `ideal_point_quantile`, `votes`; on (item,): `discrimination`,
        `cut_low`, `cut_high`, and how well each fits. Attributes say sources, model, convergence and notes. For votes
        of another assembly the first dimension is ``session``.
    fit : Fit
        The estimate on the model's own scale.
    scale : Scale
        The map from there to `data`.
    request : Request
        All that was asked for, the votes included: what `update` starts from.
    estimator : callable
        What made this estimate: `asked` and the fit to start from in, an estimate out.
    """

    data: xr.Dataset
    fit: Fit
    scale: Scale
    request: Request
    estimator: Callable[[Request, Fit], "IdealPoints"]
    kind: ClassVar[str] = "ideal points"

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of them."""
        return presented(self.data)

    @property
    def time(self) -> str:
        """The name of the time dimension."""
        return posterior.time_of(self.data["ideal_point"])

    def draws(self, count: int = 500, seed: int = 0) -> xr.DataArray:
        """Draw from the posterior: (chain, draw, time, state); missing where a state did not vote."""
        cells, _ = draw_cells(self.fit, count, seed)
        return labelled_draws(self.scale.points(cells.T)[np.newaxis], self.fit, self.time)

    def ranks(self, count: int = 500, seed: int = 0) -> xr.Dataset:
        """Give each state's rank with its uncertainty; see `posterior.ranks`."""
        return posterior.ranks(self.draws(count, seed))

    def distance(self, one: str, other: str, count: int = 500, seed: int = 0) -> xr.Dataset:
        """Give how far two states stand from each other, with intervals; see `posterior.distance`."""
        return posterior.distance(self.draws(count, seed), one, other)

    def side(self, who: str, of: str, against: str, count: int = 500, seed: int = 0) -> xr.DataArray:
        """Give the probability that a state stands nearer to one than to another; see `posterior.side`."""
        return posterior.side(self.draws(count, seed), who, of, against)

    def leaving(self, who: str, of: str, against: str, count: int = 500, seed: int = 0) -> xr.Dataset:
        """Tell when a state left another's side for good; see `posterior.leaving`."""
        return posterior.leaving(self.draws(count, seed), who, of, against)

    def ties(self, count: int = 200, seed: int = 0) -> xr.DataArray:
        """Give the expected distance of every two states as a tie layer; see `posterior.ties`."""
        apart = posterior.ties(self.draws(count, seed))
        return apart.assign_attrs(source=self.data.attrs["source"], reference=self.data.attrs["reference"])

    def items(self) -> "pl.DataFrame":
        """Tabulate the items: session, parameters, counts of votes, and how well each fits."""
        import polars as pl

        of_items = self.data[[name for name, values in self.data.data_vars.items() if values.dims == ("item",)]]
        columns = {"item": of_items["item"].values.astype(str).tolist()}
        return pl.DataFrame(columns | {str(name): values.values for name, values in of_items.items()})

    def check_bridges(self) -> "pl.DataFrame":
        """Say which bridged items do not fit the parameters they share; see `bridge_check.check_bridges`."""
        from polycentric.positions.bridge_check import check_bridges

        return check_bridges(self.fit)

    def predict(self, votes: "pl.DataFrame") -> "pl.DataFrame":
        """Give the probabilities of no, abstain and yes for votes on known items; see `predict.predict`."""
        from polycentric.positions.predict import predict

        return predict(self.fit, votes)

    def update(self, votes: "pl.DataFrame") -> "IdealPoints":
        """Add new votes and estimate again from here: a second or two, and the same as from the start to tolerance."""
        return self.estimator(self.request.with_votes(votes), self.fit)


def described(
    fit: Fit, request: Request, notes: list[str], estimator: Callable[[Request, Fit], IdealPoints]
) -> IdealPoints:
    """Put a fit on the published scale and label it."""
    cells = fit.layout.cells
    anchor = cells.state == fit.ballots.states.index(request.anchor)
    scale = scale_of(fit.mean, anchor)
    time = "year" if request.of_un else "session"
    data = xr.merge([of_cells(fit, scale, time), of_items(fit, scale)])
    if request.of_un:
        data = data.assign_coords(session=("year", data["year"].values - UN_YEAR))
    data.attrs = attributes_of(fit, scale, request, notes)
    return IdealPoints(data, fit, scale, request, estimator)


def labels_of(fit: Fit, time: str) -> NDArray[np.int64]:
    """Give the sessions' labels, as years for votes of the United Nations."""
    return np.array(fit.ballots.sessions, np.int64) + (UN_YEAR if time == "year" else 0)


def evenly(kept: NDArray[Any], count: int | None) -> Floats:
    """Take so many draws in all, evenly spaced, of (chain, draw, ...); all that were kept without a count."""
    chains, draws = kept.shape[:2]
    many = draws if count is None else min(draws, max(1, count // chains))
    at = np.linspace(0, draws - 1, many).round().astype(int)
    return kept[:, at].astype(np.float64)


def labelled_draws(points: Floats, fit: Fit, time: str) -> xr.DataArray:
    """Lay draws (chain, draw, cell) out on (chain, draw, time, state)."""
    cells, sessions, states = fit.layout.cells, labels_of(fit, time), np.array(fit.ballots.states)
    laid = np.full((*points.shape[:2], len(sessions), len(states)), np.nan)
    laid[:, :, cells.session, cells.state] = points
    drawn = xr.DataArray(
        laid,
        coords={"chain": range(points.shape[0]), "draw": range(points.shape[1]), time: sessions, "state": states},
        dims=("chain", "draw", time, "state"),
        name="ideal_point",
    )
    return with_names(drawn)


def of_cells(fit: Fit, scale: Scale, time: str) -> xr.Dataset:
    """Label what is known of states."""
    from scipy.special import ndtri

    cells, sessions = fit.layout.cells, labels_of(fit, time)
    points, sd = scale.points(fit.mean), np.sqrt(total_variance(fit)) * abs(scale.factor)
    counts = np.diff(fit.layout.cell_first).astype(np.float64)
    coords = {time: sessions, "state": np.array(fit.ballots.states), "quantile": list(QUANTILES)}
    shape = (len(sessions), len(fit.ballots.states))
    quantiles = points[:, None] + sd[:, None] * ndtri(np.array(QUANTILES))
    laid = {
        "ideal_point": ((time, "state"), points, "Ideal point"),
        "sd": ((time, "state"), sd, "Posterior standard deviation"),
        "votes": ((time, "state"), counts, "Votes cast"),
        "ideal_point_quantile": ((time, "state", "quantile"), quantiles, "Posterior quantile"),
    }
    made: dict[str, Any] = {}
    for name, (dims, values, label) in laid.items():
        full = np.full((*shape, *values.shape[1:]), np.nan)
        full[cells.session, cells.state] = values
        units = "votes" if name == "votes" else "standard deviations of ideal points"
        made[name] = (dims, full, {"long_name": label, "units": units})
    return with_names(xr.Dataset(made, coords=coords))


def of_items(fit: Fit, scale: Scale) -> xr.Dataset:
    """Label what is known of items."""
    ballots = fit.ballots
    beta, low, high = (fit.items[ballots.parameter, column] for column in range(3))
    probability = vote_probabilities(fit)
    n = len(ballots.items)
    own = probability[np.arange(len(ballots.vote)), ballots.vote]
    right = probability.argmax(axis=1) == ballots.vote
    cast = np.stack([np.bincount(ballots.item, ballots.vote == code, n) for code in range(3)])
    total = np.maximum(cast.sum(axis=0), 1)
    values = {
        "item_session": np.array(ballots.sessions)[ballots.item_session],
        "parameter_set": ballots.parameter,
        "discrimination": scale.discrimination(beta),
        "cut_low": scale.cutpoints(low, beta),
        "cut_high": scale.cutpoints(high, beta),
        **{f"votes_{word}": cast[code] for code, word in enumerate(VOTES)},
        "log_score": np.bincount(ballots.item, np.log(own), n) / total,
        "accuracy": np.bincount(ballots.item, right, n) / total,
        "base_rate": cast.max(axis=0) / total,
    }
    return xr.Dataset({name: ("item", each) for name, each in values.items()}, coords={"item": np.array(ballots.items)})


def vote_probabilities(fit: Fit, ballots: "Any | None" = None, cell: "NDArray[np.int32] | None" = None) -> Floats:
    """Give the probability of no, abstain and yes for each vote, the ideal point's uncertainty counted.

    Parameters
    ----------
    fit : Fit
    ballots : Ballots, optional
        Votes on the fit's items; by default those that it was made from.
    cell : int, (votes,), optional
        The cell of each vote, with `ballots`.
    """
    from scipy.special import ndtr

    votes = fit.ballots if ballots is None else ballots
    at = fit.layout.cells.vote if cell is None else cell
    beta, low, high = (fit.items[votes.parameter[votes.item], column] for column in range(3))
    spread = np.sqrt(1.0 + beta**2 * fit.variance[at])
    lean = beta * fit.mean[at]
    no, yes = ndtr((low - lean) / spread), ndtr((lean - high) / spread)
    return np.maximum(np.column_stack([no, 1.0 - no - yes, yes]), 1e-12)


def attributes_of(fit: Fit, scale: Scale, request: Request, notes: list[str]) -> dict[str, Any]:
    """Say what was done, with what, and how well it went."""
    probability = vote_probabilities(fit)
    own = probability[np.arange(len(fit.ballots.vote)), fit.ballots.vote]
    return {
        "long_name": "Ideal points",
        "source": request.source,
        "reference": "Model after Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61(2), 430-456; "
        "estimator of our own",
        "axis": f"positive on the side of {request.anchor}: a convention"
        + (
            ". The model's authors read it as position towards the United States-led liberal order."
            if request.of_un
            else ""
        ),
        "model": f"{'ordinal' if fit.model.ordinal else 'binary'}, {fit.model.motion}",
        "bridges": request.bridging.source,
        "anchor": request.anchor,
        "estimator": "fast (variational), intervals with the items' uncertainty",
        "step": fit.step * abs(scale.factor),
        "step_estimated": int(fit.model.step is None and fit.model.motion == "dynamic"),
        "rounds": len(fit.moves),
        "last_move": fit.moves[-1],
        "converged": int(fit.converged),
        "votes": len(own),
        "log_score": float(np.mean(np.log(own))),
        "accuracy": float(np.mean(probability.argmax(axis=1) == fit.ballots.vote)),
        "notes": " ".join(notes),
    }
