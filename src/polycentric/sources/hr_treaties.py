"""Which of the 193 members of the United Nations are party to eight human-rights treaties, as of August 2022."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Shown, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import RATIFICATIONS
from polycentric.sources.record.columns import GAP, text, truth, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

REFERENCE = reference(
    "misc",
    "yordan2022ratification",
    "Yordan, Carlos L.",
    "Ratification Status of International Human Rights Treaties",
    2022,
    note="World Politics Data Lab, from the UN Treaty Collection",
)
LAST = 2022
PARTY, SIGNED, NOTHING = "state party", "signatory state", "no action"
SPELT_OUT = {"Congo": "Republic of the Congo"}
# What a state that was founded anew or joined had done before isn't in the file: Serbia's years are those of its
# succession in 2001, Yemen's those of the South, which was another state to 1990.
UNTOLD_BEFORE = {"Serbia": None, "Yemen": 1990}
TREATIES = {
    "icerd": ("the elimination of racial discrimination", 1965, 7_752,
              "790ef13f3240df4ef69de4de3ead9af3c903de2cb16701224aad907126e0e751"),
    "icescr": ("economic, social and cultural rights", 1966, 7_842,
               "0ab40a2b01a169b9eac54bf04775de91349a8cd6c3d3eea4edb56a3d4b1d18d2"),
    "iccpr": ("civil and political rights", 1966, 8_075,
              "2a453be1b583a09e2a97a501b2e5c97f3f02e71d63bfddcbc3429f50993bbaea"),
    "cedaw": ("the elimination of discrimination against women", 1979, 7_427,
              "17af30c8373a9af44d8c00f66c9bd56e0b6d9ddf8aece8fc7115d0317b920072"),
    "crc": ("the rights of the child", 1989, 7_448,
            "298f5228d4d458d282e35e8c8ab2f8e6f37935bb22470206de3897ac3d39eb4c"),
    "op_crc_ac": ("children in armed conflict", 2000, 7_486,
                  "4b758070873d6404a2cd2988e7a10de3a2ed7bea097fbdce8794ef637d54f96e"),
    "op_crc_sc": ("the sale of children", 2000, 7_419,
                  "8d083ffafd24785970d72b28be466230f9cde64ee34ae02210b19d0c8cad6bbc"),
    "crpd": ("the rights of persons with disabilities", 2006, 7_377,
             "c058b8e23e5fbf4be1377dc1296cb17cb3257568a6357b97a99afd8405a9bcd8"),
}  # fmt: skip
"""What each is on, the year in which it was adopted, and its file's bytes and sha256."""
ROWS = dict(zip(TREATIES, (11_133, 10_942, 10_942, 8_459, 6_559, 4_436, 4_437, 3_278), strict=True))


def statuses(path: Path) -> "pl.DataFrame":
    """Give the file's rows; Namibia's letters, NA, are no missing value."""
    return csv_table()(path).rename({"iso2": "iso2c"})


def by_year(treaty: str) -> "Callable[[Path], pl.DataFrame]":
    """Make a reader of one file that says of every state and year whether it was party by the end of the year."""

    def read(path: Path) -> "pl.DataFrame":
        import polars as pl

        rows = statuses(path)
        since = pl.col("year ratification or accession").cast(pl.Float64).cast(pl.Int32)
        party = pl.when(pl.col("status").str.strip_chars() == PARTY).then(since).alias("since")
        told = (
            pl.col("member").replace_strict(UNTOLD_BEFORE, default=0, return_dtype=pl.Int32).fill_null(pl.col("since"))
        )
        years = pl.DataFrame({"year": range(TREATIES[treaty][1], LAST + 1)}, schema={"year": pl.Int32})
        every = rows.select("member", party).join(years, how="cross").filter(pl.col("year") >= told)
        is_party = (pl.col("since").is_not_null() & (pl.col("since") <= pl.col("year"))).cast(pl.Int8)
        return every.select(
            pl.col("member").replace(SPELT_OUT),
            pl.col("year").cast(pl.String),
            is_party.cast(pl.String).alias(f"{treaty}_party"),
        )

    return read


def _tables(treaty: str) -> tuple[Table, Table]:
    """Describe a treaty's statuses, and whether states were party year by year."""
    words, first, *_ = TREATIES[treaty]
    file = f"treaties/hr_status_{treaty}.csv"
    return (
        Table(
            treaty,
            ("member",),
            (
                text("member", "the state's name"),
                text("iso2c", "ISO 3166-1 alpha-2"),
                text("status", f"its status in the treaty on {words}", codes=(PARTY, SIGNED, NOTHING)),
                year(first - 20, LAST, "since", "year of ratification, accession or succession",
                     "null: not party", "year ratification or accession"),
                text("note", "a remark", GAP),
            ),
            file=file,
            raw=statuses,
            rows=193,
            dropped=("state party", "signatory", "no action"),
        ),
        Table(
            f"{treaty}_years",
            ("member", "year"),
            (
                text("member", "the state's name"),
                year(first, LAST),
                truth(f"{treaty}_party", f"whether it is party to the treaty on {words} at the end of the year"),
            ),
            file=file,
            raw=by_year(treaty),
            rows=ROWS[treaty],
        ),
    )  # fmt: skip


TABLES = tuple(table for treaty in TREATIES for table in _tables(treaty))
read = files_reader(*TABLES)

SOURCE = Source(
    label="Human-rights treaties",
    title="Ratification status of eight United Nations human-rights treaties, August 2022",
    version="August 2022",
    publisher="World Politics Data Lab (Carlos L. Yordan), from the UN Treaty Collection",
    address="https://treaties.un.org/",
    licence="none stated; the facts are the UN Treaty Collection's",
    terms=terms.UNCLEAR,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1965, LAST),
    tables=TABLES,
    read=read,
    files=tuple(
        RATIFICATIONS.file(f"treaties/hr_status_{treaty}.csv", f"hr_status_{treaty}.csv", size, sha256)
        for treaty, (_, _, size, sha256) in TREATIES.items()
    ),
    caveat="Today's members of the United Nations under today's names, with the year in which they became party: who "
    "left or was dissolved (East Germany, Czechoslovakia, South Yemen) isn't listed and is missing. Serbia is missing "
    "before its succession in 2001, Yemen before 1990. Being party says nothing of reservations, or of what is kept. "
    "The status is taken, not the file's flags, which are wrong once (Moldova) and blank once (Gabon). On "
    "racial discrimination the file has years of signature for some that ratified later (the United States 1966, not "
    "1994), and East Germany's year for Germany.",
    shown=tuple(Shown((f"{treaty}_party",), f"{treaty}_years", system="name") for treaty in TREATIES),
)
