"""Whom a state names, in sentences and notes."""

from typing import TYPE_CHECKING, Any

from polycentric.answers.parts.threats_rows import NOUNS, called, silent, told
from polycentric.pictures.drawing.words import listed, the

if TYPE_CHECKING:
    import polars as pl

    from polycentric.words.threats.gap import Declared

Years = tuple[int, int]
BODIES = {
    "general_debate": "General Debate of the United Nations", "state_of_the_union": "State of the Union",
    "us_strategies": "US National Security Strategies", "china_work_reports": "Chinese government work reports",
    "china_congress_reports": "reports to congresses of the Communist Party of China",
}  # fmt: skip
TERMS = {"power": "power", "proximity": "nearness", "offence": "military spending", "rivalry": "rivalry",
         "disputes": "disputes"}  # fmt: skip
HIGH = 5  # places that a sentence calls high
FAR = 20  # places apart that a sentence calls far


def title_of_named_by(state: str, years: Years | None, relation: str) -> str:
    """Name the answer on who names a state."""
    return f"Who names {the(called(state, 2025 if years is None else years[1]))} as {NOUNS[relation]}" + (
        f", {told(years)}" if years else ""
    )


def sentences(found: "Declared") -> list[str]:
    """Say whom the state names most, how steadily, how that stands to what is measured, and what isn't named."""
    named = found.table.filter(found.table["times"] > 0).to_dicts()
    who, when = the(called(found.state, found.spoke[-1])), told(found.years)
    if not named:
        return [
            f"In its {len(found.spoke)} years with a text in {when}, {who} named no state as {NOUNS[found.relation]}."
        ]
    said = [_first(found, named[0], who, when)]
    if len(named) > 1:
        rest = [f"{_name(found, row)} ({row['times']})" for row in named[1:5]]
        said.append(f"Next come{'s' if len(rest) == 1 else ''} {listed(rest)}.")
    if found.relation == "threat":
        said += [_of_measure(found, named[0]), *_gaps(found, named)]
    return said


def _first(found: "Declared", row: dict[str, Any], who: str, when: str) -> str:
    """Say who is named most, and whether always."""
    years = len(found.spoke)
    often = "in every one" if row["years_named"] == years else f"in {row['years_named']}"
    since = f", the first time in {row['first']}" if row["first"] is not None else ""
    count = f"{row['times']} times" if row["times"] > 1 else "once"
    return (
        f"In {when} {who} named {_name(found, row)} most as {NOUNS[found.relation]}: {count}, {often} of the {years} "
        f"years in which it has a text{since}."
    )


def _of_measure(found: "Declared", row: dict[str, Any]) -> str:
    """Say where the state named most stands in each term."""
    places = [(TERMS[name], row[f"{name}_place"]) for name in TERMS if row[f"{name}_place"] is not None]
    if not places:
        return f"Nothing is measured of {_name(found, row)} in these years."
    return (
        f"Of {found.table.height} states {_name(found, row)} stands "
        + listed([f"{place:.0f}{_th(place)} by {term}" for term, place in places])
        + "."
    )


def _gaps(found: "Declared", named: list[dict[str, Any]]) -> list[str]:
    """Say who is named beyond what is measured, and who is measured and never named."""
    beyond = [_name(found, row) for row in named[:HIGH] if row["times"] > 1 and (row["gap"] or 0) > FAR]
    quiet = [_name(found, row) for row in silent(found)[:3]]
    return [
        *([f"Named far more than measured: {listed(beyond)}."] if beyond else []),
        *(
            [f"Rivals or opponents in disputes that the rules, which miss half, find nowhere named: {listed(quiet)}."]
            if quiet
            else []
        ),
    ]


def _name(found: "Declared", row: dict[str, Any]) -> str:
    return the(called(row["partner"], found.spoke[-1]))


def _th(place: float) -> str:
    """Give the ending of a place in a row."""
    whole = round(place)
    return "th" if 10 <= whole % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(whole % 10, "th")


def notes(found: "Declared") -> list[str]:
    """Say what the numbers can't tell, which texts they are from, and how far each term reaches."""
    years = set(range(found.years[0], found.years[1] + 1)) - set(found.spoke)
    gone = f"In {len(years)} of these years it has no text: missing, not zero." if years else ""
    texts = f"Texts: {listed([BODIES[body] for body in found.bodies])}; {found.words:,} words or characters."
    return [texts, *([gone] if gone else []), *notes_of_texts(found.relation), *_of_terms(found)]


def notes_of_texts(relation: str) -> list[str]:
    """Say what rules read the texts, and how often they are right."""
    right = {
        "threat": "Of 100 times named as a threat about 89 are right (79 to 94), and about half of those that a reader "
        "would count are missed: places compare, counts don't add up.",
        "partner": "Of 100 times named as a partner about 93 are right (79 to 98); more than half are missed.",
        "ally": "Of 100 times named as an ally about 92 are right (75 to 98); how many are missed isn't known well.",
    }
    return [
        right[relation]
        + " A language model's session coded the sample; `polycentric threats --table checks` shows it.",
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
    when = told(years) if years else "all years with texts"
    name = the(called(state, years[1] if years else 2025))
    if not rows.height:
        return [f"In {when} nobody whose texts are here named {name} as {NOUNS[relation]}."]
    first = [f"{the(called(row['state'], row['last']))} ({row['times']})" for row in rows.head(5).iter_rows(named=True)]
    return [f"In {when} {rows.height} states named {name} as {NOUNS[relation]}, most of all {listed(first)}.",
            "Some states have all their speeches here and others a few: years spoken says how many."]  # fmt: skip
