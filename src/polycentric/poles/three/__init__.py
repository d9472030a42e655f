"""The three numbers, side by side and never one alone: how power is spread, who is held, and who acts together.

One file a number, each an adapter to the folder that measures it; `contract` says what a number gives.
``polycentric.poles.three_table`` sets the three beside each other.
"""

from typing import TYPE_CHECKING

from polycentric.poles.three.contract import ThreeNumber
from polycentric.registry import collect
from polycentric.renamed import old_names

NUMBERS = collect(__name__, "NUMBER", "one of the three numbers", ThreeNumber)
# In the order in which they are told.
ORDER = ("dispersion", "autonomy", "concert")


if not TYPE_CHECKING:
    __getattr__ = old_names(__name__)
