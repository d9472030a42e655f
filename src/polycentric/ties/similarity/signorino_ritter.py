"""What the four variants of Signorino and Ritter's S share."""

import numpy as np

from polycentric.ties.similarity.contract import Matrix
from polycentric.ties.similarity.tables import Tables, disagreement

REFERENCE = (
    "Signorino and Ritter (1999), Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy Positions, "
    "International Studies Quarterly 43(1), 115-144: 1 - 2 d / d_max (checked against the worked example of its"
    " Table 6 as later work reprints it, not against the original); squared distances after Häge (2011), "
    "Political Analysis 19(3), 287-305"
)


def s(tables: Tables, metric: str, *, weighted: bool) -> Matrix:
    """Give 1 - 2 d / d_max, where d_max is as if the two were at opposite ends on every item."""
    if weighted and tables.weights is None:
        return np.full(tables.items.shape, np.nan)
    size = tables.weights.sum(axis=(0, 1)) if weighted and tables.weights is not None else tables.items
    farthest = tables.apart(metric).max()
    return 1.0 - 2.0 * disagreement(tables, metric, weighted=weighted) / (size * farthest)
