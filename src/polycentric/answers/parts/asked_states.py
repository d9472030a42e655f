"""The states that a user names before texts, each with the years of its name: the Soviet Union spoke until 1991.

A name that a state bore in some years alone asks for these years; a name that it has merely changed asks for all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Years = tuple[int, int]
ALL = (1, 9999)


@dataclass(frozen=True)
class AskedStates:
    """States that are asked for.

    Attributes
    ----------
    ids : tuple of str
        Their ids, each once.
    spans : mapping
        Of those that are asked for by a name of some years, the spans of such names.
    texts : tuple of (str, str)
        What was typed, with the id that it means.
    """

    ids: tuple[str, ...] = ()
    spans: Mapping[str, tuple[Years, ...]] = field(default_factory=dict[str, tuple[Years, ...]])
    texts: tuple[tuple[str, str], ...] = ()

    def years(self, state: str, asked: Years | None) -> Years | None:
        """Give the years of a state that are to be taken: those asked for, within those of its name."""
        if state not in self.spans:
            return asked
        first, last = min(span[0] for span in self.spans[state]), max(span[1] for span in self.spans[state])
        return (first, last) if asked is None else (max(first, asked[0]), min(last, asked[1]))


def states_asked_for(
    texts: Iterable[str], years: Years | None = None, known: Mapping[str, str] | None = None
) -> AskedStates:
    """Find states by what a user typed.

    Parameters
    ----------
    texts : iterable of str
        Names, ids or codes.
    years : (int, int), optional
        The years asked for: a name has to mean a state in one of them if it means one of some years alone.
    known : mapping, optional
        The ids of texts that are known already.

    Raises
    ------
    CoverageError
        If a name meant a state only outside the years asked for.
    PolycentricError
        If no state, or more than one, has a name.
    """
    from polycentric.states import find
    from polycentric.states.named_years import years_of_name

    found, spans, open_ = list[tuple[str, str]](), dict[str, list[Years]](), set[str]()
    for text in texts:
        state = known[text] if known and text in known else find(text).id
        span = years_of_name(text, state)
        if span is not None and years is not None and (years[1] < span[0] or span[1] < years[0]):
            _ = find(text, years[1])  # says when the name meant the state
        found.append((text, state))
        if span is None:
            open_.add(state)
        else:
            spans.setdefault(state, []).append(span)
    return AskedStates(
        tuple(dict.fromkeys(state for _, state in found)),
        {state: tuple(its) for state, its in spans.items() if state not in open_},
        tuple(found),
    )


def told_of_names(asked: AskedStates, spoken: Mapping[str, Sequence[int]]) -> list[str]:
    """Say which names take some years alone, and which take all.

    `spoken` are the years of the texts that are taken, by state.
    """
    from polycentric.pictures.drawing.words import the
    from polycentric.states import name_of
    from polycentric.states.named_years import is_former_name

    told: list[str] = []
    for text, state in asked.texts:
        today = the(name_of(state))
        years = spoken.get(state, ())
        if state in asked.spans and years:
            span = f"{min(years)}" if min(years) == max(years) else f"{min(years)}-{max(years)}"
            told.append(f"'{text}' is taken by its years, with texts of {span}: ask for {today} for all years.")
        elif is_former_name(text, state):
            told.append(f"'{text}' is {today} by a former name: its texts of all years are taken.")
    return list(dict.fromkeys(told))
