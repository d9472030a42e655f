"""Names in other languages than English."""

import hashlib
import importlib.metadata
from pathlib import Path

import pytest

from polycentric.states import facts, match, read
from polycentric.states.languages import LANGUAGES
from polycentric.states.lookup import known_forms
from polycentric.states.spelling import form

USSR_IN_RUSSIAN = "\u0421\u0421\u0421\u0420"
ROWS = [row for row in facts.rows("names_in_other_languages.csv") if row["kind"] == "state"]
ENGLISH = {form(name.text): {one.state for one in known_forms()[form(name.text)]}
           for names in facts.names().values() for name in names}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_all_names_of_todays_states_are_known_in_each_language_and_none_means_another(language: str):
    read_as = {row["place"]: read(row[language]).state for row in ROWS}
    assert len(read_as) == 196
    assert [state for state, meant in read_as.items() if meant not in {None, state}] == []
    assert sum(meant is not None for meant in read_as.values()) >= 0.97 * 196


@pytest.mark.parametrize(
    ("name", "year", "state"),
    [("Deutschland", 2000, "DEU"), ("Kenia", 2000, "KEN"), ("Côte d’Ivoire", 2000, "CIV"),
     ("Elfenbeinküste", 2000, "CIV"),
     ("États-Unis", 2000, "USA"), ("Estados Unidos", 2000, "USA"), ("Corea del Sur", 2000, "KOR"),
     ("Regno Unito", 2000, "GBR"),
     ("Países Bajos", 2000, "NLD"), ("Irã", 2000, "IRN"), ("Irão", 2000, "IRN"),
     ("Россия", 2000, "RUS"), ("США", 2000, "USA"),
     ("الصين", 2000, "CHN"), ("中国", 2000, "CHN"), ("中國", 2000, "CHN"), ("日本", 2000, "JPN"),
     ("Sowjetunion", 1970, "RUS"), ("URSS", 1970, "RUS"), (USSR_IN_RUSSIAN, 1970, "RUS"), ("苏联", 1970, "RUS"),
     ("Tchécoslovaquie", 1970, "CSK"),
     ("Allemagne de l'Est", 1970, "DDR"), ("Westdeutschland", 1970, "DEU"), ("Birmania", 2000, "MMR"),
     ("南斯拉夫", 1970, "SRB"), ("Preußen", 1850, "DEU"), ("Österreich-Ungarn", 1900, "AUH")],
)  # fmt: skip
def test_a_name_in_another_language_is_known(name: str, year: int, state: str):
    assert read(name, year).state == state
    assert match(name, year).id == state


@pytest.mark.parametrize(
    "name", ["Sowjetunion", "URSS", USSR_IN_RUSSIAN, "苏联", "Tschechoslowakei", "Alemania Oriental", "ГДР"]
)
def test_former_names_follow_the_same_rule_in_every_language(name: str):
    assert read(name, 2020).kind == "not alive"
    assert read(name, 1970).kind == "state"
    assert read("Birma", 2020).note == "'Birma' stands for Myanmar (MMR)"


def test_a_foreign_name_never_overrides_an_english_one():
    for row in ROWS:
        for language in LANGUAGES:
            english = ENGLISH.get(form(row[language]), {row["place"]})
            if row["place"] not in english:
                assert read(row[language]).kind != "state", row[language]
    assert match("America").id == "USA", "in Spanish the continent"


def test_a_name_that_means_several_states_is_refused_with_them():
    for name in ("Kongo", "Конго", "刚果", "Corea", "Congo"):
        reading = read(name, 2000)
        assert reading.kind == "ambiguous", name
        assert len(reading.candidates) == 2


def test_territories_and_regions_are_named_as_such_in_other_languages():
    assert read("Grönland").kind == "territory"
    assert read("香港").kind in {"territory", "unknown"}
    assert read("Groenlandia").kind == "territory"
    assert read("Afrika").kind == "group"
    assert read("Европа").kind == "group"


def test_the_notice_of_the_cldr_is_shipped_beside_its_names():
    folder = Path(facts.FOLDER)
    assert "UNICODE LICENSE V3" in (folder / "UNICODE-LICENSE.txt").read_text(encoding="utf-8")
    assert "Unicode" in (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")


def test_the_table_is_what_the_tool_makes_of_the_cldr_that_is_installed(tmp_path: Path):
    pytest.importorskip("babel")
    if not importlib.metadata.version("babel").startswith("2.18."):
        pytest.skip("the table was made from the CLDR of Babel 2.18")
    import subprocess
    import sys

    tool = Path(__file__).parents[2] / "tools" / "states_languages.py"
    subprocess.run([sys.executable, str(tool), str(tmp_path)], check=True)
    for name in ("names_in_other_languages.csv", "UNICODE-LICENSE.txt"):
        made, kept = (hashlib.sha256((folder / name).read_bytes()).hexdigest() for folder in (tmp_path, facts.FOLDER))
        assert made == kept, name
