"""All that is known of a world's structure in one object: what the report and the command line show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import polars as pl
import xarray as xr

from polycentric.errors import answers_old_names
from polycentric.labels import cell_labels, on_leading, rows
from polycentric.panel.blocs import treatable
from polycentric.poles import by_run, profile_shown
from polycentric.poles.concentration import MEASURES
from polycentric.poles.concentration.contract import Concentration
from polycentric.poles.contract import Finding
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.kept import of_world
from polycentric.poles.labelled import single
from polycentric.poles.readings import attempt
from polycentric.poles.three_table import side_by_side, three_numbers
from polycentric.poles.verdicts import as_worlds, sentences, summary, sweeps, verdict_map
from polycentric.poles.world import World
from polycentric.power.contract import PowerIndex
from polycentric.ties.contract import TieLayer

CONCENTRATION_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "actors": pl.String,
    "index": pl.String,
    "set": pl.String,
    "measure": pl.String,
    "label": pl.String,
    "value": pl.Float64,
    "states": pl.Int32,
    "reason": pl.String,
}


@dataclass(frozen=True)
class Profile:
    """A world's structure under every definition.

    Attributes
    ----------
    worlds : tuple of World
        One with the states apart, and one for each bloc that stands as one.
    concentration : DataFrame
        One row per year, actors, index, set and measure.
    three : DataFrame
        Dispersion, autonomy and concert by every line; `main` marks the one that is quoted.
    verdicts, sweeps : DataFrame
        The verdict map, and its classes along each cut-off that is a choice.
    """

    worlds: tuple[World, ...]
    concentration: pl.DataFrame
    three: pl.DataFrame
    verdicts: pl.DataFrame
    sweeps: pl.DataFrame

    def __repr__(self) -> str:
        """Lead with the answer in words, of the last year."""
        return profile_shown.text(self._who(), self.verdicts, self.spread())

    def _repr_html_(self) -> str:
        return profile_shown.html(self._who(), self.verdicts, self.spread())

    def _who(self) -> str:
        """Say whose profile this is."""
        blocs = [world.bloc for world in self.worlds if world.bloc]
        with_blocs = f", and with {' or '.join(blocs)} as one" if blocs else ""
        return f"Polarity of {self.worlds[0].panel.sizes['state']} states{with_blocs}"

    def sentences(self) -> list[str]:
        """Give the verdict map in words, a sentence per family of definitions."""
        return sentences(self.verdicts)

    def summary(self) -> pl.DataFrame:
        """Give the verdict map in percentages per family of definitions."""
        return summary(self.verdicts)

    @answers_old_names
    def world(self, actors: str = "states") -> World:
        """Give the world with these actors: ``"states"``, or a bloc that stands as one."""
        return next(world for world in self.worlds if world.actors == actors)

    @answers_old_names
    def finding(self, definition: str, index: str = "", state_set: str = "all", actors: str = "states") -> Finding:
        """Give what a definition finds, with poles, camps and details.

        Raises
        ------
        PolycentricError
            If this world lacks what the definition needs.
        """
        return self.world(actors).find(DEFINITIONS[definition], index, state_set)  # pyright: ignore[reportArgumentType]

    @answers_old_names
    def camps(self, definition: str, year: int | None = None, actors: str = "states") -> dict[str, str]:
        """Give each state's pole under a definition, itself for a pole; states whose pole isn't known are left out.

        Raises
        ------
        ShapeError
            If the world has several runs: make the profile of one.
        """
        camps = self.finding(definition, actors=actors).camps
        if camps is None:
            return {}
        camps = single(camps)
        row = camps.isel(year=-1) if year is None else camps.sel(year=year)
        return {str(state): str(pole) for state, pole in zip(row["state"].values, row.values, strict=True) if pole}

    @answers_old_names
    def titles(self, definition: str, year: int | None = None, actors: str = "states") -> dict[str, str]:
        """Name each camp by its three members of the largest output and how many more there are."""
        camps, world = self.camps(definition, year, actors), self.world(actors)
        row = world.panel.isel(year=-1) if year is None else world.panel.sel(year=year)
        names = dict(
            zip(row["state"].values, row["name"].values if "name" in row else row["state"].values, strict=True)
        )
        size = {}
        if world.output:
            output = world.power(world.output).sel(year=row["year"])
            size = dict(zip(output["state"].values, np.nan_to_num(output.values), strict=True))
        return {
            pole: _title(sorted((s for s in camps if camps[s] == pole), key=lambda s: (-size.get(s, 0.0), s)), names)
            for pole in dict.fromkeys(camps.values())
        }

    def with_camps(self) -> tuple[str, ...]:
        """Name the definitions that say who follows whom on this world."""
        findings = {name: attempt(self.worlds[0], rule) for name, rule in DEFINITIONS.items() if not rule.uses_index}
        return tuple(n for n, finding in findings.items() if isinstance(finding, Finding) and finding.camps is not None)

    @answers_old_names
    def spread(self, actors: str = "states") -> pl.DataFrame:
        """Give the three numbers side by side, each with its range over all of its lines."""
        return side_by_side(self.three.filter(pl.col("actors") == actors))


def _title(members: Sequence[str], names: Mapping[str, str]) -> str:
    """Name the first three and count the rest."""
    shown = ", ".join(str(names[state]) for state in members[:3])
    return shown if len(members) <= 3 else f"{shown} and {len(members) - 3} more"


def profile(
    panel: xr.Dataset | Sequence[World],
    blocs: Sequence[str] = ("EU",),
    indices: Mapping[str, PowerIndex] | None = None,
    layers: Mapping[str, TieLayer] | None = None,
) -> Profile:
    """Gather a world's structure under every definition.

    Parameters
    ----------
    panel : Dataset, or sequence of World
    blocs : sequence of str
        Organisations to treat as one state, each in a world of its own beside the one of states apart.
    indices, layers : mapping, optional
        Power indices and tie layers by name, a user's own among them; those of the package if left out.

    Examples
    --------
    >>> from polycentric.poles import profile
    >>> from polycentric import toy
    >>> print(profile([toy.world({"A": 3, "B": 1})]).verdicts["class"].unique().sort().to_list())
    ['missing', 'not applicable', 'unipolar']
    """
    if isinstance(panel, xr.Dataset):
        treated = treatable(panel, blocs).items()
        worlds = (
            World(panel, None, indices, layers),
            *(World(part, bloc, indices, layers) for bloc, part in treated),
        )
    else:
        worlds = as_worlds(panel)
    return Profile(
        worlds=worlds,
        concentration=concentration_table(worlds),
        three=by_run.in_runs(pl.concat([three_numbers(world) for world in worlds]), worlds[0].panel),
        verdicts=verdict_map(worlds),
        sweeps=sweeps(worlds),
    )


def concentration_table(
    worlds: Sequence[World], indices: Sequence[str] | None = None, state_sets: Sequence[str] | None = None
) -> pl.DataFrame:
    """Give every concentration measure of every index and set, or of those named; a missing one has its reason."""
    frames: list[pl.DataFrame] = []
    for world in worlds:
        keys = [(index, chosen) for index in indices or world.indices for chosen in state_sets or world.sets]
        if keys:
            frames.append(of_world("concentration", world, keys, partial(_measures, world, keys)))
    if not frames:
        return pl.DataFrame(schema=CONCENTRATION_SCHEMA)
    return by_run.in_runs(pl.concat(frames), worlds[0].panel)


def _measures(world: World, keys: Sequence[tuple[str, str]]) -> pl.DataFrame:
    """Give the tables of all measures as one."""
    return pl.concat(list(_concentrations(world, keys)))


def _concentrations(world: World, keys: Sequence[tuple[str, str]]) -> Iterator[pl.DataFrame]:
    """Give a table per measure: one that looks at each row of shares alone measures all rows at once."""
    sizes, labels = world.sizes, cell_labels(world.panel)
    about = {name: pl.Series(values.tolist() * len(keys)) for name, values in labels.items()} | {
        "actors": world.actors,
        "index": np.repeat([index for index, _ in keys], labels["year"].size),
        "set": np.repeat([state_set for _, state_set in keys], labels["year"].size),
    }
    shares = [world.shares(*key) for key in keys]
    observed = np.concatenate(
        [rows((world.power(i).notnull() & world.members(i, s)).sum("state"), sizes, ()) for i, s in keys]
    )
    gaps = np.concatenate([rows(on_leading(world.gaps(*key), world.power(key[0])), sizes, ()) for key in keys])
    for measure in MEASURES.values():
        parts = _measured(measure, shares)
        values = np.concatenate([rows(part, sizes, ()) for part in parts])
        reasons = np.concatenate([rows(part["reason"], sizes, ()) for part in parts])
        columns = about | {
            "measure": measure.name,
            "label": measure.label,
            "value": pl.Series(values, nan_to_null=True),
            "states": observed,
            "reason": np.where(gaps != "", gaps, reasons),
        }
        ordered = [*by_run.beside(world.panel), *CONCENTRATION_SCHEMA]
        yield pl.DataFrame(columns, schema_overrides=CONCENTRATION_SCHEMA).select(ordered)


def _measured(measure: Concentration, shares: Sequence[xr.DataArray]) -> list[xr.DataArray]:
    """Apply a measure to the shares of each index and set; those on the same dimensions all at once."""
    # What looks back needs the years of one index and set in a row.
    if measure.lag:
        return [measure(each) for each in shares]
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, each in enumerate(shares):
        alike.setdefault(each.dims, []).append(place)
    by_place: dict[int, xr.DataArray] = {}
    for dims, group in alike.items():
        stacked = np.stack([shares[place].values for place in group])
        made = measure(xr.DataArray(stacked, dims=("key", *dims), coords=shares[group[0]].coords))
        by_place |= {place: made.isel(key=at) for at, place in enumerate(group)}
    return [by_place[place] for place in range(len(shares))]
