"""The notes of ``polycentric polarity``: what a reading is, what is left out, and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.answers import own
from polycentric.answers.asked import again, option
from polycentric.answers.parts import polarity_held, polarity_three, polarity_years
from polycentric.answers.parts.polarity_tables import apart, verdicts
from polycentric.answers.parts.polarity_words import NAMED, names_of
from polycentric.answers.parts.polarity_world import Scope
from polycentric.pictures.drawing.words import listed, the

if TYPE_CHECKING:
    from polycentric.poles.experts import Polycentrism
    from polycentric.poles.world import World


def of(scope: Scope, table: str, polycentrism: "Polycentrism | None") -> list[str]:
    """Give the notes on one of the tables."""
    before = _of_years(scope, table) if scope.is_span else []
    return [
        *([scope.at.note] if scope.at.note else []),
        *before,
        *_lacking(scope),
        *([] if scope.is_span or table in {"powers", "left"} else _old(scope)),
        *([f"Rule: {scope.rule.label}. {scope.rule.reference}.", *_not_applicable(scope)]
          if scope.rule is not None and not scope.is_span else []),
        *_experts(scope, table, polycentrism),
        *([polarity_three.NOTE] if table == "three" else []),
        *([polarity_three.BOTH] if table == "dispersion" else []),
        *([polarity_three.INTERVALS] if table == "dispersion" and scope.at.world == "history" else []),
        *(polarity_held.notes(scope) if table == "verdicts" else []),
        *([] if scope.is_span or scope.rule is not None or table != "verdicts" else _alone(scope)),
        *([_reading(scope)] if table in {"verdicts", "agreement"} else []),
        *_left_out(scope, table),
        *_further(scope, table),
        *own.own_notes(scope.mine.indices, [world.panel for world in scope.worlds]),
        *(f"{name}: {coding.caveat}" for name, coding in scope.mine.definitions.items()),
    ]  # fmt: skip


def _of_years(scope: Scope, table: str) -> list[str]:
    """Say where the series breaks, which years are left out and why, and what the columns are."""
    from polycentric.answers.parts.power_years import breaks_in_words, doubts_in_words
    from polycentric.power.movers.lines import doubts_of

    if table != "verdicts":
        return []
    walls, shown = polarity_years.all_breaks(scope), scope.panel["year"].values
    return [
        *breaks_in_words(walls, "nothing"),
        *doubts_in_words({year: why for year, why in doubts_of(scope.main, scope.panel).items() if year in shown}),
        *polarity_years.left_out(scope),
        *polarity_years.notes(scope),
    ]


def _experts(scope: Scope, table: str, polycentrism: "Polycentrism | None") -> list[str]:
    """Say how well the readings of two centuries agree with the experts."""
    compared = table == "agreement" or (table == "verdicts" and scope.is_span and scope.rule is None)
    return polarity_years.experts(scope, polycentrism) if compared and scope.at.world == "history" else []


def _lacking(scope: Scope) -> list[str]:
    """Name what has no shares, and the indices that say nothing here, since too little is observed by them."""
    from polycentric.answers.parts.power_rows import unshared

    world = scope.world
    if scope.index or (scope.rule is not None and not scope.rule.uses_index):
        return []
    without = unshared(world.without_shares)
    lines = [f"Without shares, so not here: {without}."] if without else []
    return [*lines, *([] if scope.is_span else _unspoken(world))]


def _unspoken(world: "World") -> list[str]:
    """Name the indices by which too little of the world is observed."""
    from polycentric.poles import on_map

    silent = [
        name for name in on_map.indices(world) if all(world.gaps(name, each).all() for each in on_map.sets(world))
    ]
    if not silent:
        return []
    return [f"Too little is observed by {', '.join(silent)}."]


def _old(scope: Scope) -> list[str]:
    """Name the indices of which numbers are much older than the world's last year, with the oldest."""
    from polycentric.answers.parts.power_rows import old_note, tidy_rows
    from polycentric.poles import on_map

    world = scope.world
    shown = [scope.index] if scope.index else on_map.indices(world)
    chosen = {name: each for name, each in world.indices.items() if name in shown}
    if scope.at.world == "history" or (scope.rule is not None and not scope.rule.uses_index):
        return []
    notes = {name: old_note(tidy_rows({name: each}, world.panel, "all"), scope.last) for name, each in chosen.items()}
    told = "; ".join(f"{name}: {note}" for name, note in notes.items() if note)
    return [f"{told}."] if told else []


def _not_applicable(scope: Scope) -> list[str]:
    """Say on how many rows the definition is not applicable, and why."""
    found = verdicts(scope)
    refused = found.filter(found["class"] == "not applicable").group_by("reason", maintain_order=True).len()
    return [f"Not applicable on {row['len']} more rows: {row['reason']}." for row in refused.iter_rows(named=True)]


def _alone(scope: Scope) -> list[str]:
    """Say of states that rules on ties alone call poles which rule that is, and what it can't see."""
    import polars as pl

    found = apart(scope, verdicts(scope)).explode("poles").drop_nulls("poles").select("definition", "poles").unique()
    rules = found.group_by("poles").agg(pl.col("definition").unique())
    sole = {state: names[0] for state, names in rules.sort("poles").iter_rows() if len(names) == 1}
    names, lines = names_of(scope), list[str]()
    for rule in (rule for rule in scope.definitions.values() if rule.layers and rule.name in sole.values()):
        states = [the(names.get(state) or state) for state, name in sole.items() if name == rule.name]
        shown = [*states[:NAMED], *([f"{len(states) - NAMED} more"] if len(states) > NAMED else [])]
        caveat = rule.caveat.split(":")[0].rstrip(".")
        lines.append(f"Poles by {rule.name} alone: {listed(shown)}. It {caveat[:1].lower()}{caveat[1:]}.")
    return lines


def _reading(scope: Scope) -> str:
    """Say what a reading is, and how blocs are treated."""
    many = "" if scope.index else " by one index of each measure"
    return f"A reading is a definition on one index and set{many}{_treated(scope.worlds)}; no probabilities."


def _treated(worlds: "Sequence[World]") -> str:
    """Say how blocs are treated, in the words that end a sentence's first half."""
    blocs = list(dict.fromkeys(world.bloc for world in worlds if world.bloc))
    if not blocs:
        return ", with every state by itself"
    apart = any(not world.bloc for world in worlds)
    return f", with {' and '.join(blocs)} as {'states or as one' if apart else 'one'}"


def _left_out(scope: Scope, table: str) -> list[str]:
    """Name the definitions that are left out, since they rest on ties."""
    from polycentric.poles.definitions import DEFINITIONS

    left = [name for name, rule in DEFINITIONS.items() if rule.layers and not rule.off_map
            and name not in scope.definitions]  # fmt: skip
    if scope.rule is not None or not left or table not in {"verdicts", "agreement", "sweeps"}:
        return []
    return [f"Without the definitions that rest on ties ({option('ties')}): {', '.join(left)}."]


def _further(scope: Scope, table: str) -> list[str]:
    """Say where to look on."""
    if scope.rule is not None or scope.is_span or table != "verdicts":
        return []
    named = next((name for name in ("half_of_leader",) if name in scope.definitions), "")
    more = f"More: {option('table', 'three')}, dispersion, concentration, ratios, sweeps."
    beside = (
        f"Beside the map: {option('table', 'polarization')} (how clustered), powers (who is called one), left (why)."
    )
    return [f"One definition in full: {again('polarity', named)}. {more}", beside] if named else []
