"""Files judged wherever there is room, kept, and gathered into one portfolio."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from audit.api.portfolio import Asked, Progress, portfolio_files
from audit.api.portfolio_tool import portfolio_tool
from audit.api.portfolio_work import Item, Settings, Work
from audit.api.tool import Tool
from audit.intake.own_outputs import OWN_OUTPUT
from audit.model.text import Text
from audit.portfolio.executors import Start, cluster, done, processes
from audit.portfolio.gather import gather
from audit.portfolio.judged import JudgedFile, MadeOfFile
from audit.portfolio.kept import Kept, key_of, software
from audit.portfolio.overrides import plainly, read_overrides, read_sweep
from audit.portfolio.record_folder import RecordFolder
from audit.portfolio.schema import PORTFOLIO_SCHEMA, Portfolio, RefusedProject
from audit.questionnaire.kept import key_of_questions
from audit.wording.system_errors import reason_of

_CHUNK = 4  # files given to a worker at once
_SENT = 400  # files whose bytes are held at once, to be sent to a cluster
_LOST = Text(
    fr="Le processus qui lisait ce fichier s'est arrêté deux fois sans rien dire : vérifiez qu'il s'ouvre, et la "
    "mémoire dont l'ordinateur dispose.",
    en="The process that read this file stopped twice without a word: check that the file opens, and how much memory "
    "the computer has.",
)


def run_portfolio(paths: Sequence[Path], how: Asked, progress: Progress | None) -> Portfolio:
    """Judge every project; see ``judge_portfolio``."""
    rules = [Path(folder) for folder in how.rules]
    tool = portfolio_tool(rules, how.questionnaires, with_records=how.records is not None)
    tool.check_texts()  # once for all projects
    overrides = read_overrides(how.overrides, tool.rulebase, how.language)
    ranges = [read_sweep(written, tool.rulebase, how.language) for written in how.sweeps]
    how = replace(  # workers, and what is kept, know values alone and no language
        how,
        overrides=tuple(plainly(one.parameter, [one.after]) for one in overrides),
        sweeps=tuple(plainly(parameter.id, values) for parameter, values in ranges),
    )
    files = portfolio_files(paths)
    judged = dict(_judged(how, tool, files, progress))
    given = {path for path in paths if not path.is_dir()}
    made = [judged[name] for name, path in files if path in given or not _is_own_output(judged[name])]
    return gather(made, tool.rulebase, tool.declarations.bank, overrides, ranges)


def _judged(
    how: Asked, tool: Tool, files: Sequence[tuple[str, Path]], progress: Progress | None
) -> Iterator[tuple[str, JudgedFile]]:
    """Yield what is made of each file, by its name."""
    settings = Settings(
        rules=tuple(str(folder) for folder in how.rules),
        questionnaires=str(how.questionnaires) if how.questionnaires else None,
        accept_unusable=how.accept_unusable,
        review_date=how.review_date,
        overrides=how.overrides,
        sweeps=how.sweeps,
        rules_sha256=tool.rulebase.sha256,
        software=software(),
        records=how.records is not None,
    )
    records = RecordFolder(how.records) if how.records is not None else None
    asked = key_of_questions(how.questionnaires)
    kept = Kept(how.kept) if how.kept is not None and asked else None
    alike = [PORTFOLIO_SCHEMA, asked, replace(settings, rules=(), questionnaires=None).__dict__]
    waiting: dict[str, list[Item]] = {}
    keys: dict[str, str] = {}
    refused_yet: list[tuple[str, JudgedFile]] = []
    count = 0

    def told(item: Item, judged: JudgedFile) -> tuple[str, JudgedFile]:
        nonlocal count
        count += 1
        if progress is not None:
            progress(count, len(files))
        return item.name, _named(judged, item.name)

    for name, path in files:
        try:
            with path.open("rb") as file:
                item = Item(name, str(path), hashlib.file_digest(file, "sha256").hexdigest())
        except OSError as error:
            reason = reason_of(error)
            refused = RefusedProject(file=name, code="unreadable", reason=Text(fr=reason.fr, en=reason.en))
            yield told(Item(name, str(path), ""), JudgedFile(refused=refused))
            continue
        key = key_of(path.name, item.sha256, alike)
        known = kept.get(key) if kept is not None else None
        is_written = records is None or known is None or known.record is None or records.holds(name, known.record)
        if known is not None and is_written:
            yield told(item, known)
            continue
        keys[name] = key
        waiting.setdefault(key, []).append(item)
    tasks = [items[0] for items in waiting.values()]
    for item, made in _made(how, Work(settings), tasks):
        bearing = waiting[keys[item.name]]
        judged = made.judged if made is not None else _lost(item)
        if records is not None and made is not None and made.record is not None and judged.line is not None:
            for same in bearing:
                records.put(same.name, made.record, tool.assessor(judged.line.review_type).rulebook)
        if kept is not None and not _passing(judged):
            refused_yet.append((keys[item.name], judged))
            if judged.line is not None or kept.is_there:  # where all are refused, no folder is made
                for known_by, one in refused_yet:
                    kept.put(known_by, one)
                refused_yet.clear()
        for same in bearing:
            yield told(same, judged)


def _lost(item: Item) -> JudgedFile:
    return JudgedFile(refused=RefusedProject(file=item.name, code="lost", reason=_LOST))


def _made(how: Asked, work: Work, tasks: Sequence[Item]) -> Iterator[tuple[Item, MadeOfFile | None]]:
    start: Start | None = None
    if how.executor is not None:
        start = cluster(how.executor)
    elif how.jobs > 1 and len(tasks) > _CHUNK:
        start = processes(how.start_method, work.prepare)
    if start is None:
        for item in tasks:
            yield item, work([item])[0]
        return
    if how.executor is None:
        yield from done(start, how.jobs, work, tasks, _CHUNK)
        return
    for place in range(0, len(tasks), _SENT):  # what is sent is read shortly before
        held = [replace(item, content=_content(item)) for item in tasks[place : place + _SENT]]
        for item, made in done(start, how.jobs, work, held, _CHUNK):
            yield replace(item, content=None), made


def _content(item: Item) -> bytes | None:
    try:
        return Path(item.path).read_bytes()
    except OSError:
        return None


def _named(judged: JudgedFile, name: str) -> JudgedFile:
    """Return the same under the name that the file has now."""
    changed = {
        key: one.model_copy(update={"file": name})
        for key in ("line", "refused", "before", "after")
        if (one := getattr(judged, key)) is not None and one.file != name
    }
    return judged.model_copy(update=changed) if changed else judged


def _is_own_output(judged: JudgedFile) -> bool:
    """Return whether a file is one that the tool wrote and that is no project, which folders of reports hold."""
    return judged.refused is not None and judged.refused.code == OWN_OUTPUT


def _passing(judged: JudgedFile) -> bool:
    """Return whether it may be otherwise next time: a worker that is another, or a defect that is mended."""
    return judged.refused is not None and judged.refused.code in ("internal", "lost", "other_worker")
