"""Make texts fit to be searched: words that line ends break are joined, notices of the carrier are cut off.

What is counted are words of letters in English and Han characters in Chinese, which has no spaces between words.
"""

import re

import polars as pl

from polycentric.words.corpus.contract import STUB, UNREAD

WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
HAN = r"\p{Han}"
COMMON = r"(?i)\b(?:the|of|and|to|in|is|that)\b"  # the commonest English words
FEWEST = 0.05  # of a text's words: with fewer of these it is none in English
SHORTEST = {"en": 20, "zh": 100}  # words or characters: fewer are a title (the shortest resolution has 35 words)
# Wikisource closes each text with a notice on its licence; the first words of each kind of notice.
NOTICE = re.compile(
    r"\n\s*(?:本作品是中华人民共和国|本作品在|[^\n]*\n?\[\nCPC 1\n\]|↑|[^\n]*作者.{0,40}逝世|[^\n]*人名義發表).*",
    re.DOTALL,
)
LINKED = re.compile(r"(?<=[^\n])\n(?=[^\n])")  # a link of the page stands on a line of its own inside a sentence


def english(text: pl.Expr) -> pl.Expr:
    """Join words that a line end breaks; of "non-aligned" at a line end comes "nonaligned"."""
    joined = text.str.replace_all("\r\n", "\n").str.replace_all(
        r"(\p{L})[-\u00ad\u2010][ \t]*\n\s*(\p{Ll})", "${1}${2}"
    )
    return joined.str.replace_all("[\u00ad\ufeff\u200b]", "")


def chinese(text: str) -> str:
    """Cut the carrier's notice off and join lines inside a sentence; an empty line stays between paragraphs."""
    body = NOTICE.split(text, maxsplit=1)[0]
    lines = re.sub(r"[ \t\u3000]+", "", body.replace("\r\n", "\n"))
    return LINKED.sub("", re.sub(r"\n{2,}", "\n\n", lines)).strip()


def counted(language: str) -> pl.Expr:
    """Count the words of a column `text`, or its Han characters in Chinese."""
    return pl.col("text").str.count_matches(HAN if language == "zh" else WORD).cast(pl.Int64)


def fault(language: str) -> pl.Expr:
    """Say what keeps a text from being counted, by its columns `text` and `words`; missing where nothing does."""
    short = pl.col("words") < SHORTEST[language]
    strange = pl.lit(value=False)
    if language == "en":
        strange = pl.col("text").str.count_matches(COMMON) < FEWEST * pl.col("words")
    return pl.when(short).then(pl.lit(STUB)).when(strange).then(pl.lit(UNREAD)).otherwise(pl.col("fault"))
