"""Says which texts of a line could not become answers: where they stand, what was read, what is expected."""

from collections.abc import Iterator
from decimal import Decimal

from audit.intake.panorama.export import Row
from audit.intake.panorama.mapping import AnswerColumn, PanoramaMapping, Reading
from audit.intake.panorama.numbers import MOST_MILLIONS, MOST_YEARS
from audit.intake.values.words import fold, quotable
from audit.model.answer import AnswerState
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.wording.numbers import write_number

_EXPECTED = {
    Reading.MONTH: Text(
        fr="un mois depuis 1900 est attendu, comme « septembre 2014 », « 2014-09-01 » ou « 01/09/2014 »",
        en='a month since 1900 is expected, such as "septembre 2014", "2014-09-01" or "01/09/2014"',
    ),
    Reading.YEARS_FROM_START: Text(
        fr=f"une durée en années est attendue, de 0 à {MOST_YEARS}, en chiffres, comme « 3,75 »",
        en=f'a duration in years is expected, 0 to {MOST_YEARS}, in digits, such as "3,75"',
    ),
    Reading.MILLION_EUROS: Text(
        fr="un coût en millions d'euros est attendu, de 0 à "
        f"{write_number(Decimal(MOST_MILLIONS), Language.FR)}, en chiffres, comme « 26,3 » pour 26 300 000 €",
        en="a cost in millions of euros is expected, 0 to "
        f'{write_number(Decimal(MOST_MILLIONS), Language.EN)}, in digits, such as "26,3" for €26,300,000',
    ),
}


def refused_values(row: Row, mapping: PanoramaMapping, snapshot: ProjectSnapshot, file: str) -> Iterator[Text]:
    """Yield a sentence for each value of ``row`` that ``snapshot`` keeps word for word, unread."""
    for column in mapping.answers:
        answer = snapshot.answers.get(column.question)
        if answer is None or answer.state is not AnswerState.UNUSABLE:
            continue
        heading = next(heading for heading in column.headings if fold(heading) in row.cells)
        expected, raw = _expected(column), quotable(answer.raw or "")
        yield Text(
            fr=f"« {file} », {row.place.fr}, colonne « {heading} » : « {raw} » n'est pas repris ; {expected.fr}.",
            en=f'"{file}", {row.place.en}, column "{heading}": "{raw}" is not taken over; {expected.en}.',
        )


def texts_without_heading(row: Row, file: str) -> Iterator[Text]:
    """Yield a sentence for what stands in columns without heading: one mark too many moves every value after it."""
    if not row.beyond:
        return
    texts = [quotable(text) for text in row.beyond.values()]
    fr, en = (", ".join(template.format(text) for text in texts) for template in ("«\u00a0{}\u00a0»", '"{}"'))
    columns, several = ", ".join(map(str, row.beyond)), "s" if len(row.beyond) > 1 else ""
    yield Text(
        fr=f"« {file} », {row.place.fr} : {fr} (colonne{several} {columns}) sans intitulé, donc sans réponse. Vérifier "
        "que les autres valeurs de la ligne ne sont pas décalées : un texte qui contient le séparateur s'écrit entre "
        "guillemets.",
        en=f'"{file}", {row.place.en}: {en} (column{several} {columns}) without a heading, and so without an answer. '
        "Check that the other values of the line are not shifted: a text that holds the separator is written between "
        "quotation marks.",
    )


def _expected(column: AnswerColumn) -> Text:
    if column.reading is not Reading.CODE:
        return _EXPECTED[column.reading]
    fr, en = (", ".join(template.format(word) for word in column.codes) for template in ("«\u00a0{}\u00a0»", '"{}"'))
    return Text(fr=f"une de ces valeurs est attendue : {fr}", en=f"one of these values is expected: {en}")
