"""CINC: the Composite Index of National Capability, as the Correlates of War project publishes it."""

from polycentric.power.contract import PowerIndex, itself

REFERENCE = (
    "Singer, Bremer and Stuckey (1972), Capability Distribution, Uncertainty, and Major Power War, 1820-1965, in "
    "Russett (ed.), Peace, War, and Numbers, Sage, 19-48; Singer (1987), Reconstructing the Correlates of War Dataset "
    "on Material Capabilities of States, 1816-1985, International Interactions 14, 115-132"
)
COMPONENT = REFERENCE + " (one of its six components)"

COMPONENTS = (
    "military_spending", "military_personnel", "iron_and_steel", "energy", "population", "urban_population",
)  # fmt: skip

# The published column doesn't sum to one: `polycentric.sets.shares.shares` renormalises it.
INDEX = PowerIndex(
    label="CINC, as published",
    needs=("capability_index",),
    unit="mean share of six components",
    reference=REFERENCE,
    compute=itself,
    caveat="Does not sum to one (1.075 in 1860), since a component that is not known for a state is left out of its "
    "mean; counts people and steel for much, technology for nothing.",
    short="CINC",
    composed_of=COMPONENTS,
)
