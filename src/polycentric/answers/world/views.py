"""The map's views: camps by several definitions, each with its years and its anchor."""

from polycentric.answers.world.ties import dependence_period, pact_members, pact_name
from polycentric.errors import PolycentricError
from polycentric.panel.group_record import members
from polycentric.pictures.drawing.words import count, cut, in_words, listed, number, the
from polycentric.pictures.records.findings import Camp, State, View
from polycentric.poles.contract import Finding
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.labelled import single
from polycentric.poles.profile import Profile
from polycentric.poles.world import APART

SEVERAL = 3  # states whose largest partner one is, from which a partner has a colour of its own
_TREES = {
    "dependence_threshold": (
        "Dependence",
        "A state follows the partner that dominates it: their trade is at least {theta} of its output, and it depends "
        "on the partner more than the partner on it.",
    ),
    "dominant_flow": (
        "Largest export flow",
        "A state follows the partner that takes most of its exports, if that partner is the larger trader (Nystuen and "
        "Dacey’s rule). A chain of such ties ends at a head.",
    ),
    "patron_trees": (
        "Pledges to defend",
        "A state follows the strongest state that is bound by treaty to defend it, if that spends more on its forces "
        "than itself. A chain of such pledges ends at a head.",
    ),
}
_PATRONS = "military_spending"  # by which patrons are the stronger: who could defend
_LEAST_OF = {"patron_trees": "of the world’s military spending"}
_COMMUNITIES = {
    "leiden_trade": ("Trade communities", "Groups that trade more among themselves than chance would give."),
    "leiden_organisations": ("Common organisations", "Groups that sit in the same, rarer organisations."),
    "leiden_combined": ("Trade and organisations", "Groups by trade and by common organisations together."),
}


def gather(profile: Profile, states: dict[str, State], strength: dict[str, float]) -> tuple[View, ...]:
    """Give every view that this world can have."""
    period = dependence_period(profile.world(APART).panel)
    views = [
        _partners(states, period),
        _tree(profile, "dependence_threshold", APART, states, period),
        *[_tree(profile, "dependence_threshold", world.actors, states, period) for world in profile.worlds
          if world.actors != APART],
        _tree(profile, "dominant_flow", APART, states, period),
        *[_communities(profile, name, states, strength, period) for name in _COMMUNITIES],
        _patrons(profile, states),
        _pacts(profile, states, strength),
    ]  # fmt: skip
    return tuple(view for view in views if view is not None and view.camps)


def _patrons(profile: Profile, states: dict[str, State]) -> View | None:
    """Give who follows whom by pledges, where this world knows who spends what."""
    world = profile.world(APART)
    index = world.index_of(_PATRONS)
    year = str(int(world.panel["year"].values[-1]))
    return _tree(profile, "patron_trees", APART, states, year, index) if index else None


def _partners(states: dict[str, State], period: str) -> View | None:
    """Colour each state by its largest trade partner; partners of several states keep their own colour.

    A partner of one or two states is coloured by its own partner, and theirs has no head.
    """
    chosen: dict[str, list[str]] = {}
    for state in states.values():
        if state.partner:
            chosen.setdefault(state.partner, []).append(state.id)
    large = {partner for partner, held in chosen.items() if len(held) >= SEVERAL}
    camps = [
        Camp(
            partner,
            states[partner].name,
            (partner,) if partner in large else (),
            tuple(sorted(state for state in held if state not in large)),
            partner in large,
        )
        for partner, held in chosen.items()
        if partner in states
    ]
    open_ones = [the(state.name) for state in states.values() if state.unknown]
    doubt = f" Not known, since their lists are in doubt: {listed(open_ones)} (the table of states says why)."
    kept = _ordered([camp for camp in camps if camp.size])
    return None if not kept else View(
        key="partners",
        label="Largest trade partner",
        note="Each state has the colour of the partner with which it trades most, measured by its own output. A "
        f"partner of {in_words(SEVERAL)} states or more keeps its own colour." + (doubt if open_ones else ""),
        period=period,
        definition="layer-trade_dependence",
        camps=kept,
    )  # fmt: skip


def _tree(
    profile: Profile, name: str, actors: str, states: dict[str, State], period: str, index: str = ""
) -> View | None:
    """Give the camps of a definition that says who follows whom; a pooled bloc's members are its centre together."""
    finding = _find_if_possible(profile, name, actors, index)
    if finding is None or finding.camps is None:
        return None
    world = profile.world(actors)
    inside = members(world.panel)
    camps: dict[str, list[str]] = {}
    row = single(finding.camps).isel(year=-1)
    for state, pole in zip(row["state"].values, row.values, strict=True):
        if pole:
            camps.setdefault(str(pole), []).append(str(state))
    poles = finding.names(int(world.panel["year"].values[-1]))
    label, note = _TREES[name]
    smallest = finding.parameters.get("smallest")
    theta = finding.parameters.get("theta")
    note = note.format(theta=cut(theta)) if theta is not None else note
    least = _LEAST_OF.get(name, "of the states with ties")
    note += f" A head whose camp holds at least {cut(smallest)} {least} is a pole." if smallest else ""
    bloc = f", {actors} as one" if actors != APART else ""
    return View(
        key=f"{name}-{actors}",
        label=f"{label}{bloc}",
        note=note,
        period=period,
        definition=f"pole-{name}",
        camps=_ordered([
            Camp(
                pole,
                states[pole].name if pole in states else world_name(profile, actors),
                inside.get(pole, (pole,)),
                tuple(sorted(state for state in members if state != pole)),
                pole in poles,
            )
            for pole, members in camps.items()
        ]),
    )  # fmt: skip


def world_name(profile: Profile, actors: str) -> str:
    """Give a pooled bloc's name."""
    panel = profile.world(actors).panel
    return str(panel["name"].sel(state=actors).isel(year=-1).values) if "name" in panel.coords else actors


def _communities(
    profile: Profile, name: str, states: dict[str, State], strength: dict[str, float], period: str
) -> View | None:
    """Give the communities of a layer: groups without a centre, named by their strongest members."""
    finding = _find_if_possible(profile, name, APART)
    if finding is None or "community" not in finding.details:
        return None
    groups: dict[int, list[str]] = {}
    row = finding.details["community"].isel(year=-1)
    for state, community in zip(row["state"].values, row.values, strict=True):
        if community >= 0:
            groups.setdefault(int(community), []).append(str(state))
    label, note = _COMMUNITIES[name]
    agreement, seeds = (float(finding.details[part].values[-1]) for part in ("agreement", "seeds"))
    runs = count(round(seeds), "run")
    stable = f" {runs} from different seeds agree by {number(agreement)} (adjusted Rand index; 1 is full agreement)."
    return View(
        key=name,
        label=label,
        note=f"{note}{stable} They have no centre: each is named by its strongest members.",
        period=period if name != "leiden_organisations" else str(int(row["year"].values)),
        definition=f"pole-{name}",
        camps=_ordered([_group(str(key), members, states, strength) for key, members in groups.items()]),
    )


def _group(key: str, members: list[str], states: dict[str, State], strength: dict[str, float]) -> Camp:
    """Give a group named by its two strongest members."""
    ranked = sorted(members, key=lambda state: (-strength.get(state, 0.0), state))
    return Camp(
        key, listed([states[state].name for state in ranked[:2]]) + (" …" if len(ranked) > 2 else ""), (), tuple(ranked)
    )


def _pacts(profile: Profile, states: dict[str, State], strength: dict[str, float]) -> View | None:
    """Give the defence pacts, the largest first; a state in several is drawn in the one with most output."""
    held = pact_members(profile.world(APART).panel)
    weight = {pact: sum(strength.get(state, 0.0) for state in members) for pact, members in held.items()}
    placed: dict[str, str] = {}
    for pact in sorted(held, key=lambda name: (-weight[name], name)):
        for state in held[pact]:
            placed.setdefault(state, pact)
    camps = [
        Camp(
            pact,
            pact_name(pact, held[pact]),
            (),
            tuple(sorted(state for state, where in placed.items() if where == pact)),
        )
        for pact in held
        if pact in placed.values()
    ]
    if not camps:
        return None
    return View(
        key="pacts",
        label="Defence pacts",
        note="States bound by treaty to defend each other, or protected by one. A state in several pacts is drawn in "
        "the one whose members have most output; the table lists all.",
        period=str(int(profile.world(APART).panel["year"].values[-1])),
        definition="layer-pacts",
        camps=_ordered(camps),
    )


def _find_if_possible(profile: Profile, name: str, actors: str, index: str = "") -> Finding | None:
    """Give what a definition finds; None where this world lacks what it needs."""
    if name not in DEFINITIONS:
        return None
    try:
        return profile.finding(name, index, actors=actors)
    except PolycentricError:
        return None


def _ordered(camps: list[Camp]) -> tuple[Camp, ...]:
    """Put the largest camps first."""
    return tuple(sorted(camps, key=lambda camp: (-camp.size, camp.key)))
