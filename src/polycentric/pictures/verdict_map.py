"""The verdict map: what each definition says, by index and set, with the EU as 27 states and as one."""

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Picture
from polycentric.pictures.drawing import past_mark
from polycentric.pictures.drawing.short import FAMILIES, LETTERS, SETS, VOTES, index_line, index_lines
from polycentric.pictures.drawing.svg import (
    Layout,
    element,
    fitted,
    group,
    line,
    picture,
    rect,
    text,
    tooltip,
    width_of,
    wrapped,
)
from polycentric.pictures.drawing.words import as_sentence, count, in_words, listed, percent
from polycentric.pictures.records.findings import Findings, Verdict

_LABEL = {"wide": 190.0, "narrow": 128.0}
_ROW = {"wide": 25.0, "narrow": 21.0}


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw the rules that look at one index as a matrix, and below it the others with the poles they find."""
    parts: list[Markup] = [_key(layout)]
    told = any(verdict.past_kind for verdict in findings.verdicts)
    if told:
        parts += past_mark.legend(0.0, 34.0, wide=layout.is_wide)
    bottom = _matrix(parts, findings, layout, 48.0 if told else 30.0)
    bottom = _lists(parts, findings, layout, bottom + 20)
    return picture("verdict_map", layout, bottom, "Verdict map", _spoken(findings), parts)


def tally(verdicts: Iterable[Verdict]) -> Counter[str]:
    """Count the verdicts by class."""
    return Counter(verdict.outcome for verdict in verdicts)


def most_frequent(verdicts: Iterable[Verdict]) -> list[tuple[str, int]]:
    """Give each class with how many verdicts give it, the most frequent first."""
    tallied = tally(verdicts)
    return [(word, tallied[word]) for word in sorted(tallied, key=lambda word: (-tallied[word], VOTES.index(word)))]


def _key(layout: Layout) -> Markup:
    """Draw the classes, and what is no class."""
    parts: list[Markup] = []
    x = 0.0
    for outcome in ("unipolar", "near-unipolar", "bipolar", "multipolar") + (
        ("not applicable", "missing") if layout.is_wide else ()
    ):
        parts += [_cell(outcome, (x, 2, 16, 17), LETTERS[outcome], ""), text(x + 21, 15, outcome, class_="small")]
        x += 21 + width_of(outcome, layout.small) + (22 if layout.is_wide else 12)
    return group(*parts)


def _matrix(parts: list[Markup], findings: Findings, layout: Layout, top: float) -> float:
    """Draw definitions and sets by indices and blocs; give where it ends."""
    indices, blocs = _columns(findings), blocs_as_one(findings)
    left = _LABEL[layout.name]
    pair = (layout.width - left) / max(len(indices), 1)
    y = top + _heads(parts, findings, layout, indices, pair, top)
    for family, definitions in _by_family(findings, with_index=True).items():
        y = _family(parts, family, layout, y, _percentages(findings, family, layout, with_index=True))
        for definition, label in definitions.items():
            parts.append(_link(definition, label, 0, y + 15, layout, layout.width))
            y += 21
            for state_set in SETS:
                cells = _cells_of(findings, definition, state_set)
                if not cells or all(cell.outcome == "not applicable" for cell in cells):
                    continue
                y = _set_row(parts, findings, layout, cells, (state_set, y), (indices, blocs), pair)
            y += _inapplicable(parts, findings, definition, y)
    return y


def _columns(findings: Findings) -> list[str]:
    """Name the measures that stand in the map."""
    used = {verdict.index for verdict in findings.verdicts}
    return [name for name in findings.measures if name in used]


def _inapplicable(parts: list[Markup], findings: Findings, definition: str, y: float) -> float:
    """Name the sets to which a definition doesn't apply; give how deep the row is."""
    cells = {name: _cells_of(findings, definition, name) for name in SETS}
    names = [
        SETS[name].split(" (")[0].lower()
        for name, outcomes in cells.items()
        if outcomes and all(cell.outcome == "not applicable" for cell in outcomes)
    ]
    if not names:
        return 6.0
    parts.append(text(12, y + 13, f"Not applicable to: {', '.join(names)}", class_="small muted"))
    return 24.0


def _heads(
    parts: list[Markup], findings: Findings, layout: Layout, indices: list[str], pair: float, top: float
) -> float:
    """Write the indices' names; give how deep they reach."""
    left = _LABEL[layout.name]
    for place, name in enumerate(indices):
        x, label = left + place * pair, findings.measures[name]
        if layout.is_wide:
            for number, words in enumerate(index_lines(findings.short(name), label)):
                head = text(x + 1, top + 14 + number * 15, words, class_="head")
                parts.append(element("a", head, href=f"#def-index-{name}"))
        else:
            at = f"translate({x + pair / 2 + 4:.1f} {top + 106:.1f}) rotate(-90)"
            parts.append(text(0, 0, index_line(findings.short(name), label), class_="small", transform=at))
    if layout.is_wide and len(blocs_as_one(findings)) > 1:
        parts.append(text(0, top + 29, "left: EU’s 27 apart · right: as one", class_="tiny muted"))
    return 34.0 if layout.is_wide else 112.0


def _percentages(findings: Findings, family: str, layout: Layout, *, with_index: bool) -> str:
    """Say how a family's verdicts in one block fall, in percentages of those that are a class."""
    kept = [v for v in findings.verdicts if v.family == family and bool(v.index) == with_index and v.outcome in VOTES]
    tallied = tally(kept)
    order = sorted(tallied, key=lambda outcome: (-tallied[outcome], VOTES.index(outcome)))
    shares = [f"{percent(tallied[name] / len(kept), 0)} {name if layout.is_wide else LETTERS[name]}" for name in order]
    value = findings.worth.get(family) if with_index else None
    worth = f"; worth about {value:.1f} independent" if layout.is_wide and value is not None and kept else ""
    return f"{'of ' + count(len(kept), 'verdict') + ': ' if layout.is_wide and kept else ''}{', '.join(shares)}{worth}"


def _family(parts: list[Markup], family: str, layout: Layout, y: float, heading: str) -> float:
    """Write a family's heading, and how its verdicts fall."""
    parts.append(text(layout.width, y + 18, heading, class_="small muted", text_anchor="end"))
    parts.append(text(0, y + 18, FAMILIES.get(family, family), class_="family"))
    parts.append(line(0, y + 23, layout.width, y + 23, class_="axis"))
    return y + 27


def _link(definition: str, label: str, x: float, y: float, layout: Layout, room: float) -> Markup:
    """Write a definition's name, linked to what it says."""
    return element(
        "a", text(x, y, fitted(label, layout.small, room), class_="small link"), href=f"#def-pole-{definition}"
    )


def _set_row(
    parts: list[Markup],
    findings: Findings,
    layout: Layout,
    cells: list[Verdict],
    where: tuple[str, float],
    axes: tuple[list[str], list[str]],
    pair: float,
) -> float:
    """Draw one definition on one set; a set to which it doesn't apply gets words instead of cells."""
    (state_set, y), (indices, blocs) = where, axes
    left, step = _LABEL[layout.name], _ROW[layout.name]
    label = SETS[state_set] if layout.is_wide else SETS[state_set].split(" (")[0]
    parts.append(text(12, y + step - 9, label, class_="small muted"))
    parts += past_mark.tally(
        [each.past_kind for each in cells if not each.bloc and each.past_kind], left - 8, y + step - 13
    )
    width = (pair - 3) / len(blocs)
    for verdict in cells:
        x = left + indices.index(verdict.index) * pair + blocs.index(verdict.bloc) * width
        parts.append(
            _cell(verdict.outcome, (x, y, width - 1, step - 3), _mark(verdict, layout), _tip(verdict, findings))
        )
    return y + step


def _lists(parts: list[Markup], findings: Findings, layout: Layout, top: float) -> float:
    """Draw the definitions that look at no single index, with the poles that each finds; give where they end."""
    y, blocs = top, blocs_as_one(findings)
    left = _LABEL[layout.name] + 40 if layout.is_wide else 0.0
    column = (layout.width - left) / len(blocs) if layout.is_wide else layout.width
    if layout.is_wide:
        for place, bloc in enumerate(blocs):
            parts.append(text(left + place * column, y + 12, _actors(findings, bloc), class_="head"))
        y += 14
    for family, definitions in _by_family(findings, with_index=False).items():
        y = _family(parts, family, layout, y, _percentages(findings, family, layout, with_index=False))
        for definition, label in definitions.items():
            y = _list_row(parts, findings, layout, (definition, label), (y, left, column))
        y += 6
    return y


def _list_row(
    parts: list[Markup],
    findings: Findings,
    layout: Layout,
    named: tuple[str, str],
    where: tuple[float, float, float],
) -> float:
    """Draw one definition without an index: its name, and per bloc its class and poles; give where it ends."""
    (definition, label), (y, left, column) = named, where
    names = wrapped(label, layout.small, left - 12 if layout.is_wide else layout.width)
    for number, words in enumerate(names):
        parts.append(_link(definition, words, 0, y + 16 + number * 14, layout, layout.width))
    deep = 11.0 + 14 * len(names)
    past = next((each for each in _cells_of(findings, definition, "") if each.past_kind), None)
    if past is not None:
        parts.append(past_mark.mark(past.past_kind, 5, y + deep + 1, past.past_in_full))
        parts.append(text(14, y + deep + 5, past.past_error, class_="tiny muted"))
        deep += 14
    y += 0 if layout.is_wide else deep
    for place, bloc in enumerate(blocs_as_one(findings)):
        verdicts = [v for v in _cells_of(findings, definition, "") if v.bloc == bloc]
        x = left + place * column if layout.is_wide else 0.0
        for verdict in verdicts[:1]:
            parts += _named(verdict, findings, layout, (x, y), column)
            lines = len(_pole_names(verdict, findings, layout, column - 48 - (0 if layout.is_wide else 24)))
            deep = max(deep, 11.0 + 14 * lines) if layout.is_wide else deep
            y += 0 if layout.is_wide else 10.0 + 14 * lines
    return y + (max(deep, _ROW["wide"]) if layout.is_wide else 5)


def _named(
    verdict: Verdict, findings: Findings, layout: Layout, place: tuple[float, float], room: float
) -> list[Markup]:
    """Draw one verdict with the poles' names, as many as fit."""
    x, y = place
    lead = f"{verdict.bloc or '27'}" if not layout.is_wide else ""
    offset = 24.0 if lead else 0.0
    words = _pole_names(verdict, findings, layout, room - 48 - offset)
    parts = [text(x, y + 15, lead, class_="tiny muted")] if lead else []
    mark, tip = _mark(verdict, layout, full=True), _tip(verdict, findings)
    parts.append(_cell(verdict.outcome, (x + offset, y, 34, 21), mark, tip))
    return parts + [
        text(x + offset + 41, y + 15 + number * 14, part, class_="small") for number, part in enumerate(words)
    ]


def _pole_names(verdict: Verdict, findings: Findings, layout: Layout, room: float) -> list[str]:
    """List as many poles as fit on a line, and how many more there are; the reason where there is no class."""
    if verdict.outcome not in VOTES:
        return wrapped(verdict.reason or verdict.outcome, layout.small, room)[:2]
    names = [findings.name(pole) for pole in verdict.poles]
    for kept in range(len(names), 0, -1):
        rest = len(names) - kept
        words = ", ".join(names[:kept]) + (f" and {rest} more" if rest else "")
        if width_of(words, layout.small) <= room:
            return [words]
    return [count(len(names), "pole")]


def _mark(verdict: Verdict, layout: Layout, *, full: bool = False) -> str:
    """Give a cell's letter, with the number of poles where there is room and more than two."""
    letter = LETTERS.get(verdict.outcome, "?")
    return f"{letter} {len(verdict.poles)}" if verdict.outcome == "multipolar" and (layout.is_wide or full) else letter


def _cell(outcome: str, box: tuple[float, float, float, float], mark: str, tip: str) -> Markup:
    """Draw one verdict: a colour, and a letter for those who don't see it."""
    x, y, width, height = box
    kind = outcome.replace(" ", "-")
    letter = text(x + width / 2, y + height / 2 + 4, mark, class_=f"letter on-{kind}", text_anchor="middle")
    return group(tooltip(tip) if tip else "", rect(x, y, width, height, class_=f"verdict {kind}"), letter)


def _tip(verdict: Verdict, findings: Findings) -> str:
    """Say a verdict in words."""
    about = [findings.measures[verdict.index], SETS[verdict.state_set]] if verdict.index else []
    head = " · ".join([verdict.label, *about, _actors(findings, verdict.bloc)])
    poles = listed([findings.name(pole) for pole in verdict.poles[:12]])
    lines = [f"{verdict.outcome}: {poles}" if poles else verdict.outcome, verdict.reason]
    dropped = f"{count(verdict.dropped, 'state')} of the set without data" if verdict.dropped else ""
    past = f"In the past: {verdict.past_in_full or verdict.past_error}" if verdict.past_error else ""
    return "\n".join(part for part in (head, *lines, dropped, past) if part)


def blocs_as_one(findings: Findings) -> list[str]:
    """Give the blocs that stand as one; first none, for the states apart."""
    return sorted({verdict.bloc for verdict in findings.verdicts})


def _actors(findings: Findings, bloc: str) -> str:
    """Name a choice of actors."""
    return f"{findings.name(bloc)} as one" if bloc else "States apart"


def _by_family(findings: Findings, *, with_index: bool) -> dict[str, dict[str, str]]:
    """Give the definitions (name: label) by family, in the families' order."""
    families: dict[str, dict[str, str]] = {}
    for verdict in sorted(findings.verdicts, key=lambda verdict: verdict.label):
        if bool(verdict.index) == with_index:
            families.setdefault(verdict.family, {})[verdict.definition] = verdict.label
    return {
        family: families[family] for family in (*FAMILIES, *sorted(set(families) - set(FAMILIES))) if family in families
    }


def _cells_of(findings: Findings, definition: str, state_set: str) -> list[Verdict]:
    """Give the verdicts of one definition on one set, of the measures that this world has."""
    known = {"", *findings.measures}
    return [
        v for v in findings.verdicts if v.definition == definition and v.state_set == state_set and v.index in known
    ]


def family_sentence(findings: Findings, family: str) -> str:
    """Say how a family's verdicts fall, those that don't apply set apart."""
    tallied = tally(verdict for verdict in findings.verdicts if verdict.family == family)
    votes = sum(tallied[outcome] for outcome in VOTES)
    phrases = [f"{tallied[outcome]} {outcome}" for outcome in VOTES if tallied[outcome]]
    return f"{FAMILIES.get(family, family)}: of {votes} verdicts {listed(phrases)}" if votes else ""


def _takeaway(findings: Findings) -> str:
    """Say how many tests of the states apart give which class, and what those that hold up on the past say."""
    apart = [verdict for verdict in findings.verdicts if verdict.outcome in VOTES and not verdict.bloc]
    if not apart:
        return "No definition gives a class on this world."
    measures = {verdict.index for verdict in apart if verdict.index}
    alone = " on the one measure known" if len(measures) == 1 else ""
    told = f"Of {count(len(apart), 'test')} of single states{alone}, {_classes(apart)}."
    held = [verdict for verdict in apart if verdict.past_kind == past_mark.HOLDS_UP]
    if not held:
        return told
    right = f"{as_sentence(in_words(len(held)))} {'was' if len(held) == 1 else 'were'} mostly right on the past"
    return f"{told} {right}: {_classes(held)}."


def _classes(verdicts: list[Verdict]) -> str:
    """Say how many verdicts give which class."""
    counted = most_frequent(verdicts)
    return listed([f"{in_words(number)} {'says' if number == 1 else 'say'} {word}" for word, number in counted])


def _caption(findings: Findings) -> str:
    """Say how to read a row."""
    pairs = (
        "in each pair of cells, left: the EU’s members apart, right: the EU as one. "
        if len(blocs_as_one(findings)) > 1
        else ""
    )
    return (
        "Rows: definitions of polarity, by family, each on the sets of states to which it applies. Columns: measures "
        f"of power; {pairs}U unipolar, N near-unipolar, B bipolar, M multipolar (with the number of poles), – meets "
        "no class, ? data are missing. The cells share data and nobody drew them by lot: their percentages say how "
        "much of an answer comes from the choice of measure, not how probable it is. One index of each measure, on the "
        "five and the eight largest by it; lists of powers and communities of ties can’t say how many poles there are, "
        "and are not in the map. Marks beside a row count how its readings did on two centuries of cases that scholars "
        "agree on, states apart; an index of today takes the error of the archive’s index of the same measure."
    )


def _spoken(findings: Findings) -> str:
    """Say the tallies of each family."""
    families = dict.fromkeys(verdict.family for verdict in findings.verdicts)
    sentences = [sentence for family in families if (sentence := family_sentence(findings, family))]
    return f"{'. '.join(sentences)}."


PICTURE = Picture(
    title="One world, many verdicts",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    definitions=("set-five_largest", "set-eight_largest"),
    of_indices=True,
    data=rows.verdict_map,
)
