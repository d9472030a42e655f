"""Read files of coded events as benchmarks of event prediction have them: fields parted by tabs, without a header."""

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.reading import content_of
from polycentric.sources.contract import Raw
from polycentric.sources.reading.raw import LARGEST
from polycentric.states.lookup import meaning
from polycentric.states.reading import read as read_name

if TYPE_CHECKING:
    import polars as pl

IN_BRACKETS = re.compile(r"\(([^()]+)\)$")


def tab_table(*names: str, numbers: bool = False) -> Raw:
    """Make a reader of a file of that many fields a line, as text or as numbers; quotation marks mean nothing.

    Parameters
    ----------
    *names : str
        What the fields are.
    numbers : bool
        Whether all are whole numbers.
    """

    def read(path: Path) -> "pl.DataFrame":
        import polars as pl

        content = _whole(path, len(names))
        schema = dict.fromkeys(names, pl.Int64 if numbers else pl.String)
        try:
            return pl.read_csv(
                content,
                separator="\t",
                has_header=False,
                schema=schema,
                quote_char=None,
                encoding="utf8",
                null_values=[""],
            )
        except (pl.exceptions.PolarsError, OSError) as error:
            raise DataError(f"The file '{path.name}' cannot be read ({error}): fetch it again.") from error

    return read


def _whole(path: Path, fields: int) -> bytes:
    """Give the bytes of a file whose first and last lines have as many fields as they should."""
    try:
        content = content_of(path, LARGEST)
    except OSError as error:
        raise DataError(f"The file '{path.name}' cannot be read ({error.strerror}): fetch it again.") from error
    lines = content.rstrip().split(b"\n")
    for line, which in ((lines[0], "first"), (lines[-1], "last")):
        found = line.count(b"\t") + 1
        if found != fields:
            raise DataError(
                f"The {which} line of '{path.name}' has {found} fields, not {fields}: it is cut short, or another "
                "file. Get it again."
            )
    return content


@lru_cache(maxsize=1 << 16)
def state_of_actor(name: str, when: int) -> str | None:
    """Give the state that an actor is of, by ICEWS's way of writing; None for persons, bodies and rebels.

    The state stands in brackets at the end (``Police (Australia)``), or is the whole name, which means its government.
    """
    text = plain(name)
    inside = IN_BRACKETS.search(text)
    of = inside.group(1) if inside else text
    # Most actors are persons: who is no state at any time is not asked for, since looking for near names takes long.
    return read_name(of, when, names="cow").state if meaning(of).names else None


def is_government(name: str) -> bool:
    """Tell whether an actor has the bare name of a state of any time, which is how its government is written."""
    return not IN_BRACKETS.search(plain(name)) and bool(meaning(plain(name)).names)


def plain(name: str) -> str:
    """Give a name with blanks for the lines under it."""
    return name.replace("_", " ").strip()
