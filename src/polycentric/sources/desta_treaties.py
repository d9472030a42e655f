"""Preferential trade agreements and who is in them, 1948-2020, by the project Design of Trade Agreements (DESTA)."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import MANYTRADE
from polycentric.sources.record.columns import GAP, level, text, truth, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

REFERENCE = reference(
    "article",
    "durbaccinielsig2014",
    "Dür, Andreas and Baccini, Leonardo and Elsig, Manfred",
    "The Design of International Trade Agreements: Introducing a New Dataset",
    2014,
    journal="Review of International Organizations",
    volume="9",
    number="3",
    pages="353-375",
)
FILE, PLACES = "trade/DESTA.csv", 91
OF_ENTRY = {"number": "number", "base_treaty": "base_treaty", "entry_type": "entry_type", "typememb": "typememb",
            "signed": "year", "in_force": "entryforceyear"}  # fmt: skip
ENTRIES = ("base_treaty", "accession", "withdrawal", "protocol or amendment", "consolidated", "negotiation")
KINDS = (
    "1 two members, 2 several members, 3 several with one other, 4 several with several others, 5 accession to one "
    "of several members, 6 accession to one with others, 7 withdrawal"
)
# Numbers of ISO 3166-1 with their letters, those besides that the file uses: 530 the Antilles, 900 Kosovo.
LETTERS = {
    int(number): letters
    for number, letters in re.findall(
        r"(\d+)([A-Z]{3})",
        "4AFG 8ALB 12DZA 20AND 24AGO 28ATG 31AZE 32ARG 36AUS 40AUT 44BHS 48BHR 50BGD 51ARM 52BRB 56BEL 64BTN 68BOL "
        "70BIH 72BWA 76BRA 84BLZ 86IOT 90SLB 92VGB 96BRN 100BGR 104MMR 108BDI 112BLR 116KHM 120CMR 124CAN 132CPV "
        "136CYM 140CAF 144LKA 148TCD 152CHL 156CHN 158TWN 170COL 174COM 175MYT 178COG 180COD 184COK 188CRI 191HRV "
        "192CUB 196CYP 203CZE 204BEN 208DNK 212DMA 214DOM 218ECU 222SLV 226GNQ 231ETH 232ERI 233EST 234FRO 238FLK "
        "239SGS 242FJI 246FIN 248ALA 250FRA 258PYF 260ATF 262DJI 266GAB 268GEO 270GMB 275PSE 276DEU 288GHA 296KIR "
        "300GRC 304GRL 308GRD 320GTM 324GIN 328GUY 332HTI 340HND 344HKG 348HUN 352ISL 356IND 360IDN 364IRN 368IRQ "
        "372IRL 376ISR 380ITA 384CIV 388JAM 392JPN 398KAZ 400JOR 404KEN 408PRK 410KOR 414KWT 417KGZ 418LAO 422LBN "
        "426LSO 428LVA 430LBR 434LBY 438LIE 440LTU 442LUX 446MAC 450MDG 454MWI 458MYS 462MDV 466MLI 470MLT 478MRT "
        "480MUS 484MEX 492MCO 496MNG 498MDA 499MNE 500MSR 504MAR 508MOZ 512OMN 516NAM 520NRU 524NPL 528NLD 530ANT "
        "533ABW 540NCL 548VUT 554NZL 558NIC 562NER 566NGA 570NIU 578NOR 583FSM 584MHL 585PLW 586PAK 591PAN 598PNG "
        "600PRY 604PER 608PHL 612PCN 616POL 620PRT 624GNB 626TLS 634QAT 642ROU 643RUS 646RWA 654SHN 659KNA 660AIA "
        "662LCA 666SPM 670VCT 674SMR 678STP 682SAU 686SEN 688SRB 690SYC 694SLE 702SGP 703SVK 704VNM 705SVN 706SOM "
        "710ZAF 716ZWE 724ESP 728SSD 729SDN 732ESH 740SUR 748SWZ 752SWE 756CHE 760SYR 762TJK 764THA 768TGO 776TON "
        "780TTO 784ARE 788TUN 792TUR 795TKM 796TCA 798TUV 800UGA 804UKR 807MKD 818EGY 826GBR 834TZA 840USA 854BFA "
        "858URY 860UZB 862VEN 876WLF 882WSM 887YEM 894ZMB 900XKX",
    )
}


def treaties(path: Path) -> "pl.DataFrame":
    """Give the file's rows without the members, which are a table of their own."""
    rows = csv_table(("", "NA"), separator=";")(path)
    return rows.drop([name for name in rows.columns if re.fullmatch(r"m?c\d+", name)])


def members(path: Path) -> "pl.DataFrame":
    """Give a row for each member of each entry with what the entry is, and the member's side.

    Where the file forgets a side, that of most others is taken.
    """
    import polars as pl

    rows = csv_table(("", "NA"), separator=";")(path)
    parts = [
        rows.select(place=pl.lit(place), **OF_ENTRY, iso3n=f"c{place}", side=f"mc{place}")
        for place in range(1, PLACES + 1)
    ]
    long = pl.concat(parts).drop_nulls("iso3n").unique(["number", "iso3n"], keep="first", maintain_order=True)
    usual = long.drop_nulls("side").group_by("number").agg(pl.col("side").mode().sort().last().alias("usual"))
    sided = long.join(usual, on="number", how="left").with_columns(pl.coalesce("side", "usual").alias("side"))
    letters = pl.col("iso3n").cast(pl.Int32).replace_strict(LETTERS, default=None, return_dtype=pl.String)
    return sided.with_columns(letters.alias("iso3c")).sort("place").drop("usual")


_NUMBER = text("number", "the entry: a treaty's number, +1 for its first accession, _1 for its first withdrawal")
_BASE = whole("base_treaty", "number of a treaty", "the treaty that it belongs to", 1, 9_999)
_TYPE = text("entry_type", "what the entry is", codes=ENTRIES)
_KIND = level("typememb", "kind of membership", 1, 7, codes=KINDS)
SIGNED, FORCE = "the year of signature, or of the accession or withdrawal", "the year of entry into force"
NOT_SAID = "null: not in force, or not known; of most accessions not said"
TABLES = (
    Table(
        "treaties",
        ("number",),
        (
            _NUMBER,
            _BASE,
            text("name", "its name"),
            _TYPE,
            year(1948, 2020, meaning=SIGNED, missing=GAP),
            year(1948, 2021, "entryforceyear", FORCE, NOT_SAID),
            text("language", "the text's language", GAP),
            _KIND,
            text("regioncon", "the continent"),
            truth("wto_listed", "whether the World Trade Organization lists it", GAP),
            text("wto_name", "its name there", GAP),
        ),
        file=FILE,
        raw=treaties,
        rows=1_217,
        dropped=("consolidated",),
    ),
    Table(
        "members",
        ("number", "iso3n"),
        (
            _NUMBER,
            _BASE,
            _TYPE,
            _KIND,
            year(1948, 2020, "signed", SIGNED, GAP),
            year(1948, 2021, "in_force", FORCE, NOT_SAID),
            whole("place", "number", "the member's place in the file's row", 1, PLACES),
            whole("iso3n", "code of ISO 3166-1 numeric", "the member, by the code of today's state", 1, 999),
            text("iso3c", "letters of that code"),
            level("side", "the side that it is on", 0, 3,
                  codes="0 one side or the only one, 1 the other side or who enters or leaves, 2 who was in before, or "
                        "a side, 3 the other side"),
        ),
        file=FILE,
        raw=members,
        rows=7_771,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Trade agreements (DESTA)",
    title="Design of Trade Agreements: preferential trade agreements with their members",
    version="as in manytrade, to 2020",
    publisher="Andreas Dür, Leonardo Baccini and Manfred Elsig; carried by the R package manytrade",
    address="https://www.designoftradeagreements.org/",
    licence="CC BY 4.0 for the package; the project asks for citation",
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1948, 2020),
    tables=TABLES,
    read=read,
    files=(
        MANYTRADE.file(
            FILE,
            "data-raw/agreements/DESTA/DESTA.csv",
            792_982,
            "265e1bb20c0e1aa473b1fbe9109d5d2363c4d85394d28312ba24f482a59fb2c9",
        ),
    ),
    caveat="Codes of today: Czechoslovakia is 203, the Soviet Union 643, Yugoslavia 688, East Germany 276 (treaty "
    "446), either Yemen 887. Withdrawals are entries, ends of treaties are not: an agreement that another replaced "
    "stays. The year of entry into force is missing for 159 of 199 accessions, and before that of signature in four "
    "entries.",
)
