"""Says in both languages what pydantic found wrong with one value."""

from decimal import Decimal

from pydantic_core import ErrorDetails

from audit.errors import Bilingual

_LONGEST = 80  # characters of what was found that are worth repeating
_EXPECTED = {
    "string_type": "un texte est attendu",
    "string_too_short": "un texte non vide est attendu",
    "string_pattern_mismatch": "le texte ne suit pas le modèle {pattern}",
    "int_type": "un nombre entier est attendu",
    "int_parsing": "un nombre entier est attendu",
    "int_from_float": "un nombre entier est attendu",
    "decimal_type": "un nombre est attendu",
    "decimal_parsing": "un nombre est attendu",
    "float_type": "un nombre est attendu",
    "float_parsing": "un nombre est attendu",
    "bool_type": "true ou false est attendu",
    "bool_parsing": "true ou false est attendu",
    "tuple_type": "une liste est attendue",
    "list_type": "une liste est attendue",
    "dict_type": "des clés et leurs valeurs sont attendues",
    "model_type": "des clés et leurs valeurs sont attendues",
    "model_attributes_type": "des clés et leurs valeurs sont attendues",
    "too_long": "la liste compte au plus {max_length} éléments",
    "string_too_long": "un texte d'au plus {max_length} caractères est attendu",
    "finite_number": "un nombre fini est attendu",
    "int_parsing_size": "un nombre entier plus petit est attendu",
    "is_instance_of": "une autre sorte de valeur est attendue",
    "set_type": "une liste est attendue",
    "too_short": "la liste compte trop peu d'éléments (au moins {min_length})",
    "greater_than": "une valeur supérieure à {gt} est attendue",
    "greater_than_equal": "une valeur d'au moins {ge} est attendue",
    "less_than": "une valeur inférieure à {lt} est attendue",
    "less_than_equal": "une valeur d'au plus {le} est attendue",
    "literal_error": "une de ces valeurs est attendue : {expected}",
    "date_type": "une date (AAAA-MM-JJ) est attendue",
    "date_parsing": "une date (AAAA-MM-JJ) est attendue",
    "date_from_datetime_parsing": "une date (AAAA-MM-JJ) est attendue",
    "union_tag_invalid": "aucune condition n'a ces clés",
}


def type_fault(detail: ErrorDetails) -> Bilingual:
    """Return what was expected and what was found; kinds of errors that no file has met yet are said in English."""
    found = detail["input"]
    shown = str(found) if isinstance(found, Decimal) else repr(found)
    shown = shown if len(shown) < _LONGEST else shown[: _LONGEST - 3] + "..."
    pattern = _EXPECTED.get(detail["type"])
    told = pattern.format_map(detail.get("ctx", {})) if pattern else detail["msg"]
    quoted = Bilingual("", "")
    if detail["type"] == "string_type" and isinstance(found, Decimal | int) and not isinstance(found, bool):
        quoted = Bilingual(f' ; entre guillemets, c\'est un texte : "{shown}"', f'; in quotes it is a text: "{shown}"')
    return Bilingual(f"{told} ; trouvé : {shown}", f"{detail['msg']}; found {shown}") + quoted
