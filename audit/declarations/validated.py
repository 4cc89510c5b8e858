"""Turns YAML documents into models, and pydantic's errors into problems with file and line."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from audit.declarations.pydantic_messages import type_fault
from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import listed
from audit.errors import Bilingual, Problem, did_you_mean, words_of

Model = TypeVar("Model", bound=BaseModel)
UnionTags = Mapping[str, type[BaseModel]]


def validated(
    document: YamlDocument,
    model: type[Model],
    path: NodePath = (),
    tags: UnionTags | None = None,
) -> tuple[Model | None, list[Problem]]:
    """Read the part of ``document`` at ``path`` as a ``model``.

    Args:
        document: the file.
        model: what is expected there.
        path: where in the file.
        tags: the models behind the tags of tagged unions, to name the keys they know.

    Returns:
        The model, or None and every problem.
    """
    data = part(document.data, path)
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        details = [detail for detail in error.errors() if not _is_consequence(detail)]
        problems = {_problem(document, path, detail, model, tags or {}) for detail in details}
        return None, sorted(problems)


def _is_consequence(detail: ErrorDetails) -> bool:
    """Return whether a list is only too short because items of it are wrong, which is said of them."""
    found, needed = detail["input"], detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(found, list | dict) and len(found) >= needed


def part(data: Any, path: NodePath) -> Any:
    """Return what ``data`` holds at ``path``."""
    for key in path:
        data = data[key]
    return data


def yaml_path(data: Any, location: tuple[int | str, ...]) -> NodePath:
    """Keep the steps of a pydantic location that exist in ``data``.

    A pydantic location also names the members of unions that were tried; those are no keys.
    """
    path: list[str | int] = []
    for step in location:
        is_key = isinstance(data, dict) and step in data
        is_index = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if is_key or is_index:
            data = data[step]
            path.append(step)
    return tuple(path)


def _problem(
    document: YamlDocument,
    base: NodePath,
    detail: ErrorDetails,
    model: type[BaseModel],
    tags: UnionTags,
) -> Problem:
    path = yaml_path(part(document.data, base), detail["loc"])
    where = ".".join(str(step) for step in path)
    named = Bilingual(f"« {where} » : ", f"'{where}': ") if where else Bilingual("", "")
    return document.problem((*base, *path), named + _message(detail, model, tags))


def _message(detail: ErrorDetails, model: type[BaseModel], tags: UnionTags) -> Bilingual:
    last = str(detail["loc"][-1]) if detail["loc"] else ""
    match detail["type"]:
        case "missing":
            return Bilingual(f"la clé « {last} » manque", f"key '{last}' is missing")
        case "extra_forbidden":
            known = _known_keys(model, detail["loc"], tags)
            return Bilingual("clé inconnue", "unknown key") + did_you_mean(last, known) + listed(known)
        case "enum":
            expected = str(detail.get("ctx", {}).get("expected", ""))
            words = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
            found = str(detail["input"])
            told = Bilingual(f"« {found} » n'est pas une des valeurs admises", f"'{found}' is not one of the values")
            return told + did_you_mean(found, words) + listed(words)
        case "value_error":
            return words_of(detail.get("ctx", {}).get("error", ValueError(detail["msg"])))
    return type_fault(detail)


def _known_keys(model: type[BaseModel], location: tuple[int | str, ...], tags: UnionTags) -> list[str]:
    """Follow ``location`` through nested models and list the keys allowed at its end."""
    current = model
    for step in location[:-1]:
        fields = {field.alias or name: field for name, field in current.model_fields.items()}
        if step in fields:
            current = _first_model(fields[str(step)].annotation) or current
        elif isinstance(step, str) and step in tags:
            current = tags[step]
    return [field.alias or name for name, field in current.model_fields.items()]


def _first_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _first_model(argument)
        if found is not None:
            return found
    return None
