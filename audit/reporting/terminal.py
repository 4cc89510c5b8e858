"""Prints a summary that a person reads in a terminal: any width, any encoding, with or without colour."""

import textwrap
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from rich.console import Console
from rich.text import Text as Line

from audit.model.answer import AnswerState, CellRef
from audit.model.diagnosis import DiagnosisState
from audit.model.result import AuditResult, Finding, OpenPoint, OpenQuestion, PlannedAction, Score
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import Statement
from audit.model.text import Language
from audit.reporting import digest
from audit.reporting.conditions import CONDITION_SEVERITIES, ConditionState, condition_word, conditions_headline
from audit.reporting.labels import write_engines
from audit.reporting.messages import Messages, messages
from audit.reporting.opinion import Firmness
from audit.reporting.scores import (
    shown_value,
    write_bounds,
    write_counts,
    write_no_value,
    write_short_counts,
)
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView
from audit.wording.cells import write_cells
from audit.wording.numbers import write_date, write_number, write_share
from audit.wording.terms import Rating, write_term
from audit.wording.typography import typeset

_WIDEST = 80
_NARROWEST = 40
_LABEL = 24
_BAR = 20
_SHOWN_CELLS = 4

_RATING_STYLES = {Rating.GREEN: "bold green", Rating.AMBER: "bold yellow", Rating.RED: "bold red", None: "bold"}
_SEVERITY_STYLES = {
    Severity.BLOCKING: "bold red",
    Severity.MAJOR: "yellow",
    Severity.MINOR: "",
    Severity.INFO: "dim",
}
# What consoles that are not Unicode cannot show, and what stands for it there.
_PLAIN = str.maketrans({"\u202f": "\xa0", "≈": "~", "≤": "<=", "≥": ">=", "─": "-", "█": "#", "░": "."})


def print_summary(result: AuditResult, language: Language, console: Console) -> None:
    """Print what matters first: the avis and how firm it is, main findings, what to ask, what to do."""
    _Summary(result, language, console).print()


class _Summary:
    def __init__(self, result: AuditResult, language: Language, console: Console) -> None:
        self.result = result
        self.language = language
        self.view = ReportView(result, language)
        self.console = console
        self.t: Messages = messages(language)
        self.width = max(_NARROWEST, min(console.width, _WIDEST))

    def print(self) -> None:
        self._header()
        self._verdict()
        self._scores()
        if self.result.avis.says is not Statement.STANCE:
            self._diagnoses()
        self._signals()
        self._findings()
        self._questions()
        self._actions()
        self._engines()

    def _header(self) -> None:
        project, result = self.result.project, self.result
        self._line(project.name or self.t("project.unnamed"), "bold")
        self._line(
            f"{write_term(result.review_type, self.language)} · {write_date(result.review_date, self.language)}", "dim"
        )
        if project.disclaimer:
            self._line(project.disclaimer, "italic")
        self._rule()

    def _verdict(self) -> None:
        match self.result.avis.says:
            case Statement.CONDITIONS:
                self._conditions()
            case Statement.STANCE:
                self._diagnoses()
                self._stance()
                self._title(self.t("verdict.level_reached").upper())
                self._bases(marked=False)
                self._gap()
            case Statement.ESTIMATE:
                self._opinion(self.t("terminal.estimate"))
                self._before_dinum()
            case _:
                self._opinion(self.t("terminal.avis"))
                self._may_change()

    def _opinion(self, title: str) -> None:
        said = self.view.opinion
        self._block((f"{title}  ", "bold"), (said.headline.upper(), _RATING_STYLES[said.rating]))
        self._line(said.firm, "bold", indent=2)
        if said.dinum:
            self._line(said.dinum, indent=2)
        self._bases()
        self._line(said.why, "dim", indent=2)
        self._gap()
        self._title(self.t("terminal.certain"))
        for reason in said.reasons or (self.t("verdict.no_reasons"),):
            self._block((reason, ""), mark="  - ")
        self._gap()

    def _bases(self, *, marked: bool = True) -> None:
        lines = self.view.opinion.bases
        for line in lines:
            is_marked = marked and line.is_own and len(lines) > 1
            levels = self.t("terminal.own", levels=line.words) if is_marked else line.words
            self._line(self.t("opinion.line", name=line.name, levels=levels), indent=2)

    def _may_change(self) -> None:
        said, t = self.view.opinion, self.t
        if said.firmness is Firmness.UNMEASURED:
            return
        self._title(t("terminal.may_change"))
        if said.settled:
            self._block((said.settled, ""), mark="  - ")
        else:
            for risk in said.risks:
                self._block((risk.text, ""), mark="  - ")
                self._titles([f"{one.rule} {one.title}" for one in risk.rules], risk.others)
            self._documents()
            if not (said.risks or said.undocumented or said.documents):
                self._block((said.firm, ""), mark="  - ")
        self._gap()

    def _before_dinum(self) -> None:
        view, t = self.view, self.t
        self._title(t("terminal.before_dinum"))
        if view.blocking_open:
            self._block((t("verdict.to_establish", count=len(view.blocking_open)), ""), mark="  - ")
            self._rules(view.blocking_open)
        if view.blocking_unmet:
            self._block((t("verdict.to_meet", count=len(view.blocking_unmet)), ""), mark="  - ")
            self._rules(view.blocking_unmet)
        self._documents()
        if not (view.blocking_open or view.blocking_unmet or view.opinion.undocumented):
            self._block((t("verdict.ready"), ""), mark="  - ")
        self._gap()

    def _documents(self) -> None:
        view = self.view
        if view.opinion.undocumented:
            self._block((f"{view.opinion.undocumented}.", ""), mark="  - ")
            if not view.documents:
                labels = [answer.label for answer in view.undocumented]
                self._titles(labels[: digest.FIRST_NAMED], len(labels) - digest.FIRST_NAMED)
        if view.opinion.documents:
            self._block((view.opinion.documents, ""), mark="  - ")
            named = view.documents[: digest.FIRST_NAMED]
            self._titles(named, len(view.documents) - len(named))

    def _rules(self, rules: Sequence[Finding] | Sequence[OpenPoint]) -> None:
        named = [f"{one.rule} {one.title.to(self.language)}" for one in rules[: digest.FIRST_NAMED]]
        self._titles(named, len(rules) - len(named))

    def _titles(self, titles: Sequence[str], others: int) -> None:
        for title in titles:
            self._block((title, ""), mark="    - ")
        if others > 0:
            self._block((self.t("verdict.others", count=others), "dim"), mark="    - ")

    def _conditions(self) -> None:
        t, conditions = self.t, self.view.conditions
        self._block((f"{t('terminal.conditions')}  ", "bold"), (conditions_headline(conditions, self.language), "bold"))
        self._line(t("conditions.meaning"), "dim", indent=2)
        for severity in CONDITION_SEVERITIES:
            counts = {state.value: conditions.count(severity, state) for state in ConditionState}
            self._pair(self._term(severity), t("terminal.condition_counts", **counts))
        self._gap()
        left = conditions.blocking_left
        if left:
            self._title(t("conditions.first").upper())
            for state, rule in left[: digest.FIRST_CONDITIONS]:
                word = condition_word(state, self.language)
                self._block((f"{rule.rule} [{word}] {rule.title.to(self.language)}", ""), mark="  - ")
            if len(left) > digest.FIRST_CONDITIONS:
                self._line(t("conditions.others", count=len(left) - digest.FIRST_CONDITIONS), "dim", indent=4)
            self._gap()

    def _scores(self) -> None:
        t, overall = self.t, self.result.overall
        has_scores = self.result.avis.says is not Statement.CONDITIONS
        if has_scores and shown_value(overall) is not None:
            self._score_line(t("terminal.score"), overall, "bold")
        self._line(write_counts(overall, self.language), indent=2)
        if has_scores and shown_value(overall) is None and write_bounds(overall, self.language):
            bounds = write_bounds(overall, self.language)
            self._pair(t("terminal.score"), f"{write_no_value(overall, self.language)} ({bounds})")
        self._pair(t("terminal.completeness"), self._share(overall.completeness, t("verdict.nothing_measured")))
        self._pair(t("terminal.evidence"), self._share(overall.evidence_strength, t("verdict.nothing_backed")))
        self._gap()
        self._title(t("terminal.by_axis"))
        for axis, score in self.result.axes.items():
            if has_scores and shown_value(score) is not None:
                self._score_line(self._term(axis), score)
            else:
                self._pair(self._term(axis), write_short_counts(score, self.language))
        self._gap()

    def _diagnoses(self) -> None:
        found = self.result.diagnoses
        if not found:
            if self.result.avis.says is Statement.STANCE:
                self._line(self.t("verdict.no_diagnosis"))
                self._gap()
            return
        self._title(self.t("terminal.diagnoses", count=len(found)))
        for item in found:
            rules = ", ".join(item.rules)
            self._block(
                (f"{self._term(item.state)} ", "bold"),
                (f"{item.title.to(self.language)}{f' ({rules})' if rules else ''}", ""),
                mark="  - ",
            )
            if self.result.avis.says is Statement.STANCE and item.state is DiagnosisState.PRESENT:
                step = self.view.first_step(item)
                if step is not None:
                    self._line(f"{self.t('verdict.first_step')} {step.do.to(self.language)}", indent=4)
        self._gap()

    def _signals(self) -> None:
        found = self.view.signals_present
        if not found:
            return
        self._title(self.t("verdict.signals", count=len(found)))
        for signal in found:
            self._block((signal.title.to(self.language), ""), mark="  - ")
        self._gap()

    def _stance(self) -> None:
        """Print the first sentences of what is proposed for the work under way, from what is established."""
        stance = self.view.stance
        if stance is None or not stance.present:
            return
        self._title(self.t("stance.title").upper())
        for one in stance.present:
            shown = one.entries[: digest.FIRST_STANCE]
            words = self.t("list.separator").join(entry.text.to(self.language).rstrip(".") for entry in shown)
            more = len(one.entries) - len(shown)
            others = f" ({self.t('verdict.others', count=more)})" if more else ""
            self._block((f"{self._term(one.kind)} — ", "bold"), (f"{words}{others}.", ""), mark="  - ")
        self._gap()

    def _findings(self) -> None:
        found = digest.top_findings(self.result)
        t, total = self.t, len(self.result.findings)
        if not found:
            self._line(t("terminal.nothing_settled") if self.result.open_points else t("verdict.no_findings"))
            self._gap()
            return
        note = t("terminal.top", shown=len(found)) if len(found) < total else ""
        self._title(t("terminal.findings", count=total), note)
        for number, finding in enumerate(found, start=1):
            self._finding(number, finding)
        self._gap()

    def _finding(self, number: int, finding: Finding) -> None:
        if finding.outcome is OutcomeKind.PARTIAL:
            unmet = self.t("findings.requirement.partial")
        elif finding.may_be_partial:
            unmet = self.t("findings.requirement.violated_or_partial")
        else:
            unmet = self.t("findings.requirement.violated")
        self._block(
            (f"{finding.rule} ", "bold"),
            (f"[{self._term(finding.severity)}]", _SEVERITY_STYLES[finding.severity]),
            (f" {unmet} {finding.title.to(self.language)}", ""),
            mark=f"{number:>3}. ",
        )
        self._line(finding.condition.to(self.language), indent=5)
        cells = digest.cells_of(finding.facts)
        if cells:
            self._line(self.t("terminal.cells", cells=self._cells(cells)), "dim", indent=5)

    def _questions(self) -> None:
        t, questions = self.t, self.result.open_questions
        if not questions:
            self._line(t("terminal.no_single_question") if self.result.open_points else t("terminal.no_questions"))
            self._gap()
            return
        if self.view.no_answer_matters:
            self._line(t("terminal.no_answer_matters", count=len(questions)))
            self._gap()
            return
        shown = questions[: digest.FIRST_QUESTIONS]
        self._title(t("terminal.questions"), t("terminal.questions_count", shown=len(shown), total=len(questions)))
        for number, question in enumerate(shown, start=1):
            self._question(number, question)
        self._gap()

    def _question(self, number: int, question: OpenQuestion) -> None:
        partial = question.state is AnswerState.ANSWERED  # only a table declared partial is answered and open
        state = self.t("unknown.partial_table") if partial else self._term(question.state)
        self._block((f"{question.label.to(self.language)} ({state})", ""), mark=f"{number:>3}. ")
        where = self.t("terminal.cells", cells=self._cells(question.cells)) if question.cells else ""
        rules = self.t("terminal.settles", rules=self._few(question.rules))
        self._line(" · ".join(part for part in (where, rules) if part), "dim", indent=5)

    def _actions(self) -> None:
        t, actions = self.t, digest.actions_in_order(self.result)
        if not actions:
            self._line(t("terminal.answer_first") if self.result.open_points else t("verdict.no_actions"))
            return
        shown = actions[: digest.FIRST_ACTIONS]
        note = t("terminal.actions_count", shown=len(shown), total=len(actions)) if len(shown) < len(actions) else ""
        self._title(t("terminal.actions"), note)
        for number, action in enumerate(shown, start=1):
            self._block((action.do.to(self.language), ""), mark=f"{number:>3}. ")
            self._line(self._who(action), "dim", indent=5)

    def _engines(self) -> None:
        engine = self.result.engine
        self._gap()
        self._line(self.t("terminal.engines", engines=write_engines(engine.engines, self.language)), "dim")
        if len(engine.engines) == 1:
            self._line(engine.note.to(self.language), "dim")

    def _who(self, action: PlannedAction) -> str:
        role = self._term(action.owner_role)
        who = f"{role} ({action.owner_name})" if action.owner_name else role
        return f"{who}, {self.t('verdict.due', date=write_date(action.due, self.language))}"

    def _score_line(self, label: str, score: Score, style: str = "") -> None:
        value, bounds = shown_value(score), write_bounds(score, self.language)
        if value is None:
            return
        figures = write_number(value, self.language)
        bar = self._bar(value) if self.width >= _WIDEST - 8 else ""
        self._pair(label, f"{bar}{figures} ({bounds})" if bounds else f"{bar}{figures}", style)

    def _bar(self, value: Decimal) -> str:
        full = int(value * _BAR / 100)
        return "█" * full + "░" * (_BAR - full) + "  "

    def _share(self, share: Decimal | None, otherwise: str) -> str:
        return otherwise if share is None else write_share(share, self.language)

    def _cells(self, cells: tuple[CellRef, ...]) -> str:
        return self._few(write_cells(cells))

    def _few(self, names: Sequence[str]) -> str:
        listed = ", ".join(names[:_SHOWN_CELLS])
        more = len(names) - _SHOWN_CELLS
        return self.t("terminal.more", count=more, listed=listed) if more > 0 else listed

    def _term(self, member: StrEnum) -> str:
        return write_term(member, self.language)

    def _pair(self, label: str, value: str, style: str = "") -> None:
        line = f"  {self._plain(label):<{_LABEL}}  {self._plain(value)}"
        if len(line) <= self.width:
            self._print(line, style)
            return
        self._line(label, style, indent=2)
        self._line(value, style, indent=4)

    def _title(self, title: str, note: str = "") -> None:
        self._block((title, "bold"), (f"  ({note})" if note else "", "dim"))

    def _line(self, text: str, style: str = "", indent: int = 0) -> None:
        self._block((text, style), mark=" " * indent)

    def _block(self, *parts: tuple[str, str], mark: str = "") -> None:
        """Print texts, each with its style, as one paragraph behind ``mark``, which hangs in the margin.

        Wrapped here and not by rich, which breaks lines at no-break spaces too.
        """
        plain = [(self._plain(text), style) for text, style in parts]
        wrapped = textwrap.wrap(
            "".join(text for text, _ in plain),
            self.width,
            initial_indent=mark,
            subsequent_indent=" " * len(mark),
            break_on_hyphens=False,
            drop_whitespace=True,
        )
        lines = [
            line.rstrip(" ") for line in wrapped
        ]  # textwrap leaves the space before a no-break space that it drops
        styles = [style for _, style in plain]
        if len(set(styles)) == 1:
            for line in lines:
                self._print(line, styles[0])
            return
        for index, line in enumerate(lines):
            self._print_styled(line, plain if index == 0 else [], len(mark))

    def _print_styled(self, line: str, parts: Sequence[tuple[str, str]], start: int) -> None:
        """Print a line whose first texts have styles of their own."""
        shown = Line(line)
        for text, style in parts:
            shown.stylize(style, start, min(start + len(text), len(line)))
            start += len(text)
        self._emit(shown)

    def _print(self, line: str, style: str) -> None:
        self._emit(Line(line, style=style))

    def _emit(self, line: Line) -> None:
        self.console.print(line, soft_wrap=True, highlight=False, emoji=False, markup=False)

    def _rule(self) -> None:
        self._print(self._plain("─" * self.width), "dim")

    def _gap(self) -> None:
        self.console.print()

    def _plain(self, text: str) -> str:
        one_line = printable(typeset(text, self.language)).replace("\n", " ").replace("\t", " ")
        return _encodable(one_line, self.console.encoding)


def _encodable(text: str, encoding: str) -> str:
    """Return ``text`` with what the console's encoding lacks replaced, so that nothing fails on old consoles."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN).encode(encoding, errors="replace").decode(encoding)
    return text
