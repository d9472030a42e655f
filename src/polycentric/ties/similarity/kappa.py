"""Cohen's kappa on squared distances: each state's own habits are what chance is measured by."""

from polycentric.ties.similarity.contract import Matrix, Similarity
from polycentric.ties.similarity.tables import Tables, by_chance, disagreement


def compute(tables: Tables) -> Matrix:
    """Give 1 - d / d_expected of each pair: 1 alike, 0 as alike as by chance, below 0 less."""
    return 1.0 - disagreement(tables, "squared") / by_chance(tables, "squared", pooled=False)


SIMILARITY = Similarity(
    label="Cohen's kappa, squared distances",
    reference=(
        "Cohen (1968), Weighted Kappa, Psychological Bulletin 70(4), 213-220, with squared distances as Häge "
        "(2011), Choice or Circumstance?, Political Analysis 19(3), 287-305, equation 12, takes them"
    ),
    compute=compute,
    metric="squared",
    by_chance=True,
    caveat="Two states with opposite habits expect to disagree, so that little agreement already scores high.",
)
