from pathlib import Path

import pytest
from tools import validate

CHECK = """
def figures():
    yield "a number", 2.5
"""
LACKING = """
def lacking():
    return "there is no telescope"

def figures():
    raise AssertionError("it was run")
"""


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    checks = {"runs": CHECK, "lacks": LACKING}
    for name, text in checks.items():
        (tmp_path / f"{name}.py").write_text(text)
    path = tmp_path / "figures.csv"
    path.write_text(
        "check,figure,value,date,version\nlacks,a number,7,2026-01-01,0.1\nruns,a number,9,2026-01-01,0.1\n"
    )
    monkeypatch.setattr(validate, "CHECKS", {name: tmp_path / f"{name}.py" for name in checks})
    monkeypatch.setattr(validate, "FIGURES", path)
    return path


def test_a_check_that_lacks_something_is_passed_over_in_a_plain_line_and_its_figures_stay(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("sys.argv", ["validate.py", "lacks", "runs"])
    validate.main()
    assert capsys.readouterr().out.splitlines()[0] == "lacks is passed over: there is no telescope."
    rows = table.read_text().splitlines()
    assert "lacks,a number,7,2026-01-01,0.1" in rows
    assert any(row.startswith("runs,a number,2.5,") for row in rows)
    assert not any(row.startswith("runs,a number,9,") for row in rows)
