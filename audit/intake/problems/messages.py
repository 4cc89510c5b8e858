"""The sentences of every problem of a filled workbook: what is wrong and what to do."""

from typing import NamedTuple

from audit.intake.problems.diagnostics import Severity
from audit.intake.values.mistakes import MistakeCode
from audit.model.text import Text


class Message(NamedTuple):
    """The severity and sentences of one kind of problem; ``{name}`` stands for a detail.

    Attributes:
        in_table: the advice for the cell of a table, which has no column for a reason, when the other speaks of one.
    """

    severity: Severity
    problem: Text
    advice: Text
    in_table: Text | None = None


_OR_UNKNOWN = Text(
    fr="ou choisir « Ne sait pas »",
    en="or choose “Don't know”",
)
_ONE_NUMBER = Text(
    fr=f"Saisir un seul nombre, {_OR_UNKNOWN.fr} ; la nuance va dans le commentaire.",
    en=f"Enter a single number, {_OR_UNKNOWN.en}; put the nuance in the comment.",
)
_ONE_DAY = Text(
    fr=f"Saisir le jour, le mois et l'année, par exemple 31/03/2027, {_OR_UNKNOWN.fr} ; si seules des bornes sont "
    "connues, les dire : « avant le 31/03/2027 », « après 2026 », « entre le 01/03/2027 et le 31/03/2027 ».",
    en=f"Enter day, month and year, for example 31 March 2027, {_OR_UNKNOWN.en}; where only bounds are known, say "
    "them: “before 31 March 2027”, “after 2026”, “between 1 March 2027 and 31 March 2027”.",
)
_CHOOSE = Text(
    fr="Choisir une réponse dans la liste déroulante de la cellule.",
    en="Choose an answer from the drop-down list of the cell.",
)
CHOOSE_OR_JOIN = Text(
    fr="Choisir une réponse dans la liste déroulante de la cellule ; si plusieurs restent possibles, sans que toutes "
    "le soient, les écrire jointes par « ou ».",
    en="Choose an answer from the drop-down list of the cell; where several remain possible, but not all, write them "
    "joined by “or”.",
)
CHOOSE_OR_GRADE = Text(
    fr="Choisir une réponse dans la liste déroulante de la cellule ; si deux restent possibles, écrire « au moins en "
    "partie » ou « pas entièrement ».",
    en="Choose an answer from the drop-down list of the cell; where two remain possible, write “at least in part” or "
    "“not entirely”.",
)
REVIEW_DATE_ADVICE = Text(
    fr="Saisir la date entière de la revue, par exemple 31/03/2027, ou la donner par l'option --review-date "
    "(« audit run », « audit portfolio »).",
    en="Enter the whole date of the review, for example 31 March 2027, or give it with the option --review-date "
    '("audit run", "audit portfolio").',
)

MISTAKES: dict[MistakeCode, Message] = {
    MistakeCode.APPROXIMATE: Message(
        Severity.ERROR,
        Text(fr="une approximation ou un intervalle n'est pas exploitable", en="an estimate or a range cannot be used"),
        Text(
            fr=f"Saisir une seule valeur, {_OR_UNKNOWN.fr} ; si seules des bornes sont connues, les dire : « au moins "
            "3 », « plus de 50 », « au plus 5 », « moins de 10 », « entre 3 et 5 », « avant le 31/03/2027 » ; la "
            "nuance va dans le commentaire.",
            en=f"Enter a single value, {_OR_UNKNOWN.en}; where only bounds are known, say them: “at least 3”, “more "
            "than 50”, “at most 5”, “less than 10”, “between 3 and 5”, “before 31 March 2027”; put the nuance in the "
            "comment.",
        ),
    ),
    MistakeCode.BOUNDS_REVERSED: Message(
        Severity.ERROR,
        Text(
            fr="entre ces deux bornes, aucune valeur n'est possible, ou une seule",
            en="between these two bounds no value is possible, or one alone",
        ),
        Text(
            fr="Écrire la plus petite borne d'abord, par exemple « entre 3 et 5 », ou la seule valeur possible.",
            en="Write the smaller bound first, for example “between 3 and 5”, or the only value that is possible.",
        ),
    ),
    MistakeCode.PARTLY_READ: Message(
        Severity.NOTE,
        Text(
            fr="la réponse est partielle, et lue comme « {item} »",
            en="the answer is partial, and read as “{item}”",
        ),
        Text(
            fr="Si tel est le sens, il n'y a rien à faire ; saisir la valeur exacte dès qu'elle est connue.",
            en="If that is what is meant, there is nothing to do; enter the exact value once it is known.",
        ),
    ),
    MistakeCode.READ_AS_NONE: Message(
        Severity.NOTE,
        Text(
            fr="ce texte est lu ici comme « {item} » : il n'y en a pas",
            en="this text is read here as “{item}”: there is none",
        ),
        Text(
            fr="Si tel est le sens, il n'y a rien à faire ; sinon, donner la réponse, ou choisir « Ne sait pas ».",
            en="If that is what is meant, there is nothing to do; otherwise give the answer, or choose “Don't know”.",
        ),
    ),
    MistakeCode.PLACEHOLDER: Message(
        Severity.ERROR,
        Text(fr="ce texte ne dit pas ce que vaut la réponse", en="this text does not say what the answer is"),
        Text(
            fr="Vider la cellule, choisir « Ne sait pas », ou « Sans objet » en donnant le motif.",
            en="Empty the cell, choose “Don't know”, or “Not applicable” and give the reason.",
        ),
        Text(
            fr="Vider la cellule, choisir « Ne sait pas », ou « Sans objet » en donnant le motif dans le commentaire.",
            en="Empty the cell, choose “Don't know”, or “Not applicable” and give the reason in the comment.",
        ),
    ),
    MistakeCode.NOT_A_NUMBER: Message(
        Severity.ERROR,
        Text(fr="ce n'est pas un nombre", en="this is not a number"),
        _ONE_NUMBER,
    ),
    MistakeCode.AMBIGUOUS_NUMBER: Message(
        Severity.ERROR,
        Text(
            fr="le point ou la virgule peut séparer des milliers ou des décimales",
            en="the point or comma may separate thousands or decimals",
        ),
        Text(
            fr="Saisir le nombre sans séparateur de milliers, par exemple 12500.",
            en="Enter the number without a thousands separator, for example 12500.",
        ),
    ),
    MistakeCode.AMBIGUOUS_SHARE: Message(
        Severity.ERROR,
        Text(
            fr="sans signe %, ce nombre peut être un pourcentage ou une fraction",
            en="without a % sign, this number may be a percentage or a fraction",
        ),
        Text(fr="Saisir le nombre suivi du signe %.", en="Enter the number followed by the % sign."),
    ),
    MistakeCode.PERCENT_FORMAT: Message(
        Severity.ERROR,
        Text(fr="la cellule est au format pourcentage", en="the cell is formatted as a percentage"),
        Text(
            fr="Mettre la cellule au format Nombre, puis saisir le nombre sans %.",
            en="Format the cell as a number, then enter the number without %.",
        ),
    ),
    MistakeCode.THOUSANDS_HIDDEN: Message(
        Severity.ERROR,
        Text(
            fr="la cellule montre ce nombre divisé par mille ou par un million, sans le dire",
            en="the cell shows this number divided by a thousand or a million, without saying so",
        ),
        Text(
            fr="Mettre la cellule au format Nombre, puis vérifier le montant en toutes unités.",
            en="Format the cell as a number, then check the full amount.",
        ),
    ),
    MistakeCode.NOT_WHOLE: Message(
        Severity.ERROR,
        Text(fr="un nombre entier est attendu", en="a whole number is expected"),
        Text(fr="Saisir un nombre sans décimale.", en="Enter a number without decimals."),
    ),
    MistakeCode.OUT_OF_BOUNDS: Message(
        Severity.ERROR,
        Text(fr="ce nombre est hors des bornes de la question", en="this number is outside the bounds of the question"),
        Text(
            fr="Vérifier le nombre et son unité, puis le corriger. Ces bornes, fixées par l'outil, écartent les "
            "erreurs de saisie ; si le nombre est exact, l'écrire dans le commentaire et choisir « Ne sait pas ».",
            en="Check the number and its unit, then correct it. The tool sets these bounds to keep slips out; if the "
            "number is right, write it in the comment and choose “Don't know”.",
        ),
    ),
    MistakeCode.OTHER_CURRENCY: Message(
        Severity.ERROR,
        Text(fr="le montant n'est pas en euros", en="the amount is not in euros"),
        Text(
            fr="Convertir le montant en euros et noter le taux de change dans le commentaire.",
            en="Convert the amount into euros and note the exchange rate in the comment.",
        ),
    ),
    MistakeCode.EXCLUDING_TAX: Message(
        Severity.ERROR,
        Text(fr="le montant est hors taxes", en="the amount excludes tax"),
        Text(fr="Saisir le montant toutes taxes comprises.", en="Enter the amount including tax."),
    ),
    MistakeCode.NOT_A_DATE: Message(
        Severity.ERROR,
        Text(fr="ce n'est pas une date", en="this is not a date"),
        _ONE_DAY,
    ),
    MistakeCode.NO_SUCH_DATE: Message(
        Severity.ERROR,
        Text(fr="ce jour n'existe pas dans le calendrier", en="there is no such day in the calendar"),
        _ONE_DAY,
    ),
    MistakeCode.INCOMPLETE_DATE: Message(
        Severity.ERROR,
        Text(fr="le jour, le mois ou l'année manque", en="the day, month or year is missing"),
        _ONE_DAY,
    ),
    MistakeCode.DATE_IN_LETTERS: Message(
        Severity.ERROR,
        Text(fr="la date est écrite en lettres", en="the date is written in letters"),
        _ONE_DAY,
    ),
    MistakeCode.PERIOD: Message(
        Severity.ERROR,
        Text(fr="ce n'est pas un jour mais une période ({item})", en="this is not a day but a period ({item})"),
        Text(
            fr=f"Saisir un jour : le dernier de la période si c'est une échéance, le premier si c'est un début, "
            f"{_OR_UNKNOWN.fr} ; si le jour n'est pas connu, le situer : « entre le 01/03/2027 et le 31/03/2027 ».",
            en=f"Enter a day: the last of the period if it is a deadline, the first if it is a beginning, "
            f"{_OR_UNKNOWN.en}; where the day is not known, say “between 1 March 2027 and 31 March 2027”.",
        ),
    ),
    MistakeCode.AMBIGUOUS_DATE: Message(
        Severity.ERROR,
        Text(fr="le jour et le mois peuvent être inversés", en="day and month may be swapped"),
        Text(
            fr="Écrire le mois en lettres, par exemple 3 avril 2027.",
            en="Write the month in letters, for example 3 April 2027.",
        ),
    ),
    MistakeCode.DATE_AND_WORDS: Message(
        Severity.ERROR,
        Text(fr="la date est accompagnée d'un texte ou d'une heure", en="the date comes with a text or a time"),
        Text(
            fr="Saisir la date seule ; la précision va dans le commentaire.",
            en="Enter the date alone; put the rest in the comment.",
        ),
        Text(fr="Saisir la date seule.", en="Enter the date alone."),
    ),
    MistakeCode.IMPLAUSIBLE_DATE: Message(
        Severity.ERROR,
        Text(fr="cette date n'est pas vraisemblable pour un projet", en="this date is not plausible for a project"),
        Text(
            fr="Vérifier l'année ; si seule une année a été saisie, le tableur l'a prise pour un numéro de jour : "
            "saisir une date complète.",
            en="Check the year; if only a year was entered, the spreadsheet took it for a day number: enter a full "
            "date.",
        ),
    ),
    MistakeCode.NOT_IN_LIST: Message(
        Severity.ERROR,
        Text(fr="cette réponse n'est pas dans la liste", en="this answer is not in the list"),
        _CHOOSE,
    ),
    MistakeCode.ITEM_NOT_IN_LIST: Message(
        Severity.ERROR,
        Text(fr="« {item} » n'est pas dans la liste", en="“{item}” is not in the list"),
        Text(
            fr="Corriger ou retirer cette réponse ; les réponses se séparent par « ; ».",
            en="Correct or remove this answer; answers are separated by “;”.",
        ),
    ),
    MistakeCode.NAMES_JOINED: Message(
        Severity.WARNING,
        Text(
            fr="« {item} » est lu comme un seul nom et peut en réunir plusieurs",
            en="“{item}” is read as a single name and may join several",
        ),
        Text(
            fr="S'il y a plusieurs noms, les séparer par « ; » ; s'il n'y en a qu'un, rien à faire.",
            en="If there are several names, separate them with “;”; if there is only one, nothing to do.",
        ),
    ),
    MistakeCode.NOT_A_TEXT: Message(
        Severity.ERROR,
        Text(
            fr="le tableur a changé le texte saisi en une date, une durée ou un booléen",
            en="the spreadsheet turned the text into a date, a duration or a boolean",
        ),
        Text(
            fr="Mettre la cellule au format Texte et saisir à nouveau la réponse.",
            en="Format the cell as Text and enter the answer again.",
        ),
    ),
    MistakeCode.FORMULA: Message(
        Severity.WARNING,
        Text(
            fr="une formule tient lieu de réponse ; sa valeur n'est pas reprise",
            en="a formula stands for the answer; its value is not used",
        ),
        Text(
            fr="Remplacer la formule par sa valeur (copier, puis collage spécial, Valeurs).",
            en="Replace the formula with its value (copy, then Paste Special, Values).",
        ),
    ),
    MistakeCode.ERROR_CELL: Message(
        Severity.ERROR,
        Text(fr="la cellule contient une erreur du tableur", en="the cell holds a spreadsheet error"),
        Text(fr="Saisir la réponse à la place de l'erreur.", en="Enter the answer in place of the error."),
    ),
    MistakeCode.REASON_MISSING: Message(
        Severity.ERROR,
        Text(
            fr="« Sans objet » sans motif ne vaut pas réponse",
            en="“Not applicable” without a reason is not an answer",
        ),
        Text(
            fr="Écrire dans la colonne du motif pourquoi la question ne concerne pas le projet.",
            en="Write in the reason column why the question does not concern the project.",
        ),
    ),
}
