"""How a group of states is written: an organisation, a list of states, or an organisation with changes.

=========================================  =============================================================
written                                    means
=========================================  =============================================================
``EU``, ``European Union``                 the members of an organisation, in each year those of the year
``USA,CAN,MEX``                            these states, by name or id
``EU-HUN``, ``EU without Hungary``         the members without some
``EU+GBR``, ``EU with Norway and Britain`` the members and some more
``EU-HUN+GBR``                             both
``NATO-EU``                                an organisation's members that are not in another
``Anglo=USA,GBR,CAN``                      the same with a label of one's own
``EU; NAFTA=USA,CAN,MEX``                  two groups at once, each as one
=========================================  =============================================================

A comma (or *and*) goes on as before: ``EU without Hungary, Poland`` leaves both out. Letters that mean a state and an
organisation (CAN: Canada, or the Andean Community) mean the organisation where they stand alone or before a minus.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from polycentric.errors import GroupError, NotAStateError, UnknownNameError, nearest

APART = ";"
LABEL = "="
_SIGNS = re.compile(r"(\s+without\s+|\s+with\s+|\s+and\s+|\s*[,+]\s*|\s*[-\u2212\u2013]\s*)", re.IGNORECASE)
_LESS, _MORE = {"without", "-", "\u2212", "\u2013"}, {"with", "+"}
# "Papua New Guinea" has no mark, "Bosnia and Herzegovina" one, "Korea, Democratic People's Republic of" one.
_PIECES_OF_A_NAME = 4
_NAMED = 4


@dataclass(frozen=True)
class Term:
    """A state or an organisation whose members are in a group, or, where it is `taken` away, are not."""

    name: str
    is_body: bool
    taken: bool = False


@dataclass(frozen=True)
class Group:
    """A group of states that shall stand as one.

    Attributes
    ----------
    label : str
        What it is called as an actor: the label given, the organisation's name, or the states' ids.
    terms : tuple of Term
        In the order in which they were written.
    labelled : bool
        Whether the label is a user's own.
    """

    label: str
    terms: tuple[Term, ...]
    labelled: bool = False

    @property
    def text(self) -> str:
        """The group as it can be written."""
        written = _written(self.terms)
        return f"{self.label}{LABEL}{written}" if self.labelled else written

    @property
    def bodies(self) -> tuple[str, ...]:
        """The organisations that it is made of."""
        return tuple(term.name for term in self.terms if term.is_body)

    @property
    def body(self) -> str:
        """The organisation that it is, no more and no less; empty for any other group."""
        return self.terms[0].name if len(self.terms) == 1 and self.terms[0].is_body else ""


Groups = str | Group | Sequence[str | Group]


@dataclass(frozen=True)
class Names:
    """What can be named: organisations by the ways in which they are written, and how a state is found.

    Attributes
    ----------
    bodies : mapping of str to str
        The organisation's name by its name or title without capitals.
    state : callable
        The id of the state that a text means; raises a PolycentricError where it means none.
    is_state : callable
        Whether a text may be a state's name, which is quicker than to fail.
    known : iterable of str
        What is suggested for a name that is none.
    reserved : mapping of str to str
        The names, as in `bodies`, that are no label of anybody else.
    """

    bodies: Mapping[str, str]
    state: Callable[[str], str]
    is_state: Callable[[str], bool]
    known: Iterable[str]
    reserved: Mapping[str, str] = field(default_factory=dict[str, str])


def parse(groups: Groups, names: Names) -> tuple[Group, ...]:
    """Give the groups that a text means, or several texts.

    Raises
    ------
    GroupError
        If a text is empty, begins or ends with a sign, or names one state alone, or if two groups have one label.
    UnknownNameError
        If a name means no state and no organisation; the nearest names are suggested.
    """
    given = [groups] if isinstance(groups, str | Group) else list(groups)
    parts = [part for each in given for part in ([each] if isinstance(each, Group) else each.split(APART))]
    made = tuple(part if isinstance(part, Group) else _group(part, names) for part in parts)
    if not made:
        raise GroupError("No group was given: write an organisation ('EU') or states ('USA,CAN,MEX').")
    for place, group in enumerate(made):
        if group.label in {other.label for other in made[:place]}:
            raise GroupError(f"Two groups are called '{group.label}': give one a label of its own.")
    return made


def _group(text: str, names: Names) -> Group:
    """Read one group."""
    label, given, written = text.partition(LABEL)
    written = written if given else text
    if not written.strip():
        raise GroupError(
            f"The group '{text.strip()}' names nobody: write an organisation ('EU'), states ('USA,CAN,MEX') or an "
            "organisation with changes ('EU-HUN+GBR')."
        )
    if given and not label.strip():
        raise GroupError(f"The group '{text.strip()}' has '=' and no label before it: write 'Label=USA,CAN,MEX'.")
    terms = _terms(written.strip(), names)
    _check(terms, text.strip())
    own = label.strip() if given else ""
    if own.casefold() in names.reserved and names.reserved[own.casefold()] not in _bodies(terms):
        raise GroupError(f"The label '{own}' is the name of an organisation: choose another for '{written.strip()}'.")
    return Group(own or _label(terms), terms, bool(own))


def _terms(text: str, names: Names) -> tuple[Term, ...]:
    """Read the terms: the longest run of pieces that is a name, a sign, and so on."""
    parts, terms, at, taken = _SIGNS.split(text), list[Term](), 0, False
    while at < len(parts):
        end, followed = _longest(parts, at, names)
        alone = not terms and (end >= len(parts) or _sign(parts[end]) in _LESS)
        terms.append(_term("".join(parts[at:end]).strip(), names, text, alone=alone, taken=taken))
        taken = followed in _LESS or (taken and followed not in _MORE)
        at = end + 1
    return tuple(terms)


def _longest(parts: Sequence[str], at: int, names: Names) -> tuple[int, str]:
    """Give where the longest name that begins here ends, and the sign behind it."""
    if not parts[at].strip():
        raise _empty("".join(parts))
    for pieces in range(_PIECES_OF_A_NAME, 0, -1):
        end = at + 2 * pieces - 1
        if end <= len(parts) and (pieces == 1 or _is_name("".join(parts[at:end]).strip(), names)):
            return end, _sign(parts[end]) if end < len(parts) else ""
    return len(parts), ""


def _is_name(text: str, names: Names) -> bool:
    """Tell whether a text is a name as it stands."""
    # A state's name is compared without its marks: "USA," would be one.
    return text.casefold() in names.bodies or (_sign(text[-1:]) not in {",", *_LESS, *_MORE} and names.is_state(text))


def _term(text: str, names: Names, whole: str, *, alone: bool, taken: bool) -> Term:
    """Make a term of a name; letters that mean both are the organisation's where they stand `alone`."""
    body = names.bodies.get(text.casefold())
    if body is not None and (alone or not names.is_state(text)):
        return Term(body, is_body=True, taken=taken)
    try:
        return Term(names.state(text), is_body=False, taken=taken)
    except NotAStateError:
        if alone and nearest(text, names.bodies):  # a slip in the name of an organisation
            raise UnknownNameError("organisation", text, names.known) from None
        raise
    except UnknownNameError:
        raise UnknownNameError(
            "state or organisation" + (f" in '{whole}'" if whole != text else ""), text, names.known
        ) from None


def _check(terms: Sequence[Term], text: str) -> None:
    """Refuse a single state, and what is named twice."""
    seen = set[tuple[str, bool]]()
    for term in terms:
        if (term.name, term.is_body) in seen:
            raise GroupError(f"The group '{text}' names {term.name} twice: once is enough.")
        seen.add((term.name, term.is_body))
    if len(terms) == 1 and not terms[0].is_body:
        raise GroupError(f"The group '{text}' is one state, which stands alone already: name at least two.")


def _bodies(terms: Sequence[Term]) -> set[str]:
    """Name the organisations among the terms."""
    return {term.name for term in terms if term.is_body}


def _sign(separator: str) -> str:
    """Give a separator without blanks and capitals."""
    return separator.strip().casefold()


def _written(terms: Sequence[Term]) -> str:
    """Write terms with signs."""
    signs = ["", *("-" if term.taken else "+" for term in terms[1:])]
    return "".join(f"{sign}{term.name}" for sign, term in zip(signs, terms, strict=True))


def _label(terms: Sequence[Term]) -> str:
    """Make a label of terms: as they are written, and of many states the first four."""
    if len(terms) <= _NAMED + 1:
        return _written(terms)
    return f"{_written(terms[:_NAMED])} and {len(terms) - _NAMED} more"


def _empty(text: str) -> GroupError:
    """Word the refusal of a sign with nothing on one of its sides."""
    return GroupError(
        f"The group '{text}' has a sign with no name on one side: write 'EU-HUN+GBR', 'EU without Hungary' or "
        "'USA,CAN,MEX'."
    )
