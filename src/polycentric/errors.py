"""Every exception that a caller of polycentric may want to catch.

A message says what is wrong, with the value; what would be right; what to do next.
"""

import difflib
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from polycentric.renamed import name_of_today, renamed

_FEW, _NEAREST, _MANY = 5, 5, 30


class PolycentricError(Exception):
    """A mistake that a user can mend; the command line prints it alone and exits with 2, and so does a notebook."""

    def _render_traceback_(self) -> list[str]:
        """Give what IPython shows of it: the message, and where the user's own code stood."""
        return [f"{type(self).__name__}: {self}", *_own_lines(self)]


class UnknownNameError(PolycentricError, KeyError):
    """A name that is in no list; the nearest known names are suggested, or those in `close` where it is given."""

    def __init__(self, kind: str, name: object, known: Iterable[str], close: Iterable[str] | None = None) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        suggested = _nearest_or_holding(str(name), self.known) if close is None else list(close)
        super().__init__(_unknown_message(kind, str(name), self.known, suggested))

    def __str__(self) -> str:
        """Give the message as it is, where KeyError would quote it."""
        return str(self.args[0])


class UnknownCodeError(UnknownNameError):
    """A code that its system does not have."""

    def __init__(self, message: str) -> None:
        PolycentricError.__init__(self, message)


class ConceptNameError(UnknownNameError):
    """A name that no concept has; the message also says how a dictionary of one's own is named."""

    def __init__(self, message: str) -> None:
        PolycentricError.__init__(self, message)


class NoMemberError(UnknownNameError):
    """A value that no member of a collection has; the message says which values there are, and the nearest."""

    def __init__(self, message: str) -> None:
        PolycentricError.__init__(self, message)


class NotAStateError(UnknownNameError):
    """A name of a territory or body that is listed beside states and is not one; the message says what it is."""

    def __init__(self, message: str) -> None:
        PolycentricError.__init__(self, message)


class ColumnNameError(UnknownNameError):
    """The name of a column where that of an addition is asked for; the message says which addition has the column."""

    def __init__(self, message: str) -> None:
        PolycentricError.__init__(self, message)


class ManyAdditionsError(UnknownNameError):
    """A name that several additions answer to; the message lists them, each with what it is."""

    def __init__(self, message: str) -> None:
        PolycentricError.__init__(self, message)


class BrokenEntryError(PolycentricError):
    """An entry of the package, such as a power index, whose file fails; the entries beside it work."""


class BrokenEntryWarning(PolycentricError, UserWarning):
    """Tells of an entry whose file fails, when the entries beside it are collected."""


class BareCodeError(PolycentricError, TypeError):
    """A number compared or joined with a state code without saying which code system it is of."""


class AmbiguousNameError(PolycentricError):
    """A name that fits several states; the message lists them."""


class CoverageError(PolycentricError):
    """A year or state that a source, layer or measure does not cover."""


class NotHereError(CoverageError, KeyError):
    """A state that is one, and that a panel or a result has not among its labels."""

    def __str__(self) -> str:
        """Give the message as it is, where KeyError would quote it."""
        return str(self.args[0])


class GroupError(CoverageError):
    """A group of states that can't stand as one actor: it can't be read, is empty, or shares members with another."""


class ShapeError(PolycentricError):
    """An array whose dimensions or labels are not those asked for."""


class DataError(PolycentricError):
    """A file whose content breaks a rule of its table: a key, a bound, a code, a unit."""


class UnreachableQuotaError(DataError):
    """A voting rule whose quota is above all votes together: nothing could ever pass."""


class ChecksumError(DataError):
    """A file whose sha256 is not the pinned one."""


class NotFetchedError(DataError):
    """A source whose files are neither in the cache nor in a mirror."""


class FetchError(PolycentricError):
    """A file that cannot be fetched: not there, no network, no room, no trust in the server."""


class UserFileError(DataError):
    """A file given by the user that cannot be read or breaks a rule."""


class ManyFaultsError(UserFileError):
    """A file of the user's with several faults, all of them told at once, a line each."""


class MissingExtraError(PolycentricError):
    """Something that needs packages which are no part of a plain installation; the message says how to get them."""


class OutputError(PolycentricError):
    """A result that cannot be written where the user asked."""


class PolycentricWarning(PolycentricError, UserWarning):
    """Something that went on in another way than asked: printed as a note, and an error only where warnings are."""


class CompilingNote(PolycentricWarning):
    """Something that takes longer this once, since it is compiled for this computer."""


def _own_lines(failure: BaseException) -> list[str]:
    """Give the lines that led to an error, without those inside this package and others."""
    import traceback  # which nothing else needs

    package = str(Path(__file__).parent)
    frames = traceback.extract_tb(failure.__traceback__)
    own = [each for each in frames if not each.filename.startswith(package) and "-packages" not in each.filename]
    return [f"    line {each.lineno}: {each.line}" for each in own if each.line]


def nearest(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Give the known names most like `name`, best first, ignoring case."""
    by_lower = {candidate.lower(): candidate for candidate in known}
    return [by_lower[hit] for hit in difflib.get_close_matches(name.lower(), by_lower, n=count, cutoff=0.6)]


def _unknown_message(kind: str, name: str, known: tuple[str, ...], close: list[str]) -> str:
    """Word the message about an unknown name once, for every kind of name."""
    now = name_of_today(name, known)
    if now is not None:
        return f"'{name}' is now called '{now}': use the new name."
    if close:
        return f"No {kind} is called '{name}': did you mean {_listed(close)}?"
    if not known:
        return f"No {kind} is called '{name}': there is none at all."
    if len(known) <= _FEW:
        return f"No {kind} is called '{name}': the known ones are {_listed(sorted(known))}."
    if len(known) <= _MANY:
        likest = difflib.get_close_matches(name.lower(), sorted(known), n=_NEAREST, cutoff=0.0)
        return f"No {kind} is called '{name}': of {len(known)} known ones the nearest are {_listed(likest)}."
    return f"No {kind} is called '{name}', and none of the {len(known)} known ones is like it."


def _nearest_or_holding(name: str, known: tuple[str, ...]) -> list[str]:
    """Give the known names most like a name, or else those that it is a part of, the shortest first."""
    if close := nearest(name, known):
        return close
    holding = [each for each in known if len(name) > 2 and name.lower() in each.lower()]
    return sorted(holding, key=len)[:_NEAREST]


def _listed(names: Iterable[str]) -> str:
    """Join names as 'a', 'b' or 'c'."""
    quoted = [f"'{name}'" for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]


Parameters = ParamSpec("Parameters")
Returned = TypeVar("Returned")


def answers_old_names(function: Callable[Parameters, Returned]) -> Callable[Parameters, Returned]:
    """Have a function answer the old name of a parameter with the one of today, from the table of old names."""

    @wraps(function)
    def checked(*arguments: Parameters.args, **named: Parameters.kwargs) -> Returned:
        for name in named:
            if (now := renamed()["options"].get(name)) is not None:
                raise UnknownNameError(f"parameter of {function.__name__}()", name, [now])
        return function(*arguments, **named)

    return checked
