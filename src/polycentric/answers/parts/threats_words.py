"""Whom a state names, in sentences and notes."""

from typing import TYPE_CHECKING, Any, cast

from polycentric.answers.parts.names_of_spans import called_in, in_a_sentence
from polycentric.answers.parts.threats_rows import (
    NOTHING,
    NOUNS,
    SURE,
    listed_rows,
    other,
    place_of,
    silent,
    speaker,
    tidy_named_by,
    told,
)
from polycentric.pictures.drawing.words import count, listed

if TYPE_CHECKING:
    import polars as pl

    from polycentric.words.threats.cues import Relation
    from polycentric.words.threats.gap import Declared

Years = tuple[int, int]
BODIES = {
    "general_debate": "General Debate of the United Nations", "state_of_the_union": "State of the Union",
    "us_strategies": "US National Security Strategies", "china_work_reports": "Chinese government work reports",
    "china_congress_reports": "reports to congresses of the Communist Party of China",
}  # fmt: skip
TERMS = {"power": "power", "proximity": "nearness", "offence": "military spending", "rivalry": "rivalry",
         "disputes": "disputes"}  # fmt: skip
DOUBTS = (
    f"few: named fewer than {SURE} times; a reader found about a quarter of such namings wrong, so no sentence rests "
    "on them. Since when a state is named leaves out a lone naming that no other follows within ten years."
)
HIGH = 5  # places that a sentence calls high
FAR = 20  # places apart that a sentence calls far


def title_of_named_by(state: str, years: Years | None, relation: str) -> str:
    """Name the answer on who names a state."""
    return f"Who names {_of_span(state, years)} as {NOUNS[relation]}" + (f", {told(years)}" if years else "")


def _of_span(state: str, years: Years | None) -> str:
    """Name a state as in some years, or of today."""
    first, last = years or (2025, 2025)
    return in_a_sentence(called_in(state, max(first, 1816), max(last, 1816)))


def sentences(found: "Declared") -> list[str]:
    """Say whom the state names most, how steadily, how that stands to what is measured, and what isn't named."""
    named = listed_rows(found)
    leaders = leading(named)
    said = [_first(found, leaders)]
    sure = [row for row in named if not row["few"] and row not in leaders]
    rest = [f"{_name(found, row)} ({row['times']})" for row in sure][:4]
    if leaders and rest:
        said.append(f"Next come{'s' if len(rest) == 1 else ''} {listed(rest)}.")
    if found.relation == "threat":
        said += [*([_of_measure(found, leaders[0])] if len(leaders) == 1 else []), *_gaps(found, named)]
    return said


def leading(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give who is named most, all that are equal; nobody where that is too seldom to say."""
    most = max((row["times"] for row in rows), default=0)
    return [row for row in rows if row["times"] == most] if most >= SURE else []


def _first(found: "Declared", leaders: list[dict[str, Any]]) -> str:
    """Say who is named most, and whether always; or that nobody is found, or too few times to say whom."""
    from polycentric.words.threats.figures import missed

    who, when, years = in_a_sentence(speaker(found)), told(found.years), len(found.spoke)
    as_what, total = NOUNS[found.relation], int(found.table["times"].sum())
    if not total:
        return (
            f"The rules found no state named as {as_what} in {count(years, 'year')} with a text of {who} in {when}; "
            f"they miss {missed(found.relation)}."
        )
    if not leaders:
        return (
            f"There are too few namings to say whom {who} named most as {as_what} in {when}: "
            f"{count(total, 'naming')}, spread over {count(int((found.table['times'] > 0).sum()), 'state')}."
        )
    if len(leaders) > 1:
        names = listed([_name(found, row) for row in leaders])
        return f"In {when} {who} named {names} most as {as_what}, {leaders[0]['times']} times each."
    row = leaders[0]
    often = "every one" if row["years_named"] == years else str(row["years_named"])
    of_years = "in the one year" if years == 1 else f"in {often} of the {years} years"
    return (
        f"In {when} {who} named {_name(found, row)} most as {as_what}: {row['times']} times, {of_years} in which it "
        f"has a text{_since(row)}."
    )


def _since(row: dict[str, Any]) -> str:
    """Say since when a state is named, by texts of any year."""
    return f"; it has done so since {row['since']}" if row["since"] else ""


def _of_measure(found: "Declared", row: dict[str, Any]) -> str:
    """Say where the state named most stands in each term."""
    known = [name for name in TERMS if row[f"{name}_place"] is not None]
    if not known:
        return f"Nothing is measured of {_name(found, row)} in these years."
    places = [(TERMS[name], place) for name in known if (place := place_of(row, name)) is not None]
    nothing = [NOTHING[name] for name in known if place_of(row, name) is None]
    beside = f"; with {listed(nothing)}" if nothing else ""
    return (
        f"Of {found.table.height} states {_name(found, row)} stands "
        + listed([f"{place:.0f}{_th(place)} by {term}" for term, place in places])
        + f"{beside}."
    )


def _gaps(found: "Declared", named: list[dict[str, Any]]) -> list[str]:
    """Say who is named beyond what is measured, and who is measured and never named."""
    from polycentric.words.threats.figures import missed

    beyond = [_name(found, row) for row in named[:HIGH] if (row["gap"] or 0) > FAR and not row["few"]]
    quiet = [f"{_name(found, row)} ({_mentions(row['mentioned'])})" for row in silent(found)[:3]]
    return [
        *([f"Named far more than measured: {listed(beyond)}."] if beyond else []),
        *(
            [
                f"Of its rivals and opponents in disputes the rules find these nowhere named as a threat: "
                f"{listed(quiet)}. The rules miss {missed()}."
            ]
            if quiet
            else []
        ),
    ]


def _mentions(sentences: int) -> str:
    """Say how often a state is mentioned that no rule finds named as a threat."""
    return f"mentioned in {count(sentences, 'sentence')}" if sentences else "never mentioned"


def _name(found: "Declared", row: dict[str, Any]) -> str:
    return in_a_sentence(other(found, row))


def _th(place: float) -> str:
    """Give the ending of a place in a row."""
    whole = round(place)
    return "th" if 10 <= whole % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(whole % 10, "th")


def notes(found: "Declared") -> list[str]:
    """Say what the numbers can't tell, which texts they are from, and how far each term reaches."""
    years = set(range(found.years[0], found.years[1] + 1)) - set(found.spoke)
    gone = f"In {len(years)} of these years it has no text: missing, not zero." if years else ""
    texts = f"Texts: {listed([BODIES[body] for body in found.bodies])}; {_size(found)}."
    past = int(found.table["past"].sum())
    wars = f"Left out: {count(past, 'naming')} in sentences on a past war." if past else ""
    return [
        texts,
        *([gone] if gone else []),
        *([wars] if wars else []),
        *([DOUBTS] if found.table["few"].any() else []),
        *notes_of_texts(found.relation),
        *_of_terms(found),
    ]


def _size(found: "Declared") -> str:
    """Write how long the texts are, if all are in one language."""
    chinese = [body for body in found.bodies if body.startswith("china_")]
    if chinese and len(chinese) < len(found.bodies):
        return "in two languages, so that no rate is given"
    return f"{found.words:,} {'characters' if chinese else 'words'}"


def notes_of_texts(relation: str) -> list[str]:
    """Say what rules read the texts, and how often they are right."""
    from polycentric.words.threats.figures import told as told_of

    kind = cast("Relation", relation)
    return [
        told_of(kind)
        + " Sessions of a language model coded the sample; `polycentric threats --table checks` shows it. "
        "Places compare, counts don't add up.",
        "Words, not deeds: a speech to the United Nations is cheap, and a state that says nothing may fear most.",
    ]


def _of_terms(found: "Declared") -> list[str]:
    """Say what the terms are, and where they end."""
    if found.relation != "threat":
        return []
    short = [
        f"{TERMS[name]} to {year}" for name, year in found.known.items() if year is not None and year < found.spoke[-1]
    ]
    gone = [TERMS[name] for name, year in found.known.items() if year is None]
    return [
        "Measured by the terms of Walt (1987), The Origins of Alliances, each by itself: the other's CINC, the "
        "distance between capitals, its part of military spending for offensive power, strategic rivalry (Thompson, "
        "Sakuwa and Suhas) and years with a dispute in ten (MID). Places count from the most threatening; the measured "
        "place is that of the mean of them, the gap the measured place less the place by times named.",
        *([f"Known {listed(short)} only: later years of the means are missing."] if short else []),
        *([f"Not known in these years: {listed(gone)}."] if gone else []),
    ]


def sentences_of_named_by(state: str, rows: "pl.DataFrame", years: Years | None, relation: str) -> list[str]:
    """Say who names the state most."""
    from polycentric.words.threats.figures import missed

    kind = cast("Relation", relation)
    when, name = told(years) if years else "all years with texts", _of_span(state, years)
    often = tidy_named_by(rows.filter(rows["times"] >= SURE)).rows if rows.height else []
    leaders = leading([dict(row) for row in often])
    texts = "Some states have all their speeches here and others a few: years spoken says how many."
    if not rows.height:
        return [f"In {when} the rules found no state that names {name} as {NOUNS[relation]}; they miss {missed(kind)}."]
    if not leaders:
        total = count(int(rows["times"].sum()), "naming")
        return [f"In {when} there are too few namings to say who names {name} most as {NOUNS[relation]}: {total}.",
                texts]  # fmt: skip
    if len(leaders) > 1:
        whom = f"{listed([in_a_sentence(row['name']) for row in leaders])}, {leaders[0]['times']} times each"
    else:
        whom = listed([f"{in_a_sentence(row['name'])} ({row['times']})" for row in often[:5]])
    return [f"In {when} {count(len(often), 'state')} named {name} as {NOUNS[relation]} ten times or more, most of "
            f"all {whom}.", texts]  # fmt: skip
