"""What three states say, on paper: two concepts, two spans of years, and one that was no state in the first."""

from polycentric.pictures.charts.words import FirstUse, RateLine, Window, WordsChart
from polycentric.pictures.records.said import NamedThreats, Said, Speaker


def make_said(name: str = "") -> Said:
    """Give it; states have one name where one is given."""
    called = {state: name or known for state, known in (("CHN", "China"), ("RUS", "Russia"), ("ERI", "Eritrea"))}
    none = Window(2000, 2009, 0.0, 0.0, None, 0)
    lines = tuple(
        RateLine(state, called[state], (Window(1990, 1999, rate, rate / 2, 2 * rate, 4), none))
        for state, rate in (("CHN", 0.2), ("RUS", 0.4))
    )
    firsts = (
        FirstUse("CHN", called["CHN"], 1985),
        FirstUse("RUS", called["RUS"], 1992),
        FirstUse("ERI", called["ERI"], 1999),
    )
    common = WordsChart("Multipolar: who", "times per 1,000 words", lines, firsts, (1946, 2025))
    rare = WordsChart("Polycentric: who", "times per 1,000 words", lines, firsts[:1], (1946, 2025))
    before = Speaker("RUS", called["RUS"], 40, {"CHN": 10, "RUS": 0})
    after = Speaker("RUS", called["RUS"], 30, {"CHN": 2, "RUS": 0, "ERI": 3})
    return Said(
        source="70 speeches, 1946–2025", sha256="ab" * 32, sentences=(f"{called['CHN']} first.", "Two.", "Three."),
        charts=(common, rare),
        listed=3, leads=10,
        faults="they are wrong in about 20 of 100 and miss about 40 of 100 that a reader would count",
        named=(NamedThreats((1946, 1991), called, (before,), ("ERI",)), NamedThreats((1992, 2025), called, (after,))),
    )  # fmt: skip
