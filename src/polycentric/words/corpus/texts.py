"""The texts of all corpora in one table, cleaned and counted once, then kept: which are here is part of the key.

A search is a scan of this table by a compiled regular expression. Measured on the 5,300 texts of the archive, a scan of
all of them takes a few hundredths of a second, so that an index of words would save nothing.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

import polars as pl

from polycentric.errors import NotFetchedError, UnknownNameError
from polycentric.tables import cache as kept_tables
from polycentric.tables.places import cache_folder
from polycentric.words.corpus.bodies import CORPORA
from polycentric.words.corpus.cleaning import counted, english, fault
from polycentric.words.corpus.contract import COLUMNS, Corpus
from polycentric.words.corpus.equal import without_foreign
from polycentric.words.corpus.fetched import fetch_words
from polycentric.words.corpus.own import read_own

KEPT = 3  # of a corpus, as more and more of it is fetched


def texts(bodies: str | Sequence[str] | None = None, folder: str | Path | None = None) -> pl.DataFrame:
    """Give the texts of some bodies, or of all of which any text is here; or those of a user's own folder.

    Parameters
    ----------
    bodies : str or sequence of str, optional
        Names of corpora, as in `CORPORA`; of a folder, bodies that its table names.
    folder : path, optional
        A folder of one's own with an ``index.csv`` (`polycentric.words.corpus.own`).

    Returns
    -------
    DataFrame
        A row for each text, by body and ``text_id``, with the columns of `COLUMNS`: ``words`` counts words of letters,
        or Han characters of a text in Chinese; ``text`` is the text that is searched, words broken at line ends joined;
        ``fault`` says why a text can't be counted, and is missing where it can. ``state`` is missing for bodies, and
        for who was no state then: ``speaker`` still says who spoke.

    Raises
    ------
    UnknownNameError
        If a body is no corpus, or none of the folder's.
    ManyFaultsError
        If anything is wrong with a folder of one's own.
    NotFetchedError
        If none of the texts of a body that was named is here, or none of any body; it says how to fetch them.

    Examples
    --------
    >>> texts("us_strategies")  # doctest: +SKIP
    """
    asked = (bodies,) if isinstance(bodies, str) else bodies
    if folder is not None:
        return _own(folder, asked)
    corpora = [CORPORA[name] for name in (asked if asked is not None else CORPORA)]
    found = {corpus.name: _kept(corpus) for corpus in corpora}
    away = [corpus for corpus in corpora if found[corpus.name] is None]
    if away and (asked is not None or len(away) == len(corpora)):
        raise NotFetchedError(
            f"No text is here of {', '.join(each.name for each in away)}: "
            + "; ".join(fetch_words(source) for each in away for source in each.sources)
            + "; or name a mirror folder in POLYCENTRIC_MIRROR."
        )
    return pl.concat([frame for frame in found.values() if frame is not None])


def _own(folder: str | Path, bodies: Sequence[str] | None) -> pl.DataFrame:
    """Give the texts of a folder, of some bodies or of all."""
    frame = read_own(folder)
    known = sorted(set(frame["body"]))
    for body in bodies or ():
        if body not in known:
            raise UnknownNameError(f"body of '{folder}'", body, known)
    return frame if bodies is None else frame.filter(pl.col("body").is_in(list(bodies)))


def _kept(corpus: Corpus) -> pl.DataFrame | None:
    """Give a corpus from memory, from the cache, or made anew; nothing where none of its texts is here."""
    return _of_key(corpus.name, corpus.key(), str(cache_folder()))


def is_kept(corpus: Corpus) -> bool:
    """Tell whether the texts of a corpus that are here were read before, so that they come without waiting."""
    return kept_tables.has(cache_folder() / "words", corpus.name, _whole(corpus.key()))


def _whole(key: str) -> str:
    """Hash what is here with the code that reads it."""
    return hashlib.sha256(f"{key}\n{_code()}".encode()).hexdigest()


@cache
def _of_key(name: str, key: str, folder: str) -> pl.DataFrame | None:
    """Give a corpus as its key says; the key changes with what is here."""
    place, whole = Path(folder) / "words", _whole(key)
    frame = kept_tables.load(place, name, whole)
    if frame is None:
        try:
            frame = prepared(CORPORA[name], CORPORA[name].read())
        except NotFetchedError:
            return None
        if not frame.height:
            return None
        kept_tables.save(place, name, whole, frame)
        _thin(place, name)
    return frame


def _thin(place: Path, name: str) -> None:
    """Remove what was kept of a corpus when other texts were here, but for the newest few."""
    with suppress(OSError):
        kept = sorted(place.glob(f"{name}.*.parquet"), key=lambda path: (path.stat().st_mtime_ns, path.name))
        for path in kept[:-KEPT]:
            path.unlink(missing_ok=True)


def prepared(corpus: Corpus, read: pl.DataFrame) -> pl.DataFrame:
    """Clean, count and judge the texts that a corpus reads, and put their columns in order."""
    cleaned = (
        read.with_columns(english(pl.col("text")) if corpus.language == "en" else pl.col("text"))
        .with_columns(counted(corpus.language).alias("words"), pl.lit(corpus.name).alias("body"))
        .with_columns(fault(corpus.language).alias("fault"))
    )
    return without_foreign(cleaned).sort("text_id").select(COLUMNS)


@cache
def _code() -> str:
    """Hash the code that makes the texts, so that none that other code made is taken for its own."""
    return kept_tables.hash_of(sorted(Path(__file__).parent.rglob("*.py")))
