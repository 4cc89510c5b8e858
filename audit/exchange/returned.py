"""Opens a workbook that came back, through the gate of the intake, and makes sure that it is of this very audit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from audit.errors import Bilingual
from audit.exchange.problems import NOTHING_FOLLOWED, NOTHING_WRITTEN, ExchangeRefused, Fault
from audit.exchange.shape import FORMAT_KEY, META_KEYS, PLAN_FORMAT, RESPONSE_FORMAT
from audit.intake.gate.admission import admit
from audit.intake.grid import Grid
from audit.intake.own_outputs import PLAN, RESPONSES
from audit.intake.sheets.grids import read_grids
from audit.intake.values.cells import shown
from audit.intake.values.words import quotable
from audit.model.text import Language
from audit.questionnaire.layout import META_SHEET as QUESTIONNAIRE_META
from audit.wording.numbers import write_date

_KINDS = {PLAN_FORMAT: PLAN.what, RESPONSE_FORMAT: RESPONSES.what}


@dataclass(frozen=True)
class AuditName:
    """What a file that comes back must say of the audit that it was made from; see ``record_sha256``."""

    sha256: str
    project: str
    review_date: str


@dataclass(frozen=True)
class Returned:
    """A workbook that came back.

    Attributes:
        name: of the file.
        sha256: of its bytes.
        grids: its sheets.
        meta: what it says of itself, by the keys of its hidden sheet.
        language: in which its lists and dates are read first.
    """

    name: str
    sha256: str
    grids: Sequence[Grid]
    meta: Mapping[str, str]
    language: Language


def open_returned(path: Path, kind: str, audit: AuditName) -> Returned:
    """Return the workbook ``path``, which must be of the format ``kind`` and of the audit ``audit``.

    Raises:
        WorkbookRefused: when it may do harm, is another file, or is of another audit.
    """
    file = admit(path)
    grids = read_grids(file)
    meta = _meta(grids)
    found = meta.get(FORMAT_KEY, "")
    fault = _other_kind(found, kind, grids) or _other_version(found, kind) or _other_audit(meta, audit)
    if fault is None and meta.get("language") not in tuple(Language):
        fault = Fault(
            Bilingual("sa feuille cachée ne dit plus sa langue", "its hidden sheet no longer says its language")
        )
    if fault is not None:
        raise ExchangeRefused(path.name, [fault], NOTHING_FOLLOWED if kind == PLAN_FORMAT else NOTHING_WRITTEN)
    return Returned(path.name, sha256(file.content).hexdigest(), grids, meta, Language(meta["language"]))


def _meta(grids: Sequence[Grid]) -> dict[str, str]:
    """Return what a workbook says of itself; the sheet is found by what it holds, since people rename sheets."""
    families = tuple(f"{kind.partition('/')[0]}/" for kind in _KINDS)
    for grid in grids:
        for (row, column), cell in sorted(grid.cells.items()):
            if cell.value == FORMAT_KEY and grid.text(row, column + 1).startswith(families):
                places = {grid.text(line, column): line for line, at in grid.cells if at == column}
                return {
                    key: shown(grid.at(places[key], column + 1), Language.EN).strip()
                    for key in META_KEYS
                    if key in places
                }
    return {}


def _other_kind(found: str, kind: str, grids: Sequence[Grid]) -> Fault | None:
    if found.partition("/")[0] == kind.partition("/")[0]:
        return None
    wanted = Bilingual(f"attendu : {_KINDS[kind].fr}", f"expected: {_KINDS[kind].en}")
    for other, words in _KINDS.items():
        if found.partition("/")[0] == other.partition("/")[0]:
            return Fault(Bilingual(f"c'est {words.fr} ; {wanted.fr}", f"this is {words.en}; {wanted.en}"))
    if any(grid.name == QUESTIONNAIRE_META for grid in grids):
        return Fault(Bilingual(f"c'est un questionnaire ; {wanted.fr}", f"this is a questionnaire; {wanted.en}"))
    return Fault(
        Bilingual(
            f"sa feuille cachée manque ou a été modifiée ; {wanted.fr}. Reprenez le fichier d'origine et recopiez-y ce "
            "qui a été saisi",
            f"its hidden sheet is missing or was changed; {wanted.en}. Take the original file and copy what was typed "
            "into it",
        )
    )


def _other_version(found: str, kind: str) -> Fault | None:
    """Return why a file of another major version cannot be read."""
    if found.partition("/")[2].partition(".")[0] == kind.partition("/")[2].partition(".")[0]:
        return None
    return Fault(
        Bilingual(
            f"il est au format « {quotable(found)} », et cette version de l'outil lit « {kind} » : exportez-le à "
            "nouveau et recopiez-y ce qui a été saisi",
            f"it is of the format “{quotable(found)}”, and this version of the tool reads “{kind}”: export it again "
            "and copy what was typed into it",
        )
    )


def _other_audit(meta: Mapping[str, str], audit: AuditName) -> Fault | None:
    found = AuditName(meta.get("result_sha256", ""), meta.get("project", ""), meta.get("review_date", ""))
    if found.sha256 == audit.sha256:
        return None
    if (found.project, found.review_date) == (audit.project, audit.review_date):
        return Fault(
            Bilingual(
                "il vient d'un autre résultat du même audit, refait depuis : donnez le résultat d'origine, ou exportez "
                "à nouveau et recopiez ce qui a été saisi",
                "it comes from another result of the same audit, made again since: give the original result, or export "
                "again and copy what was typed",
            )
        )
    there, here = _named(found), _named(audit)
    return Fault(
        Bilingual(
            f"il vient d'un autre audit ({there.fr}), non de celui du résultat donné ({here.fr})",
            f"it comes from another audit ({there.en}), not from that of the result given ({here.en})",
        )
    )


def _named(audit: AuditName) -> Bilingual:
    name = quotable(audit.project) or "?"
    try:
        day = date.fromisoformat(audit.review_date)
    except ValueError:
        return Bilingual(f"« {name} »", f"“{name}”")
    fr, en = write_date(day, Language.FR), write_date(day, Language.EN)
    return Bilingual(f"« {name} », revue du {fr}", f"“{name}”, review of {en}")
