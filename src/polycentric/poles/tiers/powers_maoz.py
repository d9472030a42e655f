"""Global and regional powers by Maoz's list, where the panel holds it."""

import numpy as np

from polycentric.labels import on_states
from polycentric.panel.coverage import masked
from polycentric.poles.contract import Situation
from polycentric.poles.tiers.contract import GREAT, NOTHING, OTHER, REGIONAL, Tiering, TierRule, living, tiering


def compute(situation: Situation) -> Tiering:
    """Read the two lists; who is on both is global."""
    read = [masked(situation.panel, name).transpose(..., "year", "state") for name in ("maoz_global", "maoz_regional")]
    bare = [each.drop_vars([name for name in each.coords if name not in each.dims]) for each in read]
    like = on_states(bare[0].values, bare[0])
    world, region = bare[0].values, bare[1].values
    known = living(situation, like) & ~(np.isnan(world) & np.isnan(region))
    number = np.where(known, np.where(world == 1, 2.0, np.where(region == 1, 1.0, 0.0)), np.nan)
    words = np.select([~known, number == 2.0, number == 1.0], [NOTHING, GREAT, REGIONAL], OTHER).astype(object)
    return tiering(words, number, like)


RULE = TierRule(
    label="Global and regional powers of Maoz's list",
    kind="rule",
    reference="Maoz (2010), Networks of Nations: The Evolution, Structure, and Impact of International Networks, "
    "1816-2001, by the list in the R package peacesciencer",
    compute=compute,
    says=(GREAT, REGIONAL),
    number="2 global, 1 regional",
    uses_index=False,
    needs=("maoz_global", "maoz_regional"),
    caveat="One scholar's coding, to 2019: Germany, Japan and China are regional powers in it, and Russia since 1991.",
)
