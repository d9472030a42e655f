"""Published ideal points of states in the UN General Assembly."""

from polycentric.panel.series.contract import Edition, Series, Variable

ALL_VOTES = (1946, 2023)

SERIES = Series(
    label="Ideal points from UN votes (published)",
    variables=(
        Variable("idealpointfp", "Ideal point, votes on final passage"),
        Variable("idealpointall", "Ideal point, all votes", years=ALL_VOTES),
        Variable("idealpointlegacy", "Ideal point, as estimated before 2024", years=ALL_VOTES),
        Variable("q5all", "Ideal point, all votes: 5% quantile", years=ALL_VOTES),
        Variable("q95all", "Ideal point, all votes: 95% quantile", years=ALL_VOTES),
    ),
    editions={"2025": Edition("un_ideal_points")},
    keys=("ccode",),
    caveat="No 1964; 2024 from final passage only. A year's estimate knows what came after it.",
)
