"""Says in words what an ensemble gives, and what it can't know."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from polycentric.pictures.drawing.words import listed, percent, the

if TYPE_CHECKING:
    import xarray as xr

WORDS = ("unipolar", "bipolar", "multipolar")

PACTS = (
    "Pacts: run free for twenty years from 1950, 1970 and 1990, the model had what happened to the number of bound "
    "pairs within nine of ten runs. The number of treaties is withheld: after 1990 it fell to 29 where nine of ten "
    "runs had more, for the model didn't see most treaties of one state end at once. Who joins whom in a run is one "
    "draw among many."
)


def names_of(panel: "xr.Dataset") -> Mapping[str, str]:
    """Give the name of each state; one born in a run has none."""
    last = panel["name"].isel(year=-1)
    return {str(state): str(name) for state, name in zip(last["state"].values, last.values, strict=True)}


def called(state: str, names: Mapping[str, str]) -> str:
    """Name a state inside a sentence."""
    return the(names[state]) if state in names else "a state that is born in the run"


def sentences(ensemble: "xr.Dataset", names: Mapping[str, str], shown: int = 3) -> list[str]:
    """Say who is largest, how wide the shares of the largest are, and what the rules call the order."""
    from polycentric.futures import fans

    runs, first, last = ensemble.sizes["run"], int(ensemble["year"].values[0]), int(ensemble["year"].values[-1])
    ranked = [each for each in fans.first(ensemble, last) if each[1] >= 0.01][:shown]
    told = [f"{called(state, names)} in {percent(chance)}" for state, chance in ranked]
    lines = [
        f"In {runs:,} runs from {first} to {last}, the largest share of capabilities in {last} is held by "
        f"{listed(told)} of them."
    ]
    for state in fans.largest(ensemble, 2):
        table = fans.fan(ensemble.isel(year=[0, -1]), [state])
        start, end = table.row(0, named=True), table.row(1, named=True)
        name = called(state, names)
        lines.append(
            f"{name[0].upper()}{name[1:]} has {percent(start['q50'])} in {first}; in nine of ten runs between "
            f"{percent(end['q05'])} and {percent(end['q95'])} in {last}."
        )
    lines += [_classes(ensemble, rule, last) for rule in fans.rules(ensemble)[:1]]
    lines.append(_graded(ensemble.attrs))
    return lines


def _classes(ensemble: "xr.Dataset", rule: str, year: int) -> str:
    """Say what a rule calls the order of a year, and how often it was right about known cases."""
    from polycentric.futures import fans
    from polycentric.poles.definitions import DEFINITIONS

    table = fans.chances(ensemble)
    found = {
        row["class"]: row["chance"] for row in table.iter_rows(named=True) if (row["rule"], row["year"]) == (rule, year)
    }
    told = [f"{word} in {percent(found[word])}" for word in sorted(WORDS, key=lambda word: -found[word])]
    label = DEFINITIONS[rule].label
    return (
        f"The rule '{label[0].lower()}{label[1:]}' calls the order of {year} {listed(told)} of the runs{_past(rule)}."
    )


def _past(rule: str) -> str:
    """Say how a rule did on known cases."""
    from polycentric.poles.validity.past import past_error

    past = past_error(rule)
    return f"; it holds up on known cases ({past.in_full().split(';')[0]})" if past and past.holds_up else ""


def _graded(attrs: Mapping[Any, Any]) -> str:
    """Say that these are the model's chances, and how many of its processes are fitted."""
    grades = list(attrs["processes"].values())
    fitted = grades.count("estimated")
    how = f"{fitted or 'none'} {'are' if fitted > 1 else 'is'} fitted to data"
    rest = "" if fitted == len(grades) else ", and the others' numbers are assumed"
    return f"These are the model's own chances, not the world's: of its {len(grades)} processes {how}{rest}."


def notes(ensemble: "xr.Dataset") -> list[str]:
    """Say what the runs start from, what is left out, which runs had a systemic war, and what can't be known."""
    from polycentric.futures.fans import rules
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
    lines.append(
        f"A systemic war by a stated prior comes in {percent(hit)} of the runs to {last}; their shares stand in a "
        "table of their own too."
    )
    rule = (rules(ensemble) or [""])[0]
    lines += [f"{DEFINITIONS[rule].label}: {DEFINITIONS[rule].caveat}"] if rule else []
    lines.append(
        "What it can't know: inventions, leaders, the collapse of a great power, how states answer a lever, and "
        "everything that two centuries have no case of. A chance of 1 here is a chance of 1 in the model."
    )
    return lines


def rival(ensemble: "xr.Dataset", pulled: "xr.Dataset", names: Mapping[str, str]) -> str:
    """Say what the fitted pull of capabilities, which is off, would give the two largest in the last year."""
    from polycentric.futures import fans

    last = int(ensemble["year"].values[-1])
    told = [
        f"{called(state, names)} {percent(float(pulled['share'].sel(state=state, year=last).median('run')))} in place "
        f"of {percent(float(ensemble['share'].sel(state=state, year=last).median('run')))}"
        for state in fans.largest(ensemble, 2)
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
