"""Arms races between rivals."""

import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.adders.rivalry_years import one_of_each
from polycentric.panel.tidy.bring import Added, Cover, dyad_columns
from polycentric.panel.tidy.spine import TWO_STATES, Spine
from polycentric.panel.tidy.years import by_year
from polycentric.sources.columns import truth, whole

COLUMNS = (
    truth("arms_race", "whether an arms race is under way; never false, since the source looks at rivals only"),
    whole("race_id", "number of an arms race", "the arms race", 1, 999),
)


def bring(spine: Spine) -> Added:
    """Bring the races that are listed; that a pair is not listed is no evidence that it had none."""
    races = spine.read("arms_races", "arms_races").select("ccode1", "ccode2", "race_id", "styear", "endyear")
    years = one_of_each(by_year(races, "styear", "endyear", *spine.span)).with_columns(pl.lit(True).alias("arms_race"))
    return dyad_columns(spine, years, COLUMNS, Cover("arms_races"), both_ways=True)


ADDER = Adder(
    label="Arms races (Gibler, Rider and Hutchison)",
    sources=("arms_races",),
    units=TWO_STATES,
    bring=bring,
    columns=("arms_race", "race_id"),
)
