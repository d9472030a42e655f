"""How often a state names others as a threat, a partner or an ally in its texts of a year.

A state that did not speak in a year, or whose text isn't here, is missing, never zero. Beside the times stand how many
of them are in doubt, and how many texts and words the state has in the year, to divide by.
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
from polycentric.words.threats.gap import KNOWN_FROM, SURE
from polycentric.words.threats.layer import WORDS, counted

ALL = "all"
SYSTEMS = {"cow": Cow, "gw": Gw}
KINDS = ("named", "few", "texts", "words")
UNITS = {"named": "times", "few": "times", "texts": "texts", "words": "words"}
REMARK = (
    "{bodies}; missing where the state has no text; found by rules, which are wrong in {wrong} and miss {missed}: see "
    "`polycentric threats --table checks`"
)


def compute(base: BaseRows, relation: str = RELATIONS[0], body: str = ALL) -> Added:
    """Give how often each row's state names any other so; of a pair, how often each names the other."""
    kind, bodies = cast("Relation", relation), None if body == ALL else (body,)
    texts = spoken(bodies).filter(pl.col("year") >= KNOWN_FROM)
    times, spoke = _with_doubt(counted(kind, bodies)), _spoken_in_years(texts)
    ends = {"": ("",)} if base.unit == STATE_YEAR else {"1": ("1", "2"), "2": ("2", "1")}
    parts: list[pl.DataFrame] = []
    notes: list[Note] = []
    for end, codes in ends.items():
        names = {each: f"{_stem(relation, body)}_{each}{end}" for each in KINDS}
        parts.append(_matched(base, times, spoke, codes).rename(names))
        notes += [_note(kind, each, name, end, texts) for each, name in names.items()]
    return Added(pl.concat(parts, how="horizontal"), tuple(notes))


def _stem(relation: str, body: str) -> str:
    """Give how columns start; the body stands in it where it isn't all of them."""
    return relation if body == ALL else f"{relation}_{body}"


def _with_doubt(times: pl.DataFrame) -> pl.DataFrame:
    """Put beside the times how many are of a state that the speaker names too seldom in all its texts to be sure."""
    seldom = pl.col("times").sum().over("state", "partner") < SURE
    return times.with_columns(pl.when(seldom).then(pl.col("times")).otherwise(0).alias("few"))


def _spoken_in_years(texts: pl.DataFrame) -> pl.DataFrame:
    """Count the texts and words of each speaker and year; words are missing where some are counted in characters."""
    one = pl.col("body").str.starts_with("china_").any().not_()
    return texts.group_by("state", "year").agg(
        pl.len().alias("texts"), pl.when(one).then(pl.col("words").sum()).alias("words")
    )


def _matched(base: BaseRows, times: pl.DataFrame, spoke: pl.DataFrame, ends: tuple[str, ...]) -> pl.DataFrame:
    """Give the times of each row: zero where the first of the row's states spoke, missing where it didn't."""
    keys = ["code", "other"][: len(ends)]
    wanted = pl.DataFrame(
        {"year": base.year} | {key: base.codes(end, base.system) for key, end in zip(keys, ends, strict=True)}
    ).with_columns(pl.col("year").cast(pl.Int32), pl.col(*keys).cast(pl.Int64))
    heard = _coded(spoke, "state", "code", base.system).group_by("year", "code").agg(
        pl.col("texts", "words").sum().cast(pl.Int64), pl.col("words").null_count().alias("odd")
    )  # fmt: skip
    named = _coded(times, "state", "code", base.system)
    named = _coded(named, "partner", "other", base.system) if len(ends) > 1 else named
    sums = named.group_by("year", *keys).agg(pl.col("times", "few").sum().cast(pl.Int64))
    joined = wanted.join(heard, on=["year", "code"], how="left", maintain_order="left")
    joined = joined.join(sums, on=["year", *keys], how="left", maintain_order="left")
    known = pl.when(pl.col("texts").is_not_null())
    return joined.select(
        known.then(pl.col("times").fill_null(0)).cast(pl.Int64).alias("named"),
        known.then(pl.col("few").fill_null(0)).cast(pl.Int64).alias("few"),
        pl.col("texts"),
        pl.when(pl.col("odd") == 0).then(pl.col("words")).alias("words"),
    )


def _coded(frame: pl.DataFrame, state: str, name: str, system: str) -> pl.DataFrame:
    """Put a column of codes for one of states; rows of who is in the list on no day of the year are left out."""
    pairs = frame.select(state, "year").unique()
    found = [code_of(each, SYSTEMS[system], int(year)) for each, year in pairs.iter_rows()]
    codes = pl.Series(name, [None if code is None else int(code.value) for code in found], dtype=pl.Int64)
    return frame.join(pairs.with_columns(codes).drop_nulls(name), on=[state, "year"], how="inner").with_columns(
        pl.col("year").cast(pl.Int32)
    )


def _note(relation: Relation, kind: str, column: str, end: str, texts: pl.DataFrame) -> Note:
    """Say what a column holds, from which bodies, for which years."""
    who = {"1": "the first state", "2": "the second state"}.get(end, "the state")
    other = "the other" if end else "another state"
    meaning = {
        "named": f"How often {who} names {other} as {WORDS[relation]} in its texts of the year",
        "few": f"Of these, times of a state that it names so fewer than {SURE} times in all its texts: in doubt",
        "texts": f"Texts of {who} in the year that were read",
        "words": "Words of these texts; missing where some are in Chinese, which is counted in characters",
    }[kind]  # fmt: skip
    here = [body for body in BODIES if body in set(texts["body"])]
    sources = list(dict.fromkeys(source for body in here for source in CORPORA[body].sources[:1]))
    years = texts["year"].to_list() or [KNOWN_FROM]
    return Note(
        column, meaning, UNITS[kind], "; ".join(sources), "; ".join(SOURCES[source].version for source in sources),
        min(years), max(years), remark=_remark(relation, here),
    )  # fmt: skip


def _remark(relation: Relation, bodies: list[str]) -> str:
    """Say from which texts the times are, in which language, and how good that is."""
    language = {"en": "in English", "zh": "in Chinese"}
    told = ", ".join(f"{CORPORA[body].label} ({language[CORPORA[body].language]})" for body in bodies)
    return REMARK.format(bodies=told, wrong=wrong(relation), missed=missed(relation))


def _years(relation: str = "", body: str = ALL) -> tuple[int, int]:  # all relations are of the same texts
    """Give the years of the texts."""
    spans = [CORPORA[each].years for each in (BODIES if body == ALL else (body,))]
    return max(KNOWN_FROM, min(first for first, _ in spans)), max(last for _, last in spans)


ADDITION = Addition(
    label="How often a state names others as a threat, a partner or an ally in its texts",
    sources=tuple(source for body in BODIES for source in CORPORA[body].sources),
    units=(STATE_YEAR, DYAD_YEAR),
    compute=compute,
    options={"relation": RELATIONS, "body": (ALL, *BODIES)},
    columns=tuple(f"{relation}_{kind}" for relation in RELATIONS for kind in KINDS),
    years=_years,
    bare="relation",
)
