"""Trade of states and between states, version 4.0 of the Correlates of War project, 1870-2014."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER, SVMILLER
from polycentric.sources.record.columns import GAP, amount, ccode, directed, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCES = (
    reference(
        "misc",
        "barbierikeshk2016",
        "Barbieri, Katherine and Keshk, Omar M. G.",
        "Correlates of War Project Trade Data Set Codebook, Version 4.0",
        2016,
        url="https://correlatesofwar.org/data-sets/bilateral-trade/",
    ),
    reference(
        "article",
        "barbieri2009",
        "Barbieri, Katherine and Keshk, Omar M. G. and Pollins, Brian M.",
        "Trading Data: Evaluating our Assumptions and Coding Rules",
        2009,
        journal="Conflict Management and Peace Science",
        volume="26",
        number="5",
        pages="471-491",
    ),
)
DOLLARS = "current US dollars"
TABLES = (
    Table(
        "state_years",
        ("ccode", "year"),
        (
            ccode(),
            year(1870, 2014),
            amount("imports", DOLLARS, "imports from all the world", 0, 1e13, GAP, scale=1e6),
            amount("exports", DOLLARS, "exports to all the world", 0, 1e13, GAP, scale=1e6),
        ),
        file="trade/cow_trade_sy.rda",
        raw=r_table("cow_trade_sy"),
        rows=14_410,
    ),
    Table(
        "dyad_years",
        ("ccode1", "ccode2", "year"),
        (
            *directed(),
            year(1870, 2014),
            amount("imports", DOLLARS, "imports of the first state from the second", 0, 1e12, GAP, "flow1", 1e6),
            amount(
                "imports_smoothed", DOLLARS, "the same, gaps filled by the source", 0, 1e12, GAP, "smoothflow1", 1e6
            ),
        ),
        file="trade/cow_trade_ddy.rds",
        raw=r_table(),
        rows=1_347_308,
        dropped=("flow2", "smoothflow2"),
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Trade (COW 4.0)",
    title="Trade, version 4.0: state-years and directed dyad-years",
    version="4.0",
    publisher="Correlates of War project; files by Steven V. Miller",
    address="https://correlatesofwar.org/data-sets/bilateral-trade/",
    licence=terms.COW_LICENCE,
    terms=terms.COW,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1870, 2014),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "trade/cow_trade_sy.rda",
            "data/cow_trade_sy.rda",
            126_652,
            "41ad9d312b6146aa9eaa70d8f5a16a0164b6e27ee4ebe86a928c2ea4de415142",
        ),
        SVMILLER.file(
            "trade/cow_trade_ddy.rds",
            "R/peacesciencer/cow_trade_ddy.rds",
            4_148_977,
            "b904e5dad332013c1ee68188c099902e18417ef906e9545043db30212420aeb7",
        ),
    ),
    caveat="Summed over partners, dyadic imports are not the state's imports: in 2014 the ratio has the median .994 "
    "and "
    "falls to .56. Over half of the dyadic flows are zeros of the source. The flow in the other direction stands in "
    "the row of the reversed pair. West Germany stands under 255 in the state-years of 1960-89, and between two states "
    "has 60 flows in those years. The totals of the Soviet Union, East Germany, Poland, Czechoslovakia, Hungary and "
    "China of 1960-63 are in part a tenth and less of the years around them (exports of the Soviet Union: 5.45 billion "
    "in 1959, .15 in 1960, 7.27 in 1963): no fall of trade, but figures that are not whole.",
)
