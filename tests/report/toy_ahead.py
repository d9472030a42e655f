"""Futures that fit on paper: two states, three years of runs, two levers."""

from polycentric.pictures.records.ahead import Ahead, FanLine, FanPanel, Pulled, Told


def make_ahead(*, archive: bool = True, name: str = "", levers: bool = True) -> Ahead:
    """Give them; states have one name where one is given."""
    fan = {2025: (0.2, 0.2, 0.2, 0.2, 0.2), 2026: (0.1, 0.15, 0.2, 0.25, 0.3), 2027: (0.1, 0.15, 0.2, 0.25, 0.4)}
    lines = tuple(
        FanLine(state, name or called, fan, {2015: 0.3, 2024: 0.21, 2025: 0.2},
                {1950: 0.5, 1951: 0.45} if archive else {}, ((2015,), (2024, 2025)))
        for state, called in (("USA", "United States"), ("IDN", "Indonesia"))
    )  # fmt: skip
    chances = {"multipolar": {2026: 0.5, 2027: 0.4}, "bipolar": {2026: 0.5, 2027: 0.5}}
    told = Told("A rule", 2025, "multipolar", {**chances, "unipolar": {2026: 0.0, 2027: 0.1}})
    some, none = (0.2, 0.1, 0.3, 0.0, 1.0), (0.0, 0.0, 0.0, 0.0, 0.0)
    pulled = tuple(
        Pulled(lever, name or lever, "assumed", name or "EU", {"multipolar": change, "disputes": none})
        for lever, change in (("integrate", some), ("coerce", none))
    )
    return Ahead(
        title="Futures", start=2025, until=2027, runs=10, seed=1,
        panels=(FanPanel("Share", "by editions", "CINC" if archive else "", lines),), told=told, source="ten runs",
        sentences=("One.", "Two.", "Three.", "Four."), notes=("Five.",), cannot=("Six.",),
        pulled=pulled if levers else (), swept=(4, 2027, 2030) if levers else (),
    )  # fmt: skip
