"""International organisations: how many a state is in, and how many two states share."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, dyad_columns, state_columns
from polycentric.panel.tidy.spine import ONE_STATE, STATES, Spine


def bring(spine: Spine) -> Added:
    """Bring the counts as the source gives them; a pair or state without a row is missing."""
    cover = Cover("igo_counts", remark="recorded every five years before 1965 and carried between by the source")
    if spine.unit in ONE_STATE:
        return state_columns(
            spine, spine.read("igo_counts", "state_years"), described("igo_counts", "state_years"), cover
        )
    table = spine.read("igo_counts", "dyad_years")
    return dyad_columns(spine, table, described("igo_counts", "dyad_years"), cover, both_ways=True)


ADDER = Adder(
    label="Memberships in international organisations (counts)",
    sources=("igo_counts",),
    units=STATES,
    bring=bring,
    columns=("dyadigos", "sum_igo_full", "sum_igo_associate", "sum_igo_observer", "sum_igo_anytype"),
)
