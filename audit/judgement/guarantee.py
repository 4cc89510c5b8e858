"""The guaranteed avis: the levels that the missing answers leave, on declarations and on evidence."""

from dataclasses import dataclass

from audit.engine.kernel import Judgement
from audit.judgement.evidence import Undocumented
from audit.judgement.figures import FigureMaker, Figures
from audit.judgement.levels import AvisLevels
from audit.judgement.open_project import ProjectOpener
from audit.judgement.proofs.circuit import Scope
from audit.judgement.proofs.documents import DocumentsToAsk, as_declared, documents_to_ask
from audit.judgement.proofs.reachable import LevelProver
from audit.judgement.reach import Reachable, reached_at
from audit.model.scoring import ORDERED_LEVELS


@dataclass(frozen=True)
class Guarantee:
    """What is guaranteed of one project.

    Attributes:
        declarations: the levels, with the answers taken as they are given.
        evidence: the levels, with what blocking rules rest on counted as open until a document bears it out.
        undocumented: what that is.
        documents: the fewest of these answers to have documented, so that the declared level holds on evidence; None
            when it holds already, when the declarations guarantee no level, or when documents cannot secure it.
    """

    declarations: Reachable
    evidence: Reachable
    undocumented: Undocumented
    documents: DocumentsToAsk | None = None


class Guarantor:
    """Finds what is guaranteed of projects by one rule base."""

    def __init__(self, opener: ProjectOpener, figures: FigureMaker) -> None:
        self._opener = opener
        self._figures = figures

    def guarantee(self, scope: Scope, judgement: Judgement, figures: Figures, undocumented: Undocumented) -> Guarantee:
        """Return what is guaranteed of one project.

        Args:
            scope: the rules that are for it.
            judgement: of the project as it is declared.
            figures: its figures, for the bounds that follow rule by rule.
            undocumented: what its blocking rules rest on without a document.
        """
        declared = self._reachable(scope, judgement, figures.avis)
        if not undocumented or declared.bounds.floor is ORDERED_LEVELS[-1]:
            return Guarantee(declared, declared, undocumented)
        facts, changed = self._opener.builder.with_facts(judgement.facts, undocumented.facts, undocumented.tables)
        opened = scope.kernel.rejudge(judgement, facts, changed)
        outer = self._figures.figures(opened.verdicts, scope.left_out).avis
        limits = AvisLevels(outer.floor, declared.bounds.ceiling)  # a document never makes the declarations better
        if limits.is_certain:
            return Guarantee(declared, reached_at(limits.ceiling), undocumented)
        project = self._opener.opened(opened, declared=as_declared(undocumented, judgement.facts))
        prover = LevelProver(scope, self._figures, project, opened)
        evidence = prover.reachable(limits)
        secured = declared.bounds.guaranteed
        documents = None
        if secured in ORDERED_LEVELS and evidence.bounds.floor is not declared.bounds.floor:
            documents = documents_to_ask(prover, secured)
        return Guarantee(declared, evidence, undocumented, documents)

    def _reachable(self, scope: Scope, judgement: Judgement, outer: AvisLevels) -> Reachable:
        if outer.is_certain:
            return reached_at(outer.ceiling)
        return LevelProver(scope, self._figures, self._opener.opened(judgement), judgement).reachable(outer)
