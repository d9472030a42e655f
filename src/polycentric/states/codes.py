"""Typed codes: a number that says which system it is of, so that it can't be joined to another system's.

970 is Nauru for the Correlates of War and Kiribati for Gleditsch and Ward; 255 is all of Germany to one and Germany
before 1945 to the other. So `Cow(970)` and `Gw(970)` are different, and neither is ever equal to a bare 970.
"""

import operator
from dataclasses import dataclass
from typing import ClassVar

from polycentric.errors import BareCodeError, DataError


@dataclass(frozen=True, eq=False, repr=False)
class Code:
    """One code of one system; use `Cow`, `Gw`, `Polity`, `Iso3` or `Gec`."""

    system: ClassVar[str] = ""
    label: ClassVar[str] = ""

    @property
    def value(self) -> int | str:
        """The bare number or letters, for writing into a table whose column names the system."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Code):
            raise BareCodeError(bare_code_message(other, self))
        return self.system == other.system and self.value == other.value

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Code) or self.system != other.system:
            raise BareCodeError(bare_code_message(other, self))
        return str(self.value).zfill(4) < str(other.value).zfill(4)

    def __hash__(self) -> int:
        return hash((self.system, self.value))

    def __str__(self) -> str:
        return f"{self.label} {self.value}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.value!r})"


@dataclass(frozen=True, eq=False, repr=False)
class _Number(Code):
    number: int

    def __post_init__(self) -> None:
        try:
            # An integer of numpy becomes an ordinary one; text and 255.0 are refused.
            object.__setattr__(self, "number", operator.index(self.number))
        except TypeError:
            raise DataError(_shape_message(type(self).__name__, self.number, "a whole number, like 255")) from None

    @property
    def value(self) -> int:
        """The bare number."""
        return self.number


class Cow(_Number):
    """A state number of the Correlates of War: the field's `ccode`."""

    system: ClassVar[str] = "cow"
    label: ClassVar[str] = "COW"


class Gw(_Number):
    """A state number of Gleditsch and Ward: the field's `gwcode`."""

    system: ClassVar[str] = "gw"
    label: ClassVar[str] = "GW"


class Polity(_Number):
    """A number of the Polity project, which gives a state another one where its borders change: 364 is the USSR."""

    system: ClassVar[str] = "polity"
    label: ClassVar[str] = "Polity"


@dataclass(frozen=True, eq=False, repr=False)
class _Letters(Code):
    letters: str

    def __post_init__(self) -> None:
        self._check()

    def _check(self) -> None:
        """Refuse letters of the wrong shape."""
        raise NotImplementedError

    @property
    def value(self) -> str:
        """The bare letters."""
        return self.letters


class Iso3(_Letters):
    """Three letters of ISO 3166-1, withdrawn ones (SUN, YUG) included; and XKX, user-assigned, for Kosovo."""

    system: ClassVar[str] = "iso3"
    label: ClassVar[str] = "ISO"

    def _check(self) -> None:
        if not (len(self.letters) == 3 and self.letters.isalpha() and self.letters.isupper()):
            raise DataError(_shape_message("Iso3", self.letters, "three capital letters, like 'DEU'"))


class Gec(_Letters):
    """Two letters of GEC, the old FIPS 10-4, by which the World Factbook names its files: `gm` is Germany."""

    system: ClassVar[str] = "gec"
    label: ClassVar[str] = "GEC"

    def _check(self) -> None:
        if not (len(self.letters) == 2 and self.letters.isalpha() and self.letters.islower()):
            raise DataError(_shape_message("Gec", self.letters, "two small letters, like 'gm'"))


SYSTEMS: dict[str, type[Cow] | type[Gw] | type[Polity] | type[Iso3] | type[Gec]] = {
    "cow": Cow, "gw": Gw, "polity": Polity, "iso3": Iso3, "gec": Gec,
}  # fmt: skip


def written(text: str) -> Code | None:
    """Read a code written with its system, as in ``cow:2``, ``gw:2``, ``iso3:USA``, ``gec:us``; None for other texts.

    Raises
    ------
    BareCodeError
        If the text is a number that doesn't say its system.
    DataError
        If the code has not the shape of its system's codes.
    """
    system, colon, value = (part.strip() for part in text.partition(":"))
    if text.strip().isdecimal():
        raise BareCodeError(f"'{text}' does not say which code system it is of: write cow:{text} or gw:{text}.")
    if not colon or system.lower() not in SYSTEMS:
        return None
    kind = SYSTEMS[system.lower()]
    if kind is Cow or kind is Gw or kind is Polity:
        if not (value.isascii() and value.isdecimal()):
            raise DataError(_shape_message(kind.__name__, value, "a whole number, like 255"))
        return kind(int(value))
    return Iso3(value.upper()) if kind is Iso3 else Gec(value.lower())


def bare_code_message(found: object, code: Code | None = None) -> str:
    """Word the refusal of a value that doesn't say its system, or says another one."""
    beside = f" beside {code!r}" if code is not None else ""
    return (
        f"{found!r}{beside} does not say which code system it is of, or is of another one: COW 970 is Nauru, "
        f"Gleditsch-Ward 970 is Kiribati. Write Cow({_sample(found)}) or Gw({_sample(found)}); "
        "code_of() translates between systems, and .value gives the bare value."
    )


def _sample(found: object) -> object:
    """Show the user's own number in the advice where there is one."""
    return found.value if isinstance(found, Code) else found if isinstance(found, int) else 970


def _shape_message(kind: str, found: object, right: str) -> str:
    return f"{kind}({found!r}) is no {kind} code: give {right}."
