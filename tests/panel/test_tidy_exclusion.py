import polars as pl
import pytest

from polycentric.errors import UnknownNameError
from polycentric.panel.tidy.exclusion import ORDER, contested, exclude

KEY = ("ccode1", "ccode2", "year")
COLUMNS = ("dispnum", "onset", "fatality", "hostlev", "mindur", "maxdur", "recip", "stmon")


def disputes(*rows: tuple[object, ...]) -> pl.DataFrame:
    """Disputes of France and Italy in 1860."""
    frame = pl.DataFrame([dict(zip(COLUMNS, row, strict=True)) for row in rows], infer_schema_length=None)
    return frame.with_columns(ccode1=220, ccode2=325, year=1860)


def kept(*rows: tuple[object, ...], rules: tuple[str, ...] = ORDER) -> list[int]:
    return exclude(disputes(*rows), KEY, "onset", rules)["dispnum"].to_list()


def test_of_the_disputes_of_france_and_italy_in_1860_the_deadliest_is_kept():
    """The three that the source has, all begun that year."""
    assert kept((112, True, 4, 4, 23, 23, True, 9), (113, True, 5, 4, 149, 149, True, 9),
                (306, True, 0, 3, 125, 125, False, 9)) == [113]  # fmt: skip


def test_an_onset_goes_before_a_deadlier_dispute_that_is_merely_under_way():
    assert kept((1, False, 6, 5, 900, 900, True, 1), (2, True, 0, 2, 1, 1, False, 12)) == [2]


def test_unknown_deaths_rank_between_none_and_the_lowest_level():
    assert kept((1, True, 0, 4, 1, 1, True, 1), (2, True, None, 2, 1, 1, True, 1)) == [2]
    assert kept((1, True, 1, 2, 1, 1, True, 1), (2, True, None, 4, 1, 1, True, 1)) == [1]


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ((1, True, 1, 3, 9, 9, True, 1), (2, True, 1, 4, 1, 1, False, 9)),
        ((1, True, 1, 4, 1, 9, True, 1), (2, True, 1, 4, 2, 2, False, 9)),
        ((1, True, 1, 4, 2, 8, True, 1), (2, True, 1, 4, 2, 9, False, 9)),
        ((1, True, 1, 4, 2, 9, False, 1), (2, True, 1, 4, 2, 9, True, 9)),
        ((1, True, 1, 4, 2, 9, True, 5), (2, True, 1, 4, 2, 9, True, 4)),
        ((1, True, 1, 4, 2, 9, True, None), (2, True, 1, 4, 2, 9, True, 12)),
    ],
    ids=["hostility", "duration", "longest", "reciprocation", "start month", "unknown month"],
)
def test_each_rule_decides_where_those_before_it_do_not(worse: tuple[object, ...], better: tuple[object, ...]):
    assert kept(worse, better) == [2]


def test_what_no_rule_decides_is_settled_by_the_order_of_the_file():
    same = (True, 1, 4, 2, 9, True, 5)
    assert kept((7, *same), (3, *same)) == [7]


def test_the_caller_can_choose_the_rules_and_their_order():
    rows = ((1, False, 6, 5, 900, 900, True, 1), (2, True, 0, 2, 1, 1, False, 12))
    assert kept(*rows, rules=("fatality", "onset")) == [1]


def test_a_dispute_without_a_rival_is_never_dropped():
    frame = disputes((1, False, None, 1, 0, 0, False, None))
    assert contested(frame, KEY) == 0
    assert exclude(frame, KEY, "onset").height == 1


def test_an_unknown_rule_is_refused():
    with pytest.raises(UnknownNameError, match="No exclusion rule is called 'fatalities': did you mean 'fatality'"):
        kept((1, True, 1, 1, 1, 1, True, 1), rules=("fatalities",))
