"""How many intergovernmental organisations a state is in."""

from polycentric.panel.series.contract import Edition, Series, Variable

SERIES = Series(
    label="Memberships of states (COW IGO)",
    variables=(
        Variable("organisations_joined", "Organisations of which the state is a full member", "organisations",
                "sum_igo_full", "int16"),
    ),
    editions={"3.0": Edition("igo_counts", "state_years")},
    keys=("ccode",),
    caveat="Universal bodies count as much as any other.",
)  # fmt: skip
