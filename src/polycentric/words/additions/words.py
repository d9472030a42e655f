"""How often a state names a concept in its texts of a year: the rate, the hits and the words, and hits by stance.

A state that did not speak in a year, or whose text isn't here or can't be counted, is missing, never zero. Stances are
told of texts in English alone: a state-year with others only has none.
"""

import polars as pl

from polycentric.errors import CoverageError
from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import STATE_YEAR, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import Note
from polycentric.sources import SOURCES
from polycentric.states import Cow, Gw, code_of
from polycentric.words.corpus.bodies import CORPORA
from polycentric.words.corpus.contract import UNITS, Corpus
from polycentric.words.dictionaries import CONCEPTS
from polycentric.words.found import DEFAULT_BODY, Found, find
from polycentric.words.stance.drawn_from import CONCEPTS as KNOWN
from polycentric.words.stance.hits import STANCES
from polycentric.words.stance.joined import check_known, with_stances
from polycentric.words.stance.scores import is_of_use, score

FIRST = "multipolar"
NO, YES = "no", "yes"
BODIES = (DEFAULT_BODY, *(name for name in CORPORA if name not in (DEFAULT_BODY, "council_resolutions")))
SYSTEMS = {"cow": Cow, "gw": Gw}
REMARK = (
    "missing where the state has no text that can be counted; one text a year tells little: see `polycentric words` "
    "for intervals, and for what else moves a rate"
)


def compute(base: BaseRows, concept: str = FIRST, body: str = DEFAULT_BODY, stance: str = NO) -> Added:
    """Give rate, hits and words of each state-year, and its hits of each stance where they are asked for."""
    corpus, keys = CORPORA[body], ("rate", "hits", "words") if stance == NO else ("rate", "hits", "words", *STANCES)
    names = {each: _column(concept, body, each) for each in keys}
    texts = find(concept, body)
    found = texts.rates("state", "year")
    if stance != NO:
        found = found.join(_by_stance(texts), on=["state", "year"], how="left", maintain_order="left")
    found = found.select("state", "year", *names)
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


def _by_stance(texts: Found) -> pl.DataFrame:
    """Give the hits of each stance in the English texts of a state-year, a column each.

    Raises
    ------
    CoverageError
        If the model may not speak of the concept.
    """
    check_known(texts)
    if not is_of_use(texts.concept.name):
        raise CoverageError(
            f"No stance is added of '{texts.concept.name}': in tests the model was right of no more hits than the "
            "concept alone tells, or too few were tested. Leave the stance out."
        )
    told = with_stances(texts)
    parts = [told.counted(each).with_columns(pl.lit(each).alias("stance")) for each in STANCES]
    every = pl.concat(parts).drop_nulls("state").group_by("state", "year", "stance").agg(pl.col("hits").sum())
    return every.pivot("stance", index=["state", "year"], values="hits").select("state", "year", *STANCES)


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
        **{each: (f"Hits of the concept '{label}' that are {each}", "times") for each in STANCES},
    }[key]
    source = corpus.sources[0]
    first, last = corpus.years
    remark = f"{corpus.label}; dictionary {concept}, version {CONCEPTS[concept].version}; {REMARK}"
    if key in STANCES:
        remark = f"{remark}; {_trust(concept, key)}"
    return Note(column, *meaning, source, SOURCES[source].version, first, last, remark=remark)


def _trust(concept: str, stance: str) -> str:
    """Say who told a stance, and how often the model is right when it tells it."""
    found = score("concept", concept, stance)
    tests = f"right of {found.right} of the {found.said} hits of the concept that it gave it" if found else "not tested"
    return (
        "stances are told by coders (sessions of a language model) where they coded a hit and by a model elsewhere, "
        f"in tests {tests}; in English texts alone, and of the words that coders looked at"
    )


def _years(concept: str = FIRST, body: str = DEFAULT_BODY, stance: str = NO) -> tuple[int, int]:
    """Give the years of a body's texts."""
    return CORPORA[body].years


ADDITION = Addition(
    label="How often a state names a concept, such as multipolar, in its texts",
    sources=tuple(source for body in BODIES for source in CORPORA[body].sources),
    units=(STATE_YEAR,),
    compute=compute,
    options={"concept": (FIRST, *(name for name in CONCEPTS if name != FIRST)), "body": BODIES, "stance": (NO, YES)},
    columns=(
        *(f"{concept}_{what}" for concept in CONCEPTS for what in ("rate", "hits", "words")),
        *(f"{concept}_{stance}" for concept in CONCEPTS if concept in KNOWN for stance in STANCES),
    ),
    years=_years,
    bare="concept",
    beyond="A dictionary of your own is counted by `polycentric words PATH --table years --csv`, a table to join.",
)
