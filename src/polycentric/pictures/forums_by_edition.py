"""Forums by edition: what the members of each body hold of the world's output and people."""

from itertools import pairwise

from markupsafe import Markup

from polycentric.pictures.contract import Numbers, Picture, has_moved, moved_of
from polycentric.pictures.drawing import by_edition
from polycentric.pictures.drawing.by_edition import Plot
from polycentric.pictures.drawing.svg import Layout, group, line, picture, text
from polycentric.pictures.drawing.words import count, listed, percent
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.moved import Forum

_ROW = 172.0


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a small panel for each body, all on one scale."""
    forums = moved_of(findings).forums
    columns = 4 if layout.is_wide else 2
    width = layout.width / columns
    first, last = _years(forums)
    highest = 1.05 * max(
        value for each in forums for line_ in (each.output, each.people) for value in line_.values.values()
    )
    parts: list[Markup] = _key()
    for place, each in enumerate(forums):
        left, top = (place % columns) * width, 30 + (place // columns) * _ROW
        plot = Plot(left + 28, left + width - 14, top + 36, top + 136, first, last)
        parts.append(_panel(each, plot, highest, 2.6 if layout.is_wide else 2.2))
    height = 30 + _ROW * ((len(forums) - 1) // columns + 1)
    return picture("forums_by_edition", layout, height, finding(findings), _spoken(findings), parts)


def _years(forums: tuple[Forum, ...]) -> tuple[int, int]:
    """Give the years that all panels span."""
    return by_edition.years_of(values for each in forums for values in (each.output.values, each.people.values))


def _key() -> list[Markup]:
    """Say which marks are which."""
    shown = (("output_ppp", 4.0, "of world output (PPP)", False), ("population", 140.0, "of the world’s people", False),
             ("", 268.0, "in doubt", True))  # fmt: skip
    return [
        part
        for key, x, words, hollow in shown
        for part in (by_edition.mark(key, x, 9, words, hollow=hollow), text(x + 9, 13, words, class_="tiny"))
    ]


def _panel(each: Forum, plot: Plot, highest: float, size_of_marks: float) -> Markup:
    """Draw one body."""
    up = plot.up(highest)
    step = 0.2 if highest > 0.3 else 0.1
    ticks = [step * number for number in range(int(highest / step) + 1)]
    parts = [text(plot.left - 24, plot.top - 20, each.body, class_="strong"),
             text(plot.left - 24, plot.top - 6, _size(each, plot.last), class_="tiny muted")]  # fmt: skip
    parts += by_edition.axes(plot, up, ticks, lambda tick: percent(tick, 0), [plot.first, plot.last])
    # The panel's key is the quantity: colours and shapes are those of output and of people.
    for held, key in ((each.output, "output_ppp"), (each.people, "population")):
        named = by_edition.ByEdition(key, f"{each.body}, {held.name.lower()}", held.values, held.runs, held.doubts)
        parts.append(by_edition.series(named, plot, up, _written, size=size_of_marks))
    parts += _changes(each, plot)
    return group(*parts, class_=f"forum of-{each.body.lower()}")


def _size(each: Forum, last: int) -> str:
    """Say how many members a body has at first and at last, and in which editions where it ended before the last."""
    known = sorted(each.members)
    before, after = each.members[known[0]], each.members[known[-1]]
    size = f"{after} members" if before == after else f"{before} to {after} members"
    return size if known[-1] == last else f"{size}, {known[0]}–{known[-1]}"


def _changes(each: Forum, plot: Plot) -> list[Markup]:
    """Mark below the axis where a body has more or fewer members than in the edition before."""
    ink = "stroke:var(--ink);stroke-width:2"
    places = [plot.across(edition) for edition in _turns(each)]
    return [line(x, plot.bottom + 1, x, plot.bottom + 6, style=ink) for x in places]


def _written(share: float) -> str:
    """Write a share."""
    return percent(share, 1)


def _last(each: Forum) -> tuple[float, float]:
    """Give a body's last shares of output and of people."""
    return each.output.values.get(max(each.output.values, default=0), 0.0), each.people.values[max(each.people.values)]


def finding(findings: Findings) -> str:
    """Set the two rival clubs beside each other."""
    known = {each.body: each for each in moved_of(findings).forums}
    if not {"G-7", "BRICS"} <= known.keys():
        return "What the members of each body hold of the world"
    seven, brics = known["G-7"], known["BRICS"]
    return (
        f"BRICS holds {percent(_last(brics)[0])} of the world’s output at purchasing power, the G-7 "
        f"{percent(_last(seven)[0])}"
    )


def _takeaway(findings: Findings) -> str:
    """Say what each body's members hold in the last edition."""
    forums = moved_of(findings).forums
    _, last = _years(forums)
    alive = [one for one in forums if last in one.members and last in one.output.values]
    each = [f"{one.body} {percent(one.output.values[last])} and {percent(one.people.values[last])}" for one in alive]
    return (
        f"Part of the world’s output at purchasing power and of its people that a body’s members hold, {last}: "
        f"{listed(each)}. A body that grows holds more without any member having risen."
    )


def _paragraphs(findings: Findings) -> tuple[str, ...]:
    """Say which changes are of members and not of shares."""
    changed = [
        f"{each.body} {listed([f'{each.members[edition]} ({edition})' for edition in turns])}"
        for each in moved_of(findings).forums
        if len(turns := [min(each.members), *_turns(each)]) > 1
    ]
    return (
        (f"Members came and went, by the editions in which their number is another: {'; '.join(changed)}.",)
        if changed
        else ()
    )


def _turns(each: Forum) -> list[int]:
    """Give the editions in which a body has more or fewer members than in the one before."""
    return [after for before, after in pairwise(sorted(each.members)) if each.members[before] != each.members[after]]


def _caption(findings: Findings) -> str:
    """Say who counts as a member, and from when membership is known."""
    forums = moved_of(findings).forums
    first = min(min(each.members) for each in forums)
    return (
        "Members at the end of each edition’s year, without suspended ones, as our dated list of bodies has them "
        f"(from {first}); editions without it are left out. The shares of output break where prices are compared anew. "
        "Thick ticks below an axis: the members changed, and no line crosses that. Hollow points: the edition repeats "
        "the one before, lacks too many people, or has no figure of a large member. All panels have one scale. "
        f"Source: {moved_of(findings).source}."
    )


def _notes(findings: Findings) -> tuple[str, ...]:
    """Say why points are hollow, body by body where it is of one body alone."""
    every = [
        (each.body, edition, why) for each in moved_of(findings).forums for edition, why in each.output.doubts.items()
    ]
    reasons: dict[tuple[int, str], list[str]] = {}
    for body, edition, why in every:
        reasons.setdefault((edition, why), []).append(body)
    return tuple(f"{edition}, {listed(who)}: the edition {why}." for (edition, why), who in sorted(reasons.items()))


def _numbers(findings: Findings) -> Numbers:
    """Give a row for each body and edition."""
    rows = [
        (each.body, str(edition), str(members), percent(each.output.values.get(edition), 2),
         percent(each.people.values.get(edition), 2))
        for each in moved_of(findings).forums
        for edition, members in sorted(each.members.items())
    ]  # fmt: skip
    return Numbers(("Body", "Edition", "Members", "Output, PPP", "People"), tuple(rows), words=(0,))


def _spoken(findings: Findings) -> str:
    """Say the ends of each body."""
    sentences: list[str] = []
    for each in moved_of(findings).forums:
        known = sorted(each.members)
        sentences += [
            f"{each.label}, {edition}: {count(each.members[edition], 'member')}, "
            f"{percent(each.output.values.get(edition))} of output, "
            f"{percent(each.people.values.get(edition))} of people."
            for edition in dict.fromkeys((known[0], known[-1]))
        ]
    return " ".join(sentences)


def _known(findings: Findings) -> bool:
    """Tell whether any body is known by date in two editions."""
    return has_moved(findings) and any(len(each.members) > 1 for each in moved_of(findings).forums)


PICTURE = Picture(
    title="Forums, edition by edition",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    paragraphs=_paragraphs,
    notes=_notes,
    notes_head="Hollow points",
    definitions=("layer-forums", "source-bodies", "source-factbook"),
    applies=_known,
    of_editions=True,
    finding=finding,
    numbers=_numbers,
)
