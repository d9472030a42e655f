"""The table of system-years: what each reading says of each year, and why it says nothing."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import polars as pl

from polycentric.poles.classes.contract import VERDICTS
from polycentric.poles.dataset.sheet import CLASS_LEVELS, Sheet, joined, note
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.readings import readings
from polycentric.poles.validity.polarity import FEWEST, SET_OF_ONE, Reading
from polycentric.poles.world import World

Step = Callable[[str], object]
Codes = Mapping[tuple[int, str], int]


def sheet(
    world: World, named: Mapping[Reading, str], codes: Codes, span: tuple[int, int], step: Step = lambda _: None
) -> Sheet:
    """Give a row per year and reading.

    Parameters
    ----------
    world : World
        Without runs.
    named : mapping of Reading to str
        The readings' variables.
    codes : mapping of (int, str) to int
        By year and state its code of the Correlates of War list.
    span : tuple of int
    step : callable
        Told the name of a definition when its readings begin.
    """
    parts: list[pl.DataFrame] = []
    for definition, group in groupby(named, key=lambda each: each.definition):
        step(definition)
        mine = list(group)
        rule = DEFINITIONS[definition]
        made = readings(world, [(rule, each.index, each.state_set or "all") for each in mine])
        parts.append(made.with_columns(pl.Series("reading", _repeated([named[each] for each in mine], made.height))))
    frame = _tidy(pl.concat(parts), codes)
    notes = (
        note("year", "year", "year", span),
        note("reading", "the reading's variable; the table of readings says what it is", "id", span),
        note("definition", "the rule that says who the poles are", "id", span),
        note("index", "the power index that it compares states on", "id", span),
        note("set", "the set of states that it compares", "id", span),
        note("polarity", "class of the system", "code", span, levels=CLASS_LEVELS),
        note("number", "poles that are certain, where there is a class", "states", span),
        note("least", "poles at least: those that are certain", "states", span),
        note("most", "poles at most: with the states that may be poles", "states", span),
        note("poles", "the poles, the strongest first, by our state ids", "text", span),
        note("poles_ccode", "the same by Correlates of War codes", "text", span),
        note("reason", "why there is no class, or it is unclassified", "text", span),
        note("states", "states that the row is about: with data, in the set", "states", span),
    )
    return Sheet("system_years", "a year and a reading", frame, notes, ("poles", "poles_ccode", "reason"))


def _repeated(names: Sequence[str], height: int) -> list[str]:
    """Repeat each name for the years of its reading."""
    each = height // len(names)
    return [name for name in names for _ in range(each)]


def _tidy(made: pl.DataFrame, codes: Codes) -> pl.DataFrame:
    """Keep what the data set holds; of a set of one state nothing is said, as where readings are scored."""
    alone = (pl.col("index") != "") & (pl.col("states") < FEWEST) & pl.col("class").is_in(VERDICTS)
    unsaid = alone | ~pl.col("class").is_in(VERDICTS)
    rows = made.with_columns(
        pl.when(alone).then(pl.lit(SET_OF_ONE)).otherwise(pl.col("reason")).alias("reason"),
        pl.when(unsaid).then(None).otherwise(pl.col("class")).alias("class"),
        # Of a year without a class the range is kept where open ties leave one; none known is no nought.
        *(
            pl.when(alone | (unsaid & (pl.col("most") == 0))).then(None).otherwise(pl.col(name)).alias(name)
            for name in ("number", "least", "most")
        ),
        pl.when(unsaid).then(pl.lit([], dtype=pl.List(pl.String))).otherwise(pl.col("poles")).alias("poles"),
    )
    lists = rows["poles"].to_list()
    numbered = [
        [str(codes.get((year, state), "-")) for state in each]
        for year, each in zip(rows["year"].to_list(), lists, strict=True)
    ]
    texts = ("index", "set", "reason")
    kept = rows.select(
        "year",
        "reading",
        "definition",
        "index",
        "set",
        pl.col("class").alias("polarity"),
        "number",
        "least",
        "most",
        pl.Series("poles", joined(lists), dtype=pl.String),
        pl.Series("poles_ccode", joined(numbered), dtype=pl.String),
        "reason",
        "states",
    )
    return kept.with_columns(pl.col(name).replace({"": None}) for name in texts)
