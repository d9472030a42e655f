"""Which other sources reach further than a series of two centuries does: beside it, never joined to it.

One record serves all: sentences name what reaches further, and tables and pictures of years set it beside the first
source, under its own name and with a mark of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Reach:
    """One source that reaches further.

    Attributes
    ----------
    source : str
        Its name.
    mark : str
        What stands beside its mark in a picture, in a few words.
    ask : str
        The question that shows it.
    layer, world : str
        The tie layer that has it, and in which world; no layer where it is no tie between two states.
    differs : str
        Why it is no continuation of the first, where that is not the same of all.
    """

    source: str
    mark: str
    ask: str
    layer: str = ""
    world: str = "history"
    differs: str = ""


@dataclass(frozen=True)
class Further:
    """One subject, and the sources that reach further in it, each with a mark of its own.

    Attributes
    ----------
    subject : str
        What they are about.
    series : tuple of str
        The series of the world `history` that end first; none where they are no series (the votes themselves).
    reaches : tuple of Reach
        Those that reach further, the nearest end first.
    differs : str
        Why the two are not one series.
    ties : tuple of str
        The tie layers of the world `history` that go on as the first of `reaches` that has a layer, and its next.
    """

    subject: str
    series: tuple[str, ...]
    reaches: tuple[Reach, ...]
    differs: str
    ties: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that reach further, by name."""
        return tuple(each.source for each in self.reaches)

    @property
    def ask(self) -> tuple[str, ...]:
        """For each of them, the question that shows it."""
        return tuple(each.ask for each in self.reaches)


FACTBOOK = "World Factbook, by edition"
FURTHER = (
    Further(
        "organisations in common",
        ("organisations", "memberships", "shared_organisations"),
        (Reach("factbook", FACTBOOK, "ties organisations --world now", "organisations", "now"),),
        "the Factbook lists other bodies, edition by edition",
        ("organisations",),
    ),
    Further(
        "trade by pair",
        ("trade",),
        (
            Reach("itpd", "ITPD-E", "ties trade_itpd", "trade_itpd", differs="it counts services too"),
            Reach(
                "factbook",
                FACTBOOK,
                "ties trade --world now",
                "trade",
                "now",
                "it prints rounded shares of the largest partners alone",
            ),
        ),
        "ITPD-E counts services too; the Factbook prints the largest partners' rounded shares",
        ("trade",),
    ),
    Further(
        "trade dependence",
        (),
        (Reach("factbook", FACTBOOK, "ties trade_dependence --world now", "trade_dependence", "now"),),
        "the Factbook prints the largest partners' rounded shares, beside output of its own",
        ("trade_dependence",),
    ),
    Further(
        "votes in the UN General Assembly",
        (),
        (Reach("un_votes_75", "session 75, decoded", "ties votes_75", "votes_75"),),
        "the 96 roll calls of session 75 are decoded from scores, and some stay open",
        ("votes",),
    ),
    Further(
        "alliances",
        ("atop", "atop_treaties"),
        (Reach("pacts", "pacts by date", "ties pacts --world now", "pacts", "now"),),
        "a list of this project's, of mutual defence alone and not complete",
        ("atop_defense", "pacts"),
    ),
    Further(
        "disputes and wars",
        ("cow_mids", "gml_mids", "cow_wars"),
        (
            Reach("ucdp_dyadic", "UCDP", "ties conflict_support"),
            Reach("ucdp_conflicts", "UCDP", "ties conflict"),
        ),
        "UCDP counts armed conflicts with 25 dead a year, not threats and shows of force",
    ),
    Further(
        "democracy",
        ("polity5",),
        (Reach("vdem", "V-Dem", "table state-years --add vdem"),),
        "V-Dem asks experts for other qualities, on other scales",
    ),
    Further(
        "capabilities and output",
        ("nmc", "fariss", "maddison", "penn"),
        (
            Reach("wb_gdp", "World Bank", "power output --world history"),
            Reach("factbook", FACTBOOK, "power --world now"),
        ),
        "prices of other years, and figures as they were printed then",
    ),
)


def goes_on(layer: str) -> tuple[Further, tuple[Reach, ...]] | None:
    """Give what a tie layer of the world `history` goes on as, each with a layer of its own; None of most."""
    further = next((each for each in FURTHER if layer in each.ties), None)
    return None if further is None else (further, tuple(each for each in further.reaches if each.layer))


def beyond(series: Iterable[str] | None = None) -> list[str]:
    """Say of some series which other sources reach further, that they are not joined, and how to ask for them.

    Parameters
    ----------
    series : iterable of str, optional
        Series of the world `history`; all without it.
    """
    chosen = None if series is None else set(series)
    return [sentence(each) for each in FURTHER if chosen is None or chosen & set(each.series)]


def beyond_ties(layers: Iterable[str], but: Iterable[str] = ()) -> list[str]:
    """Say of some tie layers which other sources reach further, in other sentences than those already said."""
    chosen, said = set(layers), set(but)
    return [told for each in FURTHER if chosen & set(each.ties) and (told := sentence(each)) not in said]


def sentence(further: Further) -> str:
    """Say in a sentence what reaches further."""
    from polycentric.sources import SOURCES

    reach = [
        f"{SOURCES[each.source].label} to {SOURCES[each.source].years[1]} (polycentric {each.ask})"
        for each in further.reaches
    ]
    return f"Further in {further.subject}: {', '.join(reach)}; not joined, since {further.differs}."
