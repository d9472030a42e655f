"""Five editions that fit on paper: four states, one round of prices, one edition in doubt, one body that grows."""

from polycentric.pictures.records.moved import Break, ByEdition, Change, End, Flow, Forum, Moved, Mover

ROUND = Break(2014, 2015, "another round of prices", 2013)
UNTOLD = Break(2010, 2014, "another base of prices: no year is printed by both", None)
RUNS = ((2010,), (2014,), (2015,), (2017,))
DOUBTS = {2016: "repeats most figures of the edition before"}


def line(key: str, name: str, *values: float) -> ByEdition:
    return ByEdition(key, name, dict(zip((2010, 2014, 2015, 2016, 2017), values, strict=True)), RUNS, DOUBTS)


def make_moved(name: str = "") -> Moved:
    """Give the toy; with a name, every state and body has it."""

    def called(usual: str) -> str:
        return name or usual

    change = Change(
        name="output_ppp",
        label="Output at purchasing power",
        first=End(2010, "2009", 4, 4, 1.0),
        last=End(2017, "2016", 3, 4, 0.97),
        risers=(Mover("AAA", called("Alba"), 0.2, 0.35, 15.0, 9.0, 2.0, 4.0),),
        fallers=(Mover("BBB", called("Borda"), 0.5, 0.4, -10.0, -1.0, -4.0, -5.0),),
        parted=(f"{called('Old Union')}, 20%; {called('Carna')} and {called('Dorna')}, 25%",),
        breaks=(UNTOLD, ROUND),
    )
    lines = (
        line("BBB", called("Borda"), 0.5, 0.48, 0.3, 0.3, 0.32),
        line("AAA", called("Alba"), 0.2, 0.25, 0.34, 0.34, 0.35),
    )
    forum = Forum(
        body="CLUB",
        label=called("The Club"),
        output=ByEdition("CLUB", "Output", {2015: 0.3, 2016: 0.3, 2017: 0.6}, ((2015,), (2017,)), DOUBTS),
        people=ByEdition("CLUB", "Population", {2015: 0.4, 2016: 0.4, 2017: 0.7}, ((2015, 2016), (2017,)), {}),
        members={2015: 2, 2016: 2, 2017: 3},
    )
    return Moved(
        editions=(2010, 2014, 2015, 2016, 2017),
        changes=(change,),
        lines=lines,
        breaks=(UNTOLD, ROUND),
        rule="all states of the toy.",
        concentration=(line("output_ppp", "Output at purchasing power", 2.6, 2.7, 3.4, 3.4, 3.3),),
        forums=(forum,),
        partners=tuple(
            Flow(
                flow=flow,
                lines=(line("AAA", called("Alba"), 1, 1, 2, 2, 3), line("BBB", called("Borda"), 2, 2, 1, 1, 0)),
                parts={"AAA": {2017: 0.4}, "BBB": {}},
                lists=dict.fromkeys((2010, 2014, 2015, 2016, 2017), (4, 4)),
                union={2017: (1, 2)},
                partial={2005: (1, 4)},
            )
            for flow in ("exports", "imports")
        ),
        cannot=("Who rose before 2010.",),
        source="A toy, 5 editions; sha256 0",
    )
