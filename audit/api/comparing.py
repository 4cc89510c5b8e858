"""Two audits compared: from files that hold a project in whichever form, to one value and what it is written as."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from audit.api.audited import Audit
from audit.api.first_baseline import on_first_baseline
from audit.api.kept_snapshot import snapshot_of
from audit.api.refusals import InputRefused, OtherDeclarations
from audit.api.results import RESULT_FILE
from audit.api.sources import is_result
from audit.errors import Bilingual, ResultRefused, UnknownName

if TYPE_CHECKING:
    from audit.api.tool import Tool
    from audit.comparison.audited import Audited
    from audit.comparison.figures_of_findings import Wanted
    from audit.comparison.schema import Comparison
    from audit.model.text import Language

RulesOf = Literal["old", "new"]
_FRENCH_SIDES: "Mapping[RulesOf, str]" = {"old": "ancien", "new": "récent"}  # as the command takes them
COMPARISON_FORMATS = ("html", "md", "docx", "xlsx", "json")
_FORMAT = Bilingual("le format", "format")
_SHOWN = 12  # signs of a hash


class ProjectsDiffer(InputRefused):
    """The two files are those of projects that do not bear the same name."""

    code = "not_the_same"


class OrderReversed(InputRefused):
    """The audit that is given as the earlier one is the later."""

    code = "later_first"


@dataclass(frozen=True, repr=False)
class Compared:
    """A comparison, and the two audits that it is of."""

    comparison: "Comparison"
    old: Audit
    new: Audit


def compare(
    tool: "Tool",
    old: str | Path,
    new: str | Path,
    rules_of: RulesOf | None = None,
    *,
    same_project: bool = False,
    accept_unusable: bool = False,
) -> Compared:
    """Compare two audits; see ``Tool.compare``."""
    sides = [_saved(tool, Path(path), accept_unusable) for path in (old, new)]
    if rules_of is not None:
        sides = _by_the_rules_of(tool, sides, [Path(old), Path(new)], rules_of)
    before, after = sides
    _check_order(tool, before.audit, after.audit, same_project=same_project)
    return compare_audits(tool, before, after, same_project=same_project)


@dataclass(frozen=True)
class _Given:
    """One of the two audits, and whether it was judged again."""

    audit: Audit
    judged_again: bool = False

    def audited(self) -> "Audited":
        """Return it as comparisons read it."""
        from audit.comparison.audited import Audited

        return Audited(self.audit.record, self.audit.rulebook, judged_again=self.judged_again)


def compare_audits(tool: "Tool", old: "_Given | Audit", new: "_Given | Audit", *, same_project: bool) -> Compared:
    """Compare two audits that were made or read.

    Raises:
        ProjectsDiffer: when their names differ, unless ``same_project`` says that it is one project.
    """
    from audit.comparison.compare import compare as compared

    before, after = (one if isinstance(one, _Given) else _Given(one) for one in (old, new))
    first = on_first_baseline(tool, before.audit.record, after.audit.record)
    found = compared(
        before.audited(), after.audited(), tool.declarations.bank.roles, first, _wanted(tool, before, after)
    )
    if found.same_project is False and not same_project:
        raise ProjectsDiffer(_differ(found.old.project, found.new.project))
    return Compared(found, before.audit, after.audit)


def _wanted(tool: "Tool", old: _Given, new: _Given) -> "Wanted | None":
    """Return what rules ask of figures; None where those that are loaded are not those that judged both audits."""
    judged = {side.audit.record.rulebase.sha256 for side in (old, new)}
    if judged != {tool.rulebase.sha256}:
        return None
    from audit.comparison.wanted_figures import wanted_figures

    return wanted_figures(tool.rulebase.rules)


def render_comparison(compared: Compared, format_name: str, language: "Language | Literal['fr', 'en']" = "fr") -> bytes:
    """Write a comparison in one of ``COMPARISON_FORMATS``; the same comparison gives the same bytes.

    Raises:
        UnknownName: for another format.
    """
    if format_name not in COMPARISON_FORMATS:
        raise UnknownName(_FORMAT, format_name, COMPARISON_FORMATS)
    if format_name == "json":
        return (compared.comparison.model_dump_json(indent=2, exclude_defaults=True) + "\n").encode()
    from audit.model.text import Language
    from audit.reporting.comparison.formats import WRITERS
    from audit.reporting.comparison.view import ComparisonView

    books = compared.old.rulebook, compared.new.rulebook
    return WRITERS[format_name](ComparisonView(compared.comparison, *books, Language(language)))


def comparison_lines(compared: Compared, language: "Language", width: int = 100) -> list[str]:
    """Return a comparison as lines for a screen that is ``width`` signs wide."""
    from audit.reporting.comparison.terminal import lines_of

    return lines_of(compared.comparison, compared.old.rulebook, compared.new.rulebook, language, width)


def _saved(tool: "Tool", path: Path, accept_unusable: bool) -> _Given:
    """Return the audit that a file holds, or make it; a result is taken as it was judged.

    Raises:
        ResultRefused: for a folder without a result.
    """
    file = path / RESULT_FILE if path.is_dir() else path
    if path.is_dir() and not file.exists():
        raise ResultRefused(
            Bilingual(
                f"« {path} » ne contient aucun résultat d'audit ({RESULT_FILE}) : donnez un classeur rempli, ou le "
                "dossier qu'écrit « audit run CLASSEUR -o DOSSIER ».",
                f"'{path}' holds no result of an audit ({RESULT_FILE}): give a filled workbook, or the folder that "
                "'audit run WORKBOOK -o FOLDER' writes.",
            )
        )
    if is_result(file):
        from audit.record.read import read_saved

        return _Given(Audit(*read_saved(file)))
    return _Given(tool.audit(tool.read(file), accept_unusable=accept_unusable))


def _by_the_rules_of(tool: "Tool", sides: list[_Given], paths: list[Path], rules_of: RulesOf) -> list[_Given]:
    """Judge again whichever of the two was not judged by the rules of the one that is named.

    Raises:
        OtherDeclarations: when these rules are not the ones that are loaded.
    """
    wanted = sides[0 if rules_of == "old" else 1].audit.record.rulebase
    others = [side.audit.record.rulebase.sha256 != wanted.sha256 for side in sides]
    if any(others) and tool.rulebase.sha256 != wanted.sha256:
        found = tool.rulebase
        raise OtherDeclarations(
            Bilingual(
                f"--rules-of {_FRENCH_SIDES[rules_of]} : cet audit a été jugé par la base de règles {wanted.version} "
                f"(empreinte {wanted.sha256[:_SHOWN]}), et celle qui est chargée est la {found.version} "
                f"({found.sha256[:_SHOWN]}). Donnez par --rules le dossier des règles qui l'ont jugé.",
                f"--rules-of {rules_of}: that audit was judged by rule base {wanted.version} (hash "
                f"{wanted.sha256[:_SHOWN]}), and the one loaded is {found.version} ({found.sha256[:_SHOWN]}). Give the "
                "folder of the rules that judged it with --rules.",
            )
        )
    return [
        _judged_again(tool, side.audit, path) if other else side
        for side, path, other in zip(sides, paths, others, strict=True)
    ]


def _judged_again(tool: "Tool", audit: Audit, path: Path) -> _Given:
    record = audit.record
    snapshot = snapshot_of(record, path, tool.declarations.bank)
    return _Given(tool.audit(snapshot, record.review_date), judged_again=True)


def _check_order(tool: "Tool", old: Audit, new: Audit, *, same_project: bool) -> None:
    """Refuse two audits of which the later is given first; whether they are of two projects is told at once.

    Raises:
        OrderReversed: when the first is the later.
        ProjectsDiffer: when they bear two names besides.
    """
    if old.record.review_date <= new.record.review_date:
        return
    days = old.record.review_date, new.record.review_date
    reversed_ = Bilingual(
        f"Le premier audit est du {days[0]:%d/%m/%Y}, le second du {days[1]:%d/%m/%Y} : donnez d'abord le plus ancien.",
        f"The first audit is of {days[0].isoformat()}, the second of {days[1].isoformat()}: give the earlier one "
        "first.",
    )
    from audit.comparison.audited import Recorded
    from audit.model.folded_names import fold_name

    question = tool.declarations.bank.roles.project_name
    names = [str(said.value) if (said := Recorded(one.record).exact(question)) else None for one in (old, new)]
    if same_project or None in names or fold_name(names[0] or "") == fold_name(names[1] or ""):
        raise OrderReversed(reversed_)
    raise ProjectsDiffer(_differ(names[0], names[1]) + Bilingual(f" {reversed_.fr}", f" {reversed_.en}"))


def _differ(old: str | None, new: str | None) -> Bilingual:
    return Bilingual(
        f"Ce ne sont pas les audits d'un même projet : « {old} » et « {new} ». Donnez les deux audits d'un même "
        "projet ; s'il a changé de nom, dites-le par --same-project. Rien n'a été comparé.",
        f"These are not audits of one project: '{old}' and '{new}'. Give two audits of one project; if it was renamed, "
        "say so with --same-project. Nothing was compared.",
    )
