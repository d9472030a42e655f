"""Military spending: what a state spends on its armed forces, at exchange rates."""

from polycentric.power.contract import PowerIndex, itself

INDEX = PowerIndex(
    label="Military spending",
    needs=("military_spending",),
    unit="current US dollars",
    reference="Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, "
    "1820-1965, in Russett (ed.), Peace, War, and Numbers, Sage, 19-48 (one of their six components)",
    compute=itself,
    caveat="At exchange rates, so it understates what a poor state buys at home; windows differ, and some "
    "states publish no figure.",
    short="Military spending",
)
