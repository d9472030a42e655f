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
    Column("part", "sample", "code"), Column("language", "language", "code"), Column("relation", "relation", "code"),
    Column("role", "role", "code"), Column("tied", "coded", "namings"), Column("right", "right", "namings"),
    Column("precision", "precision", "share"), Column("low", "from", "share"), Column("high", "to", "share"),
    Column("untied", "not so read", "names"), Column("missed", "missed", "names"), Column("recall", "recall", "share"),
)  # fmt: skip
TERMS_OF = (
    Column("term", "term", "name"), Column("first", "first", "year"), Column("last", "last", "year"),
    Column("chance", "chance", "0 to 1"), Column("low", "from", "0 to 1"), Column("high", "to", "0 to 1"),
    Column("speaker_years", "speaker-years", "speaker-years"), Column("speakers", "speakers", "states"),
)  # fmt: skip


def terms() -> Made:
    """Give how well each measured term tells who is named."""
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
    """Give precision and recall on the coded sample."""
    from polycentric.words.threats.checked import checks as held

    found = [*held("test"), *held("development")]
    columns = [column for column in CHECKS if column.name not in ("part", "untied", "missed")]
    named = {
        "test": "Test: drawn and coded after the rules",
        "development": "Development: read while writing the rules",
    }
    sections = [
        Section(head, Grid(columns, [_rounded(each) for each in found if each.part == part]))
        for part, head in named.items()
    ]
    threat = next(each for each in found if (each.part, each.language, each.role) == ("test", "en", "agent"))
    said = [f"Of {threat.tied} coded times that a rule calls a state a threat {threat.right} are right; of those that "
            f"a reader would count the rules find about {100 * (threat.recall or 0):.0f} in 100."]  # fmt: skip
    return (
        Grid(CHECKS, [asdict(each) for each in found]),
        sections,
        said,
        ["A language model's session coded the sample by the codebook in words/threats/data/codebook.md, from the "
         "sentence alone; no person did. Intervals are Wilson's at 95%. Recall weighs the drawn names by how many each "
         "stands for."],
    )  # fmt: skip


def _rounded(each: "Check") -> dict[str, object]:
    return {key: round(value, 2) if isinstance(value, float) else value for key, value in asdict(each).items()}
