"""Rules and questions, loaded and compiled once: what reads, judges and audits any number of projects."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from audit.api.audited import Audit
from audit.api.reading import read
from audit.api.refusals import ReviewDateMissing, UnreadableAnswers
from audit.api.stages import timed
from audit.errors import Bilingual, DeclarationsInvalid, UnknownName

if TYPE_CHECKING:
    from audit.api.comparing import Compared, RulesOf
    from audit.api.supposing import Given
    from audit.assessment import Assessor
    from audit.assessment.judged_project import JudgedProject
    from audit.intake.problems.diagnostics import Diagnostic
    from audit.intake.snapshot import Intake
    from audit.judgement.guarantee import Guarantee
    from audit.judgement.worlds import Worlds
    from audit.loading import Declarations
    from audit.model.answer import Answer
    from audit.model.questionnaire import ReviewType
    from audit.model.snapshot import ProjectSnapshot
    from audit.model.text import Text
    from audit.remediation.next_avis import NextAvis
    from audit.remediation.questions_that_matter import QuestionsThatMatter
    from audit.remediation.what_if import WhatIf
    from audit.rulebase.base import RuleBase

_QUESTION = Bilingual("la question", "question")
_TOLD_APART = ("contradiction", "unlikely_amount")  # which records keep as such, with the facts that show them
_REVIEW = Bilingual("la revue", "review")


class Tool:
    """Rules and questions, loaded and compiled; reads, judges and audits any number of projects, in any thread."""

    def __init__(
        self,
        declarations: "Declarations",
        with_durable_rules: bool | None = None,
        *,
        with_own_rules: bool = False,
    ) -> None:
        """Use declarations that were loaded; see ``load``.

        Args:
            declarations: questions, indicators and rules.
            with_durable_rules: whether durable-rules judges too; None where it can be imported.
            with_own_rules: whether some rules are not the shipped ones: that their texts are written is then checked
                before a project is judged.
        """
        self.declarations = declarations
        self._with_own_rules = with_own_rules
        self._with_durable_rules = with_durable_rules
        self._assessors: dict[ReviewType, Assessor] = {}
        self._lock = RLock()

    @property
    def rulebase(self) -> "RuleBase":
        """The rules, with their parameters, sources and packs."""
        return self.declarations.rulebase

    def read(self, path: str | Path, review_date: date | None = None) -> "Intake":
        """Read a filled workbook (.xlsx, .ods), or a snapshot that was saved (.json); see ``audit.read``."""
        return read(path, self.declarations.bank, review_date, self.declarations.indicators)

    def judge(self, project: "Intake | ProjectSnapshot", review_date: date | None = None) -> "JudgedProject":
        """Judge a project: verdicts and figures, without texts, by the kernel alone.

        Args:
            project: what was read; answers that cannot be read leave open what depends on them.
            review_date: the day on which the project is judged; that of the project by default.

        Raises:
            ReviewDateMissing: when no date is known.
            UnknownName: when no questionnaire asks for its type of review.
        """
        snapshot = _snapshot(project)
        day = self.review_date(snapshot, review_date)
        assessor = self.assessor(snapshot.review_type)
        with timed("judge"):
            return assessor.judge(snapshot, day)

    def rejudge(self, judged: "JudgedProject", answers: "Mapping[str, Answer]") -> "JudgedProject":
        """Judge the same project with some questions answered otherwise, by what these answers change alone.

        Args:
            judged: the project as it was.
            answers: the other answers, by question; ``answer`` makes them.

        Raises:
            UnknownName: for a question that is not asked, with the nearest.
        """
        for question in answers:
            self._check_asked(question, judged.snapshot.answers)
        assessor = self.assessor(judged.snapshot.review_type)
        with timed("judge"):
            return assessor.rejudge(judged, answers)

    def open(self, path: str | Path, review_date: date | None = None) -> "JudgedProject":
        """Read and judge a project from a workbook, a snapshot, or the result of an audit.

        Args:
            path: the file; for a result, ``result.json`` or the folder that ``audit run`` wrote it into.
            review_date: the day on which it is judged; by default that of the result, or of the file.

        Raises:
            WorkbookRefused: when the file is none of these, or may do harm.
            UnreadableAnswers: when answers cannot be read, unless an audit accepted them already.
            ReviewDateMissing: when no date is known.
            OtherDeclarations: for a result that other rules judged, or that answers other questions.
        """
        from audit.api.sources import open_project

        opened = open_project(self, path, review_date)
        errors = _errors(opened.project)
        if errors:
            raise UnreadableAnswers(errors)
        return self.judge(opened.project, opened.review_date)

    def next_avis(self, judged: "JudgedProject") -> "NextAvis | None":
        """Return the shortest ways to a better guaranteed level, on declarations, each judged again by the kernel.

        Returns:
            The level aimed at, and the ways with as few actions and answers as any, proven or not as they say; None
            when the best level is guaranteed already.
        """
        assessor = self.assessor(judged.snapshot.review_type)
        with timed("judge", "next avis"):
            return assessor.advice.next_avis(judged)

    def due(self, judged: "JudgedProject") -> "Mapping[str, date]":
        """Return the day by which the action plan has each action that findings ask for, by its slug."""
        return self.assessor(judged.snapshot.review_type).advice.due(judged)

    def go_live_to_come(self, judged: "JudgedProject") -> "date | None":
        """Return the day of the go-live that the action plan has actions done before; None when none is to come."""
        return self.assessor(judged.snapshot.review_type).advice.go_live_to_come(judged)

    def questions(self, judged: "JudgedProject", count: int = 20_000, seed: int = 0) -> "QuestionsThatMatter":
        """Rank the open answers by what they settle, over worlds drawn; the same seed gives the same ranking.

        Args:
            judged: the project.
            count: how many worlds rank; as many more check what they say.
            seed: of the draw.

        Raises:
            ValueError: for fewer worlds than one, or a negative seed.
        """
        if count < 1 or seed < 0:
            msg = f"{count} worlds from seed {seed}: one world or more, and a seed of 0 or more, are expected"
            raise ValueError(msg)
        assessor = self.assessor(judged.snapshot.review_type)
        with timed("judge", "questions"):
            return assessor.advice.questions_that_matter(judged, count, seed)

    def what_if(
        self,
        judged: "JudgedProject",
        answers: "Given" = (),
        fixes: Iterable[str] = (),
        language: str = "fr",
    ) -> "WhatIf":
        """Judge a project as if some questions were answered otherwise, and some rules met; nothing is written.

        Args:
            judged: the project as it is.
            answers: by question, or in pairs, an answer of ``answer``, or a text as it would be typed in the
                questionnaire.
            fixes: the ids of the rules to suppose met, by the fewest changes that actions may bring about.
            language: in which such texts are read first, ``fr`` or ``en``.

        Raises:
            WhatIfRefused: with everything that is unknown, contradictory, or out of reach.
        """
        from audit.api.supposing import what_if
        from audit.model.text import Language

        with timed("judge", "what if"):
            return what_if(self, judged, answers, fixes, Language(language))

    def doubts_on(self, judged: "JudgedProject", found: "WhatIf") -> "tuple[Diagnostic, ...]":
        """Return the warnings that the answers of a what-if call for, and the project's own do not.

        They contradict other answers, or are amounts too small for their question: ``check`` warns of the same.
        """
        from audit.api.supposing import doubts_on_supposed

        return doubts_on_supposed(self, judged, found)

    def guarantee(self, judged: "JudgedProject") -> "Guarantee":
        """Return the levels of the avis that the missing answers leave, on declarations and on evidence, proven."""
        assessor = self.assessor(judged.snapshot.review_type)
        with timed("judge", "guarantee"):
            return assessor.guarantee(judged)

    def by_earlier_texts(self, judged: "JudgedProject") -> "Guarantee | None":
        """Return the same levels by the texts published by the review date; None where each finding rests on one.

        Where they are others on the basis that the review goes by, the opinion leads with them.
        """
        assessor = self.assessor(judged.snapshot.review_type)
        with timed("judge", "earlier texts"):
            found = assessor.by_earlier_texts(judged, bounds_only=True)
        return found.guarantee if found is not None else None

    def worlds(self, judged: "JudgedProject", count: int, seed: int = 0) -> "Worlds":
        """Judge ``count`` ways to complete what the project leaves open; the same seed gives the same ones."""
        assessor = self.assessor(judged.snapshot.review_type)
        with timed("judge", "worlds"):
            return assessor.worlds(judged, count, seed)

    def answer(self, question: str, value: object) -> "Answer":
        """Return an answer to a question, to ``rejudge`` a project with.

        Args:
            question: its id, such as ``governance.owner.count``.
            value: a text or a code, a number (a share as a fraction), a ``date``, a list of codes or names; None for
                no answer.

        Raises:
            UnknownName: for a question that is not asked, or a code that is not in its list, with the nearest.
            ValueError: for a value of another type, or out of bounds.
        """
        from audit.intake.given_answer import given_answer

        asked = self.declarations.bank.question(question)
        if asked is None:
            raise UnknownName(_QUESTION, question, [item.id for item in self.declarations.bank.questions])
        return given_answer(asked, value)

    def audit(
        self, project: "Intake | ProjectSnapshot", review_date: date | None = None, *, accept_unusable: bool = False
    ) -> Audit:
        """Audit a project: judged by every engine there is, and recorded.

        Args:
            project: what was read.
            review_date: the day on which the project is judged; that of the project by default.
            accept_unusable: audit in spite of answers that cannot be read, which never count as compliant.

        Raises:
            UnreadableAnswers: when answers cannot be read, unless they are accepted.
            ReviewDateMissing: when no date is known.
            EngineDisagreement: when the two engines differ.
        """
        errors = () if accept_unusable else _errors(project)
        if errors:
            raise UnreadableAnswers(errors)
        judged = self.judge(project, review_date)
        assessor = self.assessor(judged.snapshot.review_type, for_records=True)
        with timed("record"):
            record = assessor.record(judged, _notes(project))
        return Audit(record, assessor.rulebook)

    def compare(
        self,
        old: str | Path,
        new: str | Path,
        rules_of: "RulesOf | None" = None,
        *,
        same_project: bool = False,
        accept_unusable: bool = False,
    ) -> "Compared":
        """Compare two audits of one project; what is no longer known is neither better nor worse.

        Args:
            old: the earlier one: a workbook, a snapshot, or the result of an audit, which is taken as it was judged.
            new: the later one.
            rules_of: judge both by the rules of ``old`` or of ``new``, so that only the project moves.
            same_project: compare them even if the project was renamed.
            accept_unusable: audit in spite of answers that cannot be read.

        Raises:
            ProjectsDiffer: when they bear different names.
            OrderReversed: when ``old`` is the later one.
            OtherDeclarations: when the rules that ``rules_of`` names are not those that are loaded.
            WorkbookRefused: when a file cannot be read, or audited as it is.
        """
        from audit.api.comparing import compare

        return compare(self, old, new, rules_of, same_project=same_project, accept_unusable=accept_unusable)

    def review_date(self, project: "Intake | ProjectSnapshot", given: date | None = None) -> date:
        """Return the day on which a project is judged: the one given, or its own.

        Raises:
            ReviewDateMissing: when there is neither.
        """
        answer = _snapshot(project).answers.get(self.declarations.bank.roles.review_date)
        day = given or (answer.value if answer else None)
        if not isinstance(day, date):
            raise ReviewDateMissing(answer)
        return day

    def assessor(self, review_type: "ReviewType", *, for_records: bool = False) -> "Assessor":
        """Return what audits projects for one type of review, compiled when it is first asked for.

        Args:
            review_type: of the project.
            for_records: whether what only records need must be there too: the second engine and the texts.

        Raises:
            UnknownName: when no questionnaire asks for this review.
            DeclarationsInvalid: when a rule still holds a text to be written.
        """
        titles = self.declarations.bank.titles
        if review_type not in titles:
            raise UnknownName(_REVIEW, str(review_type), list(titles))
        with self._lock:
            if review_type not in self._assessors:
                from audit.assessment import Assessor

                self.check_texts()
                with timed("compile"):
                    declared = self.declarations
                    self._assessors[review_type] = Assessor(
                        *declared, review_type, self._with_durable_rules, declared.beside
                    )
            assessor = self._assessors[review_type]
            if for_records:
                assessor.prepare()  # once, not by each of the threads that wait
            return assessor

    def check_texts(self) -> None:
        """Make sure that every rule may be read in a report.

        Raises:
            DeclarationsInvalid: with every rule of which a text that ``audit rules new`` started remains to be written.
        """
        from audit.rulebase.unwritten import unwritten_problems

        if self._with_own_rules and (problems := unwritten_problems(self.rulebase)):
            raise DeclarationsInvalid(problems)

    def _check_asked(self, question: str, asked: "Mapping[str, Answer]") -> None:
        if question not in asked:
            raise UnknownName(_QUESTION, question, list(asked))


def load(
    rules: Sequence[str | Path] | str | Path = (),
    questionnaires: str | Path | None = None,
    with_durable_rules: bool | None = None,
    *,
    with_examples: bool = True,
) -> Tool:
    """Load questions and rules, the shipped ones by default, and check them.

    Args:
        rules: a folder that replaces the rule base, folders of packs that are added to it, or both.
        questionnaires: a folder that replaces the questionnaires.
        with_durable_rules: whether durable-rules judges too; None where it can be imported.
        with_examples: whether the rules bring the situations that test them, a third of what is loaded; no audit
            needs them.

    Raises:
        DeclarationsInvalid: with every problem, by file and line.
    """
    from audit.loading import load_declarations

    folders = [rules] if isinstance(rules, str | Path) else rules
    with timed("load"):
        declared = load_declarations(
            [Path(folder) for folder in folders],
            Path(questionnaires) if questionnaires else None,
            with_examples=with_examples,
        )
    return Tool(declared, with_durable_rules, with_own_rules=bool(folders))


def _snapshot(project: "Intake | ProjectSnapshot") -> "ProjectSnapshot":
    from audit.model.snapshot import ProjectSnapshot

    return project if isinstance(project, ProjectSnapshot) else project.snapshot


def _errors(project: "Intake | ProjectSnapshot") -> Sequence["Diagnostic"]:
    from audit.model.snapshot import ProjectSnapshot

    return () if isinstance(project, ProjectSnapshot) else project.errors


def _notes(project: "Intake | ProjectSnapshot") -> "tuple[Text, ...]":
    from audit.model.snapshot import ProjectSnapshot
    from audit.model.text import Language, Text

    if isinstance(project, ProjectSnapshot):
        return ()
    told = (item for item in project.diagnostics if item.code not in _TOLD_APART)
    return tuple(Text(fr=item.message(Language.FR), en=item.message(Language.EN)) for item in told)
