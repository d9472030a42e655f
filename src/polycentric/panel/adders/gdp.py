"""Output and population as estimated by Fariss and others, with standard deviations."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, state_columns
from polycentric.panel.tidy.spine import STATES, Spine


def bring(spine: Spine) -> Added:
    """Bring the estimates from the table in the row's own code system."""
    table = spine.read("fariss_gdp", spine.system)
    cover = Cover("fariss_gdp", spine.system, remark="an estimate with a standard deviation: carry it")
    return state_columns(spine, table, described("fariss_gdp", spine.system), cover)


ADDER = Adder(
    label="Output, output per person and population, with standard deviations (Fariss and others)",
    sources=("fariss_gdp",),
    units=STATES,
    bring=bring,
    columns=("mrgdppc", "sd_mrgdppc", "pwtrgdp", "sd_pwtrgdp", "pwtpop", "sd_pwtpop"),
)
