"""Concert: what great powers do together less what they do against each other, pair by pair, whatever their camps.

``ACTS`` is the dict of the acts, one file each; `polycentric.poles.concert.found` has ``concert(powers)``, which gives
every edition of acts with its own years: no line goes on from one edition to the next.
"""

from polycentric.poles.concert.acts import ACTS, Act

__all__ = ["ACTS", "Act"]
