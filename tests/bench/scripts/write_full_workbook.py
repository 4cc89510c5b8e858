"""Writes a full workbook, every question answered and six tables of 100 lines, and prints its size in bytes."""

import sys
from pathlib import Path

from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.workbook import write_workbook
from tests.random_snapshots import full_snapshot

TABLES = ("milestones", "staff", "budget_lines", "contracts", "bodies", "risks")

path, bank = Path(sys.argv[1]), load_question_bank()
snapshot = full_snapshot(bank, 100, TABLES)
write_workbook(bank.questionnaire(ReviewType.PRE_LAUNCH), Language.FR, path, snapshot)
print(path.stat().st_size)
