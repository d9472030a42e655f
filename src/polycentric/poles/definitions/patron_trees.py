"""Poles by pledges to defend: heads of the trees in which each state follows its strongest defender.

A state's patron is the strongest state pledged to defend it, if that exceeds it by the margin. Following patrons
upwards gives trees. A head is a pole if somebody follows it and its camp, itself included, holds at least a part of the
power of all states. `least_grade` says what counts as a pledge: 3 defence alone, 2 also neutrality and consultation, 1
also nonaggression (the grades of the layer `pledge_grades`, in which an offensive pledge stands with defence).
"""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import DataError, UnknownNameError
from polycentric.labels import PAIR, STATE, laid, lead_sizes, numbers, on_leading, on_states, rows, widest
from polycentric.poles.classes.contract import MISSING
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.poles.groups.patrons import Trees, trees

DEFENCE = 3
GRADED = "pledge_grades"
NO_GRADES = "this world's list of pacts holds pledges to defend alone, no others"


def compute(situation: Situation, margin: float, smallest: float, least_grade: float) -> Finding:
    """Build the trees of each cell, and weigh the camps of their heads.

    Raises
    ------
    DataError
        If the margin is below 1, so that states would follow weaker ones, or the grade is none.
    """
    _checked(margin, least_grade)
    pledged = pledges(situation, least_grade)
    if pledged is None:
        return _without_grades(situation)
    like = widest(situation.shares, pledged.isel(partner=0, drop=True))
    found = of_cells(pledged, situation.shares, like, margin)
    poles, possible, listed = (
        np.stack(part) for part in zip(*(_weighed(each, smallest) for each in found), strict=True)
    )
    # Who has no known power is no head for certain, whoever is pledged to whom.
    dark = np.isnan(rows(situation.shares, lead_sizes(like)))
    poles, listed = (np.where(dark & (each == 0.0), np.nan, each) for each in (poles, listed))
    labels = situation.panel["state"].values
    heads = np.stack([each.head for each in found])
    shape = numbers(like).shape
    parts = {
        "following": np.stack([each.followers for each in found]).astype(float),
        "camp_share": np.stack([each.camp for each in found]),
        "settled": np.stack([(each.head >= 0) & each.inside for each in found]),
    }
    return Finding(
        poles=on_states(poles.reshape(shape), like),
        possible=on_states(possible.reshape(shape), like),
        listed=on_states(listed.reshape(shape), like),
        camps=on_states(np.where(heads >= 0, labels[np.maximum(heads, 0)], "").astype(object).reshape(shape), like),
        details={name: on_states(each.reshape(shape), like) for name, each in parts.items()},
    )


def pledges(situation: Situation, least_grade: float) -> xr.DataArray | None:
    """Give 1 where `state` has pledged to `partner` what counts, 0 where not; None in a world that can't tell.

    Only a pledge to defend is in every world.
    """
    if least_grade >= DEFENCE:
        return situation.layer("pacts")
    try:
        graded = situation.layer(GRADED)
    except UnknownNameError:
        return None
    return (graded >= least_grade).astype(float).where(graded.notnull())


def of_cells(pledged: xr.DataArray, power: xr.DataArray, like: xr.DataArray, margin: float) -> list[Trees]:
    """Build the trees of each cell of the leading dimensions of `like`; ties of size fall to the first by label."""
    sizes = lead_sizes(like)
    ties, strength = laid(pledged, sizes, PAIR), laid(power, sizes, STATE)
    order = np.argsort(like["state"].values.astype(str), kind="stable")
    return [
        _in_order(ties[cell], np.asarray(strength[cell], dtype=np.float64), order, margin)
        for cell in range(int(np.prod(list(sizes.values()))))
    ]


def _in_order(
    pledged: NDArray[np.float64], power: NDArray[np.float64], order: NDArray[np.int64], margin: float
) -> Trees:
    """Build one cell's trees with the states in the order of their labels, so that the panel's order never matters."""
    sorted_ = trees(pledged[np.ix_(order, order)], power[order], margin)
    back = np.argsort(order)

    def named(places: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.where(places >= 0, order[np.maximum(places, 0)], places)[back]

    return Trees(
        named(sorted_.patron), named(sorted_.head), sorted_.inside[back], sorted_.camp[back], sorted_.followers[back],
        sorted_.most[back], sorted_.may_lead[back],
    )  # fmt: skip


def _weighed(found: Trees, smallest: float) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Give poles, who may be one besides, and poles as listed."""
    large = (found.followers > 0) & (found.camp >= smallest)
    follows = found.patron >= 0
    perhaps = found.inside & ~follows & ~large & found.may_lead & (found.most >= smallest)
    return (
        np.where(found.inside & ~perhaps, large.astype(float), np.nan),
        perhaps,
        np.where(found.inside, large.astype(float), np.nan),
    )


def _without_grades(situation: Situation) -> Finding:
    """Say that a world which lists pledges to defend alone can't tell."""
    like = situation.shares
    cells = numbers(like).shape[:-1]
    return Finding(
        poles=on_states(np.full(numbers(like).shape, np.nan), like),
        classes=on_leading(np.full(cells, MISSING, dtype=object), like),
        reason=on_leading(np.full(cells, NO_GRADES, dtype=object), like),
    )


def _checked(margin: float, least_grade: float) -> None:
    """Refuse a margin by which a state could follow a weaker one, and a grade that is none."""
    if margin < 1:
        raise DataError(f"A margin of {margin:g} would let a state follow one weaker than itself: give 1 or more.")
    if least_grade not in (1, 2, DEFENCE):
        raise DataError(
            f"{least_grade:g} is no grade of a pledge: give 3 (defence), 2 (also neutrality and consultation) or 1 "
            "(also nonaggression)."
        )


DEFINITION = PoleDefinition(
    label="Heads of patron trees (pledges to defend)",
    family="relational",
    reference="The rule of Nystuen and Dacey (1961), A Graph Theory Interpretation of Nodal Regions, Papers of the "
    "Regional Science Association 7, 29-42, on pledges to defend in place of flows; in the spirit of Lake (2009), "
    "Hierarchy in International Relations (not checked against the original); the cut-offs are this project's",
    compute=compute,
    sets=("all",),
    elsewhere="a patron may be any state, so the rule looks at all of them",
    layers=("pacts",),
    parameters={"margin": 1.0, "smallest": 0.05, "least_grade": 3.0},
    sweep={"margin": (1.0, 1.5, 2.0), "smallest": (0.0, 0.02, 0.05, 0.1), "least_grade": (1.0, 2.0, 3.0)},
    caveat="Takes treaties at their word: a pledge made in form alone counts, and a power that pledges to nobody is no "
    "pole, however strong.",
)
