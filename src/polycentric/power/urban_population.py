"""Urban population: how many people live in cities of 100,000 and more."""

from polycentric.power.cinc import COMPONENT
from polycentric.power.contract import PowerIndex, itself

INDEX = PowerIndex(
    label="Urban population",
    needs=("urban_population",),
    unit="people in cities of 100,000 and more",
    reference=COMPONENT,
    compute=itself,
    caveat="A city's borders and the year of its census decide much; small rich states may have no such city.",
    short="City population",
)
