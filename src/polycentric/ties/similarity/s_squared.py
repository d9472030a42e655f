"""Signorino and Ritter's S by squared distances: one minus twice the mean distance over the largest."""

from polycentric.ties.similarity.contract import Matrix, Similarity
from polycentric.ties.similarity.signorino_ritter import REFERENCE, s
from polycentric.ties.similarity.tables import Tables


def compute(tables: Tables) -> Matrix:
    """Give S of each pair, -1 to 1."""
    return s(tables, "squared", weighted=False)


SIMILARITY = Similarity(
    label="S, squared distances",
    reference=REFERENCE,
    compute=compute,
    metric="squared",
    by_chance=False,
    weighted=False,
    caveat=("High among states with few ties: agreeing on having none with most of the world counts as likeness."),
)
