"""Surplus domestic product, with the output and population that it is made of."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, state_columns
from polycentric.panel.tidy.spine import STATES, Spine


def bring(spine: Spine) -> Added:
    """Bring the four logarithms as published."""
    cover = Cover(
        "surplus_product", "gw", remark="natural logarithms; a surplus of exactly 0 is a floor, no measurement"
    )
    table = spine.read("surplus_product", "state_years")
    return state_columns(spine, table, described("surplus_product", "state_years"), cover)


ADDER = Adder(
    label="Surplus domestic product",
    sources=("surplus_product",),
    units=STATES,
    bring=bring,
    columns=("wbgdp2011est", "wbpopest", "sdpest", "wbgdppc2011est"),
)
