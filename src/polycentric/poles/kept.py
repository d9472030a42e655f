"""Tables of a world that are worked out once: kept under the hash of the world and of what is asked of it."""

from collections.abc import Callable, Iterable, Sequence

import polars as pl

from polycentric.poles.contract import PoleDefinition
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.world import World
from polycentric.tables import kept

FEWEST_STATES = 40  # of fewer everything is worked out in no time


def of_world(
    stem: str,
    world: World,
    asked: Iterable[object],
    make: Callable[[], pl.DataFrame],
    rules: Sequence[PoleDefinition] = (),
) -> pl.DataFrame:
    """Give a table of a world, from an earlier time if it was made of the same then.

    Nothing is kept of a user's own index, layer or definition, whose code can't be hashed, nor of a few states.

    Parameters
    ----------
    stem : str
        How its files begin.
    world : World
    asked : iterable
        All that the table depends on beside the world, which is told apart by its text.
    make : callable
    rules : sequence of PoleDefinition
        The definitions that are applied.
    """
    return kept.frame(stem, about(world, asked, rules), make, world.is_unchanged)


def about(world: World, asked: Iterable[object], rules: Sequence[PoleDefinition] = ()) -> list[str] | None:
    """Say all that a table of a world follows from, as `of_world` takes it; None where it isn't to be kept."""
    if world.panel.sizes["state"] < FEWEST_STATES or not all(_is_ours(rule) for rule in rules):
        return None
    content = world.content()
    return None if content is None else [content, *(rule.name for rule in rules), *map(repr, asked)]


def _is_ours(rule: PoleDefinition) -> bool:
    """Tell a definition of the package, as it stands there."""
    return rule.name in DEFINITIONS and DEFINITIONS[rule.name] is rule
