"""Population: how many people live in the state."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Population",
    meaning="How many people live in the state",
    unit="people",
    series=(
        one("factbook", "population", "factbook"),
        one("nmc", "tpop", "cow_nmc"),
        one("fariss", "pwtpop", "fariss_gdp", spread="sd_pwtpop"),
        one("maddison", "maddison_pop", "maddison", borders="today's"),
        one("penn", "pwt_pop", "penn_world_table", borders="today's"),
        one("world_bank", "wb_population", "wb_population", borders="today's"),
    ),
)
