"""What is found of a concept, in sentences, and what makes texts hard to compare, in notes."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.parts.names_of_spans import in_a_sentence
from polycentric.pictures.drawing.words import as_sentence, count, in_words, listed, the

if TYPE_CHECKING:
    from polycentric.words.found import Found
    from polycentric.words.rates import Dispersion

NEXT = 2  # states named after the first
FEW = 3  # states that are all named
CONFOUNDERS = (
    "What else moves a rate: the length of a text (long speeches have room for more subjects), its drafter's style, "
    "its translator's choice of words, misread letters of scans before 1994, and which states' texts are here."
)
INTERVALS = (
    "From and to: the rates under which so many hits aren't unusual (95%). A text's count is negative binomial about "
    "its rate, alpha {alpha}, by how {texts} texts of one speaker and decade differ; texts are taken as independent."
)
NO_INTERVALS = (
    "No intervals: they rest on how texts of one speaker and decade differ where one names it, and {texts} such texts "
    "are too few to tell."
)
BY_LOW = (
    "States stand in the order of the low end, those first that name it in {least} texts or more, so that none leads "
    "by a single speech."
)
BY_RATE = "States stand in the order of their rates, those first that name it in {least} texts or more."


def span(found: "Found") -> str:
    """Write the bodies and years of the texts."""
    from polycentric.answers.parts.words_rows import label_of

    first, last = found.texts["year"].min(), found.texts["year"].max()
    bodies = listed([label_of(body) for body in found.bodies])
    return f"{bodies}, {first}" if first == last else f"{bodies}, {first}-{last}"


def sentences(found: "Found", states: Sequence[str]) -> list[str]:
    """Say how often it is named in all, who names it most, and who first."""
    total, texts = found.places.height, found.counted.height
    with_any = int((found.counted["hits"] > 0).sum())
    if not total:
        return [f"None of the {texts:,} texts names it.", *_of_states(found, states)]
    whose = " of these states" if states else ""
    verb = "names" if with_any == 1 else "name"
    often = "" if states else _most_uses(found)
    lead = f"{with_any:,} of {count(texts, 'text')}{whose} {verb} it, {count(total, 'time')} in all{often}."
    return [*_of_states(found, states), lead] if states else [*_most(found), lead, *_firsts(found)]


def _most_uses(found: "Found") -> str:
    """Say who has most uses in all, whatever the length of its texts; nothing of several bodies, or where many have."""
    from polycentric.answers.parts.words_rows import ranked

    rows = ranked(found).to_dicts() if len(found.bodies) == 1 else []
    most = max((row["hits"] for row in rows), default=0)
    names = [_who(row).partition(" (")[0] for row in rows if row["hits"] == most]
    if most <= 1 or len(names) > FEW or len(rows) == 1:
        return ""
    return f", most often by {listed(names)} ({count(most, 'time')}{' each' if len(names) > 1 else ''})"


def _most(found: "Found") -> list[str]:
    """Say body by body which state leads, which never names it, and who comes next; or that nobody can lead.

    Texts counted in words and in characters are told apart, since their rates have no order.
    """
    from polycentric.answers.parts.words_rows import label_of, needed, ranked, unit

    told: list[str] = []
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in ranked(found).iter_rows(named=True):
        groups.setdefault((row["body"], row["of"]), []).append(row)
    for (body, of), every in groups.items():
        if not any(row["hits"] for row in every):
            continue
        place = f" in the {label_of(body)}" if len(found.bodies) > 1 else ""
        place += f" among texts counted in {of}" if unit(found, body) != of else ""
        least = needed(found, body)
        able = [row for row in every if row["texts_naming"] >= least and row["rate"] is not None]
        told.append(_leader(able, every, in_words(least), place))
        if len(able) > 1:
            told.append(_next(able))
    return told


def _leader(able: Sequence[Mapping[str, Any]], every: Sequence[Mapping[str, Any]], least: str, place: str) -> str:
    """Say which state leads those that name it in enough texts, or why none does."""
    if len(every) == 1:
        return f"{as_sentence(_who(every[0]))} names it{place}: {_how_often(every[0])}."
    if not able and max(row["texts"] for row in every) == 1:
        return (
            f"With one text of each state there is no telling who names it most{place}: of {len(every)} states "
            f"{sum(row['hits'] > 0 for row in every)} name it."
        )
    if not able:
        return f"No state names it in {least} texts{place}, too few to say who names it most{_never(every)}."
    who = as_sentence(_who(able[0]))
    if len(able) == 1:
        return f"{who} alone names it in {least} texts or more{place}: {_how_often(able[0])}{_never(every)}."
    by = "" if able[0]["low"] is None else ", by the low end of the interval"
    among = f"the {in_words(len(able))} states that name it in {least} texts or more"
    return f"{who} leads {among}{place}{by}: {_how_often(able[0])}{_never(every)}."


def _never(rows: Sequence[Mapping[str, Any]]) -> str:
    """Say how many states name it, and which of those that never do has most texts, of equals a permanent member."""
    from polycentric.answers.parts.words_rows import PERMANENT

    silent = [row for row in rows if not row["hits"]]
    if not silent:
        return ""
    loudest = max(silent, key=lambda row: (row["texts"], row["state"] in PERMANENT, row["state"]))
    return (
        f"; of {len(rows)} states {len(rows) - len(silent)} name it, and {_who(loudest)} never does in its "
        f"{count(loudest['texts'], 'text')}"
    )


def _next(rows: Sequence[Mapping[str, Any]]) -> str:
    """Say who comes next, and by what."""
    others = [f"{_who(row)} ({_at_least(row)})" for row in rows[1 : NEXT + 1]]
    by = "By rate next" if rows[0]["low"] is None else "Next"
    return f"{by} {'comes' if len(others) == 1 else 'come'} {listed(others)}."


def _at_least(row: Mapping[str, Any]) -> str:
    """Write the low end of a rate, by which states are ordered, or the rate where it has none."""
    return f"{row['rate']:.2f}" if row["low"] is None else f"from {row['low']:.2f}"


def _who(row: Mapping[str, Any]) -> str:
    """Name a row's state as it stands inside a sentence."""
    return in_a_sentence(str(row["name"]))


def _how_often(row: Mapping[str, Any]) -> str:
    """Write hits, texts, rate and interval."""
    around = "" if row["low"] is None else f" ({row['low']:.2f} to {row['high']:.2f})"
    times, texts = count(row["hits"], "time"), count(row["texts"], "text")
    if row["rate"] is None:
        return f"{times} in {texts}, in several languages, so that no rate is given"
    return f"{times} in {texts}, {row['rate']:.2f} per 1,000 {row['of']}{around}"


def _firsts(found: "Found") -> list[str]:
    """Say who named it first, and who next, body by body."""
    from polycentric.answers.parts.words_rows import label_of, named

    told: list[str] = []
    for body in found.bodies:
        by_year: dict[int, list[str]] = {}
        for row in named(found.first.filter(found.first["body"] == body), "year").iter_rows(named=True):
            if the(row["name"]) not in by_year.setdefault(row["year"], []):
                by_year[row["year"]].append(the(row["name"]))
        groups = [(year, _few(names), len(names)) for year, names in list(by_year.items())[:NEXT]]
        if not groups:
            continue
        year, who, many = groups[0]
        follow = "".join(f"; then {names} in {after}" for after, names, _ in groups[1:])
        place = "all texts that are here" if len(found.bodies) == 1 else f"the {label_of(body)}"
        since = found.texts["year"].min()
        hidden = ", before the years asked for" if isinstance(since, int) and year < since else ""
        told.append(f"In {place} {who} name{'s' if many == 1 else ''} it first, in {year}{hidden}{follow}.")
    return told


def _few(names: Sequence[str]) -> str:
    """List names, of many the first ones and how many there are besides."""
    if len(names) <= FEW:
        return listed(names)
    return f"{', '.join(names[:NEXT])} and {len(names) - NEXT} other states"


def _of_states(found: "Found", states: Sequence[str]) -> list[str]:
    """Say of each state how often it names it, and since when."""
    from polycentric.answers.parts.words_rows import label_of, ranked

    told: list[str] = []
    for row in ranked(found).iter_rows(named=True):
        if row["state"] not in states:
            continue
        place = f" in the {label_of(row['body'])}" if len(found.bodies) > 1 else ""
        who, most = as_sentence(_who(row)), row["high"]
        texts = count(row["texts"], "text")
        if not row["hits"]:
            limit = f": at most {most:.3f} times per 1,000 {row['of']}" if most is not None else ""
            where = f"in none of its {texts}" if row["texts"] > 1 else "not in its one text"
            told.append(f"{who} names it {where}{place}{limit}.")
            continue
        since = f", first in {row['first_year']}" if len(found.bodies) == 1 else ""
        around = f" ({row['low']:.3f} to {most:.3f})" if most is not None else ""
        if row["rate"] is None:
            told.append(f"{who} names it {count(row['hits'], 'time')} in its {texts}{place}{since}; they are in "
                        "several languages, so that no rate is given.")  # fmt: skip
            continue
        told.append(f"{who} names it {count(row['hits'], 'time')} in its {texts}{place}{since}: {row['rate']:.3f} per "
                    f"1,000 {row['of']}{around}.")  # fmt: skip
    return told


def notes(found: "Found", *, own: bool) -> list[str]:
    """Say what is counted, what is missing, and what the numbers can't tell."""
    concept = found.concept
    lines = [
        f"Counted (dictionary {concept.name}, version {concept.version}): {concept.meaning} {concept.caveat}",
        "A state without a text in a year has no row: it is missing, not zero. Rates are per 1,000 words, in Chinese "
        "per 1,000 characters, and aren't compared across languages or bodies.",
        *_intervals(found),
        _order(found),
        CONFOUNDERS,
    ]
    return [*lines, *_faults(found), *([] if own else gaps_of(found.bodies))]


def short_notes(found: "Found", *, own: bool, ordered: bool = True) -> list[str]:
    """Say what is counted, how sure it is and which texts are here, for a screen; and where all notes are."""
    from polycentric.answers.asked import all_notes
    from polycentric.answers.parts.words_rows import units

    known = any(_is_known(each) for each in found.spreads.values())
    how = f"Rates are {units(found)['rate']}"
    if known:
        how += "; from and to hold 95%, whole texts as units"
    more = (
        "What else moves a rate" if own else "What else moves a rate, which texts are missing and who translated them"
    )
    return [
        f"Counted: {found.concept.meaning} {found.concept.caveat}",
        f"{how}. {_order(found)}" if ordered else f"{how}.",
        *([] if known else _intervals(found)),
        *_faults(found),
        *([] if own else [_here(body) for body in found.bodies]),
        f"A state without a text in a year is missing, not zero. {more}: {all_notes()} all notes.",
    ]


def _intervals(found: "Found") -> list[str]:
    """Say what the intervals rest on, body by body."""
    from polycentric.answers.parts.words_rows import label_of

    lines: list[str] = []
    for body, spread in found.spreads.items():
        place = f"{label_of(body)}: " if len(found.spreads) > 1 else ""
        told = INTERVALS if _is_known(spread) else NO_INTERVALS
        lines.append(place + told.format(alpha=f"{spread.alpha:.2f}", texts=f"{spread.texts:,}"))
    return lines


def _order(found: "Found") -> str:
    """Say in what order states stand."""
    from polycentric.answers.parts.words_rows import needed

    least = " or ".join(dict.fromkeys(in_words(needed(found, body)) for body in found.bodies))
    by = BY_LOW if any(_is_known(each) for each in found.spreads.values()) else BY_RATE
    return by.format(least=least)


def _is_known(spread: "Dispersion") -> bool:
    """Tell whether there are intervals: a missing alpha is not equal to itself."""
    return spread.alpha == spread.alpha


def _faults(found: "Found") -> list[str]:
    """Say which texts can't be counted."""
    faulty = found.texts.filter(found.texts["fault"].is_not_null())
    if not faulty.height:
        return []
    why = [f"{number} ({what})" for what, number in faulty["fault"].value_counts(sort=True).iter_rows()]
    return [f"Left out: {count(faulty.height, 'text')} that can't be counted, {listed(why)}."]


def gaps_of(bodies: Sequence[str]) -> list[str]:
    """Say how many of the listed texts are here, and what is known to be missing."""
    from polycentric.words.corpus.bodies import CORPORA

    return [f"{_here(body)} {CORPORA[body].known_gaps} Translation: {CORPORA[body].translation}." for body in bodies]


def _here(body: str) -> str:
    """Say how many of the listed texts of a body are here, and how to fetch the others."""
    from polycentric.words.corpus.bodies import CORPORA
    from polycentric.words.corpus.fetched import fetch_words
    from polycentric.words.corpus.texts import texts

    corpus = CORPORA[body]
    here = texts(body).height
    more = "" if here >= corpus.listed else f" All: {fetch_words(corpus.sources[0])}."
    return f"{corpus.label}: {here:,} texts of {corpus.listed:,} that are listed are here.{more}"
