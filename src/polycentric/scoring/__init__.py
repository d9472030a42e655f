"""How right a prediction was, and what that number hangs on: for every part that predicts, not for one of them.

``scores`` has the proper scores, ``folds`` says which rows are learned from and which are tested on, ``bootstrap``
gives intervals over draws of whole groups, and ``streams`` gives random numbers keyed by names. Nothing here knows what
is predicted.
"""

from polycentric.scoring import bootstrap, folds, scores, streams

__all__ = ["bootstrap", "folds", "scores", "streams"]


def __dir__() -> list[str]:
    return sorted(__all__)
