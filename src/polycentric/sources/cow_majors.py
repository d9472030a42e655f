"""Which states the Correlates of War project counts as major powers, and from when to when."""

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.reading.raw import csv_table, r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import COW_TABLES, PEACESCIENCER
from polycentric.sources.record.columns import ccode, day, month, text, year
from polycentric.sources.record.references import COW_SYSTEM, bibtex, texts


def _spell(edition: int) -> tuple[Column, ...]:
    """Describe the spells of an edition."""
    return (
        ccode(),
        year(1816, 1991, "styear", "first year as a major power"),
        month("stmonth", "first month"),
        day("stday", "first day"),
        year(1816, edition, "endyear", "last year as a major power"),
        month("endmonth", "last month"),
        day("endday", "last day"),
        year(edition, edition, "version", "edition of the list"),
    )


TABLES = (
    Table("spells", ("ccode", "styear"), _spell(2016), file="cow/cow_majors.rda", raw=r_table("cow_majors"), rows=14),
    Table(
        "spells_2024",
        ("ccode", "styear"),
        (*_spell(2024), text("stateabb", "the project's abbreviation of the state's name")),
        file="cow/majors2024.csv",
        raw=csv_table(),
        rows=14,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Major powers (COW)",
    title="Major powers, from the State System Membership List, editions 2016 and 2024",
    version="2016 and 2024",
    publisher="Correlates of War project; files by the R package peacesciencer and by Ali Whatley",
    address="https://correlatesofwar.org/data-sets/state-system-membership/",
    licence=terms.COW_LICENCE,
    terms=terms.COW,
    citation=texts(COW_SYSTEM),
    bibtex=bibtex(COW_SYSTEM),
    years=(1816, 2024),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "cow/cow_majors.rda",
            "data/cow_majors.rda",
            394,
            "673cb752c2d1af045ea8e2c602b45bc037b84dda9537bfb060142ff255c7f2b6",
        ),
        COW_TABLES.file(
            "cow/majors2024.csv",
            "majors2024.csv",
            526,
            "ca7c2b8e1a82e0d43a07b6f8db38d9b26f196d8d9343fa357f31cde614b96d95",
        ),
    ),
    caveat="The two editions differ only in where they end. A spell that ends with its edition is no exit, and nothing "
    "here says who is a major power after 2024.",
)
