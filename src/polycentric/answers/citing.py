"""What to cite, as BibTeX."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polycentric.version import __version__

if TYPE_CHECKING:
    from polycentric.sources.contract import Source

SOFTWARE = f"""@software{{polycentric,
  author = {{{{The polycentric contributors}}}},
  title = {{{{polycentric: a laboratory for the structure of the international system}}}},
  version = {{{__version__}}}
}}"""


def bibtex(names: Sequence[str] = (), result: Path | None = None, *, every: bool = False) -> str:
    """Give the BibTeX of sources, or of all that a result was made from; the software comes first.

    Parameters
    ----------
    names : sequence of str
        Sources; without any, and without a result, those that the world `now` rests on.
    result : path, optional
        A JSON file of an answer.
    every : bool
        Every source.

    Raises
    ------
    UnknownNameError
        If a source is unknown.
    UserFileError
        If the result names no sources.

    Examples
    --------
    >>> bibtex().splitlines()[0]
    '@software{polycentric,'
    """
    from polycentric.sources import SOURCES

    used = [*names, *(_used(result) if result else ())]
    if every:
        used = list(SOURCES)
    elif not used:
        used = [name for name, source in SOURCES.items() if source.embedded]
    return "\n\n".join(_entries(_known(name).bibtex for name in dict.fromkeys(used))) + "\n"


def _known(name: str) -> "Source":
    """Give a source by its name; what is made of sources is refused with theirs."""
    from polycentric.answers.elsewhere import article, kinds_of, sources_of
    from polycentric.errors import UnknownNameError
    from polycentric.sources import SOURCES

    try:
        return SOURCES[name]
    except UnknownNameError as unknown:
        if made_of := sources_of(name):
            kinds = " and ".join(f"{article(kind)} {kind}" for kind in kinds_of(name))
            told = f"'{name}' is {kinds}, made of: polycentric cite {' '.join(made_of)}"
            unknown.args = (f"{unknown} {told}",)
        raise


def _entries(texts: Any) -> list[str]:
    """Give the software's entry and every other one once: sources share references."""
    entries = [entry for text in texts for entry in _split(text)]
    return list(dict.fromkeys([SOFTWARE, *entries]))


def _split(text: str) -> list[str]:
    """Split a source's entries."""
    return ["@" + part.strip() for part in ("\n" + text).split("\n@") if part.strip()]


def _used(result: Path) -> list[str]:
    """Give the sources that a result names."""
    import json

    from polycentric.errors import UserFileError
    from polycentric.reading import content_of

    if result.exists() and not result.is_file():
        raise UserFileError(f"'{result}' is no file: give a result that a command wrote with --json.")
    try:
        return [str(record["name"]) for record in json.loads(content_of(result))["sources"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserFileError(
            f"'{result}' names no sources ({type(error).__name__}): give a result that a command wrote with --json."
        ) from error
