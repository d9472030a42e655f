"""Wars within states by the Correlates of War, for the state in which they are fought."""

import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.adders.cow_wars import one_a_year
from polycentric.panel.tidy.bring import Added, Cover, described, state_columns
from polycentric.panel.tidy.spine import STATE_YEAR, Spine
from polycentric.sources.columns import text, whole

FLAGS = ("cowintraongoing", "cowintraonset")
BESIDES = ("warnum", "warname", "wartype", "intnl", "outcome", "sideadeaths", "sidebdeaths", "resume_combat")
KINDS = {"all": (), "central": ("central control",), "local": ("local issues",)}
NUMBERS = text("intrawarnums", "the numbers of all its wars of the year, joined by '; '")
HOW_MANY = whole("intrawars", "wars", "how many it has in the year", 0, 50)


def bring(spine: Spine, about: str = "all") -> Added:
    """Bring one war a state-year (onset, then deadliest), and the numbers of all; `about` says over what."""
    wars = spine.read("cow_wars", "intra_state").filter(pl.col("primary_state")).drop_nulls("ccodea")
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
    return state_columns(spine, kept, columns, cover)


ADDER = Adder(
    label="Intra-state wars (COW 4.1)",
    sources=("cow_wars",),
    units=(STATE_YEAR,),
    bring=bring,
    options={"about": tuple(KINDS)},
    columns=(*FLAGS, *BESIDES, "intrawarnums", "intrawars"),
)
