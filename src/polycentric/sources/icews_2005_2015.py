"""A random fifth of ICEWS's distinct coded events of 2005-2015, by name and date, as a benchmark of prediction has it.

Two of the benchmark's ten parts are here, each a random tenth of 461,329 distinct events: good for rates and trends,
not for counts.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.icews_2014 import REFERENCES
from polycentric.sources.reading.event_files import state_of_actor, tab_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import MMKB
from polycentric.sources.record.columns import date, text
from polycentric.sources.record.references import bibtex, texts

if TYPE_CHECKING:
    import polars as pl

FIRST, LAST = 2005, 2015
FOLDER = "events/icews0515"
PARTS = {"valid": 46_275, "test": 46_092}
ALL_EVENTS = 461_329
_lines = tab_table("source", "kind", "target", "day")


def events(path: Path) -> "pl.DataFrame":
    """Give a part's events, with the states that the two actors are of on the day's year."""
    import polars as pl

    rows = _lines(path).with_columns(pl.col("day").str.to_date("%Y-%m-%d"))
    when = rows["day"].dt.year().to_list()
    states = [
        pl.Series(
            name, [state_of_actor(*each) for each in zip(rows[actor].to_list(), when, strict=True)], dtype=pl.String
        )
        for name, actor in (("source_state", "source"), ("target_state", "target"))
    ]
    return rows.with_columns(states)


def _state(name: str, whose: str) -> Column:
    return Column(name, "state", f"the state that {whose} is or is of, by polycentric's id",
                  missing="null: a person, a body, rebels, or of no state: the file doesn't say of which")  # fmt: skip


_EVENTS = (
    text("source", "who acted"),
    text("kind", "what kind of event, by CAMEO's name; `icews_sample` has its code and its Goldstein score"),
    text("target", "who was acted on"),
    date("day", "the day"),
    _state("source_state", "who acted"),
    _state("target_state", "who was acted on"),
)
TABLES = tuple(
    Table(part, ("source", "kind", "target", "day"), _EVENTS, file=f"{FOLDER}/icews_2005-2015_{part}.txt", raw=events,
          rows=rows)
    for part, rows in PARTS.items()
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Events of 2005-2015, a fifth (ICEWS)",
    title="ICEWS coded events of 2005-2015, distinct by day: a random fifth, as a benchmark",
    version="2005-2015; benchmark of 2018",
    publisher="Lockheed Martin; files by NEC Laboratories Europe",
    address="https://doi.org/10.7910/DVN/28075",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(FIRST, LAST),
    tables=TABLES,
    read=read,
    files=(
        MMKB.file(
            "events/icews0515/icews_2005-2015_valid.txt",
            "TemporalKGs/icews05-15/icews_2005-2015_valid.txt",
            3_119_589,
            "404516f2da966c563ab6d81f1355ec5c67a9aa77c111bf712429e65136162b23",
        ),
        MMKB.file(
            "events/icews0515/icews_2005-2015_test.txt",
            "TemporalKGs/icews05-15/icews_2005-2015_test.txt",
            3_103_913,
            "d034cd94ace08279639526cbe2ce34829562941ddd1301e6afa9e0ffa7a5b160",
        ),
    ),
    by_name=True,
    caveat="92,367 events, a random fifth of the 461,329 distinct ones between the 10,488 most frequent actors: five "
    "times a count estimates the whole, and a pair without a row may have events in the other four fifths. What was "
    "reported twice on a day counts once. An actor is of a state where its name says so; of persons it does not. The "
    "bare names of most states are lacking, as in `icews_2014`.",
)
