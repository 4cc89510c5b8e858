"""Loads the rules, diagnoses and packs, and checks all of it before any project is judged."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import Field

from audit.declarations.folders import shipped_folder
from audit.errors import Bilingual, DeclarationsInvalid, Problem
from audit.model.base import Frozen
from audit.model.condition import RuleId
from audit.model.diagnosis import Diagnosis
from audit.model.fact import Vocabulary
from audit.model.iso_date import IsoDate
from audit.model.outside_figures import OutsideFigures
from audit.model.pack import Pack
from audit.model.plan_settings import PlanSettings
from audit.model.rule import Axis, Parameter, Rule, Source
from audit.model.scoring import Scoring
from audit.model.signal import Signal
from audit.model.synthesis_settings import SynthesisSettings
from audit.model.text import NonEmpty
from audit.rulebase.base import RuleBase
from audit.rulebase.check_actions import check_actions
from audit.rulebase.check_citations import check_citation, check_citations
from audit.rulebase.check_diagnosis import DiagnosisChecker
from audit.rulebase.check_pack import check_pack
from audit.rulebase.check_packs_together import check_packs_together, same_folder_names
from audit.rulebase.check_parameters import value_fault
from audit.rulebase.check_rule import RuleChecker
from audit.rulebase.check_signal import SignalChecker
from audit.rulebase.check_synthesis import check_synthesis
from audit.rulebase.file_names import (
    COVERAGE_FILE,
    OUTSIDE_VIEW_FILE,
    PACK_FILE,
    PLAN_FILE,
    RULEBASE_FILE,
    SIGNALS_FILE,
    SYNTHESIS_FILE,
)
from audit.rulebase.files import Read, RuleFiles
from audit.rulebase.origins import with_origins


class _Identity(Frozen):
    """rules/rulebase.yaml: the version of the rules as a whole, and the former ids of renamed rules."""

    version: NonEmpty
    aliases: dict[RuleId, RuleId] = Field(default_factory=dict)


class _Parameters(Frozen):
    parameters: tuple[Parameter, ...]


class _Sources(Frozen):
    """rules/sources.yaml; ``checked_on`` holds for every source that gives no date of its own."""

    checked_on: IsoDate
    sources: tuple[Source, ...]


class _Signals(Frozen):
    """rules/outside_signals.yaml: the outside signals, of the base or of a pack; optional."""

    signals: tuple[Signal, ...]


def load_rulebase(vocabulary: Vocabulary, folder: Path | None = None, packs: Sequence[Path] = ()) -> RuleBase:
    """Load and check every file of the rule base.

    Args:
        vocabulary: the facts and tables that rules may name.
        folder: where the rules are; the shipped ones by default.
        packs: folders of packs to add to those of ``folder``, which are read whether they are named again or not.

    Raises:
        DeclarationsInvalid: with every problem of every file.
    """
    return _Loader(folder or shipped_folder("rules"), packs, vocabulary).load()


_NO_RULE = Problem(
    "rules",
    0,
    Bilingual(
        "aucune règle n'a été trouvée : rien ne pourrait être jugé", "no rule was found: nothing could be judged"
    ),
)


class _Loader:
    """Reads the base, then its packs, and checks them together."""

    def __init__(self, folder: Path, packs: Sequence[Path], vocabulary: Vocabulary) -> None:
        self.files = RuleFiles()
        self.folder = folder
        shipped = sorted(path.parent for path in (folder / "packs").glob(f"*/{PACK_FILE}"))
        packs = [path for path in packs if not any(path.exists() and path.samefile(one) for one in shipped)]
        self.pack_folders = {f"rules/packs/{path.name}": path for path in shipped}
        self.pack_folders |= {path.name: path for path in packs}
        self.vocabulary = vocabulary
        self.files.problems += same_folder_names(_by_name(packs))
        self.parameters: dict[str, Parameter] = {}
        self.parameter_files: list[Read[_Parameters]] = []
        self.sources: dict[str, Source] = {}
        self.rules: list[Read[Rule]] = []
        self.diagnoses: list[Read[Diagnosis]] = []
        self.signals: dict[str, Signal] = {}
        self.signal_files: list[Read[_Signals]] = []
        self.outside_view: Read[OutsideFigures] | None = None
        self.synthesis: Read[SynthesisSettings] | None = None
        self.packs: list[Read[Pack]] = []
        self.pack_of: dict[str, str] = {}

    def load(self) -> RuleBase:
        identity = self.files.read(self.folder, "rules", RULEBASE_FILE, _Identity)
        scoring = self.files.read(self.folder, "rules", "scoring.yaml", Scoring)
        plan = self._plan_settings()
        synthesis = self._synthesis_settings()
        self._references(self.folder, "rules", required=True)
        for axis in Axis:
            self.rules += self.files.read_all(self.folder, "rules", axis, Rule)
        self.diagnoses += self.files.read_all(self.folder, "rules", "diagnoses", Diagnosis)
        self._signals(self.folder, "rules")
        if (self.folder / OUTSIDE_VIEW_FILE).exists():
            self.outside_view = self.files.read(self.folder, "rules", OUTSIDE_VIEW_FILE, OutsideFigures)
        for shown_as, folder in self.pack_folders.items():
            self._pack(folder, shown_as)
        self.files.refuse_unread(self.folder, "rules", left_aside=(COVERAGE_FILE,))
        if not self.rules and not self.files.problems:
            self.files.problems.append(_NO_RULE)
        aliases = identity.model.aliases if identity else {}
        self._check(aliases, plan)
        if self.files.problems or identity is None or scoring is None or plan is None or synthesis is None:
            raise DeclarationsInvalid(self.files.problems)
        packs = tuple(read.model for read in self.packs)
        return RuleBase(
            version=identity.model.version,
            sha256=self.files.digest.hexdigest(),
            rules=with_origins(sorted((read.model for read in self.rules), key=lambda rule: rule.id), packs),
            diagnoses=tuple(sorted((read.model for read in self.diagnoses), key=lambda item: item.id)),
            packs=packs,
            pack_of=self.pack_of,
            aliases=aliases,
            parameters=self._overridden(),
            declared=self.parameters,
            sources=self.sources,
            scoring=scoring.model,
            plan=plan,
            synthesis=synthesis,
            signals=tuple(self.signals.values()),
            outside_view=self.outside_view.model if self.outside_view else None,
            vocabulary=self.vocabulary,
        )

    def _plan_settings(self) -> PlanSettings | None:
        """Read how plans are made; by the shipped settings where the base has none of its own."""
        folder = self.folder if (self.folder / PLAN_FILE).exists() else shipped_folder("rules")
        read = self.files.read(folder, "rules", PLAN_FILE, PlanSettings)
        return read.model if read else None

    def _synthesis_settings(self) -> SynthesisSettings | None:
        """Read how the synthesis is made; by the shipped settings where the base has none of its own."""
        is_own = (self.folder / SYNTHESIS_FILE).exists()
        folder = self.folder if is_own else shipped_folder("rules")
        read = self.files.read(folder, "rules", SYNTHESIS_FILE, SynthesisSettings)
        self.synthesis = read if is_own else None
        return read.model if read else None

    def _references(self, folder: Path, shown_as: str, *, required: bool) -> None:
        """Read the parameters and sources of ``folder``, beside those already known."""
        if required or (folder / "parameters.yaml").exists():
            read = self.files.read(folder, shown_as, "parameters.yaml", _Parameters)
            if read is not None:
                self.parameter_files.append(read)
                self.files.add_all(self.parameters, read.model.parameters, read.document, "parameters")
                for index, parameter in enumerate(read.model.parameters):
                    if fault := value_fault(parameter, parameter.value):
                        self.files.problems.append(read.document.problem(("parameters", index, "value"), fault))
        if required or (folder / "sources.yaml").exists():
            listed = self.files.read(folder, shown_as, "sources.yaml", _Sources)
            if listed is not None:
                day = listed.model.checked_on
                dated = (
                    source.model_copy(update={"checked_on": source.checked_on or day})
                    for source in listed.model.sources
                )
                self.files.add_all(self.sources, dated, listed.document, "sources")

    def _signals(self, folder: Path, shown_as: str) -> None:
        """Read the outside signals of ``folder``, if it has any, beside those already known."""
        if not (folder / SIGNALS_FILE).exists():
            return
        read = self.files.read(folder, shown_as, SIGNALS_FILE, _Signals)
        if read is not None:
            self.files.add_all(self.signals, read.model.signals, read.document, "signals")
            self.signal_files.append(read)

    def _pack(self, folder: Path, shown_as: str) -> None:
        read = self.files.read(folder, shown_as, PACK_FILE, Pack)
        self._references(folder, shown_as, required=False)
        rules = self.files.read_all(folder, shown_as, "rules", Rule)
        self.rules += rules
        self.diagnoses += self.files.read_all(folder, shown_as, "diagnoses", Diagnosis)
        self._signals(folder, shown_as)
        self.files.refuse_unread(folder, shown_as)
        if read is not None:
            self.packs.append(read)
            self.pack_of |= {item.model.id: read.model.id for item in rules}

    def _check(self, aliases: dict[str, str], plan: PlanSettings | None) -> None:
        checker = RuleChecker(self.vocabulary, self.parameters, self.sources)
        problems = self.files.problems
        for listed in self.parameter_files:
            for index, parameter in enumerate(listed.model.parameters):
                path = ("parameters", index, "source")
                problems += check_citation(parameter.source, self.sources, listed.document, path)
        for rule in self.rules:
            axis = None if rule.model.id in self.pack_of else rule.folder
            problems += checker.check(rule.model, rule.document, axis, rule.stem)
        problems += check_actions(
            [(read.model, read.document) for read in self.rules],
            [(read.model, read.document) for read in self.diagnoses],
            plan,
        )
        rules = {read.model.id: read.model for read in self.rules}
        known = list(rules)
        diagnoses = DiagnosisChecker(self.vocabulary, self.parameters, self.sources, rules)
        for diagnosis in self.diagnoses:
            problems += diagnoses.check(diagnosis.model, diagnosis.document, diagnosis.stem)
        taken = {*known, *(read.model.id for read in self.diagnoses)}
        signals = SignalChecker(self.vocabulary, self.parameters, self.sources, rules, taken)
        for file in self.signal_files:
            problems += signals.check(file.model.signals, file.document)
        if self.outside_view:
            cited = self.outside_view.model.sources
            problems += check_citations(cited, self.sources, self.outside_view.document)
        if self.synthesis:
            diagnosed = [read.model.id for read in self.diagnoses]
            problems += check_synthesis(self.synthesis.model, self.synthesis.document, rules, diagnosed)
        for pack in self.packs:
            problems += check_pack(pack.model, pack.document, self.vocabulary, self.parameters, known, aliases)
        problems += check_packs_together(self.packs)
        problems += self.files.check_aliases(aliases, known)

    def _overridden(self) -> dict[str, Parameter]:
        values = {item.parameter: item.value for pack in self.packs for item in pack.model.parameters}
        return {
            name: parameter.model_copy(update={"value": values[name]}) if name in values else parameter
            for name, parameter in self.parameters.items()
        }


def _by_name(packs: Sequence[Path]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in packs:
        found.setdefault(path.name, []).append(str(path))
    return found
