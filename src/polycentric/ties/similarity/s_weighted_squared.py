"""Signorino and Ritter's S by squared distances, each item counted by its weight."""

from polycentric.ties.similarity.contract import Matrix, Similarity
from polycentric.ties.similarity.signorino_ritter import REFERENCE, s
from polycentric.ties.similarity.tables import Tables


def compute(tables: Tables) -> Matrix:
    """Give S of each pair, -1 to 1."""
    return s(tables, "squared", weighted=True)


SIMILARITY = Similarity(
    label="S, squared distances, weighted by power",
    reference=REFERENCE,
    compute=compute,
    metric="squared",
    by_chance=False,
    weighted=True,
    caveat=("High among states with few ties: agreeing on having none with most of the world counts as likeness."),
)
