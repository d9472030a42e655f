"""Ties in sentences: who was tied to whom, and which way, in the words of each layer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from polycentric.answers.parts.ties_told import NAMED, Written, as_many, named, other_end, written
from polycentric.pictures.drawing.words import as_sentence, listed, the

if TYPE_CHECKING:
    from polycentric.ties.contract import TieLayer

Row = Mapping[str, Any]
MOST = 12


@dataclass(frozen=True)
class Words:
    """How ties of one layer are told; ``{state}`` is the state asked of, ``{names}`` the others.

    Attributes
    ----------
    both, out, into : str
        Ties that run both ways, from the state alone, and to it alone; of a layer with strengths, `out` and `into` tell
        the strongest.
    none : str
        That there is none.
    pair : str
        One tie between ``{state}`` and ``{names}``, where no state is asked of.
    heads : (str, str)
        What stands over the ties from the state, and over those to it.
    every : str
        How many ties there are, `ties`, of how many states, `states`, where no state is asked of.
    """

    both: str
    out: str
    into: str
    none: str
    pair: str
    heads: tuple[str, str] = ("to", "from")
    every: str = "{ties} such ties are listed, of {states} states"


@dataclass(frozen=True)
class Telling:
    """A layer, and how its strengths are written in a set of sentences."""

    layer: "TieLayer"
    written: Written


def _pledged(what: str) -> Words:
    return Words(
        f"{{state}} and each of these had pledged {what}: {{names}}", f"{{state}} alone had pledged {what}: {{names}}",
        f"these alone had pledged it to {{state}} {what}: {{names}}", f"{{state}} had no pledge {what}",
        "{state} to {names}",
    )  # fmt: skip


def _alike(what: str, none: str) -> Words:
    return Words("", f"{{state}} {what} {{names}}", "", f"{{state}} {none}", "{state} with {names}")


_PACT = Words(
    "{state} was allied with {names}", "{state} was bound to defend, without a pledge in return, {names}",
    "{state} was to be defended, without a pledge of its own, by {names}", "{state} had no ally",
    "{state} was bound to defend {names}", ("it defends", "defends it"),
    "{states} states were bound by {ties} pledges to defend another",
)  # fmt: skip
_RIVALS = Words("{state} was a rival of {names}", "{state} was a rival of {names}", "{state} was a rival of {names}",
                "{state} had no rival", "{state} and {names}")  # fmt: skip
_FOUGHT = Words("{state} was in it with {names}", "{state} was in it with {names}", "{state} was in it with {names}",
                "{state} was in none", "{state} against {names}")  # fmt: skip
WORDS: Mapping[str, Words] = {
    "pacts": _PACT,
    "atop_defense": _PACT,
    "atop_offense": _pledged("to join in attack"),
    "atop_neutral": _pledged("to stay neutral"),
    "atop_nonagg": _pledged("not to attack"),
    "atop_consul": _pledged("to consult"),
    "sanction": Words(
        "{state} and each of these had sanctions in force on the other: {names}",
        "{state} had sanctions in force on {names}", "sanctions on {state} were in force by {names}",
        "no sanctions by {state} or on it are listed", "{state} on {names}", ("by it on", "on it by"),
        "{ties} sanctions of one state on another were in force, by {states} states",
    ),
    "trade": Words(
        "", "{state} sold most to {names}", "it bought most from {names}", "no trade of {state} is listed",
        "from {state} to {names}", ("sold to", "bought from"),
    ),
    "flow": Words(
        "", "{state} bought most from {names}", "it sold most to {names}", "no trade of {state} is listed",
        "{state} bought from {names}", ("bought from", "sold to"),
    ),
    "smoothflow": Words(
        "", "{state} bought most from {names}", "it sold most to {names}", "no trade of {state} is listed",
        "{state} bought from {names}", ("bought from", "sold to"),
    ),
    "trade_dependence": Words(
        "", "{state} depended most on trade with {names}", "those that depended most on trade with {state} were "
        "{names}", "nothing is known of the dependence of {state}", "{state} on {names}",
        ("depends on", "who depends on it"),
    ),
    "hold": Words(
        "", "{state} was held most by {names}", "it held most {names}", "no hold on {state} is known",
        "{state} by {names}", ("is held by", "holds"),
    ),
    "organisations": _alike("shared most of its organisations with", "shared no organisation"),
    "dyadigos": _alike("shared most organisations with", "shared no organisation"),
    "forums": _alike("sat in most forums with", "sat in no forum with another"),
    **dict.fromkeys(("votes", "votes_75"), _alike("voted most like", "voted like nobody")),
    "trade_agreements": _alike("had signed most trade agreements, replaced ones among them, with",
                           "had no trade agreement that is listed"),
    **dict.fromkeys(("informal_organisations", "shared_informal"),
                    _alike("shared most informal organisations with", "shared no informal organisation")),
    "human_rights_treaties": _alike("shared most human-rights treaties with", "shared no human-rights treaty"),
    "conttype": _alike("bordered", "had no neighbour"),
    "capdist": _alike("had the nearest capitals in", "had no distance to another"),
    "mindist": _alike("was nearest to", "had no distance to another"),
    **dict.fromkeys(("interventions", "us_intervention"), Words(
        "{state} and each of these intervened in the other: {names}", "{state} had interventions under way in {names}",
        "interventions in {state} were under way by {names}", "no intervention by {state} or in it was under way",
        "{state} in {names}", ("it intervenes in", "intervene in it"),
        "interventions were under way in {ties} states",
    )),
    "interstate_conflict": _alike("was in armed conflict with", "was in no armed conflict with another state"),
    "arms_race": _alike("was in an arms race with", "was in no arms race that is listed"),
    **dict.fromkeys(("cowinterongoing", "cowinteronset", "cowmidongoing", "cowmidonset", "gmlmidongoing",
                     "gmlmidonset"), _FOUGHT),
    **dict.fromkeys(("td_rivalry", "tss_rivalry", "tss_aprin", "tss_ideological", "tss_interventionary",
                     "tss_positional", "tss_principal", "tss_spatial"), _RIVALS),
}  # fmt: skip
PLAIN = Words("{state} was tied both ways to {names}", "the strongest ties of {state} were to {names}",
              "the strongest ties to {state} were those of {names}", "no tie of {state} is above zero",
              "{state} to {names}")  # fmt: skip
MUTUAL = replace(PLAIN, both="{state} was tied to {names}", out="the strongest ties of {state} were with {names}",
                 pair="{state} and {names}")  # fmt: skip


def words_of(layer: "TieLayer") -> Words:
    """Give the words of a layer; plain ones of a user's own. A tie without direction runs from nobody to nobody."""
    return WORDS.get(layer.name, PLAIN if layer.directed else MUTUAL)


def listing(names: Iterable[str], most: int = MOST) -> str:
    """Name some states: "A, B and C"; of many the first, and how many more there are."""
    all_names = list(names)
    if len(all_names) > most:
        return f"{', '.join(all_names[:most])} and {len(all_names) - most} more"
    return listed(all_names)


def sentence(when: str, text: str) -> str:
    """Put the year before a sentence."""
    return f"{as_sentence(f'{when} {text}')}."


def there_or_not(layer: "TieLayer", name: str, rows: Sequence[Row], state: str, when: str) -> list[str]:
    """Tell with whom a state is tied, of a layer whose ties are there or not."""
    words, out, into = words_of(layer), _others(rows, "state", state), _others(rows, "partner", state)
    if not layer.directed:
        both, alone_out, alone_in = {**out, **into}, {}, {}
    else:
        both = {key: value for key, value in out.items() if key in into}
        alone_out = {key: value for key, value in out.items() if key not in into}
        alone_in = {key: value for key, value in into.items() if key not in out}
    forms = ((words.both or words.out, both), (words.out, alone_out), (words.into, alone_in))
    told = [
        form.format(state=the(name), names=listing(map(the, sorted(names.values())))) for form, names in forms if names
    ]
    return [sentence(when, each) for each in told or [words.none.format(state=the(name))]]


def unknown(name: str, when: str) -> str:
    """Say that nothing is listed of a state, where that doesn't mean that there is nothing."""
    none = "which doesn't say that there was none: a pair without a row is missing here, not zero"
    return sentence(when, f"no tie of {the(name)} is listed, {none}")


def strongest(
    layer: "TieLayer", name: str, rows: Sequence[Row], state: str, when: str, *, ranked: bool = True,
    beside: Sequence[Row] = (),
) -> list[str]:  # fmt: skip
    """Tell a state's strongest ties, of a layer whose ties have a strength; some of them where they can't be ranked.

    `beside` are ties of other years of the same set of sentences, which are in one unit.
    """
    words, rows = words_of(layer), [row for row in rows if not row.get("flag")]
    if not ranked:
        words = replace(words, out=_unranked(words.out), into=_unranked(words.into))
    how = Telling(layer, written(layer, [row["value"] for row in (*rows, *beside)]))
    out = [row for row in rows if row["state"] == state]
    into = [row for row in rows if row["partner"] == state]
    if not layer.directed:
        return [_told(words.out, name, rows, state, when, words.none, how), *other_end(layer, rows, state, how.written)]
    told = [(words.out, out), (words.into, into)]
    if layer.name == "trade_dependence":
        told.reverse()
    lines = list[str]()
    for form, part in told:
        if part:
            lines += [_told(form, name, part, state, when, "", how), *other_end(layer, part, state, how.written)]
    return lines or [sentence(when, words.none.format(state=the(name)))]


def _unranked(form: str) -> str:
    """Take the superlative out of a sentence."""
    return form.replace(" most", "").replace("{names}", "{names}, among others")


def of_all(layer: "TieLayer", rows: Sequence[Row], when: str, *, ranked: bool = True) -> list[str]:
    """Tell the strongest ties of all, or how many there are."""
    from polycentric.ties.called import is_yes_or_no

    if not rows:
        return [sentence(when, "no tie is above zero")]
    words, first = words_of(layer), rows[:NAMED]
    if is_yes_or_no(layer):
        counts: dict[str, int] = {}
        for row in rows:
            for name in (row["name"],) if layer.directed else (row["name"], row["partner_name"]):
                counts[name] = counts.get(name, 0) + 1
        most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: 2 * NAMED]
        told = listing(f"{the(name)} ({count})" for name, count in most)
        return [sentence(when, words.every.format(ties=len(rows), states=len(counts)) + f"; most by {told}")]
    pairs = "; ".join(words.pair.format(state=the(row["name"]), names=the(row["partner_name"])) for row in first)
    equal = as_many(rows, layer, shown=len(first))
    return [sentence(when, f"the strongest {'' if ranked else 'of those known '}were: {pairs}{equal}")]


def _others(rows: Sequence[Row], side: str, state: str) -> dict[str, str]:
    """Name the other states of ties that run from a state, or to it."""
    other, other_name = ("partner", "partner_name") if side == "state" else ("state", "name")
    return {row[other]: row[other_name] for row in rows if row[side] == state}


def _told(form: str, name: str, rows: Sequence[Row], state: str, when: str, none: str, how: "Telling") -> str:
    """Name the strongest of some ties with their strength, and how many others are as strong."""
    if not rows:
        return sentence(when, none.format(state=the(name)))
    told = form.format(state=the(name), names=named(rows, state, how.written))
    return sentence(when, f"{told}{how.written.after}{as_many(rows, how.layer)}")
