"""The archive's T-SQL text: tuples are parsed, frame is skipped, the rest is listed; nothing is run."""

from polycentric.sources.reading.factbook_editions.tsql import Mangled, Printed, announced, fields

HEAD = "-- CountryFields for year 1990: 2 rows\n-- Exported\n\nSET IDENTITY_INSERT CountryFields ON;\nGO\n\n"
INSERT = "INSERT INTO CountryFields (FieldID, CategoryID, CountryID, FieldName, Content)\nVALUES\n"


def test_tuples_give_the_record_the_field_and_the_text_with_quotes_undoubled():
    text = HEAD + INSERT + "  (1, 2, 7, N'Note', N'the king''s men'),\n  (2, 2, 7, N'Area', N'');\nGO\n"
    assert list(fields(text)) == [Printed(7, "Note", "the king's men"), Printed(7, "Area", "")]
    assert announced(text) == (1990, 2)


def test_a_text_may_hold_line_breaks_brackets_and_what_looks_like_a_tuple():
    text = "(1, 2, 7, N'Rank', N'Germany - 1\nFrance - 2, (3, 4, 5, N''x'', N''y''),\n'),\n(2, 2, 7, N'b', N'c');\n"
    first, second = fields(text)
    assert isinstance(first, Printed)
    assert first.text.endswith("N'x', N'y'),\n")
    assert second == Printed(7, "b", "c")


def test_a_statement_is_listed_and_never_run():
    text = "DROP TABLE CountryFields;\n(1, 2, 7, N'a', N'1; DROP TABLE x; --');\n"
    assert list(fields(text)) == [Mangled(1, "DROP TABLE CountryFields;"), Printed(7, "a", "1; DROP TABLE x; --")]


def test_a_mangled_tuple_costs_its_own_line_alone():
    text = "(1, 2, 7, N'a', N'good'),\n(2, two, 7, N'b', N'x'),\n(3, 2, 7, N'c', N'good'),\n(4, 2, 7, N'd'),\n"
    assert [one.line if isinstance(one, Mangled) else one.field for one in fields(text)] == ["a", 2, "c", 4]


def test_a_quote_that_never_closes_is_listed_and_the_rest_is_read():
    text = "(1, 2, 7, N'a', N'never closed),\n(2, 2, 7, N'b', N'good'),\n"
    assert [type(one) for one in fields(text)] == [Mangled, Printed]


def test_a_null_is_an_empty_text_and_an_empty_file_is_nothing():
    assert list(fields("(1, 2, 7, N'a', NULL);\n")) == [Printed(7, "a", "")]
    assert list(fields("")) == []
    assert announced("no head") is None


def test_reading_takes_time_in_proportion_to_the_text():
    text = "(1, 2, 7, N'" + "''" * 20_000 + "\n" * 200
    assert all(isinstance(one, Mangled) for one in fields(text))
