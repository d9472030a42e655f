"""The power of members to decide in a body that votes: who turns a losing side into a winning one, by its rule alone.

Power here is what the rule gives, before anybody's wishes: `VotingRule` says who decides, `voting_power` counts.
"""

from polycentric.power.voting.counting import VotingPower, voting_power
from polycentric.power.voting.rule import Criterion, VotingRule

__all__ = ["Criterion", "VotingPower", "VotingRule", "voting_power"]
