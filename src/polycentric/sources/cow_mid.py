"""Militarised interstate disputes, version 5.0 of the Correlates of War project."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.disputes import dispute, dyads, sides, whole_dispute
from polycentric.sources.record.references import MILLER_2022, bibtex, reference, texts

REFERENCES = (
    reference(
        "article",
        "palmer2022",
        "Palmer, Glenn and McManus, Roseanne W. and D'Orazio, Vito and Kenwick, Michael R. and Karstens, Mikaela and "
        "Bloch, Chase and Dietrich, Nick and Kahn, Kayla and Ritter, Kellan and Soules, Michael J.",
        "The MID5 Dataset, 2011-2014: Procedures, coding rules, and description",
        2022,
        journal="Conflict Management and Peace Science",
        volume="39",
        number="4",
        pages="470-482",
    ),
    MILLER_2022,
)
_ALL = ("fatality", "mindur", "maxdur", "hostlev", "recip", "stmon")
TABLES = (
    Table(
        "disputes", ("dispnum",), dispute(2014), file="cow/cow_mid_disps.rda", raw=r_table("cow_mid_disps"), rows=2_436
    ),
    Table(
        "dispute_dyad_years",
        ("dispnum", "ccode1", "ccode2", "year"),
        (*dyads(2014, "dispongoing", "disponset"), *sides(10_000)),
        file="cow/cow_mid_dirdisps.rda",
        raw=r_table("cow_mid_dirdisps"),
        rows=11_390,
    ),
    Table(
        "dyad_years",
        ("ccode1", "ccode2", "year"),
        (*dyads(2014, "cowmidongoing", "cowmidonset"), *sides(10_000), *whole_dispute(_ALL)),
        file="cow/cow_mid_ddydisps.rda",
        raw=r_table("cow_mid_ddydisps"),
        rows=10_234,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Disputes (COW MID 5.0)",
    title="Militarized Interstate Disputes, version 5.0",
    version="5.0",
    publisher="Correlates of War project; files by the R package peacesciencer",
    address="https://correlatesofwar.org/data-sets/mids/",
    licence=terms.COW_LICENCE,
    terms=terms.COW,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1816, 2014),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "cow/cow_mid_disps.rda",
            "data/cow_mid_disps.rda",
            13_956,
            "b0dedb0e905411c506edc29c102766056f61c3fce9c67b7a925e7076028ed34a",
        ),
        PEACESCIENCER.file(
            "cow/cow_mid_dirdisps.rda",
            "data/cow_mid_dirdisps.rda",
            43_804,
            "7b9fc5fd0785b423b7ddc8b9319fa30d4e2c8a005342b88c2b1d87b7a6e62a0e",
        ),
        PEACESCIENCER.file(
            "cow/cow_mid_ddydisps.rda",
            "data/cow_mid_ddydisps.rda",
            64_156,
            "2db5aeef570a727cd4b28d7f56ad49193d79bbb018019e9225d53321a11d5e45",
        ),
    ),
    caveat="Pairs without a dispute have no row: within 1816-2014 that is a true absence. `dyad_years` keeps one "
    "dispute "
    "a dyad and year, chosen by the package's author; two states on opposite sides of one dispute count as a pair "
    "even if "
    "they never met.",
)
