"""``make examples``: rebuild the filled workbooks of questionnaires/examples from their YAML answers."""

from pathlib import Path

from audit.declarations.folders import shipped_folder
from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.prefill import load_answers
from audit.questionnaire.workbook import write_workbook


def answer_files() -> list[Path]:
    return sorted((shipped_folder("questionnaires") / "examples").glob("*.yaml"))


def rebuild(answers: Path, workbook: Path) -> None:
    questionnaire = load_question_bank().questionnaire(ReviewType.PRE_LAUNCH)
    snapshot, banner = load_answers(answers, questionnaire)
    write_workbook(questionnaire, Language.FR, workbook, snapshot, banner.to(Language.FR) if banner else None)


if __name__ == "__main__":
    for path in answer_files():
        rebuild(path, path.with_suffix(".xlsx"))
        print(path.with_suffix(".xlsx").name)
