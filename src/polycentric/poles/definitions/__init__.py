"""Pole definitions: rules that say who the poles are. One file per rule; no result names poles without its rule.

``polycentric.poles.DEFINITIONS`` is the dict of all; each is called on a `Situation`.
"""

from polycentric.poles.contract import PoleDefinition
from polycentric.registry import collect

DEFINITIONS = collect(__name__, "DEFINITION", "pole definition", PoleDefinition)
