"""Prints what the review ends in: conditions, an opinion or an estimate, or a stance with the level within reach."""

from collections.abc import Sequence

from audit.model.result.findings import Finding, OpenPoint
from audit.model.scoring import Statement
from audit.reporting import digest
from audit.reporting.conditions import CONDITION_SEVERITIES, ConditionState, condition_word, conditions_headline
from audit.reporting.given_opinions import given_opinions
from audit.reporting.grounds import write_grounds
from audit.reporting.kept_below import kept_below
from audit.reporting.opinion import Firmness
from audit.reporting.terminal.lists import Lists
from audit.reporting.terminal.page import Page
from audit.reporting.view import ReportView
from audit.wording.terms import Rating

_RATING_STYLES = {Rating.GREEN: "bold green", Rating.AMBER: "bold yellow", Rating.RED: "bold red", None: "bold"}


class Verdict:
    """Prints what one review ends in."""

    def __init__(self, page: Page, view: ReportView) -> None:
        self._page = page
        self._view = view
        self._language = view.language

    def put(self) -> None:
        """Print it."""
        t = self._page.t
        match self._view.says:
            case Statement.CONDITIONS:
                self._conditions()
            case Statement.STANCE:
                self._stance()
                self._level()
                Lists(self._page, self._view).put_diagnoses()
            case Statement.ESTIMATE:
                self._opinion(t("terminal.estimate"))
                self._before_dinum()
            case _:
                self._opinion(t("terminal.avis"))
                self._may_change()

    def _opinion(self, title: str) -> None:
        page, said = self._page, self._view.opinion
        page.block((f"{title}  ", "bold"), (said.headline.upper(), _RATING_STYLES[said.rating]))
        page.line(said.firm, "bold", indent=2)
        if said.later_texts:
            page.line(said.later_texts, "yellow", indent=2)
        if said.dinum:
            page.line(said.dinum, indent=2)
        given = given_opinions(self._view)
        if given:
            page.line(given, indent=2)
        self._bases()
        page.line(said.why, "dim", indent=2)
        page.gap()
        self._kept()
        page.title(page.t("terminal.certain"))
        for reason in said.reasons or (page.t("verdict.no_reasons"),):
            page.item(reason)
        page.gap()

    def _kept(self) -> None:
        kept = kept_below(self._view)
        if kept:
            self._page.title(self._page.t("synthesis.reasons").upper())
            self._page.item(kept)
            self._page.gap()

    def _bases(self, *, marked: bool = True) -> None:
        page, lines, same = self._page, self._view.opinion.bases, self._view.opinion.same_bases
        if same:
            page.line(f"{same}.", indent=2)
        for line in () if same else lines:
            is_marked = marked and line.is_own and len(lines) > 1
            levels = page.t("terminal.own", levels=line.words) if is_marked else line.words
            page.line(page.t("opinion.line", name=line.name, levels=levels), indent=2)
        grounds = write_grounds(self._view.result.rules, self._language)
        if grounds:
            page.line(f"{grounds}.", indent=2)

    def _may_change(self) -> None:
        page, said = self._page, self._view.opinion
        if said.firmness is Firmness.UNMEASURED:
            return
        page.title(page.t("terminal.may_change"))
        if said.settled:
            page.item(said.settled)
        else:
            for risk in said.risks:
                page.item(risk.text)
                page.items([f"{one.rule} {one.title}" for one in risk.rules], risk.others)
            self._documents()
            if not (said.risks or said.undocumented or said.documents):
                page.item(said.firm)
        page.gap()

    def _before_dinum(self) -> None:
        page, view, t = self._page, self._view, self._page.t
        page.title(t("terminal.before_dinum"))
        if view.blocking_open:
            page.item(t("verdict.to_establish", count=len(view.blocking_open)))
            self._rules(view.blocking_open)
        if view.blocking_unmet:
            page.item(t("verdict.to_meet", count=len(view.blocking_unmet)))
            self._rules(view.blocking_unmet)
        self._documents()
        if not (view.blocking_open or view.blocking_unmet or view.opinion.undocumented):
            page.item(t("verdict.ready"))
        page.gap()

    def _documents(self) -> None:
        page, view = self._page, self._view
        if view.opinion.undocumented:
            page.item(f"{view.opinion.undocumented}.")
            if not view.documents:
                self._named(view.documents_named)
        if view.opinion.documents:
            page.item(view.opinion.documents)
            self._named(view.documents)

    def _rules(self, rules: Sequence[Finding] | Sequence[OpenPoint]) -> None:
        self._named([f"{one.rule} {one.title.to(self._language)}" for one in rules])

    def _named(self, names: Sequence[str]) -> None:
        self._page.items(names[: digest.FIRST_NAMED], len(names) - digest.FIRST_NAMED)

    def _conditions(self) -> None:
        page, t, conditions = self._page, self._page.t, self._view.conditions
        headline = conditions_headline(conditions, self._language)
        page.block((f"{t('terminal.conditions')}  ", "bold"), (headline, "bold"))
        page.line(t("conditions.meaning"), "dim", indent=2)
        for severity in CONDITION_SEVERITIES:
            at_best = conditions.at_best(severity, self._language)
            words = t(
                "terminal.condition_counts",
                met=conditions.count(severity, ConditionState.MET),
                partly=conditions.count(severity, ConditionState.PARTLY),
                not_met=f"{conditions.count(severity, ConditionState.NOT_MET)}{f' ({at_best})' if at_best else ''}",
                to_establish=conditions.count(severity, ConditionState.TO_ESTABLISH),
            )
            page.pair(page.term(severity), words)
        page.gap()
        left = conditions.blocking_left
        if left:
            page.title(t("conditions.first").upper())
            for state, rule in left[: digest.FIRST_CONDITIONS]:
                word = condition_word(state, self._language, rule)
                page.item(f"{rule.rule} [{word}] {rule.title.to(self._language)}")
            if len(left) > digest.FIRST_CONDITIONS:
                page.line(t("conditions.others", count=len(left) - digest.FIRST_CONDITIONS), "dim", indent=4)
            page.gap()

    def _stance(self) -> None:
        """Print the first sentences of what is proposed for the work under way, from what is established."""
        page, stance = self._page, self._view.stance
        page.title(page.t("stance.title").upper())
        if stance is None or not stance.present:
            page.item(page.t("stance.none"))
        for one in stance.present if stance else ():
            shown = one.entries[: digest.FIRST_STANCE]
            words = page.t("list.separator").join(entry.text.to(self._language).rstrip(".") for entry in shown)
            more = len(one.entries) - len(shown)
            others = f" ({page.t('verdict.others', count=more)})" if more else ""
            page.block((f"{page.term(one.kind)} — ", "bold"), (f"{words}{others}.", ""), mark="  - ")
        page.gap()

    def _level(self) -> None:
        """Print the level within reach, and why, for certain; then what weighs most of what is open."""
        page, said = self._page, self._view.opinion
        page.title(page.t("verdict.level_reached").upper())
        page.block((f"{said.headline}. ", _RATING_STYLES[said.rating]), (said.firm, ""), mark="  ")
        self._bases(marked=False)
        if said.later_texts:
            page.line(said.later_texts, "yellow", indent=2)
        for reason in said.reasons:
            page.item(reason)
        for risk in said.risks[:1]:
            page.item(risk.text)
        page.gap()
