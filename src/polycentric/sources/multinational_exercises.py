"""Military exercises of several states and who took part, 1980-2010."""

from dataclasses import replace

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import TROOPDATA
from polycentric.sources.record.columns import GAP, amount, day, gwcode, month, text, truth, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

FILE = "presence/mme_long.rda"
UNKNOWN = "null: the source says that it is not known"
KINDS = {
    "CPX": "an exercise of command posts", "Air": "an exercise in the air", "Land": "one on land", "Sea": "one at sea",
    "Amphibious": "one of landing from the sea", "Cyber": "one in networks", "Warfighting": "one of fighting a war",
    "Peacekeeping": "one of keeping peace", "Humanitarian": "one of relief",
}  # fmt: skip
REFERENCE = reference(
    "article",
    "bernhardt2021",
    "Bernhardt, Jordan and Sukin, Lauren",
    "Joint Military Exercises and Crisis Dynamics on the Korean Peninsula",
    2021,
    journal="Journal of Conflict Resolution",
    volume="65",
    number="5",
    pages="855-888",
)
DATES = tuple(
    replace(make(f"{word}_{part}", f"{part} of its {word}", UNKNOWN, ("xx",) if part == "day" else ()),
            origin=f"{word[0]}.{part}")
    for word in ("start", "end")
    for part, make in (("month", month), ("day", day))
)  # fmt: skip
TABLES = (
    Table(
        "participants",
        (),
        (
            text("mmeid", "number of the exercise", origin="MMEID"),
            text("exercise", "its name", origin="Ex_Name", missing=UNKNOWN, missing_codes=("-9",)),
            text("series", "name of the series that it is one of", GAP, "Series_Name", missing_codes=("-9",)),
            gwcode(missing="null: the source has no number for it", besides=(817,)),
            text("country", "the participant's name", UNKNOWN, missing_codes=("-9",)),
            year(1980, 2010),
            *DATES,
            amount("lat", "degrees", "latitude", -90, 90, GAP),
            amount("lon", "degrees", "longitude", -180, 180, GAP),
            *(truth(name.lower(), f"whether it was {kind}", origin=name) for name, kind in KINDS.items()),
            whole("participant_count", "participants", "how many rows the exercise has", 1, 99),
        ),
        file=FILE,
        raw=r_table("mme_long"),
        rows=13_818,
        dropped=("Location", "StartDate", "s.year", "EndDate", "e.year", "FocusDescription",
                 "AdditionalParticipantInfo"),
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Multinational exercises",
    title="Multinational military exercises and their participants, 1980-2010",
    version="troopdata, 2026",
    publisher="Jordan Bernhardt, Lauren Sukin and others; carried by the R package troopdata",
    address="https://meflynn.github.io/troopdata/",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1980, 2010),
    tables=TABLES,
    read=read,
    files=(
        TROOPDATA.file(
            FILE, "data/mme_long.rda", 375_217, "caf2693a6291b4e3d32fe1fa0c619d1f8dd5ebd2a57b617bf64dfda08c771dbb"
        ),
    ),
    caveat="32 rows stand twice, 208 say that the participant isn't known. Its numbers are those of Gleditsch and "
    "Ward, but Vietnam is 817 in all years and Serbia 340 before 2006, and small states have none: go by the names. "
    "2010 is where the collection ends.",
)
