"""Prints the lists of the summary: diagnoses, signals, findings, answers or documents to ask for, actions."""

from functools import cached_property

from audit.model.answer import AnswerState
from audit.model.diagnosis import DiagnosisState
from audit.model.result.findings import Finding, OpenQuestion
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import Statement
from audit.reporting import digest
from audit.reporting.due import phase_end
from audit.reporting.synthesis import synthesis_of
from audit.reporting.synthesis.grouped import gravest_first
from audit.reporting.synthesis.model import Step, Synthesis
from audit.reporting.synthesis.page_one import first_request_of
from audit.reporting.terminal.page import Page
from audit.reporting.view import Need, ReportView

_SEVERITY_STYLES = {
    Severity.BLOCKING: "bold red",
    Severity.MAJOR: "yellow",
    Severity.MINOR: "",
    Severity.INFO: "dim",
}


class Lists:
    """Prints what was found of one project, and what to do next."""

    def __init__(self, page: Page, view: ReportView) -> None:
        self._page = page
        self._view = view
        self._result = view.result
        self._language = view.language

    @cached_property
    def _synthesis(self) -> Synthesis:
        return synthesis_of(self._view)

    def put_diagnoses(self) -> None:
        """Print the diagnoses that are not ruled out; those of a crisis with what to do first."""
        page, found = self._page, self._result.diagnoses
        is_crisis = self._view.says is Statement.STANCE
        if not found:
            return
        page.title(page.t("terminal.diagnoses", count=len(found)))
        for item in found:
            rules = ", ".join(item.rules)
            page.block(
                (f"{page.term(item.state)}{page.t('list.colon')} ", "bold"),
                (f"{self._view.diagnosis_title(item)}{f' ({rules})' if rules else ''}", ""),
                mark="  - ",
            )
            step = self._view.first_step(item) if is_crisis and item.state is DiagnosisState.PRESENT else None
            if step is not None:
                page.line(f"{page.t('verdict.first_step')} {step.do.to(self._language)}", indent=4)
        page.gap()

    def put_signals(self) -> None:
        """Print the outside signals that are seen."""
        page, found = self._page, self._view.signals_present
        if not found:
            return
        page.title(page.t("verdict.signals", count=len(found)))
        for signal in found:
            page.item(signal.title.to(self._language))
        page.gap()

    def put_findings(self) -> None:
        """Print the findings that weigh most."""
        page, t, total = self._page, self._page.t, len(self._result.findings)
        found = gravest_first(self._view)[: digest.TOP_FINDINGS]
        if not found:
            page.line(t("terminal.nothing_settled") if self._result.open_points else t("verdict.no_findings"))
            page.gap()
            return
        note = t("terminal.top", shown=len(found)) if len(found) < total else ""
        page.title(t("terminal.findings", count=total), note)
        for number, finding in enumerate(found, start=1):
            self._finding(number, finding)
        page.gap()

    def _finding(self, number: int, finding: Finding) -> None:
        page = self._page
        if finding.outcome is OutcomeKind.PARTIAL:
            unmet = page.t("findings.requirement.partial")
        elif finding.may_be_partial:
            unmet = page.t("findings.requirement.violated_or_partial")
        else:
            unmet = page.t("findings.requirement.violated")
        page.block(
            (f"{finding.rule} ", "bold"),
            (f"[{page.term(finding.severity)}]", _SEVERITY_STYLES[finding.severity]),
            (f" {unmet} {finding.title.to(self._language)}", ""),
            mark=f"{number:>3}. ",
        )
        page.line(finding.condition.to(self._language), indent=5)
        for interval in self._view.bounded(finding):
            page.line(interval, indent=5)
        cells = digest.cells_of(finding.facts)
        if cells:
            page.line(page.t("terminal.cells", count=len(cells), cells=page.cells(cells)), "dim", indent=5)

    def put_questions(self) -> None:
        """Print the answers to ask for; the documents in their place where these alone are missing."""
        page, t, questions = self._page, self._page.t, self._result.open_questions
        if self._view.only_documents_decide:
            self._documents_instead()
        elif not questions:
            page.line(t("terminal.no_single_question") if self._result.open_points else t("terminal.no_questions"))
        elif self._view.no_answer_matters:
            page.line(t("terminal.no_answer_matters", count=len(questions)))
        else:
            shown = questions[: digest.FIRST_QUESTIONS]
            count = t("terminal.questions_count", shown=len(shown), total=len(questions))
            page.title(t("terminal.questions"), count if len(shown) < len(questions) else "")
            for number, question in enumerate(shown, start=1):
                self._question(number, question)
        page.gap()

    def _documents_instead(self) -> None:
        page, named = self._page, self._view.documents_named
        shown = named[: digest.FIRST_QUESTIONS]
        page.title(page.t("terminal.documents"))
        page.line(self._view.only_documents, indent=2)
        page.items(shown, len(named) - len(shown))

    def _question(self, number: int, question: OpenQuestion) -> None:
        page, t = self._page, self._page.t
        partial = question.state is AnswerState.ANSWERED  # only a table declared partial is answered and open
        state = t("unknown.partial_table") if partial else page.term(question.state)
        page.block((f"{question.label.to(self._language)} ({state})", ""), mark=f"{number:>3}. ")
        where = (
            t("terminal.cells", count=len(question.cells), cells=page.cells(question.cells)) if question.cells else ""
        )
        rules = t("terminal.settles", count=len(question.rules), rules=page.few(question.rules))
        page.line(" · ".join(part for part in (where, rules) if part), "dim", indent=5)

    def put_actions(self) -> None:
        """Print what the go-live waits for and the first actions, as the first page does: who does them by when."""
        page, t, total = self._page, self._page.t, len(self._view.actions)
        if not total:
            page.line(self._instead_of_actions())
            return
        first = self._synthesis
        note = t("terminal.actions_count", shown=len(first.first_steps), total=total)
        page.title(t("terminal.actions"), note if len(first.first_steps) < total else "")
        for sentence in first.before_go_live:
            page.item(sentence)
        request = first_request_of(self._view)
        if request:
            page.line(t("opinion.get_answers_report", request=request), indent=2)
        for step in first.first_steps:
            page.block((step.opening, ""), mark=f"{step.number:>3}. ")
            page.line(self._who(step), "dim", indent=5)
        self._put_phases()

    def _put_phases(self) -> None:
        """Print how many actions each phase of the plan holds, and where the plan cannot be kept."""
        page, t, view = self._page, self._page.t, self._view
        plan = self._result.plan
        if plan is None:
            return
        page.gap()
        page.title(t("terminal.phases"))
        for phase, planned in view.phases:
            if phase is not None:
                title, actions = phase.title.to(self._language), t("actions.in_phase", count=len(planned))
                until = phase_end(phase, view)
                page.item(t("terminal.phase", phase=f"{title}{', ' if until else ''}{until}", actions=actions))
        late, undated = view.late_actions, view.undated_protections
        if late and plan.go_live is not None:
            day, numbers = view.go_live_words, ", ".join(map(str, late))
            page.line(t("actions.late", count=len(late), date=day, numbers=numbers), "bold")
        if undated:
            page.line(t("actions.undated", count=len(undated), numbers=", ".join(map(str, undated))))
        if view.exceeded_owners:
            page.line(t("actions.exceeded", owners=t("list.separator").join(view.exceeded_owners)), "bold")

    def _instead_of_actions(self) -> str:
        t = self._page.t
        match self._view.first_need:
            case Need.DOCUMENTS:
                return t("verdict.documents_first")
            case Need.ANSWERS:
                return t("terminal.answer_first")
        return t("verdict.no_actions")

    @staticmethod
    def _who(step: Step) -> str:
        who = f"{step.owner} — {step.owner_name}" if step.owner_name else step.owner
        return f"{who}, {step.due_words}"
