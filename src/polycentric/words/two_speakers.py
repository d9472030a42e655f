"""The words of two states before one body, in the years in which both spoke: who uses which more.

Only years in which both have a text are taken, since words of events would else tell years apart and not states.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from polycentric.errors import CoverageError
from polycentric.states import name_of
from polycentric.words.corpus.texts import texts
from polycentric.words.found import DEFAULT_BODY
from polycentric.words.keyness import TEXTS, by_chance, scored, uses_of

PER = 1_000
LANGUAGES = {"en": "English", "zh": "Chinese"}


@dataclass(frozen=True)
class TwoSpeakers:
    """Words of two states.

    Attributes
    ----------
    left, right : str
        Ids of states.
    body : str
    texts : DataFrame
        The texts that are compared, of both.
    table : DataFrame
        As of `polycentric.words.keyness.keyness`, and ``left_rate`` and ``right_rate`` per 1,000 words.
    chance : float
        The score that no word passes in 95 of 100 exchanges of whole texts; missing with too few texts.
    left_out : int
        Texts of years in which only one of them has one.
    """

    left: str
    right: str
    body: str
    texts: pl.DataFrame
    table: pl.DataFrame
    chance: float
    left_out: int

    @property
    def years(self) -> tuple[int, int]:
        """Give the first and the last year."""
        return int(self.texts["year"].min()), int(self.texts["year"].max())  # pyright: ignore[reportArgumentType]  # years are numbers

    def of(self, state: str) -> tuple[int, int]:
        """Count the texts and the words of one of them."""
        mine = self.texts.filter(pl.col("state") == state)
        return mine.height, int(mine["words"].sum())

    def typical(self, state: str, most: int | None = None) -> pl.DataFrame:
        """Give the words that one of them uses more, the most typical first."""
        mine = self.table if state == self.left else self.table.reverse()
        more = mine.filter(pl.col("z") > 0 if state == self.left else pl.col("z") < 0)
        return more if most is None else more.head(most)


def compare(
    left: str,
    right: str,
    bodies: Sequence[str] = (),
    years: tuple[int, int] | None = None,
    folder: str | Path | None = None,
) -> TwoSpeakers:
    """Compare the words of two states.

    Parameters
    ----------
    left, right : str
        Ids of states.
    bodies : sequence of str
        One body: by default the General Debate, and of a folder the only one.
    years : (int, int), optional
    folder : path, optional
        Of texts of one's own.

    Raises
    ------
    CoverageError
        If it is one state twice, if there are several bodies, or if one of the two has too few texts in English that
        can be counted in years in which the other has one as well.
    NotFetchedError
        If the texts have not been fetched.
    """
    if left == right:
        raise CoverageError(f"Both are {name_of(left)}: name two states.")
    every = texts(bodies or (DEFAULT_BODY if folder is None else None), folder)
    known = sorted(set(every["body"]))
    if len(known) > 1:
        raise CoverageError(
            f"Words are compared before one body, since forums differ in subject, and these are of {len(known)}: name "
            f"one of {', '.join(known)}."
        )
    both = every.filter(pl.col("state").is_in([left, right]))
    asked = both if years is None else both.filter(pl.col("year").is_between(*years))
    for state in (left, right):
        _check_spoken(state, both, asked, known[0])
    sound = asked.filter(pl.col("fault").is_null())
    _check_language(left, right, sound)
    spoke = [set(sound.filter(pl.col("state") == state)["year"]) for state in (left, right)]
    shared = sound.filter(pl.col("year").is_in(sorted(spoke[0] & spoke[1])))
    for state, its in zip((left, right), spoke, strict=True):
        number = shared.filter(pl.col("state") == state).height
        if number < TEXTS:
            raise CoverageError(
                f"In years in which both speak {name_of(state)} has {number} of its texts here ({_span(its)}), and a "
                f"word has to stand in {TEXTS}: choose other years, or another state."
            )
    uses = uses_of(shared, left, right)
    table = scored(uses, left).with_columns(
        (PER * pl.col(side) / int(shared.filter(pl.col("state") == state)["words"].sum())).alias(f"{side}_rate")
        for side, state in (("left", left), ("right", right))
    )
    return TwoSpeakers(left, right, known[0], shared, table, by_chance(uses, left), sound.height - shared.height)


def _check_spoken(state: str, both: pl.DataFrame, asked: pl.DataFrame, body: str) -> None:
    """Refuse a state without a text."""
    if state in asked["state"]:
        return
    spoke = set(both.filter(pl.col("state") == state)["year"])
    told = f"its texts are of {_span(spoke)}: choose other years" if spoke else "choose another state or another body"
    raise CoverageError(f"{name_of(state)} has no text in what was asked for ({body}): {told}.")


def _check_language(left: str, right: str, sound: pl.DataFrame) -> None:
    """Refuse texts in two languages, and texts in Chinese, which has no spaces between words."""
    spoken = {state: sorted(set(sound.filter(pl.col("state") == state)["language"])) for state in (left, right)}
    for state, languages in spoken.items():
        if not languages:
            raise CoverageError(f"{name_of(state)} has no text here that can be counted: choose another state.")
    if spoken[left] == spoken[right] == ["en"]:
        return
    if spoken[left] != spoken[right]:
        of = " and those of ".join(
            f"{name_of(state)} in {' and '.join(LANGUAGES[each] for each in languages)}"
            for state, languages in spoken.items()
        )
        raise CoverageError(f"The texts of {of} can't be compared: take texts of both in English.")
    raise CoverageError(
        "Texts in Chinese can't be compared word by word, since they have no spaces between words: take texts in "
        "English."
    )


def _span(years: set[int]) -> str:
    """Write the first and the last of some years."""
    return f"{min(years)}" if len(years) == 1 else f"{min(years)}–{max(years)}"
