"""Prints the CPU milliseconds of comparing two loaded records of one project: the median over rounds of pairs.

The records are those of the example workbooks, varied; the two of a pair differ in about one answer of seven. The two
dates of the fictitious project, which differ more, are among them.
"""

import gc
import statistics
import tempfile
import time
from pathlib import Path

from audit import api
from audit.comparison.audited import Audited
from audit.comparison.compare import compare
from audit.declarations.folders import shipped_folder
from audit.record.schema import AuditRecord
from audit.record.write import record_bytes
from tests.bench.varied_projects import written_in

_FILES, _ROUNDS = 40, 9
tool = api.load(with_durable_rules=False)
roles = tool.declarations.bank.roles


def loaded(path: Path) -> Audited:
    """Return a record as it is read back, so that two share nothing but their rulebook."""
    judged = tool.judge(tool.read(path))
    assessor = tool.assessor(judged.snapshot.review_type)
    return Audited(AuditRecord.model_validate_json(record_bytes(assessor.record(judged))), assessor.rulebook)


examples = shipped_folder("questionnaires") / "examples"
with tempfile.TemporaryDirectory() as folder:
    paths = written_in(Path(folder), _FILES)
    kinds = len(list(examples.glob("*.xlsx")))
    records = [loaded(path) for path in paths]
pairs = list(zip(records, records[kinds:], strict=False))
dates = [loaded(examples / name) for name in ("projet-fictif.xlsx", "projet-fictif-2027-03.xlsx")]
pairs.append((dates[0], dates[1]))
gc.collect()
gc.freeze()
times = []
for _ in range(_ROUNDS):
    fresh = [(Audited(old.record, old.rulebook), Audited(new.record, new.rulebook)) for old, new in pairs]
    start = time.process_time()
    for old, new in fresh:
        compare(old, new, roles)
    times.append((time.process_time() - start) / len(fresh))
print(1000 * statistics.median(times))
