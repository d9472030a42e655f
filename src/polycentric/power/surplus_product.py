"""Surplus domestic product: what is left of output when the people have been fed."""

from polycentric.power.contract import PowerIndex, itself

INDEX = PowerIndex(
    label="Surplus domestic product",
    needs=("surplus_product",),
    unit="2011 US dollars",
    reference="Anders, Fariss and Markowitz (2020), Bread Before Guns or Butter: Introducing Surplus Domestic Product "
    "(SDP), International Studies Quarterly 64(2), 392-405",
    compute=itself,
    caveat="Subsistence is a fixed sum per head, so the surplus of a poor state hangs on an estimate; 0 is a floor.",
    short="Surplus domestic product",
)
