"""A state in a row: its name, its codes and its region, as of a year."""

from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column

if TYPE_CHECKING:
    from polycentric.states import State

COLUMNS = tuple(
    Column(name, label)
    for name, label in (
        ("id", "id"), ("name", "name"), ("iso3", "ISO 3166-1"), ("cow", "COW"), ("gw", "GW"), ("gec", "GEC"),
        ("region", "region"), ("capital", "capital"), ("why", "why in the list"),
    )
)  # fmt: skip


def row_of(state: "State", year: int | None) -> dict[str, Any]:
    """Describe a state in a row."""
    from polycentric.states import Cow, Gec, Gw, Iso3, code_of, name_of

    codes = {system.system: code_of(state, system, year) for system in (Iso3, Cow, Gw, Gec)}
    return {
        "id": state.id,
        "name": name_of(state, year),
        **{system: None if code is None else str(code.value) for system, code in codes.items()},
        "region": state.region,
        "capital": state.capital,
        "why": state.today or None,
    }
