"""A state's power: value, share and rank by the main indices, and which definitions call it a pole."""

from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid
from polycentric.answers.numbers import Scale, scale_of
from polycentric.answers.parts.lines import Fact, Gathered, Line, fact
from polycentric.answers.parts.places import Places, source_of

if TYPE_CHECKING:
    from polycentric.power.contract import PowerIndex

NOW = ("output_ppp", "output_mer", "population", "military_spending", "military_personnel", "energy")
PAST = ("cinc", "output_fariss", "total_population", "military_spending", "military_personnel", "energy",
        "iron_and_steel", "warheads")  # fmt: skip
BESIDE = ("cinc", "warheads")  # of the archive, where it is there, beside the world `now`
NAMES = {"output_ppp": "output, purchasing power", "output_mer": "output, exchange rates", "population": "population",
         "military_spending": "military spending", "military_personnel": "soldiers", "energy": "energy use",
         "cinc": "capabilities (CINC)", "output_fariss": "output", "total_population": "population",
         "iron_and_steel": "iron and steel", "warheads": "nuclear warheads"}  # fmt: skip
SHORT = {"output_ppp": "output, PPP", "output_mer": "output, market", "cinc": "CINC", "output_fariss": "output"}
READ = (Column("name", "power"), Column("value", "value", "number"), Column("unit", "unit"),
        Column("share", "share %", "number"), Column("rank", "rank", "number"), Column("of", "of", "number"),
        Column("year", "year", "number"))  # fmt: skip
_PERCENT = Scale(0.01, "%")


def power_facts(places: Places) -> tuple[list[Fact], bool]:
    """Give value, share, rank and how many have a value, by each main index; and whether a source isn't here."""
    found, gathered = list[Fact](), Gathered()
    names = [(name, False) for name in NOW] + [(name, True) for name in BESIDE]
    for name, past in [(name, True) for name in PAST] if places.past else names:
        gathered.add(lambda name=name, past=past: found.extend(_of_index(places, name, past=past)))  # pyright: ignore[reportArgumentType]  # None is no line
    return found, gathered.unfetched


def power_grid(facts: list[Fact]) -> Grid:
    """Set the indices one below the other."""
    rows: list[dict[str, Any]] = []
    for name, group in by_index(facts).items():
        scale = scale_of(group["value"]["unit"], [group["value"]["value"]])
        year = group["value"]["year"]
        rows.append({
            "name": SHORT.get(name, NAMES[name]), "value": scale.show(group["value"]["value"]),
            "unit": short_unit(scale.unit, year),
            "share": _PERCENT.show(group["share"]["value"]) if "share" in group else "", "rank":
            int(group["rank"]["value"]), "of": int(group["of"]["value"]), "year": year,
        })  # fmt: skip
    return Grid(READ, rows)


def power_notes(facts: list[Fact]) -> list[str]:
    """Say what a zero of warheads is worth: of one state the source's is known to be wrong."""
    from polycentric.power import INDICES

    held = by_index(facts).get("warheads")
    return [f"{INDICES['warheads'].label}: {INDICES['warheads'].caveat}"] if held and not held["value"]["value"] else []


def power_sentence(name: str, facts: list[Fact]) -> str:
    """Tell the first ranks in words."""
    told: list[str] = []
    for index, group in list(by_index(facts).items())[:3]:
        share = f", with {_PERCENT.show(group['share']['value'])}%" if "share" in group else ""
        rank, year = int(group["rank"]["value"]), group["value"]["year"]
        told.append(f"{ordinal(rank)} by {NAMES[index]}{share} ({year})")
    return f"{name[:1].upper()}{name[1:]} was {'; '.join(told)}." if told else ""


def poles(places: Places) -> Line | None:
    """Say which definitions call the state a pole."""
    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.poles.readings import attempt

    world = places.world
    index = "output_ppp" if "output_ppp" in world.indices else "cinc" if "cinc" in world.indices else ""
    year = int(world.panel["year"].values[-1])
    yes, no = list[str](), list[str]()
    for name, definition in DEFINITIONS.items():
        if definition.uses_index and not index:
            continue
        finding = attempt(world, definition, index if definition.uses_index else "")
        if isinstance(finding, str) or places.state not in finding.poles["state"].values:
            continue
        value = float(finding.poles.isel(year=-1).sel(state=places.state).item())
        if value == value:
            (yes if value == 1.0 else no).append(name)
    if not yes and not no:
        return None
    facts = [fact("pole", name, float(name in yes), "1 pole, 0 none", year, "this project's definitions")
             for name in sorted([*yes, *no])]  # fmt: skip
    words = ", ".join(name.replace("_", " ") for name in yes) if yes else f"by none of {len(no)} definitions"
    by = f", by {index.replace('_', ' ')} where they look at power" if index else ""
    told = f"{len(yes)} of {len(yes) + len(no)} definitions called it a pole{by}"
    return Line("a pole by", words + (f" ({len(yes)} of {len(yes) + len(no)})" if yes else ""), year, "", facts, told)


def _of_index(places: Places, name: str, *, past: bool) -> list[Fact]:
    """Give the facts of one index."""
    from polycentric.answers.parts.power_rows import tidy_rows
    from polycentric.power import INDICES
    from polycentric.sets.covered import LEAST_STATES

    index: PowerIndex = INDICES[name]
    panel = places.in_archive(index.archive()) if past else places.now
    chosen = index.on(panel)
    every = tidy_rows({name: chosen}, panel, "all")
    rows = [row for row in every if row["value"] is not None]
    place = next((at for at, row in enumerate(rows) if row["state"] == places.state), None)
    if place is None:
        return []
    row, source = rows[place], source_of(chosen(panel))
    share = (
        row["share"] if len(rows) >= LEAST_STATES * len(every) else None
    )  # few holders of warheads are not the world
    rank = 1 + sum(other["value"] > row["value"] for other in rows)
    year = row["year"] or int(panel["year"].values[-1])
    numbers = [("value", row["value"], row["unit"]), ("share", share, "fraction of the world"),
               ("rank", rank, "place, the largest first"), ("of", len(rows), "states with a value")]  # fmt: skip
    return [fact("power", f"{name} {what}", value, unit, year, source) for what, value, unit in numbers
            if value is not None]  # fmt: skip


def by_index(facts: list[Fact]) -> dict[str, dict[str, Fact]]:
    """Put the facts of an index together."""
    groups: dict[str, dict[str, Fact]] = {}
    for row in facts:
        name, _, what = row["item"].rpartition(" ")
        groups.setdefault(name, {})[what] = row
    return groups


def short_unit(unit: str, year: int) -> str:
    """Shorten a unit to what a column holds."""
    if "British pounds to 1913" in unit:
        unit = unit.partition("current")[0] + ("current British pounds" if year < 1914 else "current dollars")
    words = unit.replace(" at purchasing power parity", " PPP").replace("US dollars", "dollars")
    words = words.replace("international dollars", "dollars PPP").replace("tonnes of coal equivalent", "t of coal")
    return words.replace("mean share of six components", "share").replace(" per year", "/year")


def ordinal(place: int) -> str:
    """Write a place: first, second, third, 4th."""
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    if place <= len(words):
        return words[place - 1]
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
