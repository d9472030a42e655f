"""International Crisis Behavior, version 14: crises and their actors, 1918-2017."""

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PROJETO_FINAL
from polycentric.sources.record.columns import GAP, day, level, month, text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "book",
    "brecherwilkenfeld1997",
    "Brecher, Michael and Wilkenfeld, Jonathan",
    "A Study of Crisis",
    1997,
    publisher="University of Michigan Press",
)
PERIOD = (
    "system structure as the project's authors code it, by year of trigger: 1 1918-1939, 2 1939-1945, 3 1945-1962, "
    "4 1963-1989 (which they call polycentrism), 5 1990-2010 (unipolarity), 6 2011-2017 (label not found)"
)
_CRISES: tuple[Column, ...] = (
    whole("crisno", "number of a crisis", "the crisis", 1, 999),
    text("crisname", "its name"),
    year(1918, 2017, "yrtrig", "year of the trigger", GAP),
    month("motrig", "month of the trigger", GAP),
    day(
        "datrig",
        "day of the trigger",
        "null: the source writes 66, 77 or 88, which are no days, or nothing",
        (66, 77, 88),
    ),
    year(1918, 2018, "yrterm", "year of the end", GAP),
    level("gravcr", "gravest threat, 0 to 7", 0, 7, GAP),
    level("sevviosy", "severity of violence, 1 none to 4 full war", 1, 4, GAP),
    level("viol", "violence, 1 none to 4 full-scale war", 1, 4, GAP),
    whole("noactr", "states", "states that perceived a crisis or were involved", 1, 99, GAP),
    level("gpinv", "involvement of great powers, 1 to 7", 1, 7, GAP),
    level("powinv", "involvement of powers, 1 to 7", 1, 7, GAP),
    level("usinv", "involvement of the United States, 1 none to 4 direct military", 1, 4, GAP),
    level("suinv", "involvement of the Soviet Union or Russia, 1 none to 4 direct military", 1, 4, GAP),
    level("chinv", "involvement of China, as coded", 0, 9, GAP),
    level("outesr", "tension afterwards: 1 escalated, 2 reduced, 3 too recent to say", 1, 3, GAP),
    level("period", PERIOD, 1, 6, GAP),
    level("syslevsy", "system level, 1 to 4", 1, 4, GAP),
    level("powdissy", "power discrepancy, 0 to 179", 0, 179, GAP),
)
_ACTORS: tuple[Column, ...] = (
    whole("crisno", "number of a crisis", "the crisis", 1, 999),
    whole("cracno", "number of a crisis actor", "the actor in this crisis", 1, 9999),
    Column(
        "cracid", "code of the source's own", "the state, by a code like Gleditsch and Ward's", 2, 999, dtype="Int16"
    ),
    text("actor", "letters of the state"),
    level("triggr", "trigger, 1 verbal to 9 violent", 1, 9, GAP),
    year(1918, 2017, "yrtrig", "year of the trigger", GAP),
    Column(
        "trigent",
        "code of the source's own",
        "who triggered the crisis, by the same codes; 996 to 998 are no state, or several",
        1,
        999,
        missing=GAP,
        dtype="Int16",
    ),
    level("majres", "major response, 1 none to 9 violent military", 1, 9, GAP),
    level("crismg", "main technique of crisis management, 1 to 8", 1, 8, GAP),
    level("outcom", "content of the outcome, 1 victory to 9 other", 1, 9, GAP),
    level("period", PERIOD, 1, 6, GAP),
)


def _names(columns: tuple[Column, ...]) -> tuple[str, ...]:
    return tuple(column.name for column in columns)


TABLES = (
    Table("crises", ("crisno",), _CRISES, file="crisis/icb1v14.csv", raw=csv_table(only=_names(_CRISES)), rows=487),
    Table(
        "actors",
        ("crisno", "cracno"),
        _ACTORS,
        file="crisis/icb2v14.csv",
        raw=csv_table(only=_names(_ACTORS)),
        rows=1_078,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Crises (ICB 14)",
    title="International Crisis Behavior, version 14, system and actor level",
    version="14",
    publisher="Michael Brecher, Jonathan Wilkenfeld, Kyle Beardsley, Patrick James and David Quinn",
    address="https://sites.duke.edu/icbdata/data-collections/",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1918, 2017),
    tables=TABLES,
    read=read,
    files=(
        PROJETO_FINAL.file(
            "crisis/icb1v14.csv",
            "icb1v14.csv",
            107_080,
            "f0115d16b6ca8266a471cf53c8db54de32a64ba8e5855d727a51ee699014db1f",
        ),
        PROJETO_FINAL.file(
            "crisis/icb2v14.csv",
            "icb2v14.csv",
            259_671,
            "ccffd1fa3bbe8be1394e7e5199c78b161fdc498f0ea7d4faebe0634b621be5ba",
        ),
    ),
    caveat="The coding of system structure is one opinion, which the authors changed between releases (version 13 kept "
    "period 5 to 2016). Crisis 474 is an empty row. The actor codes resemble Gleditsch and Ward's, but 255, 260, "
    "265, 345, "
    "678 and 816 all occur: check before joining. Only the columns that the project uses are read.",
)
