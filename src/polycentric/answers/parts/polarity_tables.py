"""The tables of ``polycentric polarity``, each made of every world that the question looks at."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from polycentric.answers.asked import QuestionError, option
from polycentric.answers.grids import Grid
from polycentric.answers.parts.polarity_world import Scope
from polycentric.answers.progress import steps

if TYPE_CHECKING:
    import polars as pl

    from polycentric.poles.agreement import Agreement
    from polycentric.poles.contract import PoleDefinition
    from polycentric.poles.experts import Polycentrism
    from polycentric.poles.world import World

TABLES = (
    "verdicts", "polarization", "powers", "left", "three", "dispersion", "concentration", "ratios", "agreement",
    "sweeps",
)  # fmt: skip
# Tables of one family of definitions, which left the map of verdicts.
FAMILY_OF = {"polarization": "communities", "powers": "lists"}
OF_WORLD = {"three", "dispersion", "concentration", "ratios", "left"}
UNITS = {"hhi": "1/n equal to 1 monopoly", "effective_number": "equal states", "second_to_first": "fraction of the "
         "first's", "third_to_first": "fraction of the first's", "coverage": "fraction", "dropped_output": "fraction",
         "poles": "list of states", "year": "year", "ratio": "fraction of the leader's"}  # fmt: skip
TOO_FEW = "These years hold too little of the experts' periods: ask for 1918-2010."
POLYCENTRISM = (1963, 1989)


def tidy(frame: "pl.DataFrame") -> Grid:
    """Make a grid of one of the tables; the lists of poles become texts."""
    import polars as pl

    from polycentric.answers.grids import grid_of

    lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
    return grid_of(frame.with_columns(pl.col(name).cast(pl.List(pl.String)).list.join(" ") for name in lists), UNITS)


def table(scope: Scope, name: str, polycentrism: "Polycentrism") -> "pl.DataFrame":
    """Give one of the tables, of the index, the set and the definition that were named."""
    if name == "agreement":
        return agreement(scope, polycentrism, insists=True).table
    makers: dict[str, Callable[[Scope], pl.DataFrame]] = {
        "verdicts": verdicts, "three": three, "dispersion": dispersion, "concentration": concentration,
        "ratios": ratios, "sweeps": sweeps, "polarization": polarization, "powers": powers, "left": left,
    }  # fmt: skip
    return makers[name](scope)


def also_needed(name: str) -> list[str]:
    """Name the variables of two centuries that a table needs beside those of the map."""
    from polycentric.power import INDICES

    if name != "dispersion":
        return []
    return [each for index in INDICES.values() if index.scale == "amount" for each in index.archived_spreads()]


def verdicts(scope: Scope) -> "pl.DataFrame":
    """Give the verdict map of all indices and sets, or of those named; made once."""
    return scope.keep("verdicts", lambda: readings_of(scope, [*scope.definitions.values()]))


def readings_of(scope: Scope, applied: "Sequence[PoleDefinition]", indices: Sequence[str] = ()) -> "pl.DataFrame":
    """Give the readings of some rules, on all the indices that are shown or on some."""
    import polars as pl

    from polycentric.poles.kept import of_world
    from polycentric.poles.readings import readings

    made: list[pl.DataFrame] = []
    with steps(len(scope.worlds)) as step:
        for world, year in _each(scope):
            step(f"verdicts, {world.actors}{f' {year}' if year else ''}")
            asked = [*_triples(scope, world, applied, indices)]
            about = [(rule.name, index, about) for rule, index, about in asked]
            frame = of_world("readings", world, about, partial(readings, world, asked), applied)
            made.append(_with_reasons(frame, world, year, scope) if year else frame)
    return _of_these_years(scope, pl.concat(made))


def _triples(
    scope: Scope, world: "World", rules: "Sequence[PoleDefinition]", some: Sequence[str]
) -> "Iterator[tuple[PoleDefinition, str, str]]":
    """Name the readings: each rule on each index and set, or on none."""
    from polycentric.poles import on_map

    indices = some or indices_of(scope, world)
    sets = [scope.state_set] if scope.state_set else on_map.sets(world)
    whole = not (some or scope.index or scope.state_set or scope.by_year)
    for rule in rules:
        if not rule.uses_index:
            yield rule, "", "all"
            continue
        pairs = ((index, about) for index in indices for about in sets)
        yield from ((rule, *pair) for pair in pairs if not whole or on_map.stands(world, rule, *pair))


def indices_of(scope: Scope, world: "World") -> list[str]:
    """Name the indices shown: the one named, or all; of several years of today's world the main one alone."""
    from polycentric.poles import on_map

    if scope.index:
        return [scope.index]
    return [scope.main] if scope.by_year else [name for name in on_map.indices(scope.world) if name in world.indices]


def _each(scope: Scope) -> "Iterator[tuple[World, int | None]]":
    """Give every world, with its year where each has its own."""
    for group in scope.groups:
        for world in group:
            yield world, int(world.panel["year"].values[-1]) if scope.by_year else None


def _with_reasons(frame: "pl.DataFrame", world: "World", year: int | None, scope: Scope) -> "pl.DataFrame":
    """Say of a year in which an edition doesn't print what a reading needs that it is so, and from which it is."""
    import polars as pl

    from polycentric.panel.printed import NONE, edition_of_numbers, why_absent

    if year is None or frame.is_empty():
        return frame
    parts: list[pl.DataFrame] = []
    keys = [name for name in ("definition", "index") if name in frame.columns]
    for key, rows in frame.group_by(keys, maintain_order=True):
        found = variables(world, scope, **dict(zip(keys, map(str, key), strict=True)))
        absent = why_absent(world.single, found, year)
        editions = sorted({int(each) for each in edition_of_numbers(world.single, found).values.ravel()} - {NONE})
        lacks = pl.lit(bool(absent)) & (pl.col("reason") != "") & (pl.col("class") != "not applicable"
                if "class" in frame.columns else pl.lit(value=True))  # fmt: skip
        parts.append(
            rows.with_columns(
                pl.when(lacks).then(pl.lit(absent)).otherwise(pl.col("reason")).alias("reason"),
                pl.lit(" ".join(map(str, editions))).alias("editions"),
            )
        )
    return pl.concat(parts)


def variables(world: "World", scope: Scope, definition: str = "", index: str = "") -> tuple[str, ...]:
    """Name the variables that a reading is computed from."""
    if index:
        known = world.offered[index].on(world.single)
        return known.variables(world.single) if known.fits(world.single) else ()
    rule = scope.definitions.get(definition)
    layers = [world.layers[name] for name in (rule.layers if rule is not None else ()) if name in world.layers]
    return tuple(name for layer in layers for name in layer.variables(world.single))


def _of_these_years(scope: Scope, frame: "pl.DataFrame") -> "pl.DataFrame":
    """Leave out the years that only movement looks back to."""
    return frame.filter(frame["year"] >= scope.first)


def concentration(scope: Scope, some: Sequence[str] = ()) -> "pl.DataFrame":
    """Give the measures of concentration, on all indices that are shown or on some."""
    import polars as pl

    from polycentric.poles.profile import CONCENTRATION_SCHEMA, concentration_table

    sets = [scope.state_set] if scope.state_set else None
    made: list[pl.DataFrame] = []
    for world, year in _each(scope):
        known = [name for name in some or indices_of(scope, world) if speaks(world, name)]
        frame = concentration_table((world,), known, sets) if known else pl.DataFrame(schema=CONCENTRATION_SCHEMA)
        made.append(_with_reasons(frame, world, year, scope) if year and not frame.is_empty() else frame)
    return _of_these_years(scope, pl.concat(made, how="diagonal_relaxed"))


def speaks(world: "World", index: str) -> bool:
    """Tell whether an index has any value here: a user's own file need not have one of every year."""
    from polycentric.errors import CoverageError

    try:
        _ = world.power(index)
    except CoverageError:
        return False
    return True


def three(scope: Scope) -> "pl.DataFrame":
    """Give dispersion, autonomy and concert, by every line; made once."""
    return scope.keep("three", lambda: _three(scope))


def _three(scope: Scope) -> "pl.DataFrame":
    """Make it."""
    import polars as pl

    from polycentric.poles.three_table import three_numbers

    made: list[pl.DataFrame] = []
    with steps(len(scope.worlds)) as step:
        for world, year in _each(scope):
            step(f"three numbers, {world.actors}{f' {year}' if year else ''}")
            made.append(three_numbers(world, archived=scope.at.world == "history"))
    return _of_these_years(scope, pl.concat(made))


def dispersion(scope: Scope) -> "pl.DataFrame":
    """Give HHI, the effective number and the ratios to the first, with the intervals of the sources' errors."""
    import polars as pl

    from polycentric.poles.dispersion_table import DRAWS, SETS, dispersion_table

    sets = [scope.state_set] if scope.state_set else SETS
    made: list[pl.DataFrame] = []
    with steps(len(scope.worlds)) as step:
        for world, year in _each(scope):
            step(f"dispersion, {world.actors}{f' {year}' if year else ''}")
            names = [name for name in indices_of(scope, world) if speaks(world, name)]
            made.append(dispersion_table(world, names, sets, draws=DRAWS))
    return _of_these_years(scope, pl.concat(made))


def polarization(scope: Scope) -> "pl.DataFrame":
    """Say how clustered ties are, by each definition that looks for communities."""
    import polars as pl

    from polycentric.poles.clustering import clustering

    return _of_these_years(scope, pl.concat([clustering(world, scope.definitions) for world in scope.worlds]))


def powers(scope: Scope) -> "pl.DataFrame":
    """Say who is called a power by which list, of states apart unless a bloc was named."""
    import polars as pl

    from polycentric.poles.called import called_powers

    return _of_these_years(scope, pl.concat([called_powers(group[0], scope.definitions) for group in scope.groups]))


def left(scope: Scope) -> "pl.DataFrame":
    """Say what left the map of verdicts, and why."""
    from polycentric.poles import on_map

    return on_map.left(scope.world)


def ratios(scope: Scope) -> "pl.DataFrame":
    """Give the strongest states' ratio to the leader; they are of all states."""
    import polars as pl

    from polycentric.poles.ratios import leader_ratios

    made = [
        leader_ratios(world, [name for name in indices_of(scope, world) if speaks(world, name)])
        for world, _ in _each(scope)
    ]
    return _of_these_years(scope, pl.concat(made, how="diagonal_relaxed"))


def sweeps(scope: Scope) -> "pl.DataFrame":
    """Give the classes along each cut-off that is a choice."""
    import polars as pl

    from polycentric.poles.verdicts import sweeps as swept

    chosen = scope.index or (scope.main if scope.by_year else None)
    parts = [
        swept(world, definitions=scope.definitions, indices=[chosen] if chosen else None) for world in scope.worlds
    ]
    return _of_these_years(scope, pl.concat(parts))


def agreement(scope: Scope, polycentrism: "Polycentrism", *, insists: bool = False) -> "Agreement":
    """Compare the readings, of states apart, with the experts.

    Raises
    ------
    QuestionError
        If the comparison is asked for, and these years hold too little of what the experts code.
    """
    from polycentric.poles.agreement import agreement as compared
    from polycentric.poles.experts import coding

    found = compared(apart(scope, verdicts(scope)), coding(polycentrism))
    if insists and found.best is None:
        raise QuestionError(TOO_FEW)
    return found


def apart(scope: Scope, frame: "pl.DataFrame") -> "pl.DataFrame":
    """Keep the rows of the first kind of actors: states apart, unless a bloc was named."""
    return frame.filter(frame["actors"] == scope.world.actors)


def check(scope: Scope, name: str, polycentrism: str | None, *, ties: bool | None) -> None:
    """Refuse what means nothing beside a table.

    Raises
    ------
    QuestionError
        It names what to leave out.
    """
    of_table = option("table")
    rule = next(iter(scope.definitions)) if scope.rule is not None else ""
    if rule and name in OF_WORLD:
        raise QuestionError(
            f"'{name}' is a table of the whole world, with nothing of one definition: leave {of_table} or '{rule}' out."
        )
    if scope.rule is not None and name == "sweeps" and not scope.rule.sweep:
        raise QuestionError(f"'{rule}' has no cut-off that is a choice: leave {of_table} or '{rule}' out.")
    family = FAMILY_OF.get(name)
    if scope.rule is not None and family and scope.rule.family != family:
        raise QuestionError(f"'{rule}' isn't one of {family}, of which the table '{name}' is: leave one of them out.")
    if scope.rule is not None and scope.rule.family == "communities" and name != "polarization":
        raise QuestionError(
            f"'{rule}' says how clustered ties are, never how many poles there are: add "
            f"{option('table', 'polarization')}."
        )
    if family and (scope.index or scope.state_set):
        given = option("index", scope.index) if scope.index else option("state_set", scope.state_set)
        raise QuestionError(f"The table '{name}' looks at no index and no set: leave {given} out.")
    if ties is not None and (family or name in OF_WORLD):
        raise QuestionError(
            f"No definition is applied in the table '{name}': leave {option('ties')} or {of_table} out."
        )
    if name == "three" and (scope.index or scope.state_set):
        given = option("index", scope.index) if scope.index else option("state_set", scope.state_set)
        raise QuestionError(
            f"The table 'three' has every measure, and states its own sets: leave {given} out, or take "
            f"{option('table', 'dispersion')}."
        )
    if scope.state_set and name in {"ratios", "sweeps"}:
        raise QuestionError(f"The table '{name}' is of all states: leave {of_table} or {option('state_set')} out.")
    if name == "agreement" and scope.at.world != "history":
        raise QuestionError(
            f"The table '{name}' ({of_table}) compares with the experts' periods, 1918-2010: add "
            f"{option('world', 'history')}."
        )
    if polycentrism is not None:
        _check_polycentrism(scope, name)


def _check_polycentrism(scope: Scope, name: str) -> None:
    """Refuse to say what the experts' polycentrism is taken for where nothing is compared with it."""
    said = option("polycentrism")
    first, last = scope.first, scope.last
    if name not in {"verdicts", "agreement"}:
        raise QuestionError(
            f"The table '{name}' is no comparison with the experts: leave {said} or {option('table', name)} out."
        )
    if scope.at.world != "history":
        raise QuestionError(
            f"The experts, of whom {said} speaks, are compared with two centuries: add {option('world', 'history')}, "
            f"or leave {said} out."
        )
    if not scope.is_span:
        raise QuestionError(
            f"One year is no comparison with the experts: {said} has no use with {option('year', first)}; leave one of "
            "them out."
        )
    if first > POLYCENTRISM[1] or last < POLYCENTRISM[0]:
        raise QuestionError(
            f"The experts speak of polycentrism in 1963-1989: {said} has no use with {option('years')} "
            f"{first}-{last}; leave one of them out."
        )
