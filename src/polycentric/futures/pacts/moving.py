"""A year of treaties for some runs: the same for the running order and for a free run on the record's states."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.draws import Draws, Keys, keys_of
from polycentric.futures.pacts.choice import NAMES, STATE
from polycentric.futures.pacts.rates import COVARIATES

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
REMEMBERED = 8  # years: what is kept of an older shock at .6 a year is below two in a hundred

OWN = 3  # years back that a state's own factor of ends remembers


@dataclass(frozen=True)
class Times:
    """What a rate is multiplied by: of new treaties and of ends (run,), of leaving (run, state); ones are neutral."""

    form: Floats
    end: Floats
    leave: Floats


def neutral(runs: int, states: int) -> Times:
    """Give times of one."""
    return Times(np.ones(runs), np.ones(runs), np.ones((runs, states)))


def step(
    member: Flags, alive: Flags, traits: Floats, major: Flags, land: Flags, distance: Floats, keys: Keys,
    values: Mapping[str, Floats], times: Times, draws: Draws, year: int,
) -> None:  # fmt: skip
    """End treaties, let members leave, let states accede, and make new treaties; in this order, in place.

    Parameters
    ----------
    member : array, (R, T, N) bool
        Changed in place; a treaty without members is a free place.
    alive : array, (R, N) bool
        Who may found, accede and leave.
    traits : array, (R, N, 6)
        In the order of `choice.STATE`; the number of treaties is written over.
    major : array, (N,) bool
    land, distance : array, (N, N)
        As in the record.
    keys : array, (N,)
        Of each state.
    values : mapping of str to array, (R,)
        One of each name in `model.ALL`, for each run.
    """
    from polycentric.futures.pacts import kernel_pacts as kernel

    slots = keys_of(range(member.shape[1]))

    def of(kind: str) -> Floats:
        names = {"first": STATE, "others": NAMES, "joins": NAMES}.get(kind) or COVARIATES[kind]
        return np.ascontiguousarray(np.stack([values[f"{kind}.{name}"] for name in names], axis=1))

    def common(kind: str) -> Floats:
        return common_factor(values[f"{kind}_shock"], values[f"{kind}_kept"], draws, f"pacts.{kind}.shock", year)

    kept = values["end_kept"]
    own = np.stack([kept**back for back in range(OWN + 1)], axis=1)
    own /= np.sqrt((own**2).sum(axis=1, keepdims=True))
    own_keys = np.stack([draws.keys("pacts.end.own", year - back) for back in range(OWN + 1)], axis=1)
    kernel.end(draws.keys("pacts.end", year), slots, keys, of("end"), common("end"), own_keys, own, values["end_own"],
               times.end, traits, major, member)  # fmt: skip
    kernel.leave(draws.keys("pacts.leave", year), slots, keys, of("leave"), times.leave, alive, major, member)
    kernel.accede(draws.keys("pacts.accession", year), slots, keys, of("accede"), values["accede_newer"],
                  values["more"], of("joins"), alive,
                  traits, land, distance, member)  # fmt: skip
    making = np.stack(
        [values[name] for name in ("form.constant", "group", "size_mean", "size_shape", "form_newer")], axis=1
    )
    kernel.form(draws.keys("pacts.formation", year), slots, keys, making, common("form"), times.form, of("first"),
                of("others"), alive, traits, land, distance, member)  # fmt: skip


def common_factor(sd: Floats, kept: Floats, draws: Draws, name: str, year: int) -> Floats:
    """Give the year's log-normal factor of mean one of each run, whose log fades by `kept` a year.

    It is a sum over the draws of this year and of `REMEMBERED` years before, which are the same whatever year a run
    starts in; so nothing has to be carried from year to year.
    """
    parts = [kept**back * draws.normal(name, year - back)[:, 0] for back in range(REMEMBERED + 1)]
    scale = sum(kept ** (2 * back) for back in range(REMEMBERED + 1)) ** 0.5
    return np.exp(sd * sum(parts) / scale - 0.5 * sd**2)
