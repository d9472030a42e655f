"""The readers of sources whose terms come first, on lines of our own in their layouts."""

from pathlib import Path

import pytest

from polycentric.errors import DataError
from polycentric.sources import SOURCES

REGISTER = (
    "Transfers of major conventional arms from All countries  to All countries . Deals with deliveries;\r\n"
    "A '0' indicates that the volume is small\r\n;\r\n"
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,Order date is "
    "estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,Status,SIPRI "
    "estimate,TIV deal unit,TIV delivery values,Local production;\r\n"
)
LINES = (
    "11,Freedonia,Sylvania,X-1,tank,Armoured vehicles,1999,Yes,12,,2001,No,Second hand,0.25,0.1,1.2,No;\r\n",
    "11,Freedonia,Sylvania,X-1,tank,Armoured vehicles,1999,Yes,3,No,2002,,Second hand,0.25,0.1,0.3,No;\r\n",
    '12,Freedonia,Rebels (Sylvania)*,"gun, 50mm",towed gun,Artillery,2001,No,1,No,2002,No,New,2,2,2,Yes;\r\n',
)

CASES = (
    "case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,financial,travel,other,"
    "target_mult,sender_mult,objective,success\n"
    '7,Sylvania,"EU, Freedonia",1999,2023,1,"exp_part,imp_part",0,0,1,0,0,0,1,"end_war,other","ongoing,ongoing"\n'
)


def _written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_register_is_read_below_its_preamble_with_values_in_base_units(tmp_path: Path):
    rows = SOURCES["sipri_register"].read(_written(tmp_path, "trade_register.csv", REGISTER + "".join(LINES)))
    frame = rows["deliveries"]
    assert frame["deal"].to_list() == [11, 11, 12]
    assert frame["tiv"].to_list() == [pytest.approx(1.2e6), pytest.approx(0.3e6), pytest.approx(2e6)]
    assert frame["number_estimated"].to_list() == [None, False, False]
    assert frame["local"].to_list() == [False, False, True]
    assert frame["designation"].to_list()[2] == "gun, 50mm"
    assert frame["recipient"].to_list()[2] == "Rebels (Sylvania)*"


def test_a_register_in_latin_1_is_read(tmp_path: Path):
    text = REGISTER + LINES[0].replace("Sylvania", "Côte d'Or")
    frame = SOURCES["sipri_register"].read(_written(tmp_path, "trade_register.csv", text, "latin-1"))["deliveries"]
    assert frame["recipient"].to_list() == ["Côte d'Or"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Supplier,Recipient\r\nA,B\r\n", "has no header that begins with 'SIPRI AT Database ID'"),
        (REGISTER + LINES[0] + "12,Freedonia,Syl", "has 3 fields in the line of '12, Freedonia, Syl'"),
        (REGISTER.replace("Supplier,", "Seller,") + LINES[0], r"lacks \['Supplier'\] and has \['Seller'\]"),
        (REGISTER + LINES[0].replace(",12,", ",many,"), "column 'Numbers delivered'"),
    ],
)
def test_a_register_of_another_layout_or_cut_short_is_refused(tmp_path: Path, text: str, message: str):
    with pytest.raises(DataError, match=message):
        SOURCES["sipri_register"].read(_written(tmp_path, "trade_register.csv", text))


def test_a_case_of_sanctions_keeps_its_several_senders_and_ends(tmp_path: Path):
    frame = SOURCES["gsdb"].read(_written(tmp_path, "GSDB_V4.csv", CASES))["cases"]
    row = frame.row(0, named=True)
    assert (row["begin"], row["end"], row["trade"], row["arms"]) == (1999, 2023, True, False)
    assert row["sanctioning_state"] == "EU, Freedonia"
    assert row["success"] == "ongoing,ongoing"


def test_the_whole_world_and_what_nobody_is_named_for_are_told_from_places(tmp_path: Path):
    lines = ["date,value,reporter,partner", "2021-01-01,9.5,Freedonia,World", "2021-01-01,7,Freedonia,Sylvania",
             '2021-01-01,2,Freedonia,"Areas, nes"', "2021-01-01,0.5,Freedonia,Bunkers"]  # fmt: skip
    path = _written(tmp_path, "comtrade_all_exports_2021A.csv", "\n".join([*lines, ""]))
    frame = SOURCES["comtrade_2021"].read(path)["exports"]
    assert frame["kind"].to_list() == ["total", "place", "residual", "residual"]
    assert frame["value"].sum() == 19
    assert set(frame["year"]) == {2021}
