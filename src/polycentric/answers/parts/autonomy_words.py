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


def of_world(rows: Sequence[Row], held: "Held", system: Row, names: Mapping[str, str]) -> list[str]:
    """Say how much of the power is in its own hands, how the strongest stand, and who is held most."""
    return [_system(system, held, names), *_powers(rows, held, names), *_least(rows, names)]


def of_state(rows: Sequence[Row], state: str, names: Mapping[str, str]) -> list[str]:
    """Say how far one state is held in one year."""
    row = next((each for each in rows if each["state"] == state), None)
    name = as_sentence(the(names.get(state, state)))
    if row is None or row["autonomy"] is None:
        return [f"{name}: {row['why'] if row else 'its strength is not known'}."]
    if row["holder"] is None:
        return [f"In {row['year']} no stronger state held {the(row['name'])} by what is known."]
    bound = "at most " if str(row["why"] or "").startswith("at most") else ""
    spread = "" if row["low"] is None else f" ({row['low']:.2f} to {row['high']:.2f} with one channel left out)"
    holder = the(names.get(row["holder"], row["holder"]))
    return [f"In {row['year']} the autonomy of {the(row['name'])} was {bound}{row['autonomy']:.2f}{spread}; "
            f"{holder} held it most, by {row['channels']} of seven channels."]  # fmt: skip


def through(rows: Sequence[Row], what: str) -> list[str]:
    """Say between which values the years lie, and how many are undecided."""
    known = [row for row in rows if row["autonomy"] is not None]
    if not known:
        return [f"The autonomy of {what} is undecided in all {len(rows)} years."]
    least, most = (pick(known, key=lambda row: row["autonomy"]) for pick in (min, max))
    words = [f"The autonomy of {what} was least in {least['year']}, at {least['autonomy']:.2f}, and largest in "
             f"{most['year']}, at {most['autonomy']:.2f}."]  # fmt: skip
    open_years = len(rows) - len(known)
    return words + ([f"{open_years} of {len(rows)} years are undecided."] if open_years else [])


def of_cases(found: "Scores") -> list[str]:
    """Say how well the rule tells known cases, by era, and which case stands on the wrong side."""
    from polycentric.poles.hierarchy.scores import RULE, WHOLE

    areas = {row["era"]: row for row in found.areas.filter(found.areas["way"] == RULE).to_dicts()}
    whole = areas[WHOLE]
    cases = found.cases.filter((found.cases["way"] == RULE) & (found.cases["era"] == WHOLE)).to_dicts()
    eras = [f"{row['area']:.2f} ({era})" for era, row in areas.items() if era != WHOLE and row["area"] is not None]
    words = [
        f"The chance that a held case has less autonomy than a free one is {whole['area']:.2f}, over {whole['held']} "
        f"held and {whole['free']} free cases; by era it is {listed(eras)}."
    ]
    wrong = [row["state"] for row in cases if row["side"] == "held" and row["autonomy"] is not None
             and row["autonomy"] >= whole["least_free"]]  # fmt: skip
    silent = [row["state"] for row in cases if row["autonomy"] is None]
    words += [f"{listed(wrong)} fails: it has more autonomy than a free case."] if wrong else []
    words += [f"Undecided: {listed(silent)}."] if silent else []
    return words


def _system(row: Row, held: "Held", names: Mapping[str, str]) -> str:
    """Say the number of the system, or that it is undecided."""
    strongest = held.labels[int(np.nan_to_num(held.grips.strength[-1]).argmax())]
    outside = f"the power outside the strongest state, {the(names.get(strongest, strongest))},"
    if row["autonomy"] is None:
        return f"How much of {outside} is in its own hands is undecided in {row['year']}: {row['why']}."
    return (f"In {row['year']} {row['autonomy']:.2f} of {outside} was in its own hands, and {row['low']:.2f} to "
            f"{row['high']:.2f} with one channel left out.")  # fmt: skip


def _powers(rows: Sequence[Row], held: "Held", names: Mapping[str, str]) -> list[str]:
    """Say how autonomous the strongest states are."""
    strength = np.nan_to_num(held.grips.strength[-1])
    top = [held.labels[place] for place in np.argsort(-strength, kind="stable")[:POWERS]]
    known = {row["state"]: row["autonomy"] for row in rows}
    said = [f"{the(names.get(state, state))} {known[state]:.2f}" if known.get(state) is not None
            else f"{the(names.get(state, state))} undecided" for state in top]  # fmt: skip
    return [f"Of the {POWERS} strongest: {', '.join(said)}."]


def _least(rows: Sequence[Row], names: Mapping[str, str]) -> list[str]:
    """Name those that are held most."""
    known = [row for row in rows if row["autonomy"] is not None and row["holder"] is not None][:NAMED]
    said = [f"{the(row['name'])} ({row['autonomy']:.2f}, by {the(names.get(row['holder'], row['holder']))})"
            for row in known]  # fmt: skip
    undecided = sum(row["autonomy"] is None for row in rows)
    words = [f"Held most: {', '.join(said)}."] if said else []
    return words + ([f"{undecided} of {len(rows)} states are undecided."] if undecided else [])
