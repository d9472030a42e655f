"""Polity 5: authority characteristics of states by Polity's own numbers, 1776-2020."""

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import DEMOCRACY_DATA
from polycentric.sources.record.columns import GAP, level, text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "misc",
    "marshall2020",
    "Marshall, Monty G. and Gurr, Ted Robert",
    "Polity5: Political Regime Characteristics and Transitions, 1800-2018",
    2020,
    note="Center for Systemic Peace",
    url="https://www.systemicpeace.org/inscrdata.html",
)
INTERRUPTED = (-66, -77, -88)
NO_SCORE = "null: foreign interruption (-66), no central authority (-77) or transition (-88)"


def _part(name: str, meaning: str, upper: int, missing: str = NO_SCORE, lower: int = 0) -> Column:
    """Describe a column in which the source writes -66, -77 and -88 where it gives no score."""
    return level(name, meaning, lower, upper, missing, missing_codes=INTERRUPTED)


TABLES = (
    Table(
        "country_years",
        ("polity_ccode", "year"),
        (
            Column("polity_ccode", "polity code", "the state, by Polity's own number", 2, 999, dtype="Int16",
                   origin="polity_annual_ccode"),
            text("scode", "Polity's letters"),
            text("country", "the name", origin="polity_annual_country"),
            year(1776, 2020),
            level("flag", "confidence: 0 confident, 1 tentative, 2 tenuous", 0, 2),
            level("fragment", "how much of the land the government does not rule, 0 none to 3", 0, 3, GAP),
            _part("democ", "institutionalised democracy", 10),
            _part("autoc", "institutionalised autocracy", 10),
            _part("polity", "democracy less autocracy", 10, lower=-10),
            level("polity2", "the score for time series, -10 to 10; -9, -8 and -7 are scores", -10, 10,
                  "null: foreign interruption, or none can be put between"),
            whole("durable", "years", "years since the last change of regime", 0, 300, GAP),
            _part("xrreg", "regulation of chief executive recruitment", 3),
            _part("xrcomp", "competitiveness of executive recruitment", 3),
            _part("xropen", "openness of executive recruitment", 4),
            _part("xconst", "constraints on the chief executive", 7),
            _part("parreg", "regulation of participation", 5),
            _part("parcomp", "competitiveness of participation", 5),
            _part("exrec", "executive recruitment", 8),
            _part("exconst", "executive constraints", 7),
            _part("polcomp", "political competition", 10),
        ),
        file="regime/polity5.rda",
        raw=r_table("polity5"),
        rows=17_574,
        dropped=(
            *("p5", "cyear", "prior", "emonth", "eday", "eyear", "eprec", "interim", "bmonth", "bday", "byear"),
            *("bprec", "post", "change", "d5", "sf", "regtrans"),
            *("extended_country_name", "GWn", "cown", "in_GW_system"),
        ),
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Polity 5",
    title="Polity 5: political regime characteristics and transitions",
    version="5 (2020)",
    publisher="Center for Systemic Peace; file by the R package democracyData",
    address="https://www.systemicpeace.org/inscrdata.html",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1776, 2020),
    tables=TABLES,
    read=read,
    files=(
        DEMOCRACY_DATA.file(
            "regime/polity5.rda",
            "data/polity5.rda",
            105_281,
            "66bccde97c593ac359bcbc4347be0a1886639ba862e697357a6e35e1bc526221",
        ),
    ),
    caveat="By Polity's own numbers, which are not COW's: 341 is Kosovo (COW: Montenegro), 626 Sudan (South Sudan), "
    "364 the Soviet Union, 305 Austria-Hungary too. Rows run to 2018; of 2019 and 2020 there is the United States "
    "alone. In a year in which a state's number changes it has two rows.",
)
