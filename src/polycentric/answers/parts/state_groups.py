"""The groups that a state is in: camps by several definitions, forums, organisations."""

import datetime

from polycentric.answers.parts.lines import Fact, Line, fact
from polycentric.answers.parts.places import Places, source_of
from polycentric.answers.parts.ties_words import listing
from polycentric.states import name_of

NAMED = 4
TREES = {"dependence_threshold": "by dependence it followed", "dominant_flow": "by its largest exports it followed"}
COMMUNITIES = {"leiden_trade": "trade", "leiden_organisations": "organisations", "leiden_combined": "both together"}


def camps(places: Places) -> Line | None:
    """Say with whom the state is in a camp, by each definition that makes camps."""
    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.poles.readings import attempt

    world = places.world
    year = int(world.panel["year"].values[-1])
    told, facts = list[str](), list[Fact]()
    for name in (*COMMUNITIES, *TREES):
        finding = attempt(world, DEFINITIONS[name])
        if isinstance(finding, str) or finding.camps is None:
            continue
        row = finding.camps.isel(year=-1)
        if places.state not in row["state"].values or not (head := str(row.sel(state=places.state).item())):
            continue
        members = [str(state) for state in row["state"].values[row.values == head]]
        facts.append(fact("camps", name, len(members), "states of its camp", year, "this project's definitions", head))
        lead = "itself at the head" if head == places.state else f"with {name_of(head, year)}"
        told.append(f"{COMMUNITIES[name]}: {lead} ({len(members)})" if name in COMMUNITIES else
                    f"{TREES[name]} {'nobody' if head == places.state else name_of(head, year)}")  # fmt: skip
    return Line("camps (members)", "; ".join(told), year, "", facts) if told else None


def pact_camp(places: Places) -> Line | None:
    """Say with whom the state is in a community of pacts."""
    import polars as pl

    from polycentric.poles.groups.camps import camps as through_time
    from polycentric.poles.world import World
    from polycentric.power import INDICES
    from polycentric.ties import LAYERS

    layer = LAYERS["pacts"]
    panel = places.in_archive([*layer.archive(), "cinc"]) if places.past else places.now
    world = World(panel, indices={"cinc": INDICES["cinc"]}) if places.past else World(panel)
    found = through_time(world, "pacts")
    year = int(panel["year"].values[-1])
    own = found.states.filter((pl.col("state") == places.state) & pl.col("camp").is_not_null())
    if own.is_empty():
        return None
    members = [each for each in found.members(own["camp"][0], year) if each != places.state]
    facts = [fact("camps", "community of pacts", 1.0, "1 in it", year, found.source, member) for member in members]
    return Line("camp by pacts", listing((name_of(each, year) for each in members), NAMED), year, "", facts)


def forums(places: Places) -> Line | None:
    """Name the forums of which the state is a full member at the year's end."""
    from polycentric.sources import bodies

    if places.past:
        return None
    day = min(datetime.date(places.year, 12, 31), bodies.COVERED[1])
    inside = [body for body in bodies.forums(day) if places.state in bodies.members(body, day)]
    facts = [fact("forums", body, 1.0, "1 full member", day.year, bodies.SOURCE.label) for body in inside]
    labels = dict(bodies.table("bodies").select("body", "label").iter_rows())
    words = [labels[body] if len(body) == 1 else body for body in inside]
    return Line("forums", ", ".join(words) or "none", day.year, bodies.SOURCE.label, facts)


def organisations(places: Places) -> Line | None:
    """Count the organisations that the state is a full member of."""
    import numpy as np

    from polycentric.panel.schema import MEMBER

    if places.past:
        panel = places.in_archive(["sum_igo_full"])
        count, year = float(panel.pc.masked("sum_igo_full").isel(year=-1).sel(state=places.state).item()), int(
            panel["year"].values[-1]
        )  # fmt: skip
        source, most = source_of(panel["sum_igo_full"]), float(panel.pc.masked("sum_igo_full").max())
    else:
        codes = places.now["membership"].isel(year=-1)
        if places.state not in codes["state"].values:
            return None
        counts = np.sum(codes.transpose("state", "organisation").values == MEMBER, axis=1)
        count = float(counts[list(codes["state"].values).index(places.state)])
        year, source, most = int(places.now["year"].values[-1]), source_of(codes), float(counts.max())
    if count != count:
        return None
    facts = [fact("organisations", "full memberships", count, "organisations", year, source)]
    return Line("organisations", f"full member of {count:.0f} (the most of any state: {most:.0f})", year, source, facts)
