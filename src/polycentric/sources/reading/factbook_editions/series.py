"""Read a field that holds one figure or a list of them, latest first, with or without years, ranks and notes."""

import re
from dataclasses import replace

from polycentric.sources.reading.factbook_editions.figure import Figure, dated, figure_at, unavailable
from polycentric.sources.reading.factbook_parse.reading import Problem
from polycentric.sources.reading.factbook_parse.text import plain

RANKED = (2018, 2019, 2020)  # editions whose texts lost their years and end with a bare world rank
NOT_AVAILABLE = "the source says: not available"

_RANK = re.compile(r"country comparison to the world: ?[\d,]+")
_DOLLARS = re.compile(
    r" ?[|;]? ?note ?[:-] ?data (?:are )?in (?:constant )?(?P<base>\d{4}|current(?: year)?) (?:US )?dollars"
    r"(?: and do not include illicit exports or re-exports)?[.;]?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"[;|]? ?\b(?:note|notes) ?(?::|--?|;)", re.IGNORECASE)
_BRACKET = re.compile(r" ?\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_PHRASE = re.compile(r",? ?(?:of G[DN]P|f\.?o\.?b\.?|c\.?i\.?f\.?)(?![a-z])", re.IGNORECASE)
_MARK = re.compile(r" ?\[\[(\d{4}|current)\]\]")
_SEPARATOR = re.compile(r"[ ;,]*")
# Words behind a figure that add to it; what holds a further amount after a word would be a list that we don't know.
_REMARK = re.compile(r" ?[;,-].*|(?:[^$%\d|]|(?<!\d)(?:19|20)\d\d(?!\d))*")
_REMARK_AT_ONCE = re.compile(r"[;,(-]|(?:according|excluding|from|including|to)\b")  # else it could be a unit
_LABELLED = re.compile(r"[A-Z][A-Za-z ()-]+: ?[$\d-].*")


def figures(raw: str, kind: str, edition: int, prefix: str = "") -> list[Figure | Problem] | Problem:
    """Read a whole text, or none of it; an "NA" inside a list is a problem of its own beside the figures.

    Parameters
    ----------
    raw : str
        The text as the archive holds it.
    kind : str
        "money", "people", "kwh", "btu" or "percent".
    edition : int
        Decides how a world rank at the end is told from a figure.
    prefix : str
        Words that must stand before the first figure, and are dropped.
    """
    text = _RANK.sub("", plain(raw)).strip()
    if unavailable(re.sub(r" \([^()]*\)$", "", _without_prefix(text, prefix).removeprefix("GDP "))):
        return Problem(NOT_AVAILABLE)
    text = _DOLLARS.sub(lambda match: f" [[{match['base'].split()[0].lower()}]]", text)
    head, tail = _without_notes(text)
    read = _first(head, kind) if kind == "people" else _parts(_without_prefix(head, prefix).strip(" |"), kind, edition)
    if isinstance(read, Problem):
        return read
    return _year_after_note(_with_base(read, _MARK.findall(tail)), tail.strip(" |"))


def _without_notes(text: str) -> tuple[str, str]:
    """Split a text before its first note, or before the note on dollars that closes a list; figures behind it stay."""
    note = _NOTE.search(text)
    head, tail = (text[: note.start()], text[note.start() :]) if note else (text, "")
    *_, last = [None, *_MARK.finditer(head)]
    behind = head[last.end() :].strip(" |") if last else ""
    if last and not behind.startswith(("(", "$")):
        head, tail = head[: last.start()], head[last.start() :] + tail
    return head, tail


def _first(text: str, kind: str) -> list[Figure | Problem] | Problem:
    """Read the first figure alone, where a field prints one total and goes on with its parts or with remarks."""
    text = re.sub(r"^total(?: population)?: ?", "", text.strip())
    found = figure_at(text, 0, kind)
    if found is None:
        return Problem(f"the text does not begin with a figure: '{text[:40]}'")
    figure, place = _behind(found[0], text, found[1])
    rest = text[place:].strip(" |")
    if rest.startswith("male: "):
        return [_dated_by(figure, _BRACKET.findall(rest))]
    if rest and re.fullmatch(r"\d{1,3}", rest) is None:
        if not re.match(r"[;,(A-Za-z]", rest):
            return Problem(f"the text goes on with what is no figure: '{rest[:40]}'")
        figure = _dated_by(figure, _BRACKET.findall(rest)).flagged("remark")
    return [replace(figure, brackets=())]


def _without_prefix(text: str, prefix: str) -> str:
    """Drop what stands up to and with the prefix, where the text begins so."""
    before, found, after = text.partition(prefix) if prefix else ("", "", text)
    return after.lstrip(" -") if found and len(before) < 30 else text


def _parts(text: str, kind: str, edition: int) -> list[Figure | Problem] | Problem:
    """Read the parts between bars; a part's place in the list is kept, also where it is empty or not available."""
    parts = [part.strip() for part in text.split("|")]
    if edition in RANKED and len(parts) > 1 and re.fullmatch(r"\d{1,3}", parts[-1]):
        parts.pop()
    read, remarked = list[Figure | Problem](), False
    for part in parts:
        more = _part(part, kind)
        if isinstance(more, Problem):
            return more
        remarked = remarked or not more
        read += [replace(one, place=len(read) + at) if isinstance(one, Figure) else one for at, one in enumerate(more)]
    while read and isinstance(read[-1], Problem) and read[-1].reason.startswith("an empty"):
        read.pop()
    if not any(isinstance(one, Figure) for one in read):
        return next((one for one in read if isinstance(one, Problem)), Problem("the text has no figure"))
    return [one.flagged("remark") if remarked and isinstance(one, Figure) else one for one in read]


def _part(part: str, kind: str) -> list[Figure | Problem] | Problem:
    """Read what stands between two bars: figures, nothing, or a figure under a label of its own."""
    if not part:
        return [Problem("an empty place in the list")]
    if _LABELLED.fullmatch(part):
        return [Problem(f"a part of the list has a label of its own: '{part[:60]}'")]
    return _sequence(part, kind)


def _sequence(part: str, kind: str) -> list[Figure | Problem] | Problem:
    """Read the figures that stand one behind the other, each with its brackets; words alone are a remark: no figure."""
    read, place = list[Figure | Problem](), 0
    while place < len(part):
        start = _past_separators(part, place) if read else place
        found = figure_at(part, start, kind) or _missing_at(part, start)
        if found is None:
            break
        figure, place = found
        read_brackets, place = _behind(figure, part, place) if isinstance(figure, Figure) else (figure, place)
        read.append(read_brackets)
    read, rest = _without_zero(read), part[place:].strip()
    return _remarked(read, rest) if rest else read


def _without_zero(read: list[Figure | Problem]) -> list[Figure | Problem]:
    """Drop a zero without a year before an "NA": "0 kWh NA" says that nothing is known."""
    if len(read) == 2 and isinstance(read[1], Problem) and isinstance(read[0], Figure):
        return read[1:] if read[0].value == 0 and read[0].year is None else read
    return read


def _past_separators(text: str, place: int) -> int:
    match = _SEPARATOR.match(text, place)
    return match.end() if match else place


def _remarked(read: list[Figure | Problem], rest: str) -> list[Figure | Problem] | Problem:
    """Keep what was read before a remark; what is no remark spoils the text."""
    if not read:
        letters = re.fullmatch(r"[A-Za-z(][^$%|]*", rest)
        return [] if letters and not re.search(r"\d,\d{3}|\d (?:million|billion)", rest) else Problem(
            f"the text does not begin with a figure: '{rest[:40]}'")  # fmt: skip
    if unavailable(rest) or not _REMARK.fullmatch(rest):
        return Problem(f"the text goes on with what is no figure: '{rest[:40]}'")
    last = read[-1]
    if isinstance(last, Figure) and last.year is None and not _REMARK_AT_ONCE.match(rest):
        return Problem(f"the text goes on with what is no figure: '{rest[:40]}'")
    if isinstance(last, Figure):
        last = _dated_by(last, _BRACKET.findall(rest)[-1:]).flagged("remark")
    return [*read[:-1], last]


def _missing_at(part: str, place: int) -> tuple[Problem, int] | None:
    """Find an "NA" with its year inside a list."""
    match = re.compile(r"\$? ?NA ?%?(?: of GDP)?(?: \([^()]*\))?(?= |$|;|,)").match(part, place)
    return (Problem(NOT_AVAILABLE), match.end()) if match else None


def _behind(figure: Figure, text: str, place: int) -> tuple[Figure, int]:
    """Read the phrases, marks and brackets behind a figure; the first bracket that is a year dates it."""
    brackets = list[str]()
    while True:
        for pattern in (_PHRASE, _MARK, _BRACKET):
            match = pattern.match(text, place)
            if match:
                break
        else:
            return _dated_by(figure, brackets), place
        place = match.end()
        if pattern is _BRACKET:
            brackets.append(match[1])
        elif pattern is _MARK and match[1].isdigit() and not figure.year:
            figure = replace(figure, base=int(match[1]))


def _dated_by(figure: Figure, brackets: list[str]) -> Figure:
    """Date a figure that has no year by the first bracket that names one; the others are kept as they are."""
    years = [dated(bracket) for bracket in brackets]
    first = next((year for year in years if year), None)
    others = tuple(bracket for bracket, year in zip(brackets, years, strict=True) if not year)
    figure = replace(figure, brackets=(*figure.brackets, *others))
    if first is None or figure.year is not None:
        return figure
    figure = replace(figure, year=first.year, estimate=figure.estimate or first.estimate).flagged(*first.flags)
    return figure.flagged("second_date") if sum(year is not None for year in years) > 1 else figure


def _with_base(read: list[Figure | Problem], after: list[str]) -> list[Figure | Problem]:
    """Give the base year of the closing note to figures without an own; where an own one differs, say so."""
    base = next((int(year) for year in after if year.isdigit()), None)
    own = {one.base for one in read if isinstance(one, Figure) and one.base}
    if base is None:
        base = own.pop() if len(own) == 1 else None
        return [replace(one, base=one.base or base) if isinstance(one, Figure) else one for one in read]
    return [one if isinstance(one, Problem) else replace(one, base=base) if not one.base
            else one if one.base == base else one.flagged("base_contradicted") for one in read]  # fmt: skip


def _year_after_note(read: list[Figure | Problem], note: str) -> list[Figure | Problem]:
    """Date the only figure of a text by the bracket that closes its note."""
    closing = _BRACKET.findall(note)[-1:] if note.rstrip().endswith(")") else []
    if len(read) != 1 or not isinstance(read[0], Figure) or read[0].year or not closing or not dated(closing[0]):
        return read
    return [_dated_by(read[0], closing).flagged("year_after_note")]
