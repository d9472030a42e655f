from pathlib import Path

import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.cli.commands import report


@pytest.mark.parametrize(
    ("name", "form"), [("a.json", "json"), ("a.CSV", "csv"), ("a.svg", "svg"), ("a.html", None), ("a", None)]
)
def test_the_ending_of_a_reports_file_is_honoured(name: str, form: str | None):
    assert report._form(None, None, Path(name)) == form  # pyright: ignore[reportPrivateUsage]


def test_the_same_form_twice_is_one_form():
    done = CliRunner().invoke(polycentric, ["sources", "list", "--csv", "--csv"])
    assert done.exit_code == 0
    assert done.stdout.startswith("name,")


def test_help_names_each_form_once():
    text = CliRunner().invoke(polycentric, ["report", "--help"]).stdout
    assert [text.count(f"  --{form} ") for form in ("json", "csv", "svg")] == [1, 1, 1]
