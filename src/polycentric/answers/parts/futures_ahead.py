"""The record that pictures of futures are drawn from, made of the few numbers that are kept of an ensemble."""

from collections.abc import Mapping, Sequence
from typing import Any

from polycentric.answers.parts import futures_words
from polycentric.answers.parts.futures_past import Past, Shares
from polycentric.pictures.records.ahead import Ahead, FanLine, FanPanel, Pulled, Told

CLASSES = ("multipolar", "bipolar", "unipolar")
LABELS = {"share": "Share of the world’s capabilities", "output_share": "Share of the world’s output"}


def ahead_of(
    held: Mapping[str, Any],
    names: Mapping[str, str],
    title: str,
    *,
    pasts: Mapping[str, Past],
    archive: tuple[Shares, str],
) -> Ahead:
    """Give the record of what is kept of an ensemble (`polycentric.futures.shown.of_ensemble`)."""
    start = int(held["start"])
    panels = tuple(
        FanPanel(LABELS[name], pasts[name].by, archive[1] if name == "share" and archive[0] else "",
                 _lines(fans, names, pasts[name], archive[0] if name == "share" else {}))
        for name, fans in held["fans"].items()
    )  # fmt: skip
    return Ahead(
        title=title, start=start, until=int(held["until"]), runs=int(held["runs"]), seed=int(held["seed"]),
        panels=panels, told=_told(held),
        source=f"{held['runs']:,} runs, seed {held['seed']}; the past by {pasts['share'].source}",
        sentences=tuple(futures_words.in_short(held, names)), cannot=futures_words.CANNOT,
    )  # fmt: skip


def _lines(fans: Mapping[str, Any], names: Mapping[str, str], past: Past, archive: Shares) -> tuple[FanLine, ...]:
    """Give a line for each state."""
    return tuple(
        FanLine(
            state, names.get(state, state), {int(year): tuple(band) for year, band in fan.items()},
            dict(past.shares.get(state, {})), dict(archive.get(state, {})), past.runs,
        )
        for state, fan in fans.items()
    )  # fmt: skip


def _told(held: Mapping[str, Any]) -> Told | None:
    """Give what the first rule calls each year; the year of the start is observed and stands apart."""
    from polycentric.futures.classes import WORDS
    from polycentric.poles.definitions import DEFINITIONS

    if not held["classes"]:
        return None
    rule, years = next(iter(held["classes"].items()))
    start = int(held["start"])
    seen = years[str(start)]
    chances = {
        word: {int(year): float(each[WORDS.index(word)]) for year, each in years.items() if int(year) > start}
        for word in CLASSES
    }
    return Told(DEFINITIONS[rule].label, start, WORDS[seen.index(max(seen))], chances, futures_words.past_of(rule))


def pulled_of(rows: Sequence[Sequence[Any]]) -> tuple[Pulled, ...]:
    """Give the levers of a sweep, one record each."""
    from polycentric.futures.levers import LEVERS

    found: dict[str, dict[str, Any]] = {}
    who: dict[str, str] = {}
    for lever, _, whom, outcome, _, *numbers in rows:
        found.setdefault(lever, {})["multipolar" if outcome.startswith("multipolar") else outcome] = tuple(numbers)
        who[lever] = whom
    return tuple(
        Pulled(name, LEVERS[name].label, LEVERS[name].grade, who[name], changes) for name, changes in found.items()
    )
