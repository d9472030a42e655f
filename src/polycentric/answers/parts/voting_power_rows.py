"""The power of members to decide, in rows, sentences and notes."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section
from polycentric.pictures.drawing.words import as_sentence, listed, the

if TYPE_CHECKING:
    from polycentric.power.voting import VotingPower, VotingRule

SHORT = 12  # characters of an exact number that a person still reads
TIDY = (
    Column("member", "member", "name"),
    Column("votes", "votes"),
    Column("veto", "veto", "text"),
    Column("shapley_shubik", "Shapley-Shubik", "part of all orders"),
    Column("shapley_shubik_exact", "exactly"),
    Column("banzhaf", "Banzhaf", "part of all swings"),
    Column("banzhaf_exact", "exactly"),
    Column("banzhaf_absolute", "absolute", "part of the sets of others"),
    Column("swings", "swings", "number"),
)
READ = (
    Column("member", "member", "name"),
    Column("of", "of", "number"),
    Column("shapley", "Shapley-Shubik", "number"),
    Column("shapley_exact", "exactly"),
    Column("banzhaf", "Banzhaf", "number"),
    Column("banzhaf_exact", "exactly"),
    Column("absolute", "absolute", "number"),
)
ABSTENTIONS = (
    "An abstention counts here as a vote against. In practice a permanent member that abstains or stays away vetoes "
    "nothing (International Court of Justice, Namibia, 1971, paragraph 22), so its power to decide is less than this, "
    "and that of the elected is more."
)


def rows(rule: "VotingRule", power: "VotingPower", names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Give a row for each member, the most powerful first."""
    order = sorted(rule.members, key=lambda name: (-power.shapley_shubik[name], -power.banzhaf[name]))
    return [
        {
            "member": names.get(name, name),
            "votes": ", ".join(f"{each.weights[name]}" for each in rule.criteria),
            "veto": "yes" if name in rule.vetoes else "no",
            "shapley_shubik": float(power.shapley_shubik[name]),
            "shapley_shubik_exact": str(power.shapley_shubik[name]),
            "banzhaf": float(power.banzhaf[name]),
            "banzhaf_exact": str(power.banzhaf[name]),
            "banzhaf_absolute": float(power.banzhaf_absolute[name]),
            "swings": power.swings[name],
        }
        for name in order
    ]


def section(power: "VotingPower", names: Mapping[str, str]) -> Section:
    """Set members of the same power in one line."""
    from polycentric.power.voting.counting import members_alike

    made = [
        {
            "member": _group(members, names),
            "of": len(members),
            "shapley": f"{float(power.shapley_shubik[one]):.5f}",
            "shapley_exact": _short(power.shapley_shubik[one]),
            "banzhaf": f"{float(power.banzhaf[one]):.5f}",
            "banzhaf_exact": _short(power.banzhaf[one]),
            "absolute": f"{float(power.banzhaf_absolute[one]):.5f}",
        }
        for members, one in members_alike(power)
    ]
    exact = any(row["shapley_exact"] or row["banzhaf_exact"] for row in made)
    shown = [each for each in READ if exact or not each.name.endswith("_exact")]
    return Section("Each member's power to decide", Grid(shown, made))


def sentences(rule: "VotingRule", power: "VotingPower", names: Mapping[str, str]) -> list[str]:
    """Say who has most and least power, and how often a decision passes."""
    from polycentric.power.voting.counting import members_alike

    groups = [(members, float(power.shapley_shubik[one]), float(power.banzhaf[one]))
              for members, one in members_alike(power)]  # fmt: skip
    (most, *of_most), (least, *of_least) = groups[0], groups[-1]
    passing = f"If all members voted by lot, {float(power.passing):.1%} of decisions would pass."
    if len(groups) == 1:
        return [f"All {len(rule.members)} members have the same power to decide.", passing]
    return [
        f"{as_sentence(_who(most, names))} {_share(of_most[0])} of the power to decide, {_who(least, names)} "
        f"{_share(of_least[0])} (Shapley-Shubik).",
        f"By Banzhaf it is {of_most[1]:.1%} and {of_least[1]:.2%}.",
        passing,
    ]


def notes(rule: "VotingRule", power: "VotingPower") -> list[str]:
    """Say what the rule is, and what the numbers mean."""
    needed = " and ".join(f"{each.quota:,} of {sum(each.weights.values()):,} {each.label}" for each in rule.criteria)
    lines = [
        f"A decision needs {needed}"
        + (f", and nobody against who has a veto ({len(rule.vetoes)})." if rule.vetoes else ".")
    ]
    if rule.blocking:
        lines.append(f"It passes too where fewer than {rule.blocking} members are against.")
    if power.passing > Fraction(1, 2):
        lines.append("The quota is so low that two sides can each pass a decision against the other.")
    return [
        *lines,
        "Shapley-Shubik: part of all orders of the members in which this one makes those before it win. Banzhaf: part "
        "of all swings, which are sets of others that lose without this member and win with it; absolute: part of all "
        "sets of others.",
        "Computed exactly, with every wish as likely as any other: what members want isn't in it.",
    ]


def _group(members: Sequence[str], names: Mapping[str, str]) -> str:
    """Name members of the same power in one cell."""
    from polycentric.power.voting.bodies import PERMANENT

    if all(member.startswith("elected member ") for member in members):
        return "elected member"
    if set(members) == set(PERMANENT):
        return "permanent member"
    called = [names.get(member, member) for member in members]
    return called[0] if len(called) == 1 else f"{called[0]} and {len(called) - 1} more"


def _who(members: Sequence[str], names: Mapping[str, str]) -> str:
    """Name members in a sentence, with a verb where one is needed."""
    if all(member.startswith("elected member ") for member in members):
        return "an elected member"
    called = [the(names[member]) if member in names else member for member in members]
    return f"{listed(called)} each have" if len(called) > 1 else f"{called[0]} has"


def _share(value: float) -> str:
    """Write a part in per cent, a small one with more digits."""
    return f"{value:.1%}" if value >= 0.05 or value == 0 else f"{value:.2%}"


def _short(value: Fraction) -> str:
    """Write an exact number where it is short."""
    text = str(value)
    return text if len(text) <= SHORT else ""
