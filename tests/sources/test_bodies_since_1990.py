"""Who was in which body on which day: facts typed by hand, not taken from the files."""

import pytest

from polycentric.sources import bodies


def on(day: str, body: str, status: str = "member") -> set[str]:
    return set(bodies.members(body, day, status))


SIZES = [
    ("NATO", "1990-01-01", 16), ("NATO", "1999-03-12", 19), ("NATO", "2004-03-29", 26), ("NATO", "2009-04-01", 28),
    ("NATO", "2017-06-05", 29), ("EU", "1990-12-31", 12), ("EU", "1995-01-01", 15), ("EU", "2004-04-30", 15),
    ("EU", "2004-05-01", 25), ("EU", "2007-01-01", 27), ("EU", "2013-07-01", 28), ("EU", "2020-02-01", 27),
    ("BRICS", "2009-06-15", 0), ("BRICS", "2009-06-16", 4), ("BRICS", "2011-12-31", 5), ("BRICS", "2023-12-31", 5),
    ("BRICS", "2024-12-31", 9), ("SCO", "2001-06-15", 6), ("SCO", "2017-06-09", 8), ("SCO", "2023-07-04", 9),
    ("G-8", "1998-05-14", 0), ("G-8", "2013-12-31", 8), ("G-8", "2014-03-24", 0), ("G-20", "1999-12-14", 0),
    ("G-20", "1999-12-15", 19), ("ASEAN", "1994-12-31", 6), ("ASEAN", "1995-12-31", 7), ("ASEAN", "1999-12-31", 10),
    ("CIS", "1991-12-20", 0), ("CIS", "1991-12-21", 11), ("CIS", "1993-12-31", 12), ("CIS", "2008-12-31", 10),
    ("CIS", "2009-12-31", 9), ("Warsaw Pact", "1990-01-01", 7), ("Warsaw Pact", "1990-12-31", 6),
    ("Warsaw Pact", "1991-07-01", 0), ("CMEA", "1990-01-01", 10), ("CMEA", "1991-12-31", 0), ("WEU", "1990-01-01", 7),
    ("WEU", "1995-12-31", 10), ("WEU", "2011-12-31", 0), ("OECD", "1990-12-31", 24), ("OECD", "2000-12-31", 30),
    ("OECD", "2010-12-31", 34), ("CE", "1990-01-01", 23), ("CE", "2010-12-31", 47), ("CE", "2022-12-31", 46),
    ("C", "1990-12-31", 48), ("OAU", "1994-12-31", 52), ("OAU", "2002-12-31", 0), ("CSTO", "1994-12-31", 9),
    ("CSTO", "2000-12-31", 6), ("CSTO", "2010-12-31", 7), ("OPEC", "1990-12-31", 13), ("OPEC", "2008-12-31", 13),
    ("APEC", "1990-12-31", 12), ("APEC", "1998-12-31", 20), ("SAARC", "2006-12-31", 7), ("SAARC", "2007-12-31", 8),
    ("EAEC", "2010-12-31", 5), ("GUAM", "2000-12-31", 5), ("LAS", "1990-01-01", 21), ("LAS", "1990-12-31", 20),
]  # fmt: skip


@pytest.mark.parametrize(("body", "day", "count"), SIZES)
def test_a_body_has_as_many_members_as_it_had_on_that_day(body: str, day: str, count: int):
    assert len(on(day, body)) == count


@pytest.mark.parametrize(
    ("year", "with_palestine"),
    [("1995-12-31", 113), ("1998-12-31", 114), ("2003-12-31", 116), ("2006-12-31", 118), ("2012-12-31", 120)],
)
def test_the_non_aligned_are_as_many_as_their_conferences_say(year: str, with_palestine: int):
    """Their own counts hold Palestine, and until 2000 Yugoslavia, which was suspended."""
    assert len(on(year, "NAM")) + len(on(year, "NAM", "suspended")) + 1 == with_palestine


STATUSES = [
    ("EGY", "LAS", "member", "1990-01-01"), ("SYR", "LAS", "suspended", "2015-12-31"),
    ("LBY", "LAS", "suspended", "2011-06-30"), ("YMD", "LAS", "member", "1990-05-21"),
    ("RUS", "G-8", "member", "2010-12-31"), ("RUS", "P5", "member", "1990-12-31"),
    ("ZAF", "BRICS", "member", "2010-12-31"), ("ARG", "BRICS", "invited", "2023-10-31"),
    ("IRN", "SCO", "observer", "2010-12-31"), ("IND", "SCO", "observer", "2010-12-31"),
    ("DDR", "Warsaw Pact", "member", "1990-09-23"), ("DDR", "CMEA", "member", "1990-10-02"),
    ("CSK", "CE", "member", "1992-12-31"), ("SRB", "NAM", "member", "1990-12-31"),
    ("SRB", "NAM", "suspended", "1995-12-31"), ("SRB", "NAM", "observer", "2005-12-31"),
    ("ARG", "NAM", "member", "1990-12-31"), ("CYP", "NAM", "member", "2003-12-31"),
    ("GEO", "CIS", "member", "2008-12-31"), ("TKM", "CIS", "associate", "2010-12-31"),
    ("UKR", "CIS", "associate", "2010-12-31"), ("UZB", "CSTO", "member", "1995-12-31"),
    ("UZB", "CSTO", "member", "2010-12-31"), ("AZE", "CSTO", "member", "1995-12-31"),
    ("VEN", "Mercosur", "member", "2014-12-31"), ("PRY", "Mercosur", "suspended", "2012-12-31"),
    ("ECU", "OPEC", "suspended", "2000-12-31"), ("GAB", "OPEC", "member", "1994-12-31"),
    ("QAT", "OPEC", "member", "2018-12-31"), ("IDN", "OPEC", "suspended", "2010-12-31"),
    ("PAK", "C", "suspended", "2000-12-31"), ("NGA", "C", "suspended", "1996-12-31"),
    ("FJI", "C", "suspended", "2010-12-31"), ("ZWE", "C", "suspended", "2002-12-31"),
    ("NAM", "C", "member", "1990-12-31"), ("ZAF", "C", "member", "1994-12-31"),
    ("MDG", "AU", "suspended", "2010-12-31"), ("MLI", "AU", "suspended", "2012-06-30"),
    ("EGY", "AU", "suspended", "2013-12-31"), ("CIV", "ECOWAS", "suspended", "2010-12-31"),
    ("MRT", "ECOWAS", "member", "1999-12-31"), ("SYR", "OIC", "suspended", "2015-12-31"),
    ("TUR", "EU", "candidate", "2000-12-31"), ("POL", "EU", "candidate", "2000-12-31"),
    ("ISL", "EU", "candidate", "2012-12-31"), ("HND", "NAM", "unknown", "1993-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "body", "status", "day"), STATUSES)
def test_a_state_had_its_status_on_that_day(state: str, body: str, status: str, day: str):
    assert state in on(day, body, status)


OUT = [
    ("ZAF", "OAU", "1993-12-31"), ("MAR", "AU", "2016-12-31"), ("RUS", "G-8", "2014-12-31"),
    ("ZAF", "C", "1993-12-31"), ("PAK", "C", "2000-12-31"), ("FJI", "C", "1995-12-31"), ("GMB", "C", "2015-12-31"),
    ("MDV", "C", "2018-12-31"), ("ZWE", "C", "2005-12-31"), ("SRB", "NAM", "1993-12-31"),
    ("ARG", "NAM", "1995-12-31"), ("MLT", "NAM", "2004-12-31"), ("GEO", "CIS", "2009-12-31"),
    ("UZB", "CSTO", "2013-12-31"), ("GEO", "CSTO", "1999-12-31"), ("QAT", "OPEC", "2019-12-31"),
    ("ECU", "OPEC", "2020-12-31"), ("MRT", "ECOWAS", "2001-12-31"), ("SAU", "BRICS", "2025-12-31"),
    ("ARG", "BRICS", "2024-12-31"), ("CHN", "G-8", "2010-12-31"), ("GBR", "EU", "2020-12-31"),
    ("RUS", "CE", "2022-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "body", "day"), OUT)
def test_a_state_was_no_member_on_that_day(state: str, body: str, day: str):
    assert state not in on(day, body)
