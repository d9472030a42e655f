"""Which sources reach further than a series: named beside it, each with its own mark and end, and never joined."""

import pytest

import polycentric as pc
from polycentric.panel.further import FURTHER, Further, beyond, sentence
from polycentric.panel.series import SERIES
from polycentric.sources import SOURCES


@pytest.mark.parametrize("further", FURTHER, ids=lambda each: each.subject)
def test_what_reaches_further_is_another_source_that_ends_later_and_can_be_asked(further: Further):
    own = {edition.source for name in further.series for edition in SERIES[name].editions.values()}
    ends = [SOURCES[name].years[1] for name in further.sources]
    assert not own & set(further.sources)
    assert ends == sorted(ends)
    own_ends = [SERIES[name].years_of(each)[1] for name in further.series for each in SERIES[name].variables]
    assert ends[-1] > max(own_ends, default=SOURCES["un_votes"].years[1])
    assert len(further.ask) == len(further.sources)
    assert str(ends[-1]) in sentence(further)


def test_a_series_is_told_of_its_own_subject_alone():
    assert beyond(["trade"]) == [sentence(next(each for each in FURTHER if each.subject == "trade by pair"))]
    assert beyond(["capital_distance"]) == []
    assert len(beyond()) == len(FURTHER)


def test_coverage_says_what_reaches_further():
    notes = pc.answers.coverage("trade", first=2000, last=2001).notes
    assert notes[0].startswith("Further in trade by pair: Trade (ITPD-E) to 2016 (polycentric ties trade_itpd), ")
