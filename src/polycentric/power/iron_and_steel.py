"""Iron and steel: what heavy industry makes."""

from polycentric.power.cinc import COMPONENT
from polycentric.power.contract import PowerIndex, itself

INDEX = PowerIndex(
    label="Iron and steel production",
    needs=("iron_and_steel",),
    unit="tonnes per year",
    reference=COMPONENT,
    compute=itself,
    caveat="Iron to 1899 and steel from 1900 are not one series; steel says little of an economy of services.",
    short="Iron and steel",
)
