"""How often a state names others as a threat, a partner or an ally in its texts of a year.

A state that did not speak in a year, or whose text isn't here, is missing, never zero.
"""

from typing import cast

import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import DYAD_YEAR, STATE_YEAR, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import Note
from polycentric.sources import SOURCES
from polycentric.states import Cow, Gw, code_of
from polycentric.words.corpus.bodies import CORPORA
from polycentric.words.threats.cues import RELATIONS, Relation
from polycentric.words.threats.figures import missed, wrong
from polycentric.words.threats.found import BODIES, spoken
from polycentric.words.threats.layer import WORDS, counted

SYSTEMS = {"cow": Cow, "gw": Gw}
REMARK = (
    "missing where the state has no text; found by rules, which are wrong in {wrong} and miss {missed}: see "
    "`polycentric threats --table checks`"
)


def compute(base: BaseRows, relation: str = RELATIONS[0]) -> Added:
    """Give how often each row's state names any other so; of a pair, how often each names the other."""
    kind = cast("Relation", relation)
    times, spoke = counted(kind), spoken().select("state", "year").unique()
    if base.unit == STATE_YEAR:
        every = times.group_by("state", "year").agg(pl.col("times").sum())
        return Added(
            _matched(base, every, spoke, ("",)).to_frame(f"{relation}_named"),
            (_note(kind, f"{relation}_named", "any"),),
        )
    columns = {f"{relation}_named1": ("1", "2"), f"{relation}_named2": ("2", "1")}
    frame = pl.DataFrame({name: _matched(base, times, spoke, ends) for name, ends in columns.items()})
    return Added(frame, tuple(_note(kind, name, "the other") for name in columns))


def _matched(base: BaseRows, times: pl.DataFrame, spoke: pl.DataFrame, ends: tuple[str, ...]) -> pl.Series:
    """Give the times of each row: zero where the first of the row's states spoke, missing where it didn't."""
    keys = ["code", "other"][: len(ends)]
    wanted = pl.DataFrame(
        {"year": base.year} | {key: base.codes(end, base.system) for key, end in zip(keys, ends, strict=True)}
    ).with_columns(pl.col("year").cast(pl.Int32), pl.col(*keys).cast(pl.Int64))
    heard = _coded(spoke, "state", "code", base.system).select("year", "code").unique()
    named = _coded(times, "state", "code", base.system)
    named = _coded(named, "partner", "other", base.system) if len(ends) > 1 else named
    sums = named.group_by("year", *keys).agg(pl.col("times").sum().cast(pl.Int64))
    joined = wanted.join(heard.with_columns(pl.lit(0).alias("none")), on=["year", "code"], how="left",
                         maintain_order="left")  # fmt: skip
    joined = joined.join(sums, on=["year", *keys], how="left", maintain_order="left")
    known = pl.when(pl.col("none").is_not_null()).then(pl.col("times").fill_null(0))
    return joined.select(known.cast(pl.Int64).alias("times"))["times"]


def _coded(frame: pl.DataFrame, state: str, name: str, system: str) -> pl.DataFrame:
    """Put a column of codes for one of states; rows of who is in the list on no day of the year are left out."""
    pairs = frame.select(state, "year").unique()
    found = [code_of(each, SYSTEMS[system], int(year)) for each, year in pairs.iter_rows()]
    codes = pl.Series(name, [None if code is None else int(code.value) for code in found], dtype=pl.Int64)
    return frame.join(pairs.with_columns(codes).drop_nulls(name), on=[state, "year"], how="inner").with_columns(
        pl.col("year").cast(pl.Int32)
    )


def _note(relation: Relation, column: str, whom: str) -> Note:
    """Say what a column holds."""
    source = CORPORA[BODIES[0]].sources[0]
    who = {"1": "the first state", "2": "the second state"}.get(column[-1], "the state")
    other = "another state" if whom == "any" else whom
    meaning = f"How often {who} names {other} as {WORDS[relation]} in its texts of the year"
    first, last = _years()
    return Note(column, meaning, "times", source, SOURCES[source].version, first, last, remark=_remark(relation))


def _remark(relation: Relation) -> str:
    """Say how the times were found, and how good that is."""
    return REMARK.format(wrong=wrong(relation), missed=missed(relation))


def _years(relation: str = "") -> tuple[int, int]:  # all relations are of the same texts
    """Give the years of the texts."""
    spans = [CORPORA[body].years for body in BODIES]
    return max(1816, min(first for first, _ in spans)), max(last for _, last in spans)


ADDITION = Addition(
    label="How often a state names others as a threat, a partner or an ally in its texts",
    sources=tuple(source for body in BODIES for source in CORPORA[body].sources),
    units=(STATE_YEAR, DYAD_YEAR),
    compute=compute,
    options={"relation": RELATIONS},
    columns=tuple(f"{relation}_named" for relation in RELATIONS),
    years=_years,
    bare="relation",
)
