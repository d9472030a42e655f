"""What was declared of a further fit, as code: which variant is chosen, and that a fresh test is looked at once.

Marks and rule are those of `data/second_draw.md` and `data/third_draw.md`.
"""

from collections.abc import Mapping
from pathlib import Path

from polycentric.errors import DataError
from polycentric.packaged import read_rows

MARK = 0.80
ALIKE = 0.005
WITHIN = "states held out of what is learned from, on hits drawn by chance"


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


def refuse_second_look(log: Path, fresh: str) -> None:
    """Raise a DataError if a fresh test was looked at before.

    Parameters
    ----------
    log : Path
        Of variants.
    fresh : str
        What the log calls the test.

    Raises
    ------
    DataError
        If the log has a score on it.
    """
    if log.exists() and any(row["scored_on"] == fresh for row in read_rows(log)):
        raise DataError(f"'{log.name}' has a score on the {fresh}: one look was declared. Draw and code others.")


def by_mix(right: Mapping[str, tuple[int, int]], mix: Mapping[str, int]) -> float:
    """Give the share right when concepts are weighed as elsewhere, over the concepts of both.

    Parameters
    ----------
    right : mapping of str to (int, int)
        How many hits of a concept were right, and of how many.
    mix : mapping of str to int
        How many hits of a concept there are elsewhere.

    Examples
    --------
    >>> by_mix({"blocs": (1, 2), "hegemony": (4, 4)}, {"blocs": 30, "hegemony": 10, "unipolar": 5})
    0.625
    """
    both = sorted(right.keys() & mix.keys())
    return sum(mix[name] * right[name][0] / right[name][1] for name in both) / sum(mix[name] for name in both)


def is_reached(*micro: float) -> bool:
    """Tell whether micro F1 is what was declared as enough: as drawn, and by another mix where that was declared."""
    return min(micro) >= MARK
