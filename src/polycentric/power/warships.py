"""Sea power to 1859: warships counted, of the powers that had any to speak of."""

from polycentric.power.contract import PowerIndex, itself

INDEX = PowerIndex(
    label="Warships, to 1859",
    needs=("warships",),
    unit="warships",
    reference="Modelski and Thompson (1988), Seapower in Global Politics, 1494-1993, Macmillan, as transcribed by "
    "Guillaume Daudin (not checked against the original)",
    compute=itself,
    caveat="Counts naval powers only, by hulls of one kind, and few years have more than five of them after 1830: "
    "shares of all states are missing.",
)
