"""Names of states in Chinese texts, which have no spaces between words: the longest name at a place counts."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache

from polycentric.packaged import read_rows
from polycentric.states import Name, facts, lives
from polycentric.states.moments import span
from polycentric.words.naming.forms import FOLDER
from polycentric.words.naming.mentions import Mention, Status


def chinese_mentions(sentence: str, year: int) -> list[Mention]:
    """Give every form of a state's name in a sentence, in order.

    Parameters
    ----------
    sentence : str
        Without spaces.
    year : int
        Of the text.

    Returns
    -------
    list of Mention
        Without a state as in `polycentric.words.naming.mentions.mentions`.

    Examples
    --------
    >>> [(one.text, one.state) for one in chinese_mentions("反对美帝国主义侵略越南和印度支那", 1964)]
    [('美帝国主义', 'USA'), ('越南', 'VNM'), ('印度支那', None)]
    """
    return [
        Mention(form[0], form.start(), form.end(), *_meant(form[0], year)) for form in _pattern().finditer(sentence)
    ]


def _meant(form: str, year: int) -> tuple[str | None, Status]:
    """Give the state that a form means in a year, or why it means none."""
    names = _forms()[form]
    if not names:
        return None, "not_a_state"
    first, last = span(year)
    living = {name.state for name in names if name.meets(first, last) and lives(name.state, year)}
    if len(living) == 1:
        return next(iter(living)), "state"
    return None, "ambiguous" if living else "not_then"


@cache
def _forms() -> Mapping[str, tuple[Name, ...]]:
    """Give every form with the states that it may mean; those of the table stand in place of today's names."""
    own: dict[str, list[Name]] = defaultdict(list)
    for row in read_rows(FOLDER / "chinese_forms.csv"):
        start, end = (date.fromisoformat(row[key]) if row[key] else None for key in ("start", "end"))
        own[row["form"]] += [Name(row["id"], row["form"], start, end)] if row["id"] else []
    for row in facts.rows("names_in_other_languages.csv"):
        for text in {row["zh"], row["zh_Hant"]} - set(own):
            if row["kind"] == "state" and len(text) > 1:
                own[text].append(Name(row["place"], text, None, None))
    return {form: tuple({name.state: name for name in names}.values()) for form, names in own.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_forms(), key=lambda form: (-len(form), form)))))
