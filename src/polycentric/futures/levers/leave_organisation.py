"""Actors leave an organisation."""

import numpy as np

from polycentric.futures import treaties
from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_growth

MARKETS = ("EU", "EFTA", "EAEU", "Mercosur", "SACU", "GCC", "USMCA", "CACM", "CSME", "EAC", "WAEMU", "CEMAC", "CAN")
MOST = 0.8  # of a treaty's members in the organisation: it is then the organisation's own


def apply(pull: Pull) -> None:
    """End the actors' membership, and that in treaties whose members are nearly all members of the organisation."""
    if pull.strength > 0:
        order = pull.order
        for body in pull.organisations:
            inside = order.membership[:, :, body].copy()
            own = (order.member & inside[:, np.newaxis]).sum(axis=2) >= MOST * order.member.sum(axis=2)
            own &= order.member.sum(axis=2) >= 3
            order.membership[:, pull.actors, body] = False
            for actor in pull.actors:
                order.member[:, :, actor] &= ~(own & inside[:, actor, np.newaxis])
        treaties.renew(order)
    names = [pull.order.fixed.organisations[body] for body in pull.organisations]
    more_growth(pull, pull.actors, 1.0 if any(name in MARKETS for name in names) else 0.0)


LEVER = Lever(
    label="Leaving an organisation",
    actors=(1, 60),
    targets=(0, 0),
    unit="one state leaves one organisation",
    bounds=(0.0, 1.0),
    grade="design-based",
    effect=Assumed(-0.002, 0.003, "growth a year of those who leave a common market; other organisations cost nothing"),
    changes="Memberships, and the organisation's own defence pact; output: growth, of a common market.",
    citation="One case, by a synthetic control: Born, Müller, Schularick and Sedláček (2019) put the United Kingdom's "
    "output 2.1% lower by early 2019, others between 0 and 5.5% by 2022 (columns by the authors were read); "
    "2% over ten years here",
    apply=apply,
    tried='actors = "United States"\norganisation = "NATO"',
    organisation=True,
    needs=("membership",),
)
