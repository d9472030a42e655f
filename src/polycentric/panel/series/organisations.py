"""Who is in some organisations that matter for blocs, by name."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series, Variable

BODIES = {
    "nato": ("North Atlantic Treaty Organization", 1949, 2014),
    "wpact": ("Warsaw Pact", 1955, 1991),
    "weu": ("Western European Union", 1955, 2011),
    "eec": ("European Economic Community", 1958, 1992),
    "eu": ("European Union", 1993, 2014),
    "cmea": ("Council for Mutual Economic Assistance", 1949, 1991),
    "cis": ("Commonwealth of Independent States", 1991, 2014),
    "csto": ("Collective Security Treaty Organization", 2002, 2014),
    "sco": ("Shanghai Cooperation Organisation", 1996, 2014),
    "asean": ("Association of Southeast Asian Nations", 1967, 2014),
    "oas": ("Organization of American States", 1890, 2014),
    "oau": ("Organisation of African Unity", 1963, 2002),
    "au": ("African Union", 2002, 2014),
    "opec": ("Organization of the Petroleum Exporting Countries", 1960, 2014),
}
CODES = "0 no member, 1 full member, 2 associate, 3 observer"


def a_column_each(memberships: pl.DataFrame) -> pl.DataFrame:
    """Give a column for each organisation; who is not covered, or whose status is not known, has no value."""
    chosen = memberships.filter(pl.col("organisation").is_in(list(BODIES)))
    each = [pl.col("status").filter(pl.col("organisation") == name).first().alias(f"{name}_status") for name in BODIES]
    return chosen.group_by("ccode", "year").agg(each)


SERIES = Series(
    label="Organisations, by name (COW IGO)",
    variables=tuple(
        Variable(f"{name}_status", f"Membership: {label}", "code", dtype="int8", codes=CODES, years=(first, last))
        for name, (label, first, last) in BODIES.items()
    ),
    editions={"3.0": Edition("igo_members", "memberships")},
    keys=("ccode",),
    rows=a_column_each,
    added_as="igo",
    caveat="Recorded every five years before 1965 and carried between by the source. Years are those in which the "
    "organisation existed, by the source; the source counts two under one name with their forerunners (the Pan "
    "American Union, the Shanghai Five).",
)
