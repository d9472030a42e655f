"""Coded events of three days of January 2018 (GDELT), as a benchmark of event prediction has them: numbers, and names.

Of the benchmark's 2.3 million events of January 2018 one part is here, by quarters of an hour from 25 to 27 January.
Good to try code on, and noisy: an actor is a word of a text (President, School, Davos), whose state nothing tells.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.event_files import tab_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import G2S_TKG
from polycentric.sources.record.columns import date, text, whole
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

REFERENCES = (
    reference(
        "misc",
        "leetaru2013",
        "Leetaru, Kalev and Schrodt, Philip A.",
        "GDELT: Global Data on Events, Location and Tone, 1979-2012",
        2013,
        note="ISA Annual Convention",
        url="https://www.gdeltproject.org/",
    ),
    reference(
        "inproceedings",
        "jin2020",
        "Jin, Woojeong and Qu, Meng and Jin, Xisen and Ren, Xiang",
        "Recurrent Event Network: Autoregressive Structure Inference over Temporal Knowledge Graphs",
        2020,
        booktitle="Proceedings of the 2020 Conference on Empirical Methods in Natural Language Processing",
    ),
)
YEAR, A_DAY = 2018, 96  # quarters of an hour
_quadruples = tab_table("source_id", "kind_id", "target_id", "quarter", numbers=True)


def events(path: Path) -> "pl.DataFrame":
    """Give the events with their days: the file counts quarters of an hour since 2018 began."""
    import polars as pl

    day = pl.date(YEAR, 1, 1) + pl.duration(days=pl.col("quarter") // A_DAY)
    return _quadruples(path).with_columns(day.alias("day"))


_EVENTS = (
    whole("source_id", "number of an actor", "who acted", 0, 7_690),
    whole("kind_id", "number of a kind", "what kind of event", 0, 239),
    whole("target_id", "number of an actor", "who was acted on", 0, 7_690),
    whole("quarter", "quarters of an hour", "when, counted from the beginning of 2018", 0, 2_975),
    date("day", "the day that it is in"),
)
_ACTORS = (
    whole("id", "number of an actor", "the file's number of it", 0, 7_690),
    text("name", "the actor, as a word of the texts"),
)
_KINDS = (
    whole("id", "number of a kind", "the file's number of it", 0, 239),
    text("name", "the kind, by CAMEO's name"),
)
_names = tab_table("name", "id")
TABLES = (
    Table("events", ("source_id", "kind_id", "target_id", "quarter"), _EVENTS, file="events/gdelt_tkg/valid.txt",
          raw=events, rows=238_765),
    Table("actors", ("id",), _ACTORS, file="events/gdelt_tkg/entity2id.txt", raw=_names, rows=7_691),
    Table("kinds", ("id",), _KINDS, file="events/gdelt_tkg/relation2id.txt", raw=_names, rows=240),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Events of three days of 2018 (GDELT)",
    title="GDELT coded events of 25-27 January 2018, as a benchmark",
    version="January 2018; benchmark of May 2025",
    publisher="GDELT Project; files by a public repository",
    address="https://www.gdeltproject.org/",
    licence="free for any use with citation",
    terms=terms.ASKED_TO_CITE,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(YEAR, YEAR),
    tables=TABLES,
    read=read,
    files=(
        G2S_TKG.file(
            "events/gdelt_tkg/valid.txt",
            "data/GDELT/valid.txt",
            3_592_715,
            "f7c8ceeb0f0156a4d2d36db5dd2a12cb811ede196375cf633172fbb398989194",
        ),
        G2S_TKG.file(
            "events/gdelt_tkg/entity2id.txt",
            "data/GDELT/entity2id.txt",
            146_214,
            "bf29476fbd7a347cdf5b5646b6236c1663fec25a8d7fceadce74db8f17747549",
        ),
        G2S_TKG.file(
            "events/gdelt_tkg/relation2id.txt",
            "data/GDELT/relation2id.txt",
            7_967,
            "fd2afe7c89f938ac0dd7360a0f1591a6252f1cbdcd0085fbe5c77f2333140a37",
        ),
    ),
    by_name=True,
    caveat="238,765 of about 2.3 million events of the benchmark, from three days: to try code on, not to conclude "
    "from. Actors are words of texts, one state under several (United States, The Us, American), and Georgia and "
    "Jordan may be anything: no actor is taken for a state.",
)
