"""Which readings of the rules came out right on known cases, and what those call the world today, in words.

The scores ship with the package (`polycentric.poles.validity.past`), so nothing here needs the archive.
"""

from collections.abc import Iterable, Mapping, Sequence

from polycentric.pictures.drawing.short import spoken
from polycentric.pictures.drawing.timeline import span
from polycentric.pictures.drawing.words import count, in_words, listed, percent, the
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.past import Held
from polycentric.pictures.records.tested import Chosen, Mark, Span, Survivor, Tested
from polycentric.poles.validity.hits import ENOUGH
from polycentric.poles.validity.past import past_error
from polycentric.wording import owner

COMMON = "common_division"
_LABELS = {
    "common_division": "the division that most studies give",
    "icb": "the periods of International Crisis Behavior",
}
_ABOUT = {"multipolar": "several great powers", "bipolar": "two", "unipolar": "one"}


def is_validated(definition: str, measure: str, state_set: str) -> bool:
    """Tell whether a reading came out right on cases that scholars agree on, and that weren't used in choosing it.

    Parameters
    ----------
    definition : str
        The rule's name.
    measure : str
        The power index, or the concept that it measures; empty for a rule that looks at no single measure.
    state_set : str
        The set of states; empty for a rule that looks at none.
    """
    error = past_error(definition, measure, state_set)
    return error is not None and error.about("polarity").holds_up


def validated_lines(findings: Findings) -> tuple[str, ...]:
    """Say in a few sentences which rules hold up, what these call today and how near the line, and what that is worth.

    Nothing where no rule that holds up can be applied to this world.
    """
    tested = findings.tested
    if tested is None or not tested.survivors:
        return ()
    lines = [_chosen(tested.chosen)] if tested.chosen else []
    return (*lines, _held(tested), _worth(tested), *(_today(each, findings) for each in tested.survivors))


def barely(apart: Sequence[str], findings: Findings) -> str:
    """Say which state a rule that holds up only just counts beside those that stand apart."""
    rules = findings.tested.survivors if findings.tested is not None else ()
    lines = {each[0] for rule in rules if (each := _at_the_line(rule)) is not None and each[0] not in apart}
    near = [the(findings.name(state)) for state in sorted(lines)]
    if not near:
        return ""
    return f" One rule that was mostly right on the past counts {listed(near)} beside them, only just."


def details(findings: Findings) -> tuple[str, ...]:
    """Say what the first screen leaves out: each set of known cases, each mark, blocs as one, the archive's years."""
    tested = findings.tested
    if tested is None:
        return ()
    return (
        *([_chosen_in_full(tested.chosen)] if tested.chosen else []),
        _sets(tested),
        *(_everywhere(each, tested) for each in tested.survivors),
        *(line for each in tested.survivors for line in _marks(each, findings)),
        *(_blocs(each, findings) for each in tested.survivors if each.as_one),
        *(_in_archive(each, findings) for each in tested.survivors if _archived(each, findings)),
    )


def _chosen(rule: Chosen) -> str:
    """Say how the rule chosen beforehand does on the division that most give."""
    spans = rule.on.get(COMMON, ())
    fails = any(span.right < ENOUGH * span.of for span in spans)
    always = f": it finds {_ABOUT[rule.gives[0]]} in every year, right in" if len(rule.gives) == 1 else ": right in"
    return (
        f"Most studies see {_seen(spans)}. The rule that we chose beforehand, by how well it tells known great powers "
        f"from other states, {'fails there' if fails else 'holds up there'}{always} {_right(spans)}."
    )


def _chosen_in_full(rule: Chosen) -> str:
    """Say what the rule chosen beforehand is, and how it does everywhere."""
    return (
        f"The rule chosen beforehand is “{rule.label}”: the mean share of "
        f"{listed([spoken(each) for each in rule.measures])}, where a great power has {percent(rule.ratio)} of what "
        "the leader has. No period was looked at in choosing it."
    )


def _held(tested: Tested) -> str:
    """Say which rules hold up on the division that most give, and how often they were right."""
    trial = next(each for each in tested.trials if each.name == COMMON)
    mine = [each for each in tested.survivors if COMMON in each.held_up_on]
    told = "; ".join(f"“{one.label}”, {_right(one.on[COMMON])}" for one in mine)
    found = f"{in_words(trial.held)} {'is' if trial.held == 1 else 'are'}" if trial.held else "none is"
    return (
        f"Of {count(trial.tested, 'variant')} of the field’s rules, {found} right in four fifths of each period"
        f"{f' ({told})' if told else ''}."
    )


def _seen(spans: Sequence[Span]) -> str:
    """Say what most studies see in each period."""
    return listed([f"{_ABOUT[span.what]} to {span.last}" for span in spans])


def _right(spans: Sequence[Span]) -> str:
    """Say how often it was right, period by period."""
    return listed([f"{span.right or 'none'} of {span.of}" for span in spans]) + " years"


def _today(rule: Survivor, findings: Findings) -> str:
    """Say whom it calls a great power today, and how near the line the last one is."""
    number, before = len(rule.poles), _before(rule, findings)
    powers = f"Today it counts {in_words(number)} great power{'' if number == 1 else 's'}{before}"
    last = _at_the_line(rule)
    names = [the(findings.name(state)) for state in rule.poles if last is None or state != last[0]]
    if last is None:
        return f"{powers}: {listed(names)}."
    state, part, mark = last
    reached = rule.reached(state)
    missed = [each for each in rule.marks if each not in reached and state in each.ratios]
    but = f", not that of {_asked(missed, state)}" if missed else ""
    names.append(f"only just {the(findings.name(state))}")
    return (
        f"{powers}: {listed(names)}, which reaches {in_words(len(reached))} of {in_words(len(rule.marks))} "
        f"marks{but}; with {percent(1 - 1 / part)} less {spoken(mark.measure)} "
        f"{in_words(number - 1)} would be left."
    )


def _at_the_line(rule: Survivor) -> tuple[str, float, Mark] | None:
    """Give the great power nearest to the line, its part of what is asked on the mark that decides, and that mark."""
    found = {state: rule.decisive(state) for state in rule.poles if state != rule.leader}
    parts = [(part, state, mark) for state, each in found.items() if each is not None for mark, part in [each]]
    if not parts:
        return None
    part, state, mark = min(parts, key=lambda each: (each[0], each[1]))
    return state, part, mark


def _before(rule: Survivor, findings: Findings) -> str:
    """Say what it found in the last years of the archive, where that is another number of powers."""
    runs = _archived(rule, findings)
    if not runs or len(runs[-1].names) == len(rule.poles):
        return ""
    last = runs[-1]
    names = listed([the(name) for name in last.names])
    return f" ({in_words(len(last.names))}, {names}, on the archive’s other series of {span((last.first, last.last))})"


def _asked(marks: Iterable[Mark], state: str) -> str:
    """Say what a state has on some measures, and what is asked."""
    parts = [(spoken(mark.measure), percent(mark.ratios[state]), percent(mark.asked)) for mark in marks]
    return listed([f"{measure} ({has} of the leading state’s, {asked} asked)" for measure, has, asked in parts])


def _worth(tested: Tested) -> str:
    """Say what it is worth that one rule of so many holds up on so few cases."""
    trial = next(each for each in tested.trials if each.name == COMMON)
    none = [each.label for each in tested.trials if not each.held]
    periods = len(next((each.on[COMMON] for each in tested.survivors if COMMON in each.on), ()))
    number = in_words(periods)
    words = f"That {in_words(trial.held)} of {trial.tested} is may be luck, for {number} periods are {number} cases"
    return f"{words}; on {_printed(listed(none))}, a rival one, none is." if none else f"{words}."


def _printed(words: str) -> str:
    """Write words with the page's apostrophes."""
    return words.replace("'", "’")


def _sets(tested: Tested) -> str:
    """Say for each set of known cases how many readings can be tested and hold up."""
    parts: list[str] = []
    for each in tested.trials:
        rest = "all rest" if each.listed == each.held else f"{each.listed} rest"
        by_list = f" ({rest} on lists of powers: one opinion agrees with another)" if each.listed else ""
        held = f"{in_words(each.held)} hold{'s' if each.held == 1 else ''} up" if each.held else "none holds up"
        parts.append(f"on {_LABELS.get(each.name, each.label)} {held} of {each.tested}{by_list}")
    told = _printed("; ".join(parts))
    return f"Scholars’ labels are opinions, and they differ. Of the readings that can be tested, {told}."


def _everywhere(rule: Survivor, tested: Tested) -> str:
    """Say how a rule does on the other sets."""
    labels = {each.name: _printed(_LABELS.get(each.name, each.label)) for each in tested.trials}
    others = [
        f"on {labels[name]} it is right in "
        + ", ".join(f"{span.right} of {span.of} ({span.what} {span.first}–{span.last})" for span in spans)
        for name, spans in rule.on.items()
        if name not in rule.held_up_on
    ]
    return f"“{rule.label}” fails elsewhere: {'; '.join(others)}." if others else ""


def _marks(rule: Survivor, findings: Findings) -> Iterable[str]:
    """Say who reaches which mark."""
    if not rule.marks:
        return
    shown = [*rule.poles, *_nearest(rule)]
    parts = [
        f"{spoken(mark.measure)}, {percent(mark.asked)} asked: "
        + ", ".join(f"{the(findings.name(state))} {percent(mark.ratios[state])}" for state in shown
                    if state in mark.ratios and state != rule.leader)
        for mark in rule.marks
    ]  # fmt: skip
    leader = _printed(owner(the(findings.name(rule.leader))))
    yield (
        f"By it a great power is a state that reaches {in_words(rule.needed)} of {in_words(len(rule.marks))} marks, "
        f"each a part of {leader}: {'; '.join(parts)}. The marks are those that a quarter of known great powers missed "
        "in 1820–1989."
    )


def _nearest(rule: Survivor) -> tuple[str, ...]:
    """Name the state that is nearest below the line."""
    below = {
        state: found[1]
        for mark in rule.marks
        for state in mark.ratios
        if state not in rule.poles and (found := rule.decisive(state)) is not None
    }
    return (max(sorted(below), key=lambda state: below[state]),) if below else ()


def _blocs(rule: Survivor, findings: Findings) -> str:
    """Say whom it calls a great power where a bloc is one state."""
    told = [
        f"with {the(findings.name(bloc))} as one state, {in_words(len(poles))}: "
        f"{listed([the(findings.name(each)) for each in poles])}"
        for bloc, poles in rule.as_one.items()
    ]
    return f"By the same rule, {'; '.join(told)}."


def _archived(rule: Survivor, findings: Findings) -> tuple[Held, ...]:
    """Give the runs of years that the archive has of it."""
    held: Mapping[str, tuple[Held, ...]] = findings.past.held if findings.past is not None else {}
    return held.get(rule.definition, ())


def _in_archive(rule: Survivor, findings: Findings) -> str:
    """Say whom it called a great power in the archive's last decades, which are other series."""
    runs = [run for run in _archived(rule, findings) if run.last >= 1946]
    told = [f"{listed([the(name) for name in run.names])} in {span((run.first, run.last))}" for run in runs]
    return f"On the archive’s series, which are others and end earlier, the same rule finds {'; '.join(told)}."
