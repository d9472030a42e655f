"""Energy: how much primary energy a state uses, for its industry and its people."""

from polycentric.power.cinc import COMPONENT
from polycentric.power.contract import PowerIndex, Rival, itself

INDEX = PowerIndex(
    label="Energy use",
    needs=("energy",),
    unit="joules per year",
    reference="Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, "
    "1820-1965, in Russett (ed.), Peace, War, and Numbers, Sage, 19-48 (one of their six components)",
    compute=itself,
    caveat="Energy stands for industry, and also for cold winters, cheap fuel and waste.",
    rivals=(
        Rival("energy", "factbook", short="Energy use"),
        Rival(
            "primary_energy",
            "nmc",
            label="Primary energy consumption",
            unit="tonnes of coal equivalent per year",
            reference=COMPONENT,
            caveat="Counts what is burnt, not what is made of it: waste counts as power.",
            short="Primary energy",
        ),
    ),
)
