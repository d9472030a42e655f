"""Find texts that a carrier filed under two speakers: one of them is not that speaker's, and is counted nowhere.

The opening lines tell whose a text is, where they name the state of only one of the speakers; where they name several
or none, nobody can tell, and all of them are left out.
"""

import re
from collections.abc import Sequence
from functools import cache

import polars as pl

from polycentric.states import names_of
from polycentric.words.corpus.contract import NOT_ITS_OWN

OPENING = 1_000  # letters and other signs in which a speech says who speaks


def without_foreign(texts: pl.DataFrame) -> pl.DataFrame:
    """Give equal texts of several speakers before one body a fault, but for the one whose state the opening names.

    Texts are equal if their letters and digits are, whatever the spaces, capitals and points between them.

    Parameters
    ----------
    texts : DataFrame
        With ``body``, ``speaker``, ``state``, ``text`` and ``fault``.

    Returns
    -------
    DataFrame
        The same rows, with ``fault`` filled in for those that had none.
    """
    same = ["body", "letters"]
    with_letters = texts.with_columns(
        pl.col("text").str.replace_all(r"[^\p{L}\p{N}]+", "").str.to_lowercase().hash().alias("letters")
    ).with_columns((pl.col("speaker").n_unique().over(*same) > 1).alias("shared"), pl.row_index("at"))
    foreign: list[int] = []
    for _, group in with_letters.filter(pl.col("shared"), pl.col("fault").is_null()).group_by(same):
        own = [_is_opened_by(*row) for row in group["text", "state"].iter_rows()]
        keeps = len({speaker for speaker, is_its in zip(group["speaker"], own, strict=True) if is_its}) == 1
        foreign += [at for at, is_its in zip(group["at"], own, strict=True) if not (keeps and is_its)]
    fault = pl.when(pl.col("at").is_in(foreign)).then(pl.lit(NOT_ITS_OWN)).otherwise(pl.col("fault"))
    return with_letters.with_columns(fault.alias("fault")).drop("letters", "shared", "at")


def _is_opened_by(text: str, state: str | None) -> bool:
    """Tell whether the opening lines of a text name a state by any name that it has."""
    return state is not None and re.search(_named(state), " ".join(text[:OPENING].split()), re.IGNORECASE) is not None


@cache
def _named(state: str) -> str:
    """Give an expression of all names of a state."""
    names: Sequence[str] = [name.text for name in names_of(state)]
    return rf"(?<!\w)(?:{'|'.join(re.escape(each) for each in sorted(names, key=len, reverse=True))})(?!\w)"
