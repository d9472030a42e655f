"""Coded events of 2014 between actors (ICEWS), as a benchmark of prediction has them: by number, with names apart.

The makers of the benchmark removed what came twice: an event is a source, a kind, a target and a day, and counts once
however often it was reported. The three files are the year in order: January to October, November, December.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.icews_sample import REFERENCE as ICEWS_REFERENCE
from polycentric.sources.reading.event_files import is_government, state_of_actor, tab_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import TKG_FORECASTING
from polycentric.sources.record.columns import date, text, truth, whole
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

GARCIA_DURAN = reference(
    "inproceedings",
    "garciaduran2018",
    "García-Durán, Alberto and Dumančić, Sebastijan and Niepert, Mathias",
    "Learning Sequence Encoders for Temporal Knowledge Graph Completion",
    2018,
    booktitle="Proceedings of the 2018 Conference on Empirical Methods in Natural Language Processing",
)
REFERENCES = (ICEWS_REFERENCE, GARCIA_DURAN)
YEAR = 2014
FOLDER = "events/icews14"
PARTS = {"train": 74_845, "valid": 8_514, "test": 7_371}
_quadruples = tab_table("source_id", "kind_id", "target_id", "hours", "filler", numbers=True)
_names = tab_table("name", "id")


def events(path: Path) -> "pl.DataFrame":
    """Give a part's events with their days: the file counts hours since the year began, in steps of a day."""
    import polars as pl

    rows = _quadruples(path)
    day = pl.date(YEAR, 1, 1) + pl.duration(days=pl.col("hours") // 24)
    return rows.select("source_id", "kind_id", "target_id", day.alias("day"))


def actors(path: Path) -> "pl.DataFrame":
    """Give the actors with the states that they are of."""
    import polars as pl

    rows = _names(path).with_columns(pl.col("name").str.replace_all("_", " "))
    states = [state_of_actor(name, YEAR) for name in rows["name"].to_list()]
    return rows.with_columns(
        pl.Series("state", states, dtype=pl.String),
        pl.Series("government", [is_government(name) for name in rows["name"].to_list()], dtype=pl.Boolean),
    )


def kinds(path: Path) -> "pl.DataFrame":
    """Give the kinds of event by CAMEO's names."""
    import polars as pl

    return _names(path).with_columns(pl.col("name").str.replace_all("_", " "))


_EVENTS = (
    whole("source_id", "number of an actor", "who acted", 0, 7_127),
    whole("kind_id", "number of a kind", "what kind of event", 0, 229),
    whole("target_id", "number of an actor", "who was acted on", 0, 7_127),
    date("day", "the day"),
)
_ACTORS = (
    whole("id", "number of an actor", "the file's number of it", 0, 7_127),
    text("name", "the actor"),
    truth("government", "whether it is a state by its bare name, which means its government"),
    Column("state", "state", "the state that it is or is of, by polycentric's id",
           missing="null: a person, a body, rebels, or of no state: the file doesn't say of which"),
)  # fmt: skip
_KINDS = (
    whole("id", "number of a kind", "the file's number of it", 0, 229),
    text("name", "the kind, by CAMEO's name; `icews_sample` has its code and its Goldstein score"),
)
_KEY = ("source_id", "kind_id", "target_id", "day")
TABLES = (
    *(Table(part, _KEY, _EVENTS, file=f"{FOLDER}/{part}.txt", raw=events, rows=rows) for part, rows in PARTS.items()),
    Table("actors", ("id",), _ACTORS, file=f"{FOLDER}/entity2id.txt", raw=actors, rows=7_128),
    Table("kinds", ("id",), _KINDS, file=f"{FOLDER}/relation2id.txt", raw=kinds, rows=230),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Events of 2014 (ICEWS)",
    title="ICEWS coded events of 2014, distinct by day, as a benchmark",
    version="2014; benchmark of January 2024",
    publisher="Lockheed Martin; files by NEC Laboratories Europe",
    address="https://doi.org/10.7910/DVN/28075",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(YEAR, YEAR),
    tables=TABLES,
    read=read,
    files=(
        TKG_FORECASTING.file(
            f"{FOLDER}/train.txt",
            "data/ICEWS14/train.txt",
            1_360_548,
            "09d9ec8df4b779e9793229d240a79c762c5c6f7846b31ee5f2522413a6595d57",
        ),
        TKG_FORECASTING.file(
            f"{FOLDER}/valid.txt",
            "data/ICEWS14/valid.txt",
            155_425,
            "bb9462c02b6fb56f15822692ab9f80d782d6c2cc89e5ed7a83bae2c6022cab66",
        ),
        TKG_FORECASTING.file(
            f"{FOLDER}/test.txt",
            "data/ICEWS14/test.txt",
            135_289,
            "a72ddd5cc3c86105d48b76620a1c08223fcdc43ef57d1eb9e10b27fd05b471ab",
        ),
        TKG_FORECASTING.file(
            f"{FOLDER}/entity2id.txt",
            "data/ICEWS14/entity2id.txt",
            198_027,
            "0251b09f1c2e56cdc5506f9d7f83e7a88d5d54c3df25609ae8ce4edb7fb3e573",
        ),
        TKG_FORECASTING.file(
            f"{FOLDER}/relation2id.txt",
            "data/ICEWS14/relation2id.txt",
            7_626,
            "32fcce0906d05205824f03e980981436a71a85feba72a817f5291e4afda9d04e",
        ),
    ),
    by_name=True,
    caveat="90,730 distinct events by day: what was reported twice counts once, so that these are no counts of "
    "reports. An actor is of a state where its name says so (China; Police (Australia)); of persons it does not "
    "(Barack Obama and John Kerry are among the three who act most). The benchmark lacks the bare names of most "
    "states, and so the acts of their governments as such: of the United States, Russia, Germany, the United Kingdom, "
    "India, Israel, Ukraine and Turkey there are ministries, police and citizens alone. 79 states have their bare "
    "name.",
)
