"""A laboratory for the structure of the international system.

Data flows one way; a folder imports only itself and those above it:

    errors, registry   what a caller may catch; how a folder of files becomes a dict
    packaged           the small tables that ship with the package, read whole or not at all
    reading            a file read whole, of a bounded size, or refused before it can block
    writing            a file written whole or not at all
    presented          how a thing shows itself where it is printed: lines in a terminal, a table in a notebook
    shown_html         the tables of a notebook, everything escaped and without colours
    legible            what steers a terminal or breaks a page, made harmless
    states             who is a state, when, and under which code
    sources            the catalog, one file per source: its record, its columns, how to read it
    tables             fetch, verify, read, check: every source as a tidy table
    panel              the tables aligned into one labelled Dataset (year, state, partner)
    sets               who is compared: shares, sets by name, dated lists of powers, the coverage rule
    scoring            proper scores, folds, bootstrap intervals, random streams keyed by names
    power              one file per power index
    ties               one file per tie layer, and network measures
    positions          where states stand: ideal points from votes
    poles              one file per definition of a pole, polarity measures, the verdict map
    words              what states say: texts by speaker, words of concepts in them, how often who uses which
    futures            a running world order: processes, levers, ensembles of runs
    toy                worlds of stated power and ties, to see what a measure does
    tidy               tables of rows for statistics, with every addition
    pictures           SVG drawn from frozen records, and from nothing else
    answers            one public function for each question: words, tidy table, notes, provenance, a picture's record
    report             a face of the answers: one HTML file
    cli                a face of the answers: one command for each question

A first look::

    import polycentric as pc

    pc.polarity(year=1913)
    pc.answers.power("output_ppp", top=5)

    panel = pc.load("now")
    pc.power.output_ppp(panel)
"""

import importlib
from typing import TYPE_CHECKING, Any

from polycentric.renamed import answer_for_old_modules
from polycentric.version import __version__ as __version__

if TYPE_CHECKING:
    from polycentric import (
        answers,
        futures,
        panel,
        pictures,
        poles,
        positions,
        power,
        report,
        sets,
        sources,
        states,
        tables,
        tidy,
        ties,
        toy,
        words,
    )
    from polycentric.answers.questions.as_one import as_one
    from polycentric.answers.questions.autonomy import autonomy
    from polycentric.answers.questions.camps import camps
    from polycentric.answers.questions.compare import compare
    from polycentric.answers.questions.concert import concert
    from polycentric.answers.questions.coverage import coverage
    from polycentric.answers.questions.dataset import dataset
    from polycentric.answers.questions.fetch import fetch
    from polycentric.answers.questions.futures_compare import futures_compare
    from polycentric.answers.questions.futures_fit import futures_fit
    from polycentric.answers.questions.futures_levers import futures_levers
    from polycentric.answers.questions.futures_new import futures_new
    from polycentric.answers.questions.futures_processes import futures_processes
    from polycentric.answers.questions.ideal_points import ideal_points
    from polycentric.answers.questions.landscape import landscape
    from polycentric.answers.questions.leads import leads
    from polycentric.answers.questions.polarity import polarity
    from polycentric.answers.questions.similarity import similarity
    from polycentric.answers.questions.state import state
    from polycentric.answers.questions.threats import threats
    from polycentric.answers.questions.tiers import tiers
    from polycentric.answers.questions.tournament import tournament
    from polycentric.answers.questions.transition import transition
    from polycentric.answers.questions.update import update
    from polycentric.answers.questions.validity import validity
    from polycentric.answers.questions.voting_power import voting_power
    from polycentric.answers.questions.words_deeds import words_deeds
    from polycentric.panel.load import load
    from polycentric.panel.revisions import revisions
    from polycentric.power.movers.compare import movers
    from polycentric.tidy import (
        dyad_years,
        leader_dyad_years,
        leader_years,
        state_days,
        state_years,
        system_years,
    )


answer_for_old_modules()

_STAGES = (
    "states",
    "sources",
    "tables",
    "panel",
    "sets",
    "power",
    "ties",
    "positions",
    "poles",
    "words",
    "futures",
    "toy",
    "tidy",
    "pictures",
    "answers",
    "report",
)
# Questions whose names no stage has; all of them are in `polycentric.answers`.
_QUESTIONS = (
    "as_one",
    "autonomy",
    "camps",
    "compare",
    "concert",
    "coverage",
    "dataset",
    "fetch",
    "futures_compare",
    "futures_fit",
    "futures_levers",
    "futures_new",
    "futures_processes",
    "ideal_points",
    "landscape",
    "leads",
    "polarity",
    "similarity",
    "state",
    "threats",
    "tiers",
    "tournament",
    "transition",
    "update",
    "validity",
    "voting_power",
    "words_deeds",
)
_TIDY = ("dyad_years", "leader_dyad_years", "leader_years", "state_days", "state_years", "system_years")
__all__ = [
    "answers",
    "as_one",
    "autonomy",
    "camps",
    "compare",
    "concert",
    "coverage",
    "dataset",
    "dyad_years",
    "fetch",
    "futures",
    "futures_compare",
    "futures_fit",
    "futures_levers",
    "futures_new",
    "futures_processes",
    "ideal_points",
    "landscape",
    "leader_dyad_years",
    "leader_years",
    "leads",
    "load",
    "movers",
    "panel",
    "pictures",
    "polarity",
    "poles",
    "positions",
    "power",
    "report",
    "revisions",
    "sets",
    "similarity",
    "sources",
    "state",
    "state_days",
    "state_years",
    "states",
    "system_years",
    "tables",
    "threats",
    "tidy",
    "tiers",
    "ties",
    "tournament",
    "toy",
    "transition",
    "update",
    "validity",
    "voting_power",
    "words",
    "words_deeds",
]


def __getattr__(name: str) -> Any:
    """Import a stage when it is first asked for, so that starting the command line stays fast."""
    if name == "revisions":
        return importlib.import_module("polycentric.panel.revisions").revisions
    if name in _STAGES:
        return importlib.import_module(f"polycentric.{name}")
    if name in _QUESTIONS:
        return importlib.import_module("polycentric.answers").find(name).ask
    if name == "load":
        return importlib.import_module("polycentric.panel.load").load
    if name == "movers":
        return importlib.import_module("polycentric.power.movers.compare").movers
    if name in _TIDY:
        return getattr(importlib.import_module("polycentric.tidy"), name)
    raise AttributeError(f"module 'polycentric' has no attribute '{name}'")


def __dir__() -> list[str]:
    """List the public names, those not yet imported included."""
    return [*__all__, "__version__"]
