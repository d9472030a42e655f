"""Output as the World Factbook's edition of 1990 prints it, which doesn't say at which prices or rates."""

from polycentric.power.contract import PowerIndex, itself

INDEX = PowerIndex(
    label="Output as 1990 prints it, kind not named",
    needs=("output_unnamed",),
    unit="US dollars, kind of output not named",
    reference="Central Intelligence Agency (1990), The World Factbook, field GDP or GNP of each state",
    compute=itself,
    caveat="For one edition alone: some figures are at exchange rates, some, as the Soviet Union's, are the Agency's "
    "own comparison of prices; China's is not available. It is set beside no other series.",
    series={"output_unnamed": "factbook"},
    short="Output, 1990",
)
