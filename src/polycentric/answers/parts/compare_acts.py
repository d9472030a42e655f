"""What is between two states beside trade and pacts: relations, treaties, troops, arms, support, interventions."""

from collections.abc import Callable, Sequence

from polycentric.answers.numbers import scale_of
from polycentric.answers.parts.archived_ties import Seen, seen
from polycentric.answers.parts.lines import Fact, Line, fact
from polycentric.answers.parts.places import Places
from polycentric.answers.parts.state_acts import ALONE, FIVE, FORCE, RELATIONS
from polycentric.pictures.drawing.words import short_span, the
from polycentric.sources.peace_data import LEVELS
from polycentric.states import name_of
from polycentric.ties.cases import under_way

UNCODED = "not coded: missing, not peace"
TREATIES = "Treaties: a count of texts, of nonaggression and consultation among them; three don't bind more than one."
# Layers of what two states have together, each with its words before a count, and those where nothing is listed.
TOGETHER = {"trade_agreements": ("trade agreements signed and counted by DESTA (replaced ones go on counting)",
                                 "no trade agreement counted by DESTA"),
            "defence_cooperation": ("defence agreements signed since 1980", "no defence agreement signed since 1980"),
            "exercises": ("exercises", "no exercise"),
            "peacekeeping": ("UN missions side by side", "")}  # fmt: skip


def relations(places: Places, other: str) -> Line | None:
    """Say at which level of Peace Data the two stand."""
    found = seen(places, "relations")
    if found is None or not found.acts(places.state):
        return None
    level = found.out.get(other)
    words = UNCODED if level is None else f"{_level(level)} (Peace Data)"
    hidden = _within(places, other, found.year, level)
    return Line("relation", "; ".join([words, *hidden]), found.year, found.source, _facts("relations", found, other),
                note=RELATIONS)  # fmt: skip


def _level(level: float) -> str:
    """Name a level of the peace scale."""
    return LEVELS.get(level, f"{level:g} of 1")


def _within(places: Places, other: str, year: int, level: float | None) -> list[str]:
    """Say what a level at the year's end hides: other levels within the year, and a war or an armed conflict."""
    from polycentric.errors import CoverageError, NotFetchedError, UnknownNameError

    told = list[str]()
    for make in (_changed, _fought):
        try:
            told += make(places, other, year, level)
        except (CoverageError, NotFetchedError, UnknownNameError):
            continue
    return told


def _changed(places: Places, other: str, year: int, level: float | None) -> list[str]:
    """Say between which levels the year lay, where its end isn't all."""
    names = ("peace_lowest", "peace_highest")
    low, high = (_between(places, name, other, year) for name in names)
    if level is None or low is None or high is None or low == high:
        return []
    return [f"that is at the year's end, within the year from {_level(low)} to {_level(high)}"]


def _fought(places: Places, other: str, year: int, level: float | None) -> list[str]:
    """Name a war or an armed conflict between the two in the year, which the level at its end needn't show."""
    from polycentric.ties.events import EVENTS, of_state

    first, last = EVENTS["wars"].years
    rows = of_state("wars", places.state, (year, year)).to_dicts() if first <= year <= last else []
    by = ["a war by COW"] if any(row["partner"] == other for row in rows) else []
    by += ["an armed conflict by UCDP"] if _between(places, "interstate_conflict", other, year) else []
    hidden = ", which a level at its end need not show" if level else ""  # at 0, severe rivalry, war is in it
    return [f"the year holds {' and '.join(by)} between the two{hidden}"] if by else []


def _between(places: Places, name: str, other: str, year: int) -> float | None:
    """Give a variable of the archive between the two in just this year; None where it isn't known."""
    from polycentric.answers.covered import span_of

    span = span_of([name])
    if span is None or not span[0] <= year <= span[1]:
        return None
    values = places.in_archive((name,))[name].isel(year=-1)
    if values["year"] != year or not {places.state, other} <= set(values["state"].values):
        return None
    value = float(values.sel(state=places.state, partner=other))
    return value if value == value and value >= 0 else None


def treaties(places: Places, other: str) -> Line | None:
    """Count the alliance treaties that both are in."""
    found = seen(places, "treaties")
    if found is None or other not in found.out:
        return None
    count = int(found.out[other])
    words = f"{count} in force, of whatever weight" if count else "none"
    return Line("treaties", words, found.year, found.source, _facts("treaties", found, other),
                note=TREATIES if count else "")  # fmt: skip


def troops(places: Places, other: str) -> Line | None:
    """Say how many people under arms the one has in the other."""
    return _acts(places, other, "troops", "troops", _of_troops, ALONE)


def arms(places: Places, other: str) -> Line | None:
    """Say what major arms the one delivers to the other."""
    return _acts(places, other, "arms", "arms", _of_arms, FIVE)


def support(places: Places, other: str) -> Line | None:
    """Say where the one stands among those that the other supports."""
    return _acts(places, other, "support", "support", _of_support, FIVE)


def interventions(places: Places, other: str) -> Line | None:
    """Say whether the one intervenes in the other by force."""
    return _acts(places, other, "interventions", "intervention", _of_intervention, FORCE)


def together(places: Places, other: str) -> Line | None:
    """Count what the two have together: agreements on trade and defence, exercises, missions, each with its year."""
    from polycentric.errors import CoverageError

    told, facts, years, sources = list[str](), list[Fact](), list[int](), list[str]()
    for name, (words, none) in TOGETHER.items():
        try:
            found = seen(places, name)
        except CoverageError:
            continue  # it begins later
        if found is None or (other not in found.out and not (name == "peacekeeping" and other in found.grid["state"])):
            continue
        count = found.out.get(other)
        what = none if count == 0 else f"{words} not listed" if count is None else f"{count:.0f} {_one(words, count)}"
        told.append(f"{what} ({found.year})")
        facts += _facts(name, found, other)
        years.append(found.year)
        sources.append(found.source)
    if not told:
        return None
    return Line("together", "; ".join(told), short_span(min(years), max(years)), "; ".join(sources), facts)


def _acts(
    places: Places, other: str, name: str, label: str, worded: Callable[[Seen, str, str, float], str], note: str
) -> Line | None:
    """Tell a layer of which few states are known to act, both ways; nothing where neither of the two is one of them."""
    found = seen(places, name)
    if found is None or other not in found.grid["state"].values:
        return None
    ways = [(places.state, other, found.out.get(other)), (other, places.state, found.back.get(other))]
    acting = [way for way in ways if found.acts(way[0])]
    told = [worded(found, actor, host, value) if value is not None else
            f"{_the(actor, found)} to {_the(host, found)}: not known" for actor, host, value in acting]  # fmt: skip
    if not told:
        return None
    words = "; ".join(told) if any(value is not None for *_, value in acting) else "not known"
    return Line(label, words, found.year, found.source, _facts(name, found, other), note=note)


def _of_troops(found: Seen, actor: str, host: str, value: float) -> str:
    """Word a number of troops."""
    return f"{_the(actor, found)} had {f'{value:,.0f}' if value else 'none'} in {_the(host, found)}"


def _of_arms(found: Seen, actor: str, host: str, value: float) -> str:
    """Word a delivery of arms."""
    scale = scale_of(found.layer.unit, [value])
    amount = f"{scale.show(value)} {scale.unit.replace('value', 'values')}" if value else "none"
    return f"{_the(actor, found)} delivered {amount} to {_the(host, found)}"


def _of_support(found: Seen, actor: str, host: str, value: float) -> str:
    """Word a level of support, by its place: each power has a zero and a unit of its own."""
    place, of = found.place(actor, host)
    return f"{_the(host, found)} stands {place} of {of} that {_the(actor, found)} supports ({value:+.2f})"


def _of_intervention(found: Seen, actor: str, host: str, value: float) -> str:
    """Word an intervention."""
    cases = under_way((found.year, found.year), [host]) if value else []
    count = len(cases) or ("some" if value else "none")
    told = f": {', '.join(case.in_words() for case in cases)}" if cases else ""
    return f"{_the(actor, found)} had {count} under way in {_the(host, found)}{told}"


def _the(state: str, found: Seen) -> str:
    """Name a state as in the year of a layer."""
    return the(name_of(state, found.year))


def _one(words: str, count: float) -> str:
    """Put words into the singular where there is one."""
    plurals = ("agreements", "exercises", "missions")
    return " ".join(word[:-1] if count == 1 and word in plurals else word for word in words.split())


def _facts(part: str, found: Seen, other: str) -> Sequence[Fact]:
    """Give what is known of the two as rows."""
    ways = (("to the other", found.out), ("from the other", found.back))
    if not found.layer.directed:
        ways = (("between the two", found.out),)
    return [fact(part, way, row.get(other), found.layer.unit, found.year, found.source, other) for way, row in ways]
