"""Scenario files are checked whole: each fault with its line, its value and the remedy, before anything runs."""

from pathlib import Path

import pytest
import xarray as xr

import polycentric as pc
from polycentric.errors import ManyFaultsError, UserFileError
from polycentric.futures.move import Move
from polycentric.futures.scenario import of_text, read

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))


@pytest.fixture(scope="module")
def now() -> xr.Dataset:
    return pc.load("now")


def faults(text: str, now: xr.Dataset) -> list[str]:
    with pytest.raises(ManyFaultsError) as told:
        _ = of_text(text, now, 2050)
    return [line.strip() for line in str(told.value).splitlines()[1:]]


def test_names_ids_and_groups_are_understood(now: xr.Dataset):
    found = of_text('label = "x"\n[[move]]\nlever = "ally"\nactors = ["Russia", "CHN"]\nfrom = 2030', now, 2050)
    assert found.moves == (Move("ally", ("CHN", "RUS"), (), (), 2030, 2050, 1.0),)
    union = of_text('[[move]]\nlever = "integrate"\nactors = "EU"', now, 2050).moves[0]
    assert len(union.actors) == 27
    assert union.start == 2026


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_can_be_read(path: Path, now: xr.Dataset):
    found = read(path, now, 2050)
    assert found.moves
    assert found.name == path.stem


def test_there_are_at_least_ten_examples():
    assert len(EXAMPLES) >= 10


def test_all_faults_are_told_at_once_each_with_its_line(now: xr.Dataset):
    text = """label = 3
colour = "red"
[[move]]
lever = "aly"
[[move]]
lever = "ally"
actors = ["Atlantis", "China"]
from = 2020
strength = 7
[[move]]
lever = "sanction"
actors = "USA"
targets = ["USA"]
strength = "big"
[[move]]
lever = "leave_organisation"
actors = "USA"
organisation = "NATOO"
"""
    told = faults(text, now)
    for start, words in [
        ("line 1:", "label is 3"), ("line 2:", "'colour' is no key"), ("line 4:", "did you mean 'ally'?"),
        ("line 7:", "Atlantis"), ("line 8:", "from is 2020"), ("line 9:", "takes 0 to 1"),
        ("line 13:", "USA stands among actors and targets"), ("line 14:", 'strength is "big"'),
        ("line 18:", "did you mean 'NATO'?"),
    ]:  # fmt: skip
        assert any(line.startswith(start) and words in line for line in told), (start, words, told)


def test_levers_that_contradict_each_other_are_refused_unless_one_ends_first(now: xr.Dataset):
    who = 'actors = "USA"\ntargets = "Japan"\n'
    two = f'[[move]]\nlever = "{{}}"\n{who}from = 2030\nuntil = {{}}\n[[move]]\nlever = "{{}}"\n{who}from = {{}}'
    told = faults(two.format("coerce", 2040, "accommodate", 2035), now)
    assert told == [
        "line 8: 'accommodate' contradicts 'coerce' of line 2 for USA in 2035: let one end before the other begins."
    ]
    assert len(of_text(two.format("coerce", 2034, "accommodate", 2035), now, 2050).moves) == 2


@pytest.mark.parametrize(
    ("move", "words"),
    [
        ('lever = "ally"', "needs actors"),
        ('lever = "ally"\nactors = ["USA"]', "takes 2 to 60 actors, and got 1"),
        ('lever = "ally"\nactors = []', "actors is empty"),
        ('lever = "ally"\nactors = ["USA", "Japan"]\ntargets = ["China"]', "takes no targets"),
        ('lever = "no_veto"\nactors = "USA"', "takes no actors"),
        ('lever = "no_veto"\norganisation = "EU"', "takes no organisation"),
        ('lever = "leave_organisation"\nactors = "USA"', "needs an organisation"),
        ('lever = "no_veto"\nfrom = 2040\nuntil = 2030', "before from"),
        ('lever = "no_veto"\nuntil = 2051', "until is 2051"),
        ('lever = "common_shock"\nfrom = 2030\nuntil = 2035', "pulled once"),
        ('lever = "no_veto"\nfrom = 2030.5', "from is 2030.5"),
        ('lever = "no_veto"\nfrom = 2060', "line 3: from is 2060, and the runs go from 2026 to 2050"),
        ('lever = "no_veto"\nstrength = nan', "strength is nan"),
        (
            'lever = "leave_organisation"\nactors = ["Russia", "USA"]\norganisation = "NATO"',
            "Russia is no member of 'NATO'",
        ),
        ("strength = 1.0", "names no lever"),
        ('lever = ["ally"]', "should be a text"),
    ],
)
def test_each_kind_of_fault_has_its_words(move: str, words: str, now: xr.Dataset):
    assert any(words in line for line in faults(f"[[move]]\n{move}\n", now))


def test_a_misspelt_lever_or_a_wrong_type_hides_no_other_fault_of_its_move(now: xr.Dataset):
    rest = 'actors = ["Atlantis", "Japan"]\ntargets = ["Japan", 3]\norganisation = "NATOO"\nfrom = 2020\nuntil = 2060\n'
    for lever in ('"aly"', '["ally"]', "3"):
        told = faults(f"[[move]]\nlever = {lever}\n{rest}", now)
        assert [line.split(":")[0] for line in told] == [f"line {number}" for number in range(2, 8)], told
    both = faults('[[move]]\nlever = "aly"\nactors = "Japan"\ntargets = "Japan"\n', now)
    assert [line.split(":")[0] for line in both] == ["line 2", "line 4"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[move]]\nlever = "no_veto"\nfrom = 2027-01-01', "line 3: from is 2027-01-01, and should be a year"),
        ('[[move]]\nlever = "no_veto"\nstrength = true', "line 3: strength is true, and should be a number"),
        ('[[move]]\nlever = {name = "ally"}', "line 2: lever is a table, and should be a text"),
        ('[move]\nlever = "ally"', "line 1: [move] is one table: write [[move]]."),
        (f'label = "{"x" * 201}"', "line 1: label has 201 characters, and 200 are the most"),
        ('label = " "', "line 1: label is empty"),
        ('[[move]]\nlever = "ally"\nactors = ["Russia", "China"]\ntargets = "Russia"', "takes no targets"),
    ],
)
def test_values_are_told_as_the_file_has_them(text: str, words: str, now: xr.Dataset):
    assert any(words in line for line in faults(text, now))


def test_states_are_named_as_the_file_names_them_and_those_of_a_group_in_full(now: xr.Dataset):
    (told,) = faults('[[move]]\nlever = "coerce"\nactors = "Russia"\ntargets = ["Russia", "China"]', now)
    assert told == "line 4: Russia stands among actors and targets: name each on one side."
    (told,) = faults('[[move]]\nlever = "coerce"\nactors = "USMCA"\ntargets = "USMCA"', now)
    assert told == "line 4: Canada, Mexico, United States stands among actors and targets: name each on one side."


def test_a_deep_nest_is_told_with_its_line_and_a_mark_of_the_encoding_is_accepted(now: xr.Dataset, tmp_path: Path):
    with pytest.raises(UserFileError, match=r"nests brackets .* on line 2: a value is a text"):
        _ = of_text(f"# deep\nlabel = {'[' * 20_000}", now, 2050)
    (tmp_path / "marked.toml").write_bytes(b'\xef\xbb\xbf[[move]]\nlever = "no_veto"\n')
    assert read(tmp_path / "marked.toml", now, 2050).moves[0].lever == "no_veto"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device here")
def test_a_device_is_no_scenario_file(now: xr.Dataset):
    with pytest.raises(UserFileError, match="no such scenario file: '/dev/null' is a device"):
        _ = read("/dev/null", now, 2050)


def test_a_year_outside_the_runs_is_told_once_and_no_end_is_made_up(now: xr.Dataset):
    assert len(faults('[[move]]\nlever = "no_veto"\nfrom = 2060', now)) == 1


def test_the_same_move_twice_is_refused_since_it_would_count_twice(now: xr.Dataset):
    move = '[[move]]\nlever = "ally"\nactors = ["Russia", "China"]\n'
    assert faults(move + move, now) == [
        "line 5: 'ally' stands on line 2 too, for the same states and years: give it once, with the strength that both "
        "have together."
    ]
    later = '[[move]]\nlever = "coerce"\nactors = "USA"\ntargets = "Japan"\nfrom = {}\nuntil = {}\n'
    assert len(of_text(later.format(2027, 2029) + later.format(2030, 2032), now, 2050).moves) == 2


def test_an_empty_file_a_folder_and_a_huge_file_are_told(now: xr.Dataset, tmp_path: Path):
    (tmp_path / "empty.toml").touch()
    with pytest.raises(ManyFaultsError, match=r"line 1: It has no \[\[move\]\]"):
        _ = read(tmp_path / "empty.toml", now, 2050)
    with pytest.raises(UserFileError, match=r"Is a directory.*polycentric futures new"):
        _ = read(tmp_path, now, 2050)
    (tmp_path / "huge.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(UserFileError, match="1,000,001 bytes, and 1,000,000 are the most"):
        _ = read(tmp_path / "huge.toml", now, 2050)


def test_a_file_without_moves_says_so(now: xr.Dataset):
    assert faults('label = "x"', now) == ["line 1: It has no [[move]]: a scenario pulls one lever at least."]


def test_what_is_no_toml_no_text_or_not_there_is_told(now: xr.Dataset, tmp_path: Path):
    with pytest.raises(UserFileError, match=r"no TOML: .*line 2"):
        _ = of_text('label = "x"\n[[move]\n', now, 2050)
    with pytest.raises(UserFileError, match=r"no such scenario file: .*none\.toml"):
        _ = read(tmp_path / "none.toml", now, 2050)
    (tmp_path / "latin.toml").write_bytes('label = "\xe9"'.encode("latin-1"))
    with pytest.raises(UserFileError, match="UTF-8"):
        _ = read(tmp_path / "latin.toml", now, 2050)
