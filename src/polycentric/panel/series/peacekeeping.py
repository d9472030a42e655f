"""Missions of the United Nations that two states send troops to."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.exercises import pairs_of

PLAIN = {"Congo": "Republic of the Congo", "Drc": "Democratic Republic of the Congo", "Korea (ROK)": "South Korea"}
NO_STATES = ("CARICOM", "Multinational", "Un")


def together(contributors: pl.DataFrame) -> pl.DataFrame:
    """Count the missions of each pair and year, each once wherever in it the two have their units."""
    named = contributors.drop_nulls("country").filter(~pl.col("country").is_in(NO_STATES))
    plain = named.select("mission", "year", pl.col("country").replace(PLAIN))
    return pairs_of(plain, "mission", "country", "missions_together")


SERIES = Series(
    label="Peacekeeping missions together (Geo-PKO)",
    variables=(
        Variable("missions_together", "Missions of the UN with troops of both in the year", "missions", dtype="int16"),
    ),
    editions={"2.3": Edition("geopko_tcc")},
    keys=("ccode1", "ccode2"),
    directed=False,
    rows=together,
    caveat="By the names on maps. A pair without a row is missing, not 0: some units stand there without a name, some "
    "as multinational, and not every contributor is on a map. 'Congo' beside 'Drc' is the Republic of the Congo.",
)
