"""Militarised interstate disputes as revised by Gibler, Miller and Little, version 2.2.1."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import UNKNOWN, ccode, day, directed, level, month, text, truth, whole, year
from polycentric.sources.record.disputes import (
    ACTION,
    ACTIONS,
    MISSING,
    OUTCOME,
    SETTLEMENT,
    dispute,
    dyads,
    number,
    sides,
    whole_dispute,
)
from polycentric.sources.record.references import GOEMANS_2009, bibtex, reference, texts

REFERENCES = (
    reference(
        "article",
        "gibler2016",
        "Gibler, Douglas M. and Miller, Steven V. and Little, Erin K.",
        "An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816-2001",
        2016,
        journal="International Studies Quarterly",
        volume="60",
        number="4",
        pages="719-730",
    ),
    GOEMANS_2009,
)
NO_MONTH = (13, 19)
NO_LEADER = "null: no leader is on record"
NOT_A_MONTH = "null: the source writes a month that no year has"
_ALL = ("fatality", "hostlev", "recip", "mindur", "maxdur", "stmon")
_DISPUTE_DYADS = (
    *dyads(2010, "midongoing", "midonset"),
    *sides(10_000_000),
    truth("revstate1", "whether the first state wants a change", UNKNOWN, missing_codes=MISSING),
    truth("revstate2", "whether the second state wants a change", UNKNOWN, missing_codes=MISSING),
    *whole_dispute((*_ALL, "hiact"), NO_MONTH),
    level("outcome", OUTCOME, 1, 9, UNKNOWN, missing_codes=MISSING),
    level("settle", SETTLEMENT, 1, 4, UNKNOWN, missing_codes=MISSING),
    whole(
        "fatalpre",
        "people",
        "deaths in the whole dispute, where a number is known",
        0,
        10_000_000,
        UNKNOWN,
        missing_codes=MISSING,
    ),
    month("endmon", "month in which it ended", NOT_A_MONTH, NO_MONTH),
    whole("numa", "states", "states on side A", 1, 100),
    whole("numb", "states", "states on side B", 1, 100),
    truth("ongo2010", "whether it was still under way at the end of 2010"),
    text("version", "edition"),
)
_PARTICIPANTS = (
    number(),
    ccode(),
    year(1816, 2010, "styear", "year in which the state took part first"),
    month("stmon", "first month"),
    day("stday", "first day", UNKNOWN, MISSING),
    year(1816, 2010, "endyear", "year in which it left"),
    month("endmon", "last month"),
    day("endday", "last day", UNKNOWN, MISSING),
    text("obsid_start", "leader at the start", NO_LEADER),
    text("obsid_end", "leader at the end", NO_LEADER),
    day("dummy_stday", "first day, the first of the month where it is unknown"),
    day("dummy_endday", "last day, the last of the month where it is unknown"),
    truth("sidea", "whether it is on side A"),
    level("hiact", ACTION, 0, 21, codes=ACTIONS),
    truth("orig", "whether it took part from the first day"),
    truth("anymiss_leader_start", "whether any participant lacks a leader at the start"),
    truth("anymiss_leader_end", "whether any participant lacks a leader at the end"),
    truth("allmiss_leader_start", "whether all participants lack a leader at the start"),
    truth("allmiss_leader_end", "whether all participants lack a leader at the end"),
)
_LEADERS = (
    number(),
    *directed(),
    text("obsid1", "the first state's leader", NO_LEADER),
    text("obsid2", "the second state's leader", NO_LEADER),
    year(1816, 2010),
    truth("sidea1", "whether the first state is on side A"),
    truth("sidea2", "whether the second state is on side A"),
    truth("orig1", "whether the first state took part from the first day"),
    truth("orig2", "whether the second state took part from the first day"),
    truth("gmlmidongoing", "whether a dispute is under way: in every row"),
    truth("gmlmidonset", "whether it began this year"),
    text("obsid_start1", "the first state's leader when it began", NO_LEADER),
    text("obsid_start2", "the second state's leader when it began", NO_LEADER),
    text("obsid_end1", "the first state's leader when it ended", NO_LEADER),
    text("obsid_end2", "the second state's leader when it ended", NO_LEADER),
)
_LEADERS_KEY = ("dispnum", "ccode1", "ccode2", "obsid1", "obsid2", "year")
TABLES = (
    Table(
        "disputes",
        ("dispnum",),
        dispute(2010, NO_MONTH),
        file="gml/gml_mid_disps.rda",
        raw=r_table("gml_mid_disps"),
        rows=2_174,
    ),
    Table(
        "dispute_dyad_years",
        ("dispnum", "ccode1", "ccode2", "year"),
        _DISPUTE_DYADS,
        file="gml/gml_dirdisp.rda",
        raw=r_table("gml_dirdisp"),
        rows=10_276,
        dropped=("revtype11", "revtype12", "revtype21", "revtype22"),
    ),
    Table(
        "dyad_years",
        ("ccode1", "ccode2", "year"),
        (*dyads(2010, "gmlmidongoing", "gmlmidonset"), *sides(10_000_000), *whole_dispute(_ALL, NO_MONTH)),
        file="gml/gml_mid_ddydisps.rda",
        raw=r_table("gml_mid_ddydisps"),
        rows=9_284,
    ),
    Table(
        "participants",
        ("dispnum", "ccode", "styear", "stmon", "stday"),
        _PARTICIPANTS,
        file="gml/gml_part.rda",
        raw=r_table("gml_part"),
        rows=5_217,
    ),
    Table(
        "leader_dyad_years",
        _LEADERS_KEY,
        _LEADERS,
        file="gml/gml_mid_ddlydisps.rda",
        raw=r_table("gml_mid_ddlydisps"),
        rows=10_708,
    ),
    Table(
        "leader_dispute_years",
        _LEADERS_KEY,
        _LEADERS,
        file="gml/gml_mid_dirleaderdisps.rda",
        raw=r_table("gml_mid_dirleaderdisps"),
        rows=11_686,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Disputes (GML 2.2.1)",
    title="Militarized Interstate Disputes as revised by Gibler, Miller and Little, version 2.2.1",
    version="2.2.1",
    publisher="Douglas M. Gibler, Steven V. Miller and Erin K. Little; files by the R package peacesciencer",
    address="https://github.com/svmiller/gml-mid-data",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1816, 2010),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "gml/gml_mid_disps.rda",
            "data/gml_mid_disps.rda",
            12_860,
            "a0eedf4fa05b60d3015437aeeee410a0b080e7a2e317ab8a2899479e878f450d",
        ),
        PEACESCIENCER.file(
            "gml/gml_dirdisp.rda",
            "data/gml_dirdisp.rda",
            70_064,
            "862dd4c70ffe5b400ef9db9e136e35798f561c2aae9f00e212d1baf3b18bae4a",
        ),
        PEACESCIENCER.file(
            "gml/gml_mid_ddydisps.rda",
            "data/gml_mid_ddydisps.rda",
            62_040,
            "46ce6732909e62b555546ceeeb2f380415c4153fa1cb05824a837ec45a4aa7ce",
        ),
        PEACESCIENCER.file(
            "gml/gml_part.rda",
            "data/gml_part.rda",
            35_600,
            "dd190b9e2f132f3a20cd35f1f7c6b860f62fb4af0d799de5318a50685b98caf7",
        ),
        PEACESCIENCER.file(
            "gml/gml_mid_ddlydisps.rda",
            "data/gml_mid_ddlydisps.rda",
            57_308,
            "5ba403e5731aa65128a997478bcfbf1ce7b2e20f052c196493e752bec12612c5",
        ),
        PEACESCIENCER.file(
            "gml/gml_mid_dirleaderdisps.rda",
            "data/gml_mid_dirleaderdisps.rda",
            56_844,
            "87245166606869a788b15585241377141b28902086f36896e7b831d1f6b5a400",
        ),
    ),
    caveat="Pairs without a dispute have no row: within 1816-2010 that is a true absence. Its authors advise "
    "against the "
    "columns on the kind of revision, which are left out. In 10 disputes the month of the start is a 13th, in some the "
    "month of the end a 19th: both are read as missing.",
)
