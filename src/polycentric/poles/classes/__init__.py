"""Polarity classes: rules that make the shares of a great-power set into a word. One file per rule."""

from polycentric.poles.classes.contract import PolarityClass
from polycentric.registry import collect

CLASSES = collect(__name__, "MEASURE", "polarity class", PolarityClass)
