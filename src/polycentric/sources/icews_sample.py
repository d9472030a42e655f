"""Three days of coded events between actors, June 2018: a sample to try readers and measures on."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import ICEWS
from polycentric.sources.record.columns import GAP, amount, date, text, whole
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "misc",
    "boschee2015",
    "Boschee, Elizabeth and Lautenschlager, Jennifer and O'Brien, Sean and Shellman, Steve and "
    "Starz, James and Ward, Michael",
    "ICEWS Coded Event Data",
    2015,
    doi="10.7910/DVN/28075",
)
_EVENTS = (
    whole("event_id", "number of an event", "the event", 1, 2e9),
    date("event_date", "the day"),
    text("source_name", "who acted"),
    text("source_country", "the actor's country", GAP),
    text("cameo_code", "kind of event, by its CAMEO code"),
    text("event_text", "kind of event, in words"),
    amount("intensity", "Goldstein score", "from conflict to cooperation", -10, 10),
    text("target_name", "who was acted on"),
    text("target_country", "the target's country", GAP),
    text("publisher", "who reported it"),
    amount("latitude", "degrees", "latitude", -90, 90, GAP),
    amount("longitude", "degrees", "longitude", -180, 180, GAP),
)
_KINDS = (
    text("code", "CAMEO code; leading zeros matter"),
    text("name", "what it is called"),
    amount("goldstein", "Goldstein score", "from conflict to cooperation", -10, 10),
)
TABLES = (
    Table(
        "events",
        ("event_id", "event_date"),
        _EVENTS,
        file="events/icews_sample.rda",
        raw=r_table("icews_sample", tuple(column.raw for column in _EVENTS)),
        rows=4_993,
    ),
    Table(
        "kinds",
        ("code",),
        _KINDS,
        file="events/goldstein_mappings.rda",
        raw=r_table("goldstein_mappings"),
        rows=312,
        dropped=("nsLeft", "nsRight"),
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Events (ICEWS sample)",
    title="ICEWS coded events of 1-3 June 2018, and the Goldstein scores of CAMEO codes",
    version="icews, June 2023",
    publisher="Lockheed Martin; files by the R package icews",
    address="https://doi.org/10.7910/DVN/28075",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(2018, 2018),
    tables=TABLES,
    read=read,
    files=(
        ICEWS.file(
            "events/icews_sample.rda",
            "data/icews_sample.rda",
            129_961,
            "077a8712f88d0cdaed8ec822dc84bcd1347782d830f200e26b1be54a761d421c",
        ),
        ICEWS.file(
            "events/goldstein_mappings.rda",
            "data/goldstein_mappings.rda",
            5_165,
            "e4707f529188d98449678752f7544b05c021b2931025ac9e668ebe2e304ab497",
        ),
    ),
    caveat="Three days: to try code on, not to conclude from. Country names, no codes.",
)
