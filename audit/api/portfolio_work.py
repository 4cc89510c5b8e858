"""What a worker makes of some files of a portfolio; in whichever process, on whichever computer."""

import gc
import hashlib
import tempfile
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from audit.api.portfolio_tool import portfolio_tool
from audit.api.refusals import ReviewDateMissing, UnreadableAnswers
from audit.api.sources import is_result
from audit.api.tool import Tool
from audit.errors import AuditError, WorkbookRefused
from audit.intake.read import read_project
from audit.model.questionnaire import ReviewType
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.portfolio.judged import JudgedFile, KeptRecord, MadeOfFile
from audit.portfolio.kept import software
from audit.portfolio.line import line_of
from audit.portfolio.overrides import read_override, read_sweep, with_overrides
from audit.portfolio.schema import ProjectLine, RefusedProject, SourceKind
from audit.portfolio.sweep import ParameterSweep
from audit.record.schema import AuditRecord
from audit.record.write import record_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.assessment.judged_project import JudgedProject

_SHOWN = 3
_MOST_SETTINGS = 4  # of one process; workers have one
_THRESHOLDS = (50_000, 20, 20)  # workbooks and records are made by the hundred thousand, and few in cycles


@dataclass(frozen=True)
class Settings:
    """What workers need to know; small, and the same for every file.

    Attributes:
        rules, questionnaires: the folders, as ``load`` takes them.
        overrides, sweeps: other values of parameters, as people write them.
        rules_sha256: of the rules that the parent has loaded: a worker that has others does nothing.
        software: the hash of the parent's code.
        records: whether records are asked for: everything is then proven, and durable-rules judges too.
    """

    rules: tuple[str, ...] = ()
    questionnaires: str | None = None
    accept_unusable: bool = False
    review_date: date | None = None
    overrides: tuple[str, ...] = ()
    sweeps: tuple[str, ...] = ()
    rules_sha256: str = ""
    software: str = ""
    records: bool = False


@dataclass(frozen=True)
class Item:
    """One file of a portfolio.

    Attributes:
        name: where it lies, from the folder that was given.
        path: where this process finds it.
        sha256: of its bytes.
        content: its bytes, for a worker that may not find it; None when it will.
    """

    name: str
    path: str
    sha256: str
    content: bytes | None = None


@dataclass(frozen=True)
class Work:
    """What is done of files; it can be pickled."""

    settings: Settings

    def prepare(self) -> None:
        """Load everything in a process of our own, and have the collector of garbage look at none of it again."""
        _tool(self.settings)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*_THRESHOLDS)

    def __call__(self, items: Sequence[Item]) -> Sequence[MadeOfFile]:
        """Return what is made of each; whatever goes wrong is said in its place."""
        return [_judged(self.settings, item) for item in items]


def _judged(settings: Settings, item: Item) -> MadeOfFile:
    path = Path(item.path)
    try:
        tool = _tool(settings)
        if (tool.rulebase.sha256, software()) != (settings.rules_sha256, settings.software):
            return _refused(item, "other_worker", _OTHER_WORKER)
        with _at_hand(item) as path:
            return _made(settings, tool, item, path)
    except Exception as error:  # nothing stops the rest, and a worker raises nothing of its own
        if isinstance(error, WorkbookRefused) and _is_export(settings, path):
            return _refused(item, "panorama_export", _EXPORT)
        code, reason = _why(error)
        return _refused(item, code, _by_its_name(reason, path))


def _is_export(settings: Settings, path: Path) -> bool:
    """Return whether a file that is no questionnaire is an export of the panorama."""
    from audit.api.portfolio_editions import is_export
    from audit.intake.panorama.mapping import load_mapping

    folder = Path(settings.questionnaires) if settings.questionnaires else None
    return is_export(path, load_mapping(_tool(settings).declarations.bank, folder))


def _why(error: Exception) -> tuple[str, Text]:
    """Return why a file makes no line, in one word and in sentences."""
    if isinstance(error, UnreadableAnswers):
        return error.code, _unreadable(error)
    if isinstance(error, ReviewDateMissing):
        return error.code, _NO_DATE
    if isinstance(error, AuditError):
        return getattr(error, "code", "refused"), Text(fr=error.said("fr"), en=error.said("en"))
    said = " ".join(f"{type(error).__name__} {error}".split())
    return "internal", Text(fr=f"Erreur interne ({said}).", en=f"Internal error ({said}).")


def _by_its_name(reason: Text, path: Path) -> Text:
    """Return a reason that quotes the file by its name alone.

    It is that of every file of this name that holds the same bytes, wherever they lie and are moved to; the folder in
    which a worker found one of them is not theirs.
    """
    return Text(fr=reason.fr.replace(str(path), path.name), en=reason.en.replace(str(path), path.name))


def _made(settings: Settings, tool: Tool, item: Item, path: Path) -> MadeOfFile:
    bank = tool.declarations.bank
    snapshot: ProjectSnapshot
    record: AuditRecord | None = None
    if is_result(path):
        from audit.record.read import read_record

        saved = read_record(path)
        line = line_of(saved, bank, item.name, item.sha256, SourceKind.RESULT)
        snapshot, day = saved.snapshot, saved.review_date
        same = (snapshot.questionnaire_id, snapshot.questionnaire_version) == (bank.id, bank.version)
        judge = (lambda other: other.judge(snapshot, day)) if same else None
    else:
        asked = settings.review_date
        # A line says nothing of what a project is only warned of: answers are not compared with one another for it,
        # and what people wrote beside them is not looked for.
        read = tool.read(path, asked) if settings.records else read_project(path, bank, asked, answers_alone=True)
        if read.errors and not settings.accept_unusable:
            raise UnreadableAnswers(read.errors)
        kind = SourceKind.SNAPSHOT if path.suffix.lower() == ".json" else SourceKind.WORKBOOK
        snapshot = read.snapshot
        judge = lambda other: other.judge(snapshot, asked)  # noqa: E731
        if settings.records:
            record = tool.audit(read, asked, accept_unusable=True).record
            line = line_of(record, bank, item.name, item.sha256, kind)
        else:
            line = _line(tool, judge(tool), item, kind)
    made = _with_doctrine(settings, tool, item, snapshot, line, judge)
    if record is None:
        return MadeOfFile(made)
    content = record_bytes(record)
    kept = KeptRecord(sha256=hashlib.sha256(content).hexdigest(), rulebook=record.rulebook.sha256)
    return MadeOfFile(made.model_copy(update={"record": kept}), content)


def _with_doctrine(
    settings: Settings, tool: Tool, item: Item, snapshot: ProjectSnapshot, line: ProjectLine, judge: "Judge | None"
) -> JudgedFile:
    """Return a line with what other values of parameters make of it, where some are given and it can be judged."""
    if judge is None or not (settings.overrides or settings.sweeps):
        return JudgedFile(line=line)
    judged = judge(tool)
    swept = tuple(one.sweep(judged) for one in _sweeps(settings, snapshot.review_type))
    if not settings.overrides:
        return JudgedFile(line=line, swept=swept)
    other = _other(settings)
    before = line if line.kind is not SourceKind.RESULT else _line(tool, judged, item, line.kind)
    return JudgedFile(line=line, before=before, after=_line(other, judge(other), item, line.kind), swept=swept)


def _line(tool: Tool, judged: "JudgedProject", item: Item, kind: SourceKind) -> ProjectLine:
    record = tool.assessor(judged.snapshot.review_type).unchecked_record(judged)
    return line_of(record, tool.declarations.bank, item.name, item.sha256, kind)


@lru_cache(_MOST_SETTINGS)
def _tool(settings: Settings) -> Tool:
    questionnaires = Path(settings.questionnaires) if settings.questionnaires else None
    return portfolio_tool([Path(folder) for folder in settings.rules], questionnaires, with_records=settings.records)


@lru_cache(_MOST_SETTINGS)
def _other(settings: Settings) -> Tool:
    """Return the tool whose parameters have the other values."""
    declared = _tool(settings).declarations
    overrides = [read_override(written, declared.rulebase) for written in settings.overrides]
    return Tool(declared._replace(rulebase=with_overrides(declared.rulebase, overrides)), with_durable_rules=False)


@lru_cache(_MOST_SETTINGS * len(ReviewType))
def _sweeps(settings: Settings, review_type: ReviewType) -> tuple[ParameterSweep, ...]:
    tool = _tool(settings)
    ranges = (read_sweep(written, tool.rulebase) for written in settings.sweeps)
    return tuple(ParameterSweep(tool.assessor(review_type), parameter, values) for parameter, values in ranges)


@contextmanager
def _at_hand(item: Item) -> "Iterator[Path]":
    """Give a file under its own name, which what is said of it quotes."""
    if item.content is None:
        yield Path(item.path)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(item.name).name
        path.write_bytes(item.content)
        yield path


def _refused(item: Item, code: str, reason: Text) -> MadeOfFile:
    return MadeOfFile(JudgedFile(refused=RefusedProject(file=item.name, code=code, reason=reason)))


def _unreadable(refused: UnreadableAnswers) -> Text:
    count = len(refused.diagnostics)

    def listed(language: Language) -> str:
        shown = [item.message(language) for item in refused.diagnostics[:_SHOWN]]
        return " ".join([*shown, *(["…"] if count > _SHOWN else [])])

    return Text(
        fr=f"Réponses à corriger : {count}. --accept-unusable accepte celles qui sont illisibles (elles ne compteront "
        f"jamais comme conformes), et --review-date donne la date de la revue. {listed(Language.FR)}",
        en=f"Answers to correct: {count}. --accept-unusable accepts those that cannot be read (they will never count "
        f"as compliant), and --review-date gives the date of the review. {listed(Language.EN)}",
    )


_NO_DATE = Text(
    fr="La date de la revue n'y est pas : renseignez-la, ou donnez --review-date AAAA-MM-JJ pour tous les fichiers.",
    en="It holds no review date: fill it in, or give --review-date YYYY-MM-DD for all files.",
)
_EXPORT = Text(
    fr="C'est un export du panorama, qui se suit à part : ajoutez --panorama.",
    en="It is an export of the panorama, which is followed apart: add --panorama.",
)
_OTHER_WORKER = Text(
    fr="L'ordinateur du cluster n'a pas la même version de l'outil, ou pas les mêmes règles : installez-y les mêmes.",
    en="The computer of the cluster does not have the same version of the tool, or the same rules: install the same.",
)
Judge = Callable[[Tool], "JudgedProject"]
