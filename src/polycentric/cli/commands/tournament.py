"""``polycentric tournament``: how well each power index predicts who wins wars and disputes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from polycentric.cli import options, uses
from polycentric.cli import reading as own
from polycentric.cli.command import Command

if TYPE_CHECKING:
    from polycentric.power.contract import PowerIndex
    from polycentric.power.tournament.play import Result
    from polycentric.tables.user_reading import Reading

LISTS = ("cow", "gml", "wars")
RULES = (uses.Useless(["narrow"], uses.without_picture),)
SIDES = ("single", "summed", "dyads")


@click.command(name="tournament", cls=Command, rules=RULES)
@click.option(
    "--disputes",
    "contests",
    type=click.Choice(LISTS),
    default="cow",
    show_default=True,
    help="Disputes by the Correlates of War, as revised by Gibler, Miller and Little, or inter-state wars.",
)
@click.option(
    "--sides",
    type=click.Choice(SIDES),
    help="One state on each side (default for disputes), members at the start summed (wars), or each pair.",
)
@click.option(
    "--index",
    "names",
    multiple=True,
    metavar="NAME",
    help="A power index that takes part; may be given several times. Default: all that know four fifths.",
)
@options.add("power index: columns state, value and year")
@own.reading("added", "--add")
@click.option("--compromise", is_flag=True, help="Count a compromise as a draw; otherwise it is left out.")
@click.option(
    "--learner/--no-learner",
    "learn",
    default=None,
    help="Whether the learner takes part; it does by default, where polycentric[learners] is installed.",
)
@options.seed(1, "Of folds, draws and learner.")
@click.option("--narrow", is_flag=True, help="With --svg: drawn for a phone.")
@options.output(svg=True)
@click.pass_context
def tournament(
    ctx: click.Context,
    contests: str,
    sides: str | None,
    names: tuple[str, ...],
    added: tuple[Path, ...],
    reading: "Reading",
    *,
    compromise: bool,
    learn: bool | None,
    seed: int,
    narrow: bool,
    output: options.Output,
) -> None:
    """Show how well each power index predicts who wins, beside the shares of outcomes and "the initiator wins".

    Accuracy: of the contests that were won, how often the side that was ahead a year before won. PRL: by how much a
    model of the index reduces the log loss of the outcome shares, out of sample, with 95% bootstrap intervals; held
    back are whole disputes, whole pairs of states, or all that came later. One sample for all. Needs the world's
    history: `polycentric fetch`. With the learner it takes up to a minute.

    Example: polycentric tournament --disputes gml --no-learner
    """  # fmt: skip
    from polycentric.cli.tournament_rows import sheet
    from polycentric.cli.write import deliver

    result = _played(contests, sides, names, added, reading, compromise=compromise, learn=learn, seed=seed)
    deliver(sheet(ctx, result, narrow=narrow, picture=output.is_picture), output)


def _played(
    name: str,
    sides: str | None,
    names: Sequence[str],
    added: Sequence[Path],
    reading: "Reading",
    *,
    compromise: bool,
    learn: bool | None,
    seed: int,
) -> "Result":
    """Read what is needed, and play."""
    from polycentric.cli.progress import steps
    from polycentric.power.tournament.whole import tournament as hold

    indices, always = _indices(names, added, reading)
    with steps(26) as step:
        return hold(name, indices, sides=sides, compromise=compromise, always=always, learn=learn, seed=seed, step=step)


def _indices(
    names: Sequence[str], added: Sequence[Path], reading: "Reading"
) -> "tuple[dict[str, PowerIndex], list[str]]":
    """Give the indices that may take part, and those of them that the user named or brought."""
    from polycentric.power import INDICES
    from polycentric.registry import Registry

    known = Registry("power index", own.read_files(added, reading))
    mine = [name for name in known if name not in INDICES]
    always = [*dict.fromkeys([*names, *mine])]
    return {name: known[name] for name in (always if names else known)}, always


COMMAND = tournament
