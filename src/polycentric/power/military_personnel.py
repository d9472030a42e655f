"""Military personnel: how many people a state has under arms."""

from polycentric.power.contract import PowerIndex, itself

INDEX = PowerIndex(
    label="Military personnel",
    needs=("military_personnel",),
    unit="people",
    reference="Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, "
    "1820-1965, in Russett (ed.), Peace, War, and Numbers, Sage, 19-48 (one of their six components)",
    compute=itself,
    caveat="Counts heads, not training or arms; what counts as active differs, and many figures are ranges.",
    short="Military personnel",
)
