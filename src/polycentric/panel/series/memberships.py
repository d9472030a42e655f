"""How many intergovernmental organisations a state is in."""

from polycentric.panel.series.contract import Edition, Series, Variable

CAVEAT = (
    "Universal bodies count as much as any other. Recorded every five years before 1965 and carried between by the "
    "source."
)

SERIES = Series(
    label="Memberships in international organisations, counts (COW IGO)",
    variables=(
        Variable("sum_igo_full", "Organisations of which the state is a full member", dtype="int16"),
        Variable("sum_igo_associate", "Organisations of which the state is an associate", dtype="int16"),
        Variable("sum_igo_observer", "Organisations in which the state observes", dtype="int16"),
        Variable("sum_igo_anytype", "Organisations that the state is in, in any way", dtype="int16"),
    ),
    editions={"3.0": Edition("igo_counts", "state_years")},
    keys=("ccode",),
    added_as="igos",
    caveat=CAVEAT,
)
