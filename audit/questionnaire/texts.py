"""The fixed texts of the workbook, in both languages."""

from audit.model.answer_domain import PLAUSIBLE_DAYS
from audit.model.text import Text

HEADINGS = {
    "id": Text(fr="Identifiant", en="Id"),
    "question": Text(fr="Question", en="Question"),
    "guidance": Text(fr="Aide", en="Guidance"),
    "expected_evidence": Text(fr="Preuve attendue", en="Expected evidence"),
    "answer": Text(fr="Réponse", en="Answer"),
    "unit": Text(fr="Unité", en="Unit"),
    "evidence": Text(fr="Niveau de preuve", en="Evidence level"),
    "source": Text(fr="Source (pièce, page, date)", en="Source (document, page, date)"),
    "comment": Text(fr="Commentaire", en="Comment"),
    "reason": Text(fr="Motif si « Sans objet »", en="Reason if “Not applicable”"),
    "state": Text(fr="État", en="State"),
    "answered_by": Text(fr="Qui répond", en="Who answers"),
    "minutes": Text(fr="Durée", en="Time"),
    "row": Text(fr="N°", en="No."),
}

LIST_ERROR_TITLE = Text(fr="Réponse hors liste", en="Answer not in the list")
LIST_ERROR = Text(
    fr="Choisissez une réponse de la liste, ou effacez la cellule (touche Suppr).",
    en="Choose an answer from the list, or clear the cell (Delete key).",
)
PARTIAL_GRADED = Text(
    fr="Choisissez dans la liste. Si deux réponses restent possibles, écrivez « au moins en partie » (Oui ou "
    "Partiellement) ou « pas entièrement » (Partiellement ou Non).",
    en="Choose from the list. Where two answers remain possible, type “at least in part” (Yes or Partly) or “not "
    "entirely” (Partly or No).",
)
PARTIAL_CHOICE = Text(
    fr="Choisissez dans la liste. Si plusieurs réponses restent possibles, écrivez-les telles qu'elles y sont, jointes "
    "par « ou ».",
    en="Choose from the list. Where several answers remain possible, type them as they stand there, joined by “or”.",
)
PARTIAL_NUMBER = Text(
    fr="À défaut : « au moins 3 », « plus de 50 », « entre 3 et 5 ».",
    en="Failing that: “at least 3”, “more than 50”, “between 3 and 5”.",
)
PARTIAL_MONEY = Text(
    fr="À défaut : « au moins 3 M€ », « plus de 50 M€ », « entre 3 et 5 M€ ».",
    en="Failing that: “at least €3m”, “more than €50m”, “between €3m and €5m”.",
)
PARTIAL_SHARE = Text(
    fr="À défaut : « au moins 10 % », « moins de 50 % », « entre 10 et 15 % ».",
    en="Failing that: “at least 10%”, “less than 50%”, “between 10 and 15%”.",
)
# How the partial answers that a rule of entry lets through begin: their first four letters.
PARTIAL_NUMBER_HEADS = Text(fr="|plus|moin|au m|au p|entr|", en="|more|less|at l|at m|betw|")
PARTIAL_DATE_HEADS = Text(fr="|avan|aprè|au p|entr|", en="|befo|afte|no l|no e|betw|")
NUMBER_ERROR_TITLE = Text(fr="Nombre attendu", en="A number is expected")
DATE_ERROR_TITLE = Text(fr="Date attendue", en="A date is expected")
_YEARS = tuple(day.year for day in PLAUSIBLE_DAYS)
DATE_ERROR = Text(
    fr=f"Saisissez une date complète, de {_YEARS[0]} à {_YEARS[1]} (par exemple 31/03/2027), ou « Ne sait pas », ou "
    "« Sans objet ». À défaut : « avant le 30/06/2027 », « après 2026 », « entre le … et le … ».",
    en=f"Type a full date, from {_YEARS[0]} to {_YEARS[1]} (for example 31/03/2027), or “Don't know”, or “Not "
    "applicable”. Failing that: “before 30 June 2027”, “after 2026”, “between … and …”.",
)
COMPLETENESS_LABEL = Text(fr="Ce tableau est :", en="This table is:")
COMPLETENESS_HELP = Text(
    fr=("« Complet » : tout y est. « Partiel » : il manque des lignes. « Aucun élément » : il n'y a rien à inscrire."),
    en=(
        "“Complete”: everything is entered. “Partial”: lines are missing. “Nothing to list”: there is nothing to enter."
    ),
)
REQUIRED = Text(fr="* Réponse obligatoire.", en="* Required answer.")
MINUTES = Text(fr="{minutes} min", en="{minutes} min")
ASKED_ONLY = Text(fr="Question posée {answers}.", en="Asked {answers}.")
SHEET_ASKED_ONLY = Text(fr="Feuille à remplir {answers}.", en="Sheet to fill in {answers}.")
ASKED_IF = Text(fr="seulement si {answers}", en="only if {answers}")
ASKED_QUESTION = Text(fr="la réponse à « {question} » est : {answers}", en="the answer to “{question}” is: {answers}")
ASKED_ALL = Text(fr="et", en="and")
ASKED_ANY = Text(fr="ou", en="or")
WHO_ANSWERS = Text(fr="Qui répond : {role}.", en="Who answers: {role}.")
TABLE_TIME = Text(
    fr="Durée estimée pour une dizaine de lignes : {minutes} min.",
    en="Estimated time for some ten lines: {minutes} min.",
)
VERSION_LINE = Text(
    fr="Questionnaire {id}, version {version} — {title}",
    en="Questionnaire {id}, version {version} — {title}",
)
SEVERAL = Text(
    fr="Plusieurs réponses possibles, séparées par « ; » :", en="Several answers possible, separated by “;”:"
)
ITEMS_BELOW = Text(
    fr="Répondez ligne par ligne, ci-dessous. Cette cellule ne sert qu'à dire « Ne sait pas » de tout, ou « Sans "
    "objet ».",
    en="Answer row by row, below. This cell only serves to say “Don't know” of all of it, or “Not applicable”.",
)
NAMES_HELP = Text(
    fr="Plusieurs noms séparés par « ; ». « Aucun » s'il n'y en a pas.",
    en="Several names separated by “;”. “None” if there is none.",
)
EXAMPLE = Text(fr="Exemple :", en="Example:")
NONE_HELP = Text(fr="S'il n'y en a pas, saisissez « {none} ».", en="Where there is none, type “{none}”.")
NONE_TO_LIST = Text(fr="aucun", en="none")
PAGE = Text(fr="Page &P sur &N", en="Page &P of &N")

README_PURPOSE = Text(
    fr=(
        "Ce classeur recueille ce que l'équipe projet sait de son projet, avant une revue. Il ne contient ni note ni "
        "jugement : les réponses sont lues ensuite par un outil d'audit, qui cite chaque cellule sur laquelle il "
        "s'appuie."
    ),
    en=(
        "This workbook gathers what the project team knows of its project, before a review. It holds no score and no "
        "judgement: the answers are read afterwards by an audit tool, which names each cell that it relies on."
    ),
)
README_STEPS_TITLE = Text(fr="Comment remplir", en="How to fill it in")
README_STEPS = (
    Text(
        fr=(
            "Commencez par la feuille « {first} », puis suivez l'ordre des feuilles. Plusieurs personnes "
            "peuvent répondre."
        ),
        en="Start with the sheet “{first}”, then follow the order of the sheets. Several people may answer.",
    ),
    Text(
        fr=(
            "Répondez dans les cellules jaune pâle. Choisissez dans les listes ; saisissez les montants en "
            "euros TTC et les dates en entier."
        ),
        en=(
            "Answer in the pale yellow cells. Choose from the lists; type amounts in euros including tax, "
            "and full dates."
        ),
    ),
    Text(
        fr=(
            "Indiquez le niveau de preuve : « Déclaré » (vous l'affirmez), « Documenté » (une pièce "
            "l'établit), « Vérifié » (un tiers l'a contrôlé), et la pièce dans « Source »."
        ),
        en=(
            "Give the evidence level: “Declared” (you state it), “Documented” (a document shows it), "
            "“Verified” (a third party checked it), and the document under “Source”."
        ),
    ),
    Text(
        fr=(
            "Dans chaque tableau, dites s'il est complet : sans cette indication, rien ne peut être conclu "
            "de ce qui n'y figure pas."
        ),
        en=(
            "In each table, say whether it is complete: otherwise nothing can be concluded from what it does not hold."
        ),
    ),
    Text(
        fr="Suivez l'avancement sur la feuille « {completeness} ».",
        en="Follow progress on the sheet “{completeness}”.",
    ),
    Text(
        fr="Renvoyez le classeur, au format .xlsx ou .ods, à la personne qui vous l'a adressé.",
        en="Return the workbook, as .xlsx or .ods, to the person who sent it to you.",
    ),
)
README_STATES_TITLE = Text(fr="Ce que vaut chaque réponse", en="What each answer means")
README_STATES = (
    (
        Text(fr="(vide)", en="(blank)"),
        Text(fr="La question n'a pas reçu de réponse.", en="The question was not answered."),
    ),
    (
        Text(fr="Ne sait pas", en="Don't know"),
        Text(
            fr=(
                "La question a été lue et l'équipe ne connaît pas la réponse. C'est une information, distincte "
                "d'une cellule vide. Seule la date de la revue doit être connue."
            ),
            en=(
                "The question was read and the team does not know the answer. This is information, different "
                "from a blank cell. Only the review date must be known."
            ),
        ),
    ),
    (
        Text(fr="Sans objet", en="Not applicable"),
        Text(
            fr=(
                "La question ne concerne pas ce projet. Le motif est obligatoire ; « Sans objet » ne vaut pas "
                "conformité."
            ),
            en=(
                "The question does not concern this project. The reason is required; “Not applicable” does not "
                "mean compliant."
            ),
        ),
    ),
    (
        Text(fr="Partiellement", en="Partly"),
        Text(
            fr="Une partie seulement de ce qui est demandé est en place ; l'aide de la question le précise.",
            en="Only part of what is asked is in place; the guidance of the question says which.",
        ),
    ),
    (
        Text(fr="Une ligne par élément", en="One row per item"),
        Text(
            fr=(
                "Sous certaines questions, chaque élément de la liste a sa ligne : « Oui », « Non » ou « Ne sait "
                "pas ». Un élément laissé vide reste ouvert ; il ne vaut pas « Non ». Si rien n'est en place, répondre "
                "« Non » à chaque ligne."
            ),
            en=(
                "Under some questions each item of the list has its row: “Yes”, “No” or “Don't know”. An item left "
                "blank stays open; it is not “No”. Where nothing is in place, answer “No” on each row."
            ),
        ),
    ),
    (
        Text(fr="Réponse partielle", en="Partial answer"),
        Text(
            fr=(
                "La valeur exacte n'est pas connue, mais des bornes le sont : « au moins 3 », « plus de 50 M€ », "
                "« moins de 10 % », « entre 3 et 5 », « avant le 30/06/2027 », « après 2026 ». Dans une liste : « au "
                "moins en partie », « pas entièrement », ou plusieurs de ses réponses jointes par « ou ». Rien n'en "
                "est déduit de plus. Une approximation (« environ 10 ») ne peut être exploitée."
            ),
            en=(
                "The exact value is not known, but bounds are: “at least 3”, “more than €50m”, “less than 10%”, "
                "“between 3 and 5”, “before 30 June 2027”, “after 2026”. In a list: “at least in part”, “not "
                "entirely”, or several of its answers joined by “or”. Nothing more is drawn from them. An estimate "
                "(“about 10”) cannot be used."
            ),
        ),
    ),
)
README_LEGEND_TITLE = Text(fr="Ce que disent les couleurs", en="What the colours say")
LEGEND_INPUT = (
    Text(fr="Jaune pâle", en="Pale yellow"),
    Text(fr="Cellule à remplir ; toutes les autres sont protégées.", en="Cell to fill in; all others are protected."),
)
LEGEND_HEADER = (
    Text(fr="Bleu foncé", en="Dark blue"),
    Text(fr="Titre de colonne.", en="Column heading."),
)
LEGEND_REQUIRED = (
    Text(fr="Astérisque (*)", en="Asterisk (*)"),
    Text(
        fr="Réponse obligatoire. « Ne sait pas » y est admis ; une cellule vide ne l'est pas.",
        en="Required answer. “Don't know” is accepted there; a blank cell is not.",
    ),
)
README_CARE_TITLE = Text(fr="Précautions", en="Care")
README_CARE = (
    Text(
        fr=(
            "Ne modifiez pas la colonne « Identifiant » : elle relie chaque réponse à sa question. Vous "
            "pouvez élargir les colonnes, filtrer et ajouter des lignes aux tableaux."
        ),
        en=(
            "Do not change the “Id” column: it ties each answer to its question. You may widen columns, "
            "filter, and add lines to the tables."
        ),
    ),
    Text(
        fr="Les feuilles sont protégées sans mot de passe, seulement contre les fausses manœuvres.",
        en="The sheets are protected without a password, only against slips.",
    ),
    Text(
        fr=(
            "Une fois rempli, ce classeur peut contenir des informations sensibles : transmettez-le par un "
            "moyen adapté et n'y inscrivez pas de données personnelles inutiles."
        ),
        en=(
            "Once filled in, this workbook may hold sensitive information: send it by suitable means and "
            "enter no needless personal data."
        ),
    ),
)
COMPLETENESS_HEADINGS = {
    "sheet": Text(fr="Feuille", en="Sheet"),
    "questions": Text(fr="Questions", en="Questions"),
    "share": Text(fr="Traitées", en="Dealt with"),
}
COMPLETENESS_NOTE = Text(
    fr=(
        "« Traitées » : toute réponse choisie ou saisie, y compris « Ne sait pas », et « Sans objet » si son motif est "
        "donné. Ce n'est pas une note."
    ),
    en=(
        "“Dealt with”: any answer chosen or typed, including “Don't know”, and “Not applicable” once its reason is "
        "given. It is not a score."
    ),
)
TABLES_TITLE = Text(fr="Tableaux", en="Tables")
TABLE_LINES = Text(fr="Lignes remplies", en="Lines filled in")
TABLE_DECLARED = Text(fr="Déclaré", en="Declared as")
TOTAL = Text(fr="Ensemble", en="Overall")

GLOSSARY_TITLE = Text(fr="Glossaire", en="Glossary")
GLOSSARY_NOTE = Text(
    fr="Les termes du métier que les questions emploient, au sens où elles les emploient.",
    en="The terms of the trade that the questions use, in the sense in which they use them.",
)
GLOSSARY_HEADINGS = (Text(fr="Terme", en="Term"), Text(fr="Sens", en="Meaning"))
