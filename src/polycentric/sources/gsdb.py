"""Sanctions of the Global Sanctions Data Base, release 4 (1949-2023), by case; fetched once its terms are accepted."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import GSDB_CARRIER
from polycentric.sources.record.columns import GAP, text, truth, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "article", "syropoulos2024gsdb",
    "Syropoulos, Constantinos and Felbermayr, Gabriel and Kirilakha, Aleksandra and Yalcin, Erdal and Yotov, Yoto V.",
    "The Global Sanctions Data Base-Release 3: COVID-19, Russia, and Multilateral Sanctions", 2024,
    journal="Review of International Economics",
)  # fmt: skip
FILE = "sanctions/GSDB_V4.csv"
HOME = "https://www.globalsanctionsdatabase.com/"
LISTED = "several are joined by commas, in the order of the objectives"


def cases(file: str, rows: int = 0, last: int = 2035) -> Table:
    """Describe the table of cases in a file of the data base."""
    return Table(
        "cases",
        ("case_id",),
        (
            whole("case_id", "case", "its number", 1, 99_999),
            text("sanctioned_state", "the target, by the data base's name"),
            text("sanctioning_state", "the sender, by the data base's name: a state, EU, UN, or several"),
            year(1949, last, "begin", "first year"),
            year(1949, last, "end", "last year; the release's last year is where it stops looking, not an end"),
            truth("trade", "whether trade is restricted"),
            text("descr_trade", "of what trade, exports (exp) or imports (imp), and whether in part or completely",
                 "null: trade is not restricted"),
            truth("arms", "whether arms are"),
            truth("military", "whether military assistance is"),
            truth("financial", "whether finance is"),
            truth("travel", "whether travel is"),
            truth("other", "whether something else is"),
            truth("target_mult", "whether the target is several states", GAP),
            truth("sender_mult", "whether the sender is several states", GAP),
            text("objective", "what the sender wants; several are joined by commas"),
            text("success", f"what came of it (ongoing, failed, success_part, nego_settlement ...); {LISTED}"),
        ),
        file=file,
        raw=csv_table(),
        rows=rows,
    )  # fmt: skip


TABLES = (cases(FILE, 1_547, 2023),)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Sanctions (GSDB 4)",
    title="Global Sanctions Data Base, release 4",
    version="4 (1949-2023)",
    publisher="Constantinos Syropoulos, Gabriel Felbermayr, Aleksandra Kirilakha, Erdal Yalcin and Yoto V. Yotov; file "
    "by the repository civil-wars-research-paper, which states no licence",
    address=HOME,
    licence="none stated; the authors send the data base to whoever asks for it",
    terms=f"Ask the authors for it before you publish from it, and cite them. {terms.TERMS_FIRST}",
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1949, 2023),
    tables=TABLES,
    read=read,
    asks_first=True,
    files=(
        GSDB_CARRIER.file(
            FILE,
            "GSDB_V4.csv",
            142_320,
            "ef9ed413a470c4a3be73365d560bb0ea1ccc3b5c3d8746f8d269276273259f3f",
        ),
    ),
    caveat="States by name: EU and UN are senders, and a case may have several. The end 2023 means that the sanction "
    "was in force when the release was made. A pair without a case has none that the data base knows of.",
)
