"""The answer that the report shows: all findings, of which the verdicts are the rows."""

from dataclasses import asdict
from typing import Any

from polycentric.answers import where
from polycentric.answers.columns import paragraph
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid
from polycentric.answers.parts.world_pictures import of_findings
from polycentric.answers.where import Where
from polycentric.answers.world import prose
from polycentric.pictures.records.findings import Findings


class WorldAnswer(Answer):
    """An answer with all findings, from which the report makes its page.

    Attributes
    ----------
    findings : Findings
        Everything that was measured.
    """

    def __init__(self, findings: Findings, at: Where, picture: str) -> None:
        words = prose.write(findings)
        super().__init__(
            words.headline,
            self._verdicts,
            sentences=[words.lede, *(point.words for point in words.points), *words.answer],
            provenance=lambda: where.provenance(at, findings=self._everything()),
            sketch=lambda: of_findings(picture, findings),
        )
        self.findings = findings
        self._lede = words.lede

    def in_short(self, width: int = 80) -> str:
        """Give the headline and what stands below it, in lines of so many characters."""
        return f"{paragraph(self.title, width)}\n{paragraph(self._lede, width)}"

    def _everything(self) -> dict[str, Any]:
        """Give all findings but the verdicts."""
        return {name: value for name, value in asdict(self.findings).items() if name != "verdicts"}

    def _verdicts(self) -> Grid:
        """Give the verdicts as rows."""
        rows = [{**asdict(each), "poles": " ".join(each.poles)} for each in self.findings.verdicts]
        return Grid([Column(name, name) for name in rows[0]], rows)
