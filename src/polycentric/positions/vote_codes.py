"""What the codes of a table of votes mean: words, the codes of Voeten's files of the General Assembly, or one's own."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from polycentric.errors import DataError, UserFileError

if TYPE_CHECKING:
    import polars as pl

ABSENT = "absent"
MEANINGS = ("yes", "abstain", "no", ABSENT)
WORDS: Mapping[str, str] = {
    **dict.fromkeys(("yes", "yea", "aye", "y"), "yes"),
    **dict.fromkeys(("no", "nay", "n"), "no"),
    **dict.fromkeys(("abstain", "abstained", "abstention", "abstains"), "abstain"),
    **dict.fromkeys(("absent", "absence", "not voting", "did not vote", "not present", "na", "n/a", "-"), ABSENT),
    **dict.fromkeys(("not a member", "no member", "non-member", "nonmember", "not member"), ABSENT),
}  # fmt: skip
# Erik Voeten's files of the General Assembly's roll calls.
VOETEN: Mapping[str, str] = {"1": "yes", "2": "abstain", "3": "no", "8": ABSENT, "9": ABSENT}
AS_VOETEN = "Votes are read as Voeten codes them: 1 yes, 2 abstain, 3 no, 8 absent, 9 no member; or give --codes."
SHOWN = 5


def codes_of(text: str) -> dict[str, str]:
    """Read ``yes=1,abstain=2,no=3,absent=8,absent=9``: the meaning of each code.

    Raises
    ------
    UserFileError
        If a part isn't of that form, a code has two meanings, or yes or no has none.
    """
    meanings: dict[str, str] = {}
    for part in text.split(","):
        meaning, equals, code = (side.strip() for side in part.partition("="))
        if not equals or not code or meaning.lower() not in MEANINGS:
            raise UserFileError(
                f"'{part.strip()}' doesn't say what a code means: write for example yes=1,abstain=2,no=3,absent=8."
            )
        if meanings.setdefault(plain(code), meaning.lower()) != meaning.lower():
            raise UserFileError(f"The code {code} is {meanings[plain(code)]} and {meaning}: it means one of them.")
    if not {"yes", "no"} <= set(meanings.values()):
        raise UserFileError(f"'{text}' has no code for {'no' if 'yes' in meanings.values() else 'yes'}: name it too.")
    return meanings


def plain(code: str) -> str:
    """Give a code in small letters; statistics programs write 1 as 1.0."""
    return re.sub(r"^([0-9]+)\.0+$", r"\1", code.strip().lower())


def in_words(votes: "pl.Series", codes: Mapping[str, str] | None = None) -> tuple["pl.Series", list[str]]:
    """Give each vote as yes, abstain or no, and missing for an absence.

    Parameters
    ----------
    votes : polars.Series
        As the table has them.
    codes : mapping of str to str, optional
        What the user says that they mean.

    Returns
    -------
    polars.Series, list of str
        The votes, and what is to be said of them.

    Raises
    ------
    DataError
        If a code is unknown.
    """
    import polars as pl

    texts = votes.cast(pl.String)
    counts = {str(text): int(count) for text, count in texts.drop_nulls().value_counts().iter_rows() if text != ""}
    meaning, notes = _meaning({plain(text) for text in counts}, codes)
    strange = sorted(text for text in counts if plain(text) not in meaning)
    if strange:
        raise DataError(_unknown(strange, sum(counts[text] for text in strange), codes))
    words = {text: meaning[plain(text)] for text in counts}
    gone = {text: count for text, count in counts.items() if words[text] == ABSENT}
    if gone:
        each = ", ".join(f"'{text}' {count:,}" for text, count in sorted(gone.items()))
        notes.append(f"{sum(gone.values()):,} rows of absences and of no members are left out: {each}.")
    to = {text: None if word == ABSENT else word for text, word in words.items()}
    return texts.replace_strict({**to, "": None}, default=None, return_dtype=pl.String), notes


def _meaning(texts: set[str], codes: Mapping[str, str] | None) -> tuple[Mapping[str, str], list[str]]:
    """Say what each code means, and by which convention."""
    if codes is not None:
        usual = all(VOETEN.get(code) == meaning for code, meaning in codes.items())
        return {**WORDS, **(VOETEN if usual else {}), **codes}, []
    if texts - set(WORDS) and texts - set(WORDS) <= set(VOETEN) and "3" in texts and not _words(texts):
        return {**WORDS, **VOETEN}, [AS_VOETEN]
    return WORDS, []


def _words(texts: set[str]) -> set[str]:
    """Give the words for votes among codes: beside them a number is no code of a known file."""
    return {text for text in texts if WORDS.get(text) in ("yes", "no", "abstain")}


def _unknown(strange: list[str], count: int, codes: Mapping[str, str] | None) -> str:
    """Say which codes are unknown, and how to name them."""
    named = ", ".join(f"'{text}'" for text in strange[:SHOWN])
    more = f" and {len(strange) - SHOWN} more" if len(strange) > SHOWN else ""
    known = "yes, abstain and no" if codes is None else ", ".join(codes)
    return (
        f"{count} votes are {named}{more}, where {known} are known: say what each code means with --codes, as in "
        f"yes=1,abstain=2,no=3,absent=8, or recode them."
    )
