"""Tiers: who is a superpower, a great, a middle, a regional or a small power. One file per rule.

``TIER_RULES`` is the dict of all. A rule says only what it can: a list of great powers knows no middle powers, and a
share of a region's power makes nobody great. `polycentric.poles.tier_table` lays the rules side by side, and says how
far they agree.
"""

from polycentric.poles.tiers.contract import TierRule
from polycentric.registry import collect

TIER_RULES = collect(__name__, "RULE", "tier rule", TierRule)
