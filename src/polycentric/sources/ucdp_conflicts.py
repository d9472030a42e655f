"""Armed conflicts after UCDP/PRIO, version 25.1, 1946-2024, and onsets to 2017."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import GAP, date, gwcode, level, text, truth, whole, year
from polycentric.sources.record.references import GLEDITSCH_2002, bibtex, reference, texts

REFERENCES = (
    GLEDITSCH_2002,
    reference(
        "article",
        "davies2025",
        "Davies, Shawn and Pettersson, Therése and Sollenberg, Margareta and Öberg, Magnus",
        "Organized violence 1989-2024, and the challenges of identifying civilian victims",
        2025,
        journal="Journal of Peace Research",
        volume="62",
        number="4",
        pages="1223-1240",
    ),
)
HYDERABAD = (751,)
NO_STATE = "null: no state there"
PRECISION = "how exactly the date is known, 1 to the day, rising to unknown"
_CONFLICTS = (
    whole("conflict_id", "number of a conflict", "the conflict", 1, 99_999),
    year(1946, 2024),
    gwcode("gwno_a", "a state on side A", besides=HYDERABAD),
    gwcode("gwno_a_2nd", "a state that helps side A with troops", NO_STATE),
    gwcode("gwno_b", "a state on side B", NO_STATE),
    gwcode("gwno_b_2nd", "a state that helps side B with troops", NO_STATE),
    text("incompatibility", "what it is about", codes=("territory", "government", "both")),
    level("intensity_level", "1 for 25-999 battle deaths in the year, 2 for 1,000 and more", 1, 2),
    text(
        "type_of_conflict",
        "II is internationalised intrastate",
        codes=("extrasystemic", "interstate", "intrastate", "II"),
    ),
    date("start_date", "first battle death"),
    level("start_prec", PRECISION, 1, 9),
    date("start_date2", "first year with 25 battle deaths"),
    level("start_prec2", PRECISION, 1, 9),
    truth("ep_end", "whether the episode ends this year"),
    date("ep_end_date", "when the episode ended", GAP),
)
_ONSETS = (
    gwcode(),
    year(1946, 2017),
    level("sumnewconf", "new conflicts", 0, 20),
    *(level(f"sumonset{gap}", f"onsets after at least {gap} years of peace", 0, 20) for gap in (1, 2, 3, 5, 10)),
)
TABLES = (
    Table("conflicts", (), _CONFLICTS, file="ucdp/ucdp_acd.rda", raw=r_table("ucdp_acd"), rows=5_652),
    Table("onsets", ("gwcode", "year"), _ONSETS, file="ucdp/ucdp_onsets.rda", raw=r_table("ucdp_onsets"), rows=10_142),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Armed conflicts (UCDP/PRIO 25.1)",
    title="UCDP/PRIO Armed Conflict Dataset, version 25.1, and onsets, version 19.1",
    version="25.1; onsets 19.1",
    publisher="Uppsala Conflict Data Program and PRIO; files by the R package peacesciencer",
    address="https://ucdp.uu.se/downloads/",
    licence="CC BY 4.0, as Our World in Data's catalogue records it",
    terms="May be used and shared with attribution. Fetched from its pinned address, never shipped with polycentric.",
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1946, 2024),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "ucdp/ucdp_acd.rda",
            "data/ucdp_acd.rda",
            13_684,
            "e040581fa00a27a21544c5cc8d012fb841d64f2bb99d1a483c6ae68c465e6bdc",
        ),
        PEACESCIENCER.file(
            "ucdp/ucdp_onsets.rda",
            "data/ucdp_onsets.rda",
            3_317,
            "90d86e1e1c68e0217cf89c5c9ece3d311deb1512f34c93925f2c4ca7f2a70908",
        ),
    ),
    caveat="Code 751 stands for Hyderabad, which Gleditsch and Ward do not list. "
    "A conflict-year has a row for every combination of states on its two sides, and no simple key. Onsets "
    "end in "
    "2017.",
)
