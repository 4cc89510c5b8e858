"""An audit read back from its result, with what is needed to judge it again: what answers and plans are about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from audit.api.results import RESULT_FILE

if TYPE_CHECKING:
    from audit.api.tool import Tool
    from audit.assessment.contradictory import Rejudge
    from audit.assessment.judged_project import JudgedProject
    from audit.exchange.correctable import Correctable
    from audit.exchange.returned import AuditName
    from audit.model.answer import Answer
    from audit.model.fact import Fact
    from audit.model.questionnaire import Field
    from audit.model.result.audit_result import AuditResult
    from audit.model.rule import OwnerRole, Severity
    from audit.model.snapshot import TableRow
    from audit.record.rulebook import Rulebook
    from audit.record.schema import AuditRecord


@dataclass(frozen=True, repr=False)
class SavedAudit:
    """An audit read back from its result: what is answered, and how it is judged again."""

    tool: "Tool"
    path: Path
    record: "AuditRecord"
    rulebook: "Rulebook"
    sha256: str  # of the file, whatever version of the tool reads it
    withdrawn: tuple[str, ...] = ()  # the rules whose findings are left out of it

    @classmethod
    def read(cls, tool: "Tool", path: str | Path) -> "SavedAudit":
        """Read the result ``path``: ``result.json``, or the folder that ``audit run`` wrote it into.

        Raises:
            ResultRefused: when it is no result of this format, or parted from its rulebook.
        """
        from audit.record.read import read_saved

        given = Path(path)
        file = given / RESULT_FILE if given.is_dir() else given
        record, rulebook = read_saved(file)
        return cls(tool, file, record, rulebook, sha256(file.read_bytes()).hexdigest())

    @cached_property
    def result(self) -> "AuditResult":
        """Everything that was found, with its texts."""
        from audit.record.expand import expand

        return expand(self.record, self.rulebook)

    @cached_property
    def name(self) -> "AuditName":
        """By what files that come back must know it."""
        from audit.exchange.returned import AuditName

        result = self.result
        return AuditName(self.sha256, result.project.name or "", result.review_date.isoformat())

    @cached_property
    def judged(self) -> "JudgedProject":
        """The project, judged again by the same rules.

        Raises:
            OtherDeclarations: when other rules judged it than those that are loaded.
        """
        from audit.assessment.contradictory import Rejudge

        opened = self.tool.open(self.path)
        if not self.withdrawn:
            return opened
        return Rejudge(self.tool.assessor(opened.snapshot.review_type), opened).left_out(self.withdrawn)

    def without(self, rules: Sequence[str]) -> "SavedAudit":
        """Return the audit as it is once the findings on ``rules`` are withdrawn.

        Raises:
            OtherDeclarations: when other rules judged it than those that are loaded.
        """
        left = replace(self, withdrawn=tuple(rules))
        assessor = self.tool.assessor(left.judged.snapshot.review_type, for_records=True)
        return replace(left, record=assessor.record(left.judged, self.record.intake_notes), rulebook=assessor.rulebook)

    @cached_property
    def rejudge(self) -> "Rejudge":
        """What says what would follow."""
        from audit.assessment.contradictory import Rejudge

        judged = self.judged
        return Rejudge(self.tool.assessor(judged.snapshot.review_type, for_records=True), judged)

    @cached_property
    def findings(self) -> tuple[str, ...]:
        """The rules that it has findings on."""
        return tuple(finding.rule for finding in self.result.findings)

    @cached_property
    def severities(self) -> "Mapping[str, Severity]":
        """The severity of each finding, by its rule."""
        return {finding.rule: finding.severity for finding in self.result.findings}

    def correctable(self, addressee: "OwnerRole | None" = None) -> "Correctable":
        """Return the answers that may be corrected of those that the findings sent to ``addressee`` concern."""
        from audit.exchange.addressed import findings_for
        from audit.exchange.correctable import correctable

        bank = self.tool.declarations.bank
        return correctable(
            self.result,
            findings_for(self.result, addressee),
            self.record.snapshot,
            self._read,
            bank.conditions_of_asking,
            self.result.synthesis.identity if self.result.synthesis else (),
            (bank.roles.review_date,),
        ).of(lambda name: self.field(name) is not None)

    @cached_property
    def _read(self) -> "Mapping[str, Sequence[str]]":
        """The questions and the columns of tables that each rule of a finding reads, itself or by its indicators."""
        from audit.rulebase.reads import columns_read, facts_read

        declarations = self.tool.declarations
        inputs = {one.id: one.inputs for one in declarations.indicators}
        found = {}
        for rule in declarations.rulebase.rules:
            if rule.id in self.findings:
                names = dict.fromkeys(sorted(facts_read(rule)))
                for name in (*names,):
                    names.update(dict.fromkeys(inputs.get(name, ())))
                found[rule.id] = (*names, *sorted(columns_read(rule)))
        return found

    def given(self, name: str) -> "Fact":
        """Return what was answered as a fact, by the name of a question or of a cell of a table."""
        from audit.model.answered_fact import answered_fact

        if name in self._facts:
            return self._facts[name]
        answer = self.given_answer(name)
        return answered_fact(name, answer.type, answer)

    def given_answer(self, name: str) -> "Answer":
        """Return what was answered, by the name of a question or of a cell of a table."""
        from audit.model.reference import FactRef

        named, snapshot = FactRef.parse(name), self.record.snapshot
        if named.column is None:
            return snapshot.answers[name]
        return self._line(name).cells[named.column]

    def line(self, name: str) -> str:
        """Return what people call the line that a cell of a table is in; empty for a question."""
        from audit.model.reference import FactRef

        named = FactRef.parse(name)
        table = next((one for one in self.tool.declarations.bank.tables if one.id == named.owner), None)
        if named.row is None or table is None or named.column == table.row_label:
            return ""
        said = self._line(name).cells.get(table.row_label)
        return str(said.value) if said is not None and isinstance(said.value, str) else ""

    def _line(self, name: str) -> "TableRow":
        from audit.model.reference import FactRef

        named = FactRef.parse(name)
        rows = self.record.snapshot.tables[named.owner].rows
        return next(row for row in rows if row.number == named.row)

    @cached_property
    def _facts(self) -> "Mapping[str, Fact]":
        """The facts that findings rest on, by name."""
        return {fact.name: fact for finding in self.result.findings for fact in finding.facts}

    def field(self, name: str) -> "Field | None":
        """Return what an answer expects, by the name of its question or of its cell; None where it is not asked."""
        from audit.model.reference import FactRef

        bank, named = self.tool.declarations.bank, FactRef.parse(name)
        if named.column is None:
            return bank.question(name)
        table = next((one for one in bank.tables if one.id == named.owner), None)
        return next((one for one in table.columns if one.id == named.column), None) if table else None
