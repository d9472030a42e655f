"""Wars within states by the Correlates of War, for the state in which they are fought."""

import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.additions.cow_wars import one_a_year
from polycentric.panel.tidy.base_rows import STATE_YEAR, BaseRows
from polycentric.panel.tidy.join import Added, Cover, described, state_columns
from polycentric.sources.record.columns import text, whole

FLAGS = ("cowintraongoing", "cowintraonset")
BESIDES = ("warnum", "warname", "wartype", "intnl", "outcome", "sideadeaths", "sidebdeaths", "resume_combat")
KINDS = {"all": (), "central": ("central control",), "local": ("local issues",)}
NUMBERS = text("intrawarnums", "the numbers of all its wars of the year, joined by '; '")
HOW_MANY = whole("intrawars", "wars", "how many it has in the year", 0, 50)


def compute(base: BaseRows, about: str = "all") -> Added:
    """Give one war a state-year (onset, then deadliest), and the numbers of all; `about` says over what."""
    wars = base.read("cow_wars", "intra_state").filter(pl.col("primary_state")).drop_nulls("ccodea")
    chosen = wars.filter(pl.col("wartype").is_in(KINDS[about])) if KINDS[about] else wars
    named = chosen.rename({"ccodea": "ccode"})
    key = ["ccode", "year"]
    all_of_them = named.group_by(key).agg(
        pl.col("warnum").unique(maintain_order=True).cast(pl.String).str.join("; ").alias("intrawarnums"),
        pl.col("warnum").n_unique().cast(pl.Int32).alias("intrawars"),
    )
    kept = one_a_year(named, key, FLAGS[1], ("sideadeaths", "sidebdeaths")).join(all_of_them, on=key)
    columns = (*described("cow_wars", "intra_state", *FLAGS, *BESIDES), NUMBERS, HOW_MANY)
    cover = Cover("cow_wars", zero=(*FLAGS, "intrawars"), remark=f"wars over {about} issues; onset, then deadliest")
    return state_columns(base, kept, columns, cover)


ADDITION = Addition(
    label="Intra-state wars (COW 4.1)",
    sources=("cow_wars",),
    units=(STATE_YEAR,),
    compute=compute,
    options={"about": tuple(KINDS)},
    columns=(*FLAGS, *BESIDES, "intrawarnums", "intrawars"),
)
