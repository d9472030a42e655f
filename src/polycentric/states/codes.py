"""Typed codes: a number that says which system it is of, so that it can't be joined to another system's.

970 is Nauru for the Correlates of War and Kiribati for Gleditsch and Ward; 255 is all of Germany to one and Germany
before 1945 to the other. So `Cow(970)` and `Gw(970)` are different, and neither is ever equal to a bare 970.
"""

import operator
from dataclasses import dataclass
from typing import ClassVar, cast

from polycentric.errors import BareCodeError, DataError


@dataclass(frozen=True, eq=False, repr=False)
class Code:
    """One code of one system; use `Cow`, `Gw`, `Iso3` and the other children."""

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


class IsoNumber(_Number):
    """A number of ISO 3166-1, as the United Nations' tables have it: 840 is the United States."""

    system: ClassVar[str] = "iso"
    label: ClassVar[str] = "ISO 3166"


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


class Iso2(_Letters):
    """Two letters of ISO 3166-1: GB, NA, US; and XK, user-assigned, for Kosovo."""

    system: ClassVar[str] = "iso2"
    label: ClassVar[str] = "ISO"

    def _check(self) -> None:
        if not (len(self.letters) == 2 and self.letters.isalpha() and self.letters.isupper()):
            raise DataError(_shape_message("Iso2", self.letters, "two capital letters, like 'DE'"))


class _Abbreviation(_Letters):
    """Three letters by which a list of states abbreviates a name."""

    def _check(self) -> None:
        if not (len(self.letters) == 3 and self.letters.isalpha() and self.letters.isupper()):
            raise DataError(_shape_message(type(self).__name__, self.letters, "three capital letters, like 'GMY'"))


class CowLetters(_Abbreviation):
    """Three letters of the Correlates of War, its `stateabb`: AUS is Austria, GMY Germany."""

    system: ClassVar[str] = "cowc"
    label: ClassVar[str] = "COW"


class GwLetters(_Abbreviation):
    """Three letters of Gleditsch and Ward: KBI is Kiribati."""

    system: ClassVar[str] = "gwc"
    label: ClassVar[str] = "GW"


class PolityLetters(_Abbreviation):
    """Three letters of Polity 5, its `scode`: AUL is Australia, CZE Czechoslovakia."""

    system: ClassVar[str] = "polityc"
    label: ClassVar[str] = "Polity"


SYSTEMS: dict[str, type[Code]] = {
    kind.system: kind for kind in (Cow, Gw, Iso3, Gec, Iso2, IsoNumber, CowLetters, GwLetters, Polity, PolityLetters)
}
# What else people write for a system.
SPELT = {"iso2c": "iso2", "iso3c": "iso3", "iso3n": "iso", "ison": "iso", "fips": "gec", "p5c": "polityc",
         "p4c": "polityc", "ccode": "cow", "cown": "cow", "gwcode": "gw", "gwn": "gw"}  # fmt: skip


def written(text: str) -> Code | None:
    """Read a code written with its system, as in ``cow:2``, ``iso:840``, ``iso3:USA``, ``cowc:UKG``; None for others.

    Raises
    ------
    BareCodeError
        If the text is a number that doesn't say its system.
    DataError
        If the code has not the shape of its system's codes.
    """
    system, colon, value = (part.strip() for part in text.partition(":"))
    if text.strip().isdecimal():
        raise BareCodeError(bare_number_message(text))
    if not colon or SPELT.get(system.lower(), system.lower()) not in SYSTEMS:
        return None
    return code_in(system, value)


def code_in(system: str, value: str) -> Code:
    """Give the code of a system that a text writes; the case of letters doesn't count.

    Raises
    ------
    DataError
        If the text has not the shape of the system's codes.
    """
    name = SPELT.get(system.lower(), system.lower())
    if name == "iso" and value.isalpha():
        name = "iso2" if len(value) == 2 else "iso3"
    if name in {"cow", "gw", "polity"} and value.isalpha() and value.isupper():
        name += "c"
    kind = SYSTEMS[name]
    if issubclass(kind, _Number):
        if not (value.isascii() and value.isdecimal()):
            raise DataError(_shape_message(kind.__name__, value, "a whole number, like 255"))
        return kind(int(value))
    return cast("type[_Letters]", kind)(value.lower() if kind is Gec else value.upper())


def bare_number_message(text: str) -> str:
    """Word the refusal of a number that doesn't say its system."""
    number = text.strip()
    return f"'{text}' does not say which code system it is of: write cow:{number} or gw:{number}, or iso:{number}."


def bare_code_message(value: object, code: Code | None = None) -> str:
    """Word the refusal of a value that doesn't say its system, or says another one."""
    beside = f" beside {code!r}" if code is not None else ""
    return (
        f"{value!r}{beside} does not say which code system it is of, or is of another one: COW 970 is Nauru, "
        f"Gleditsch-Ward 970 is Kiribati. Write Cow({_sample(value)}) or Gw({_sample(value)}); "
        "code_of() translates between systems, and .value gives the bare value."
    )


def _sample(value: object) -> object:
    """Show the user's own number in the advice where there is one."""
    return value.value if isinstance(value, Code) else value if isinstance(value, int) else 970


def _shape_message(kind: str, value: object, right: str) -> str:
    return f"{kind}({value!r}) is no {kind} code: give {right}."
