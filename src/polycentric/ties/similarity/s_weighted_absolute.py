"""Signorino and Ritter's S by absolute distances, each item counted by its weight."""

from polycentric.ties.similarity.contract import Matrix, Similarity
from polycentric.ties.similarity.signorino_ritter import REFERENCE, s
from polycentric.ties.similarity.tables import Tables


def compute(tables: Tables) -> Matrix:
    """Give S of each pair, -1 to 1."""
    return s(tables, "absolute", weighted=True)


SIMILARITY = Similarity(
    label="S, absolute distances, weighted by power",
    reference=REFERENCE,
    compute=compute,
    metric="absolute",
    by_chance=False,
    weighted=True,
    caveat=("High among states with few ties: agreeing on having none with most of the world counts as likeness."),
)
