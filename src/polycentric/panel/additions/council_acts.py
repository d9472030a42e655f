"""What the UN Security Council did in a year: meetings, resolutions, drafts that failed, statements."""

import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import SYSTEM_YEAR, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import Note
from polycentric.sources import SOURCES
from polycentric.sources.unsc_meetings import NOT_ADOPTED, RESOLUTION, STATEMENT, VETOED

SOURCE = "unsc_meetings"
COLUMNS = {
    "council_meetings": ("meetings", "meetings of the Security Council"),
    "council_resolutions": ("resolutions", "resolutions adopted; one that stands at two meetings of a day counts once"),
    "council_failed": ("drafts", "drafts put to the vote and not adopted, the vetoed ones among them"),
    "council_vetoed": ("drafts", "drafts that fell by a veto"),
    "council_statements": ("statements", "statements by the President"),
}


def by_year(meetings: pl.DataFrame, outcomes: pl.DataFrame) -> pl.DataFrame:
    """Count the Council's acts; a year of the source without any of a kind has a true zero."""
    dated = outcomes.join(meetings.select("meeting", "date"), on="meeting", how="left")
    resolutions = dated.filter(pl.col("kind") == RESOLUTION).unique(["year", "date", "resolution"])
    counted = {
        "council_resolutions": resolutions,
        "council_failed": outcomes.filter(pl.col("kind").is_in([VETOED, NOT_ADOPTED])),
        "council_vetoed": outcomes.filter(pl.col("kind") == VETOED),
        "council_statements": outcomes.filter(pl.col("kind") == STATEMENT),
    }
    years = meetings.group_by("year").len("council_meetings")
    for name, rows in counted.items():
        years = years.join(rows.group_by("year").len(name), on="year", how="left")
    return years.fill_null(0).sort("year")


def compute(base: BaseRows) -> Added:
    """Give the counts of each row's year, missing outside the source's years."""
    counts = by_year(base.read(SOURCE, "meetings"), base.read(SOURCE, "outcomes"))
    rows = pl.DataFrame({"year": base.year}).with_columns(pl.col("year").cast(counts.schema["year"]))
    found = rows.join(counts, on="year", how="left", maintain_order="left").select(pl.col(*COLUMNS).cast(pl.Int32))
    source = SOURCES[SOURCE]
    return Added(
        found,
        tuple(
            Note(name, meaning, unit, SOURCE, source.version, *source.years, remark=source.caveat)
            for name, (unit, meaning) in COLUMNS.items()
        ),
    )


ADDITION = Addition(
    label="Acts of the UN Security Council: meetings, resolutions, failed drafts, statements",
    sources=(SOURCE,),
    units=(SYSTEM_YEAR,),
    compute=compute,
    columns=tuple(COLUMNS),
)
