"""Accommodation: actors give the targets something, and press them less."""

from polycentric.futures.contract import Assumed, Lever
from polycentric.futures.pulling import press

LEVER = Lever(
    label="Accommodation",
    actors=(1, 60),
    targets=(1, 200),
    unit="one observed episode of concessions, as between a great power and a state that it courts",
    bounds=(0.0, 2.0),
    grade="assumed",
    effect=Assumed(-0.3, 0.5, "log odds of a dispute, and log chance that a target leaves its treaties"),
    changes="Disputes of actor and target; pacts: how readily the targets leave; positions, where the world has votes.",
    citation="No coefficient of the literature fits this definition; the prior's sign is in doubt",
    apply=press,
    tried='actors = "United States"\ntargets = ["Germany", "France", "Japan"]',
    against=("coerce",),
)
