"""Kendall's tau-b: whether two states rank the items alike."""

import numpy as np

from polycentric.ties.similarity.contract import Matrix, Similarity
from polycentric.ties.similarity.tables import Tables


def compute(tables: Tables) -> Matrix:
    """Give (concordant - discordant pairs of items) over the geometric mean of the pairs that each state ranks."""
    counts = tables.counts
    agree = _ahead(counts) - _ahead(counts[:, ::-1])
    return agree / np.sqrt(_ranked(tables.one, tables.items) * _ranked(tables.other, tables.items))


def _ahead(counts: Matrix) -> Matrix:
    """Count the pairs of items of which one stands higher than the other with both states."""
    # After both loops above[a, b] counts the items at a or higher with the one and at b or higher with the other; a
    # concordant pair is an item at (a, b) with one strictly above in both, above[a + 1, b + 1]. Turned places of the
    # other state (`counts[:, ::-1]`) give the discordant ones.
    above = counts.copy()
    for place in reversed(range(len(counts) - 1)):
        above[place] += above[place + 1]
    for place in reversed(range(len(counts) - 1)):
        above[:, place] += above[:, place + 1]
    return (counts[:-1, :-1] * above[1:, 1:]).sum(axis=(0, 1))


def _ranked(stands: Matrix, items: Matrix) -> Matrix:
    """Count the pairs of items that a state doesn't hold level."""
    # All ordered pairs of items less those level with each other, each item with itself among them, halved.
    return (items * items - (stands * stands).sum(axis=0)) / 2.0


SIMILARITY = Similarity(
    label="Kendall's tau-b",
    reference=(
        "Kendall (1938), A New Measure of Rank Correlation, Biometrika 30(1/2), 81-93, with ties (tau-b), as Bueno "
        "de Mesquita (1975), Measuring Systemic Polarity, Journal of Conflict Resolution 19(2), 187-216, uses it on"
        " alliances (neither checked against the original)"
    ),
    compute=compute,
    metric="order",
    by_chance=True,
    caveat=(
        "A measure of association: two states that rank alike at different levels score 1, and it falls as states "
        "without ties to either join the system."
    ),
)
