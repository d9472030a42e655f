"""What ``polycentric polarity`` shows of several years: who was the largest when, which class, and a row a year."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import all_rows
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts import polarity_held
from polycentric.answers.parts import polarity_rows as rows
from polycentric.answers.parts import polarity_tables as tables
from polycentric.answers.parts.polarity_spells import span, spelled, spells
from polycentric.answers.parts.polarity_words import names_in, ranks, some_names
from polycentric.answers.parts.polarity_world import Scope
from polycentric.pictures.drawing.words import the

if TYPE_CHECKING:
    import polars as pl

    from polycentric.panel.breaks import Break
    from polycentric.poles.contract import PoleDefinition

WALL = "|"
ALL_ROWS = 40
SHOWN_RULES = ("half_of_leader", "thompson")
OVERVIEW = (
    Column("wall", ""), Column("year", "year", "number"), Column("hhi", "HHI", "number"),
    Column("effective_number", "powers", "number"), Column("half_of_leader", "by half"),
    Column("half_of_leader_poles", "its poles"), Column("thompson", "after Thompson"),
)  # fmt: skip
# The same where the whole map was asked for: what holds up in the past, and the default rule, stand first.
LED = (
    Column("wall", ""), Column("year", "year", "number"), Column("held", ""), Column("held_poles", "its poles"),
    Column("default", "default"), Column("effective_number", "1/HHI", "number"), Column("half_of_leader", "by half"),
    Column("thompson", "after Thompson"),
)  # fmt: skip
OF_ONE = (
    Column("wall", ""), Column("year", "year", "number"), Column("class", "class"), Column("number", "poles", "number"),
    Column("poles", "who"),
)  # fmt: skip


def overview(scope: Scope) -> "pl.DataFrame":
    """Give the readings that a person reads: of the rule that was named, or of two rules, on the main index."""
    chosen = [scope.definitions[name] for name in SHOWN_RULES if name in scope.definitions]
    wanted = [scope.rule] if scope.rule is not None else chosen
    return scope.keep("overview", lambda: tables.readings_of(scope, wanted, [scope.main]))


def concentrations(scope: Scope) -> "pl.DataFrame":
    """Give concentration on the main index."""
    return scope.keep("concentrations", lambda: tables.concentration(scope, [scope.main]))


def sentences(scope: Scope) -> list[str]:
    """Say who was the largest when, and which class the rules gave when."""
    found = tables.apart(scope, overview(scope))
    lines = [*polarity_held.of_years(scope), *largest(scope)]
    for rule in [scope.rule] if scope.rule is not None else [
        scope.definitions[name] for name in SHOWN_RULES if name in scope.definitions
    ]:  # fmt: skip
        shown = _of_rule(scope, found, rule)
        by_year = {row["year"]: row["class"] for row in shown.iter_rows(named=True) if _known(row)}
        on = f" on {scope.main}, {rows.WHO.get(set_of(scope, rule), set_of(scope, rule))}" if rule.uses_index else ""
        name = rule.name or next(iter(scope.definitions))
        if by_year:
            lines.append(f"By the rule {name}{on}{_past(shown)}: {spelled(spells(by_year))}.")
        else:
            lines.append(f"The rule {name} gives no class in these years.")
    return [*lines, *([] if scope.rule is not None else _field(scope))]


def _past(shown: "pl.DataFrame") -> str:
    """Say how the rows of one reading did in the past."""
    told = shown["past_error"].drop_nulls().unique(maintain_order=True).to_list()
    return f" ({told[0]})" if told else ""


def _field(scope: Scope) -> list[str]:
    """Say what scholars call these years."""
    from polycentric.poles.field import PERIODS

    parts: list[str] = []
    for period in PERIODS:
        first, last = max(period.first, scope.first), min(period.last or scope.last, scope.last)
        if first <= last:
            words = ("contested between " if period.is_contested else "") + ", ".join(
                f"{each.word} ({each.works})" for each in period.words
            )
            parts.append(f"{span(first, last)} {words}")
    return [f"What scholars call these years: {'; '.join(parts)}."] if parts else []


def largest(scope: Scope) -> list[str]:
    """Say who was the largest when by the main index."""
    held: dict[int, str] = {}
    for group in scope.groups:
        world = group[0]
        if scope.by_year:
            ranked = ranks(world, scope.main) if tables.speaks(world, scope.main) else []
            held |= {int(world.panel["year"].values[-1]): ranked[0][0]} if ranked else {}
            continue
        shares = world.shares(scope.main)
        known = shares.dropna("year", how="all").fillna(0.0)
        first = known["state"].values[known.transpose("year", "state").values.argmax(axis=1)]
        held |= {
            int(year): str(state)
            for year, state in zip(known["year"].values, first, strict=True)
            if year >= scope.first
        }
    runs = [(start, end, the(names_in(scope, start).get(state, state))) for start, end, state in spells(held)]
    return [f"The largest by {scope.main}: {spelled(runs)}."] if runs else []


def _known(row: Mapping[str, Any]) -> bool:
    """Tell whether a reading gives a class."""
    return row["class"] not in ("missing", "not applicable")


def set_of(scope: Scope, rule: "PoleDefinition") -> str:
    """Name the set on which a rule is shown: the one named, the great powers where it is for these, else its first."""
    if not rule.uses_index:
        return ""
    if scope.state_set and rule.applies_to(scope.state_set):
        return scope.state_set
    return scope.main_set if rule.applies_to(scope.main_set) and "all" not in rule.sets else rule.sets[0]


def _of_rule(scope: Scope, found: "pl.DataFrame", rule: "PoleDefinition") -> "pl.DataFrame":
    """Keep the rows of a rule on its set."""
    name = rule.name or next(iter(scope.definitions))
    return found.filter((found["definition"] == name) & (found["set"] == set_of(scope, rule)))


def sections(scope: Scope) -> list[Section]:
    """Set a year a row, with every state by itself and with each bloc as one."""
    found = overview(scope)
    parts: list[Section] = []
    for actors in found["actors"].unique(maintain_order=True):
        mine = found.filter(found["actors"] == actors)
        measured = None if scope.rule is not None else concentrations(scope)
        years = covered(scope, mine, measured)
        shown = years if scope.last - scope.first < ALL_ROWS else rows.shown_years(years)
        some = "" if shown == years else ", some years of all"
        walls = breaks(scope, shown)
        grid = (
            _of_one(scope, mine, shown, walls) if measured is None else _overview(scope, mine, measured, shown, walls)
        )
        parts.append(Section(f"{rows.heading_of(str(actors))}{some}", grid))
    return parts


def covered(scope: Scope, found: "pl.DataFrame", measured: "pl.DataFrame | None") -> list[int]:
    """Give the years in which there is a number, or a class."""
    if scope.rule is not None:
        shown = _of_rule(scope, found, scope.rule)
        return sorted(row["year"] for row in shown.iter_rows(named=True) if _known(row))
    if measured is None or not found.height:
        return []
    mine = _measured_on(scope, measured, str(found["actors"][0]))
    return sorted(mine.filter(mine["value"].is_not_null())["year"].to_list())


def _measured_on(scope: Scope, measured: "pl.DataFrame", actors: str, measure: str = "hhi") -> "pl.DataFrame":
    """Keep one measure on the set that is shown."""
    about = scope.state_set or "all"
    return measured.filter((measured["actors"] == actors) & (measured["set"] == about)
                           & (measured["measure"] == measure))  # fmt: skip


def breaks(scope: Scope, years: Sequence[int]) -> "tuple[Break, ...]":
    """Give the breaks, between neighbours of some years, in all that the main index or a rule looks at."""
    from polycentric.panel.breaks import breaks_of

    rule = next(iter(scope.definitions)) if scope.rule is not None and not scope.rule.uses_index else ""
    names = tables.variables(scope.world, scope, rule, "" if rule else scope.main)
    return breaks_of(scope.panel, names, years)


def _overview(
    scope: Scope, found: "pl.DataFrame", measured: "pl.DataFrame", years: Sequence[int], walls: "Sequence[Break]"
) -> Grid:
    """Set concentration and two rules, a year a row."""
    actors = str(found["actors"][0])
    values = {name: dict(_measured_on(scope, measured, actors, name).select("year", "value").iter_rows())
              for name in ("hhi", "effective_number")}  # fmt: skip
    by_rule = {
        name: {row["year"]: row for row in _of_rule(scope, found, scope.definitions[name]).iter_rows(named=True)}
        for name in SHOWN_RULES
        if name in scope.definitions
    }
    first = next(iter(polarity_held.quoted(scope)), None)
    held, usual = (polarity_held.by_year(each, actors) for each in (first, polarity_held.default(scope)))
    grid: list[dict[str, Any]] = []
    for year in years:
        half, thompson = (by_rule.get(name, {}).get(year, {}) for name in SHOWN_RULES)
        grid.append(
            {"wall": _wall(year, walls), "year": year, "hhi": f"{values['hhi'][year]:.4f}",
             "effective_number": f"{values['effective_number'][year]:.1f}", "half_of_leader": half.get("class"),
             "half_of_leader_poles": rows.ids(half.get("poles"), 4), "thompson": thompson.get("class"),
             "held": held.get(year, {}).get("class"), "default": _short(usual.get(year, {})),
             "held_poles": rows.ids(held.get(year, {}).get("poles"), 3) or None}
        )  # fmt: skip
    return Grid(_columns(first, grid, half=bool(by_rule.get("half_of_leader"))), grid)


def _columns(first: "polarity_held.Quoted | None", grid: Sequence[Mapping[str, Any]], *, half: bool) -> list[Column]:
    """Give the columns, without those that are empty; what holds up in the past first where that was asked for."""
    if first is None or not any(row["held"] for row in grid):
        return [column for column in OVERVIEW if half or column.name != "half_of_leader_poles"]
    empty = {"default"} if not any(row["default"] for row in grid) else set[str]()
    named = [Column("held", first.name) if column.name == "held" else column for column in LED]
    return [column for column in named if column.name not in empty]


def _short(row: Mapping[str, Any]) -> str | None:
    """Write a class in short with the number of poles, where it is more than two."""
    if not row:
        return None
    return rows.HEADS[row["class"]] + (f" {row['number']}" if row["class"] == "multipolar" else "")


def _of_one(scope: Scope, found: "pl.DataFrame", years: Sequence[int], walls: "Sequence[Break]") -> Grid:
    """Set the class and the poles of one rule, a year a row."""
    assert scope.rule is not None
    by_year = {row["year"]: row for row in _of_rule(scope, found, scope.rule).iter_rows(named=True)}
    return Grid(OF_ONE, [
        {"wall": _wall(year, walls), "year": year, "class": by_year[year]["class"], "number": by_year[year]["number"],
         "poles": some_names(by_year[year]["poles"], names_in(scope, year), 50)}
        for year in years
    ])  # fmt: skip


def left_out(scope: Scope) -> list[str]:
    """Say of the years without a number or class why, those in a row with the same kind of reason together.

    With a bloc as one only those are named that the actors before it don't lack too.
    """
    from polycentric.sets.left_out import spans

    found, named, lines = overview(scope), set[int](), list[str]()
    measured = None if scope.rule is not None else concentrations(scope)
    asked = found["year"].unique().sort().to_list()
    for actors in found["actors"].unique(maintain_order=True):
        mine = found.filter(found["actors"] == actors)
        kept = covered(scope, mine, measured)
        lacking = _reasons(scope, mine, measured, str(actors))
        reasons = {year: why for year, why in lacking.items() if year not in kept and year not in named}
        if reasons:
            whose = "" if actors in ("states", scope.at.bloc) else f" with {actors} as one"
            lines.append(f"Left out{whose}: {'; '.join(spans(reasons, asked))}.")
        named |= set(reasons)
    return lines


def _reasons(scope: Scope, found: "pl.DataFrame", measured: "pl.DataFrame | None", actors: str) -> dict[int, str]:
    """Give why each year has no number or class."""
    if scope.rule is not None:
        shown = _of_rule(scope, found, scope.rule)
    else:
        assert measured is not None
        shown = _measured_on(scope, measured, actors)
        if scope.by_year:  # a user's own file need not have values of every year, and then nothing is measured
            half = found.filter(found["year"].is_in(shown["year"].to_list()).not_())
            lacking = half.filter(half["reason"] != "").unique("year", keep="first", maintain_order=True)
            return dict(shown.select("year", "reason").iter_rows()) | dict(lacking.select("year", "reason").iter_rows())
    return {year: why for year, why in shown.select("year", "reason").iter_rows() if why}


def notes(scope: Scope) -> list[str]:
    """Say what the columns are."""
    rule = scope.rule
    if rule is not None:
        on = f" on {scope.main}, {rows.WHO.get(set_of(scope, rule), set_of(scope, rule))}" if rule.uses_index else ""
        return [f"Rule: {rule.label}{on}. {rule.reference}."]
    about, great = scope.state_set or "all", scope.main_set
    return [
        f"1/HHI: concentration of {scope.main} over {rows.WHO.get(about, about)} as a number of equal powers. By half: "
        f"the leader and who has at least half of what it has, and the class by their number. After Thompson: his "
        f"cut-offs on the shares of {rows.WHO.get(great, great)}. {all_rows()} every set.",
    ]


def families(scope: Scope) -> list[Section]:
    """Set the class that most readings of each family give, by year, over two centuries."""
    from polycentric.poles.verdicts import summary

    found = tables.apart(scope, tables.verdicts(scope))
    years = rows.shown_years(found["year"].unique().sort().to_list())
    counted = summary(found.filter(found["year"].is_in(years)))
    first = counted.group_by("year", "family", maintain_order=True).first()
    cells = {(row["year"], row["family"]): f"{rows.HEADS[row['class']]} {row['count']}/{row['rows']}"
             for row in first.to_dicts()}  # fmt: skip
    heads = {"shares": "shares", "counts": "number", "ratio": "ratio", "relational": "dependence",
             "communities": "communities", "lists": "lists"}  # fmt: skip
    given = [family for family in heads if any(tallied == family for _, tallied in cells)]
    columns = [Column("year", "year", "number"), *(Column(family, heads[family]) for family in given)]
    grid = Grid(columns, [{"year": year, **{each: cells.get((year, each)) for each in given}} for year in years])
    return [Section("The class that most readings of a family give, and how many of how many", grid)]


def experts(scope: Scope, polycentrism: Any) -> list[str]:
    """Say how well the readings agree with the experts."""
    from polycentric.answers.asked import QuestionError, option

    found = tables.agreement(scope, polycentrism or "bipolar")
    if found.best is None and polycentrism:
        raise QuestionError(
            f"{option('polycentrism')} has no use with these {option('years')}, which hold too little of what the "
            f"experts code, 1918-2010: ask for more, or leave {option('polycentrism')} out."
        )
    if found.best is None:
        return ["No comparison with the experts: these years hold too little of what they code, 1918-2010."]
    taken = "left out" if polycentrism == "left out" else f"taken for {polycentrism or 'bipolar'}"
    return [
        *found.sentences(),
        f"The experts are International Crisis Behavior; their polycentrism (1963-89) is {taken}.",
    ]


def _wall(year: int, walls: "Sequence[Break]") -> str:
    """Mark a year before which the series breaks."""
    return WALL if any(each.after == year for each in walls) else ""


def all_breaks(scope: Scope) -> "tuple[Break, ...]":
    """Give the breaks between neighbours of all years that are covered, of the first kind of actors."""
    found = tables.apart(scope, overview(scope))
    measured = None if scope.rule is not None else concentrations(scope)
    return breaks(scope, covered(scope, found, measured))
