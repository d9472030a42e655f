"""What is between two states: trade both ways, pacts, votes alike, wars and disputes, forums and partners in common."""

from typing import TYPE_CHECKING, Any

from polycentric.answers.numbers import scale_of
from polycentric.answers.parts import compare_acts
from polycentric.answers.parts.lines import Fact, Gathered, Line, fact
from polycentric.answers.parts.places import Places, source_of
from polycentric.answers.parts.ties_words import listing
from polycentric.answers.parts.trade_holes import is_of_the_archive, unranked, without
from polycentric.pictures.drawing.words import percent, short_span, the
from polycentric.states import name_of
from polycentric.wording import owner

if TYPE_CHECKING:
    from polycentric.ties.contract import TieLayer

TOP, NAMED = 10, 6


def between(places: Places, other: str) -> Gathered:
    """Gather all lines on two states: the one of `places`, and the other."""
    found = Gathered()
    for make in (compare_acts.relations, _trade, _dependence, _pacts, compare_acts.treaties, compare_acts.together,
                 compare_acts.troops, compare_acts.arms, compare_acts.support, _organisations, _votes, _wars, _disputes,
                 compare_acts.interventions, _forums, _partners):  # fmt: skip
        found.add(lambda make=make: make(places, other))
    return found


def _trade(places: Places, other: str) -> Line | None:
    """Give what each sells the other."""
    return _both_ways(places, other, "trade", "trade", "sold {b} {out}", "bought {back}")


def _dependence(places: Places, other: str) -> Line | None:
    """Give how much of each one's output their trade is."""
    return _both_ways(places, other, "trade_dependence", "their trade", "is {out} of {of_a} output",
                      "{back} of {of_b}")  # fmt: skip


def _pacts(places: Places, other: str) -> Line | None:
    """Say whether each is bound to defend the other."""
    found = _cells(places, other, "pacts")
    if found is None:
        return None
    out, back, _, year, source, _ = found
    a, b = _names(places, other)
    words = (f"{a} and {b} are bound to defend each other" if out and back else f"{a} is bound to defend {b}" if out
             else f"{b} is bound to defend {a}" if back else "neither is bound to defend the other")  # fmt: skip
    return Line("pacts", words, year, source, _two(places, other, "pacts", out, back, "1 bound, 0 not", year, source))


def _organisations(places: Places, other: str) -> Line | None:
    """Give how much of what they could share of organisations they do."""
    found = _cells(places, other, "organisations")
    if found is None or found[0] != found[0]:
        return None
    level, _, layer, year, source, _ = found
    weighed = ", rare ones counting more" if layer.unit.startswith("weight") else ""
    return Line("organisations", f"they share {percent(level)} of those that either is in{weighed}", year, source,
                [fact("organisations", "shared", level, layer.unit, year, source, other)])  # fmt: skip


def _votes(places: Places, other: str) -> Line | None:
    """Give how alike they vote, the value and the roll calls on which both took a stand."""
    from polycentric.ties.similar import SPANS, USUAL
    from polycentric.ties.similar_pairs import of_pair

    last, measure = min(places.year, SPANS["votes"][1]), USUAL["votes"][0]
    rows = of_pair(places.state, other, (measure,), "votes", span=(last, last)).to_dicts()
    row = rows[-1]
    if row["value"] is None:
        return None
    source = "UN General Assembly votes"
    words = f"{row['value']:.2f} ({measure}; 1 alike), on {row['items']} of {row['of_items']} roll calls"
    facts = [fact("votes", f"alike ({measure})", row["value"], "1 alike, less for less", last, source, other)]
    return Line("votes alike", words, last, source, facts)


def _wars(places: Places, other: str) -> Line | None:
    """Name their wars by year."""
    return _events(places, other, "wars")


def _disputes(places: Places, other: str) -> Line | None:
    """Name their disputes by the year in which they began, and the worst."""
    return _events(places, other, "disputes")


def _forums(places: Places, other: str) -> Line | None:
    """Name the forums in which both sit."""
    from polycentric.answers.parts.state_groups import forums

    lines = [forums(Places(places.at, each)) for each in (places.state, other)]
    if None in lines:
        return None
    one, two = ({row["item"] for row in line.facts} for line in lines if line is not None)
    both, year, source = sorted(one & two), lines[0].year if lines[0] else 0, lines[0].source if lines[0] else ""
    facts = [fact("forums", body, 1.0, "1 both full members", int(year), source, other) for body in both]
    return Line("forums in common", ", ".join(both) or "none", year, source, facts)


def _partners(places: Places, other: str) -> Line | None:
    """Name the states that are among the ten largest partners of both."""
    from polycentric.answers.parts.ties_rows import tie_rows
    from polycentric.ties import LAYERS

    panel = places.panel_of(LAYERS["trade"])
    layer = LAYERS["trade"].on(panel)
    sums = [_by_partner(tie_rows(layer, panel, None, [state], bounds=False), state) for state in (places.state, other)]
    if not all(sums):
        return None
    why = [unranked(each, places.year, tie_rows(layer, panel, None, [each], bounds=False))
           for each in (places.state, other) if is_of_the_archive(layer)]  # fmt: skip
    if any(why):
        return Line("partners of both", next(filter(None, why)), int(panel["year"].values[-1]), "")
    tops = [sorted(each, key=lambda key: -each[key])[:TOP] for each in sums]
    both = [state for state in tops[0] if state in tops[1]]
    year, source = int(panel["year"].values[-1]), source_of(layer(panel), layer.source)
    facts = [fact("partners in common", "among the ten largest of both", 1.0, "1 among them", year, source, state)
             for state in both]  # fmt: skip
    words = listing((name_of(state, year) for state in both), NAMED) if both else "none among the ten largest of each"
    return Line("partners of both", words, year, source, facts)


def _both_ways(places: Places, other: str, name: str, label: str, out_words: str, back_words: str) -> Line | None:
    """Tell a tie with a strength both ways; what only a bound is known of is left out."""
    found = _cells(places, other, name)
    if found is None:
        return None
    from polycentric.ties.trade import ESTIMATED, HOW_ESTIMATED

    out, back, layer, year, source, estimated = found
    scale = scale_of(layer.unit, [value for value in (out, back) if value == value])
    a, b = _names(places, other)
    unit = "%" if scale.unit == "%" else f" {scale.unit.partition(' current')[0]}"
    shown = {key: f"{scale.show(value)}{unit}" for key, value in (("out", out), ("back", back)) if value == value}
    names = {"b": b, "of_a": owner(a), "of_b": owner(b)}
    pairs = (("out", out_words), ("back", back_words))
    parts = [words.format(**names, **shown) for key, words in pairs if key in shown]
    if not parts:
        lacks = without(places.state, other, places.year) if is_of_the_archive(layer) else ""
        return Line(label, f"not known: {lacks}" if lacks else "only bounds are known", year, source)
    lead = f"{a} " if name == "trade" else ""
    remarks = [*(["dollars"] if "dollars" in scale.unit else []), *([ESTIMATED] if estimated else [])]
    told = f"{lead}{' and '.join(parts)}" + (f" ({'; '.join(remarks)})" if remarks else "")
    facts = _two(places, other, name, out, back, layer.unit, year, source)
    return Line(label, told, year, source, facts, told, HOW_ESTIMATED if estimated else "")


def _cells(places: Places, other: str, name: str) -> "tuple[float, float, TieLayer, int, str, bool] | None":
    """Give a layer's value from the one to the other and back, with year, source, and whether it is estimated.

    The year is that of the oldest number in it. None where one of the two isn't there.
    """
    from polycentric.answers.parts.ties_rows import tie_rows
    from polycentric.ties import LAYERS
    from polycentric.ties.trade import is_estimated

    panel = places.panel_of(LAYERS[name])
    layer = LAYERS[name].on(panel)
    if not {places.state, other} <= {str(state) for state in panel["state"].values}:
        return None
    rows = [row for row in tie_rows(layer, panel, None, [places.state], bounds=False)
            if other in (row["state"], row["partner"])]  # fmt: skip
    out = next((row["value"] for row in rows if row["state"] == places.state or not layer.directed), float("nan"))
    back = next((row["value"] for row in rows if row["partner"] == places.state or not layer.directed), float("nan"))
    year = min((row["year"] for row in rows), default=int(panel["year"].values[-1]))
    values = layer(panel)
    return out, back, layer, year, source_of(values, layer.source), is_estimated(values)


def _events(places: Places, other: str, kind: str) -> Line | None:
    """Name what two states fought."""
    from polycentric.ties.events import BETWEEN, COUNTED, EVENTS, level_between, of_state

    first, last = EVENTS[kind].years
    until = min(places.year, last)
    rows = [row for row in of_state(kind, places.state, (first, until)).to_dicts() if row["partner"] == other]
    words = f"{len(rows)}: {_spans(rows)}" if rows else "none"
    if rows and kind == "disputes":
        levels = [level_between(row["hostility"], row["partner_hostility"]) for row in rows]
        worst = [row for row, level in zip(rows, levels, strict=True) if level == max(levels)]
        words += f"; at worst {BETWEEN[max(levels)]} ({_spans(worst)})" if max(levels) else ""
    source = EVENTS[kind].source_label
    facts = [fact(kind, f"number {row['number']}, {row['first']}-{row['last']}", 1.0, "1 fought", row["first"], source,
                  other) for row in rows]  # fmt: skip
    note = COUNTED if rows and kind == "disputes" else ""
    return Line(f"{kind} to {until}", words, until, source, facts, note=note)


def _spans(rows: list[dict[str, Any]]) -> str:
    """Write the years of events, the latest first."""
    return listing((short_span(row["first"], row["last"]) for row in reversed(rows)), NAMED)


def _two(
    places: Places, other: str, part: str, out: float, back: float, unit: str, year: int, source: str
) -> list[Fact]:
    """Give a tie both ways as two rows."""
    return [fact(part, "to the other", out, unit, year, source, other),
            fact(part, "from the other", back, unit, year, source, other)]  # fmt: skip


def _by_partner(rows: list[dict[str, Any]], state: str) -> dict[str, float]:
    """Sum a state's trade both ways by partner."""
    sums: dict[str, float] = {}
    for row in rows:
        other = row["partner"] if row["state"] == state else row["state"]
        if row["value"] > 0 and not row["flag"]:
            sums[other] = sums.get(other, 0.0) + row["value"]
    return sums


def _names(places: Places, other: str) -> tuple[str, str]:
    """Give what both states were called."""
    return the(name_of(places.state, places.year)), the(name_of(other, places.year))
