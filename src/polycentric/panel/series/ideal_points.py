"""Published ideal points of states in the UN General Assembly."""

from polycentric.panel.series.contract import Edition, Series, Variable

UNIT = "ideal point"

SERIES = Series(
    label="UN ideal points",
    variables=(
        Variable("ideal_point", "Ideal point, all votes", UNIT, "idealpointall", years=(1946, 2023)),
        Variable("ideal_point_low", "Ideal point, all votes: 5% quantile", UNIT, "q5all", years=(1946, 2023)),
        Variable("ideal_point_high", "Ideal point, all votes: 95% quantile", UNIT, "q95all", years=(1946, 2023)),
        Variable("ideal_point_passage", "Ideal point, votes on final passage", UNIT, "idealpointfp"),
    ),
    editions={"2025": Edition("un_ideal_points")},
    keys=("ccode",),
    caveat="A year's estimate knows what came after it.",
)
