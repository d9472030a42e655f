"""Military interventions of the United States with their starts and ends, 1798-2019, after Kushi and Toft."""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.reading.workbook import xlsx_table
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import US_INTERVENTIONS
from polycentric.sources.record.columns import GAP, day, level, month, text, truth, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "presence/MIP_Dataset_2022_OG.xlsx"
SHEET = "Dataset No Format"
FIRST, LAST = 1798, 2019
UNKNOWN = "null: not known"
MISPRINTS = {"IRQ, SYR": "645, 652", "COL, BOL, PER": "100, 145, 135"}
"""The right numbers of targets of which one has the number of Sudan (for Syria), or of no state (for Peru)."""
OTHERWISE = (("COL", "42"), ("CHN", "365"), ("IDN", "750"))
"""Letters that stand beside the number of another state, so that it isn't known which is right."""
LETTERS = {
    "BUL": 355, "CHIN": 710, "CHN": 710, "COL": 100, "CUB": 40, "CZE": 315, "DRV": 816, "EGY": 651, "FRN": 220,
    "GMY": 255, "HUN": 310, "IDN": 850, "IRQ": 645, "ITA": 325, "LAO": 812, "POL": 290, "PRK": 731, "ROM": 360,
    "RUS": 365, "SPN": 230, "SYR": 652,
}  # fmt: skip
"""The numbers of states that a field of several letters names."""
REFERENCE = reference(
    "article",
    "kushi2023",
    "Kushi, Sidita and Toft, Monica Duffy",
    "Introducing the Military Intervention Project: A New Dataset on {US} Military Interventions, 1776-2019",
    2023,
    journal="Journal of Conflict Resolution",
    volume="67",
    number="4",
    pages="752-779",
)
HOSTILITY = "1 no militarised action, 2 threat of force, 3 display of force, 4 use of force, 5 war"
COLUMNS = (
    text("target", "letters of the state or states, or names of places", origin="State B"),
    text("codes", "Correlates of War numbers of the targets, as the file has them: one, or several in one text",
         "null: no state, or none is given", "State B code", missing_codes=("N/A",)),
    year(FIRST, LAST, "styear", "the year that it began"),
    month("stmon", "month that it began", UNKNOWN, ("19", "28")),
    day("stday", "day that it began", UNKNOWN, ("-9",)),
    year(FIRST, 2022, "endyear", "the year that it ended", "null: it went on in 2019, or isn't known"),
    month("endmon", "month that it ended", UNKNOWN, ("19", "28")),
    day("endday", "day that it ended", UNKNOWN, ("-9",)),
    truth("named_otherwise", "whether letters and number are of two states"),
    truth("ongoing", "whether it went on in 2019", UNKNOWN, "Ongoing"),
    truth("removed", "whether its authors took the case out: a duplicate, or part of another", origin="RemoveCase"),
    text("name", "what it is called", GAP, "Name"),
    level("us_hostility", "the highest level of force of the United States", 1, 5, UNKNOWN, "US HiHost",
          codes=HOSTILITY),
    level("target_hostility", "the highest level of force of the target", 0, 5, UNKNOWN, "HihostB",
          codes="0 none; " + HOSTILITY),
    truth("war", "whether it was a war", UNKNOWN, "War"),
    text("objective", "what it was for, in the words of its authors", GAP, "Objective"),
)  # fmt: skip


def interventions(path: Path) -> "pl.DataFrame":
    """Give the described columns of the sheet, and mark the rows whose letters and number are of two states."""
    import polars as pl

    wanted = tuple(column.raw for column in COLUMNS if column.name != "named_otherwise")
    rows = xlsx_table(SHEET, only=wanted)(path)
    wrong = [(pl.col("State B") == letters) & (pl.col("State B code") == code) for letters, code in OTHERWISE]
    return rows.with_columns(pl.any_horizontal(wrong).fill_null(False).alias("named_otherwise"))


TABLES = (Table("interventions", (), COLUMNS, file=FILE, raw=interventions, rows=570),)
read = files_reader(*TABLES)

SOURCE = Source(
    label="US interventions (MIP)",
    title="Military Intervention Project: military interventions of the United States, 1776-2019",
    version="2022",
    publisher="Sidita Kushi and Monica Duffy Toft, Center for Strategic Studies, Tufts University",
    address="https://sites.tufts.edu/css/mip-research/mip-dataset/",
    licence="none stated with the file",
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(FIRST, LAST),
    tables=TABLES,
    read=read,
    files=(
        US_INTERVENTIONS.file(
            FILE, "data/MIP Dataset 2022 OG.xlsx", 570_002,
            "a67049a9ddb6312c78bf7f6b94c4fc58faf2c738a1c4d7eb4d6ad7010a9eaf70",
        ),
    ),
    caveat="178 of the 570 cases were taken out by the authors themselves. Some have several targets in one field, and "
    "not each with its number; a few numbers are those of other states. 2019 is where it ends: what went on then is no "
    "end.",
)  # fmt: skip
