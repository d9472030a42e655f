import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from polycentric.cli.app import polycentric
from polycentric.errors import FetchError, UserFileError
from polycentric.sources import SOURCES
from polycentric.tables import places


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache and no mirror."""
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)
    return tmp_path / "cache"


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(polycentric, [str(argument) for argument in arguments])


def test_a_mirror_without_the_file_fails_with_2_and_says_which(tmp_path: Path):
    done = _run("fetch", "atop", "--mirror", tmp_path)
    assert done.exit_code == 2
    assert "0 of 1 files are in the cache and verified" in done.stdout
    assert done.stderr.startswith("Error: The mirror has no 'atop/atop_alliance.rda', which source 'atop' needs")
    assert done.stderr.count("\n") == 1


def test_offline_says_what_is_missing():
    done = _run("fetch", "cow_majors", "--offline", "--json")
    assert done.exit_code == 2
    content = json.loads(done.stdout)
    assert [row["state"] for row in content["rows"]] == ["failed", "failed"]
    assert done.stderr.count("--offline forbids fetching it") == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fetch", "--all", "--from", "x.csv"], "--from takes files of one source"),
        (["fetch", "atop", "cow_nmc", "--from", "x.csv"], "--from takes files of one source"),
        (["cite", "--result", "nowhere.json"], "'nowhere.json' names no sources"),
        (["cite", "atopp"], "did you mean 'atop'"),
        (["fetch", "atop", "--from", "nowhere"], "'nowhere' is no file"),
    ],
)
def test_a_users_mistake_is_said(arguments: list[str], message: str):
    done = _run(*arguments)
    assert done.exit_code != 0
    assert message in done.output + str(done.exception)


def test_the_list_says_rows_and_what_is_here(cache: Path):
    rows = {row["name"]: row for row in json.loads(_run("sources", "--json").stdout)["rows"]}
    assert rows["cow_nmc"]["rows"] == 17_121
    assert rows["cow_nmc"]["cache"] == "not fetched"
    assert rows["factbook"]["cache"] == "ships with the package"
    assert all(row["terms"] and row["citation"] for row in rows.values())
    (cache / "files").mkdir(parents=True)
    file = SOURCES["cow_majors"].files[0]
    places.kept(file).write_bytes(bytes(file.size))
    rows = {row["name"]: row for row in json.loads(_run("sources", "--json").stdout)["rows"]}
    assert rows["cow_majors"]["cache"] == "1 of 2 files"


def test_citing_gives_the_software_and_every_reference_once():
    done = _run("cite", "cow_nmc", "cow_nmc_v6", "atop")
    assert done.exit_code == 0
    keys = [line.split("{")[1].rstrip(",") for line in done.stdout.splitlines() if line.startswith("@")]
    assert keys == ["polycentric", "singer1972", "singer1987", "leeds2002atop"]


def test_citing_without_a_name_gives_what_the_built_in_world_rests_on():
    assert "factbook" in _run("cite").stdout.lower()


def test_every_source_can_be_cited_in_balanced_bibtex():
    text = _run("cite", "--all").stdout
    assert text.count("{") == text.count("}")
    assert text.count("\n@") > 40


def test_a_result_says_what_it_used(tmp_path: Path):
    result = tmp_path / "power.json"
    assert _run("power", "output_ppp", "--out", result).exit_code == 0
    done = _run("cite", "--result", result, "--out", tmp_path / "used.bib")
    assert done.exit_code == 0
    assert "World Factbook" in (tmp_path / "used.bib").read_text(encoding="utf-8")


def test_a_folder_and_a_pipe_name_no_sources_and_are_not_waited_for(tmp_path: Path):
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    for given in (tmp_path, pipe):
        done = _run("cite", "--result", given)
        assert isinstance(done.exception, UserFileError)
        assert f"'{given}' is no file: give a result that a command wrote with --json." in str(done.exception)


def test_a_mirror_that_is_no_folder_is_refused(tmp_path: Path):
    done = _run("fetch", "maoz_powers", "--mirror", tmp_path / "nowhere")
    assert done.exit_code == 2
    assert "nowhere' is no folder" in done.stderr


def test_a_source_that_was_never_fetched_is_no_fault_of_a_check_of_all():
    done = _run("sources", "check")
    assert done.exit_code == 0
    assert "has not been fetched" not in done.stdout
    assert _run("sources", "check", "atop").exit_code == 1


def test_a_fetched_sources_record_says_its_pinned_addresses():
    shown = _run("sources", "show", "atop").stdout
    file = SOURCES["atop"].files[0]
    assert file.address in shown
    assert file.sha256 in shown
    assert file.path in shown


def test_a_fetched_source_is_checked_and_one_that_is_not_here_is_no_fault_unless_it_is_named():
    everything = _run("sources", "check", "--all", "--json")
    assert everything.exit_code == 0
    content = {one["source"]: one for one in json.loads(everything.stdout)["checks"]}
    assert content["factbook"]["sound"]
    assert not content["atop"]["here"]
    assert "polycentric fetch atop" in content["atop"]["faults"][0]
    assert "atop" in _run("sources", "check", "--all").stdout.splitlines()[0].split(": sound")[1]
    assert _run("sources", "check", "atop").exit_code == 1


# What comes only when it is named.


@pytest.fixture
def speeches(tmp_path: Path) -> Path:
    """Make a mirror that has one speech of two of 1946."""
    folder = tmp_path / "mirror" / "texts" / "ungdc" / "1946"
    folder.mkdir(parents=True)
    (folder / "USA_01_1946.txt").write_text("not the pinned speech", encoding="utf-8")
    return tmp_path / "mirror"


def test_eleven_thousand_files_never_come_unasked(cache: Path):
    done = _run("fetch", "ungdc")
    assert done.exit_code == 2
    assert "That is 11,108 speeches of 'ungdc', 202.1 MB, each a file: choose fewer (--only iso3=..." in done.stderr
    assert "or say --many" in done.stderr
    assert not cache.exists()


def test_a_collection_says_how_many_and_how_large_before_it_is_fetched(speeches: Path):
    done = _run("fetch", "ungdc", "--only", "year=1946", "--only", "iso3=USA", "--mirror", speeches)
    assert done.exit_code == 2
    assert done.stderr.startswith("ungdc: 1 of 11,108 speeches, 0.0 MB.\n")
    assert "it is damaged, or another version" in done.stderr


def test_a_member_that_the_mirror_lacks_is_named_as_such(speeches: Path):
    done = _run("fetch", "ungdc", "--only", "session=1", "--only", "iso3=ARG", "--mirror", speeches, "--json")
    assert [row["state"] for row in json.loads(done.stdout)["rows"]] == ["not in the mirror"]
    assert "The mirror has no 'texts/ungdc/1946/ARG_01_1946.txt'" in done.stderr


def test_many_members_are_shown_in_a_row_for_each_state():
    done = _run("fetch", "ungdc", "--only", "year=2019", "--offline")
    assert "195 members" in done.stdout
    assert len(done.stdout.splitlines()) < 10


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fetch", "atop", "--only", "year=1990"], "Source 'atop' is no collection"),
        (["fetch", "atop", "cow_nmc", "--only", "year=1990"], "--only takes members of one source"),
        (["fetch", "ungdc", "--only", "yaer=1990"], "did you mean 'year'"),
        (["fetch", "--all", "--many"], "--many has no use with --all"),
        (["fetch", "ungdc", "--from", "x", "--only", "year=1990"], "--only has no use with --from"),
    ],
)
def test_members_of_what_has_none_are_refused(arguments: list[str], message: str):
    done = _run(*arguments)
    assert done.exit_code != 0
    assert message in done.output + str(done.exception)


def test_a_fetch_of_all_and_the_list_of_sources_say_what_is_left(tmp_path: Path):
    for done in (_run("fetch", "--all", "--offline"), _run("sources")):
        assert "fetch --all leaves what is large or few need: " in done.stdout
        assert "ungdc (11,108 members, 202.1 MB)" in " ".join(done.stdout.split())
    ways = {row["name"]: row["fetch"] for row in json.loads(_run("sources", "--json").stdout)["rows"]}
    assert (ways["ungdc"], ways["atop"]) == ("by its name", "with --all")
    assert (ways["sipri_arms"], ways["factbook"]) == ("your own copy", "ships with the package")


def test_the_help_says_how_large_all_is():
    size = sum(source.size for source in SOURCES.values() if source.is_fetched and not source.waits_for_its_name)
    assert f"into the cache: {size / 1e6:,.0f} MB for all" in _run("fetch", "--help").stdout


def test_a_collections_record_says_by_what_its_members_are_chosen_and_what_reading_gives():
    shown = " ".join(_run("sources", "show", "ungdc").stdout.split())
    assert "by its name; members chosen by --only iso3=... and --only session=... and --only year=..." in shown
    assert "11,108 speeches, 202,127,103 bytes" in shown
    assert "texts, by need is_english" in shown


# Terms that come first.

ASKING = ("comtrade_2021", "gsdb", "sipri_matrices", "sipri_register")


def test_a_source_with_terms_shows_them_and_is_not_fetched_before_they_are_accepted(cache: Path):
    refused = _run("fetch", "gsdb", "sipri_register").exception
    assert isinstance(refused, FetchError)
    assert "Terms of 'gsdb' (Global Sanctions Data Base, release 4, 0.1 MB): none stated" in str(refused)
    assert "reproducing more than a tenth of a database needs SIPRI's permission" in str(refused)
    assert "polycentric fetch gsdb sipri_register --accept-terms" in str(refused)
    assert not cache.exists()


def test_terms_that_are_accepted_are_said_once_more(monkeypatch: pytest.MonkeyPatch):
    from polycentric.tables import fetch as fetching

    def fetched(*_: object) -> None:
        raise FetchError("asked of the network")

    monkeypatch.setattr(fetching, "_fetch", fetched)
    done = _run("fetch", "gsdb", "--accept-terms")
    assert done.stderr.startswith("Terms of 'gsdb', which you accept: none stated")
    assert "asked of the network" in done.stderr


def test_no_source_with_terms_is_in_a_fetch_of_all_and_each_is_named():
    done = " ".join(_run("fetch", "--all", "--offline").stdout.split())
    assert "It leaves what has terms that come first: comtrade_2021 (0.9 MB), gsdb (0.1 MB)" in done
    assert {name for name, source in SOURCES.items() if source.asks_first} == set(ASKING)
    assert not any(f"\n{name} " in _run("fetch", "--all", "--offline").stdout for name in ASKING)


def test_a_table_of_a_source_with_terms_says_how_to_see_them():
    checked = json.loads(_run("sources", "check", "gsdb", "--json").stdout)["checks"][0]
    assert "its terms come first: polycentric fetch gsdb shows them" in checked["faults"][0]


def test_an_own_copy_of_a_source_with_terms_needs_no_word_on_them(tmp_path: Path):
    own = tmp_path / "GSDB_V4.csv"
    own.write_text("another", encoding="utf-8")
    assert "source 'gsdb' knows 'GSDB_V4.csv'" in str(_run("fetch", "gsdb", "--from", own).exception)
