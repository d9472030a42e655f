"""Scott's pi on squared distances: the habits of the two together are what chance is measured by."""

from polycentric.ties.similarity.contract import Matrix, Similarity
from polycentric.ties.similarity.tables import Tables, by_chance, disagreement


def compute(tables: Tables) -> Matrix:
    """Give 1 - d / d_expected of each pair: 1 alike, 0 as alike as by chance, below 0 less."""
    return 1.0 - disagreement(tables, "squared") / by_chance(tables, "squared", pooled=True)


SIMILARITY = Similarity(
    label="Scott's pi, squared distances",
    reference=(
        "Scott (1955), Reliability of Content Analysis, Public Opinion Quarterly 19(3), 321-325, on squared "
        "distances as Häge (2011), Choice or Circumstance?, Political Analysis 19(3), 287-305, equation 11, takes "
        "them"
    ),
    compute=compute,
    metric="squared",
    by_chance=True,
    caveat=(
        "Supposes that both states draw their ties from one common habit, so differing habits count as disagreement."
    ),
)
