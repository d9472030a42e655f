"""Alliances by name in a year: who is in which, and which states are in several."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Row, Section, grid_of
from polycentric.pictures.drawing.words import count, listed, the
from polycentric.wording import year_or_years

if TYPE_CHECKING:
    import polars as pl
    import xarray as xr

    from polycentric.answers.where import Years
    from polycentric.ties.alliances import Alliance

ROOM = 78
READ = (
    Column("name", "treaty"),
    Column("since", "since", "number"),
    Column("members", "members", "number"),
    Column("who", "who, the strongest first"),
)
KINDS = {
    "defence": "to defend",
    "offence": "to join in an attack",
    "neutrality": "to stay neutral",
    "consultation": "to consult",
    "nonaggression": "not to attack",
}
SEVERAL, OTHERS = 6, 4  # states in several treaties, and treaties of each, that are named


def codes_of(panel: "xr.Dataset", year: int) -> dict[int, str]:
    """Give the states that there were in a year, by Correlates of War code."""
    here = panel.sel(year=year)
    rows = zip(here["ccode"].values, here["state"].values, here["exists"].values, strict=True)
    return {int(code): str(state) for code, state, there in rows if code and there}


def treaties_of(panel: "xr.Dataset", year: int) -> "list[Alliance] | None":
    """Give the treaties in force at a year's end; None where the source isn't there."""
    from polycentric.errors import NotFetchedError
    from polycentric.ties.alliances import in_year

    try:
        return in_year(year, codes_of(panel, year))
    except NotFetchedError:
        return None


def known_as(treaty: "Alliance") -> str:
    """Give a treaty's name, or its number in ATOP, with the ids of its members where they are two."""
    both = f"{'-'.join(treaty.members)}, " if len(treaty.members) == 2 else ""
    return treaty.name or f"{both}ATOP {treaty.atopid}"


def treaties_answer(span: "Years", states: Sequence[str]) -> Answer:
    """Answer which alliances there were, by treaty: the last year to read, a row for each member and year."""
    from polycentric.answers.covered import checked
    from polycentric.answers.names import find_state_of_any_year
    from polycentric.answers.provenance import provenance_of
    from polycentric.panel.load import load
    from polycentric.sources.atop_treaties import LAST
    from polycentric.ties.alliances import in_year

    notes = checked("Alliances by treaty", ["treaties"], span)
    panel = load("history", years=span, series=["treaties", "cinc"])
    chosen = [find_state_of_any_year(name, panel) for name in states]
    last = min(span[1], LAST)
    names = {str(state): str(name) for state, name in zip(panel["state"].values, panel["name"].sel(year=last).values,
                                                          strict=True)}  # fmt: skip
    power = panel["cinc"].sel(year=last).fillna(0.0)
    rank = {str(state): float(value) for state, value in zip(panel["state"].values, power.values, strict=True)}
    held = [each for each in in_year(last, codes_of(panel, last)) if not chosen or {*chosen} & {*each.members}]
    return Answer(
        f"Alliances by treaty in {last}",
        lambda: grid_of(_rows(panel, span, chosen)),
        lambda: _sections(held, names, rank, every=bool(chosen)),
        sentences=lambda: _sentences(held, names, rank, last),
        notes=lambda: [*notes, *_notes(held)],
        provenance=lambda: provenance_of("atop_treaties", world="history", years=list(span)),
    )


def _rows(panel: "xr.Dataset", span: "Years", chosen: Sequence[str]) -> "pl.DataFrame":
    """Lay out a row for each treaty, member and year."""
    import polars as pl

    from polycentric.ties.alliances import in_year

    rows = [
        {"year": year, "atopid": each.atopid, "treaty": each.name or None, "state": state, "pledge": each.pledge,
         "signed": each.signed or None}
        for year in range(max(span[0], int(panel["year"].values[0])), int(panel["year"].values[-1]) + 1)
        for each in in_year(year, codes_of(panel, year))
        for state in each.members
        if not chosen or state in chosen
    ]  # fmt: skip
    kinds = {"year": pl.Int32, "atopid": pl.Int32, "treaty": pl.String, "state": pl.String, "pledge": pl.String,
             "signed": pl.String}  # fmt: skip
    return pl.DataFrame(rows, schema=kinds)


def _sections(
    held: "Sequence[Alliance]", names: Mapping[str, str], rank: Mapping[str, float], *, every: bool
) -> list[Section]:
    """List the treaties that have a name, or all of chosen states, by what they pledge."""
    shown = [each for each in held if every or each.is_named]
    width = max((len(known_as(each)) for each in shown), default=0)
    made: list[Section] = []
    for pledge, words in KINDS.items():
        rows = [_row(each, names, rank, width) for each in shown if each.pledge == pledge]
        made += [Section(f"Pledges {words}", Grid(READ, rows))] if rows else []
    return made


def _row(treaty: "Alliance", names: Mapping[str, str], rank: Mapping[str, float], width: int) -> Row:
    """Set one treaty."""
    ranked = sorted(treaty.members, key=lambda state: (-rank.get(state, 0.0), state))
    room = max(ROOM - width - len("since") - len("members") - 6, 14)
    who, since = _fitting([names.get(each, each) for each in ranked], room), treaty.signed[:4] or str(treaty.begun)
    return {"name": known_as(treaty), "since": since, "members": len(treaty.members), "who": who}


def _fitting(names: Sequence[str], room: int) -> str:
    """Name as many as fit in a line, and count the others."""
    for shown in range(len(names), 0, -1):
        text = ", ".join(names[:shown]) + (f" +{len(names) - shown}" if shown < len(names) else "")
        if len(text) <= room:
            return text
    return f"{len(names)} states"


def _sentences(held: "Sequence[Alliance]", names: Mapping[str, str], rank: Mapping[str, float], year: int) -> list[str]:
    """Say how many treaties there are, the largest that defend, and which strong states are in several."""
    if not held:
        return [f"No alliance is known in {year}."]
    said = [f"In {year} {count(len(held), 'alliance')} {'is' if len(held) == 1 else 'are'} in force by ATOP."]
    largest = [f"{each.name} ({len(each.members)})" for each in held if each.is_named and each.pledge == "defence"][:4]
    if largest:
        said.append(f"The largest in which members pledge to defend, with their members: {listed(largest)}.")
    several = sorted(overlaps(held), key=lambda each: (-rank.get(each[0], 0.0), each[0]))
    if several:
        parts = [f"{the(names.get(state, state))} ({', '.join(_short(inside))})" for state, inside in several[:SEVERAL]]
        said.append(
            f"{count(len(several), 'state is', 'states are')} in several of three members or more that pledge to "
            f"defend; the strongest: {listed(parts)}."
        )
    return said


def overlaps(held: "Sequence[Alliance]") -> list[tuple[str, list[str]]]:
    """Give the states that are in several named treaties of three members or more with a pledge to defend."""
    inside: dict[str, list[str]] = {}
    for each in held:
        if each.is_named and each.pledge == "defence" and len(each.members) > 2:
            for state in each.members:
                inside.setdefault(state, []).append(each.name)
    return [(state, treaties) for state, treaties in sorted(inside.items()) if len(treaties) > 1]


def _short(treaties: Sequence[str]) -> list[str]:
    """Name some treaties, and count the others."""
    more = len(treaties) - OTHERS
    return [*treaties[:OTHERS], *([f"{more} more"] if more > 0 else [])]


def _notes(held: "Sequence[Alliance]") -> list[str]:
    """Say what the names rest on."""
    unnamed = sum(not each.is_named for each in held)
    return [
        "Source: Alliances by treaty and member (ATOP 5.1), which has numbers alone; the names are this project's, "
        f"each held against ATOP's members and years. {count(unnamed, 'treaty', 'treaties')} without a name "
        f"{'is' if unnamed == 1 else 'are'} shown for chosen states, and in the rows.",
        f"In force at the year's end. ATOP ends in {year_or_years(2018, 2018)}.",
    ]
