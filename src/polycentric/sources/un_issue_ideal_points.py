"""Ideal points of states on three issues of the UN General Assembly: human rights, the Middle East, nuclear weapons."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Column, Shown, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import VOETEN
from polycentric.sources.record.columns import amount, ccode, level, text, whole, year
from polycentric.sources.record.references import BAILEY_2017, bibtex, texts

if TYPE_CHECKING:
    import polars as pl

FIRST_SESSION_IN = 1946
UNLISTED = (369, 370)
ISSUES = {
    "HumanRights": ("humanrights", "human rights", 1970, 8_440),
    "MiddleEast": ("middleeast", "the Middle East", 1974, 7_896),
    "Nuclear": ("nuclear", "nuclear weapons", 1978, 7_203),
}
QUANTILES = {
    "QO%": ("q0", "smallest draw"), "Q5%": ("q5", "5%"), "Q10%": ("q10", "10%"), "Q50%": ("q50", "median"),
    "Q90%": ("q90", "90%"), "Q95%": ("q95", "95%"), "Q100%": ("q100", "largest draw"),
}  # fmt: skip


def by_year(issue: str) -> "Callable[[Path], pl.DataFrame]":
    """Make a reader of one issue's file, which is in the letters of Windows and has a session where we have a year."""

    def read(path: Path) -> "pl.DataFrame":
        import polars as pl

        rows = csv_table(encoding="cp1252")(path)
        named = {f"{written}{issue}": f"{name}_{ISSUES[issue][0]}" for written, (name, _) in QUANTILES.items()}
        return rows.rename(named).with_columns(
            (pl.col("session").cast(pl.Int32) + FIRST_SESSION_IN - 1).cast(pl.String).alias("year")
        )

    return read


def _columns(issue: str) -> tuple[Column, ...]:
    """Describe the estimate on an issue with its quantiles."""
    short, words, first, _ = ISSUES[issue]
    return (
        ccode(besides=UNLISTED),
        year(first, 2019, meaning="the year in which the session began"),
        level("session", "session of the Assembly", 25, 74),
        text("iso3c", "letters; Russia's for the Soviet Union"),
        text("countryname", "the state's name", origin="Countryname"),
        amount(f"idealpoint_{short}", "ideal point", f"mean, from votes on {words}", -6, 6,
               origin=f"IdealPoint{issue}"),
        whole(f"nvotes_{short}", "votes", f"how many, of those on {words}", 1, 99, origin=f"NVotes{issue}"),
        *(amount(f"{name}_{short}", "ideal point", f"{what} of the posterior, from votes on {words}", -8, 8)
          for name, what in QUANTILES.values()),
    )  # fmt: skip


def _file(issue: str) -> str:
    return f"Idealpointestimates{issue}_Apr2020.csv"


TABLES = tuple(
    Table(
        short,
        ("ccode", "year"),
        _columns(issue),
        file=f"un/{_file(issue)}",
        raw=by_year(issue),
        rows=rows,
        dropped=("",),
    )
    for issue, (short, _, _, rows) in ISSUES.items()
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="UN ideal points by issue (April 2020)",
    title="Ideal points from votes in the UN General Assembly on human rights, the Middle East and nuclear weapons",
    version="April 2020",
    publisher="Michael A. Bailey, Anton Strezhnev and Erik Voeten",
    address="https://doi.org/10.7910/DVN/LEJUQZ",
    licence="CC0, as the study describes itself; MIT for the repository",
    terms=terms.OPEN,
    citation=texts(BAILEY_2017),
    bibtex=bibtex(BAILEY_2017),
    years=(1970, 2019),
    tables=TABLES,
    read=read,
    files=tuple(
        VOETEN.file(f"un/{_file(issue)}", f"Output/{_file(issue)}", size, sha256)
        for issue, size, sha256 in (
            ("HumanRights", 982_687, "89822da97df1949e50f8b056295bd35e3692bff38597647bd2a7947dfcc23a19"),
            ("MiddleEast", 916_211, "1c363d58e88c331b246b4681a87437b5a31d49f52bdb0dfe4637e6a2f55a0841"),
            ("Nuclear", 840_222, "16ae8b1e051b317c6249d64cb1772519176ffb58c66bc3c385407b8cda5ca7f5"),
        )
    ),
    caveat="Each issue is estimated apart, so a distance on one is not comparable with a distance on another. Few "
    "votes in some sessions: see the numbers of votes and the quantiles. The Ukrainian and the Byelorussian republics "
    "(369, 370) vote before 1991, when no list of states has them: those rows stay in the table and out of the panel. "
    "All sessions are estimated at once, so what they say of a year knows what came after.",
    shown=tuple(
        Shown((f"idealpoint_{short}", f"q5_{short}", f"q95_{short}", f"nvotes_{short}"), short)
        for short, *_ in ISSUES.values()
    ),
)
