"""The guaranteed avis: the levels that the missing answers leave, on declarations and on evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from audit.engine.kernel import Judgement, Kernel
from audit.judgement.completions import Completion
from audit.judgement.figures import FigureMaker, Figures
from audit.judgement.levels import AvisLevels
from audit.judgement.open_project import OpenProject, ProjectOpener
from audit.judgement.proofs.circuit import Scope
from audit.judgement.proofs.documents import DocumentsToAsk, as_declared, documents_to_ask
from audit.judgement.proofs.reachable import LevelProver
from audit.judgement.proofs.shaken import NOTHING_SHAKEN, ShakenRules, shaken_rules
from audit.judgement.reach import Reachable, reached_at
from audit.judgement.taken_back import TakenBack, taken_back
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Basis

_Taken = tuple[int, frozenset[str], frozenset[tuple[str, object, object]]]


@dataclass(frozen=True)
class Guarantee:
    """What is guaranteed of one project.

    Attributes:
        declarations: the levels, with the answers taken as they are given.
        evidence: the levels, with what blocking rules rest on counted as open until a document bears it out.
        undocumented: what that is.
        contradicted: the answers that contradict one another: they count as open for both, and make neither better.
        settled: the figures once these are left open.
        documents: the fewest of these answers to have documented, so that the declared level holds on evidence; None
            when it holds already, when the declarations guarantee no level, or when documents cannot secure it.
        shaken: the rules that these answers could leave unmet.
    """

    declarations: Reachable
    evidence: Reachable
    undocumented: TakenBack
    contradicted: TakenBack
    settled: Figures
    documents: DocumentsToAsk | None = None
    shaken: ShakenRules = NOTHING_SHAKEN

    def on(self, basis: Basis) -> Reachable:
        """Return the levels on a basis."""
        return self.evidence if basis is Basis.EVIDENCE else self.declarations


class Guarantor:
    """Finds what is guaranteed of one project, by all the rules that are for it or by some: build one for each project.

    What the project leaves open, and what completions make of that, is worked out once, whichever rules are asked
    about; by one kernel, and one thread at a time.
    """

    def __init__(self, opener: ProjectOpener, figures: FigureMaker) -> None:
        self._opener = opener
        self._figures = figures
        # By the identity of a judgement, which is held here, and the names of what is taken back, or declared.
        self._taken: dict[_Taken, tuple[Judgement, Kernel, Judgement]] = {}
        self._opened: dict[tuple[int, frozenset[str]], tuple[Judgement, OpenProject]] = {}

    def guarantee(
        self,
        scope: Scope,
        judgement: Judgement,
        figures: Figures,
        undocumented: TakenBack,
        contradicted: TakenBack,
        *,
        bounds_only: bool = False,
    ) -> Guarantee:
        """Return what is guaranteed of one project.

        Args:
            scope: the rules that are for it.
            judgement: of the project as it is declared.
            figures: its figures, for the bounds that follow rule by rule.
            undocumented: what its blocking rules rest on without a document.
            contradicted: its answers that contradict one another.
            bounds_only: whether the floor and the ceiling are all that is asked for: no witness is sought of any level,
                and no documents to ask for. The bounds are the same.
        """
        if contradicted:
            ceiling = self._ceiling(scope, judgement, figures.avis)
            anew, opened = self._without(contradicted, scope, judgement)
            settled = self._figures.figures(opened.verdicts, scope.left_out)
            declared = self._reachable(anew, opened, AvisLevels(settled.avis.floor, ceiling), bounds_only)
        else:
            declared, settled = self._reachable(scope, judgement, figures.avis, bounds_only), figures
        if not undocumented or declared.bounds.floor is ORDERED_LEVELS[-1]:
            return Guarantee(declared, declared, undocumented, contradicted, settled)
        both = (*undocumented.given, *contradicted.given)
        between = [fact for name, fact in contradicted.facts.items() if fact.reach and name not in undocumented.facts]
        taken = taken_back(both, judgement.facts, also=undocumented.facts.values(), between=between)
        scope, opened = self._without(taken, scope, judgement)
        outer = self._figures.figures(opened.verdicts, scope.left_out).avis
        limits = AvisLevels(outer.floor, declared.bounds.ceiling)  # a document never makes the declarations better
        if limits.is_certain:
            return Guarantee(declared, reached_at(limits.ceiling), undocumented, contradicted, settled)
        project = self._project(opened, as_declared(undocumented, contradicted, judgement.facts))
        prover = LevelProver(scope, self._figures, project, opened)
        if bounds_only:
            return Guarantee(declared, prover.bounds(limits), undocumented, contradicted, settled)
        evidence = prover.reachable(limits)
        secured = declared.bounds.guaranteed
        documents, shaken = None, NOTHING_SHAKEN
        if secured in ORDERED_LEVELS and evidence.bounds.floor is not declared.bounds.floor:
            documents = documents_to_ask(prover, secured)
            if documents is not None:
                shaken = shaken_rules(prover, scope, documents.names, secured)
        return Guarantee(declared, evidence, undocumented, contradicted, settled, documents, shaken)

    def _without(self, taken: TakenBack, scope: Scope, judgement: Judgement) -> tuple[Scope, Judgement]:
        """Judge the project with some answers left open, and nothing supposed of what rests on them."""
        as_they_count = frozenset((name, fact.low, fact.high) for name, fact in taken.facts.items())
        key = id(judgement), frozenset(fact.name for fact in taken.given), as_they_count
        if key not in self._taken:
            facts, changed = self._opener.builder.with_facts(judgement.facts, taken.facts, taken.tables)
            kernel = scope.kernel.taking_nothing_of(changed)
            self._taken[key] = judgement, kernel, kernel.rejudge(judgement, facts, changed)
        _, kernel, opened = self._taken[key]
        return replace(scope, kernel=kernel), opened

    def _ceiling(self, scope: Scope, judgement: Judgement, outer: AvisLevels) -> AvisLevel:
        """Return the best level that is not excluded, and nothing of the others."""
        if outer.is_certain:
            return outer.ceiling
        return self._prover(scope, judgement).ceiling(outer)

    def _reachable(self, scope: Scope, judgement: Judgement, limits: AvisLevels, bounds_only: bool) -> Reachable:
        """Return the levels that a project leaves, none of them beyond ``limits``."""
        if limits.is_certain:
            return reached_at(limits.ceiling)
        prover = self._prover(scope, judgement)
        return prover.bounds(limits) if bounds_only else prover.reachable(limits)

    def _prover(self, scope: Scope, judgement: Judgement) -> LevelProver:
        return LevelProver(scope, self._figures, self._project(judgement), judgement)

    def _project(self, judgement: Judgement, declared: Mapping[str, Completion] | None = None) -> OpenProject:
        """Return what a project leaves open; see ``ProjectOpener.opened``."""
        key = id(judgement), frozenset(declared or ())
        if key not in self._opened:
            self._opened[key] = judgement, self._opener.opened(judgement, declared=declared)
        _, project = self._opened[key]
        return project
