"""Population: how many people live in a state."""

from polycentric.power.cinc import COMPONENT
from polycentric.power.contract import PowerIndex, Rival, itself

INDEX = PowerIndex(
    label="Population",
    needs=("population",),
    unit="people",
    reference="Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, "
    "1820-1965, in Russett (ed.), Peace, War, and Numbers, Sage, 19-48 (one of their six components)",
    compute=itself,
    caveat="People are a potential that a poor state may be unable to use.",
    rivals=(
        Rival("population", "factbook", short="Popu\u00adlation"),
        Rival(
            "total_population",
            "nmc",
            label="Total population (NMC)",
            reference=COMPONENT,
            short="Population",
        ),
    ),
)
