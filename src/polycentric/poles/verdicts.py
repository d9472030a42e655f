"""The verdict map: index x set x actors x definition -> class, so that one sees what the definition decides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

import polars as pl
import xarray as xr

from polycentric.labels import cell_labels
from polycentric.panel.blocs import treatable
from polycentric.poles import by_run, on_map
from polycentric.poles.classes.contract import MISSING, NOT_APPLICABLE, VERDICTS
from polycentric.poles.contract import FAMILIES, PoleDefinition
from polycentric.poles.definitions import meant_by
from polycentric.poles.kept import of_world
from polycentric.poles.readings import attempt, readings, verdicts
from polycentric.poles.world import World

FAMILY_LABELS = {
    "shares": "shares among great powers",
    "counts": "rounded effective number (this project's rule; not in the map)",
    "ratio": "ratio to the leader",
    "relational": "who depends on whom",
    "communities": "communities of ties (how clustered, not how many poles)",
    "lists": "lists of powers",
}
NAMED = 6  # readings that are named one by one; of more it is said how many use what
_PARTS = {"definition": "by", "index": "using", "set": "on", "actors": "with actors"}
SWEEP_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "actors": pl.String,
    "definition": pl.String,
    "index": pl.String,
    "parameter": pl.String,
    "at": pl.Float64,
    "class": pl.String,
    "number": pl.Int32,
    "poles": pl.List(pl.String),
    "reason": pl.String,
    "chosen": pl.Boolean,
}


def verdict_map(
    worlds: World | Sequence[World] | xr.Dataset,
    blocs: Sequence[str] = ("EU",),
    definitions: str | Sequence[str] | Mapping[str, PoleDefinition] | None = None,
    indices: Sequence[str] | None = None,
    sets: Sequence[str] | None = None,
) -> pl.DataFrame:
    """Apply every definition to one index of each measure, to sets of fixed size, and to each choice of actors.

    Parameters
    ----------
    worlds : World, sequence of World, or Dataset
        The worlds to compare; a panel stands for itself with its states apart, and with each bloc as one.
    blocs : sequence of str
        The blocs to pool when a panel is given, where it holds memberships.
    definitions : str, sequence of str, or mapping, optional
        The name of a pole definition, several names, or definitions by name, a user's own among them; those of the
        map if left out.
    indices, sets : sequence of str, optional
        Power indices and sets of states; those of the map if left out (`polycentric.poles.on_map` says which, and why
        the others left). ``indices=world.indices, sets=world.sets`` are all of a world.

    Returns
    -------
    DataFrame
        One row per year (of each run, draw and vintage, named in columns in front, where the panel has them),
        actors, definition and, for definitions that look at one, index and set: the class, the
        poles and their number, the range of numbers that open ties allow, class and poles as they would be if every
        open tie were smaller than the listed ones, the cut-offs, why a class is missing or not applicable, how many
        states of the set the row is about, how many were dropped for want of data and which part of the world's output
        they hold.

    Raises
    ------
    UnknownNameError
        If no definition has a name that was given.

    Examples
    --------
    >>> from polycentric import toy
    >>> verdict_map(toy.world({"A": 3, "B": 1}), definitions="half_of_leader").select("set", "class").row(0)
    ('all', 'unipolar')
    """
    made, rules = as_worlds(worlds, blocs), _rules(definitions)
    # One map for all worlds: which series stands for a measure is decided on the first.
    chosen = on_map.indices(made[0]) if indices is None else [made[0].called(index) for index in indices]
    return by_run.in_runs(pl.concat([_of_world(world, rules, chosen, sets) for world in made]), made[0].panel)


def sweeps(
    worlds: World | Sequence[World] | xr.Dataset,
    blocs: Sequence[str] = ("EU",),
    definitions: str | Sequence[str] | Mapping[str, PoleDefinition] | None = None,
    indices: Sequence[str] | None = None,
) -> pl.DataFrame:
    """Show how the class changes along each cut-off that is a choice.

    Parameters
    ----------
    worlds, blocs, definitions
        As in `verdict_map`.
    indices : sequence of str, optional
        Power indices; those of the map without it.

    Returns
    -------
    DataFrame
        One row per year, actors, definition, index and value of the parameter; `chosen` marks the value that the
        verdict map uses. Shares are of all states, or, where the rule isn't for these, of the first of its sets.

    Examples
    --------
    >>> from polycentric import toy
    >>> table = sweeps(toy.world({"A": 3, "B": 2}))
    >>> ratio = table.filter(table["definition"] == "half_of_leader")
    >>> ratio.select("at", "class").rows()[::4]
    [(0.1, 'bipolar'), (0.3, 'bipolar'), (0.5, 'bipolar'), (0.7, 'unipolar'), (0.9, 'unipolar')]
    """
    made, rules = as_worlds(worlds, blocs), _rules(definitions)
    parts = [_kept_sweeps(world, rules, tuple(on_map.indices(world) if indices is None else indices)) for world in made]
    parts = [part for part in parts if part.height]
    return by_run.in_runs(pl.concat(parts), made[0].panel) if parts else pl.DataFrame(schema=SWEEP_SCHEMA)


def summary(frame: pl.DataFrame) -> pl.DataFrame:
    """Count the classes per family of definitions, among the rows in which the family gives a class.

    Parameters
    ----------
    frame : DataFrame
        A verdict map.

    Returns
    -------
    DataFrame
        For each year (of each run) and family: how many rows give each class, the percentage, how many rows give one,
        and how many are not applicable or missing. Percentages of rows are no probabilities: rows share data, and
        nobody drew them.

    Examples
    --------
    >>> from polycentric import toy
    >>> counted = summary(verdict_map(toy.world({"A": 3, "B": 1})))
    >>> counted.filter(counted["family"] == "ratio").select("class", "count").rows()
    [('unipolar', 1)]
    """
    given, runs = frame.filter(pl.col("class").is_in(VERDICTS)), by_run.columns_of(frame)
    totals = frame.group_by(*runs, "year", "family").agg(
        pl.col("class").is_in(VERDICTS).sum().alias("rows"),
        (pl.col("class") == NOT_APPLICABLE).sum().alias("not_applicable"),
        (pl.col("class") == MISSING).sum().alias("missing"),
    )
    counts = given.group_by(*runs, "year", "family", "class").agg(pl.len().alias("count"))
    table = counts.join(totals, on=[*runs, "year", "family"], how="left")
    return table.with_columns((100.0 * pl.col("count") / pl.col("rows")).alias("percent")).sort(
        *runs,
        "year",
        pl.col("family").cast(pl.Enum(FAMILIES)),
        pl.col("count"),
        pl.col("class").cast(pl.Enum(VERDICTS)),
        descending=[*(False for _ in runs), False, False, True, False],
    )


def sentences(frame: pl.DataFrame) -> list[str]:
    """Say per family what most rows find, and name the rows that say otherwise.

    Parameters
    ----------
    frame : DataFrame
        A verdict map.

    Returns
    -------
    list of str
        One sentence per year and family with a class, which names the run where there are runs; families without one
        are said to have none.

    Examples
    --------
    >>> from polycentric import toy
    >>> lines = sentences(verdict_map(toy.world({"A": 3, "B": 1})))
    >>> [line for line in lines if line.startswith("By ratio")]
    ['By ratio to the leader: 1 of 1 readings (100%) says unipolar for 2000; none says otherwise.']
    """
    runs = by_run.columns_of(frame)
    if runs:
        parts = frame.partition_by(runs, maintain_order=True, as_dict=True, include_key=False)
        return [f"{_run_named(runs, key)}: {sentence}" for key, part in parts.items() for sentence in sentences(part)]
    counted = summary(frame)
    sentences_made: list[str] = []
    for year in frame["year"].unique(maintain_order=True).sort():
        for family in FAMILIES:
            part = counted.filter((pl.col("year") == year) & (pl.col("family") == family))
            if part.height:
                sentences_made.append(
                    _sentence(frame.filter((pl.col("year") == year) & (pl.col("family") == family)), part)
                )
            elif family in frame["family"]:
                sentences_made.append(f"By {FAMILY_LABELS[family]}: no reading gives a class for {year}.")
    return sentences_made


def _run_named(runs: Sequence[str], key: Sequence[object]) -> str:
    """Name a run as a sentence begins."""
    named = ", ".join(f"{name} {label}" for name, label in zip(runs, key, strict=True))
    return named[0].upper() + named[1:]


def as_worlds(worlds: World | Sequence[World] | xr.Dataset, blocs: Sequence[str] = ("EU",)) -> tuple[World, ...]:
    """Make worlds of what was given: a panel apart and with each bloc that it knows."""
    if isinstance(worlds, World):
        return (worlds,)
    if isinstance(worlds, xr.Dataset):
        return (World(worlds), *(World(part, bloc) for bloc, part in treatable(worlds, blocs).items()))
    return tuple(worlds)


def _sentence(rows: pl.DataFrame, counted: pl.DataFrame) -> str:
    """Word one family in one year."""
    top, total = counted.row(0, named=True), int(counted["rows"][0])
    verb = "says" if top["count"] == 1 else "say"
    lead = (
        f"By {FAMILY_LABELS[str(top['family'])]}: {top['count']} of {total} readings ({top['percent']:.0f}%) {verb} "
        f"{top['class']} for {top['year']}"
    )
    others = rows.filter(pl.col("class").is_in(VERDICTS) & (pl.col("class") != top["class"]))
    if others.is_empty():
        return f"{lead}; none says otherwise."
    parts = [_dissent(word, others.filter(pl.col("class") == word)) for word in VERDICTS if word in others["class"]]
    return f"{lead}; {'; '.join(parts)}."


def _dissent(word: str, rows: pl.DataFrame) -> str:
    """Name the rows that say one other thing."""
    if rows.height <= NAMED:
        names = [_name(row) for row in rows.iter_rows(named=True)]
        return f"{len(names)} {'says' if len(names) == 1 else 'say'} {word} ({', '.join(names)})"
    parts = [f"{label} {_counted(rows[column])}" for column, label in _PARTS.items() if rows[column].n_unique() > 1]
    return f"{rows.height} say {word} ({'; '.join(parts)})"


def _counted(values: pl.Series) -> str:
    """Count what a part of the readings is, the most frequent first."""
    counts = values.value_counts(sort=True, name="times").sort("times", values.name, descending=[True, False])
    return ", ".join(f"{value or 'none'} {times}" for value, times in counts.iter_rows())


def _name(row: dict[str, object]) -> str:
    """Name one row of the map."""
    about = [str(row[part]) for part in ("definition", "index", "set") if row[part]]
    bloc = "" if row["actors"] == "states" else f" with {row['actors']} as one"
    return " / ".join(about) + bloc


def _rules(definitions: str | Sequence[str] | Mapping[str, PoleDefinition] | None) -> list[PoleDefinition]:
    """Give the definitions that are meant; those of the map if none is named."""
    return on_map.definitions() if definitions is None else meant_by(definitions)


def _of_world(
    world: World, rules: Sequence[PoleDefinition], indices: Sequence[str], sets: Sequence[str] | None
) -> pl.DataFrame:
    """Give the readings of one world."""
    among = on_map.sets(world) if sets is None else sets
    everywhere = [(index, state_set) for index in indices if index in world.indices for state_set in among]
    triples = [(rule, *about) for rule in rules for about in (everywhere if rule.uses_index else [("", "all")])]
    if sets is None:
        triples = [triple for triple in triples if on_map.stands(world, *triple)]
    about = [about for _, *about in triples]
    return of_world("verdicts", world, about, lambda: readings(world, triples), rules)


def _kept_sweeps(world: World, rules: Sequence[PoleDefinition], indices: Sequence[str]) -> pl.DataFrame:
    """Give the tables of every sweep on one world, as they were kept where they were."""
    return of_world("sweeps", world, indices, partial(_all_swept, world, rules, indices), rules)


def _all_swept(world: World, rules: Sequence[PoleDefinition], indices: Sequence[str]) -> pl.DataFrame:
    """Give the tables of every sweep on one world as one."""
    parts = list(_swept(world, rules, indices))
    return pl.concat(parts) if parts else pl.DataFrame(schema=SWEEP_SCHEMA)


def _swept(world: World, rules: Sequence[PoleDefinition], indices: Iterable[str]) -> Iterator[pl.DataFrame]:
    """Give the tables of every sweep on one world."""
    for definition in rules:
        for parameter, values in definition.sweep.items():
            for index in indices if definition.uses_index else ("",):
                for at in values:
                    yield from _swept_at(world, definition, index, parameter, at)


def _swept_at(
    world: World, definition: PoleDefinition, index: str, parameter: str, at: float
) -> Iterator[pl.DataFrame]:
    """Give one row per year of one definition at one value of its parameter."""
    chosen = at == definition.parameters[parameter]
    about = "all" if definition.applies_to("all") or not definition.uses_index else definition.sets[0]
    finding = attempt(world, definition, index, about, {} if chosen else {parameter: at})
    if isinstance(finding, str):
        return
    outcomes = verdicts(world, finding, index)
    labels = {name: pl.Series(values.tolist()) for name, values in cell_labels(world.panel).items()}
    columns = {name: outcomes[name] for name in ("class", "number", "poles", "reason")} | {
        **labels,
        "actors": world.actors,
        "definition": definition.name,
        "index": index,
        "parameter": parameter,
        "at": at,
        "chosen": chosen,
    }
    yield pl.DataFrame(columns, schema_overrides=SWEEP_SCHEMA).select([*by_run.beside(world.panel), *SWEEP_SCHEMA])
