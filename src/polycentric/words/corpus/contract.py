"""What a corpus is and promises: texts of known speakers, each with body, date, language, translation and hash."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from polycentric.presented import Presented

if TYPE_CHECKING:
    import polars as pl

TRANSLATIONS = ("original", "translated", "machine", "unknown")
STUB, UNREAD = "stub", "can't be read in its language"
NOT_ITS_OWN = "the text of another speaker"
FAULTS = (STUB, UNREAD, NOT_ITS_OWN)
UNITS = {"en": "words", "zh": "characters"}  # what rates are per 1,000 of
COLUMNS = (
    "text_id", "body", "speaker", "state", "year", "session", "date", "language", "translation", "fault", "words",
    "sha256", "text",
)  # fmt: skip


@dataclass(frozen=True, repr=False)
class Corpus(Presented):
    """The texts of one body.

    Attributes
    ----------
    label : str
        What a reader sees.
    body : str
        Before whom, or by whom, the texts are given.
    what : str
        What a text is.
    language : str
        ``"en"`` or ``"zh"``.
    translation : str
        What is known of who translated the texts.
    known_gaps : str
        What is missing, and what makes texts hard to compare.
    sources : tuple of str
        The sources that it is read from.
    years : (int, int)
        First and last year of a text.
    listed : int
        How many texts there are, fetched or not.
    read : callable
        Gives the texts that are here, with the columns of `COLUMNS` but ``body`` and ``words``. ``text_id`` is unique;
        ``speaker`` is who spoke, as the source has it; ``state`` our id of the state, missing for a body and for who
        was no state then; ``date`` is missing where the source has a year alone; ``fault`` is one of `FAULTS`, or
        missing where the text can be counted; ``sha256`` is of the file, or of the text where one file holds many.
    key : callable
        A text that changes whenever other texts are here.
    name : str
        The file's name; set by the registry.
    """

    label: str
    body: str
    what: str
    language: str
    translation: str
    known_gaps: str
    sources: tuple[str, ...]
    years: tuple[int, int]
    listed: int
    read: "Callable[[], pl.DataFrame]"
    key: Callable[[], str]
    name: str = ""
    kind: ClassVar[str] = "corpus"
    in_lists: ClassVar[tuple[str, ...]] = ("years", "texts", "language")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        return {
            "body": self.body,
            "what": self.what,
            "texts": f"{self.listed:,}",
            "years": f"{self.years[0]}-{self.years[1]}",
            "language": self.language,
            "translation": self.translation,
            "known gaps": self.known_gaps,
            "sources": ", ".join(self.sources),
        }


def frame_of(rows: "Sequence[Mapping[str, object]]") -> "pl.DataFrame":
    """Put rows into a frame whose columns have the types of `COLUMNS`, with nothing where a row has no entry."""
    import polars as pl

    types = {"year": pl.Int32, "session": pl.Int32, "date": pl.Date, "words": pl.Int64}
    names = [name for name in COLUMNS if name not in ("body", "words")]
    return pl.DataFrame(
        {name: pl.Series([row.get(name) for row in rows], dtype=types.get(name, pl.String)) for name in names}
    )
