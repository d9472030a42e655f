"""The panel's variables: name, dimensions, unit, and how a bloc's value follows from its members'."""

from dataclasses import dataclass
from typing import Literal

NOTHING = {"int8": -1, "int16": -1, "float32": float("nan"), "float64": float("nan")}
"""What stands where there is no value, by type, unless a variable says otherwise."""
STATE_YEAR = ("year", "state")
DYAD_YEAR = ("year", "state", "partner")
MEMBERSHIP = ("year", "state", "organisation")

MEMBER, OTHER_STATUS, NOT_LISTED, MEMBERSHIP_MISSING = 1, 2, 0, -1


@dataclass(frozen=True)
class Variable:
    """One variable of the panel.

    Attributes
    ----------
    name, label, units : str
        Its name in the panel, what a reader sees, and its unit.
    dims : tuple of str
        Its dimensions.
    pooling : str
        How a bloc's value follows: ``"sum"`` of its members', or ``"derived"`` by a rule of its own.
    decimals_unit : tuple of (float, str)
        Divisor and name of the unit in which a reader sees it.
    """

    name: str
    label: str
    units: str
    dims: tuple[str, ...] = STATE_YEAR
    pooling: Literal["sum", "derived"] = "sum"
    shown: tuple[float, str] = (1.0, "")


VARIABLES = {
    variable.name: variable
    for variable in (
        Variable("gdp_ppp", "Output at purchasing power", "2021 US dollars (PPP)", shown=(1e9, "bn 2021 US$ PPP")),
        Variable("gdp_mer", "Output at exchange rates", "current US dollars", shown=(1e9, "bn US$")),
        Variable("growth", "Real growth", "fraction per year", pooling="derived", shown=(0.01, "%")),
        Variable("population", "Population", "people", shown=(1e6, "million")),
        Variable("milex_share", "Military spending, share of output", "fraction", pooling="derived", shown=(0.01, "%")),
        Variable("milex", "Military spending", "current US dollars", shown=(1e9, "bn US$")),
        Variable("milper", "Military personnel", "people", shown=(1e3, "thousand")),
        Variable("milper_low", "Military personnel, low", "people", shown=(1e3, "thousand")),
        Variable("milper_high", "Military personnel, high", "people", shown=(1e3, "thousand")),
        Variable("energy", "Energy use", "joules per year", shown=(1e18, "EJ")),
        Variable("exports", "Exports of goods and services", "current US dollars", shown=(1e9, "bn US$")),
        Variable("imports", "Imports of goods and services", "current US dollars", shown=(1e9, "bn US$")),
        Variable("export_share", "Share of exports going to partner", "fraction", DYAD_YEAR, "derived"),
        Variable("import_share", "Share of imports coming from partner", "fraction", DYAD_YEAR, "derived"),
        Variable(
            "export_share_bound", "Largest share an unlisted export partner can have", "fraction", pooling="derived"
        ),
        Variable(
            "import_share_bound", "Largest share an unlisted import partner can have", "fraction", pooling="derived"
        ),
        Variable("export_share_listed", "Sum of the listed export shares", "fraction", pooling="derived"),
        Variable("import_share_listed", "Sum of the listed import shares", "fraction", pooling="derived"),
        Variable(
            "output_unnamed",
            "Output as 1990 prints it, kind not named",
            "US dollars, kind of output not named",
            shown=(1e9, "bn US$"),
        ),
        Variable("milex_printed", "Military spending as printed", "current US dollars", shown=(1e9, "bn US$")),
        Variable("manpower", "Men of military age", "people", shown=(1e6, "million")),
        Variable("electricity_production", "Electricity produced", "joules per year", shown=(1e18, "EJ")),
        Variable("electricity_consumption", "Electricity used", "joules per year", shown=(1e18, "EJ")),
        Variable("membership", "Membership in organisations", "code", MEMBERSHIP, "derived"),
    )
}

STATE_YEAR_VARIABLES = tuple(name for name, variable in VARIABLES.items() if variable.dims == STATE_YEAR)
