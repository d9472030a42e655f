"""Which colour stands for which state: the same one in every picture, told apart by lightness and hatching too."""

from collections import Counter

from polycentric.pictures.drawing.palette import ALONE, COLOURS, OTHER
from polycentric.pictures.records.findings import Camp, Findings

# Leaders that have had the same colour on most maps keep it from one edition to the next.
PREFERRED = {"USA": 1, "CHN": 2, "DEU": 3, "RUS": 5, "BRA": 6, "IND": 7}


def emblem(camp: Camp, findings: Findings) -> str:
    """Give the state whose colour a camp takes: its centre, or its strongest member where it has none."""
    shares = findings.leading.shares
    pool = camp.centres or camp.members
    return max(pool, key=lambda state: (shares.get(state, 0.0), state)) if pool else ""


def colour_numbers(findings: Findings) -> dict[str, int]:
    """Give the states that lead the weightiest camps of all views numbers from 1; the rest have no colour."""
    shares = findings.leading.shares
    weight: Counter[str] = Counter()
    for view in findings.views:
        for camp in view.camps:
            if camp.size > 1 and camp.is_pole:
                held = sum(shares.get(state, 0.0) for state in (*camp.centres, *camp.members))
                weight[emblem(camp, findings)] += round(1e9 * held)
    ranked = sorted(weight, key=lambda state: (-weight[state], state))[:COLOURS]
    numbers = {state: PREFERRED[state] for state in ranked if state in PREFERRED}
    free = [number for number in range(1, COLOURS + 1) if number not in numbers.values()]
    others = [state for state in ranked if state not in numbers]
    return numbers | dict(zip(others, free, strict=False))


def camp_colour(camp: Camp, findings: Findings, numbers: dict[str, int]) -> int:
    """Give a camp's colour number."""
    if not camp.is_pole:
        return ALONE if camp.size == 1 and camp.centres else OTHER
    return numbers.get(emblem(camp, findings), OTHER)
