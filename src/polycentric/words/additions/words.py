"""How often a state names a concept in its texts of a year: the rate, the hits and the words.

A state that did not speak in a year, or whose text isn't here or can't be counted, is missing, never zero.
"""

import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import STATE_YEAR, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import Note
from polycentric.sources import SOURCES
from polycentric.states import Cow, Gw, code_of
from polycentric.words.corpus.bodies import CORPORA
from polycentric.words.corpus.contract import UNITS, Corpus
from polycentric.words.dictionaries import CONCEPTS
from polycentric.words.found import DEFAULT_BODY, find

FIRST = "multipolar"
BODIES = (DEFAULT_BODY, *(name for name in CORPORA if name not in (DEFAULT_BODY, "council_resolutions")))
SYSTEMS = {"cow": Cow, "gw": Gw}
REMARK = (
    "missing where the state has no text that can be counted; one text a year tells little: see `polycentric words` "
    "for intervals, and for what else moves a rate"
)


def compute(base: BaseRows, concept: str = FIRST, body: str = DEFAULT_BODY) -> Added:
    """Give rate, hits and words of each state-year."""
    corpus = CORPORA[body]
    names = {each: _column(concept, body, each) for each in ("rate", "hits", "words")}
    found = find(concept, body).rates("state", "year").select("state", "year", *names)
    coded = found.with_columns(
        pl.Series("code", [_code(state, int(year), base.system) for state, year in found["state", "year"].iter_rows()])
    ).drop_nulls("code")
    known = coded.unique(["year", "code"], keep="none").select(
        pl.col("year").cast(pl.Int32), pl.col("code").cast(pl.Int64), *(pl.col(key).alias(names[key]) for key in names)
    )
    wanted = pl.DataFrame({"year": base.year, "code": base.codes("", base.system)}).cast(
        {"year": pl.Int32, "code": pl.Int64}
    )
    frame = wanted.join(known, on=["year", "code"], how="left", maintain_order="left").select(list(names.values()))
    return Added(frame, tuple(_note(key, name, concept, corpus) for key, name in names.items()))


def _column(concept: str, body: str, what: str) -> str:
    """Name a column; the body stands in it where it isn't the General Debate."""
    return f"{concept}_{what}" if body == DEFAULT_BODY else f"{concept}_{body}_{what}"


def _code(state: str, year: int, system: str) -> int | None:
    """Give a state's code in a list that year; nothing where it is in it on no day of the year."""
    code = code_of(state, SYSTEMS[system], year)
    return None if code is None else int(code.value)


def _note(key: str, column: str, concept: str, corpus: Corpus) -> Note:
    """Say what a column holds."""
    unit, label = UNITS[corpus.language], CONCEPTS[concept].label
    meaning = {
        "rate": (f"How often the state names the concept '{label}' in its texts", f"times per 1,000 {unit}"),
        "hits": (f"Times that the state names the concept '{label}'", "times"),
        "words": ("Length of the state's texts that were searched", unit),
    }[key]
    source = corpus.sources[0]
    first, last = corpus.years
    remark = f"{corpus.label}; dictionary {concept}, version {CONCEPTS[concept].version}; {REMARK}"
    return Note(column, *meaning, source, SOURCES[source].version, first, last, remark=remark)


def _years(concept: str = FIRST, body: str = DEFAULT_BODY) -> tuple[int, int]:
    """Give the years of a body's texts."""
    return CORPORA[body].years


ADDITION = Addition(
    label="How often a state names a concept, such as multipolar, in its texts",
    sources=tuple(source for body in BODIES for source in CORPORA[body].sources),
    units=(STATE_YEAR,),
    compute=compute,
    options={"concept": (FIRST, *(name for name in CONCEPTS if name != FIRST)), "body": BODIES},
    columns=tuple(f"{concept}_{what}" for concept in CONCEPTS for what in ("rate", "hits", "words")),
    years=_years,
    bare="concept",
    beyond="A dictionary of your own is counted by `polycentric words PATH --table years --csv`, a table to join.",
)
