"""The levers of a scenario, one file each; see `polycentric.futures.contract`."""

from polycentric.futures.contract import Lever
from polycentric.registry import Registry, attribute_of, collect

LEVERS: Registry[Lever] = collect(__name__, "LEVER", "lever", Lever)

__getattr__ = attribute_of(LEVERS, __name__)
