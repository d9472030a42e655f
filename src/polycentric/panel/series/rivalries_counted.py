"""How many strategic rivals a state has, by Thompson and Dreyer, and over what."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.rivalries import every_year
from polycentric.panel.series.rivalry_years import CAVEAT, OUTSIDERS, counts

KINDS = ("positional", "spatial", "ideological", "interventionary")


def of_states(spells: pl.DataFrame) -> pl.DataFrame:
    """Count each state's rivalries of each year; one can have up to three types."""
    types = [pl.col(name) for name in ("type1", "type2", "type3")]
    flags = {f"td_{kind}": pl.any_horizontal(type_ == kind for type_ in types) for kind in KINDS}
    return counts(every_year(spells), {"td_rivalries": pl.col("rivalryno").is_not_null()} | flags)


SERIES = Series(
    label="Rivalries of a state (Thompson and Dreyer)",
    variables=(
        Variable("td_rivalries", "The state's rivalries under way", "rivalries", dtype="int16"),
        *(
            Variable(f"td_{kind}", f"The state's rivalries of the type '{kind}'", "rivalries", dtype="int16")
            for kind in KINDS
        ),
    ),
    editions={"2012": Edition("td_rivalries")},
    keys=("ccode",),
    absence="zero",
    merge="any",
    rows=of_states,
    added_as="rivalries",
    caveat=f"{CAVEAT} {OUTSIDERS}",
)
