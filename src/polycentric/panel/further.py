"""Which other sources reach further than a series of two centuries does: beside it, never joined to it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Further:
    """One subject, and the sources that reach further in it, each with a mark of its own.

    Attributes
    ----------
    subject : str
        What they are about.
    series : tuple of str
        The series of the world `history` that end first; none where they are no series (the votes themselves).
    sources : tuple of str
        Those that reach further, by name, the nearest end first.
    ask : tuple of str
        For each of them, the question that shows it.
    differs : str
        Why the two are not one series.
    """

    subject: str
    series: tuple[str, ...]
    sources: tuple[str, ...]
    ask: tuple[str, ...]
    differs: str


FURTHER = (
    Further(
        "organisations in common",
        ("organisations", "memberships", "shared_organisations"),
        ("factbook",),
        ("ties organisations --world now",),
        "the Factbook lists other bodies, edition by edition",
    ),
    Further(
        "trade by pair",
        ("trade",),
        ("itpd", "factbook"),
        ("ties trade_itpd", "ties trade --world now"),
        "ITPD-E counts services too; the Factbook prints the largest partners' rounded shares",
    ),
    Further(
        "votes in the UN General Assembly",
        (),
        ("un_votes_75",),
        ("ties votes_75",),
        "the 96 roll calls of session 75 are decoded from scores, and some stay open",
    ),
    Further(
        "alliances",
        ("atop", "atop_treaties"),
        ("pacts",),
        ("ties pacts --world now",),
        "a list of this project's, of mutual defence alone and not complete",
    ),
    Further(
        "disputes and wars",
        ("cow_mids", "gml_mids", "cow_wars"),
        ("ucdp_dyadic", "ucdp_conflicts"),
        ("ties conflict_support", "ties conflict"),
        "UCDP counts armed conflicts with 25 dead a year, not threats and shows of force",
    ),
    Further(
        "democracy",
        ("polity5",),
        ("vdem",),
        ("table state-years --add vdem",),
        "V-Dem asks experts for other qualities, on other scales",
    ),
    Further(
        "capabilities and output",
        ("nmc", "fariss", "maddison", "penn"),
        ("wb_gdp", "factbook"),
        ("power output --world history", "power --world now"),
        "prices of other years, and figures as they were printed then",
    ),
)


def beyond(series: Iterable[str] | None = None) -> list[str]:
    """Say of some series which other sources reach further, that they are not joined, and how to ask for them.

    Parameters
    ----------
    series : iterable of str, optional
        Series of the world `history`; all without it.
    """
    chosen = None if series is None else set(series)
    return [sentence(each) for each in FURTHER if chosen is None or chosen & set(each.series)]


def sentence(further: Further) -> str:
    """Say in a sentence what reaches further."""
    from polycentric.sources import SOURCES

    reach = [f"{SOURCES[name].label} to {SOURCES[name].years[1]} (polycentric {ask})"
             for name, ask in zip(further.sources, further.ask, strict=True)]  # fmt: skip
    return f"Further in {further.subject}: {', '.join(reach)}; not joined, since {further.differs}."
