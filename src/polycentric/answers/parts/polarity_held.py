"""What the readings that hold up on known cases say, and the default rule with its error: the words that come first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import option
from polycentric.answers.parts import polarity_tables as tables
from polycentric.answers.parts.polarity_spells import spelled, spells
from polycentric.answers.parts.polarity_world import Scope
from polycentric.pictures.drawing.words import listed, the

if TYPE_CHECKING:
    import polars as pl

    from polycentric.poles.validity.past import PastError
    from polycentric.poles.world import World

TIMES = {1.25: "a quarter higher", 0.75: "a quarter lower"}
NAMED = 6
NONE = "No reading of the map holds up on cases that scholars agree on: polycentric validity says by how much."


@dataclass(frozen=True)
class Quoted:
    """A reading that is quoted before others: what it is called here, its past error, and its rows of a verdict map."""

    name: str
    error: "PastError"
    rows: "pl.DataFrame"


def quoted(scope: Scope) -> list[Quoted]:
    """Give the readings of the map that hold up, where neither a definition nor an index or set was named."""
    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.poles.validity.past import held_up

    if not _is_whole(scope):
        return []
    made: list[Quoted] = []
    for error in held_up():
        about = (error.definition, error.index, error.state_set)
        rule = DEFINITIONS[error.definition]
        rows = scope.keep(f"quoted {about}", lambda rule=rule, error=error: _whole(scope, rule, error))
        made.append(Quoted(_called(error), error, rows))
    return made


def default(scope: Scope) -> Quoted | None:
    """Give the default rule, under the same condition; None where its error isn't known."""
    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.poles.validity.by_default import index_of_rule
    from polycentric.poles.validity.past import past_error
    from polycentric.poles.validity.thresholds import default_rule

    rule = default_rule()
    error = past_error(rule.definition, rule.index, "all")
    if error is None or not _is_whole(scope):
        return None
    index = index_of_rule(scope.world)
    rows = scope.keep("default rule", lambda: _rows(scope, DEFINITIONS[rule.definition], index))
    return Quoted(f"{rule.definition} on {index}", error.about("polarity"), rows)


def _is_whole(scope: Scope) -> bool:
    """Tell whether the whole map was asked for."""
    return scope.rule is None and scope.index is None and scope.state_set is None


def _whole(scope: Scope, rule: Any, error: "PastError") -> "pl.DataFrame":
    """Apply a rule in the years in which it has all the measures that it was tested with."""
    found = _rows(scope, rule, error.index)
    worlds = [group[0] for group in scope.groups]
    left = [int(world.panel["year"].values[-1]) for world in worlds if _without(scope, world, error)]
    return found.filter(~found["year"].is_in(left))


def _rows(scope: Scope, rule: Any, index: str) -> "pl.DataFrame":
    """Apply a rule on an index, over all states where it looks at a set."""
    found = tables.readings_of(scope, [rule], [index or scope.main])
    return found.filter(found["set"].is_in(["", "all"]))


def _called(error: "PastError") -> str:
    """Name a reading as people do: after whom it is, where its name says so."""
    from polycentric.answers.parts.validity_rows import named
    from polycentric.poles.validity.polarity import Reading

    _, after, whom = error.definition.partition("_after_")
    return f"after {whom.capitalize()}" if after else named(Reading(error.definition, error.index, error.state_set))


def hits(error: "PastError") -> str:
    """Say how often a reading was right, on the first of the sets on which it holds up, else on the common division."""
    from polycentric.poles.validity.cases import LABEL_SETS
    from polycentric.poles.validity.past import FIRST_SHOWN

    name = next(iter(error.held_up_on), FIRST_SHOWN)
    counted = listed([f"{each.right} of {each.total} {each.what}" for each in error.scores[name].rates])
    return f"{counted} years of {LABEL_SETS[name].label}"


def of_year(scope: Scope, names: Mapping[str, str]) -> list[str]:
    """Say what the readings that hold up call the world of one year, and the default rule."""
    if not _is_whole(scope):
        return []
    held = quoted(scope)
    lines = [
        f"{_opened(each, len(held))} the world is {_said(each, scope, names)}."
        for each in held
        if not _without(scope, scope.world, each.error)
    ]
    rule = default(scope)
    row = None if rule is None else _last(tables.apart(scope, rule.rows), scope.last)
    if rule is not None and row is not None and _known(row):
        who = _who(row["poles"], names)
        error = rule.error
        told = (
            f"and names {who}"
            if error.kind == "one class" and error.can_give == (row["class"],)
            else f"and says {row['class']}: {who}"
        )
        lines.append(f"The default rule {failed(error)}, {told}.")
    return lines if held else [NONE, *lines]


def of_years(scope: Scope) -> list[str]:
    """Say what the readings that hold up call several years, and the default rule."""
    held, rule = quoted(scope), default(scope)
    lines: list[str] = []
    for each in [*held, *([rule] if rule is not None else [])]:
        rows = tables.apart(scope, each.rows)
        by_year = {row["year"]: row["class"] for row in rows.iter_rows(named=True) if _known(row)}
        said = spelled(spells(by_year)) if by_year else "no class in these years"
        if each is not rule:
            lines.append(f"{_opened(each, len(held))}: {said}.")
            continue
        word = f"{each.error.can_give[0]} "
        alone = each.error.kind == "one class" and set(by_year.values()) == {each.error.can_give[0]}
        told = f", and says it of {said.replace(word, '')}" if alone else f": {said}"
        lines.append(f"The default rule {failed(each.error)}{told}.")
    return lines


def thin(scope: Scope) -> list[str]:
    """Say in which years of today's world a reading that holds up is quoted, where it lacks a measure in others."""
    lines: list[str] = []
    for each in quoted(scope):
        worlds = {int(group[0].panel["year"].values[-1]): group[0] for group in scope.groups}
        lacking = {year: _without(scope, world, each.error) for year, world in worlds.items()}
        full = [str(year) for year, without in lacking.items() if not without]
        if len(full) == len(worlds):
            continue
        if not scope.is_span:
            lines.append(f"{_begun(each.name)} isn't quoted: {scope.last} has no {listed(lacking[scope.last])}.")
            continue
        told = f"{listed(full)} alone" if full else "none of these"
        tested = f"{_begun(each.name)} is quoted in years with all measures that it was tested with: {told}"
        lines.append(f"{tested}; two centuries have them: {option('world', 'history')}.")
    return lines


def _without(scope: Scope, world: "World", error: "PastError") -> list[str]:
    """Name the measures of a reading that a year of today's world lacks; two centuries were tested as they are."""
    from polycentric.poles.definitions import DEFINITIONS

    return world.lacking(DEFINITIONS[error.definition]) if scope.at.world == "now" else []


def notes(scope: Scope) -> list[str]:
    """Say whose error past error is, and how little one survivor proves."""
    from polycentric.answers.asked import again
    from polycentric.poles.validity.cases import LABEL_SETS
    from polycentric.poles.validity.hits import NOT_TESTABLE
    from polycentric.poles.validity.shipped import shipped

    if not _is_whole(scope):
        return []
    lines: list[str] = []
    for each in quoted(scope):
        name = each.error.held_up_on[0]
        tested = sum(score.labels == name and score.status != NOT_TESTABLE for score in shipped())
        fails = [LABEL_SETS[other].label for other in each.error.scores if other not in each.error.held_up_on]
        also = f"; it fails on {listed(fails)}" if fails else ""
        lines.append(f"{_begun(each.name)} may hold up by luck, as one of {tested} that can be tested{also}.")
    carried = "An index of today takes the error of the archive's. " if scope.at.world == "now" else ""
    return [*thin(scope), f"{' '.join(lines)} {carried}More: {again('validity')}.".strip()]


def by_year(each: Quoted | None, actors: str) -> dict[int, dict[str, Any]]:
    """Give the rows of a reading that have a class, by year, for one kind of actors."""
    if each is None:
        return {}
    mine = each.rows.filter(each.rows["actors"] == actors)
    return {row["year"]: row for row in mine.iter_rows(named=True) if _known(row)}


def _opened(each: Quoted, number: int) -> str:
    """Name a reading that holds up, and how often it was right."""
    which = "the one reading of the map that holds up" if number == 1 else "one of those that hold up"
    return f"{_begun(each.name)} ({which}: right in {hits(each.error)})"


def _known(row: Mapping[str, Any]) -> bool:
    """Tell whether a row has a class."""
    return row["class"] not in ("missing", "not applicable")


def _said(each: Quoted, scope: Scope, names: Mapping[str, str]) -> str:
    """Say the class and the poles of the last year, and whether other marks would change them."""
    row = _last(tables.apart(scope, each.rows), scope.last)
    if row is None or not _known(row):
        return f"of no class: {row['reason'] if row else 'nothing is known'}"
    return f"{row['class']}: {_who(row['poles'], names)}{_near(each, scope, row, names)}"


def _last(rows: "pl.DataFrame", year: int) -> dict[str, Any] | None:
    """Give the row of a year."""
    mine = rows.filter(rows["year"] == year)
    return mine.row(0, named=True) if mine.height else None


def _who(poles: "list[str]", names: Mapping[str, str]) -> str:
    """Name the poles, of many the first."""
    shown = [the(names.get(state) or state) for state in poles[:NAMED]]
    return listed([*shown, f"{len(poles) - NAMED} more"]) if len(poles) > NAMED else listed(shown)


def _near(each: Quoted, scope: Scope, row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Say which class a rule would give with marks a quarter higher or lower, where it would be another."""
    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.poles.readings import attempt

    rule, parts = DEFINITIONS[each.error.definition], list[str]()
    for times, said in TIMES.items() if "times" in rule.parameters else ():
        finding = attempt(scope.world, rule, str(row["index"]), "all", {"times": times})
        if isinstance(finding, str):
            continue
        word, poles = finding.verdict(-1), set(finding.names(scope.last))
        if word in (row["class"], "missing"):
            continue
        gone = [the(names.get(state) or state) for state in row["poles"] if state not in poles]
        parts.append(f"with marks {said} {word}{f', without {listed(gone)}' if gone else ''}")
    return f"; {', '.join(parts)}" if parts else ""


def failed(error: "PastError") -> str:
    """Say how far a rule was right, or that it has one word alone."""
    from polycentric.poles.validity.past import FIRST_SHOWN, ONE_CLASS

    if error.kind != ONE_CLASS or FIRST_SHOWN not in error.scores:
        return f"{'holds up' if error.holds_up else 'fails'} (right in {hits(error)})"
    never = [each for each in error.scores[FIRST_SHOWN].rates if each.what not in error.can_give]
    counted = listed([f"{each.right} of {each.total} {each.what}" for each in never])
    return f"can only say {error.can_give[0]} ({counted} years right)"


def _begun(text: str) -> str:
    """Begin a sentence."""
    return text[:1].upper() + text[1:]
