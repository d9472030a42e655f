"""What is said of polarity in one year: who is the largest, what readings call the world, who the poles are."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from polycentric.answers.asked import option
from polycentric.answers.parts import polarity_held
from polycentric.answers.parts.polarity_tables import apart, verdicts
from polycentric.answers.parts.polarity_tables import table as beside_table
from polycentric.answers.parts.polarity_world import Scope
from polycentric.pictures.drawing.words import as_sentence, count, listed, percent, the

if TYPE_CHECKING:
    import polars as pl

    from polycentric.poles.world import World

FAMILIES = {
    "shares": "By cut-offs after Thompson on shares",
    "counts": "By the rounded effective number of powers",
    "ratio": "By ratios to the leader",
    "relational": "By who depends on whom",
    "communities": "By communities of ties",
    "lists": "By lists of powers",
}
NAMED = 5
LEAST_AHEAD = 1.05


def of_year(scope: Scope) -> list[str]:
    """Say who stands apart, what each family of definitions calls the world, what that is worth, and the field's word.

    Reading counts are no probabilities.
    """
    found = verdicts(scope)
    if scope.rule is not None:
        return [*_hint(scope), *leader(scope), *_of_rule(scope, found), *poles(scope, found), *_own(scope, found)]
    stands = [] if scope.index else apart_in_words(scope)
    first = [*stands, *leader(scope)[:1]] if stands else leader(scope)
    every = scope.index is None and scope.state_set is None
    return [
        *_hint(scope),
        *first,
        *polarity_held.of_year(scope, names_of(scope)),
        *families(scope, found),
        *poles(scope, apart(scope, found)),
        *_own(scope, found),
        *(field(scope, found) if every else ()),
    ]


def apart_in_words(scope: Scope) -> list[str]:
    """Say who stands apart on the measures of the map, how far the next one is behind, and who leads the arms."""
    from polycentric.answers.parts.polarity_apart import sentences
    from polycentric.poles.apart import military, of_world

    found = of_world(scope.world)
    return sentences(found, names_of(scope), military(scope.world, found))


def beside(scope: Scope, table: str) -> list[str]:
    """Say what a table beside the map of verdicts shows."""
    from polycentric.poles.clustering import sentences

    frame = beside_table(scope, table, "bipolar")
    if table == "polarization":
        return sentences(frame, scope.last)
    if table == "left":
        return ["Each of these can be asked for by its name, and is then shown alone."]
    here = frame.filter((frame["year"] == scope.last) & frame["listed"])
    often = here.group_by("name").len().sort("len", "name", descending=[True, False])
    shown = [f"{the(name)} by {number}" for name, number in often.head(NAMED).iter_rows()]
    lists = here["list"].n_unique()
    return [f"Called a power in {scope.last}, of {count(lists, 'list')}: {', '.join(shown)}."] if shown else []


def _hint(scope: Scope) -> list[str]:
    """Say where more is known of a year of today's world in which too little output was observed."""
    world, at = scope.world, scope.at
    if at.world != "now" or at.year is None or scope.index or not world.output or not world.gaps(world.output)[-1]:
        return []
    carried = "" if at.carry else f"{option('carry')} for the edition of then, or "
    return [
        f"Little of {scope.last} is in today's world, and no {world.output}: add {carried}{option('world', 'history')} "
        "for the data on two centuries."
    ]


def names_of(scope: Scope) -> dict[str, str]:
    """Give each state's name, that of the last year in which it is."""
    names: dict[str, str] = {}
    for world in scope.worlds:
        panel = world.panel
        held = panel["name"].isel(year=-1).values if "name" in panel.coords else panel["state"].values
        names |= {str(state): str(name) for state, name in zip(panel["state"].values, held, strict=True)}
    return names


def names_in(scope: Scope, year: int) -> dict[str, str]:
    """Give each state's name in a year."""
    panel = scope.panel
    if "name" not in panel.coords:
        return names_of(scope)
    held = panel["name"].sel(year=year).values
    return {str(state): str(name) for state, name in zip(panel["state"].values, held, strict=True)}


def leader(scope: Scope) -> list[str]:
    """Say who is the largest by the main index and by how much, and who leads how many indices."""
    world, names = scope.world, names_of(scope)
    ranked = ranks(world, scope.main)
    if len(ranked) < 2:
        return []
    (first, most), (second, next_most) = ranked[:2]
    share = world.shares(scope.main).isel(year=-1)
    parts = [percent(float(share.sel(state=state).item())) for state in (first, second)]
    ahead = f"{most / next_most:.1f} times" if most / next_most >= LEAST_AHEAD else "just ahead of"
    times = f", {ahead} the second, {the(names[second])} ({parts[1]})"
    line = f"{_begun(names[first])} is the largest by {scope.main}: {parts[0]} of the sum of all states{times}."
    return [line, *([] if scope.index else _leaders(world, names))]


def _leaders(world: "World", names: Mapping[str, str]) -> list[str]:
    """Say who leads how many of the indices."""
    from polycentric.poles import on_map

    led: dict[str, int] = {}
    for index in on_map.indices(world):
        ranked = [] if world.gaps(index)[-1] else ranks(world, index)
        if ranked:
            led[ranked[0][0]] = led.get(ranked[0][0], 0) + 1
    total = sum(led.values())
    if total < 2:
        return []
    parts = [f"{the(names[state])} on {number}" for state, number in sorted(led.items(), key=lambda item: -item[1])]
    return [_begun(f"of {total} indices, {parts[0].replace(' on ', ' leads on ', 1)}"
                   f"{''.join(f', {part}' for part in parts[1:])}.")]  # fmt: skip


def ranks(world: "World", index: str) -> list[tuple[str, float]]:
    """Give the states with power in the last year, the largest first; none where too little is known."""
    if index not in world.indices or world.gaps(index)[-1]:
        return []
    power = world.power(index).isel(year=-1)
    values, states = power.values.astype(np.float64), power["state"].values
    order = sorted((-value, str(state)) for value, state in zip(values, states, strict=True) if value > 0)
    return [(state, -value) for value, state in order]


def families(scope: Scope, found: "pl.DataFrame") -> list[str]:
    """Say which classes the readings of each family give, and how many independent readings they are worth.

    Of states apart, or of the group that was named; with the Union as one beside them.
    """
    mine = apart(scope, found)
    lines = [_family(str(family), rows) for family, rows in _by_family(mine)]
    if not lines:
        return ["No reading gives a class: too little is known."]
    return [*lines, *_worth(mine), *_as_one(scope, found)]


def _by_family(found: "pl.DataFrame") -> "list[tuple[str, pl.DataFrame]]":
    """Give the readings with a class by family, in the families' order."""
    from polycentric.poles.classes.contract import VERDICTS

    given = found.filter(found["class"].is_in(VERDICTS))
    return [(family, rows) for family in FAMILIES if (rows := given.filter(given["family"] == family)).height]


def _family(family: str, rows: "pl.DataFrame") -> str:
    """Count the classes of one family, and say what its readings are worth."""
    from polycentric.poles.independent import worth

    counted = ", ".join(f"{word} {number}" for word, number in classes(rows).items())
    value = worth(rows)
    about = f", worth about {_number(value.effective)}" if value is not None and rows.height > 1 else ""
    return f"{FAMILIES[family]}: {counted} of {count(rows.height, 'reading')}{about}."


def _worth(found: "pl.DataFrame") -> list[str]:
    """Say how many independent readings all readings are worth."""
    from polycentric.poles.independent import worth

    value = worth(found)
    if value is None or len(_by_family(found)) < 2:
        return []
    first, last = value.years
    among = "" if value.compared == value.readings else f" of which {value.compared} can be compared,"
    return [
        f"Together {count(value.readings, 'reading')},{among} worth about {_number(value.effective)} independent ones, "
        f"as they went together in {first}-{last}."
    ]


def _number(value: float) -> str:
    """Write how many independent readings some are worth."""
    return f"{value:.1f}".removesuffix(".0")


def _as_one(scope: Scope, found: "pl.DataFrame") -> list[str]:
    """Say which classes the same readings give with a group as one, where that stands beside the states."""
    lines: list[str] = []
    for actors in found["actors"].unique(maintain_order=True):
        counted = classes(found.filter(found["actors"] == actors)) if actors != scope.world.actors else {}
        if counted:
            words = ", ".join(f"{word} {number}" for word, number in counted.items())
            lines.append(f"With {actors} as one: {words} of {sum(counted.values())}.")
    return lines


def _of_rule(scope: Scope, found: "pl.DataFrame") -> list[str]:
    """Say what one definition calls the world."""
    name, counted = next(iter(scope.definitions)), classes(found)
    if not counted:
        reasons = found.filter(found["class"] == "missing")["reason"].unique(maintain_order=True).to_list()
        return [f"The rule {name} gives no class: {'; '.join(reasons[:2])}."]
    total = sum(counted.values())
    if total == 1:
        return [f"The rule {name} calls the world {next(iter(counted))}."]
    (word, number), *others = counted.items()
    rest = "".join(f", {other} by {of}" for other, of in others)
    return [f"The rule {name} calls the world {word} by {number} of {total} readings{rest}."]


def classes(found: "pl.DataFrame") -> dict[str, int]:
    """Count the classes that readings give, the most frequent first."""
    from polycentric.poles.classes.contract import VERDICTS

    words = found.filter(found["class"].is_in(VERDICTS))["class"].to_list()
    return dict(sorted(((word, words.count(word)) for word in VERDICTS if word in words), key=lambda item: -item[1]))


def poles(scope: Scope, found: "pl.DataFrame") -> list[str]:
    """Name the states that most readings take for poles, and in how many of them."""
    import polars as pl

    from polycentric.poles.classes.contract import VERDICTS

    names, given = names_of(scope), found.filter(pl.col("class").is_in(VERDICTS))
    counted = given.explode("poles")["poles"].drop_nulls().value_counts()
    held = counted.sort("count", "poles", descending=[True, False])
    if held.is_empty():
        return []
    if given.height == 1:
        return [f"Poles: {listed([the(names.get(state) or state) for state in given['poles'][0]])}."]
    shown = [f"{the(names.get(state) or state)} in {number}" for state, number in held.head(NAMED).iter_rows()]
    more = f", {count(held.height - NAMED, 'other')} in fewer" if held.height > NAMED else ""
    return [f"Poles, of {count(given.height, 'reading')}: {', '.join(shown)}{more}."]


def _own(scope: Scope, found: "pl.DataFrame") -> list[str]:
    """Say of the user's own index that gives no verdict why."""
    import polars as pl

    lines: list[str] = []
    for name in scope.mine.indices:
        rows = found.filter((pl.col("index") == name) & (pl.col("class") != "not applicable"))
        reasons = rows.filter(pl.col("reason") != "")["reason"].unique(maintain_order=True).to_list()
        if rows.height and (rows["class"] == "missing").all():
            lines.append(f"{name} gives no verdict: {'; '.join(reasons[:2])}.")
    return lines


def field(scope: Scope, found: "pl.DataFrame") -> list[str]:
    """Say what scholars call the world of the year, how many readings say the same, and why others don't."""
    from polycentric.poles.field import called

    period = called(scope.last)
    if period is None:
        return []
    experts = _experts(scope)
    words = " or ".join(f"{each.word} ({each.works})" for each in period.words)
    if period.is_contested:
        lines = [f"Scholars disagree on {scope.last}: {words.replace(' or ', ', ', len(period.words) - 2)}{experts}."]
    else:
        counted = classes(apart(scope, found))
        total, word = sum(counted.values()), period.words[0].word
        same = counted.get(word, 0) + (counted.get(f"near-{word}", 0))
        lines = [
            f"Scholars call the world of {scope.last} {words}{experts}.",
            f"{same} of {total} readings call it {word}{_more(counted, word, same)}.",
        ]
    return [*lines, _arms(scope)]


def _more(counted: Mapping[str, int], word: str, same: int) -> str:
    """Name the class that more readings give than that of the scholars, if one does."""
    top = max(counted, key=lambda name: (counted[name], name), default=word)
    return f", {counted[top]} {top}" if counted.get(top, 0) > same and top != word else ""


def _experts(scope: Scope) -> str:
    """Say how the one coding that is in a file calls the year, where that source is here."""
    from polycentric.answers.parts.power_history import bands

    spoken = [f"{word} ({first}-{last})" for first, last, word in bands() if first <= scope.last <= last
              and not word.isdigit()]  # fmt: skip
    return f"; International Crisis Behavior's period is {listed(spoken)}" if spoken else ""


def _arms(scope: Scope) -> str:
    """Say that arsenals and reach aren't measured, and where warheads are known."""
    from polycentric.answers.parts.polarity_apart import ARMED, UNARMED

    world = scope.world
    known = "warheads" in world.indices and any(not world.gaps("warheads", about)[-1] for about in world.sets)
    return ARMED if known else UNARMED


def _begun(text: str) -> str:
    """Begin a sentence with a name."""
    return as_sentence(the(text))


def some_names(states: Iterable[str], names: Mapping[str, str], room: int) -> str:
    """List names as far as there is room."""
    every = [names.get(state, state) for state in states]
    for shown in range(len(every), 0, -1):
        rest = len(every) - shown
        text = ", ".join(every[:shown]) + (f" +{rest}" if rest else "")
        if len(text) <= room or shown == 1:
            return text
    return ""
