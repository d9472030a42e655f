"""English words that hold a sentence together and have no subject: articles, pronouns, prepositions, auxiliaries.

The list is our own judgement. Such words tell drafters apart and not states, so that no comparison lists them; words of
a subject, however common (*countries*, *peace*), stay.
"""

_LIST = """
a about above after again against all almost alone along already also although always am among an and another any
anybody anyone anything are around as at away back be became because become becomes been before behind being below
between beyond both but by came can cannot come comes could did do does doing done down during each either else
enough even ever every everybody everyone everything far few for from further get give given gives go goes going
gone got had has have having he hence her here hers herself him himself his how however i if in indeed into is it
its itself just know last least less let like made make makes making many may me might more moreover most much must
my myself near nearly neither never no nobody none nor not nothing now of off often on once one only onto or other
others otherwise ought our ours ourselves out over own perhaps put quite rather really said same saw say says see
seem seen several shall she should since so some somebody something still such take taken than that the their
theirs them themselves then there thereby therefore these they thing things this those though through throughout
thus to today together too toward towards under unless until up upon us very was way we well went were what
whatever when whenever where wherever whether which whichever while who whoever whole whom whose why will with
within without would yet you your yours yourself yourselves
"""
FUNCTION_WORDS = frozenset(_LIST.split())
