"""How a group of states is written, and who is in it."""

import numpy as np
import polars as pl
import pytest
import xarray as xr

from polycentric.errors import AmbiguousNameError, GroupError, NotAStateError, UnknownNameError
from polycentric.panel.assemble import assemble
from polycentric.panel.blocs import as_one, treatable
from polycentric.panel.group_members import groups_of, memberships, who_is_in
from polycentric.panel.group_record import members_of


def inside(panel: xr.Dataset, text: str) -> set[str]:
    return set(who_is_in(panel, text)["state"])


@pytest.mark.parametrize(
    ("written", "label", "count"),
    [
        ("EU", "EU", 27), ("European Union", "EU", 27), ("eu", "EU", 27), ("EU-HUN", "EU-HUN", 26),
        ("EU without Hungary", "EU-HUN", 26), ("EU without Hungary, Poland", "EU-HUN-POL", 25),
        ("EU with Norway and Britain", "EU+NOR+GBR", 29), ("EU-HUN+GBR", "EU-HUN+GBR", 27),
        ("USA,CAN,MEX", "USA+CAN+MEX", 3), ("United States and Canada", "USA+CAN", 2),
        ("Anglo=USA,GBR,CAN", "Anglo", 3),
        ("OPEC+-Russia", "OPEC+-RUS", 21), ("G-7+RUS", "G-7+RUS", 8), ("NAFTA=USA,CAN,MEX", "NAFTA", 3),
        ("Guinea-Bissau, Bosnia and Herzegovina, Timor-Leste", "GNB+BIH+TLS", 3), ("NATO-EU", "NATO-EU", 9),
        ("USA,CAN,MEX,BRA,ARG,CHL", "USA+CAN+MEX+BRA and 2 more", 6),
    ],
)  # fmt: skip
def test_a_group_is_read(written: str, label: str, count: int, now: xr.Dataset):
    (group,) = groups_of(now, written)
    assert group.label == label
    assert len(inside(now, written)) == count
    assert groups_of(now, group.text) == (group,), "what is written out is read as the same"


def test_letters_of_a_state_and_a_body_mean_the_body_where_a_state_makes_no_sense(now: xr.Dataset):
    assert inside(now, "CAN,USA") == {"CAN", "USA"}
    assert len(inside(now, "NAM-IND")) > 100, "the Non-Aligned, not Namibia"
    assert inside(now, "NAM,IND") == {"NAM", "IND"}


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "names nobody"), ("EU-", "a sign with no name"), ("-HUN", "a sign with no name"),
        ("USA,,CAN", "a sign with no name"), ("USA", "is one state, which stands alone already"),
        ("EU-USA", "takes USA away, which is not in it"), ("=USA,CAN", "no label before it"),
        ("EU=USA,CAN", "'EU' is the name of an organisation"), ("USA,CAN,USA", "names USA twice"),
        ("USA=CAN,MEX", "already has a state of that label"), ("EU;EU", "Two groups are called 'EU'"),
        ("EU; NATO", r"share BEL, BGR, .* and 17 more in 2025, .* for example 'EU; NATO-EU'"),
        ("BRICS; SCO", "share CHN, IND, IRN, RUS"), ("USA,CAN; CAN,MEX", "share CAN in 2025"),
        ("DDR,CSK", "no members in this panel .DDR is no state here in 2025"),
    ],
)  # fmt: skip
def test_what_can_be_no_group_is_refused_with_what_to_do(written: str, message: str, now: xr.Dataset):
    with pytest.raises(GroupError, match=message):
        as_one(now, written)


@pytest.mark.parametrize(
    ("written", "error", "message"),
    [
        ("NATTO", UnknownNameError, "did you mean 'NATO'"), ("EU-Hungry", UnknownNameError, "in 'EU-Hungry' is called"),
        ("USA,Korea", AmbiguousNameError, "fits 2 states"), ("USA,Hong Kong", NotAStateError, "is not a state here"),
    ],
)  # fmt: skip
def test_a_name_that_means_no_state_is_refused(written: str, error: type[Exception], message: str, now: xr.Dataset):
    with pytest.raises(error, match=message):
        as_one(now, written)


def test_two_groups_stand_as_one_side_by_side_and_the_world_keeps_its_sum(now: xr.Dataset):
    pooled = as_one(now, "EU; NAFTA=USA,CAN,MEX")
    assert pooled["state"].values.tolist()[-2:] == ["EU", "NAFTA"]
    assert pooled.sizes["state"] == 196 - 27 - 3 + 2
    assert pooled["population"].sum().item() == pytest.approx(now["population"].sum().item())
    assert members_of(pooled, 2025, "NAFTA") == ["CAN", "MEX", "USA"]
    assert pooled.attrs["groups"] == "EU; NAFTA=USA+CAN+MEX"
    assert pooled["name"].sel(state=["EU", "NAFTA"]).values.ravel().tolist() == ["European Union", "NAFTA"]


def test_the_order_of_the_groups_changes_no_number(now: xr.Dataset):
    one, other = as_one(now, "EU; BRICS"), as_one(now, "BRICS; EU")
    for name in ("gdp_ppp", "milex", "growth"):
        np.testing.assert_array_equal(one[name].sel(state=["EU", "BRICS"]), other[name].sel(state=["EU", "BRICS"]))


def test_the_record_of_a_pooled_panel_outlives_a_file(now: xr.Dataset):
    kept = xr.Dataset(attrs={key: str(value) for key, value in as_one(now, "EU-HUN+GBR").attrs.items()})
    assert "GBR" in members_of(kept, 2025)
    assert "HUN" not in members_of(kept, 2025)


def test_a_member_that_does_not_live_is_said_and_the_group_stands_without_it(now: xr.Dataset):
    pooled = as_one(now, "Old=DDR,POL,CZE")
    assert pooled.attrs["group_notes"] == "DDR is no state here in 2025: Old stands without it."
    assert members_of(pooled, 2025) == ["CZE", "POL"]


def history() -> xr.Dataset:
    years, states = (1992, 1996, 2019, 2020), ("AUT", "CAN", "FRA", "GBR", "USA")
    rows = {"milex": np.tile([1.0, 10.0, 100.0, 1000.0, 10000.0], (4, 1))}
    exists = np.ones((4, 5), dtype=bool)
    exists[:2, 1] = False
    return assemble(years, states, rows, source="by hand").assign_coords(exists=(("year", "state"), exists))


def test_members_by_date_come_and_go_and_a_state_counts_only_while_it_lives():
    pooled = as_one(history(), "NATO-USA; Two=AUT,CHN")["milex"]
    nan = np.nan
    # France, Britain, and Canada once it is a state here.
    assert pooled.sel(state="NATO-USA").values.tolist() == [1100.0, 1100.0, 1110.0, 1110.0]
    np.testing.assert_array_equal(pooled.sel(state="CAN").values, [10.0, 10.0, nan, nan])
    np.testing.assert_array_equal(pooled.sel(state="AUT").values, [nan] * 4)


def test_a_change_holds_in_every_year_of_an_organisation_by_date():
    with_britain = as_one(history(), "EU+GBR")["milex"].sel(state="EU+GBR").values
    np.testing.assert_array_equal(with_britain, [1000.0, 1101.0, 1101.0, 1101.0])
    table = who_is_in(history(), "EU")
    assert table.filter(pl.col("state") == "GBR").select("first", "last").rows() == [(1996, 2019)]


def test_who_was_in_a_body_before_it_is_dated_here_is_asked_of_the_archive_and_never_guessed(
    monkeypatch: pytest.MonkeyPatch,
):
    from polycentric.errors import NotFetchedError
    from polycentric.panel import group_dates

    def nothing(*_: object) -> pl.DataFrame:
        raise NotFetchedError("not here")

    monkeypatch.setattr(group_dates.archive, "table", nothing)
    old = history().assign_coords(year=[1948, 1950, 1985, 1990])
    with pytest.raises(GroupError, match=r"in 1950-1985 is in the Correlates of War's list .* fetch igo_members"):
        as_one(old, "NATO")
    listed = old.assign(nato_status=(("year", "state"), np.array([[-1] * 5, *[[0, 1, 1, 1, 1]] * 3], dtype=np.int8)))
    pooled = as_one(listed, "NATO")["milex"].sel(state="NATO").values
    np.testing.assert_array_equal(pooled, [np.nan, 11100.0, 11110.0, 11110.0])


def test_groups_that_are_there_together_in_no_year_are_no_world():
    parts = treatable(history(), ("EU", "EU; Americas=USA,CAN"))
    assert parts["EU"]["year"].values.tolist() == [1996, 2019, 2020]
    assert parts["EU; Americas=USA+CAN"]["year"].values.tolist() == [1996, 2019, 2020]


def test_the_majority_of_members_is_of_those_of_the_year(now: xr.Dataset):
    assert memberships(now, "EU")[0].inside.sum() == 27
    codes = as_one(now, "EU")["membership"].sel(state="EU", year=2025)
    assert codes.sel(organisation="NATO").item() == 1
    assert codes.sel(organisation="AU").item() == 0
