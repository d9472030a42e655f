"""The concepts that ship with the package, one TOML file each, by name in `CONCEPTS`.

>>> CONCEPTS["multipolar"].version
1
"""

from pathlib import Path

from polycentric.errors import ConceptNameError, UnknownNameError, UserFileError
from polycentric.reading import exists
from polycentric.registry import Registry, leave_out
from polycentric.words.dictionary import Concept, read

FOLDER = Path(__file__).parent
OWN = "A dictionary of your own is given by its path, which ends in .toml."


def _collected() -> dict[str, Concept]:
    """Read every dictionary; one that fails is left out, and asking for it says why."""
    found: dict[str, Concept] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        try:
            found[path.stem] = read(path)
        except UserFileError as failure:
            leave_out("concept", path.stem, str(path), failure)
    return found


CONCEPTS: Registry[Concept] = Registry("concept", _collected())


def concept_of(name: str) -> Concept:
    """Give a concept by its name, or from a user's own dictionary by the path of its file.

    Raises
    ------
    UnknownNameError
        If no concept has that name.
    UserFileError
        If the file can't be read, or anything in it is wrong.
    """
    if name.endswith(".toml"):
        return read(Path(name))
    try:
        return CONCEPTS[name]
    except UnknownNameError as error:
        own = f"{name}.toml"
        told = f"Your own dictionary '{own}' is given by that path." if exists(Path(own)) else OWN
        raise ConceptNameError(f"{error} {told}") from error


__all__ = ["CONCEPTS", "concept_of"]
