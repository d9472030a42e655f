"""What was declared of the second fit, as code: which variant is chosen, and that the fresh test is looked at once."""

from collections.abc import Mapping
from pathlib import Path

from polycentric.errors import DataError
from polycentric.packaged import read_rows

MARK = 0.80
ALIKE = 0.005
WITHIN = "states held out of both draws' parts to learn from"
FRESH = "fresh hits of the second draw to be tested on"


def chosen(scores: Mapping[str, tuple[float, float]]) -> str:
    """Name the variant with the highest micro F1, and of those within .005 of it the one with the highest macro F1.

    Parameters
    ----------
    scores : mapping of str to (float, float)
        Macro and micro F1 over states held out, by variant.

    Examples
    --------
    >>> chosen({"a": (0.70, 0.800), "b": (0.75, 0.797), "c": (0.90, 0.790)})
    'b'
    """
    best = max(micro for _, micro in scores.values())
    near = [name for name, (_, micro) in scores.items() if micro >= best - ALIKE]
    return max(near, key=lambda name: scores[name])


def refuse_second_look(log: Path) -> None:
    """Raise a DataError if the fresh test was looked at before.

    Raises
    ------
    DataError
        If the log of variants has a score on it.
    """
    if log.exists() and any(row["scored_on"] == FRESH for row in read_rows(log)):
        raise DataError(
            f"'{log.name}' has a score on the {FRESH}: one look was declared. Draw and code others to test again."
        )


def is_reached(micro: float) -> bool:
    """Tell whether micro F1 on all fresh hits is what was declared as enough."""
    return micro >= MARK
