"""States side by side by power: in one year by every main index, or through years, with who overtook whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.numbers import Scale, scale_of
from polycentric.answers.parts.lines import Fact
from polycentric.answers.parts.places import source_of
from polycentric.answers.parts.state_power import NAMES, SHORT, by_index, ordinal, short_unit
from polycentric.pictures.drawing.words import listed, the
from polycentric.sets import left_out
from polycentric.states import name_of

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.power.contract import PowerIndex
    from polycentric.power.through_years import ThroughYears

NOW, PAST = ("output_ppp", "output_mer", "military_spending"), ("cinc", "output_fariss", "military_spending")
LETTERS = {"trillion": "tn", "billion": "bn", "million": "m", "thousand": "k"}
PAIR, MANY = 2, 8  # overtakings of a pair that are told one by one
LONG = (
    Column("name", "power"),
    Column("state", "state"),
    Column("value", "value", "number"),
    Column("unit", "unit"),
    Column("share", "share %", "number"),
    Column("rank", "rank", "number"),
    Column("year", "year", "number"),
)
_PERCENT = Scale(0.01, "%")
Shares = Mapping[str, Mapping[int, float]]


@dataclass(frozen=True)
class Course:
    """One index of some states through years: all of it, and the rows of these states."""

    found: "ThroughYears"
    states: Sequence[str]
    source: str

    def values(self) -> dict[str, dict[int, float]]:
        """Give each state's values by year."""
        rows = [row for row in self.found.table.iter_rows(named=True) if row["state"] in self.states]
        return {state: {row["year"]: row["value"] for row in rows if row["state"] == state and row["value"] is not None}
                for state in self.states}  # fmt: skip

    def has_shares(self) -> bool:
        """Tell whether any of the states has a share in any year; where only few states are listed, none has."""
        return any(row["share"] is not None for row in self.of_these().table.iter_rows(named=True))

    def of_these(self) -> "ThroughYears":
        """Give the same with these states alone, as a picture shows them."""
        import polars as pl

        return replace(self.found, table=self.found.table.filter(pl.col("state").is_in(list(self.states))))


def side_by_side(facts: Mapping[str, Sequence[Fact]], names: Mapping[str, str]) -> Grid:
    """Set the indices as rows and the states as columns: value, share, place; of two, how many times the first is."""
    groups = {state: by_index(list(rows)) for state, rows in facts.items()}
    indices = [name for name in NAMES if any(name in group for group in groups.values())]
    if len(facts) > PAIR:
        return Grid(LONG, [row for name in indices for row in _rows_of(name, groups, names)])
    columns = [Column("name", "power"), Column("unit", "unit")]
    columns += [Column(state, names[state], "number") for state in facts]
    columns += [Column("ratio", "ratio", "number"), Column("year", "year", "number")]
    return Grid(columns, [_row(name, groups) for name in indices])


def _rows_of(
    name: str, groups: Mapping[str, Mapping[str, Mapping[str, Fact]]], names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Set one index of several states, a state a row."""
    held = {state: group[name] for state, group in groups.items() if name in group}
    scale = scale_of(next(iter(held.values()))["value"]["unit"], [each["value"]["value"] for each in held.values()])
    return [
        {"name": SHORT.get(name, NAMES[name]) if place == 0 else "", "state": names[state],
         "value": scale.show(each["value"]["value"]), "unit": _letters(short_unit(scale.unit, each["value"]["year"])),
         "share": _PERCENT.show(each["share"]["value"]) if "share" in each else "",
         "rank": int(each["rank"]["value"]), "year": each["value"]["year"]}
        for place, (state, each) in enumerate(held.items())
    ]  # fmt: skip


def _letters(unit: str) -> str:
    """Write a unit in a few letters; the notes have it whole."""
    for word, letters in LETTERS.items():
        if unit.startswith(word):
            rest = unit.removeprefix(word).strip()
            money = "$" if "dollars" in rest else "£" if "pounds" in rest else "t" if "tonnes" in rest else ""
            return f"{letters} {money}".rstrip()
    return "" if unit.startswith("mean share") else "EJ" if unit.startswith("EJ") else unit.partition(" ")[0]


def prices(facts: Mapping[str, Sequence[Fact]]) -> str:
    """Name the prices in which money is counted, by index."""
    told: dict[str, list[str]] = {}
    for rows in facts.values():
        for name, group in by_index(list(rows)).items():
            unit, year = str(group["value"]["unit"]), int(group["value"]["year"])
            if "dollars" in unit or "pounds" in unit:
                names = told.setdefault(short_unit(unit, year), [])
                names += [SHORT.get(name, NAMES[name])] if SHORT.get(name, NAMES[name]) not in names else []
    return f"Prices: {'; '.join(f'{listed(names)} in {unit}' for unit, names in told.items())}." if told else ""


def sentences(facts: Mapping[str, Sequence[Fact]], names: Mapping[str, str]) -> list[str]:
    """Tell for the first two states how many times the one is the other, by the first three indices."""
    first, second = list(facts)[:2]
    one, other = by_index(list(facts[first])), by_index(list(facts[second]))
    told: list[str] = []
    for name in [name for name in NAMES if name in one and name in other][:3]:
        a, b = one[name]["value"]["value"], other[name]["value"]["value"]
        if a and b:
            larger, smaller, ratio = (first, second, a / b) if a >= b else (second, first, b / a)
            told.append(f"by {NAMES[name]} {the(names[larger])} had {ratio:.2f} times what {the(names[smaller])} had "
                        f"({one[name]['value']['year']})")  # fmt: skip
    return [f"{'; '.join(told)[:1].upper()}{'; '.join(told)[1:]}."] if told else []


def courses(
    panel_of: "Callable[[Sequence[PowerIndex]], xr.Dataset]", states: Sequence[str], indices: Sequence[str]
) -> tuple[list[Course], list[str]]:
    """Follow indices through years; one that no two of the states have in any year is left out, and told.

    Raises
    ------
    CoverageError
        If none can be followed.
    """
    from polycentric.errors import CoverageError
    from polycentric.power import INDICES
    from polycentric.power.through_years import of_compared

    followed = list[Course]()
    refused = list[CoverageError]()
    for name in indices:
        index = INDICES[name]
        try:
            panel = panel_of([index])
            found = of_compared(index, panel, states)
        except CoverageError as nothing:
            refused.append(nothing)
            continue
        followed.append(Course(found, states, source_of(index.on(panel)(panel))))
    if not followed and refused:
        raise refused[0]
    return followed, [f"Left out: {nothing}" for nothing in refused]


def unshared(course: Course) -> list[str]:
    """Say in which years there are no shares, and why."""
    found = course.found
    if not found.without_shares:
        return []
    why = "; ".join(left_out.spans(found.without_shares, found.asked))
    return [f"{found.index.label}: no shares, since too little of the world is known: {why}."]


def course_section(course: Course, names: Mapping[str, str]) -> Section:
    """Set some of the years: each state's share, or value where there are no shares, and the ratio of the first two."""
    from polycentric.answers.parts.polarity_rows import shown_years

    rows = {(row["state"], row["year"]): row for row in course.of_these().table.iter_rows(named=True)}
    shared = course.has_shares()
    scale = _PERCENT if shared else scale_of(course.found.index.unit, [row["value"] for row in rows.values()])
    key = "share" if shared else "value"
    columns = [Column("year", "year", "number"), *(Column(state, names[state], "number") for state in course.states)]
    columns += [Column("ratio", "ratio", "number")] if len(course.states) == 2 else []
    lines: list[dict[str, Any]] = []
    values = course.values()
    for year in shown_years(list(course.found.years)):
        line: dict[str, Any] = {"year": year}
        line |= {state: scale.show(rows[state, year][key]) for state in course.states if (state, year) in rows}
        if len(course.states) == 2:
            one, other = (values[state].get(year) for state in course.states)
            line["ratio"] = f"{one / other:.2f}" if one and other else None
        lines.append(line)
    what = "shares of the world in %" if shared else short_unit(scale.unit, course.found.years[-1])
    label = course.found.index.label
    return Section(f"{label} ({what})", Grid(columns, lines))


def overtakings(course: Course, names: Mapping[str, str]) -> list[str]:
    """Tell who overtook whom, and when, by the names of the time.

    One overtakes another in the first year in which it has more, if it had less in the last year before in which they
    differed: from an equal number, such as none of both, nobody is overtaken.
    """
    told = [text for one, other in combinations(course.states, 2) for text in _of_pair(course, one, other, names)]
    label = course.found.index.label
    what = NAMES.get(course.found.index.name, f"{label[:1].lower()}{label[1:]}" if label[1:2].islower() else label)
    return [f"By {what} {'; '.join(told)}."] if told else []


def _of_pair(course: Course, one: str, other: str, names: Mapping[str, str]) -> list[str]:
    """Tell the overtakings of two states, or who was ahead all the time; nothing where no year has both."""
    values, walls = course.values(), [each.after for each in course.found.breaks]
    both = sorted(set(values[one]) & set(values[other]))
    apart = [year for year in both if values[one][year] != values[other][year]]
    told = list[str]()
    for before, after in pairwise(apart):
        ahead, later = values[one][before] > values[other][before], values[one][after] > values[other][after]
        if ahead == later:
            continue
        winner, loser = (the(name_of(state, after)) for state in ((other, one) if ahead else (one, other)))
        when = f"in {after}" if after == before + 1 or after - 1 in both else f"between {before} and {after}"
        parted = any(before < wall <= after for wall in walls)
        told.append(f"{winner} was ahead of {loser} from {after}, after a break in the series, and behind to {before}"
                    if parted else f"{winner} overtook {loser} {when}")  # fmt: skip
    if len(told) > MANY:
        times = f"{the(names[one])} and {the(names[other])} changed places {len(told)} times"
        return [f"{times}: first {told[0]}, last {told[-1]}"]
    if told or not both:
        return told
    if not apart:
        return [f"{the(names[one])} and {the(names[other])} had the same from {both[0]} to {both[-1]}"]
    led, by = (one, other) if values[one][apart[-1]] > values[other][apart[-1]] else (other, one)
    return [f"{the(names[led])} was ahead of {the(names[by])} in every year known from {apart[0]} to {apart[-1]}"]


def tidy_rows(course: Course) -> list[Fact]:
    """Give each state's value, share and place of each year as rows; no place where the world isn't known."""
    rows = list[Fact]()
    by_year: dict[int, list[float]] = {}
    for row in course.found.table.iter_rows(named=True):
        if row["value"] is not None:
            by_year.setdefault(row["year"], []).append(row["value"])
    for row in course.of_these().table.iter_rows(named=True):
        if row["value"] is None:
            continue
        rank = 1 + sum(value > row["value"] for value in by_year[row["year"]])
        numbers = (("value", row["value"], row["unit"]), ("share", row["share"], "fraction of the world"),
                   ("rank", None if row["year"] in course.found.without_shares else float(rank),
                    "place, the largest first"))  # fmt: skip
        rows += [{"part": "power", "item": f"{row['index']} {what}", "of": row["state"], "state": "", "value": value,
                  "unit": unit, "year": row["year"], "source": course.source}
                 for what, value, unit in numbers if value is not None]  # fmt: skip
    return rows


def _row(name: str, groups: Mapping[str, Mapping[str, Mapping[str, Fact]]]) -> dict[str, Any]:
    """Set one index: value, share and place of each state."""
    held = {state: group[name] for state, group in groups.items() if name in group}
    scale = scale_of(next(iter(held.values()))["value"]["unit"], [each["value"]["value"] for each in held.values()])
    years = sorted({each["value"]["year"] for each in held.values()})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}-{str(years[-1])[-2:]}"
    row: dict[str, Any] = {"name": SHORT.get(name, NAMES[name]), "unit": _letters(short_unit(scale.unit, years[-1])),
                           "year": span}  # fmt: skip
    for state, each in held.items():
        share = f"{_PERCENT.show(each['share']['value'])}%, " if "share" in each else ""
        row[state] = f"{scale.show(each['value']['value'])} ({share}{_place(int(each['rank']['value']))})"
    values = [groups[state].get(name, {}).get("value", {}).get("value") for state in groups]
    if len(values) == 2 and values[0] and values[1]:
        row["ratio"] = f"{values[0] / values[1]:.2f}"
    return row


def _place(rank: int) -> str:
    """Write a place in figures."""
    short = {"first": "1st", "second": "2nd", "third": "3rd"}
    word = ordinal(rank)
    return short.get(word, f"{rank}th") if word.isalpha() else word
