"""Trade by the Correlates of War: of a state with all the world, and of each state of a dyad with the other."""

from dataclasses import replace

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, dyad_columns, state_columns
from polycentric.panel.tidy.pairs import reversed_
from polycentric.panel.tidy.spine import ONE_STATE, STATES, Spine
from polycentric.sources.columns import amount
from polycentric.sources.contract import Column

HOLE = "West Germany 1960-89 and the Central Powers 1914-18 have hardly any flow between two states"
DOLLARS = "current US dollars"
FLOWS = {"imports": "flow", "imports_smoothed": "smoothflow"}


def bring(spine: Spine) -> Added:
    """Bring imports and exports of a state, or the imports of each state of a pair from the other."""
    cover = Cover("cow_trade", remark="zeros are the source's own; a pair without a row is missing")
    pairs = replace(cover, remark=f"{cover.remark}; {HOLE}")
    if spine.unit in ONE_STATE:
        table = spine.read("cow_trade", "state_years")
        return state_columns(spine, table, described("cow_trade", "state_years"), cover)
    table = spine.read("cow_trade", "dyad_years")
    first, second = ({name: f"{flow}{end}" for name, flow in FLOWS.items()} for end in "12")
    forth = dyad_columns(spine, table.rename(first), _columns("1"), pairs)
    back = dyad_columns(spine, reversed_(table).rename(second), _columns("2"), pairs)
    both = forth + back
    order = [f"{flow}{end}" for flow in FLOWS.values() for end in "12"]
    return Added(both.frame.select(order), tuple(note for name in order for note in both.notes if note.column == name))


def _columns(end: str) -> tuple[Column, Column]:
    """Describe the flows into one of the two states."""
    into, out = ("first", "second") if end == "1" else ("second", "first")
    what = f"imports of the {into} state from the {out}"
    return (
        amount(f"flow{end}", DOLLARS, what, 0, 1e13),
        amount(f"smoothflow{end}", DOLLARS, f"{what}, gaps filled by the source", 0, 1e13),
    )


ADDER = Adder(
    label="Trade (COW 4.0)",
    sources=("cow_trade",),
    units=STATES,
    bring=bring,
    columns=("imports", "exports", "flow", "smoothflow"),
)
