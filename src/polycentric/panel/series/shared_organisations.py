"""How many intergovernmental organisations two states share."""

from polycentric.panel.series.contract import Edition, Series, Variable

SERIES = Series(
    label="Shared organisations (COW IGO)",
    variables=(
        Variable("shared_organisations", "Organisations that both are in", "organisations", "dyadigos", "int16"),
    ),
    editions={"3.0": Edition("igo_counts", "dyad_years")},
    keys=("ccode1", "ccode2"),
    directed=False,
    caveat="Universal bodies count as much as any other.",
)
