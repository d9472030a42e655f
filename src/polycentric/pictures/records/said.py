"""What is shown of what states say, as frozen records: the report's pictures of words read these and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from polycentric.pictures.charts.words import WordsChart


@dataclass(frozen=True)
class Speaker:
    """A state that speaks: how many texts it has in a span of years, and how often it names each other state."""

    state: str
    name: str
    texts: int
    times: Mapping[str, int]


@dataclass(frozen=True)
class NamedThreats:
    """Whom speakers name as a threat in a span of years.

    Attributes
    ----------
    years : (int, int)
    columns : mapping
        Names of those named, by id; in the order in which they stand.
    rows : tuple of Speaker
        A speaker without a text of these years isn't among them.
    absent : tuple of str
        Those of the columns that were no state in these years.
    """

    years: tuple[int, int]
    columns: Mapping[str, str]
    rows: tuple[Speaker, ...]
    absent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """All that is shown of what states say.

    Attributes
    ----------
    source, sha256 : str
        Which texts, how many and of which years; and one hash over theirs.
    sentences : tuple of str
        The answer in words.
    charts : tuple of WordsChart
        Of each concept; empty where the texts aren't here, or have not been read yet.
    named : tuple of NamedThreats
        By span of years; empty where whom the texts name has not been read yet.
    listed, leads : int
        Namings from which on a speaker counts as naming a state as a threat, and as naming one most.
    faults : str
        How often those who are named as a threat are wrong, and how many are missed.
    lacking : str
        What isn't shown, and what to run for it; empty where all is.
    """

    source: str = ""
    sha256: str = ""
    sentences: tuple[str, ...] = ()
    charts: tuple[WordsChart, ...] = ()
    named: tuple[NamedThreats, ...] = ()
    listed: int = 0
    leads: int = 0
    faults: str = ""
    lacking: str = ""
