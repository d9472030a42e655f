"""The tables of ``polycentric polarity`` that a person reads of one year."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.polarity_tables import apart, verdicts
from polycentric.answers.parts.polarity_words import classes, names_of, some_names
from polycentric.answers.parts.polarity_world import Scope

if TYPE_CHECKING:
    import polars as pl

    from polycentric.poles.agreement import Agreement

SHOWN_YEARS = 12
MARK = "yes"
HEADS = {"unipolar": "uni", "near-unipolar": "near", "bipolar": "bi", "multipolar": "multi", "unclassified": "unclass.",
         "missing": "no class"}  # fmt: skip
SETS = {"five_largest": "five largest", "eight_largest": "eight largest", "ten_largest": "ten largest",
        "permanent_five": "P5", "global_maoz": "Maoz global", "powers_maoz": "Maoz powers",
        "own_set": "own set"}  # fmt: skip
WHO = {"all": "all states", "five_largest": "the five largest", "eight_largest": "the eight largest",
       "ten_largest": "the ten largest", "majors": "the majors", "permanent_five": "the permanent five",
       "global_maoz": "Maoz's global powers", "powers_maoz": "Maoz's global and regional powers",
       "own_set": "your own set", "": "no set"}  # fmt: skip
MEASURES = {"hhi": "HHI", "effective_number": "powers", "effective_number_entropy": "entropy", "top_share": "largest",
            "lead": "lead", "ray_singer": "CON", "movement": "MOVE"}  # fmt: skip


def shown_years(years: Sequence[int]) -> list[int]:
    """Pick years for a reader: the first, the last, and some as far apart between them."""
    if len(years) <= SHOWN_YEARS:
        return list(years)
    steps = SHOWN_YEARS - 1
    return sorted({years[round(step * (len(years) - 1) / steps)] for step in range(SHOWN_YEARS)})


def of_year(scope: Scope) -> list[Section]:
    """Set a row for each definition, or, of the one that was named, for each index."""
    found = verdicts(scope)
    if scope.rule is not None:
        return list(_of_rule(scope, found))
    silent = [str(name) for (name,), part in found.group_by("definition", maintain_order=True) if not classes(part)]
    below = f"Too little is known for {', '.join(silent)}." if silent else ""
    return [Section(_how_many(scope), definitions_grid(scope, found.filter(~found["definition"].is_in(silent))), below)]


def _how_many(scope: Scope) -> str:
    """Say what the table counts."""
    blocs = [world.bloc for world in scope.worlds if world.bloc]
    both = f", with {' and '.join(blocs)} as states and as one" if blocs and len(scope.worlds) > len(blocs) else ""
    return f"How many readings of each definition give which class{both}; poles by {scope.main}"


def definitions_grid(scope: Scope, found: "pl.DataFrame") -> Grid:
    """Set how many readings of each definition give which class, and its poles in one of them."""
    import polars as pl

    given = found.filter(pl.col("class") != "not applicable")
    words = [word for word in HEADS if word in given["class"]]
    rows: list[dict[str, Any]] = []
    for (definition,), part in given.group_by("definition", maintain_order=True):
        held = part["class"].to_list()
        rows.append({"definition": definition} | {word: held.count(word) or None for word in words}
                    | {"poles": ids(_poles(scope, part))})  # fmt: skip
    columns = [Column("definition", "definition"), *(Column(word, HEADS[word], "number") for word in words),
               Column("poles", "poles")]  # fmt: skip
    return Grid(columns, rows)


def _poles(scope: Scope, rows: "pl.DataFrame") -> list[str]:
    """Give the poles of a definition on the main index and set, of the first kind of actors."""
    import polars as pl

    mine = apart(scope, rows).filter(pl.col("index").is_in([scope.main, ""]))
    on = [about for about in (scope.main_set, "all", "") if about in mine["set"]]
    mine = mine.filter(pl.col("set") == on[0]) if on else mine
    return list(mine["poles"][0]) if mine.height else []


def _of_rule(scope: Scope, found: "pl.DataFrame") -> "list[Section]":
    """Set the class of one definition on each index, by set where it has several, with the poles by name."""
    import polars as pl

    parts: list[Section] = []
    for actors in found["actors"].unique(maintain_order=True):
        rows = found.filter((pl.col("actors") == actors) & (pl.col("class") != "not applicable"))
        sets = rows["set"].unique(maintain_order=True).to_list()
        whole = len(sets) > 1 and scope.index is None
        grid = _by_set(rows, sets) if whole else _named(rows, names_of(scope))
        parts.append(Section(heading_of(str(actors)), grid))
    return parts


def ids(states: Sequence[str] | None, most: int = 5) -> str:
    """List some ids."""
    states = states or ()
    return " ".join(states[:most]) + (f" +{len(states) - most}" if len(states) > most else "")


def heading_of(actors: str) -> str:
    """Say whether blocs are states or one actor."""
    return "Every state by itself" if actors == "states" else f"{actors} as one"


def _by_set(rows: "pl.DataFrame", sets: Sequence[str]) -> Grid:
    """Set an index a row and a set a column."""
    cells = {(row["index"], row["set"]): row["class"] for row in rows.iter_rows(named=True)}
    words = {each: HEADS[each] if len(sets) > 3 else each for each in HEADS} | {"missing": None}
    columns = [Column("index", "index"), *(Column(each, SETS.get(each, each)) for each in sets)]
    made = [
        {"index": index} | {each: words[cells.get((index, each), "missing")] for each in sets}
        for index in rows["index"].unique(maintain_order=True)
    ]
    return Grid(columns, [row for row in made if any(row[each] for each in sets)])


def _named(rows: "pl.DataFrame", names: Mapping[str, str]) -> Grid:
    """Set an index or a set a row, with the poles by name or why there is no class."""
    varied = [name for name in ("index", "set") if rows[name].n_unique() > 1]
    columns = [*(Column(name, name) for name in varied), Column("class", "class"),
               *([Column("past_error", "past error")] if rows["past_error"].drop_nulls().len() else []),
               Column("poles", "poles, or why there is no class")]  # fmt: skip
    return Grid(
        columns,
        [
            {"index": row["index"], "set": SETS.get(row["set"], row["set"]), "class": row["class"],
             "past_error": row["past_error"],
             "poles": some_names(row["poles"], names, 42) or row["reason"]}
            for row in rows.iter_rows(named=True)
        ],
    )  # fmt: skip


def concentration_sections(scope: Scope, frame: "pl.DataFrame") -> list[Section]:
    """Set the measures of concentration, an index a row, on one set."""
    import polars as pl

    about = scope.state_set or "all"
    return [
        Section(f"{heading_of(str(actors))}, {WHO.get(about, about)}", _measures(rows, "index"))
        for (actors,), rows in frame.filter(pl.col("set") == about).group_by("actors", maintain_order=True)
    ]


def _measures(rows: "pl.DataFrame", key: str) -> Grid:
    """Set measures as columns."""
    cells: dict[Any, dict[str, Any]] = {}
    for row in rows.iter_rows(named=True):
        held = None if row["value"] is None else f"{row['value']:.3f}"
        cells.setdefault(row[key], {key: row[key], "states": row["states"]})[row["measure"]] = held
    columns = [Column(key, key, "number" if key == "year" else "text"), Column("states", "states", "number"),
               *(Column(name, MEASURES[name], "number") for name in MEASURES if name in rows["measure"])]  # fmt: skip
    return Grid(columns, list(cells.values()))


def measures_by_year(rows: "pl.DataFrame") -> Grid:
    """Set measures as columns and years as rows."""
    return _measures(rows, "year")


def ratio_sections(scope: Scope, frame: "pl.DataFrame", key: str = "index") -> list[Section]:
    """Set the strongest states' ratio to the leader, an index or a year a row."""
    return [
        Section(heading_of(str(actors)), _ratios(rows, key))
        for (actors,), rows in frame.group_by("actors", maintain_order=True)
    ]


def _ratios(rows: "pl.DataFrame", key: str) -> Grid:
    """Set the leader and who comes near it."""
    made: list[dict[str, Any]] = []
    for (about,), part in rows.group_by(key, maintain_order=True):
        held = [row for row in part.iter_rows(named=True) if row["state"]]
        near = ", ".join(f"{row['state']} {row['ratio']:.2f}" for row in held[1:])
        made.append({key: about, "leader": held[0]["state"] if held else None, "near": near or part["reason"][0]})
    columns = [Column(key, key, "number" if key == "year" else "text"), Column("leader", "leader"),
               Column("near", "then, as fractions of it")]  # fmt: skip
    return Grid(columns, made)


def sweep_sections(scope: Scope, frame: "pl.DataFrame") -> list[Section]:
    """Set the classes along each cut-off, those in a row of one class together; without a definition on one index."""
    import polars as pl

    shown = frame.filter(frame["year"] == scope.last)
    if scope.rule is None and scope.index is None:
        shown = shown.filter(pl.col("index").is_in([scope.main, ""]))
    return [
        Section(f"{heading_of(str(actors))}; * is the value that the verdicts use", _swept(rows))
        for (actors,), rows in shown.group_by("actors", maintain_order=True)
    ]


def _swept(rows: "pl.DataFrame") -> Grid:
    """Write one row for each definition, parameter and index."""
    made: list[dict[str, Any]] = []
    for (definition, parameter, index), part in rows.group_by("definition", "parameter", "index", maintain_order=True):
        made.append({"definition": definition, "parameter": parameter, "index": index or None,
                     "classes": _runs(part.sort("at"))})  # fmt: skip
    several = rows["definition"].n_unique() > 1
    columns = [Column("definition", "definition"), Column("parameter", "cut-off"), Column("index", "index"),
               Column("classes", "classes along it")]  # fmt: skip
    return Grid(columns if several else columns[1:], made)


def _runs(rows: "pl.DataFrame") -> str:
    """Write values in a row of one class together."""
    runs: list[tuple[str, list[str]]] = []
    for row in rows.iter_rows(named=True):
        at = f"{row['at']:g}{'*' if row['chosen'] else ''}"
        word = HEADS.get(row["class"]) or str(row["class"])
        if runs and runs[-1][0] == word:
            runs[-1][1].append(at)
        else:
            runs.append((word, [at]))
    return "; ".join(f"{word} {_span(held)}" for word, held in runs)


def _span(values: Sequence[str]) -> str:
    """Write the first and last of some values, with the chosen one between them."""
    between = [value for value in values[1:-1] if value.endswith("*")]
    return "-".join([values[0], *between, *values[1:][-1:]])


def agreement_grid(comparison: "Agreement") -> Grid:
    """Set for each definition how well its readings agree with the experts."""
    columns = (
        Column("definition", "definition"), Column("readings", "of", "number"),
        Column("median_kappa", "median", "number"), Column("best_kappa", "best", "number"),
        Column("its_ac1", "AC1", "number"), Column("its_p", "p", "number"), Column("on", "best on"),
    )  # fmt: skip
    return Grid(columns, [_agreed(row) for row in comparison.by_definition().iter_rows(named=True)])


def _agreed(row: Mapping[str, Any]) -> dict[str, Any]:
    """Write one definition."""
    numbers = {name: None if row[name] is None else f"{row[name]:.2f}"
               for name in ("median_kappa", "best_kappa", "its_ac1", "its_p")}  # fmt: skip
    return {
        **row,
        **numbers,
        "on": " / ".join(part for part in (row["index"], SETS.get(row["set"], row["set"])) if part),
    }
