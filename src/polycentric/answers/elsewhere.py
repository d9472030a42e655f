"""Names of one kind given where another is expected: which source, series, layer, index or addition they lead to.

One thing has several names: the source ``nuclear_warheads`` is read as a series of that name, which has the variable
``warheads``, from which the index ``warheads`` is computed. What two names share, a variable or at least a source,
leads from one to the other.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from polycentric.errors import PolycentricError

SOURCE, SERIES, VARIABLE, LAYER, INDEX, ADDITION = (
    "source",
    "series",
    "variable",
    "tie layer",
    "power index",
    "addition",
)
# The kinds that errors speak of, with the kinds of names that are right there.
ASKED: Mapping[str, tuple[str, ...]] = {
    "source": (SOURCE,),
    "series or variable": (SERIES, VARIABLE),
    "tie layer": (LAYER,),
    "power index": (INDEX,),
    "addition": (ADDITION,),
}
# The question that shows a thing of a kind.
SHOWS = {SOURCE: "source", SERIES: "coverage", VARIABLE: "coverage", LAYER: "ties", INDEX: "power"}
SHOWN_FIRST = (INDEX, LAYER, SOURCE, SERIES, VARIABLE)  # where one name is of several kinds, what says most of it
EMBEDDED = "factbook"
# What `similarity` compares, and the portfolios of each source.
PORTFOLIOS = "portfolio of similarity"
COMPARED = {"atop": "atop", "un_votes": "un", "un_votes_75": "un_votes_75"}
NAMED = 4
Spelled = Callable[[str, str], str]


@dataclass(frozen=True)
class Thing:
    """What a name of one kind stands for: the archive's variables that it is made of, and its sources."""

    kind: str
    name: str
    variables: frozenset[str]
    sources: frozenset[str]


@cache
def things() -> Mapping[str, tuple[Thing, ...]]:
    """Give everything that has a name, by name."""
    found: dict[str, list[Thing]] = {}
    for thing in (*_sources(), *_series(), *_layers(), *_indices(), *_additions()):
        found.setdefault(thing.name, []).append(thing)
    return {name: tuple(several) for name, several in found.items()}


def sources_of(name: str) -> tuple[str, ...]:
    """Name the sources of a thing, itself where it is one; none where no thing has the name."""
    several = things().get(name, ())
    if any(each.kind == SOURCE for each in several):
        return (name,)
    return tuple(sorted(frozenset[str]().union(*(each.sources for each in several))))


def variables_of(name: str) -> frozenset[str]:
    """Name the variables that a thing is made of; none where no thing has the name."""
    return frozenset[str]().union(*(each.variables for each in things().get(name, ())))


def leads_to(name: str, kind: str) -> tuple[str, ...]:
    """Name the things of a kind that a name of any kind leads to, the closest first.

    Parameters
    ----------
    name : str
        Of a source, series, variable, layer, index or addition.
    kind : str
        One of `ASKED`, or `PORTFOLIOS`.

    Returns
    -------
    tuple of str
        Those that share a variable with it, or else a source; none where nothing does, or nothing has the name.
    """
    if kind == PORTFOLIOS:
        return tuple(COMPARED[source] for source in sources_of(name) if source in COMPARED)
    several, kinds = things().get(name, ()), ASKED[kind]
    if kinds == (SOURCE,):
        return sources_of(name)
    variables = variables_of(name)
    sources = frozenset[str]().union(*(each.sources for each in several))
    others = [each for given in things().values() for each in given if each.kind in kinds and ":" not in each.name]
    close = [each for each in others if each.variables & variables] or [
        each for each in others if each.sources & sources
    ]
    ranked = sorted(close, key=lambda each: (-_shared(each, variables, sources), len(each.variables), each.name))
    return tuple(dict.fromkeys(each.name for each in ranked))


def kinds_of(name: str) -> tuple[str, ...]:
    """Say what a name is the name of."""
    return tuple(dict.fromkeys(each.kind for each in things().get(name, ())))


def made_of(source: str) -> Mapping[str, tuple[str, ...]]:
    """Name what is made of a source, by kind; nothing of one whose tables are read alone."""
    made = [each for several in things().values() for each in several if source in each.sources and each.kind != SOURCE]
    return {
        kind: tuple(sorted({each.name for each in made if each.kind == kind and ":" not in each.name}))
        for kind in dict.fromkeys(each.kind for each in made)
    }


def in_words(name: str, kind: str, ask: Spelled, give: Spelled) -> str:
    """Say what a name is, and which call shows what was meant; empty where it is the name of nothing else.

    Parameters
    ----------
    name, kind : str
        What was given, and the kind of name that is right there.
    ask, give : callable
        Write a question with a name, and an option with one, as whoever asks does.
    """
    kinds = [each for each in kinds_of(name) if each not in ASKED.get(kind, ())]
    if not kinds:
        return ""
    what = f"'{name}' is {' and '.join(f'{article(each)} {each}' for each in kinds)}"
    led = leads_to(name, kind) if kind in ASKED or kind == PORTFOLIOS else ()
    if led:
        calls = [_call(kind, each, ask, give) for each in led[:NAMED]]
        return f"{what}: {', '.join(calls[:-1])}{' or ' if calls[1:] else ''}{calls[-1]}."
    shown = next(((SHOWS[each], name) for each in SHOWN_FIRST if each in kinds), None)
    if shown is None and ADDITION in kinds and kind != ADDITION:
        return f"{what}, of which there is no {kind}: {_table_with(name, ask, give)} shows it."
    if shown is None and (several := sources_of(name)):
        shown = ("source", several[0])
    return f"{what}." if shown is None else f"{what}, of which there is no {kind}: {ask(*shown)} shows it."


def article(word: str) -> str:
    """Give the article before a word."""
    return "an" if word[0] in "aeiou" else "a"


def _table_with(name: str, ask: Spelled, give: Spelled) -> str:
    """Write the call of a table that an addition is added to."""
    from polycentric.tidy import additions

    return f"{ask('table', f'{additions()[name].units[0]}s')} with {give('additions', name)}"


def _call(kind: str, name: str, ask: Spelled, give: Spelled) -> str:
    """Write the call that the right name belongs in."""
    if kind in {ADDITION, PORTFOLIOS}:
        return give("layer" if kind == PORTFOLIOS else "additions", name)
    return ask(SHOWS[ASKED[kind][0]], name)


def _shared(each: Thing, variables: frozenset[str], sources: frozenset[str]) -> float:
    """Say how much of a thing is shared: a part of all that the two have."""
    if each.variables & variables:
        return len(each.variables & variables) / len(each.variables | variables)
    return len(each.sources & sources) / len(each.sources | sources)


def _sources() -> Iterator[Thing]:
    """Give the sources, each with the variables read from it."""
    from polycentric.panel.series import variables
    from polycentric.sources import SOURCES as KNOWN

    read: dict[str, set[str]] = {}
    for variable, (series, _) in variables().items():
        for edition in series.editions.values():
            read.setdefault(edition.source, set()).add(variable)
    for name in KNOWN:
        yield Thing(SOURCE, name, frozenset(read.get(name, ())), frozenset((name,)))


def _series() -> Iterator[Thing]:
    """Give the series and their variables."""
    from polycentric.panel.series import SERIES as KNOWN

    for name, series in KNOWN.items():
        sources = frozenset(edition.source for edition in series.editions.values())
        yield Thing(SERIES, name, frozenset(each.name for each in series.variables), sources)
        for each in series.variables:
            yield Thing(VARIABLE, each.name, frozenset((each.name,)), sources)


def _layers() -> Iterator[Thing]:
    """Give the tie layers under all their names, and the lists of wars and disputes."""
    from polycentric.ties import LAYERS
    from polycentric.ties.called import ALIASES, known
    from polycentric.ties.events import EVENTS

    layers = known(LAYERS)
    of = {name: frozenset(layer.archive()) for name, layer in layers.items()}
    of |= {name: frozenset((each.variable,)) for name, each in EVENTS.items()}
    of |= {alias: of[name] for alias, name in ALIASES.items() if name in of and alias not in of}
    labels = _labels()
    for name, made_of in of.items():
        own = ALIASES.get(name, name)
        stated = frozenset(labels[part] for part in _stated(own) if part in labels)
        sources = _read_from(made_of) | stated | ({EVENTS[own].source} if own in EVENTS else set())
        yield Thing(LAYER, name, made_of, frozenset(sources or (EMBEDDED,)))


def _stated(layer: str) -> tuple[str, ...]:
    """Give the labels of the sources that a layer states itself."""
    from polycentric.ties import LAYERS
    from polycentric.ties.called import known

    layers = known(LAYERS)
    return () if layer not in layers else tuple(layers[layer].source.split("; "))


def _indices() -> Iterator[Thing]:
    """Give the power indices under all their names."""
    from polycentric.power import INDICES

    for name, index in {**INDICES, **INDICES.aliases}.items():
        made_of = frozenset(index.archive())
        yield Thing(INDEX, name, made_of, _read_from(made_of) or frozenset((EMBEDDED,)))


def _additions() -> Iterator[Thing]:
    """Give what can be added to tables."""
    from polycentric.panel.series import variables
    from polycentric.tidy import additions

    for name, each in additions().items():
        known = frozenset(column for column in each.columns if column in variables())
        yield Thing(ADDITION, name, known, frozenset(each.sources))


def _read_from(names: frozenset[str]) -> frozenset[str]:
    """Name the sources of some variables."""
    from polycentric.panel.series import variables

    several = (variables()[name][0] for name in names if name in variables())
    return frozenset(edition.source for series in several for edition in series.editions.values())


def _labels() -> Mapping[str, str]:
    """Give the sources by what they are called."""
    from polycentric.sources import SOURCES as KNOWN

    found: dict[str, str] = {}
    for name in KNOWN:
        try:
            found[KNOWN[name].label] = name
        except PolycentricError:  # a source whose file is broken is told where it is used
            continue
    return found
