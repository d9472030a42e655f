"""Ideal point: where a state stands by how it votes in the UN General Assembly."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Ideal point",
    meaning="Where a state stands by how it votes in the UN General Assembly",
    unit="ideal point",
    series=(
        one("bailey", "idealpointall", "un_ideal_points", note="all votes"),
        one("bailey_passage", "idealpointfp", "un_ideal_points", note="votes on final passage"),
    ),
)
