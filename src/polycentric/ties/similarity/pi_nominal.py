"""Scott's pi on same or not: all differences count alike."""

from polycentric.ties.similarity.contract import Matrix, Similarity
from polycentric.ties.similarity.tables import Tables, by_chance, disagreement


def compute(tables: Tables) -> Matrix:
    """Give 1 - d / d_expected of each pair: 1 alike, 0 as alike as by chance, below 0 less."""
    return 1.0 - disagreement(tables, "nominal") / by_chance(tables, "nominal", pooled=True)


SIMILARITY = Similarity(
    label="Scott's pi, same or not",
    reference=(
        "Scott (1955), Reliability of Content Analysis, Public Opinion Quarterly 19(3), 321-325, as Häge (2011), "
        "Political Analysis 19(3), 287-305, equation 8, gives it: the form that most software computes"
    ),
    compute=compute,
    metric="nominal",
    by_chance=True,
    caveat="Takes abstaining and opposing for as far apart as approving and opposing.",
)
