"""The verdict map, the sweep of the dependence threshold and the three numbers as records."""

from typing import Any

import numpy as np

from polycentric.answers.world.three import panels_of
from polycentric.pictures.records.findings import Dependence, Step, Verdict
from polycentric.pictures.records.three import ThreePanel
from polycentric.poles.contract import Finding
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.independent import worth as worth_of
from polycentric.poles.profile import Profile
from polycentric.poles.readings import attempt
from polycentric.poles.validity.past import past_error
from polycentric.poles.world import APART, World

_SWEPT = "dependence_threshold"


def verdicts(profile: Profile) -> tuple[Verdict, ...]:
    """Give the verdict map of the last year."""
    rows = profile.verdicts.filter(profile.verdicts["year"] == profile.verdicts["year"].max())
    return tuple(_verdict(row) for row in rows.iter_rows(named=True))


def _verdict(row: dict[str, Any]) -> Verdict:
    """Give one row of the map."""
    past = past_error(row["definition"], row["index"], row["set"]) if row["past_error"] else None
    polarity = None if past is None else past.about("polarity")
    return Verdict(
        definition=row["definition"],
        label=row["label"],
        family=row["family"],
        index=row["index"],
        state_set=row["set"],
        bloc="" if row["actors"] == APART else row["actors"],
        outcome=row["class"],
        poles=tuple(row["poles"]),
        reason=row["reason"] or "",
        dropped=row["dropped"] or 0,
        past_kind="" if polarity is None else polarity.kind,
        past_error=row["past_error"] or "",
        past_in_full="" if polarity is None else polarity.in_full(),
    )


def worth(profile: Profile) -> dict[str, float]:
    """Say for each family of definitions how many independent readings its readings on one index each are worth."""
    frame = profile.verdicts.filter(profile.verdicts["index"] != "")
    parts = {str(family): worth_of(rows) for (family,), rows in frame.group_by("family", maintain_order=True)}
    return {family: value.effective for family, value in parts.items() if value is not None}


def steps(profile: Profile, strength: dict[str, float]) -> tuple[Step, ...]:
    """Give the poles at every threshold of dependence that the definition sweeps, for states apart and each bloc."""
    thresholds = DEFINITIONS[_SWEPT].sweep["theta"] if _SWEPT in DEFINITIONS else ()
    return tuple(
        step
        for world in profile.worlds
        for theta in thresholds
        if (step := _step(world, theta, strength)) is not None
    )  # fmt: skip


def dependence() -> Dependence | None:
    """Give what is fixed of the rule whose threshold is swept; None where there is no such rule."""
    if _SWEPT not in DEFINITIONS:
        return None
    parameters = DEFINITIONS[_SWEPT].parameters
    return Dependence(parameters["theta"], parameters.get("smallest"))


def _step(world: World, theta: float, strength: dict[str, float]) -> Step | None:
    """Give one threshold; None where this world has no dependence."""
    entry = DEFINITIONS[_SWEPT]
    chosen = theta == entry.parameters["theta"]
    finding = attempt(world, entry, parameters={} if chosen else {"theta": theta})
    if isinstance(finding, str):
        return None
    poles = finding.names(int(world.panel["year"].values[-1]))
    bloc = "" if world.actors == APART else world.actors
    return Step(theta, bloc, _ranked(poles, strength), _ranked(_undecided(finding), strength))


def _undecided(finding: Finding) -> list[str]:
    """Name the states that may be poles in the last year."""
    if finding.possible is None:
        return []
    row = finding.possible.isel(year=-1)
    return [str(state) for state in row["state"].values[np.asarray(row.values, dtype=bool)]]


def _ranked(states: list[str], strength: dict[str, float]) -> tuple[str, ...]:
    """Order states by strength, the strongest first."""
    return tuple(sorted(states, key=lambda state: (-strength.get(state, 0.0), state)))


def numbers(profile: Profile) -> tuple[ThreePanel, ...]:
    """Give dispersion, autonomy and concert of the last year with every line, in that order."""
    return panels_of(profile.three.filter(profile.three["year"] == profile.three["year"].max()))
