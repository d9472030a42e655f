"""Latent external territorial threat to a state."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, state_columns
from polycentric.panel.tidy.spine import STATES, Spine

NAMES = ("lterrthreat", "sd", "lwr", "upr", "m_lterrthreat", "m_sd", "m_lwr", "m_upr")
OURS = {name: name if "lterrthreat" in name else f"{name}_lterrthreat" for name in NAMES}


def bring(spine: Spine) -> Added:
    """Bring both estimates; the source's bare `sd`, `lwr` and `upr` get the name of what they are of."""
    table = spine.read("territorial_threat", "state_years")
    cover = Cover("territorial_threat", remark="estimated from the whole period at once")
    added = state_columns(spine, table, described("territorial_threat", "state_years", *NAMES), cover)
    return added.renamed({f"{name}{end}": f"{ours}{end}" for name, ours in OURS.items() for end in spine.ends})


ADDER = Adder(
    label="Latent territorial threat",
    sources=("territorial_threat",),
    units=STATES,
    bring=bring,
    columns=tuple(OURS.values()),
)
