"""Sources of which a user hands over a copy: files of invented rows in the documented forms, good ones and bad."""

import math
import re
from pathlib import Path

import pytest
import r_writer as r

from polycentric.errors import DataError, NotFetchedError
from polycentric.sources import SOURCES
from polycentric.tables import places
from polycentric.tables.archive import sha256_of, table
from polycentric.tables.fetch import choose, fetch, take
from polycentric.tables.presence import state_of

DIPLOMACY = "ccode1,ccode2,year,DR_at_1,DR_at_2,DE,version\n2,200,1817,2,2,1,2006.1\n2,365,1817,0,9,1,2006.1\n"
AGREEMENTS = (
    "ccode1,abbrev1,ccode2,abbrev2,year,dcaGeneralV1,dcaGeneralV2,dcaSectorV1,dcaSectorV2,dcaAnyV1,dcaAnyV2\n"
    "2,USA,20,CAN,1980,0,1,0,0,0,1\n"
)
TROOPS = (
    "countryname,year,ccode,iso3c,region,troops_ad\n"
    "Germany,1950,260,DEU,Europe & Central Asia,100\nGuam,1950,1008,NA,East Asia & Pacific,7\n"
)
ARMS = (
    '"TIV of arms exports from United States, 1950-1952"\n"Generated: 1 May 2025"\n'
    '"Figures are in millions."\n\n,1950,1951,1952,Total\nCanada,5,,0,5\nSoviet Union,,1,,1\nTotal,5,1,0,6\n'
    '"TIV of arms imports to Canada, 1951-1952"\n,1951,1952,Total\nFrance,3,,3\nUnited States,,0,0\nTotal,3,0,3\n'
)
TEXTS = {"cow_diplomatic_exchange": DIPLOMACY, "dcad": AGREEMENTS, "us_troops": TROOPS, "sipri_arms": ARMS}
OWN = sorted(name for name, source in SOURCES.items() if source.files and not source.files[0].is_pinned)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)
    return tmp_path / "cache"


def handed_over(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / f"my {name}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (outcome,) = take(SOURCES[name], [path])
    return outcome.state


def nan_last(*values: float) -> list[float]:
    return [*values, math.nan]


def leaders_file(name: str, more: dict[str, bytes]) -> bytes:
    return r.PACK["gzip"](r.workspace({name: r.frame({"obsid": r.strings(["USA-1869", "UKG-1868"]), **more}, 2)}))


def test_a_copy_is_verified_read_and_kept_whatever_its_name(tmp_path: Path):
    assert handed_over(tmp_path, "cow_diplomatic_exchange", DIPLOMACY) == "copied"
    rows = table("cow_diplomatic_exchange").select("ccode1", "ccode2", "year", "dr_at_1", "dr_at_2", "de").rows()
    assert rows == [(2, 200, 1817, 2, 2, True), (2, 365, 1817, 0, 9, True)]
    assert state_of(SOURCES["cow_diplomatic_exchange"]) == "your own copy"


def test_another_copy_takes_the_first_ones_place_and_is_read_anew(tmp_path: Path):
    handed_over(tmp_path, "dcad", AGREEMENTS)
    assert table("dcad", "dyad_years")["dca_any_v2"].to_list() == [True]
    handed_over(tmp_path, "dcad", AGREEMENTS.replace("0,1\n", "0,0\n"))
    assert table("dcad", "dyad_years")["dca_any_v2"].to_list() == [False]


@pytest.mark.parametrize("name", OWN)
def test_without_a_copy_a_source_says_where_to_get_one(name: str):
    with pytest.raises(NotFetchedError, match=re.escape(SOURCES[name].address)) as refused:
        table(name, SOURCES[name].tables[0].name)
    assert f"polycentric fetch {name} --from FILE" in str(refused.value)
    (outcome,) = fetch([SOURCES[name]])
    assert isinstance(outcome.failure, NotFetchedError)


def test_fetching_all_asks_for_no_file_that_only_the_user_can_get():
    assert not set(OWN) & {source.name for source in choose((), every=True)}


@pytest.mark.parametrize(
    ("name", "wrong", "right", "message"),
    [
        ("cow_diplomatic_exchange", ",2,2,1,", ",12,2,1,", "12 is above 9"),
        ("cow_diplomatic_exchange", "2,365,1817", "2,200,1817", r"the key .* comes more than once"),
        ("cow_diplomatic_exchange", "1817", "1717", "1717 is below 1817"),
        ("cow_diplomatic_exchange", "2,365,", "2,366000,", "366000"),
        ("cow_diplomatic_exchange", "DE,version", "DX,version", "lacks"),
        ("dcad", "0,1\n", "0,7\n", "7.0 is no yes"),
        ("dcad", "2,USA,20", "3,USA,20", "3 is the ccode of no state"),
        ("us_troops", "Asia,100", "Asia,many", "many"),
        ("us_troops", "Asia,100", "Asia,-5", "-5 is below 0"),
        ("sipri_arms", "TIV of arms", "Sums of arms", "ask SIPRI for the values"),
        ("sipri_arms", ",1951,1952,Total\nFrance", ",a,b,Total\nFrance", "has no line of years"),
        ("sipri_arms", "France,3", "France,-3", "its lines give -3"),
    ],
)
def test_a_copy_that_is_not_as_described_never_enters(
    tmp_path: Path, cache: Path, name: str, wrong: str, right: str, message: str
):
    with pytest.raises(DataError, match=message):
        handed_over(tmp_path, name, TEXTS[name].replace(wrong, right))
    assert not [path for path in cache.rglob("*") if path.is_file()]


def test_arms_stand_by_supplier_recipient_and_year_and_a_figure_in_two_tables_counts_once(tmp_path: Path):
    handed_over(tmp_path, "sipri_arms", ARMS)
    rows = table("sipri_arms", "transfers").sort("supplier", "recipient", "year").rows()
    assert rows == [
        ("France", "Canada", 1951, 3e6),
        ("United States", "Canada", 1950, 5e6),
        ("United States", "Canada", 1952, 0.0),
        ("United States", "Soviet Union", 1951, 1e6),
    ]
    assert table("sipri_arms", "covered").rows() == [
        ("United States", "supplier", 1950, 1952),
        ("Canada", "recipient", 1951, 1952),
    ]


def test_leaders_stand_by_their_spell_in_office(tmp_path: Path):
    means = {f"theta{number}_{what}": r.doubles(nan_last(0.5)) for number in (1, 2, 3, 4) for what in ("mean", "sd")}
    handed_over(tmp_path, "leader_willingness", leaders_file("lwuf", means))
    assert table("leader_willingness").select("obsid", "theta2_mean").rows() == [("USA-1869", 0.5), ("UKG-1868", None)]
    flags = ("milservice", "combat", "rebel", "warwin", "warloss", "rebelwin", "rebelloss", "physhealth",
             "mentalhealth")  # fmt: skip
    experience = {name: r.doubles(nan_last(1.0)) for name in ("leveledu", *flags, "yrsexper")}
    handed_over(tmp_path, "leader_experience", leaders_file("LEAD", experience))
    assert table("leader_experience").select("combat", "yrsexper").rows() == [(True, 1), (None, None)]


def test_terrain_and_groups_may_lack_a_code(tmp_path: Path):
    codes = {"ccode": r.doubles([2.0, math.nan]), "gwcode": r.doubles([2.0, 396.0])}
    land = {"rugged": r.doubles([1.1, 2.2]), "newlmtnest": r.doubles(nan_last(3.3))}
    named = {"country": r.strings(["United States", "Abkhazia"])}
    handed_over(tmp_path, "terrain", r.PACK["gzip"](r.workspace({"rugged": r.frame(named | codes | land, 2)})))
    assert table("terrain").rows() == [(2, 2, 1.1, 3.3), (None, 396, 2.2, None)]
    shares = {name: r.doubles(nan_last(0.4)) for name in ("ethfrac", "ethpol", "relfrac", "relpol")}
    years = {"creg_ccode": r.doubles([2.0, 372.0]), "year": r.doubles([1990.0, 1991.0])}
    handed_over(tmp_path, "creg", r.PACK["gzip"](r.workspace({"creg": r.frame(codes | years | shares, 2)})))
    assert table("creg").select("ccode", "year", "ethfrac").rows() == [(2, 1990, 0.4), (None, 1991, None)]


def test_a_copy_is_known_by_its_own_hash(tmp_path: Path):
    handed_over(tmp_path, "us_troops", TROOPS)
    kept = places.own(SOURCES["us_troops"].files[0])
    assert sha256_of(kept) == sha256_of(tmp_path / "my us_troops")
    assert table("us_troops").select("countryname", "ccode", "troops_ad").rows() == [
        ("Germany", 260, 100),
        ("Guam", 1008, 7),
    ]


def test_one_file_is_asked_for(tmp_path: Path):
    with pytest.raises(DataError, match="is not one file"):
        take(SOURCES["dcad"], [tmp_path / "none.csv"])


def _uneven() -> bytes:
    return TROOPS.replace("Guam,1950", "Guam, an island,1950").encode()


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize(
    "content",
    [bytes(range(256)), bytes(range(256)) * 4, bytes(range(1, 256)) + b"\n", bytes(range(1, 256)) * 2 + b"\n",
     b"\r\ra,b\r\"", b"\xff\xfea\0,\0b\0\n\0", b"\0", b""],
)  # fmt: skip
def test_no_bytes_end_as_an_error_of_ours(tmp_path: Path, name: str, content: bytes):
    with pytest.raises(DataError, match=f"Source '{name}': ") as refused:
        handed_over(tmp_path, name, content)
    told = str(refused.value)
    assert "pinned" not in told
    assert "etch it again" not in told
    assert "\n" not in told


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (bytes(range(256)) * 4, r"is no text: line 1 has a zero byte\. It is another kind of file"),
        (TROOPS.encode("utf-16"), "is text in UTF-16: save it as CSV in UTF-8"),
        (TROOPS.replace("Guam", "Curaçao").encode("latin-1"), r"is not in UTF-8: line 3 has the byte 0xE7, .* 'ç'"),
        (_uneven(), "has 7 fields in line 3, and 6 in its header: mend that line"),
        ((TROOPS + TROOPS.splitlines()[1] + "\n").encode(), r"comes more than once\. Your copy is not as .* mend that"),
        (
            TROOPS.replace(",100\n", ",-5\n").encode(),
            r"if -5 stands for missing, leave its cells empty\)\. Your copy is",
        ),
    ],
)
def test_what_is_wrong_with_a_copy_is_said_to_its_user(tmp_path: Path, content: bytes, message: str):
    with pytest.raises(DataError, match=message) as refused:
        handed_over(tmp_path, "us_troops", content)
    assert "Consider" not in str(refused.value)
