"""Wars between states and within states, after the Correlates of War project."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import GAP, UNKNOWN, ccode, directed, level, text, truth, whole, year
from polycentric.sources.record.references import SARKEES_WAYMAN_2010, bibtex, reference, texts

REFERENCES = (
    SARKEES_WAYMAN_2010,
    reference(
        "book",
        "dixonsarkees2016",
        "Dixon, Jeffrey S. and Sarkees, Meredith Reid",
        "A Guide to Intra-state Wars: An Examination of Civil, Regional, and Intercommunal Wars, 1816-2014",
        2016,
        publisher="CQ Press",
    ),
)
OUTCOME = (
    "1 winner, 2 loser, 3 compromise, 4 changed into another kind of war, 5 ongoing, 6 stalemate, 7 continues "
    "below war level, 8 changed sides"
)
OUTCOME_WITHIN = (
    "1 side A wins, 2 side B wins, 3 compromise, 4 changed into another kind of war, 5 ongoing, 6 stalemate, "
    "7 continues below war level"
)
NO_STATE = "null: the source says that the side is no state (-8), or says nothing"
NOT_KNOWN = "null: unknown (-9), or not applicable (-8)"
_INTER = (
    whole("warnum", "number of a war", "the war", 1, 999),
    *directed(),
    year(1816, 2007),
    truth("cowinterongoing", "whether the war is under way: in every row"),
    truth("cowinteronset", "whether the war began this year"),
    level("sidea1", "side of the first state; the package's author advises against it", 1, 2),
    level("sidea2", "side of the second state; the package's author advises against it", 1, 2),
    truth("initiator1", "whether the first state began it"),
    truth("initiator2", "whether the second state began it"),
    level("outcome1", f"outcome for the first state: {OUTCOME}", 1, 8, GAP, codes=OUTCOME),
    level("outcome2", f"outcome for the second state: {OUTCOME}", 1, 8, GAP, codes=OUTCOME),
    whole(
        "batdeath1",
        "people",
        "battle deaths of the first state in the whole war",
        0,
        10_000_000,
        UNKNOWN,
        missing_codes=(-9,),
    ),
    whole(
        "batdeath2",
        "people",
        "battle deaths of the second state in the whole war",
        0,
        10_000_000,
        UNKNOWN,
        missing_codes=(-9,),
    ),
    truth("resume", "whether the row is of a war that was resumed"),
)
_INTRA = (
    whole("warnum", "number of a war", "the war", 500, 999),
    text("warname", "its name in the source"),
    text("wartype", "what it is about", codes=("central control", "local issues")),
    year(1816, 2008),
    truth("cowintraonset", "whether the war began this year"),
    truth("cowintraongoing", "whether it is under way: in every row"),
    truth("resume_combat", "whether fighting was resumed this year"),
    truth("primary_state", "whether the state on side A is the one in which the war is fought"),
    ccode("ccodea", "the state on side A", NO_STATE, (-8, -9)),
    text("sidea", "side A", NO_STATE, missing_codes=("-8", "-9")),
    ccode("ccodeb", "the state on side B", NO_STATE, (-8, -9)),
    text("sideb", "side B", NO_STATE, missing_codes=("-8", "-9")),
    truth("intnl", "whether another state took part"),
    level("outcome", f"outcome: {OUTCOME_WITHIN}", 1, 7, codes=OUTCOME_WITHIN),
    whole("sideadeaths", "people", "battle deaths of side A", 0, 10_000_000, NOT_KNOWN, missing_codes=(-8, -9)),
    whole("sidebdeaths", "people", "battle deaths of side B", 0, 10_000_000, NOT_KNOWN, missing_codes=(-8, -9)),
    truth("ongo2007", "whether it was still under way at the end of 2007", GAP),
)
TABLES = (
    Table(
        "inter_state",
        ("warnum", "ccode1", "ccode2", "year", "resume"),
        _INTER,
        file="cow/cow_war_inter.rda",
        raw=r_table("cow_war_inter"),
        rows=1_932,
    ),
    Table("intra_state", (), _INTRA, file="cow/cow_war_intra.rda", raw=r_table("cow_war_intra"), rows=1_361),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Wars (COW)",
    title="Inter-state wars, version 4.0, and intra-state wars, version 4.1",
    version="4.0 and 4.1",
    publisher="Correlates of War project; files by the R package peacesciencer",
    address="https://correlatesofwar.org/data-sets/cow-war/",
    licence=terms.COW_LICENCE,
    terms=terms.COW,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1816, 2007),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "cow/cow_war_inter.rda",
            "data/cow_war_inter.rda",
            6_333,
            "d727523be3ab6f35653adc62a9b893101c8342e152af084d96f1297bb9a56131",
        ),
        PEACESCIENCER.file(
            "cow/cow_war_intra.rda",
            "data/cow_war_intra.rda",
            12_748,
            "0c0a9bfe2cc566c7bd6d4e893fa7d507da85489d8ad6de1c478dbc7a3186e993",
        ),
    ),
    caveat="The list covers 1816-2007; its last inter-state war is of 2003, and nothing is said of wars after 2007. "
    "The "
    "side columns of inter-state wars are not to be trusted: use `initiator1` and `initiator2`.",
)
