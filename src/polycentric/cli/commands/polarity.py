"""``polycentric polarity``: concentration and classes over two centuries, the verdict map, the experts beside it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from polycentric.answers import own
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Grid, Section
from polycentric.cli import old, options, uses
from polycentric.cli.command import Command
from polycentric.cli.old import Sheet
from polycentric.cli.span import Years, years

if TYPE_CHECKING:
    import polars as pl

    from polycentric.answers.parts.polarity_world import Own
    from polycentric.poles.agreement import Agreement
    from polycentric.poles.contract import PoleDefinition
    from polycentric.poles.world import World
    from polycentric.tables.user_reading import Reading

TABLES = ("verdicts", "concentration", "ratios", "agreement")
FEW_YEARS = 10
WHOLE = "of one year the readings of every index and set are counted"
POLYCENTRISM = (1963, 1989)


def _outside_polycentrism(request: uses.Request) -> str | None:
    """Where no year is asked for in which an expert speaks of polycentrism."""
    name = "year" if request.value("year") is not None else "years"
    first, last = (request.value("year"),) * 2 if name == "year" else request.value("years")
    if first <= POLYCENTRISM[1] and last >= POLYCENTRISM[0]:
        return None
    return f"with {request.typed(name)} {first}" + (f"-{last}" if last != first else "")


RULES = (
    uses.Useless(["polycentrism"], _outside_polycentrism, "the experts speak of it in 1963-1989"),
    uses.Useless(["index", "table", "polycentrism"], uses.in_form("svg"), "the picture shows every index's verdicts"),
    uses.Useless(
        ["index", "state_set", "polycentrism"],
        uses.both(uses.chosen("table", "verdicts"), uses.on_screen(), uses.given("year")),
        WHOLE,
    ),
    uses.Useless(
        ["polycentrism"],
        uses.both(uses.chosen("table", "verdicts"), uses.in_form("csv")),
        "the rows are no comparison with the experts",
    ),
    uses.Useless(["polycentrism", "ties"], uses.chosen("table", "concentration", "ratios"), "no definition is applied"),
    uses.Useless(["state_set"], uses.chosen("table", "ratios"), "ratios are of all states"),
)
READINGS = "A reading is one definition on one index and set; readings share data, and their number is no probability."


@click.command(name="polarity", cls=Command, rules=RULES)
@years("1816-2022", "Which years.")
@click.option(
    "--year", type=options.YEAR, metavar="YEAR", help="One year: what each family of definitions says, in sentences."
)
@click.option("--index", default="cinc", show_default=True, metavar="NAME", help="Concentration by which index.")
@click.option("--set", "state_set", default="majors", show_default=True, metavar="NAME",
              help="Of whom: all, ten_largest, majors, permanent_five, global_maoz, powers_maoz, or states with "
              "commas between them.")  # fmt: skip
@click.option("--table", type=click.Choice(TABLES), default="verdicts", show_default=True,
              help="Which table --json and --csv hold.")  # fmt: skip
@click.option("--ties/--no-ties", default=None,
              help="Whether to apply the definitions that rest on ties too, which take a minute for two centuries; "
              "default: for ten years or fewer.")  # fmt: skip
@click.option("--polycentrism", type=click.Choice(["bipolar", "multipolar", "left out"]), default="bipolar",
              show_default=True, help="What the experts' 'polycentrism' of 1963-89 is taken for.")  # fmt: skip
@click.option("--own", "files", multiple=True, type=click.Path(path_type=Path), metavar="FILE.csv",
              help="Your own index (columns state, value) or coding of poles (state, pole), with a year if need be; "
              "may be given several times.")  # fmt: skip
@old.reading("files", "--own")
@options.output(svg=True)
@click.pass_context
def polarity(
    ctx: click.Context,
    years: Years,
    year: int | None,
    index: str,
    state_set: str,
    table: str,
    ties: bool | None,
    polycentrism: str,
    files: tuple[Path, ...],
    reading: "Reading",
    output: options.Output,
) -> None:
    """Show how concentrated power was, what every definition called the world, and how that agrees with the experts.

    The world is that of two centuries, which `polycentric fetch` fetches; `polycentric poles` shows today's.

    Example: polycentric polarity --years 1946-2019 --index output_fariss --set USA,RUS,CHN
    """
    from polycentric.answers.covered import checked_indices
    from polycentric.answers.parts.polarity_world import open_polarity, read_own
    from polycentric.cli.write import deliver, form_of
    from polycentric.errors import DataError

    if year is not None and ctx.get_parameter_source("years") is not click.core.ParameterSource.DEFAULT:
        raise click.UsageError("--year is one year and --years are several: give one of the two.")
    span = years if year is None else (year, year)
    applied = ties if ties is not None else span[1] - span[0] < FEW_YEARS
    mine = read_own(files, reading, span)
    worlds, name, definitions = open_polarity(span, mine, state_set, ties=applied)
    if index in worlds[0].without_shares:
        raise DataError(worlds[0].without_shares[index].no_shares())
    index = worlds[0].called(index)
    amounts = {each: worlds[0].indices[each] for each in worlds[0].indices if worlds[0].indices[each].scale == "amount"}
    named = options.is_given(ctx, "index")
    if options.is_any_given(ctx, "years", "year"):
        _ = checked_indices({index: amounts[index]} if named and index in amounts else amounts, span)
    only = {"index": index} if options.is_given(ctx, "index") else {}
    only |= {"set": name} if options.is_given(ctx, "state_set") else {}
    insists = options.is_given(ctx, "polycentrism")
    made = _Result(worlds, definitions, span, (index, name), polycentrism, only, mine, insists=insists)
    # A hundred thousand rows are written out for machines only.
    form = output.form if output.out is None else form_of(output.form, output.out)
    deliver(made.sheet(ctx, table, sentences=year is not None, form=form or "txt"), output)


class _Result:
    """All that the command shows, each part made when it is asked for."""

    def __init__(
        self,
        worlds: "Sequence[World]",
        definitions: "Mapping[str, PoleDefinition]",
        years: Years,
        choice: tuple[str, str],
        polycentrism: str,
        only: Mapping[str, str],
        mine: "Own",
        *,
        insists: bool,
    ) -> None:
        self.only, self.mine, self.insists = only, mine, insists
        self.worlds, self.world, self.definitions = worlds, worlds[0], definitions
        self.years, self.choice, self.polycentrism = years, choice, polycentrism

    @cached_property
    def verdicts(self) -> "pl.DataFrame":
        """The verdict map, which is the most work."""
        import polars as pl

        from polycentric.cli.progress import steps
        from polycentric.poles import verdict_map

        made: list[pl.DataFrame] = []
        with steps(len(self.worlds) * len(self.definitions)) as step:
            for world in self.worlds:
                for name, definition in self.definitions.items():
                    step(f"{name}, {world.actors}")
                    made.append(verdict_map(world, definitions={name: definition}))
        return self._of_these_years(pl.concat(made))

    def _of_these_years(self, frame: "pl.DataFrame") -> "pl.DataFrame":
        """Leave out the years that only movement looks back to."""
        return frame.filter(frame["year"] >= self.years[0])

    def sheet(self, ctx: click.Context, table: str, *, sentences: bool, form: str) -> Answer:
        """Put the result together."""
        from polycentric.cli.old import provenance_of
        from polycentric.poles.verdicts import sentences as in_words
        from polycentric.sets.named import label_of

        (index, state_set), years = self.choice, self.years
        span = str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
        sources = sorted({str(values.attrs["source_name"]) for values in self.world.panel.data_vars.values()})
        who = ", ".join(self.world.own_sets.get(state_set, ())) or label_of(state_set)
        agreed = [] if table in {"concentration", "ratios"} else self._agreed()
        agreed = in_words(self.verdicts) if sentences and table == "verdicts" else agreed
        return Sheet(
            f"Polarity, {span}; concentration by {self.world.indices[index].label}, of {who}",
            self._tidy(table) if form in {"json", "csv"} else Grid((), ()),
            [] if form != "txt" or (sentences and table == "verdicts") else self._read(table),
            notes=[*agreed, *([READINGS] if agreed else []), *self._notes()],
            provenance=provenance_of(
                ctx, *sources, world="history", years=list(years), index=index, set=state_set, table=table,
                states=list(self.world.own_sets.get(state_set, ())), polycentrism=self.polycentrism,
            ),
            picture=self._picture() if form == "svg" else None,
        )  # fmt: skip

    def _tidy(self, table: str) -> Grid:
        """Give the table asked for, as machines get it."""
        from polycentric.answers.parts.poles_rows import tidy

        return tidy(self._keep_chosen(self._table(table)))

    def _keep_chosen(self, frame: "pl.DataFrame") -> "pl.DataFrame":
        """Keep the rows of the index and the set, where the user named one; rows that look at none stay."""
        import polars as pl

        for column, value in self.only.items():
            if column in frame.columns:
                frame = frame.filter(pl.col(column).is_in([value, ""]) | pl.col(column).is_null())
        return frame

    def _table(self, table: str) -> "pl.DataFrame":
        """Give one of the tables."""
        import polars as pl

        from polycentric.poles.profile import concentration_table
        from polycentric.poles.ratios import leader_ratios

        if table == "concentration":
            return self._of_these_years(concentration_table(self.worlds))
        if table == "ratios":
            return self._of_these_years(pl.concat([leader_ratios(world) for world in self.worlds]))
        if table == "agreement":
            comparison = self._agreement
            if comparison is None:
                raise click.UsageError("These years hold too little of the experts' periods: ask for 1918-2010.")
            return comparison.table
        return self.verdicts

    def _read(self, table: str) -> list[Section]:
        """Give what a person reads."""
        from polycentric.answers.parts.polarity_rows import agreement_grid, concentration_grid, family_years_grid
        from polycentric.answers.parts.poles_rows import tidy
        from polycentric.poles.profile import concentration_table
        from polycentric.poles.verdicts import FAMILY_LABELS

        if table != "verdicts":
            return [Section(table.capitalize(), tidy(self._keep_chosen(self._table(table))))]
        names = self._names()
        heard = self._agreement
        shown = [
            Section("Concentration, some years of all", concentration_grid(
                self._of_these_years(concentration_table([self.world], [self.choice[0]], [self.choice[1]])),
                self._apart("verdicts"), self.choice, names)),
            Section("The class that most readings of a family give", family_years_grid(self.verdicts, FAMILY_LABELS)),
        ]  # fmt: skip
        return shown if heard is None else [*shown, Section("Agreement with the experts", agreement_grid(heard))]

    def _apart(self, table: str) -> "pl.DataFrame":
        """Give a table's rows on states apart."""
        frame = self._table(table)
        return frame.filter(frame["actors"] == self.world.actors)

    def _names(self) -> dict[str, str]:
        """Give each state's name, that of the last year."""
        panel = self.world.panel
        names = panel["name"].isel(year=-1).values if "name" in panel.coords else panel["state"].values
        return {str(state): str(name) for state, name in zip(panel["state"].values, names, strict=True)}

    @cached_property
    def _agreement(self) -> "Agreement | None":
        """Compare with the experts, where these years hold enough of what they code."""
        from polycentric.poles.agreement import agreement
        from polycentric.poles.experts import coding

        comparison = agreement(self._apart("verdicts"), coding(self.polycentrism))  # pyright: ignore[reportArgumentType]  # click has checked it
        return None if comparison.best is None else comparison

    def _agreed(self) -> list[str]:
        """Say how well the readings agree with the experts."""
        comparison = self._agreement
        if comparison is None and self.insists:
            raise click.UsageError(
                "--polycentrism has no use with these --years, which hold too little of what the experts code, "
                "1918-2010: ask for more, or leave --polycentrism out."
            )
        if comparison is None:
            return ["No comparison with the experts: these years hold too little of what they code, 1918-2010."]
        taken = f"The experts are International Crisis Behavior; their polycentrism (1963-89) is {self._taken()}."
        return [*comparison.sentences(), taken]

    def _taken(self) -> str:
        """Say what polycentrism is taken for."""
        return "left out" if self.polycentrism == "left out" else f"taken for {self.polycentrism}"

    def _notes(self) -> list[str]:
        """Say who the actors are, and what is left out."""
        from polycentric.answers.parts.power_rows import unshared
        from polycentric.poles.definitions import DEFINITIONS
        from polycentric.power import INDICES

        left_out = [name for name in DEFINITIONS if name not in self.definitions]
        without = f"Without the definitions that rest on ties (--ties): {', '.join(left_out)}."
        lacking = unshared({**INDICES, **self.world.without_shares})
        return [
            *([without] if left_out else []),
            "From 1993 the European Union is shown both ways, as its states and as one actor of that year's members; "
            "before, there was none."
            if len(self.worlds) > 1
            else "States stand apart: there was no European Union.",
            f"All states: the Correlates of War list, 23 in 1816. Without shares, so not here: {lacking}.",
            *own.own_notes(self.mine.indices, [world.panel for world in self.worlds]),
            *(f"{name}: {coding.caveat}" for name, coding in self.mine.definitions.items()),
        ]

    def _picture(self) -> str:
        """Draw the verdict map through time."""
        from polycentric.answers.parts.power_history import bands
        from polycentric.pictures.charts.polarity_history import draw, history_of

        return draw(history_of(self._apart("verdicts"), self.choice[1], self.years, bands()))


COMMAND = polarity
