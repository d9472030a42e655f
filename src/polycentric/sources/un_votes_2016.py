"""Votes in the UN General Assembly to 2015 as first published, with COW codes, absences and non-members."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record.carriers import UNVOTES
from polycentric.sources.record.columns import GAP, ccode, level, text, truth, whole, year
from polycentric.sources.record.references import VOETEN_2013, bibtex, texts

_ISSUES = (
    ("me", "the Middle East"),
    ("nu", "nuclear weapons"),
    ("di", "disarmament"),
    ("hr", "human rights"),
    ("co", "colonialism"),
)
TABLES = (
    Table(
        "votes",
        ("rcid", "ccode"),
        (
            whole("rcid", "number of a roll call", "the roll call", 1, 99_999),
            ccode(),
            year(1946, 2015),
            level("session", "session of the Assembly", 1, 99),
            level("vote", "1 yes, 2 abstain, 3 no, 8 absent, 9 no member", 1, 9),
            truth("member", "whether a member: 1 or nothing", GAP),
            truth("importantvote", "whether the US State Department calls it important", GAP),
            text("date", "the day, as month/day/year", GAP),
            text("unres", "number of the resolution", GAP),
            *(truth(name, f"whether it is on {what}", GAP) for name, what in _ISSUES),
            truth(
                "ec",
                "whether it is on economic development",
                "null: no value, or a damaged one",
                missing_codes=('0\\"',),
            ),
        ),
        file="un/UNVotesPublished.RData",
        raw=r_table("x"),
        rows=1_066_613,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="UN General Assembly votes with absences",
    title="Voting in the UN General Assembly, sessions 1-70, raw form of 2016",
    version="2016",
    publisher="Erik Voeten; file by the R package unvotes",
    address="https://doi.org/10.7910/DVN/LEJUQZ",
    licence="CC0 for the data, MIT for the package",
    terms="May be used freely; citation is asked for. Fetched from its pinned address, never shipped with polycentric.",
    citation=texts(VOETEN_2013),
    bibtex=bibtex(VOETEN_2013),
    years=(1946, 2015),
    tables=TABLES,
    read=read,
    files=(
        UNVOTES.file(
            "un/UNVotesPublished.RData",
            "data-raw/UNVotesPublished.RData",
            3_157_053,
            "7cf08a10ceb316711f94e6c16889be49a5400f84fcb015801b5c2b9116c572f6",
        ),
    ),
    caveat="Ends in 2015. Use it where absences, non-members or COW codes matter; an absence is not an abstention.",
)
