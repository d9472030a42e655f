"""The columns of the two data sets on militarised interstate disputes, and what their levels mean."""

from polycentric.sources.contract import Column
from polycentric.sources.record.columns import UNKNOWN, directed, level, month, truth, whole, year

MISSING = (-9,)
DEATHS = "0 none, 1 1-25, 2 26-100, 3 101-250, 4 251-500, 5 501-999, 6 more"
FATALITY = f"level of deaths: {DEATHS}"
HOSTILITY = "1 none, 2 threat of force, 3 show of force, 4 use of force, 5 war"
ACTION = "highest action, 0 (none) to 21 (joining an ongoing war), in the codebook's order"
ACTIONS = (
    "0 none, 1 threat to use force, 2 threat to blockade, 3 threat to occupy territory, 4 threat to declare war, "
    "5 threat to use nuclear biological or chemical weapons, 6 threat to join a war, 7 show of force, 8 alert, "
    "9 nuclear alert, 10 mobilisation, 11 fortification of a border, 12 violation of a border, 13 blockade, "
    "14 occupation of territory, 15 seizure, 16 attack, 17 clash, 18 declaration of war, "
    "19 use of biological or chemical weapons, 20 beginning of a war between states, 21 joining an ongoing war"
)
OUTCOME = (
    "1 victory A, 2 victory B, 3 yield by A, 4 yield by B, 5 stalemate, 6 compromise, 7 released, 8 unclear, 9 joins "
    "ongoing war"
)
WHOLE = "the whole dispute"
SETTLEMENT = "1 negotiated, 2 imposed, 3 none, 4 unclear"


def number() -> Column:
    """Describe the dispute's number."""
    return whole("dispnum", "number of a dispute", "the dispute", 1, 9999)


def dispute(last: int, months_unknown: tuple[int, ...] = ()) -> tuple[Column, ...]:
    """Describe a table of one dispute a row."""
    return (
        number(), year(1816, last, "styear", "year in which it began"), _month("stmon", "began", months_unknown),
        level("outcome", f"outcome: {OUTCOME}", 1, 9, UNKNOWN, missing_codes=MISSING, codes=OUTCOME),
        level("settle", f"settlement: {SETTLEMENT}", 1, 4, UNKNOWN, missing_codes=MISSING, codes=SETTLEMENT),
        *_whole_dispute(),
    )  # fmt: skip


def dyads(last: int, ongoing: str, onset: str) -> tuple[Column, ...]:
    """Describe who, when, and whether it began, in a table of directed dyads."""
    return (
        number(), *directed(), year(1816, last), truth(ongoing, "whether a dispute is under way: in every row"),
        truth(onset, "whether the dispute began this year"),
    )  # fmt: skip


def sides(most_deaths: int, first_letter: str = "sidea") -> tuple[Column, ...]:
    """Describe what each of the two states did in the dispute, first all of one kind, then of the next."""
    pairs = [(_side(1, most_deaths, first_letter)), (_side(2, most_deaths, first_letter))]
    return tuple(column for pair in zip(*pairs, strict=True) for column in pair)


def whole_dispute(last: tuple[str, ...], months_unknown: tuple[int, ...] = ()) -> tuple[Column, ...]:
    """Describe what a dyad's row says of the dispute as a whole, as far as its columns are in `last`."""
    every = (*_whole_dispute(), _month("stmon", "began", months_unknown))
    return tuple(column for column in every if column.name in last)


def _side(which: int, most_deaths: int, side: str) -> tuple[Column, ...]:
    who = "the first state" if which == 1 else "the second state"
    return (
        truth(f"{side}{which}", f"whether {who} is on side A"),
        level(f"fatality{which}", f"{who}: {FATALITY}", 0, 6, UNKNOWN, missing_codes=MISSING, codes=DEATHS),
        whole(f"fatalpre{which}", "people", f"{who}: deaths, where a number is known", 0, most_deaths, UNKNOWN,
              missing_codes=MISSING),
        level(f"hiact{which}", f"{who}: {ACTION}", 0, 21, codes=ACTIONS),
        level(f"hostlev{which}", f"{who}: level of hostility: {HOSTILITY}", 1, 5, codes=HOSTILITY),
        truth(f"orig{which}", f"whether {who} took part from the first day"),
    )  # fmt: skip


def _month(name: str, what: str, unknown: tuple[int, ...]) -> Column:
    if not unknown:
        return month(name, f"month in which it {what}")
    return month(name, f"month in which it {what}", "null: the source writes a month that no year has", unknown)


def _whole_dispute() -> tuple[Column, ...]:
    return (
        level("fatality", f"of {WHOLE}, by all: {FATALITY}", 0, 6, UNKNOWN, missing_codes=MISSING, codes=DEATHS),
        whole("mindur", "days", "shortest length that the known dates allow", 0, 20_000),
        whole("maxdur", "days", "longest length that the known dates allow", 0, 20_000),
        level("hiact", f"of {WHOLE}, by anyone: {ACTION}", 0, 21, codes=ACTIONS),
        level("hostlev", f"highest level of hostility in {WHOLE}, by anyone: {HOSTILITY}", 1, 5, codes=HOSTILITY),
        truth("recip", "whether both sides took militarised action"),
    )  # fmt: skip
