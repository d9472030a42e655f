"""Votes of session 75 of the UN General Assembly (November 2020 to March 2021), decoded from scores of agreement.

The files give no votes but how far every state agreed with one: Cuba in the first file, Syria in the second. Where the
one abstained, a half agreement is a yes or a no: that vote stays missing, unless the other file settles it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import UN_PROJECT
from polycentric.sources.record.columns import GAP, ccode, date, level, text, truth, whole
from polycentric.sources.record.references import VOETEN_2013, bibtex, texts

if TYPE_CHECKING:
    import polars as pl

ISSUES = {"co": "colonialism", "di": "arms control and disarmament", "ec": "economic development",
          "hr": "human rights", "me": "the Palestinian conflict", "nu": "nuclear weapons"}  # fmt: skip
SESSION = "75"
CUBA, SYRIA = 40, 652
VOTES = {1: "yes", 2: "abstain", 3: "no"}
ABSENT, NO_MEMBER = 8, 9
SAME, HALF, OPPOSITE = 2, -1, -2
OTHER = {"yes": "no", "no": "yes"}
CODES = (*VOTES.values(), "absent")
NOT_GIVEN = ("NA",)
_CALL = whole("rcid", "number of a roll call", "the roll call, numbered on from those of `un_votes`", 9_148, 9_243)


def of_session_75(path: Path) -> "pl.DataFrame":
    """Give the roll calls of session 75 with what is said of them."""
    import polars as pl

    described = tuple(column.raw for column in ROLL_CALLS)
    return csv_table(only=(*described, "year"))(path).filter(pl.col("session") == SESSION).drop("year")


def decoded(reference: int, session: str | None = SESSION) -> "Callable[[Path], pl.DataFrame]":
    """Make a reader of one file: a row for each state that voted on a roll call, with the score and what it tells.

    Parameters
    ----------
    reference : int
        The state that all others are compared with, whose own column holds its votes.
    session : str, optional
        The session wanted; all of them without it.
    """

    def read(path: Path) -> "pl.DataFrame":
        import polars as pl

        wide = csv_table()(path)
        wide = wide if session is None else wide.filter(pl.col("session") == session)
        states = [name for name in wide.columns if name.isdigit()]
        long = wide.select("rcid", pl.col(str(reference)).alias("stood"), *states).unpivot(
            index=["rcid", "stood"], variable_name="ccode", value_name="score"
        )
        no_member = (pl.col("ccode") == str(reference)) & (pl.col("score") == str(NO_MEMBER))
        rows = long.drop_nulls("score").filter(~no_member)
        meanings = [(stood, ccode, score, *told(reference, stood, int(ccode), int(score)))
                    for stood, ccode, score in rows.select("stood", "ccode", "score").unique().iter_rows()]  # fmt: skip
        schema = pl.Schema(dict.fromkeys(["stood", "ccode", "score", "agreement", "vote"], pl.String()))
        known = pl.DataFrame(meanings, schema=schema, orient="row")
        joined = rows.join(known, on=["stood", "ccode", "score"], how="left", maintain_order="left")
        return joined.select("rcid", "ccode", "agreement", "vote")

    return read


def told(reference: int, stood: str | None, ccode: int, score: int) -> tuple[str | None, str | None]:
    """Tell from a score the vote that was cast, missing where it may be a yes or a no; the reference has no score.

    Raises
    ------
    DataError
        If the score contradicts the vote of the state compared with.
    """
    if ccode == reference and score in {*VOTES, ABSENT}:
        return None, VOTES.get(score, "absent")
    vote = VOTES.get(int(stood)) if stood else None
    impossible = vote is None or score not in {SAME, HALF, OPPOSITE} or (vote == "abstain" and score == OPPOSITE)
    if ccode == reference or vote is None or impossible:
        raise DataError(
            f"The state {ccode} has the score {score} where the state {reference} has the vote code {stood}: no vote "
            "gives that. It is another version of the file."
        )
    if score == SAME:
        return str(score), vote
    if score == HALF:
        return str(score), None if vote == "abstain" else "abstain"
    return str(score), OTHER[vote]


ROLL_CALLS = (
    _CALL,
    level("session", "session of the Assembly", 75, 75),
    date("date", "the day; the file's year says 2020 of all, those of 2021 included"),
    text("unres", "number of the resolution", GAP, missing_codes=NOT_GIVEN),
    truth("amend", "whether it is on an amendment", GAP, missing_codes=NOT_GIVEN),
    truth("para", "whether it is on a paragraph", GAP, missing_codes=NOT_GIVEN),
    text("short", "what it is about, in a few words", GAP, missing_codes=NOT_GIVEN),
    text("descr", "what it is about", GAP, missing_codes=NOT_GIVEN),
    whole("yes", "votes", "how many voted yes, as the file has it", 0, 193, GAP, missing_codes=NOT_GIVEN),
    whole("no", "votes", "how many voted no, as the file has it", 0, 193, GAP, missing_codes=NOT_GIVEN),
    whole("abstain", "votes", "how many abstained, as the file has it", 0, 193, GAP, missing_codes=NOT_GIVEN),
    *(truth(letters, f"whether it is on {words}") for letters, words in ISSUES.items()),
)
AGREED = "null: of the state itself, whose vote the file holds"
AMBIGUOUS = "null: the state compared with abstained, so that this one voted yes or no"


def _scores(name: str, reference: int, who: str, file: str, rows: int) -> Table:
    """Describe the votes that one file tells."""
    return Table(
        name,
        ("rcid", "ccode"),
        (
            _CALL,
            ccode(meaning="the state that voted"),
            level("agreement", f"agreement with {who}", OPPOSITE, SAME, AGREED,
                  codes="2 the same vote, -1 one of the two abstained, -2 the opposite vote"),
            text("vote", "the vote that this tells; absences are known of the state compared with alone", AMBIGUOUS,
                 codes=CODES),
        ),
        file=file,
        raw=decoded(reference),
        rows=rows,
    )  # fmt: skip


FILES = {CUBA: "un/unproject_agreement_040.csv", SYRIA: "un/unproject_agreement_652.csv"}
TABLES = (
    Table("roll_calls", ("rcid",), ROLL_CALLS, file=FILES[CUBA], raw=of_session_75, rows=96),
    _scores("with_cuba", CUBA, "Cuba", FILES[CUBA], 16_821),
    _scores("with_syria", SYRIA, "Syria", FILES[SYRIA], 16_347),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="UN votes of session 75, decoded",
    title="Votes in the UN General Assembly, session 75, decoded from agreement with Cuba and with Syria",
    version="un-project, August 2024",
    publisher="UN Project, after Erik Voeten's data; decoded by polycentric",
    address="https://doi.org/10.7910/DVN/LEJUQZ",
    licence="MIT for the repository, CC0 for the data that it was made from",
    terms=terms.OPEN,
    citation=texts(VOETEN_2013),
    bibtex=bibtex(VOETEN_2013),
    years=(2020, 2021),
    tables=TABLES,
    read=read,
    files=(
        UN_PROJECT.file(
            FILES[CUBA],
            "data/40.csv",
            4_137_172,
            "f56aac65970448ab85708a3344427bcda7e3c4a962e9aa50bb62552dd0c2d844",
        ),
        UN_PROJECT.file(
            FILES[SYRIA],
            "data/652.csv",
            4_083_357,
            "5a67c84ee5177037a639c3721118b779dbf13ff48e6ed93f291155621726d660",
        ),
    ),
    by_name=True,
    caveat="Not the votes as recorded but decoded: where Cuba and Syria both abstained, or one did and the other was "
    "absent, a vote may be yes or no. The scores decide 16,322 cells, 5 of them absences of the two, and leave 503: "
    "169 are yes because the roll call's own total says so, 334 stay missing. No two contradict. The session is "
    "incomplete, from 5 November 2020 to 3 March 2021, with two roll calls in 2021. Absent states and those that are "
    "no members can't be told apart. The files hold all sessions; only the last is read, since `un_votes` has the "
    "votes of the others. Never joined to those unless both are named.",
)
