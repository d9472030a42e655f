"""The one way into the logs of variants tried: a score, with the day, the commit and a name that the code knows.

What stands in a log is never written over. Rows older than this module were partly typed by hand from what a terminal
showed: ``variants/retyped.toml`` names them, by file and row, and why; a row outside of these came from code.
"""

import csv
import datetime
import math
import subprocess
import tomllib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from polycentric.errors import DataError, UnknownNameError
from polycentric.packaged import read_rows

FOLDER = Path(__file__).parent / "variants"
RETYPED = "retyped.toml"
ALWAYS = ("date", "commit")


def append(
    log: str,
    rows: Iterable[Mapping[str, object]],
    *,
    known: Collection[str],
    scores: Collection[str],
    commit: str = "",
    folder: Path = FOLDER,
) -> int:
    """Append rows to a log, each with the day and the commit of the code that scored it; give how many.

    Parameters
    ----------
    log : str
        A file of the folder without its ending: ``"disputes"``.
    rows : iterable of mapping
        By the log's columns but for date and commit; a column left out stays empty.
    known : collection of str
        The names that ``variant`` may have: those that the code can run again.
    scores : collection of str
        The columns that must hold finite numbers.
    commit : str, optional
        Asked of git without it; ``+changes`` stands behind it where files differ from the commit.
    folder : path

    Raises
    ------
    DataError
        If there is no such log, a column is none of its own, a score is no number, or git says no commit.
    UnknownNameError
        If a variant is none that the code knows.
    """
    path = folder / f"{log}.csv"
    if not path.exists():
        logs = ", ".join(sorted(each.stem for each in folder.glob("*.csv")))
        raise DataError(f"There is no log '{log}': there are {logs}. Begin one with its heads alone.")
    head = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    stamp = {"date": datetime.datetime.now(datetime.UTC).date().isoformat(), "commit": commit or commit_here()}
    whole = [_checked({**row, **stamp}, head, known, scores, log) for row in rows]
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, head, lineterminator="\n").writerows(whole)
    return len(whole)


def _checked(
    row: Mapping[str, object], head: list[str], known: Collection[str], scores: Collection[str], log: str
) -> Mapping[str, object]:
    """Give a row that the log can hold."""
    foreign = sorted(set(row) - set(head))
    if foreign:
        raise DataError(f"The log '{log}' has no column '{foreign[0]}': it has {', '.join(head)}.")
    if row.get("variant") not in known:
        raise UnknownNameError("variant", str(row.get("variant")), known)
    for name in scores:
        try:
            number = float(str(row[name]))
        except (KeyError, ValueError):
            number = math.nan
        if not math.isfinite(number):
            raise DataError(f"The score '{name}' of '{row['variant']}' is {row.get(name)!r}: give a finite number.")
    return {name: row.get(name, "") for name in head}


def commit_here(folder: Path = FOLDER) -> str:
    """Give the commit that the code stands at, with ``+changes`` where files differ from it, the logs left aside.

    Raises
    ------
    DataError
        If this is no checkout, or there is no git.
    """
    try:
        commit = _git(folder, "rev-parse", "--short=8", "HEAD")
        changed = _git(folder, "status", "--porcelain", "--untracked-files=no", "--", ":/", ":(exclude).")
    except (OSError, subprocess.CalledProcessError) as error:
        raise DataError(
            f"A score is logged with the commit of the code that made it, and git says none ({error}): log from a "
            "checkout."
        ) from error
    return commit + ("+changes" if changed else "")


def _git(folder: Path, *words: str) -> str:
    """Ask git."""
    asked = ["git", "-C", str(folder), *words]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def retyped(log: str, folder: Path = FOLDER) -> list[bool]:
    """Tell of each row of a log, in order, whether a person typed it."""
    rows = len(read_rows(folder / f"{log}.csv"))
    told = [False] * rows
    marks: dict[str, list[dict[str, Any]]] = tomllib.loads((folder / RETYPED).read_text(encoding="utf-8"))
    for each in marks.get(log, []):
        for place in range(each["first"], each["last"] + 1):
            told[place - 1] = True
    return told
