"""How many intergovernmental organisations two states share."""

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.memberships import CAVEAT

SERIES = Series(
    label="Organisations that two states share (COW IGO)",
    variables=(Variable("dyadigos", "Organisations that both are in", dtype="int16"),),
    editions={"3.0": Edition("igo_counts", "dyad_years")},
    keys=("ccode1", "ccode2"),
    directed=False,
    added_as="igos",
    caveat=CAVEAT,
)
