"""What the United States budgets for military construction, by place and year, 2008-2019."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import TROOPDATA
from polycentric.sources.record.columns import amount, ccode, text, year
from polycentric.sources.record.references import bibtex, reference, texts

FILE = "presence/builddata.rda"
NO_STATE = "null: a territory, or a place that isn't told"
REFERENCE = reference(
    "misc",
    "flynn2026troopdata",
    "Flynn, Michael E.",
    "troopdata: Tools for Analyzing Cross-National Military Deployment and Basing Data",
    2026,
    note="R package",
)
TABLES = (
    Table(
        "places",
        (),
        (
            text("countryname", "name of the state, territory or heading of the budget"),
            ccode(missing=NO_STATE),
            text("iso3c", "letters of the state or territory", NO_STATE),
            year(2008, 2019),
            text("location", "name of the place"),
            amount("lat", "degrees", "latitude", -90, 90, "null: the source has no place"),
            amount("lon", "degrees", "longitude", -180, 180, "null: the source has no place"),
            amount("spend_construction", "current US dollars", "spending on construction; less than 0 where earlier "
                   "money was taken back", -1e9, 1e10, scale=1_000),
        ),
        file=FILE,
        raw=r_table("builddata"),
        rows=5_532,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="US military construction (troopdata)",
    title="Military construction spending of the United States by location, 2008-2019",
    version="troopdata, 2026",
    publisher="Michael E. Flynn; the table `builddata` of the R package troopdata, after the Defense Department",
    address="https://meflynn.github.io/troopdata/",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(2008, 2019),
    tables=TABLES,
    read=read,
    files=(
        TROOPDATA.file(
            FILE, "data/builddata.rda", 44_975, "95ab108313e578872eaf3a878a00ada01e7d8dccc41d8e591e4b53e1d17dd639"
        ),
    ),
    caveat="About two fifths of the money stand under places that aren't told, so a state without a row is missing, "
    "not 0. Sites inside the United States are in it, under 2; Guam, Greenland and others have no state's number.",
)
