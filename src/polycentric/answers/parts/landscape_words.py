"""Into which two sides states would fall, in sentences and notes."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from polycentric.answers.parts.landscape_rows import SHOWN
from polycentric.pictures.drawing.words import listed, the

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.poles.groups.landscape import Landscape, Minimum
    from polycentric.poles.groups.propensities import Propensity

FOES = 2  # pairs that are named


def sentences(
    minima: "Landscape", pulls: "Propensity", sizes: "xr.DataArray", names: Mapping[str, str], year: int
) -> list[str]:
    """Say who would stand with whom, and which foes would share a side."""
    found = minima.minima
    if not found:
        return [f"In {year} no two sides come out: {minima.reason}."]
    # The one that most divisions lead to is the likeliest, wherever it stands by depth.
    likeliest = max(found, key=lambda each: each.basin)
    sides = f"{_side(likeliest.first, names)}; and against them {_side(likeliest.second, names)}"
    foes = _foes(likeliest, pulls, sizes, names)
    if len(found) == 1:
        begun = "wherever they start" if minima.exact else f"each of the {minima.looked_at:,} starts that were tried"
        return [f"In {year} these {len(minima.states)} states would fall into the same two sides from {begun}: "
                f"{sides}.", *foes]  # fmt: skip
    more = [f"The tables show the {SHOWN} deepest of them."] if len(found) > SHOWN else []
    return [
        f"In {year} these {len(minima.states)} states could come to rest in {len(found)} ways.",
        f"From {_part(likeliest.basin)} of all starts {'' if minima.exact else 'tried '}they end so: {sides}.",
        *foes,
        *more,
    ]


def _part(basin: float) -> str:
    """Write a part of all starts, which is not all while another minimum has some."""
    return "over 99%" if basin >= 0.995 else f"{basin:.0%}"


def _foes(minimum: "Minimum", pulls: "Propensity", sizes: "xr.DataArray", names: Mapping[str, str]) -> list[str]:
    """Name the pairs on one side that pull apart most, since there are two sides only."""
    values, weights = pulls.values, sizes.fillna(0.0)
    pairs = [
        (float(weights.sel(state=one) * weights.sel(state=other) * values.sel(state=one, partner=other)), one, other)
        for side in (minimum.first, minimum.second)
        for one, other in combinations(side, 2)
    ]
    apart = sorted(pair for pair in pairs if pair[0] < 0)[:FOES]
    if not apart:
        return []
    named = [f"{the(names[one])} and {the(names[other])}" for _, one, other in apart]
    listing = f"{', '.join(named[:-1])}, and {named[-1]}" if named[1:] else named[0]
    return [f"Some that stand together pull apart: {listing}. With two sides only, a common foe weighs more."]


def _side(states: Sequence[str], names: Mapping[str, str]) -> str:
    """Name a side."""
    return listed([the(names.get(state, state)) for state in states]) or "nobody"


def notes(minima: "Landscape", pulls: "Propensity", names: Mapping[str, str], index: str) -> list[str]:
    """Say what the propensities were made of, who isn't placed, and what the search could miss."""
    from polycentric.poles.groups.landscape_terms import TERMS

    lines = [f"Size: share of {index}. Propensity: the mean of the terms, by weight:"]
    lines += [f"  {name} x {weight:g}: {TERMS[name].label}" for name, weight in pulls.weights.items()]
    lines += [f"Left out: {why}." for why in pulls.missing.values()]
    if minima.reason:
        lines.append(f"No minima: {minima.reason}.")
    if minima.indifferent:
        lines.append(f"On neither side, with no pull from anybody: {_list(minima.indifferent, names)}.")
    if minima.left_out:
        lines.append(f"Without a size: {_list(list(minima.left_out), names)}.")
    if minima.unknown:
        lines.append(f"No term is known of pairs with {minima.unknown:.1%} of the weight; they pull neither way.")
    looked = "every division" if minima.exact else f"{minima.looked_at} annealed starts: minima may be missing"
    lines.append(f"Looked at: {looked}. A basin is the part of them from which steepest descent ends there.")
    return [*lines, "Alliances are no term: the sides follow from the rest alone."]


def _list(states: Sequence[str], names: Mapping[str, str]) -> str:
    """Name states in a line."""
    return ", ".join(names.get(state, state) for state in states) or "nobody"
