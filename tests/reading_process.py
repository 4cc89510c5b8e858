"""``python -m tests.reading_process FOLDER``: reads every workbook of a folder, and says what each reading cost.

A process of its own, so that its memory can be measured and that a crash of the reader is seen as one.
"""

import json
import sys
import time
from pathlib import Path

from audit.intake.gate.refused import RefusedFile
from audit.intake.snapshot import read_workbook
from audit.questionnaire.load import load_question_bank
from tests.intake_workbooks import BANK
from tests.peak_memory import peak_megabytes


def main(folder: Path, bank_name: str) -> None:
    bank = BANK if bank_name == "small" else load_question_bank()
    for path in sorted(folder.iterdir()):
        start = time.perf_counter()
        try:
            read = read_workbook(path, bank).model_dump(mode="json")
        except RefusedFile as refused:
            read = {"refused": refused.code}
        seconds = time.perf_counter() - start
        megabytes = peak_megabytes()
        sys.stdout.write(json.dumps({"file": path.name, "seconds": seconds, "megabytes": megabytes, **read}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
