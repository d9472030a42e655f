"""``polycentric ties``: how states are tied, layer by layer."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from polycentric.answers import own
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Grid, Section
from polycentric.answers.where import Where
from polycentric.cli import old, options, uses
from polycentric.cli.command import Command
from polycentric.cli.old import Sheet

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.tables.user_reading import Reading
    from polycentric.ties.contract import TieLayer
DRAWN = "trade_dependence"
RULES = (
    uses.Useless(["states", "bounds", "top"], uses.absent("layer", "a LAYER"), "layers are listed"),
    uses.Useless(["states", "bounds", "top", "added", "unlisted"], uses.in_form("svg"), "the picture is of all states"),
    uses.Useless(["bounds"], uses.on_screen()),
    uses.Useless(["unlisted"], uses.absent("added")),
    uses.Useless(["years"], uses.absent("layer", "a LAYER"), "layers are listed"),
    uses.Useless(["years"], uses.absent("states"), "years are shown of one state"),
    uses.Useless(["years"], uses.in_form("svg"), "the picture is of one year"),
    uses.Useless(["bounds"], uses.given("years"), "observed ties alone are shown through years"),
    uses.Useless(["carry"], uses.chosen("world", "history"), "that world carries no observation forward"),
)


class Ties(Command):
    """The command of layers, which hands ``ties ideal-points`` on to the command of that name."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the options of the command that is meant."""
        if args[:1] != ["ideal-points"]:
            return super().make_context(info_name, args, parent, **extra)
        from polycentric.cli.commands.ideal_points import COMMAND as IDEAL_POINTS

        return IDEAL_POINTS.make_context(f"{info_name} ideal-points", args[1:], parent, **extra)


@click.command(name="ties", cls=Ties, rules=RULES)
@click.argument("layer", required=False)
@click.option("--state", "states", multiple=True, metavar="NAME", help="Only ties of this state; several may be given.")
@click.option("--bounds", is_flag=True, help="In --json and --csv also the pairs of which only a bound is known.")
@old.top(20)
@options.add("tie layer: columns state, partner, value, or state1, state2, value where a tie has no direction")
@old.reading("added", "--add")
@click.option(
    "--unlisted",
    type=click.Choice(["missing", "zero"]),
    default="missing",
    show_default=True,
    help="What a pair without a row in your file is; zero only where the file lists every tie there is.",
)
@old.world
@options.output(svg=True)
@click.pass_context
def ties(
    ctx: click.Context,
    layer: str | None,
    states: tuple[str, ...],
    bounds: bool,
    top: int,
    added: tuple[Path, ...],
    reading: "Reading",
    unlisted: Literal["missing", "zero"],
    where: Where,
    output: options.Output,
) -> None:
    """Show the strongest ties of a LAYER; without one, list the layers.

    How states stand to each other by their votes is a command of its own: polycentric ties ideal-points --help.

    A pair that a source does not list is missing, not zero; where the source bounds it, --bounds shows the bound.
    With --years: the strongest ties of one --state, a row for each year.

    Example: polycentric ties trade_dependence --state Kazakhstan
    """
    from polycentric.answers.where import open_world
    from polycentric.cli.write import deliver

    if layer is not None:
        options.check_shown(added, [layer], "LAYER")
    if output.is_picture:
        _draw(layer, where, output)
        return
    known = _known(added, unlisted, own.for_world(reading, where))
    panel = open_world(where, [known[layer]] if layer is not None else list(known.values()))
    if layer is not None and where.years is not None:
        shown = top if options.is_given(ctx, "top") else None
        deliver(_through_years(ctx, known[layer].on(panel), panel, states, shown, where), output)
    elif layer is None:
        deliver(_layers(ctx, known, panel, where), output)
    else:
        deliver(_one(ctx, known[layer].on(panel), panel, _ids(states, panel, where), bounds, top, where), output)


def _draw(layer: str | None, where: Where, output: options.Output) -> None:
    """Draw the network of the largest states, which there is of one layer."""
    from polycentric.cli.old import drawn
    from polycentric.cli.write import print_or_write

    if layer not in (None, DRAWN):
        raise click.UsageError(f"There is a picture of '{DRAWN}' alone: choose it, or --csv or --json for '{layer}'.")
    print_or_write(drawn("network", where), output.out)


def _known(added: Sequence[Path], unlisted: Literal["missing", "zero"], reading: "Reading") -> "Mapping[str, TieLayer]":
    """Give all layers, the user's own among them."""
    from polycentric.registry import Registry
    from polycentric.tables.user_file import own_files
    from polycentric.ties import LAYERS
    from polycentric.ties.user_file import read_layer

    files = own_files(added, LAYERS, "tie layer")
    mine = {name: read_layer(path, unlisted, reading) for name, path in files.items()}
    return Registry("tie layer", {**LAYERS, **mine})


def _ids(names: Sequence[str], panel: "xr.Dataset", where: Where) -> list[str]:
    """Find the states meant; a bloc that is taken as one is one of them."""
    from polycentric.answers.names import find_state

    return [name if name == where.bloc else find_state(name, panel) for name in names]


def _layers(ctx: click.Context, known: "Mapping[str, TieLayer]", panel: "xr.Dataset", where: Where) -> Answer:
    """List the layers."""
    from polycentric.answers.parts.ties_rows import LISTED, layer_rows
    from polycentric.answers.where import when
    from polycentric.cli.old import provenance_at as provenance

    grid = Grid(LISTED, layer_rows(known, panel, where.bloc))
    return Sheet(
        f"Tie layers; {when(where)}",
        grid,
        [Section("", grid)],
        notes=["polycentric ties LAYER shows the strongest ties of one."],
        provenance=provenance(ctx, where, panel),
    )


def _through_years(
    ctx: click.Context,
    layer: "TieLayer",
    panel: "xr.Dataset",
    states: Sequence[str],
    top: int | None,
    where: Where,
) -> Answer:
    """Show the strongest ties of one state in every year."""
    from polycentric.answers.names import find_state_of_any_year
    from polycentric.answers.parts import ties_years as rows
    from polycentric.answers.where import when
    from polycentric.cli.old import provenance_at as provenance
    from polycentric.ties.through_years import through_years

    if len(states) > 1:
        raise click.UsageError(f"--years shows the ties of one --state, but {len(states)} are named: name one.")
    state = states[0] if states[0] == where.bloc else find_state_of_any_year(states[0], panel)
    found = through_years(layer, panel, state, where.bloc)
    return Sheet(
        f"{layer.label}: the strongest ties of {found.table['name'][-1]}; {when(where)}",
        rows.tidy(found, top),
        rows.sections(found, top),
        notes=rows.notes(found),
        provenance=provenance(ctx, where, panel, layer=layer.name, state=state, left_out=found.left_out,
                              breaks=[vars(each) for each in found.breaks]),
    )  # fmt: skip


def _refuse_uncovered(layer: "TieLayer", panel: "xr.Dataset", values: "xr.DataArray") -> None:
    """Refuse a year of which a layer's sources say nothing, with the years that they cover."""
    from polycentric.errors import CoverageError

    spans = [panel[name].attrs["years"] for name in layer.variables(panel) if "years" in panel[name].attrs]
    year, first, last = int(panel["year"].values[-1]), max((s[0] for s in spans), default=0), min(
        (s[1] for s in spans), default=9999
    )  # fmt: skip
    if not first <= year <= last and not bool(values.isel(year=-1).notnull().any()):
        raise CoverageError(
            f"Tie layer '{layer.name}' covers {first}-{last}, but {year} was asked for: choose --year among these."
        )


def _one(
    ctx: click.Context,
    layer: "TieLayer",
    panel: "xr.Dataset",
    states: Sequence[str],
    bounds: bool,
    top: int,
    where: Where,
) -> Answer:
    """Show one layer."""
    from polycentric.answers.covered import nothing_observed
    from polycentric.answers.parts.ties_rows import TIDY, cut_note, read_ties, tie_rows, unknown_note
    from polycentric.answers.where import when
    from polycentric.cli.old import provenance_at as provenance

    rows = tie_rows(layer, panel, where.bloc, states, bounds=bounds)
    values = layer(panel, where.bloc)
    _refuse_uncovered(layer, panel, values)
    dated = where.year is not None or where.as_known is not None
    if dated and not rows and not bool(values.notnull().any()):
        raise nothing_observed(f"'{layer.name}'", where)
    attrs = values.attrs
    notes = [layer.caveat, f"Source: {attrs['source']}.", f"Formula: {layer.reference}.",
             *(str(text) for key, text in attrs.items() if str(key).startswith("note")),
             unknown_note(layer, panel, where.bloc, states)]  # fmt: skip
    return Sheet(
        f"{layer.label}: the strongest ties; {when(where)}",
        Grid(TIDY, rows[:top] if options.is_given(ctx, "top") else rows),
        [Section("", read_ties(rows, layer, top, int(panel["year"].values[-1])), cut_note(rows, top))],
        notes=[note for note in notes if note],
        provenance=provenance(ctx, where, panel, layer=layer.name, reference=layer.reference, caveat=layer.caveat),
    )


COMMAND = ties
