"""Votes, roll calls and their issues in the UN General Assembly, 1946 to January 2020."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record.carriers import UNVOTES
from polycentric.sources.record.columns import GAP, date, level, text, truth, whole
from polycentric.sources.record.references import VOETEN_2013, bibtex, texts

_CALL = whole("rcid", "number of a roll call", "the roll call", 1, 99_999)
ISSUES = ("co", "di", "ec", "hr", "me", "nu")
TABLES = (
    Table(
        "votes",
        ("rcid", "country"),
        (
            _CALL,
            text("country", "the country's name"),
            text("country_code", "ISO 3166-1 alpha-2, with CS, YU, DD, YD for former states", GAP),
            text("vote", "the vote; who was absent has no row", codes=("yes", "abstain", "no")),
        ),
        file="un/un_votes.rda",
        raw=r_table("un_votes"),
        rows=870_109,
    ),
    Table(
        "roll_calls",
        ("rcid",),
        (
            _CALL,
            level("session", "session of the Assembly", 1, 99),
            truth("importantvote", "whether the US State Department calls it important", GAP),
            date("date", "the day"),
            text("unres", "number of the resolution", "empty: none"),
            truth("amend", "whether it is on an amendment", GAP),
            truth("para", "whether it is on a paragraph", GAP),
            text("short", "what it is about, in a few words", GAP),
            text("descr", "what it is about", "empty: not said"),
        ),
        file="un/un_roll_calls.rda",
        raw=r_table("un_roll_calls"),
        rows=6_203,
    ),
    Table(
        "issues",
        ("rcid", "short_name"),
        (_CALL, text("short_name", "the issue's letters", codes=ISSUES), text("issue", "the issue")),
        file="un/un_roll_call_issues.rda",
        raw=r_table("un_roll_call_issues"),
        rows=5_745,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="UN General Assembly votes",
    title="Voting in the UN General Assembly, sessions 1-74",
    version="unvotes, March 2021",
    publisher="Erik Voeten, Anton Strezhnev and Michael Bailey; files by the R package unvotes",
    address="https://doi.org/10.7910/DVN/LEJUQZ",
    licence="CC0 for the data, MIT for the package",
    terms="May be used freely; citation is asked for. Fetched from its pinned address, never shipped with polycentric.",
    citation=texts(VOETEN_2013),
    bibtex=bibtex(VOETEN_2013),
    years=(1946, 2020),
    tables=TABLES,
    read=read,
    files=(
        UNVOTES.file(
            "un/un_votes.rda",
            "data/un_votes.rda",
            262_083,
            "cf814a48bc536e8f87f8e027942ac515fe6aae9d63cd71dd88ed718b14887e87",
        ),
        UNVOTES.file(
            "un/un_roll_calls.rda",
            "data/un_roll_calls.rda",
            212_577,
            "ff2070ae600cfd32176c6d149637306b9b677d6b910f48bec59a15357d673b4b",
        ),
        UNVOTES.file(
            "un/un_roll_call_issues.rda",
            "data/un_roll_call_issues.rda",
            8_512,
            "eec1b509ebce692c242b842837d5d861b52b65b2868a7c66f573d4a87d2eb0be",
        ),
    ),
    caveat="By country name: Serbia stands as Yugoslavia (YU) in all years, and three former states have no letters. "
    "Absences and non-members have no row: for those see `un_votes_2016`. A roll call may have no issue or several.",
)
