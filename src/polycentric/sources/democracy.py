"""Two measures of democracy by both state lists, 1816-2025."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import ISARD
from polycentric.sources.record.columns import GAP, amount, ccode, gwcode, year
from polycentric.sources.record.references import MILLER_2022, bibtex, reference, texts

REFERENCES = (
    MILLER_2022,
    reference(
        "misc",
        "marquez2016",
        "Marquez, Xavier",
        "A Quick Method for Extending the Unified Democracy Scores",
        2016,
        doi="10.2139/ssrn.2753830",
    ),
    reference(
        "article",
        "pemstein2010",
        "Pemstein, Daniel and Meserve, Stephen A. and Melton, James",
        "Democratic Compromise: A Latent Variable Analysis of Ten Measures of Regime Type",
        2010,
        journal="Political Analysis",
        volume="18",
        number="4",
        pages="426-449",
    ),
    reference(
        "misc",
        "coppedge2025",
        "Coppedge, Michael and Gerring, John and Knutsen, Carl Henrik and others",
        "V-Dem Country-Year Dataset",
        2025,
        url="https://www.v-dem.net",
    ),
)
# Joined by the carrier as bare numbers, though Polity's are not COW's: its Montenegro (341) is Polity's Kosovo. The
# source `polity5` has the score by Polity's own numbers.
MISJOINED = ("polity2",)
_MEASURES = (
    year(1816, 2025),
    amount("euds", "latent scale", "extended Unified Democracy Score", -5, 5, GAP),
    amount("aeuds", "latent scale", "the same, adjusted so that 0 is the usual cut-off", -5, 5, GAP),
    amount("v2x_polyarchy", "index", "V-Dem's electoral democracy index", 0, 1, GAP),
)
TABLES = (
    Table(
        "cow",
        ("ccode", "year"),
        (ccode(), *_MEASURES),
        file="regime/cw_democracy.rda",
        raw=r_table("cw_democracy"),
        rows=17_706,
        dropped=MISJOINED,
    ),
    Table(
        "gw",
        ("gwcode", "year"),
        (gwcode(), *_MEASURES),
        file="regime/gw_democracy.rda",
        raw=r_table("gw_democracy"),
        rows=20_849,
        dropped=MISJOINED,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Democracy (UDS, V-Dem)",
    title="Extended Unified Democracy Scores and V-Dem's polyarchy by state-year",
    version="V-Dem 16; isard, June 2026",
    publisher="Xavier Marquez; V-Dem; files by the R package isard",
    address="https://svmiller.com/isard/",
    licence="terms of the original projects; V-Dem: CC BY 4.0, as Our World in Data's catalogue records it",
    terms=terms.ASKED_TO_CITE,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1816, 2025),
    tables=TABLES,
    read=read,
    reader_version=2,
    files=(
        ISARD.file(
            "regime/cw_democracy.rda",
            "data/cw_democracy.rda",
            214_470,
            "63817db0ed4be6d4faafe6a1c363ffe3862897fb1b28d53298099fef576be45a",
        ),
        ISARD.file(
            "regime/gw_democracy.rda",
            "data/gw_democracy.rda",
            223_557,
            "19279af159e0c1af0ba3f4d54bee6661bfe2784de7c557e9320dc6708a62a132",
        ),
    ),
    caveat="The two tables are estimated apart: euds is about 0.11 higher by Gleditsch and Ward's list. In that "
    "table V-Dem's index ends in 2024, and is missing in 3,187 state-years of states that are no COW members (Germany "
    "1949-54, Austria to 1954, states of the nineteenth century). Austria-Hungary has no euds from 1867. "
    "The file's polity2 is not read: its carrier joined it as bare numbers; `polity5` has it. Each measure says "
    "something else of democracy, and none is the measure.",
)
