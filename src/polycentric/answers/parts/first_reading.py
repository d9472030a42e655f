"""Say in a line that texts are read for the first time, also where there is no terminal, and that nothing is kept."""

import warnings
from collections.abc import Sequence
from pathlib import Path

_TOLD: set[Path] = set()  # caches of which it was told that nothing can be kept in them


def say_first_reading(bodies: Sequence[str], *, named: bool = False) -> None:
    """Say it where speeches of the General Debate are here and were never read; `named` for whom they name, too."""
    from polycentric.answers.progress import say
    from polycentric.words.corpus.bodies import CORPORA
    from polycentric.words.corpus.members_here import members_here
    from polycentric.words.corpus.texts import is_kept
    from polycentric.words.found import DEFAULT_BODY
    from polycentric.words.threats.found import is_kept as is_named_kept

    corpus = CORPORA[DEFAULT_BODY]
    if DEFAULT_BODY not in bodies or not members_here(corpus.sources[0]):
        return
    if not is_kept(corpus) or (named and not is_named_kept(DEFAULT_BODY)):
        what, long = ("the texts, and whom they name", "about a minute") if named else ("the texts", "half a minute")
        say(f"Reading {what}: {long} the first time.")


def tell_if_unkept() -> None:
    """Warn once where what was read of the texts couldn't be kept, so that the next run reads it again."""
    from polycentric.errors import PolycentricWarning
    from polycentric.tables.cache import why_unkept
    from polycentric.tables.places import cache_folder

    cache = cache_folder()
    why = why_unkept(cache / "words")
    if why is None or cache in _TOLD:
        return
    _TOLD.add(cache)
    told = f"What was read of the texts can't be kept in '{cache}' ({why}), so that the next run reads them again"
    warnings.warn(f"{told}: name another folder in POLYCENTRIC_CACHE.", PolycentricWarning, stacklevel=3)
