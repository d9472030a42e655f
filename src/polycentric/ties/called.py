"""Every tie that can be asked for, of both worlds, under its own name and under plain ones."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import DataError, UnknownNameError, nearest
from polycentric.registry import Registry
from polycentric.renamed import name_of_today
from polycentric.ties.contract import TieLayer
from polycentric.ties.events import EVENTS
from polycentric.ties.reported import off_diagonal

VOTES = "votes"
VOTES_75 = "votes_75"
# Plain words, each for the name of a layer, of a variable between two states, or of a list of wars or disputes.
ALIASES: Mapping[str, str] = {
    **dict.fromkeys(("allies", "alliance", "alliances", "defence_pacts", "defense_pacts"), "pacts"),
    **dict.fromkeys(("pledges", "atop"), "atop_defense"),
    **dict.fromkeys(("treaty", "alliance_treaties"), "treaties"),
    **dict.fromkeys(("grades", "graded_pledges"), "pledge_grades"),
    **dict.fromkeys(("relation", "peace"), "relations"),
    **dict.fromkeys(("nonaggression", "non_aggression"), "atop_nonagg"),
    **dict.fromkeys(("neutrality",), "atop_neutral"),
    **dict.fromkeys(("consultation",), "atop_consul"),
    **dict.fromkeys(("war", "fights", "cow_wars"), "wars"),
    **dict.fromkeys(("dispute", "mids", "mid", "cow_mids"), "disputes"),
    **dict.fromkeys(("gml", "gml_mids"), "gml_disputes"),
    **dict.fromkeys(("conflict", "conflicts"), "interstate_conflict"),
    **dict.fromkeys(("sanctions",), "sanction"),
    **dict.fromkeys(("flows", "trade_flow"), "trade"),
    **dict.fromkeys(("imports",), "flow"),
    **dict.fromkeys(("dependence",), "trade_dependence"),
    **dict.fromkeys(("organizations", "igos", "memberships"), "organisations"),
    **dict.fromkeys(("forum", "clubs"), "forums"),
    # The variables have the numbers of these layers, and nothing else.
    **dict.fromkeys(("agreements", "desta", "desta_treaties", "desta_agreements"), "trade_agreements"),
    **dict.fromkeys(("missions_together", "missions"), "peacekeeping"),
    **dict.fromkeys(("informal_igos", "igo_informal"), "informal_organisations"),
    **dict.fromkeys(("human_rights", "hr_treaties"), "human_rights_treaties"),
    **dict.fromkeys(("vote", "un_votes", "voting"), VOTES),
    **dict.fromkeys(("un_votes_75",), VOTES_75),
    **dict.fromkeys(("rivals", "rivalry", "rivalries"), "tss_rivalry"),
    **dict.fromkeys(("arms_races",), "arms_race"),
    **dict.fromkeys(("borders", "neighbours", "neighbors", "contiguity"), "conttype"),
    **dict.fromkeys(("distance", "capitals"), "capdist"),
}
PLAIN = ("allies", "wars", "sanctions", "trade", "votes")
NEAREST_FIRST = ("conttype", "capdist", "mindist")
NO_STRENGTH = ("metres", "code")


@cache
def ties_of_history() -> Mapping[str, TieLayer]:
    """Give every variable between two states as a layer, and how alike states vote."""
    from polycentric.panel.series import variables
    from polycentric.ties.similar import tie_layer

    found = {name: _layer_of(name) for name, (series, _) in variables().items()
             if len(series.keys) == 2 and name not in ALIASES}  # fmt: skip
    alike = replace(tie_layer(of="votes"), name=VOTES, label="Votes alike in the UN General Assembly (pi)")
    last = replace(
        tie_layer(of="votes_75"),
        name=VOTES_75,
        label="Votes alike in the UN General Assembly, session 75 (decoded; pi)",
    )
    return {**found, VOTES: alike, VOTES_75: last}


def known(both: Mapping[str, TieLayer]) -> Registry[TieLayer]:
    """Give all layers by name: those of both worlds, which are handed in, and those of the archive alone.

    Plain words answer too, without being listed.
    """
    layers = {**ties_of_history(), **both}
    aliases = {alias: layers[name] for alias, name in ALIASES.items() if name in layers and alias not in layers}
    return Registry("tie layer", layers, aliases)


def name_of(asked: str, both: Mapping[str, TieLayer]) -> str:
    """Give the name of a layer or a list of events that a user's word means, in small letters or large.

    Parameters
    ----------
    asked : str
        The word.
    both : mapping
        The layers of both worlds by name, the user's own among them.

    Raises
    ------
    UnknownNameError
        If there is none; it offers the nearest.
    """
    from polycentric.panel.series import variables

    layers = {**ties_of_history(), **both}
    if asked in layers:
        return asked
    word = asked.lower().replace("-", "_").replace(" ", "_")
    name = ALIASES.get(word, word)
    if name in EVENTS or name in layers:
        return name
    today = name_of_today(asked, variables())
    if today is not None and today not in layers and asked not in ALIASES:
        raise DataError(
            f"'{asked}' is now called '{today}', and is no strength of a tie between two states: choose one of "
            f"{', '.join(PLAIN)}, or polycentric ties for all."
        )
    every = [*layers, *EVENTS, *ALIASES]
    raise UnknownNameError("tie layer", asked, every if nearest(asked, every) else PLAIN)


def years_of(layer: TieLayer) -> tuple[int, int] | None:
    """Give the first and last year that a layer's sources cover in the archive; None of a user's own file."""
    from polycentric.panel.series import variables
    from polycentric.ties.similar import SPANS

    if layer.name in {VOTES, VOTES_75}:
        return SPANS["votes" if layer.name == VOTES else "votes_75"]
    spans = [series.years_of(each) for series, each in (variables()[name] for name in layer.archive())]
    return (max(first for first, _ in spans), min(last for _, last in spans)) if spans else None


def is_yes_or_no(layer: TieLayer) -> bool:
    """Tell ties that are there or not from those with a strength."""
    return layer.unit.startswith(("1 where", "yes or no"))


def codes_of(layer: TieLayer) -> Mapping[float, str]:
    """Say what the numbers of a layer of codes mean; empty of any other."""
    from polycentric.panel.series import variables

    if layer.unit != "code":
        return {}
    written = variables()[layer.needs[0]][1].codes.partition(";")[0]
    return {float(code): words for code, words in (part.split(" ", 1) for part in re.split(r", (?=\d+ )", written))}


def _layer_of(name: str) -> TieLayer:
    """Make a layer of a variable between two states."""
    from polycentric.panel.series import variables
    from polycentric.sources import SOURCES

    series, variable = variables()[name]
    source = SOURCES[series.edition().source]
    return TieLayer(
        label=series.label if len(series.variables) == 1 else variable.label,
        needs=(name,),
        unit=variable.units,
        reference=f"{source.label}: as the source has it",
        directed=series.directed,
        compute=_itself,
        zero_is_value=variable.zero_is_value,
        caveat=series.caveat or source.caveat,
        name=name,
    )


def _itself(cells: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give what the source has, but of no state with itself."""
    return off_diagonal(cells)
