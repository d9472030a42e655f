"""A state's ties: partners in trade, pacts and other pledges, votes, wars and disputes."""

from typing import Any

from polycentric.answers.numbers import scale_of
from polycentric.answers.parts.lines import Fact, Line, fact
from polycentric.answers.parts.places import Places, source_of
from polycentric.answers.parts.ties_words import listing
from polycentric.answers.parts.trade_holes import is_of_the_archive, unranked
from polycentric.pictures.drawing.words import as_sentence, short_span, the
from polycentric.states import name_of

NAMED, ALLIES, AROUND = 3, 8, 5
COMMON = 0.75  # of a year's roll calls, on which both must have taken a stand
PLEDGES = {"atop_nonagg": "non-aggression", "atop_consul": "consultation", "atop_neutral": "neutrality",
           "atop_offense": "joint attack"}  # fmt: skip


def trade(places: Places) -> list[Line]:
    """Give the largest partners: whom it sells to, and buys from."""
    return _strongest(places, "trade", ("sold most to", "bought most from"), "trade")


def dependence(places: Places) -> list[Line]:
    """Give on whom it depends by trade, and who depends on it."""
    return _strongest(places, "trade_dependence", ("depended on", "depended on it"), "dependence")


def pacts(places: Places) -> list[Line]:
    """Name those that it is bound to defend, or that are bound to defend it."""
    from polycentric.answers.parts.ties_of_one import ways_of
    from polycentric.answers.parts.ties_rows import tie_rows
    from polycentric.ties import LAYERS

    layer = LAYERS["pacts"]
    panel = places.panel_of(layer)
    chosen = layer.on(panel)
    rows = tie_rows(chosen, panel, None, [places.state], bounds=False)
    if not rows:
        return []
    tied = [row for row in rows if row["value"] > 0]
    year, source = int(panel["year"].values[-1]), source_of(chosen(panel), chosen.source)
    facts = [_tie_fact("pacts", row, places.state, year, source) for row in tied]
    ways = ways_of(tied, chosen, places.state)
    labels = {"both ways": "allied with", "it defends": "bound to defend", "defends it": "defended by"}
    lines = [
        Line(labels[way], listing(names, ALLIES if len(names) > ALLIES else len(names)), year, source,
             facts if place == 0 else (),
             f"{'it was' if place == 0 else 'was'} {labels[way]} {listing(map(the, names), NAMED)}")
        for place, (way, names) in enumerate(ways.items())
    ]  # fmt: skip
    return lines or [Line("allied with", "nobody, by the pacts that are listed", year, source, (), "it had no ally")]


def pledges(places: Places) -> Line | None:
    """Count the other pledges of the state by kind, and name whom they are to, where they are few."""
    panel = places.in_archive(list(PLEDGES))
    year = int(panel["year"].values[-1])
    told, facts, source = list[str](), list[Fact](), source_of(panel["atop_nonagg"])
    for variable, what in PLEDGES.items():
        row = panel[variable].isel(year=-1).sel(state=places.state)
        to = [str(partner) for partner in row["partner"].values[row.values == 1]]
        facts += [fact("pledges", variable, 1.0, "1 pledged", year, source, partner) for partner in to]
        if to:
            names = f" ({', '.join(name_of(partner, year) for partner in to)})" if len(to) <= NAMED else ""
            told.append(f"{what} to {len(to)}{names}")
    known = bool((panel["atop_nonagg"].isel(year=-1).sel(state=places.state).values >= 0).any())
    if not known:
        return None
    return Line("other pledges", "; ".join(told) or "none", year, source, facts)


def votes(places: Places) -> list[Line]:
    """Name who votes most and least like it in the General Assembly, with the roll calls on which both took a stand."""
    import polars as pl

    from polycentric.ties.similar import SPANS, USUAL
    from polycentric.ties.similar_pairs import of_year

    (first, last), measure = SPANS["votes"], USUAL["votes"][0]
    if places.year < first:
        return []
    year = min(places.year, last)
    rows = of_year(year, measure, "votes", state=places.state, least=COMMON).filter(pl.col("value").is_not_null())
    if rows.is_empty():
        return []
    source = "UN General Assembly votes"
    facts = [
        fact("votes", f"alike ({measure}), on {row['items']} of {row['of_items']} roll calls", row["value"],
             "1 alike, less for less", year, source, row["partner"])
        for row in rows.iter_rows(named=True)
    ]  # fmt: skip
    near, far = (_voters(part, year) for part in (rows.head(NAMED), rows.tail(NAMED).reverse()))
    nearest = listing(the(name_of(partner, year)) for partner in rows["partner"].head(NAMED).to_list())
    told = f"it voted most like {nearest}"
    items = f"; {measure}, in brackets the common roll calls of {rows['of_items'][0]}"
    return [Line("voted like", near + items, year, source, facts, told), Line("voted unlike", far, year, source)]


def ideal_point(places: Places) -> Line | None:
    """Give the published ideal point, and its place among all."""
    panel = places.in_archive(["idealpointfp"])
    year = int(panel["year"].values[-1])
    row = panel["idealpointfp"].isel(year=-1)
    known = row.dropna("state")
    if places.state not in known["state"].values:
        return None
    value = float(known.sel(state=places.state).item())
    place, source = 1 + int((known > value).sum()), source_of(panel["idealpointfp"])
    facts = [
        fact("ideal point", "position by votes on final passage", value, "standard deviations", year, source),
        fact("ideal point", "place, from the side of the United States", place, "place", year, source),
    ]
    return Line("ideal point", f"{value:+.2f}, {place} of {known.size} from the side of the United States", year,
                source, facts)  # fmt: skip


def wars(places: Places) -> Line | None:
    """Name the wars of the state, the latest first."""
    from polycentric.ties.events import EVENTS, of_state

    span = EVENTS["wars"].years
    until = min(places.year, span[1])
    rows = of_state("wars", places.state, (span[0], until)).to_dicts()
    facts = [fact("wars", f"war {row['number']}, {row['first']}-{row['last']}", 1.0, "1 fought", row["first"],
                  EVENTS["wars"].source_label, row["partner"]) for row in rows]  # fmt: skip
    by_war: dict[int, list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: -row["first"]):
        by_war.setdefault(row["number"], []).append(row)
    told = [
        f"{listing((name_of(row['partner'], row['first']) for row in _by_dead(group)), NAMED)} "
        f"{short_span(min(r['first'] for r in group), max(r['last'] for r in group))}"
        for group in by_war.values()
    ]  # fmt: skip
    words = "; ".join(told[:NAMED]) + (f"; {len(told) - NAMED} earlier" if len(told) > NAMED else "")
    return Line(f"wars to {until}", words or "none", until, EVENTS["wars"].source_label, facts)


def _by_dead(group: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put the opponents of a war in order: those that lost most people in it first."""
    return sorted(group, key=lambda row: (-(row["partner_battle_deaths"] or 0), row["first"], row["partner"]))


def conflicts(places: Places) -> Line | None:
    """Name the armed conflicts with states of the last years, by UCDP."""
    from polycentric.answers.covered import span_of
    from polycentric.panel.load import load

    span = span_of(["interstate_conflict"])
    if span is None or places.year < span[0]:
        return None
    last = min(places.year, span[1])
    first = max(span[0], last - 2 * AROUND + 1)
    panel = load("history", years=(first, last), series=["interstate_conflict"])
    grid = panel["interstate_conflict"].sel(state=places.state)
    source, found = source_of(grid), dict[str, list[int]]()
    for year in panel["year"].values:
        row = grid.sel(year=year)
        for partner in row["partner"].values[row.values > 0]:
            found.setdefault(str(partner), []).append(int(year))
    facts = [fact("conflicts", "armed conflict between the two", 1.0, "1 under way", year, source, partner)
             for partner, years in found.items() for year in years]  # fmt: skip
    words = ", ".join(
        f"{name_of(partner, years[-1])} {short_span(years[0], years[-1])}" for partner, years in found.items()
    )
    return Line("armed conflict", words or "with no other state", f"{first}-{str(last)[-2:]}", source, facts)


def disputes(places: Places) -> Line | None:
    """Count the militarised disputes around the year, by opponent."""
    from polycentric.ties.events import EVENTS, of_state

    span = EVENTS["disputes"].years
    if places.year < span[0]:
        return None
    last = min(places.year + (AROUND if places.at.year else 0), span[1])
    first = min(places.year, span[1]) - (AROUND if places.at.year and places.year <= span[1] else 2 * AROUND - 1)
    rows = of_state("disputes", places.state, (first, last)).to_dicts()
    source, counts = EVENTS["disputes"].source_label, dict[str, int]()
    for row in rows:
        counts[row["partner"]] = counts.get(row["partner"], 0) + 1
    facts = [fact("disputes", f"dispute {row['number']}, {row['first']}-{row['last']}", 1.0, "1 under way",
                  row["first"], source, row["partner"]) for row in rows]  # fmt: skip
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    then = min(places.year, last)
    words = listing((f"{name_of(partner, then)} {count}" for partner, count in most), 6)
    told = f"it was in disputes with {listing((the(name_of(p, then)) for p, _ in most), NAMED)} in {first}-{last}"
    return Line("disputes with", words or "nobody", f"{first}-{str(last)[-2:]}", source, facts, told if most else "")


def _strongest(places: Places, name: str, labels: tuple[str, str], part: str) -> list[Line]:
    """Name the strongest ties from a state and to it."""
    from polycentric.answers.parts.ties_rows import tie_rows
    from polycentric.ties import LAYERS
    from polycentric.ties.trade import HOW_ESTIMATED, is_estimated

    layer = LAYERS[name]
    panel = places.panel_of(layer)
    chosen = layer.on(panel)
    rows = [row for row in tie_rows(chosen, panel, None, [places.state], bounds=False)
            if row["value"] > 0 and not row["flag"]]  # fmt: skip
    values, lines = chosen(panel), list[Line]()
    source, estimated = source_of(values, chosen.source), is_estimated(values)
    why = unranked(places.state, places.year, rows) if is_of_the_archive(chosen) else ""
    scale = scale_of(chosen.unit, [row["value"] for row in rows])
    for side, label in zip(("state", "partner"), labels, strict=True):
        here = [row for row in rows if row[side] == places.state]
        year = max((row["year"] for row in here), default=0)
        other = "partner_name" if side == "state" else "name"
        told = [f"{row[other]} {scale.show(row['value'])}{'%' if scale.unit == '%' else ''}" for row in here[:NAMED]]
        remarks = [f"{scale.unit.partition(' current')[0]} dollars"] if "dollars" in scale.unit else []
        remarks += ["estimated, too large" if remarks else "estimated"] if estimated else []
        unit = f" ({'; '.join(remarks)})" if remarks else ""
        facts = [_tie_fact(part, row, places.state, row["year"], source) for row in here]
        names = listing((the(row[other]) for row in here[:NAMED]), NAMED)
        words = f"{names} {label}" if label.endswith("on it") else f"it {label} {names}"
        if here:
            note = HOW_ESTIMATED if estimated else _left(why)
            if why:
                label, words = label.replace(" most", ""), "" if lines or name != "trade" else why
            lines.append(Line(label, ", ".join(told) + unit, year, source, facts, words, note))
    return lines


def _left(why: str) -> str:
    """Say what rests on trade of which a large part isn't known."""
    return f"{as_sentence(why)}; camps and poles by trade rest on what is left." if why else ""


def _tie_fact(part: str, row: dict[str, Any], state: str, year: int, source: str) -> Fact:
    """Give a tie as a tidy row, with its direction."""
    out = row["state"] == state
    other = row["partner"] if out else row["state"]
    return fact(part, "to the other" if out else "from the other", row["value"], row["unit"], year, source, other)


def _voters(rows: Any, year: int) -> str:
    """Name voters with their value and the roll calls on which both took a stand."""
    return ", ".join(
        f"{name_of(row['partner'], year)} {row['value']:.2f} ({row['items']})" for row in rows.iter_rows(named=True)
    )
