import dataclasses
from pathlib import Path

from polycentric.report import Findings, render_findings, write


def test_the_report_is_written_from_a_panel(toy: object, tmp_path: Path, small: Findings):
    path = write(toy, tmp_path / "report.html", made="1 January 2030")  # pyright: ignore[reportArgumentType]
    assert path.read_text(encoding="utf-8") == render_findings(
        dataclasses.replace(small, past=None, moved=None, ahead=None, said=None), "1 January 2030"
    )
