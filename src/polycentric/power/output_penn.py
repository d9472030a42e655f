"""Output after the Penn World Table, from the side of production: what an economy can make.

The table's authors offer output from the side of spending to compare how people live, and from the side of production
to compare what economies can make, which is the question of power. The two part where a state's terms of trade move:
an exporter of oil spends more than it makes when oil is dear.
"""

import xarray as xr

from polycentric.power.contract import PowerIndex


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give each state's output from the side of production, at chained purchasing power."""
    return panel["rgdpo"]


INDEX = PowerIndex(
    label="Output (Penn World Table)",
    needs=("rgdpo",),
    unit="2017 US dollars (PPP)",
    reference="Feenstra, Inklaar and Timmer (2015), The Next Generation of the Penn World Table, American Economic "
    "Review 105(10), 3150-3182: output from the side of production (rgdpo)",
    compute=compute,
    caveat="1950-2019, economies within today's borders; lacks the Soviet Union and other planned economies before "
    "1990.",
)
