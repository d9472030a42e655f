"""Military personnel of the United States in a state."""

from polycentric.panel.additions.contract import Addition
from polycentric.panel.hosts_of_troops import numbered
from polycentric.panel.tidy.base_rows import STATES, BaseRows
from polycentric.panel.tidy.join import Added, Cover, state_columns
from polycentric.sources.record.columns import whole

COLUMN = whole("us_troops", "people", "active-duty personnel of the United States in the state", 0, 3_000_000)


def compute(base: BaseRows) -> Added:
    """Give the number as the table has it, to its own last year; in the United States it is those at home."""
    table = base.read("us_troops", "host_years").drop_nulls("ccode")
    system = base.system if base.system == "gw" else "cow"
    rows = numbered(table, system).rename({"troops_ad": "us_troops"})
    last = int(table["year"].max() or 1950)  # pyright: ignore[reportArgumentType]  # a column of years
    remark = (
        "a zero is the source's: a report that prints one, or that doesn't list the state; its Germany of 1955-89 is "
        "given to the Federal Republic, its Vietnam to 1975 to the South"
    )
    return state_columns(base, rows, (COLUMN,), Cover("us_troops", system, years=(1950, last), remark=remark))


ADDITION = Addition(
    label="Troops of the United States (troopdata)",
    sources=("us_troops",),
    units=STATES,
    compute=compute,
    columns=("us_troops",),
)
