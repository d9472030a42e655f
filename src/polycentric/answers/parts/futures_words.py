"""Says in words what an ensemble gives, and what it can't know."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.pictures.drawing.words import listed, percent, the
from polycentric.pictures.records.ahead import FEWER

if TYPE_CHECKING:
    import xarray as xr

WORDS = ("unipolar", "bipolar", "multipolar")
EDGE = 0.15  # a class that turns only where its marks move by more than this hangs on nobody
FEW = 50  # runs below which nobody can tell who leads
FEWEST_APART = 30  # runs with a systemic war, or without one, below which their shares aren't shown apart
CANNOT = (
    "Inventions, leaders, and the collapse of a great power from within: nothing in the data comes before them.",
    "How states answer a lever: each one is pulled, and the others go on as before.",
    "Who quarrels with whom: no pair’s past ships with the package, so the number of disputes can be read, and who "
    "has them can’t.",
    "A systemic war: two such wars fit nothing, so its chance is a stated prior.",
    "Whether two centuries are a guide to what comes: whatever has no case in them has no chance here.",
    "How good the whole is: three of its processes were tested on years they hadn’t seen, and the running order was "
    "never scored as one.",
)

PACTS = (
    "Pacts: run free for twenty years from 1950, 1970 and 1990, the model had what happened to the number of bound "
    "pairs within nine of ten runs. The number of treaties is withheld: after 1990 it fell to 29 where nine of ten "
    "runs had more, for the model didn't see most treaties of one state end at once. Who joins whom in a run is one "
    "draw among many."
)

NO_WARS = (
    "Pairs of states at war: a run from today starts without known wars, so in the first years their number rises by "
    "that alone."
)
NOBODY_RISES = (
    "Why nobody rises: each state's growth returns to the world's, so a long rise, such as many expect of India, isn't "
    "in the model. The middles of shares needn't sum to 100%, since their tails are long."
)


def names_of(panel: "xr.Dataset") -> Mapping[str, str]:
    """Give the name of each state; one born in a run has none."""
    last = panel["name"].isel(year=-1)
    return {str(state): str(name) for state, name in zip(last["state"].values, last.values, strict=True)}


def called(state: str, names: Mapping[str, str]) -> str:
    """Name a state inside a sentence."""
    return the(names[state]) if state in names else "a state that is born in the run"


def sentences(ensemble: "xr.Dataset", panel: "xr.Dataset", names: Mapping[str, str]) -> list[str]:
    """Say who is largest, how wide the shares of the largest are, and what the rules call the order."""
    from polycentric.futures import shown

    held = shown.of_ensemble(ensemble, panel, shown.STATES)
    return [*in_short(held, names), of_grades(ensemble.attrs["processes"])]


def in_short(held: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    """Say the same of what is kept of an ensemble (`polycentric.futures.shown.of_ensemble`)."""
    last = str(held["until"])
    lines = [f"So few runs can’t tell who leads: take {FEW} or more."] if held["runs"] < FEW else []
    lines.append(_leading(held, names))
    lines += [_share(held, state, names) for state in _told_of(held)]
    for rule, years in list(held["classes"].items())[:1]:
        lines.append(_classes(rule, int(last), years[last]))
        lines += [_near(held, years, names)] if held["near"] and abs(held["near"][2] - 1.0) <= EDGE else []
    return lines


def _told_of(held: Mapping[str, Any]) -> list[str]:
    """Give the states to tell of: up to three that are first in some runs, and two at least, by size at the start."""
    from polycentric.futures.fans import NAMED

    shown = list(held["fans"]["share"])
    firsts = [state for state, chance in held["first"] if chance >= NAMED and state in shown]
    return firsts[:3] if len(firsts) > 1 else list(dict.fromkeys([*firsts, *shown]))[:2]


def _share(held: Mapping[str, Any], state: str, names: Mapping[str, str]) -> str:
    """Say what share a state has at the start, and in most of the runs in the last year."""
    first, last, fan = str(held["start"]), str(held["until"]), held["fans"]["share"][state]
    name, (low, _, middle, _, high) = called(state, names), fan[last]
    then = (
        f"in nine of ten runs between {percent(low)} and {percent(high)}"
        if held["runs"] >= FEWER
        else f"in the middle of the {held['runs']} runs {percent(middle)}"
    )
    return f"{name[0].upper()}{name[1:]} has {percent(fan[first][2])} in {first}; {then} in {last}."


def _leading(held: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Say who has the largest share in how many of the runs; those who have it in few are taken together."""
    from polycentric.futures.fans import NAMED

    named = [(called(state, names), chance) for state, chance in held["first"] if chance >= NAMED]
    told = [f"{name}’{'' if name.endswith('s') else 's'} in {percent(chance)}" for name, chance in named]
    rest = 1.0 - sum(chance for _, chance in named)
    told += [f"another state’s in {percent(rest)}"] if rest > 0.0005 else []
    return (
        f"The largest share of the world’s capabilities in {held['until']} is {listed(told)} of {held['runs']:,} runs "
        f"from {held['start']} on."
    )


def _near(held: Mapping[str, Any], years: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Say how near the order of the start stands to another class, and how soon the runs fall into it."""
    from polycentric.futures.classes import WORDS

    before, after, times, states = held["near"]
    start, points = held["start"], round(100 * abs(times - 1.0))
    who = listed([called(state, names) for state in states])
    soon = percent(years[str(start + 1)][WORDS.index(after)], 0)
    return (
        f"It calls {start} {before}, and hangs on {who}: with its marks {points}% {'higher' if times > 1 else 'lower'} "
        f"it would say {after}, as it does in {soon} of the runs of {start + 1}. A change of class in the first years "
        "is that edge, no turn of the world."
    )


def _classes(rule: str, year: int, chances: Sequence[float]) -> str:
    """Say what a rule calls the order of a year, and how often it was right about known cases."""
    from polycentric.futures.classes import WORDS as PLACES
    from polycentric.poles.definitions import DEFINITIONS

    found = {word: chances[PLACES.index(word)] for word in WORDS}
    ranked = sorted((word for word in WORDS if found[word] > 0), key=lambda word: -found[word])
    told = [f"{word} in {percent(found[word])}" for word in ranked]
    label, past = DEFINITIONS[rule].label, past_of(rule)
    return (
        f"The rule “{label[0].lower()}{label[1:]}” calls the order of {year} {listed(told)} of the runs"
        f"{f'; {past}' if past else ''}."
    )


def past_of(rule: str) -> str:
    """Say how a rule did on known cases."""
    from polycentric.poles.validity.past import past_error

    past = past_error(rule)
    if not past or not past.holds_up:
        return ""
    return f"on known cases it {past.in_full().split(';')[0]}"


def of_grades(processes: Mapping[str, str]) -> str:
    """Say that these are the model's chances, and how many of its processes are fitted."""
    grades = list(processes.values())
    fitted = grades.count("estimated")
    how = f"{fitted or 'none'} {'are' if fitted > 1 else 'is'} fitted to data"
    whose = "other's" if len(grades) == fitted + 1 else "others'"
    rest = "" if fitted == len(grades) else f", and the {whose} numbers are assumed"
    return f"These are the model's own chances, not the world's: of its {len(grades)} processes {how}{rest}."


def notes(ensemble: "xr.Dataset") -> list[str]:
    """Say what the runs start from, what is left out, which runs had a systemic war, and what can't be known."""
    from polycentric.futures.fans import rules
    from polycentric.futures.processes import sanctions
    from polycentric.poles.definitions import DEFINITIONS

    attrs, last = ensemble.attrs, int(ensemble["year"].values[-1])
    hit = float((ensemble["systemic"].isel(year=-1) > 0).mean())
    lines = [
        f"Seed {attrs['seed']}, {attrs['runs']} runs, scenario '{attrs['scenario']}'; a run draws its own parameters."
    ]
    lines += [f"Starts from: {'; '.join(f'{layer}: {source}' for layer, source in attrs['starts'].items())}."]
    lines += [
        f"Assumed: {listed(_of_grade(attrs, 'assumed'))}. Fitted: {listed(_of_grade(attrs, 'estimated')) or 'none'}."
    ]
    lines += [
        f"Left out, since this world lacks what it needs: {name} ({what})." for name, what in attrs["withheld"].items()
    ]
    if "pacts" in attrs["processes"]:
        lines.append(PACTS)
    if not attrs["remembers"]:
        lines.append(NO_WARS)
    if "sanctions" in attrs["processes"]:
        lines.append(
            f"Sanctions begin and end at the rates of {sanctions.YEARS}, whatever the years of the runs; what they "
            "cost is assumed."
        )
    lines.append(f"A systemic war by a stated prior comes in {percent(hit)} of the runs to {last}{_apart(ensemble)}.")
    lines.append(NOBODY_RISES)
    rule = (rules(ensemble) or [""])[0]
    lines += [f"{DEFINITIONS[rule].label}: {DEFINITIONS[rule].caveat}"] if rule else []
    lines += [f"It can't know: {words[0].lower()}{words[1:]}" for words in CANNOT]
    lines.append("A chance of 1 here is a chance of 1 in the model.")
    return lines


def _apart(ensemble: "xr.Dataset") -> str:
    """Say where the shares of runs with a systemic war stand, or why they don't."""
    hit = (ensemble["systemic"].isel(year=-1) > 0).values
    sides = {"with one": int(hit.sum()), "without one": int((~hit).sum())}
    few = listed([f"{many} {side}" for side, many in sides.items() if many < FEWEST_APART])
    if not few:
        return "; their shares stand in a table of their own too"
    return f"; shares aren't shown apart of {few}, since under {FEWEST_APART} runs say nothing"


def rival(ensemble: "xr.Dataset", pulled: "xr.Dataset", names: Mapping[str, str]) -> str:
    """Say what the fitted pull of capabilities, which is off, would give the two largest in the last year."""
    from polycentric.futures import fans

    last = int(ensemble["year"].values[-1])
    told = [
        f"{called(state, names)} {percent(float(pulled['share'].sel(state=state, year=last).median('run')))} in place "
        f"of {percent(float(ensemble['share'].sel(state=state, year=last).median('run')))}"
        for state in fans.leading(ensemble, 2)
    ]
    return (
        "A rival: a fitted pull of each state's share of arms and energy to its share of people is off here, since "
        "with it the American share came out 16 to 32% too low from 1985, 1992 and 2002 (without it 18% too low to 4% "
        "too high). On the concentration of 1850-1994 the pull forecast better, and the form without it worse than a "
        f"random walk. With the pull the middle of {pulled.sizes['run']} runs gives {listed(told)} in {last}."
    )


def _of_grade(attrs: Mapping[Any, Any], grade: str) -> list[str]:
    """Name the processes of a grade."""
    return [name.replace("_", " ") for name, each in attrs["processes"].items() if each == grade]
