"""Which index predicts who wins, in sentences and notes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from polycentric.pictures.drawing.short import spoken

if TYPE_CHECKING:
    from polycentric.power.tournament.play import Result


def sentences(result: "Result") -> list[str]:
    """Say which index does best, beside the rule that the initiator wins, each with its interval."""
    from polycentric.power.tournament.standings import LEARNER, SHARES

    rows = {row["entry"]: row for row in result.entries.to_dicts() if row["scheme"] == "dispute"}
    indices = [rows[name] for name in result.sample.names if name in rows]
    rule, learned = rows.get(SHARES), rows.get(LEARNER)
    if not indices or rule is None:
        return []
    return [
        *_ahead(indices, rule, result.contests.kind.contest),
        *_reduced(indices),
        *([f"The learner, which takes all indices and the year together, reduces it by {_part(learned, 'prl')}."]
          if learned is not None and learned["prl"] == learned["prl"] else []),
    ]  # fmt: skip


def _ahead(indices: list[dict[str, Any]], rule: Mapping[str, Any], contest: str) -> list[str]:
    """Say on which index the side ahead won most often, and how much oftener than who began."""
    known = [row for row in indices if row["accuracy"] is not None and row["accuracy"] == row["accuracy"]]
    if not known:
        return []
    best = max(known, key=lambda row: row["accuracy"])
    low, high = best["above_initiator_low"], best["above_initiator_high"]
    gain = f"{100 * best['above_initiator']:+.0f} points".replace("-", "−")
    span = f"95%: {100 * low:+.0f} to {100 * high:+.0f}".replace("-", "−")
    verdict = "more often" if low > 0 else "less often" if high < 0 else "no surer"
    words = [
        f"By {spoken(best['label'])} the side that was ahead a year before won {_part(best, 'accuracy')} of the "
        f"{best['decided']:,} {contest}s that were won: the most of {_count(len(known))}.",
        f"The rule that whoever began wins is right in {_part(rule, 'accuracy')}.",
    ]
    if verdict == "no surer":
        return [*words, f"The difference, {gain} ({span}), is too small to tell the index from the rule."]
    return [*words, f"The index is right {verdict} than the rule: {gain} ({span})."]


def _reduced(indices: list[dict[str, Any]]) -> list[str]:
    """Say which index reduces the log loss most, out of sample."""
    best = max(indices, key=lambda row: row["prl"])
    if best["prl"] <= 0:
        return ["Out of sample no index predicts outcomes better than their shares alone do."]
    sure = "" if best["prl_low"] > 0 else " It could be nothing."
    among = f" The best of {_count(len(indices))} looks better than it is." if len(indices) > 1 else ""
    return [
        f"Out of sample {spoken(best['label'])} reduces the log loss of the outcomes by {_part(best, 'prl')} against "
        f"their shares alone.{sure}{among}"
    ]


def _count(size: int) -> str:
    """Count indices."""
    return "1 index" if size == 1 else f"{size} indices"


def _part(row: Mapping[str, Any], name: str) -> str:
    """Write a fraction in percent with its interval."""
    digits = 1 if name == "prl" else 0
    value, low, high = (f"{round(100 * row[f'{name}{end}'], digits) + 0.0:.{digits}f}".replace("-", "−")
                        for end in ("", "_low", "_high"))  # fmt: skip
    return f"{value}% (95%: {low} to {high})"


def notes(result: "Result") -> list[str]:
    """Say what the numbers are, whom they are of, and what they can't say."""
    kind, sample = result.contests.kind, result.sample
    common = sample.take(sample.common)
    one = kind.contest
    counts = [int((common.outcomes == outcome).sum()) for outcome in (2, 1, 0)]
    written = [
        f"Ahead won: of the {one}s that were won (draws left out), the part in which the side ahead a year before "
        "won; a tie counts one half. Loss saved (PRL): by what part the log loss is below that of outcome shares, out "
        f"of sample, over three outcomes; held back are whole {one}s, whole pairs of states, or all that came later.",
        "In hindsight: by time, against the tested windows' own shares of outcomes, which nobody could have known.",
        f"One sample for all: {len(common.years)} cases, {int(common.years.min())}–{int(common.years.max())}, of "
        f"{result.contests.rows.height} with a countable outcome: A (who began, as coded) wins {counts[0]}, draw "
        f"{counts[1]}, B wins {counts[2]}. The wider sample has all {len(sample.years)} of which any index is known.",
    ]  # fmt: skip
    if result.contests.left_out:
        written.append(f"{one.capitalize()}s left out: {_listed(result.contests.left_out)}.")
    if sample.left_out:
        known = {name: f"{part:.0%}" for name, part in sample.left_out.items() if part > 0}
        unknown = [name for name, part in sample.left_out.items() if part == 0]
        phrases = [f"known for too few: {_listed(known)}"] if known else []
        phrases += [f"known for none: {', '.join(unknown)}"] if unknown else []
        written.append(f"Indices left out: {'; '.join(phrases)}.")
    written.append(
        f"Only {one}s that happened can be seen: a state that expects to lose avoids one, or yields before it. So "
        "this says how well an index predicts among those who fought, not what power is worth."
    )
    return written


def _listed(parts: Mapping[str, object]) -> str:
    """Join names with their numbers."""
    return ", ".join(f"{name} {number}" for name, number in parts.items())
