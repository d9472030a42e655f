"""Resolutions of the Security Council that both permanent members let pass."""

from polycentric.poles.concert.acts.contract import JOINT, Act, Floats
from polycentric.poles.concert.council import FIRST, LAST, MISSING, TABLES, share_passed
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give the resolutions over resolutions and the drafts that one of the two, and not the other, vetoed."""
    return share_passed(pairs)


ACT = Act(
    label="resolutions of the Security Council",
    side=JOINT,
    years=(FIRST, LAST),
    scale="resolutions adopted, over these and the drafts that one of the two alone vetoed: neither stood in the way, "
    "though it may have abstained",
    missing=MISSING,
    reference="Dag Hammarskjöld Library, meetings of the Council; vetoes by Yordan (2022)",
    compute=compute,
    tables=TABLES,
    counts_with="vetoes",
)
