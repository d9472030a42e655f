"""Futures: a running world order, with levers; what is fitted, what is assumed, and how unsure it is."""

from polycentric.futures.ensemble import run as run
from polycentric.futures.move import Move as Move
from polycentric.futures.move import Scenario as Scenario
