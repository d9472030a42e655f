"""What a state is here, and the records that say when it lives, what it's called and what became of it."""

from dataclasses import dataclass, field
from datetime import date

from polycentric.shown_html import record
from polycentric.states.codes import Code, Gec, Iso3


@dataclass(frozen=True)
class State:
    """One continuous state, under an id of our own that no code system's breaks disturb.

    Attributes
    ----------
    id : str
        Three letters: ISO 3166-1 alpha-3 where the state lives today (XKX for Kosovo is user-assigned), else our own.
    name : str
        The common English name of today; `name_of` gives the one of a date.
    iso3, iso_numeric, gec
        Its codes of today, or the last it had; None where it never had one.
    region : str
        A world region, by the ranges of the COW numbers (South Sudan is counted to Africa).
    capital, latitude, longitude
        The capital of today or the last one, in degrees north and east.
    today : str
        Why it is in today's list: "independence" (the rule), "by name", or empty for a state of the past.
    note : str
        What a user must know about its identity or codes.
    """

    id: str
    name: str
    iso3: Iso3 | None = field(compare=False)
    iso_numeric: int | None = field(compare=False)
    gec: Gec | None = field(compare=False)
    region: str = field(compare=False)
    capital: str = field(compare=False)
    latitude: float = field(compare=False)
    longitude: float = field(compare=False)
    today: str = field(compare=False)
    note: str = field(compare=False)

    def __str__(self) -> str:
        return f"{self.name} ({self.id})"

    def _repr_html_(self) -> str:
        codes = {"iso3": self.iso3 and self.iso3.value, "gec": self.gec and self.gec.value}
        place = f"{self.capital} ({self.latitude:.2f}, {self.longitude:.2f})" if self.capital else ""
        return record(str(self), {**codes, "region": self.region, "capital": place, "in today's list": self.today,
                                  "note": self.note})  # fmt: skip


@dataclass(frozen=True)
class Spell:
    """A stretch of days in which a state carries a code; `end` is None while it lives on.

    `listed` is "main", "micro" (Gleditsch and Ward's list of microstates) or "withdrawn" (an ISO code of the past).
    """

    state: str
    system: str
    code: Code | None
    start: date
    end: date | None
    listed: str

    def meets(self, first: date, last: date) -> bool:
        """Say whether any day of the spell is from `first` to `last`."""
        return self.start <= last and (self.end is None or first <= self.end)

    def __str__(self) -> str:
        return f"{self.start} to {self.end}" if self.end else f"since {self.start}"


@dataclass(frozen=True)
class Name:
    """A name of a state and the days between which it means that state; None is open.

    `former` marks the name of a state that has since only taken another one (Burma): it means the state at any time.
    A name whose bearer joined another state or came apart (West Germany, the Soviet Union) has its days instead.
    """

    state: str
    text: str
    start: date | None
    end: date | None
    former: bool = False

    def meets(self, first: date, last: date) -> bool:
        """Say whether the name means the state on any day from `first` to `last`."""
        return (self.start is None or self.start <= last) and (self.end is None or first <= self.end)

    def __str__(self) -> str:
        after = f" from {self.start}" if self.start else ""
        return after + (f" until {self.end}" if self.end else "")


@dataclass(frozen=True)
class Succession:
    """One state's passing into another: joined, separated, divided, dissolved or related."""

    predecessor: str
    successor: str
    date: date
    kind: str


@dataclass(frozen=True)
class Territory:
    """A place or body that data sets list beside states and that isn't one here."""

    name: str
    territory: str
    sovereign: str
    status: str


@dataclass(frozen=True)
class Dispute:
    """A case on which governments disagree, with what either side says and what the lists do."""

    case: str
    listed: str
    cow: str
    gw: str
    one_side: str
    other_side: str


@dataclass(frozen=True)
class Letters:
    """The letters by which a list abbreviates a state, with the number that the list gives it, and its years.

    `first` and `last` are years, None where open; they are given for Polity only, since the numbers of the other lists
    have their own spells.
    """

    system: str
    letters: str
    state: str
    number: int | None
    first: int | None
    last: int | None


@dataclass(frozen=True)
class Group:
    """A group of states that tables list beside states: a region, an organisation, a class of incomes."""

    name: str
    kind: str


@dataclass(frozen=True)
class ListName:
    """What a list of states means by a name from `first` to `last`, where the name alone would mean something else."""

    source: str
    name: str
    state: str
    first: int | None
    last: int | None


@dataclass(frozen=True)
class Meaning:
    """What a name may mean, and what had to be left off or turned round to know it."""

    names: tuple[Name, ...] = ()
    territory: Territory | None = None
    group: Group | None = None
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.names) or self.territory is not None or self.group is not None
