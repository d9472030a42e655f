"""Autonomy in sentences: the number of the system, who is held least and most, one state, and the known cases."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from polycentric.pictures.drawing.words import as_sentence, listed, the

if TYPE_CHECKING:
    from polycentric.poles.hierarchy import Held
    from polycentric.poles.hierarchy.scores import Scores

Row = Mapping[str, Any]
NAMED, POWERS = 6, 5
FEW = 3  # a number of fewer channels says so in its first words
TOLD = 3  # sets of channels whose years are told
NEARLY_ALL = 0.95


def of_world(rows: Sequence[Row], held: "Held", system: Row, names: Mapping[str, str]) -> list[str]:
    """Say how much of the power is in its own hands, how the strongest stand, and who is held most."""
    return [_system(system, held, names), *_powers(rows, held, names), *_least(rows, names)]


def of_state(rows: Sequence[Row], state: str, names: Mapping[str, str]) -> list[str]:
    """Say how far one state is held in one year, and by which channels that is known."""
    row = next((each for each in rows if each["state"] == state), None)
    name = as_sentence(the(names.get(state, state)))
    if row is None or row["autonomy"] is None:
        when = f" in {row['year']}" if row else ""
        who = the(names.get(row["holder"], row["holder"])) if row and row["holder"] else ""
        most = f"; {who} holds it most, how far is open" if who else ""
        return [f"The autonomy of {the(names.get(state, state))} is undecided{when}: "
                f"{_reason(row['why']) if row else 'its strength is not known'}{most}."]  # fmt: skip
    why = str(row["why"] or "")
    if row["holder"] is None and "by definition" in why:
        return [f"{name} has 1.00 in {row['year']} by definition: nobody is stronger."]
    if row["holder"] is None:
        return [f"In {row['year']} no stronger state held {the(row['name'])} by what is known: {_by(row['known'])}."]
    bound = "at most " if why.startswith("at most") else ""
    spread = "" if row["low"] is None else f" ({row['low']:.2f} to {row['high']:.2f} with one channel left out)"
    holder = the(names.get(row["holder"], row["holder"]))
    alone = f"; all of the hold is {why}" if why.startswith("by ") else ""
    return [f"{_few(row['known'])}In {row['year']} the autonomy of {the(row['name'])} was {bound}{row['autonomy']:.2f}"
            f"{spread}; {holder} held it most, by what is known of {_by(row['known'])}{alone}."]  # fmt: skip


def through(rows: Sequence[Row], what: str) -> list[str]:
    """Say between which values the years with the same channels lie, and how many are undecided."""
    known = [row for row in rows if row["autonomy"] is not None]
    if not known:
        told = f"all {len(rows)} years" if len(rows) > 1 else str(rows[0]["year"])
        reasons = list(dict.fromkeys(_reason(row["why"]) for row in rows))
        more = f" (and {len(reasons) - 1} more reasons)" if len(reasons) > 1 else ""
        return [f"The autonomy of {what} is undecided in {told}: {reasons[0]}{more}."]
    parts: dict[str, list[Row]] = {}
    for row in known:
        parts.setdefault(row["known"] or "", []).append(row)
    longest = sorted(parts.values(), key=lambda each: (-len(each), each[0]["year"]))
    if len(longest) == 1:
        words = [f"The autonomy of {what} {_extremes(known)}, by {_by(known[0]['known'])}."]
    else:
        words = [f"The channels that are known differ between years, in {len(longest)} ways, so the years aren't one "
                 f"line; years with the same channels compare."]  # fmt: skip
        words += [f"By {_by(each[0]['known'])} ({_when(each)}) the autonomy of {what} {_extremes(each)}."
                  for each in longest[:TOLD]]  # fmt: skip
    open_years = len(rows) - len(known)
    return words + ([f"{open_years} of {len(rows)} years are undecided."] if open_years else [])


def _extremes(rows: Sequence[Row]) -> str:
    """Say the least and the largest value, or the only one."""
    least, most = (pick(rows, key=lambda row: row["autonomy"]) for pick in (min, max))
    low, high = f"{least['autonomy']:.2f}", f"{most['autonomy']:.2f}"
    if low == high:
        return f"was {low} in {f'all {len(rows)} years' if len(rows) > 1 else least['year']}"
    return f"was least in {least['year']}, at {low}, and largest in {most['year']}, at {high}"


def _when(rows: Sequence[Row]) -> str:
    """Say how many years, and from when to when."""
    first, last = rows[0]["year"], rows[-1]["year"]
    return str(first) if len(rows) == 1 else f"{len(rows)} years of {first}–{last}"


def of_cases(found: "Scores", names: Mapping[tuple[str, int], str]) -> list[str]:
    """Say how well the rule as declared tells known cases, which one fails, and what the amendment makes of it.

    Parameters
    ----------
    found : Scores
    names : mapping
        The name of a state in a year.
    """
    from polycentric.poles.hierarchy.scores import BEFORE, RULE

    declared, amended = _scored(found, BEFORE, names), _scored(found, RULE, names)
    return [
        f"The rule as declared before any score was seen: {declared}",
        "Amended since, with the scores known (fewer than three lists that are all empty leave a state undecided where "
        f"neither trade nor votes are known, and so does a range over more than half of the scale): {amended} No "
        "evidence of a better rule: it leaves out the very years in which a case failed.",
    ]


def _scored(found: "Scores", way: str, names: Mapping[tuple[str, int], str]) -> str:
    """Say the chance of one way, by era, and which case stands on the wrong side."""
    from polycentric.poles.hierarchy.scores import WHOLE

    areas = {row["era"]: row for row in found.areas.filter(found.areas["way"] == way).to_dicts()}
    whole = areas[WHOLE]
    cases = found.cases.filter((found.cases["way"] == way) & (found.cases["era"] == WHOLE)).to_dicts()
    eras = [f"{row['area']:.2f} ({era})" for era, row in areas.items() if era != WHOLE and row["area"] is not None]
    words = [
        f"the chance that a held case has less autonomy than a free one is {whole['area']:.2f}, over {whole['held']} "
        f"held and {whole['free']} free cases; by era it is {listed(eras)}."
    ]
    wrong = [_case(row, names) for row in cases if row["side"] == "held" and row["autonomy"] is not None
             and row["autonomy"] >= whole["least_free"]]  # fmt: skip
    silent = [_case(row, names) for row in cases if row["autonomy"] is None]
    words += [f"{as_sentence(listed(wrong))}: more autonomy than a free case, so the rule fails."] if wrong else []
    words += [f"Undecided: {listed(silent)}."] if silent else []
    return " ".join(words)


def _case(row: Row, names: Mapping[tuple[str, int], str]) -> str:
    """Name a case, with its years."""
    return f"{the(names.get((row['state'], row['last']), row['state']))} ({row['first']}–{row['last']})"


def _reason(why: object) -> str:
    """Give a reason without the word that stands before it already."""
    return str(why or "too little is known").removeprefix("undecided: ")


def _by(known: object) -> str:
    """Name channels as in a sentence."""
    return listed(str(known).split(", ")) if known else "no channel"


def _few(known: object) -> str:
    """Say before a number that it rests on one or two channels; nothing where it rests on more."""
    names = str(known).split(", ") if known else []
    return f"By {_by(known)} alone: " if 0 < len(names) < FEW else ""


def _system(row: Row, held: "Held", names: Mapping[str, str]) -> str:
    """Say the number of the system, or that it is undecided."""
    strength = held.grips.strength[-1]
    if held.grips.ordered is not None and not held.grips.ordered[-1]:
        return (f"Who holds whom is undecided in {row['year']}: strength ({held.grips.measure}) is known of "
                f"{int((~np.isnan(strength)).sum())} of {len(held.labels)} states, so nobody can be called "
                "stronger.")  # fmt: skip
    strongest = held.labels[int(np.nan_to_num(strength).argmax())]
    outside = f"the power outside the strongest state, {the(names.get(strongest, strongest))},"
    if row["autonomy"] is None:
        return f"How much of {outside} is in its own hands is undecided in {row['year']}: {_reason(row['why'])}."
    part = "" if row["covered"] > NEARLY_ALL else f" States with {row['covered']:.0%} of it are decided."
    return (f"{_few(row['known'])}In {row['year']} {row['autonomy']:.2f} of {outside} was in its own hands, and "
            f"{row['low']:.2f} to {row['high']:.2f} with one channel left out.{part}")  # fmt: skip


def _powers(rows: Sequence[Row], held: "Held", names: Mapping[str, str]) -> list[str]:
    """Say how autonomous the strongest states are."""
    strength = np.nan_to_num(held.grips.strength[-1])
    top = [held.labels[place] for place in np.argsort(-strength, kind="stable")[:POWERS]]
    known = {row["state"]: row["autonomy"] for row in rows}
    if not _most(held, known):
        return []
    said = [f"{the(names.get(state, state))} {known[state]:.2f}" if known.get(state) is not None
            else f"{the(names.get(state, state))} undecided" for state in top]  # fmt: skip
    return [f"Of the {POWERS} strongest: {', '.join(said)}; the first by definition, since nobody is stronger."]


def _most(held: "Held", autonomy: Mapping[str, float | None]) -> bool:
    """Tell whether the order of strength is known, and any other than the strongest is decided."""
    return (held.grips.ordered is None or bool(held.grips.ordered[-1])) and sum(
        value is not None for value in autonomy.values()
    ) > 1


def _least(rows: Sequence[Row], names: Mapping[str, str]) -> list[str]:
    """Name those that are held most."""
    known = [row for row in rows if row["autonomy"] is not None and row["holder"] is not None][:NAMED]
    said = [f"{the(row['name'])} ({row['autonomy']:.2f}, by {the(names.get(row['holder'], row['holder']))})"
            for row in known]  # fmt: skip
    undecided = sum(row["autonomy"] is None for row in rows)
    decided = sum(row["autonomy"] is not None for row in rows)
    of = f" of the {decided} that are decided" if 2 * decided < len(rows) else ""
    words = [f"Held most{of}: {', '.join(said)}."] if said else []
    return words + ([f"{undecided} of {len(rows)} states are undecided."] if undecided else [])
