"""What a state does beside its pacts: relations, troops, arms, support, interventions, agreements in force.

Most of these layers know few states: troops and interventions those of the United States alone, arms and support five
great powers. What of the others is missing is told as not known, never as none.
"""

from collections.abc import Mapping, Sequence

from polycentric.answers.numbers import scale_of
from polycentric.answers.parts.archived_ties import Seen, seen
from polycentric.answers.parts.lines import Fact, Line, fact
from polycentric.answers.parts.places import Places
from polycentric.answers.parts.ties_words import listing
from polycentric.pictures.drawing.words import count, short_span, the
from polycentric.sources.peace_data import LEVELS
from polycentric.states import name_of
from polycentric.ties.cases import under_way

NAMED = 3
RIVALRY = 0.5  # of the peace scale: below it the rivals are named
RELATIONS = "Relations: the level at the year's end; a pair that Peace Data doesn't code is missing, not at peace."
ALONE = "Troops abroad are known of the United States alone; those of all others are missing."
FORCE = "Interventions are known of the United States alone, threats and shows of force among them; of others missing."
FIVE = (
    "Arms and support are known of five suppliers: the United States, Britain, France, Moscow and China; what the "
    "first, the fourth and China receive is missing. Support counts an invading army too, and aid to a state that it "
    "occupies."
)
# Layers of the agreements of two states, each with its words before a count of states.
AGREEMENTS = {"trade_agreements": "on trade, signed and counted by DESTA (replaced ones go on counting), with",
              "defence_cooperation": "on defence, signed since 1980, with",
              "peacekeeping": "in UN missions beside"}  # fmt: skip


def relations(places: Places) -> Line | None:
    """Name the rivals, and count the others, by the levels of Peace Data."""
    found = seen(places, "relations")
    if found is None or not found.out:
        return None
    told = list[str]()
    for level, name in LEVELS.items():
        at = sorted(name_of(state, found.year) for state, value in found.out.items() if value == level)
        if at and level < RIVALRY:
            told.append(f"{name} with {listing(at, 2 * NAMED)}")
        elif at:
            told.append(f"{name} with {len(at)}")
    return Line("relations", "; ".join(told), found.year, found.source, _facts("relations", found), note=RELATIONS)


def troops(places: Places) -> Line | None:
    """Say where the state has troops; of a host, whose are there as far as that is known."""
    found = seen(places, "troops")
    if found is None:
        return None
    if found.acts(places.state):
        there = {state: value for state, value in found.out.items() if value > 0}
        named = ", ".join(f"{name_of(state, found.year)} {value:,.0f}" for state, value in list(there.items())[:NAMED])
        words = f"{sum(there.values()):,.0f} in {count(len(there), 'state')}: {named}" if there else "none"
        return Line("troops abroad", words, found.year, found.source, _facts("troops", found), note=ALONE)
    told = [f"{f'{value:,.0f}' if value else 'none'} of {the(name_of(state, found.year))}"
            for state, value in found.back.items()]  # fmt: skip
    words = f"{', '.join(told) or 'not known of the United States'}; of others not known"
    return Line("troops it hosts", words, found.year, found.source, _facts("troops", found), note=ALONE)


def arms(places: Places) -> list[Line]:
    """Say whom the state delivers major arms to, and who delivers to it."""
    found = seen(places, "arms")
    if found is None:
        return []
    lines = list[Line]()
    for label, row, known in (("arms to", found.out, found.acts(places.state)), ("arms from", found.back, True)):
        given = {state: value for state, value in row.items() if value > 0}
        if row and known:
            none = (
                f"none, of {count(len(row), 'supplier')} that {'is' if len(row) == 1 else 'are'} known"
                if label == "arms from"
                else "nobody"
            )
            words = _largest(given, found) or none
            facts = _facts("arms", found) if not lines else ()
            lines.append(Line(label, words, found.year, found.source, facts, note=FIVE))
    return lines


def support(places: Places) -> list[Line]:
    """Say whom a great power signals most support, and where the state stands among those that each supports."""
    found = seen(places, "support")
    if found is None:
        return []
    lines = list[Line]()
    if found.acts(places.state):
        most = listing((name_of(state, found.year) for state in found.out), NAMED)
        lines.append(Line("supports most", most, found.year, found.source, _facts("support", found), note=FIVE))
    places_of = {power: found.place(power, places.state) for power in found.back}
    told = [f"{the(name_of(power, found.year))} ({place} of {of})" for power, (place, of) in
            sorted(places_of.items(), key=lambda item: (item[1][0], item[0]))]  # fmt: skip
    if told:
        words = f"{', '.join(told)}; in brackets its place among those that the power supports"
        facts = () if lines else _facts("support", found)
        lines.append(Line("support from", words, found.year, found.source, facts, note=FIVE))
    return lines


def interventions(places: Places) -> Line | None:
    """Name the states in which the state intervenes by force, or who intervenes in it, as far as that is known."""
    found = seen(places, "interventions")
    if found is None:
        return None
    if found.acts(places.state):
        where = [state for state, value in found.out.items() if value > 0]
        words = _cases(where, found) if where else "none under way"
        return Line("intervenes in", words, found.year, found.source, _facts("interventions", found), note=FORCE)
    acting = [state for state, value in found.back.items() if value > 0]
    if not acting:
        return None
    told = "; ".join(case.in_words() for case in under_way((found.year, found.year), [places.state]))
    by = listing(the(name_of(state, found.year)) for state in acting)
    words = f"{by}: {told or 'no case by name'}; of others not known"
    return Line("intervention by", words, found.year, found.source, _facts("interventions", found), note=FORCE)


def _cases(where: Sequence[str], found: Seen) -> str:
    """Name the states with the cases in each, those with the most force first."""
    cases = under_way((found.year, found.year), where)
    force = {state: max((case.level or 0 for case in cases if case.state == state), default=0) for state in where}
    first = sorted(where, key=lambda state: (-force[state], name_of(state, found.year)))
    told = [f"{name_of(state, found.year)}: {', '.join(each.in_words() for each in cases if each.state == state)}"
            for state in first[:NAMED]]  # fmt: skip
    names = (name_of(state, found.year) for state in first[NAMED:])
    more = [f"also in {listing(names, 2 * NAMED)}"] if len(first) > NAMED else []
    return "; ".join([*told, *more])


def agreements(places: Places) -> Line | None:
    """Count with how many states there are agreements and common missions of the UN, each with its year."""
    from polycentric.errors import CoverageError

    told, facts, years, sources = list[str](), list[Fact](), list[int](), list[str]()
    for name, words in AGREEMENTS.items():
        try:
            found = seen(places, name)
        except CoverageError:
            continue  # it begins later
        if found is None or not found.out:
            continue
        tied = sum(value > 0 for value in found.out.values())
        told.append(f"{words} {tied or 'none'} ({found.year})")
        facts += _facts(name, found)
        years.append(found.year)
        sources.append(found.source)
    if not told:
        return None
    return Line("agreements", "; ".join(told), short_span(min(years), max(years)), "; ".join(sources), facts)


def _largest(values: Mapping[str, float], found: Seen) -> str:
    """Name the largest with their values in one unit; nothing where there are none."""
    scale = scale_of(found.layer.unit, values.values())
    named = [f"{name_of(state, found.year)} {scale.show(value)}" for state, value in list(values.items())[:NAMED]]
    more = f" and {len(values) - NAMED} more" if len(values) > NAMED else ""
    return f"{', '.join(named)}{more} ({_short(scale.unit)})" if named else ""


def _short(unit: str) -> str:
    """Shorten a unit to what a line holds."""
    return unit.replace("SIPRI trend-indicator value", "of SIPRI's trend-indicator value")


def _facts(part: str, found: Seen) -> list[Fact]:
    """Give what is known either way as rows; both ways of a layer without directions are one."""
    ways = (("to the other", found.out), ("from the other", found.back))
    if not found.layer.directed:
        ways = (("between the two", found.out),)
    return [fact(part, way, value, found.layer.unit, found.year, found.source, state)
            for way, row in ways for state, value in row.items()]  # fmt: skip
