"""A condition on the rows of a tidy table, as a text: a small language of its own, in which nothing can be run.

Columns are compared with numbers, texts in quotes, dates or each other (``=``, ``!=``, ``<``, ``<=``, ``>``, ``>=``,
also in a chain), looked up in a list (``in``, ``not in``), or asked for (``is missing``); ``and``, ``or``, ``not`` and
brackets join conditions, and a column of yes and no stands for itself. What compares with a missing value is neither
true nor false: it is not known.

Polars reads SQL (`polars.sql_expr`), but also functions and casts, and finds a slip only where the rows are filtered,
in the words of its inside.
"""

import datetime
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import polars as pl

from polycentric.errors import DataError, UnknownNameError
from polycentric.panel.tidy.condition_words import Word, unreadable, words_of

COMPARED: dict[str, Callable[[pl.Expr, pl.Expr], pl.Expr]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
DEEPEST = 50
MOST_DIGITS = 18
"""A whole number of so many digits fits into 64 bits."""
KINDS = {"number": "numbers", "text": "texts", "truth": "yes and no", "date": "dates"}
HOW = {
    "number": "compare it with a number, as in {} > 0", "text": "compare it with a text in quotes, as in {} = 'USA'",
    "truth": "let it stand alone, as in {}, or not {}", "date": "compare it with a day, as in {} >= '1914-07-28'",
}  # fmt: skip


@dataclass(frozen=True)
class Operand:
    """What stands on one side of a comparison: a column, or a value written down."""

    kind: str
    expression: pl.Expr
    shown: str
    column: str = ""
    value: str | float | bool | None = None


@dataclass(frozen=True)
class Condition:
    """A condition that was read: as an expression, and which columns it looks at."""

    text: str
    expression: pl.Expr
    columns: tuple[str, ...]


def condition(text: str, columns: Mapping[str, pl.DataType]) -> Condition:
    """Read a condition on columns of given types.

    Raises
    ------
    UnknownNameError
        If it names a column that isn't there; the nearest are suggested.
    DataError
        If it can't be read, or compares what can't be compared.

    Examples
    --------
    >>> condition("year >= 1946 and cinc is not missing", {"year": pl.Int16(), "cinc": pl.Float64()}).columns
    ('year', 'cinc')
    """
    reader = _Reader(text, columns, words_of(text))
    expression = reader.either()
    reader.ended()
    if not reader.used:
        raise DataError(f"The condition '{text}' looks at no column: name one of the table's.")
    return Condition(text, expression, tuple(dict.fromkeys(reader.used)))


@dataclass
class _Reader:
    """Reads words from left to right, `and` before `or`."""

    text: str
    columns: Mapping[str, pl.DataType]
    words: list[Word]
    at: int = 0
    depth: int = 0
    used: list[str] = field(default_factory=list[str])

    def either(self) -> pl.Expr:
        """Read conditions joined by `or`."""
        expression = self.both()
        while self._took("or"):
            expression = expression | self.both()
        return expression

    def both(self) -> pl.Expr:
        """Read conditions joined by `and`."""
        expression = self.one()
        while self._took("and"):
            expression = expression & self.one()
        return expression

    def one(self) -> pl.Expr:
        """Read one condition, perhaps denied, perhaps in brackets."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise DataError(f"The condition nests more than {DEEPEST} brackets and denials: write it flatter.")
        if self._took("not"):
            expression = ~self.one()
        elif self._took("("):
            expression = self.either()
            self._expect(")", "a bracket has to close")
        else:
            expression = self.comparison()
        self.depth -= 1
        return expression

    def comparison(self) -> pl.Expr:
        """Read a comparison, a look into a list, a question for what is missing, or a column of yes and no."""
        left = self.operand()
        if self._took("is"):
            denied = self._took("not")
            self._expect("missing", "'missing' or 'not missing' belongs here")
            return _column_alone(left).expression.is_not_null() if denied else left.expression.is_null()
        denied = self._now("not") and self._took("not")
        if self._took("in"):
            return ~self._listed(left) if denied else self._listed(left)
        if denied:
            raise self._wrong("'in' belongs after 'not' here")
        return self._chain(left)

    def operand(self) -> Operand:
        """Read a column, a number, a text, or yes and no."""
        word = self.words[self.at]
        if word.kind == "name":
            return self._column(word)
        if word.kind in {"number", "text"} or word.value in {"true", "false"}:
            self.at += 1
            return _literal(word)
        raise self._wrong("a column, a number or a text in quotes belongs here")

    def ended(self) -> None:
        """Refuse words after the end of the condition."""
        if self.words[self.at].kind != "end":
            raise self._wrong("'and', 'or' or the end belongs here")

    def _chain(self, left: Operand) -> pl.Expr:
        """Read ``a < b``, or ``a < b < c``, or a column of yes and no that stands alone."""
        parts: list[pl.Expr] = []
        while (sign := self.words[self.at].value) in COMPARED and self.words[self.at].kind == "sign":
            self.at += 1
            right = self._right_of(left)
            one, other = _alike(left, right, sign)
            parts.append(COMPARED[sign](one, other))
            left = right
        if parts:
            joined = parts[0]
            for part in parts[1:]:
                joined = joined & part
            return joined
        if left.kind != "truth" or not left.column:
            if not left.column:
                raise self._wrong("a comparison belongs here")
            raise DataError(f"'{left.column}' holds {KINDS[left.kind]}: {HOW[left.kind].format(*[left.column] * 2)}.")
        return left.expression

    def _right_of(self, left: Operand) -> Operand:
        """Read what is compared with something; a word without quotes that is no column was meant as a text."""
        word = self.words[self.at]
        if word.kind == "name" and word.value not in self.columns and left.kind == "text":
            raise DataError(
                f"'{word.value}' is no column: a text stands in quotes, as in {left.shown} = '{word.value}'."
            )
        return self.operand()

    def _listed(self, left: Operand) -> pl.Expr:
        """Read a list in brackets, and look the left side up in it."""
        self._expect("(", "a list in brackets belongs here")
        values: list[Operand] = []
        while not values or self._took(","):
            values.append(self._right_of(left))
        self._expect(")", "a comma or the closing bracket belongs here")
        pairs = [_alike(left, each, "==") for each in values]
        joined = pairs[0][0] == pairs[0][1]
        for one, other in pairs[1:]:
            joined = joined | (one == other)
        return joined

    def _column(self, word: Word) -> Operand:
        """Give a column as an operand; not-a-number counts as missing."""
        if word.value not in self.columns:
            raise UnknownNameError("column", word.value, self.columns)
        self.at += 1
        self.used.append(word.value)
        expression, dtype = pl.col(word.value), self.columns[word.value]
        if dtype.is_float():
            expression = expression.fill_nan(None)
        return Operand(_kind(dtype), expression, word.value, word.value)

    def _now(self, *signs: str) -> bool:
        """Tell whether a sign stands here."""
        return self.words[self.at].kind == "sign" and self.words[self.at].value in signs

    def _took(self, sign: str) -> bool:
        """Step over a sign, if it stands here."""
        here = self._now(sign)
        self.at += here
        return here

    def _expect(self, sign: str, why: str) -> None:
        """Step over a sign, or say that it is lacking."""
        if not self._took(sign):
            raise self._wrong(why)

    def _wrong(self, why: str) -> DataError:
        """Word the refusal of what stands here."""
        return unreadable(self.text, self.words[self.at].place, why)


def _kind(dtype: pl.DataType) -> str:
    """Tell what a column holds."""
    if dtype == pl.Boolean:
        return "truth"
    return "number" if dtype.is_numeric() else "date" if dtype.is_temporal() else "text"


def _literal(word: Word) -> Operand:
    """Give a value that is written down as an operand."""
    if word.kind == "text":
        return Operand("text", pl.lit(word.value), f"'{word.value}'", value=word.value)
    if word.kind == "sign":
        return Operand("truth", pl.lit(word.value == "true"), word.value, value=word.value == "true")
    digits = word.value.lstrip("-")
    exact = digits.isdigit() and len(digits) <= MOST_DIGITS
    number = int(word.value) if exact else float(word.value)
    return Operand("number", pl.lit(number), word.value, value=number)


def _column_alone(operand: Operand) -> Operand:
    """Give a column back, or refuse to ask whether a number that is written down is missing."""
    if not operand.column:
        raise DataError(f"{operand.shown} is written down, so it is not missing: ask of a column.")
    return operand


def _alike(left: Operand, right: Operand, sign: str) -> tuple[pl.Expr, pl.Expr]:
    """Give two sides that can be compared: a yes or no with 1 or 0, a day with its date in quotes."""
    column, other = (left, right) if left.column else (right, left)
    if not column.column:
        raise DataError(f"{left.shown} and {right.shown} are both written down: compare a column.")
    turned = _as(column, other)
    if turned is None or (column.kind == "truth" and sign not in {"==", "!="}):
        held = f"'{column.column}' holds {KINDS[column.kind]}, and {other.shown} is not to be compared with them"
        raise DataError(f"{held}: {HOW[column.kind].format(*[column.column] * 2)}.")
    return (column.expression, turned) if left is column else (turned, column.expression)


def _as(column: Operand, other: Operand) -> pl.Expr | None:
    """Give the other side as what a column holds; nothing where it can't be."""
    if column.kind == other.kind:
        return other.expression
    if column.kind == "truth" and other.kind == "number" and not other.column and other.value in {0, 1}:
        return pl.lit(bool(other.value))
    if column.kind == "date" and isinstance(other.value, str):
        try:
            return pl.lit(datetime.date.fromisoformat(other.value))
        except ValueError:
            return None
    return None
