"""Democracy by three measures."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, state_columns
from polycentric.panel.tidy.spine import STATES, Spine

COLUMNS = ("euds", "aeuds", "polity2", "v2x_polyarchy")
APART = {
    "cow": "estimated apart from the table by Gleditsch and Ward, whose euds is about 0.11 higher",
    "gw": "estimated apart from the table by COW, whose euds is about 0.11 lower; V-Dem's index ends in 2024 and is "
    "missing where COW has no member (Germany 1949-54, Austria to 1954)",
}
POLITY = Cover("polity5", "polity", remark="by Polity's own numbers; after 2018 the United States alone")


def bring(spine: Spine) -> Added:
    """Bring the measures from the table in the row's own code system, and Polity's by Polity's own numbers."""
    scores = spine.read("democracy", spine.system)
    cover = Cover("democracy", spine.system, remark=APART[spine.system])
    own = state_columns(spine, scores, described("democracy", spine.system), cover)
    polity = state_columns(
        spine, spine.read("polity5", "country_years"), described("polity5", "country_years", "polity2"), POLITY
    )
    both = own + polity
    order = [f"{name}{end}" for end in spine.ends for name in COLUMNS]
    return Added(both.frame.select(order), tuple(note for name in order for note in both.notes if note.column == name))


ADDER = Adder(
    label="Democracy: extended Unified Democracy Scores, Polity 5's polity2, V-Dem polyarchy",
    sources=("democracy", "polity5"),
    units=STATES,
    bring=bring,
    columns=COLUMNS,
)
