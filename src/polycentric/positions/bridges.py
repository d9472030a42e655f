"""Bridges: roll calls of different sessions that ask the same thing again, found from what the table says of them.

A bridge says that an item's parameters did not change, so that what changed is where states stand. A shared title is
not identity: under one title stand votes on paragraphs and amendments, and different resolutions of one agenda item.
The rule here is narrow: votes on whole resolutions only; texts alike word by word; each the other's nearest, and
clearly nearer than the second; sessions at most five apart; and never two items of one session in one bridge.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import polars as pl
    from scipy.sparse import csr_matrix

WINDOW = 5
ALIKE = 0.80
# A second candidate this near the first makes the match ambiguous, unless the first is the same word by word.
MARGIN = 0.05
SAME = 0.999
# Words of the record's own, which say nothing of what is asked.
_PLAIN = re.compile(
    r":? ?resolution ?/? ?adopted by the general assembly|\bto (approve|adopt) (a|the) (draft )?resolution\b"
)
_AGENDA = re.compile(r"^A/\d")
_SPOKEN = re.compile(r"\bthe (acting )?president\b|\brule \d+\b|\bvot(e|ing)\b|\bparagraph|\bamendment|\bmotion\b")
_WORD = re.compile(r"[a-z]{2,}")
_COMMON = frozenset(
    re.findall(r"\w+", "the of and to in on for by from with its it is are be or as at an that which this")
)


@dataclass(frozen=True)
class Link:
    """Two items taken for one question, and how alike their texts are (cosine of weighted words)."""

    earlier: int
    later: int
    alike: float


def find_bridges(roll_calls: "pl.DataFrame") -> "pl.DataFrame":
    """Find the roll calls that recur in substance.

    Parameters
    ----------
    roll_calls : DataFrame
        With `rcid`, `session`, `amend`, `para`, `short`, `descr` as the source `un_votes` has them.

    Returns
    -------
    DataFrame
        A row for each bridged roll call: `bridge` (a number from 1, by first session), `rcid`, `session`, `alike` (to
        the member it was linked by; missing for the first), `linked_to` (that member's rcid) and `text`.
    """
    import polars as pl

    whole = roll_calls.with_columns(text=_texts(roll_calls)).filter(_is_whole()).sort("session", "rcid")
    sessions = whole["session"].to_list()
    links = _joined(_links(_weighted(whole["text"].to_list()), sessions), sessions)
    group: dict[int, int] = {}
    rows: list[tuple[int, int, float | None, int | None]] = []
    for number, (members, by) in enumerate(links, start=1):
        for member in members:
            group[member] = number
            link = by.get(member)
            rows.append((member, number, link.alike if link else None, link.earlier if link else None))
    rcid = whole["rcid"].to_list()
    return pl.DataFrame(
        {
            "bridge": [number for _, number, _, _ in rows],
            "rcid": [rcid[member] for member, *_ in rows],
            "session": [sessions[member] for member, *_ in rows],
            "alike": [alike for _, _, alike, _ in rows],
            "linked_to": [None if to is None else rcid[to] for *_, to in rows],
            "text": [whole["text"][member] for member, *_ in rows],
        },
        schema={
            "bridge": pl.Int32,
            "rcid": pl.Int32,
            "session": pl.Int16,
            "alike": pl.Float64,
            "linked_to": pl.Int32,
            "text": pl.String,
        },
    )


def _texts(roll_calls: "pl.DataFrame") -> "pl.Series":
    """Give what each roll call is about; where the description is an agenda number or nothing, the title."""
    import polars as pl

    pairs = zip(roll_calls["descr"].fill_null(""), roll_calls["short"].fill_null(""), strict=True)
    return pl.Series("text", [short if not descr or _AGENDA.match(descr) else descr for descr, short in pairs])


def _is_whole() -> "pl.Expr":
    """Say whether a vote is on a whole resolution: neither flagged nor worded as one on a part, or on procedure."""
    import polars as pl

    part = pl.col("amend").fill_null(value=False) | pl.col("para").fill_null(value=False)
    spoken = pl.col("text").str.to_lowercase().str.contains(_SPOKEN.pattern)
    return ~part & ~spoken & (pl.col("text") != "")


def words(text: str) -> list[str]:
    """Give the words that a text is compared by."""
    plain = _PLAIN.sub(" ", text.lower())
    return [word for word in _WORD.findall(plain) if word not in _COMMON]


def _weighted(texts: Sequence[str]) -> "csr_matrix":
    """Weigh each text's words by their rarity, rows of length one."""
    from scipy.sparse import csr_matrix

    vocabulary: dict[str, int] = {}
    rows, columns = [], []
    for row, text in enumerate(texts):
        for word in sorted(set(words(text))):
            rows.append(row)
            columns.append(vocabulary.setdefault(word, len(vocabulary)))
    frequency = np.bincount(columns, minlength=len(vocabulary))
    weight = np.log(1 + len(texts) / np.maximum(frequency, 1))[columns]
    length = np.sqrt(np.bincount(rows, weight**2, minlength=len(texts)))
    return csr_matrix((weight / length[rows], (rows, columns)), shape=(len(texts), len(vocabulary)))


def _links(weighted: "csr_matrix", sessions: Sequence[int]) -> list[Link]:
    """Find the pairs that are each other's nearest, session against session."""
    session = np.array(sessions)
    places = {int(label): np.flatnonzero(session == label) for label in np.unique(session)}
    links: list[Link] = []
    for later, rows in places.items():
        for earlier in range(later - WINDOW, later):
            if earlier in places:
                links += _nearest(weighted, places[earlier], rows)
    return links


def _nearest(weighted: "csr_matrix", earlier: "np.ndarray", later: "np.ndarray") -> list[Link]:
    """Find the mutual nearest pairs of two sessions that are alike enough and without a rival."""
    alike = (weighted[earlier] @ weighted[later].T).toarray()
    best, back = alike.argmax(axis=1), alike.argmax(axis=0)
    score = alike[np.arange(len(earlier)), best]
    rival = np.maximum(_second(alike), _second(alike.T)[best])
    clear = (rival <= score - MARGIN) | ((score >= SAME) & (rival < SAME))
    pairs = np.flatnonzero((score >= ALIKE) & (back[best] == np.arange(len(earlier))) & clear)
    return [Link(int(earlier[row]), int(later[best[row]]), float(score[row])) for row in pairs]


def _second(values: "np.ndarray") -> "np.ndarray":
    """Give each row's second largest value, or nothing alike where there is only one column."""
    return np.partition(values, -2, axis=1)[:, -2] if values.shape[1] > 1 else np.zeros(len(values))


def _joined(links: Iterable[Link], sessions: Sequence[int]) -> list[tuple[list[int], Mapping[int, Link]]]:
    """Join linked items into bridges, the most alike first, refusing a join that would put two of one session in one.

    Gives each bridge's members by session, and for every member but the first the link that brought it in.
    """
    members: dict[int, set[int]] = {}
    best: dict[int, Link] = {}
    for link in sorted(links, key=lambda link: (-link.alike, link.later - link.earlier, link.later)):
        one, other = members.get(link.earlier, {link.earlier}), members.get(link.later, {link.later})
        if one is other:
            continue
        if {sessions[item] for item in one} & {sessions[item] for item in other}:
            continue
        together = one | other
        for item in together:
            members[item] = together
        best.setdefault(link.later, link)
    unique = {id(group): sorted(group) for group in members.values()}
    return [
        (group, {item: best[item] for item in group[1:] if item in best})
        for group in sorted(unique.values(), key=lambda group: group[0])
    ]
