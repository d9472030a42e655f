"""Nuclear warheads: how many a state has in its stockpile."""

from polycentric.power.contract import PowerIndex, itself

INDEX = PowerIndex(
    label="Nuclear warheads",
    needs=("warheads",),
    unit="warheads",
    reference="Kristensen and Norris (2013), Global Nuclear Weapons Inventories, 1945-2013, Bulletin of the Atomic "
    "Scientists 69(5), 75-81, and the Nuclear Notebook to 2017, by way of Our World in Data (not checked against the "
    "original)",
    compute=itself,
    caveat="Counts warheads, whatever their yield and reach, of nine states: all others are missing, South Africa "
    "among them, which had six. The source has 0 for North Korea to 2017, though it has tested weapons since 2006. "
    "Before its first weapon a state of the nine has 0.",
)
