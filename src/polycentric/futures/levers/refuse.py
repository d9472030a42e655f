"""Refusal of recognition: actors refuse to recognise the targets."""

from functools import partial

from polycentric.futures.contract import Assumed, Lever
from polycentric.futures.pulling import recognition

LEVER = Lever(
    label="Recognition refused",
    actors=(1, 200),
    targets=(1, 60),
    unit="one state refuses to recognise another",
    bounds=(0.0, 1.0),
    grade="assumed",
    effect=Assumed(0.3, 0.4, "log odds of a dispute of the two"),
    changes="Disputes of the pairs. Who recognises whom is kept, and no process reads it.",
    citation="This project's prior, its sign open: studies ask who is recognised (Teorell 2022, Cooperation and "
    "Conflict 58(2), 155-174, abstract read), and none was found that gives an effect on disputes",
    apply=partial(recognition, refused=True),
    tried='actors = "Russia"\ntargets = "Kosovo"',
    against=("recognise",),
)
