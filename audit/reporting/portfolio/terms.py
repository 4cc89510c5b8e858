"""What people read for the codes of a portfolio, in French and in English."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from audit.model.scoring import Statement
from audit.model.text import Language, Text
from audit.portfolio.doctrine_schema import Change
from audit.portfolio.schema import CostComment, LineNote, OwnBaseline, ProjectLine
from audit.reporting.commented import comment_words
from audit.reporting.messages import messages
from audit.reporting.portfolio.columns import Coded
from audit.wording.numbers import write_money, write_number, write_share
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_MILLION = Decimal(1_000_000)
_BETWEEN = {Language.FR: " ; ", Language.EN: "; "}
_MINUS = "\N{MINUS SIGN}"
STATEMENTS = {
    Statement.AVIS: Text(fr="Avis", en="Opinion"),
    Statement.ESTIMATE: Text(fr="Estimation", en="Estimate"),
    Statement.CONDITIONS: Text(fr="Conditions", en="Conditions"),
    Statement.STANCE: Text(fr="Conduite à tenir", en="Course of action"),
}
NOTES = {
    LineNote.SAME_FILE: Text(fr="même contenu que {files}", en="same content as {files}"),
    LineNote.SAME_ANSWERS: Text(
        fr="classeur ou relevé dont le résultat figure aussi ({files}) : seul le résultat est compté",
        en="workbook or snapshot whose result is there too ({files}): only the result counts",
    ),
    LineNote.SAME_WORKBOOK: Text(
        fr="autre résultat du même classeur, du même jour, que {files}, seul compté : celui des règles chargées, à "
        "défaut des plus récentes, à défaut le premier par l'empreinte",
        en="another result of the same workbook, of the same day, as {files}, which alone counts: that of the rules "
        "that are loaded, failing that of the latest ones, failing that the first by its hash",
    ),
    LineNote.EARLIER_REVIEW: Text(
        fr="une revue postérieure du même projet figure aussi ({files}) : celle-ci n'est pas comptée",
        en="a later review of the same project is there too ({files}): this one does not count",
    ),
    LineNote.SAME_RESULTS: Text(
        fr="même projet, même jour et mêmes résultats, en tout point, que {files}, seul compté",
        en="same project, same day and same results in every respect as {files}, which alone counts",
    ),
    LineNote.SAME_DAY: Text(
        fr="même projet et même jour qu'un autre fichier ({files}) : rien ne dit lequel vaut, les deux comptent",
        en="same project and same day as another file ({files}): nothing says which holds, both count",
    ),
    LineNote.REBASELINED: Text(
        fr="référentiel initial changé depuis {files} : les dérives sont mesurées sur le premier",
        en="initial baseline changed since {files}: drifts are measured against the first one",
    ),
    LineNote.BASELINE_DISPUTED: Text(
        fr="les revues du même jour dans {files} donnent {disputed} : rien ne dit lequel est le premier, et la dérive "
        "n'est pas établie",
        en="the reviews of one day in {files} give {disputed}: nothing says which is the first, and the drift is not "
        "established",
    ),
    LineNote.IN_DOUBT: Text(
        fr="{amounts}, sans doute saisi dans une autre unité : la dérive du coût n'est pas établie",
        en="{amounts}, probably entered in another unit: the cost drift is not established",
    ),
    LineNote.OTHER_RULES: Text(
        fr="jugé par une autre version des règles ({rules})", en="judged by another version of the rules ({rules})"
    ),
    LineNote.NO_NAME: Text(fr="le nom du projet n'est pas renseigné", en="the name of the project is not given"),
}

CHANGES: Mapping[Change, Coded] = {
    Change.APPEAR: Coded("appear", Text(fr="Apparaît", en="Appears")),
    Change.VANISH: Coded("vanish", Text(fr="Disparaît", en="Vanishes")),
    Change.WORSEN: Coded("worsen", Text(fr="Aggravé", en="Worsened")),
    Change.SOFTEN: Coded("soften", Text(fr="Atténué", en="Softened")),
}
_OTHER_SCOPE = Text(
    fr=" ; le périmètre du coût n'est pas établi comme identique, l'écart se lit avec réserve",
    en="; the scope of the cost is not established to be the same, the drift is to be read with reserve",
)
_DISPUTED = {
    # Whether the cost is, whether the end is.
    (True, False): Text(fr="des coûts initiaux différents", en="different initial costs"),
    (False, True): Text(fr="des achèvements initiaux différents", en="different initial ends"),
    (True, True): Text(fr="des coûts et des achèvements initiaux différents", en="different initial costs and ends"),
}
_END_MOVED = Text(
    fr="achèvement initial changé depuis {files} : la dérive du délai est mesurée sur le premier",
    en="initial end changed since {files}: the schedule drift is measured against the first one",
)
_COST_MOVED = Text(
    fr="coût initial changé depuis {files} : la dérive du coût est mesurée sur le premier",
    en="initial cost changed since {files}: the cost drift is measured against the first one",
)
_READ = Text(fr="{value} lu en {cells}", en="{value} read in {cells}")
_SAME_FILE_LEFT_OUT = Text(fr="même contenu que {files} : non compté", en="same content as {files}: not counted")
_SAY_SO = {LineNote.SAME_ANSWERS, LineNote.SAME_WORKBOOK, LineNote.EARLIER_REVIEW}  # that the line does not count


def term(member: StrEnum, language: Language) -> str:
    """Return the words for a code of the model or of a portfolio."""
    if isinstance(member, Statement):
        return typeset(STATEMENTS[member].to(language), language)
    return write_term(member, language)


def note_words(note: LineNote, line: ProjectLine, language: Language) -> str:
    """Return what a note of a line says."""
    files = ", ".join(line.note_files.get(note, line.beside))
    left_out = note is LineNote.SAME_FILE and not line.counted and _SAY_SO.isdisjoint(line.notes)
    own = line.own_baseline or OwnBaseline()
    disputed = (
        own.initial_cost is not None and line.initial_cost is None,
        own.initial_end is not None and line.initial_end is None,
    )
    if left_out:
        said = _SAME_FILE_LEFT_OUT
    elif note is LineNote.REBASELINED and any(disputed):  # that of the other figure alone has a first value
        said = _END_MOVED if disputed[0] else _COST_MOVED
    else:
        said = NOTES[note]
    words = said.to(language)
    if note is LineNote.REBASELINED and not own.same_scope and not disputed[0]:
        words += _OTHER_SCOPE.to(language)
    amounts = ", ".join(
        _READ.to(language).format(value=write_money(one.value, language), cells=one.cells) for one in line.in_doubt
    )
    figures = _DISPUTED[disputed].to(language) if any(disputed) else ""
    written = words.format(files=files, rules=line.rulebase.version, amounts=amounts, disputed=figures)
    return typeset(written, language)


def titled(names: Sequence[str], words: Mapping[str, Text]) -> Coded:
    """Return rules, diagnoses or signals: their codes for programs, with their titles for people."""
    french, english = (
        between.join(f"{name} {words[name].to(language)}" if name in words else name for name in names)
        for language, between in _BETWEEN.items()
    )
    return Coded(", ".join(names), Text(fr=french, en=english))


def name_of(line: ProjectLine, language: Language) -> str:
    """Return what a project is called: its file where it has no name."""
    return typeset(line.project, language) if line.project else line.file


def cost_comment(one: CostComment, language: Language) -> str:
    """Return what a file says beside an amount, word for word, and in which cells."""
    t, said = messages(language), comment_words(one, language)
    if one.amount == "initial":
        return t("portfolio.cost_comment_initial", comment=said)
    return t("portfolio.cost_comment_current", comment=said)


def completeness_words(shares: Iterable[Decimal | None], language: Language) -> str:
    """Return how complete some projects are, from the least to the most; that it cannot be measured, where none is."""
    t, known = messages(language), sorted(share for share in shares if share is not None)
    if not known:
        return t("portfolio.completeness_unknown")
    low, high = (write_share(share, language) for share in (known[0], known[-1]))
    if low == high:
        return t("portfolio.completeness", share=low)
    return t("portfolio.completeness_range", low=low, high=high)


def signed(number: Decimal | int, written: str) -> str:
    """Return a change as it is written, with a plus where it is an increase and a minus sign where it is a decrease."""
    return f"+{written}" if number > 0 else written.replace("-", _MINUS)


def millions(euros: Decimal, language: Language) -> str:
    """Return an amount in millions of euros, to a tenth: that of a sum, which needs no more."""
    amount = (euros / _MILLION).quantize(Decimal("0.1"))
    t = messages(language)
    return t("editions.millions", amount=write_number(amount, language))
