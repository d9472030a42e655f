"""Reports to the national congresses of the Communist Party of China, 1st to 20th, in Chinese."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import jsonl_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import CHINESE_CORPORA
from polycentric.sources.record.columns import text, whole
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "misc",
    "cpc_congress_reports",
    "{Central Committee of the Communist Party of China}",
    "Reports to the National Congresses",
    2022,
    note="texts by zh.wikisource, collected by aldohemsn",
    url="https://github.com/aldohemsn/chinese-political-corpora",
)
FILE = "texts/china_cpc_congress_reports.jsonl"
TABLES = (
    Table(
        "reports",
        ("congress", "title"),
        (
            whole("congress", "number of a congress", "the congress: 9 in 1969, 15 in 1997, 20 in 2022", 1, 20),
            text("title", "its title"),
            text("type", "what it is", codes=("cpc_congress_report",)),
            text("url", "where the text stands"),
            text("content", "the text, in Chinese"),
        ),
        file=FILE,
        raw=jsonl_table(),
        rows=16,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Reports to the congresses of the Communist Party of China",
    title="Reports to the national congresses of the Communist Party of China, 1st to 20th",
    version="January 2026",
    publisher="Communist Party of China; zh.wikisource; aldohemsn",
    address="https://zh.wikisource.org/",
    licence="official texts, in the public domain in China; CC BY-SA for Wikisource; none for the repository",
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1921, 2022),
    tables=TABLES,
    read=read,
    files=(
        CHINESE_CORPORA.file(
            FILE,
            "cpc_congress_reports.jsonl",
            1_062_391,
            "461cf818caac06b429de47a49f64504cec650b66001fc156d76f30844d7a5401",
        ),
    ),
    by_name=True,
    caveat="16 reports: none of the 2nd, 4th, 5th, 6th and 8th congress, two of the 1st, and of the 7th a stub of 76 "
    "characters. The file has no years. Words need a tokenizer for Chinese.",
)
