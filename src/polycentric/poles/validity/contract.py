"""What a set of known cases is and promises: labels that scholars gave, against which measures are held.

Labels are opinions. A set says whose they are, what they can test, and whether the text they are taken from was read.
No label stands after 2010: from then on scholars disagree, so nothing is right or wrong there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from polycentric import shown_html
from polycentric.errors import DataError, UnknownNameError
from polycentric.poles.classes.contract import BIPOLAR, MULTIPOLAR, UNIPOLAR
from polycentric.presented import record

Kind = Literal["polarity", "powers", "camps", "share", "hierarchy", "concert"]
KINDS: tuple[Kind, ...] = ("polarity", "powers", "camps", "share", "hierarchy", "concert")
SUBJECTS = {
    "polarity": "the class of the system",
    "powers": "who is a great power",
    "camps": "who sides with whom",
    "share": "published numbers",
    "hierarchy": "who is held and who is free",
    "concert": "how the great powers dealt with one another",
}
UNIVERSALIST, PARTICULARIST = "universalist", "particularist"
LABELS = (MULTIPOLAR, BIPOLAR, UNIPOLAR)
OF_PERIODS: Mapping[str, Sequence[str]] = {"polarity": LABELS, "concert": (UNIVERSALIST, PARTICULARIST)}
LAST = 2010  # of the years that have a label: after it scholars disagree


class CasesError(DataError):
    """A set of known cases that can't be used: periods that overlap, a side of nobody, a member that is no state."""


@dataclass(frozen=True)
class Period:
    """Years that scholars give one class.

    Attributes
    ----------
    first, last : int
        Both years are part of it.
    polarity : str
        *multipolar*, *bipolar* or *unipolar*; of known cases about concert *universalist* or *particularist*.
    """

    first: int
    last: int
    polarity: str

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise CasesError(
                f"A period of known cases ends in {self.last}, before it begins in {self.first}: swap them."
            )
        known = [label for labels in OF_PERIODS.values() for label in labels]
        if self.polarity not in known:
            raise UnknownNameError("polarity class of known cases", self.polarity, known)

    @property
    def years(self) -> range:
        """Its years."""
        return range(self.first, self.last + 1)

    def __str__(self) -> str:
        return f"{self.polarity} {self.first}-{self.last}"


@dataclass(frozen=True)
class Member:
    """A state that was of a side for some years, both of them part of it."""

    state: str
    first: int
    last: int


@dataclass(frozen=True)
class Side:
    """A camp that nobody disputes, and who was of it when."""

    label: str
    members: tuple[Member, ...]

    def of(self, year: int) -> tuple[str, ...]:
        """Name the members of a year."""
        return tuple(each.state for each in self.members if each.first <= year <= each.last)


@dataclass(frozen=True, repr=False, kw_only=True)
class LabelSet:
    """Known cases of one kind, by one source.

    Attributes
    ----------
    label : str
        What a reader sees.
    kind : str
        ``"polarity"``: the class of the system in some periods. ``"powers"``: which states were great powers.
        ``"camps"``: who was on whose side. ``"share"``: published numbers of a concentration. ``"hierarchy"``: who was
        held by another, and who wasn't. ``"concert"``: when the great powers sought rules for all, and when each its
        own.
    reference : str
        Whose labels these are: author, year, title, page.
    tests : str
        What the set can test, and what it can't, in a sentence.
    checked : str
        Whether the text was read, by whom, and which part is from memory.
    periods : tuple of Period
        For polarity and concert: no two overlap. Years after 2010 are cut off, which `cut` says.
    sides : tuple of Side
        For camps: two sides or more, no state on two of them in a year; for hierarchy: held and free.
    first, last : int
        The years that are judged, for all kinds without periods.
    listed : str
        For powers: the panel's variable that lists them.
    published : mapping of str to float
        For shares: the published numbers by name.
    from_treaties : bool
        For camps: whether the sides are those of treaties, so that a measure that reads pledges is told the answer.
    in_sample : mapping of str to str
        Readings that were picked, or whose cut-off was chosen, with these labels in view, by name
        (``"thompson/military_spending/ten_largest"``), with how: their score here is no test.
    cut : str
        What was cut off since it is after 2010; empty where nothing was.
    name : str
        The file's name; set by the registry.
    """

    label: str
    kind: Kind
    reference: str
    tests: str
    checked: str
    periods: tuple[Period, ...] = ()
    sides: tuple[Side, ...] = ()
    first: int = 0
    last: int = 0
    listed: str = ""
    published: Mapping[str, float] = field(default_factory=dict[str, float])
    from_treaties: bool = False
    in_sample: Mapping[str, str] = field(default_factory=dict[str, str])
    cut: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise UnknownNameError("kind of known cases", self.kind, KINDS)
        if self.kind in OF_PERIODS:
            _check_periods(self.periods)
            _check_labels(self)
            kept, cut = _to_the_last(self.periods)
            object.__setattr__(self, "periods", kept)
            object.__setattr__(self, "cut", "; ".join(filter(None, (self.cut, cut))))
        else:
            _check_years(self)
        if self.kind == "camps":
            _check_sides(self)

    def _title(self) -> str:
        """Give what stands above it."""
        return ": ".join(filter(None, (f"set of known cases {self.name}".strip(), self.label)))

    def said(self) -> dict[str, str]:
        """Give what a reader sees of it, by a short name each."""
        return {
            "of": SUBJECTS[self.kind],
            "periods": "; ".join(map(str, self.periods)),
            "sides": "; ".join(side.label for side in self.sides),
            "years": f"{self.first}-{self.last}" if self.first else "",
            "tests": self.tests,
            "reference": self.reference,
            "checked": self.checked,
            "cut": self.cut,
        }

    def __repr__(self) -> str:
        return record(self._title(), self.said())

    def _repr_html_(self) -> str:
        return shown_html.record(self._title(), self.said())

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are judged, in order."""
        if self.kind not in OF_PERIODS:
            return tuple(range(self.first, self.last + 1))
        return tuple(year for period in self.periods for year in period.years)

    def label_of(self, year: int) -> str:
        """Give the class of a year; empty where it has none."""
        return next((period.polarity for period in self.periods if year in period.years), "")


def _check_labels(cases: LabelSet) -> None:
    """Refuse a period with a class of another kind."""
    for period in cases.periods:
        if period.polarity not in OF_PERIODS[cases.kind]:
            raise UnknownNameError(f"class of known cases about {cases.kind}", period.polarity, OF_PERIODS[cases.kind])


def _check_periods(periods: Sequence[Period]) -> None:
    """Refuse no periods, overlapping ones, and ones out of order."""
    if not periods:
        raise CasesError("A set of known cases about polarity or concert has no periods: give one at least.")
    for one, other in pairwise(periods):
        if other.first <= one.last:
            raise CasesError(
                f"Two periods of known cases overlap or are out of order, '{one}' and '{other}': a year has one class, "
                "and periods go by their years."
            )


def _to_the_last(periods: Sequence[Period]) -> tuple[tuple[Period, ...], str]:
    """Cut off what is after the last year that has labels, and say so."""
    kept = tuple(Period(each.first, min(each.last, LAST), each.polarity) for each in periods if each.first <= LAST)
    if not kept:
        raise CasesError(
            f"All periods of known cases are after {LAST}, from when scholars disagree: give earlier ones."
        )
    beyond = [str(each) for each in periods if each.last > LAST]
    return kept, f"no label after {LAST} is scored, though the source has {', '.join(beyond)}" if beyond else ""


def _check_years(cases: LabelSet) -> None:
    """Refuse years that are none, and ones after the last that has labels."""
    if not 0 < cases.first <= cases.last <= LAST:
        raise CasesError(
            f"Known cases of the kind '{cases.kind}' are of {cases.first} to {cases.last}: two years in order, not "
            f"after {LAST}, are right."
        )


def _check_sides(cases: LabelSet) -> None:
    """Refuse a single side, a side without members, and a state on two sides at once."""
    if len(cases.sides) < 2:
        raise CasesError(f"Known camps need two sides at least, not {len(cases.sides)}.")
    for year in cases.years:
        seen: dict[str, str] = {}
        for side in cases.sides:
            for state in side.of(year):
                if state in seen:
                    raise CasesError(
                        f"{state} stands twice in the known camps of {year}, with '{seen[state]}' and '{side.label}': "
                        "a state is on one side in a year."
                    )
                seen[state] = side.label
        empty = [side.label for side in cases.sides if not side.of(year)]
        if empty:
            raise CasesError(f"Nobody is of '{empty[0]}' in {year}: give a member, or judge fewer years.")
