"""How often the rules that read threats are right: known cases, and a coded sample."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.threats_rows import called, told
from polycentric.answers.parts.threats_words import BODIES, TERMS
from polycentric.pictures.drawing.words import as_sentence, listed

if TYPE_CHECKING:
    from polycentric.words.threats.cases import Case
    from polycentric.words.threats.checked import Check
    from polycentric.words.threats.second import Score

Made = tuple[Grid, list[Section], list[str], list[str]]
CASES = (
    Column("body", "body", "name"), Column("speaker", "speaker", "state"), Column("first", "first", "year"),
    Column("last", "last", "year"), Column("named", "named", "name"), Column("at_most", "expected place", "place"),
    Column("place", "place", "place"), Column("times", "times", "times"), Column("leader", "named most", "name"),
    Column("holds", "holds", "code"), Column("why", "why", "words"),
)  # fmt: skip
READ = (
    Column("case", "speaker, years", "name"), Column("named", "should name", "name"),
    Column("at_most", "at most", "place"),
    Column("place", "place", "place"), Column("times", "times", "times"), Column("leader", "names most", "name"),
    Column("holds", "holds", "code"),
)  # fmt: skip
CHECKS = (
    Column("language", "language", "code"), Column("role", "named as", "code"), Column("rules", "rules", "code"),
    Column("tied", "found", "pairs"), Column("coded", "coded", "pairs"), Column("right", "both", "pairs"),
    Column("precision", "precision", "share"), Column("low", "from", "share"), Column("high", "to", "share"),
    Column("recall", "recall", "share"), Column("recall_low", "from", "share"), Column("recall_high", "to", "share"),
)  # fmt: skip
FIRST = (
    Column("part", "sample", "code"), Column("language", "language", "code"), Column("relation", "relation", "code"),
    Column("role", "role", "code"), Column("tied", "coded", "namings"), Column("right", "right", "namings"),
    Column("precision", "precision", "share"), Column("low", "from", "share"), Column("high", "to", "share"),
    Column("recall", "recall", "share"),
)  # fmt: skip
TERMS_OF = (
    Column("term", "term", "name"), Column("first", "first", "year"), Column("last", "last", "year"),
    Column("chance", "chance", "0 to 1"), Column("low", "from", "0 to 1"), Column("high", "to", "0 to 1"),
    Column("speaker_years", "speaker-years", "speaker-years"), Column("speakers", "speakers", "states"),
)  # fmt: skip


def terms() -> Made:
    """Give how well each measured term tells who is named."""
    from polycentric.words.threats.figures import missed
    from polycentric.words.threats.separation import SPANS, separations

    found = separations()
    rows = [
        {"term": TERMS[each.term], "first": each.first, "last": each.last, "chance": each.chance.value,
         "low": each.chance.low, "high": each.chance.high, "speaker_years": each.speaker_years,
         "speakers": each.speakers}
        for each in found
    ]  # fmt: skip
    whole = sorted((each for each in found if (each.first, each.last) == SPANS[0]), key=lambda each: each.chance.value)
    least, best = whole[0], whole[-1]
    return (
        Grid(TERMS_OF, rows),
        [Section("", Grid(TERMS_OF, [{key: round(value, 2) if isinstance(value, float) else value
                                      for key, value in row.items()} for row in rows]))],
        [f"Over {told(SPANS[0])} {TERMS[best.term]} tells best whom states name as a threat: a state named stands "
         f"above one not named in {100 * best.chance.value:.0f} of 100 pairs. {as_sentence(TERMS[least.term])} tells "
         f"least ({100 * least.chance.value:.0f}); 50 is no better than chance."],
        ["For each speaker and year that names somebody, the chance that a state named has a higher value than one not "
         "named, equal ones counting half; the mean over speaker-years, with intervals over draws of whole speakers. A "
         "term of yes and no, as rivalry, can't reach far above 50 where speakers name who is no rival of theirs.",
         f"The rules miss {missed()} (table checks), and states name strangers for others' sake: it tells who is "
         "named, not who is feared."],
    )  # fmt: skip


def cases() -> Made:
    """Give the known cases."""
    from polycentric.words.threats.cases import cases as held

    found = held()
    known = [each for each in found if each.holds is not None]
    wrong = [f"{called(each.speaker, each.last)} {told((each.first, each.last))}" for each in known if not each.holds]
    said = [f"Of {len(known)} known cases {sum(bool(each.holds) for each in known)} hold."]
    said += [f"These don't: {listed(wrong)}."] if wrong else []
    rows = [{**asdict(each), "holds": _word(each)} for each in found]
    return (
        Grid(CASES, [{column.name: row[column.name] for column in CASES} for row in rows]),
        [Section("", Grid(READ, [_read(each) for each in found]))],
        said,
        ["The cases were written down before any text was read by rule; none was changed after. A case that fails may "
         "fail by the rules, which miss many, or since the speaker names others."],
    )  # fmt: skip


def _read(each: "Case") -> dict[str, object]:
    when = each.last
    short = {"general_debate": "", "state_of_the_union": ", addresses", "us_strategies": ", strategies"}
    body = short.get(each.body, f", {BODIES[each.body]}")
    return {
        "case": f"{called(each.speaker, when)} {told((each.first, each.last))}{body}",
        "named": _state(each.named, when), "at_most": each.at_most, "place": each.place, "times": each.times,
        "leader": _state(each.leader, when) if each.leader else "nobody", "holds": _word(each),
    }  # fmt: skip


def _state(named: str, year: int) -> str:
    """Give a state's name, or the threat that is no state."""
    return called(named, year) if len(named) == 3 and named.isupper() else named


def _word(each: "Case") -> str:
    return {True: "yes", False: "no", None: "no text"}[each.holds]


def checks() -> Made:
    """Give precision and recall on the coded samples."""
    from polycentric.words.threats import checked, figures, second
    from polycentric.words.threats.found import named

    held = [*second.scores(named()), *(each for each in figures.kept() if each.rules == figures.FROZEN)]
    first = [*checked.checks("test"), *checked.checks("development")]
    sections = [
        Section(head, Grid(CHECKS, [_rounded(each) for each in held if each.language == language and each.tied]))
        for language, head in (("en", "Second sample, English"), ("zh", "Second sample, Chinese"))
    ]
    sections.append(
        Section("First sample, read while rules were written", Grid(FIRST, [_rounded(each) for each in first]))
    )
    now, frozen, before = (
        next(each for each in held if (each.role, each.rules) == ("agent", name))
        for name in ("present", figures.FROZEN, "before")
    )
    said = [
        f"Of 100 pairs of a sentence and a state that the rules call a threat {_of_100(frozen.precision)} are right; "
        f"of 100 that a reader would call one they find {_of_100(frozen.recall)}: so the one declared scoring. "
        f"A reader's attack changed rules after it; the present ones score {_of_100(now.precision)} and "
        f"{_of_100(now.recall)}, those of before {_of_100(before.precision)} and {_of_100(before.recall)}."
    ]
    whole = {language: value for language, code, value in second.kappas() if code == "all codes"}
    return (
        Grid(CHECKS, [asdict(each) for each in held]),
        sections,
        said,
        ["Second sample: 500 pairs from speeches that nobody read while the rules changed, drawn from every state "
         "named in every sentence and weighed by stratum; intervals are the middle 95% of draws. Two sessions of a "
         "language model that didn't write the rules coded each by words/threats/data/codebook.md, a third where they "
         f"differed; no person did. Their kappa is {whole['en']:.2f} in English and {whole['zh']:.2f} in Chinese: "
         "sessions of one model agree with each other more than people would.",
         "First sample: names in sentences with a word of threat, partnership or alliance only, coded by who wrote the "
         "rules, so that its recall is of these sentences alone. Intervals are Wilson's at 95%."],
    )  # fmt: skip


def _of_100(share: float | None) -> str:
    return f"{100 * (share or 0):.0f}"


def _rounded(each: "Check | Score") -> dict[str, object]:
    return {key: round(value, 2) if isinstance(value, float) else value for key, value in asdict(each).items()}
