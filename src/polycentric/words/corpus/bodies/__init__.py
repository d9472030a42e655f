"""Corpora of texts by states and bodies, one file for each; by name in `CORPORA`.

>>> CORPORA["us_strategies"].language
'en'
"""

from polycentric.registry import collect
from polycentric.words.corpus.contract import Corpus

CORPORA = collect("polycentric.words.corpus.bodies", "CORPUS", "corpus", Corpus)

__all__ = ["CORPORA", "Corpus"]
