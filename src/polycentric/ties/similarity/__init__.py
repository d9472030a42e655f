"""How alike the foreign policies of two states are: measures on their portfolios of alliances or of votes.

A portfolio is what one state did towards each of many items: its pledge to every state, or its vote on every roll call.
One file is one measure; ``SIMILARITIES`` is the dict of all. Each takes the portfolios of a year;
`polycentric.ties.similar` takes a panel of two centuries, year by year.
"""

from polycentric.registry import collect
from polycentric.ties.similarity.contract import Compared, Similarity

SIMILARITIES = collect(__name__, "SIMILARITY", "measure of similarity", Similarity)

__all__ = ["SIMILARITIES", "Compared", "Similarity"]
