"""The sentences of every problem that lies not in an answer but around it."""

from audit.intake.problems.added_messages import ADDED
from audit.intake.problems.question_messages import QUESTIONS
from audit.intake.problems.sheet_messages import SHEETS
from audit.intake.problems.table_messages import TABLES

STRUCTURE = {**SHEETS, **QUESTIONS, **TABLES, **ADDED}
