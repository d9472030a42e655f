"""Who stands with whom, in sentences and notes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.parts.camps_pacts import pacts_of, through_others
from polycentric.answers.parts.camps_rows import gaps, held
from polycentric.answers.parts.ties_words import listing
from polycentric.pictures.drawing.words import as_sentence, count, listed, percent, the
from polycentric.wording import version_once

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.poles.groups.camps import Camps

LAYERS: Mapping[str, str] = {
    "pacts": "pledges to defend",
    "trade": "trade",
    "organisations": "shared organisations",
    "combined": "pledges, trade and organisations together",
}
NAMED, LARGEST = 5, 3  # members of a camp, and camps, that are named


def sentences(camps: "Camps", year: int, states: Sequence[str]) -> list[str]:
    """Say who is with whom in the last year, where chosen states stand, and which pacts the camps cut."""
    rows = held(camps, year)
    if not rows:
        return [f"No year has camps by {LAYERS[camps.layer]}; the notes say why."]
    of = {state: camp for state, camp in _places(camps, year).items() if camp is not None}
    said = [
        f"In {year} {LAYERS[camps.layer]} divide{'s' if camps.layer == 'trade' else ''} {len(of)} states into "
        f"{count(len(rows), 'camp')}.",
        f"The strongest by {camps.index or 'ties'}: {_listing(camps, rows[:LARGEST], year)}.",
    ]
    said += [_place(camps, state, year) for state in states]
    return [*said, *_cut(camps, rows, of, year)]


def unbound(camps: "Camps", panel: "xr.Dataset", year: int) -> list[str]:
    """Name who is named in the strongest camps without a pledge between it and the head, and through whom it is there.

    In 1985 China was bound to North Korea, as was the Soviet Union; their own treaty had ended in 1980.
    """
    if camps.layer != "pacts":
        return []
    told: list[str] = []
    for row in held(camps, year)[:LARGEST]:
        inside = camps.members(row["camp"], year)
        loose = through_others(panel, year, row["head"], inside)
        for state in inside[:NAMED]:
            if state in loose:
                by = [_called(camps, each, year) for each in loose[state]]
                through = f" through {listing(by, NAMED)}" if by else ""
                both = f"{as_sentence(_called(camps, state, year))} and {_called(camps, row['head'], year)}"
                told.append(f"{both} are in one camp{through}: neither was bound to defend the other.")
    return told


def _places(camps: "Camps", year: int) -> dict[str, int | None]:
    """Give each state's camp in a year."""
    here = camps.states.filter(camps.states["year"] == year)
    return dict(here.select("state", "camp").iter_rows())


def _listing(camps: "Camps", rows: Sequence[Mapping[str, Any]], year: int) -> str:
    """Name the members of some camps, with the power that they hold together."""
    return "; ".join(f"{_members(camps, row['camp'], year)} ({percent(row['power'])} of power)" for row in rows)


def _members(camps: "Camps", camp: int, year: int) -> str:
    """Name a camp's strongest members, and count the others."""
    inside = camps.members(camp, year)
    names = [_called(camps, state, year) for state in inside[: NAMED if len(inside) > NAMED + 1 else NAMED + 1]]
    more = len(inside) - len(names)
    return listed([*names, f"{more} more"] if more else names)


def _called(camps: "Camps", state: str, year: int) -> str:
    """Name a state as it was called then."""
    return the(camps.names.get((year, state), state))


def _place(camps: "Camps", state: str, year: int) -> str:
    """Say where one state stands."""
    row = camps.states.filter((camps.states["year"] == year) & (camps.states["state"] == state))
    who = as_sentence(_called(camps, state, year))
    if not row.height or row["camp"].item() is None:
        return f"{who} stands in no camp in {year}: {row['reason'].item() if row.height else 'no such state then'}."
    record = row.row(0, named=True)
    # A pledge is there or not: whose is the first of many alike says nothing.
    weighed = record["partner"] and camps.layer != "pacts"
    partner = f" Its largest partner is {_called(camps, record['partner'], year)}." if weighed else ""
    together = "" if record["together"] is None else f", in {record['together']:.0%} of the runs"
    return f"{who} stands with {_others(camps, record['camp'], state, year)}{together}.{partner}"


def _others(camps: "Camps", camp: int, state: str, year: int) -> str:
    """Name a state's strongest companions."""
    inside = [each for each in camps.members(camp, year) if each != state]
    names = [_called(camps, each, year) for each in inside[:NAMED]]
    more = len(inside) - len(names)
    return listed([*names, f"{more} more"] if more else names) or "nobody"


def _cut(camps: "Camps", rows: Sequence[Mapping[str, Any]], of: Mapping[str, int], year: int) -> list[str]:
    """Say that camps are groups of ties, and which pacts of the two strongest states hold across them."""
    if camps.layer != "pacts":
        return []
    everyone = sorted(((state, camp) for camp in {row["camp"] for row in rows} for state in camps.members(camp, year)),
                      key=lambda each: -_power(camps, each[0], year))  # fmt: skip
    strongest = [state for state, _ in everyone[:2]]
    heads = {row["camp"]: row["head"] for row in rows}
    cut = {pact: _split(pact, parties, of, heads, camps, year) for pact, parties in pacts_of(strongest, year).items()}
    across, whole = [text for text in cut.values() if text], [pact for pact, text in cut.items() if not text]
    if not across:
        return []
    inside = [f"Within one camp {'lies' if len(whole) == 1 else 'lie'} {listed([f'the {pact}' for pact in whole])}."]
    return [
        "The camps are communities of pledges, found by the Leiden method, and no alliances: here they split "
        f"{'a pact' if len(across) == 1 else 'pacts'} of the strongest. {' '.join(across)}",
        *(inside if whole else []),
    ]


def _power(camps: "Camps", state: str, year: int) -> float:
    """Give a state's share of power; 0 where it is unknown, so that it comes last."""
    value = float(camps.power.sel(year=year, state=state))
    return value if value == value else 0.0


def _split(
    pact: str, parties: Sequence[str], of: Mapping[str, int], heads: Mapping[int, str], camps: "Camps", year: int
) -> str:
    """Say over which camps the parties of a pact are spread; empty where they stand in one."""
    spread = Counter(of[state] for state in parties if state in of)
    if len(spread) < 2:
        return ""
    parts = [f"{count} {'stand' if count > 1 else 'stands'} in the camp of {_called(camps, heads[camp], year)}"
             for camp, count in spread.most_common()]  # fmt: skip
    return f"The {pact.removeprefix('The ')} holds across them: of its {spread.total()} states {listed(parts)}."


def notes(camps: "Camps", year: int) -> list[str]:
    """Say what the camps rest on."""
    import polars as pl

    about = camps.years.filter(pl.col("year") == year).row(0, named=True)
    head = (
        f"A camp’s head is its strongest member by {camps.index}" if camps.index else "A camp’s head is its most tied"
    )
    return [
        f"Source: {version_once(camps.source)}. {head}; a camp keeps its number as long as most of it stays together.",
        f"Camps: communities by the Leiden method at resolution {camps.resolution:g}, {camps.seeds} runs a year. In "
        f"{year} the runs agree by {_number(about['agreement'])} (adjusted Rand index, 1 is always the same), and "
        f"{about['pairs_observed']:.0%} of the pairs of living states are observed.",
        _left_out(about),
        *(f"{span}: {why}." for span, why in gaps(camps)),
    ]


def _left_out(about: Mapping[str, object]) -> str:
    """Say how many states are left out since too few of their ties are observed."""
    if not about["left_out"]:
        return "No pair counts as untied for not being observed, and no state had to be left out for that."
    who = "1 state stands" if about["left_out"] == 1 else f"{about['left_out']} states stand"
    return (
        f"No pair counts as untied for not being observed: {who} in no camp, since so few of their ties are observed "
        "that nine tenths of the others' pairs can be known only without them."
    )


def _number(value: float | None) -> str:
    """Write a number that may be missing."""
    return "–" if value is None else f"{value:.2f}"
