"""National Material Capabilities: the six components and CINC of a state, or of both states of a dyad."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, state_columns
from polycentric.panel.tidy.spine import STATES, Spine

SOURCES = {"7": "cow_nmc", "6": "cow_nmc_v6"}


def bring(spine: Spine, version: str = "7") -> Added:
    """Bring the components as published, in base units."""
    source = SOURCES[version]
    table = spine.read(source, "state_years")
    return state_columns(spine, table, described(source, "state_years"), Cover(source))


ADDER = Adder(
    label="Capabilities: military spending and personnel, iron and steel, energy, population, CINC",
    sources=tuple(SOURCES.values()),
    units=STATES,
    bring=bring,
    options={"version": tuple(SOURCES)},
    columns=("milex", "milper", "irst", "pec", "tpop", "upop", "cinc"),
)
