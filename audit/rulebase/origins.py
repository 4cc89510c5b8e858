"""Says in sentences whose choice a limit is, ``{origin:id}``: that of the tool, or that of the pack that changed it.

It is written into the sentences when rules are loaded, for it is the same on every project: whoever reads them later
finds words there.
"""

from collections.abc import Iterable, Sequence

from audit.model.pack import Pack
from audit.model.rule import FindingSentence, Rule
from audit.model.text import Text
from audit.wording.placeholders import origin_named, placeholders

_OF_THE_TOOL = Text(fr="repère de l'outil", en="a reference of this tool")
_OF_A_PACK = Text(fr="repère du paquet « {title} »", en="a reference of the pack “{title}”")


def with_origins(rules: Iterable[Rule], packs: Sequence[Pack]) -> tuple[Rule, ...]:
    """Return ``rules`` with the origins of their limits in words.

    Args:
        rules: whose sentences may hold ``{origin:id}``; each such limit is the tool's choice where no pack changes it.
        packs: those loaded with them.
    """
    changed = {item.parameter: pack.title for pack in packs for item in pack.parameters}
    return tuple(_with_origins(rule, changed) for rule in rules)


def _with_origins(rule: Rule, changed: dict[str, Text]) -> Rule:
    finding = tuple(_told(sentence, changed) for sentence in rule.finding)
    return rule if finding == rule.finding else rule.model_copy(update={"finding": finding})


def _told(sentence: FindingSentence, changed: dict[str, Text]) -> FindingSentence:
    fr, en = sentence.fr, sentence.en
    for place in dict.fromkeys(placeholders(fr)):
        parameter = origin_named(place)
        if parameter is not None:
            said = _origin(changed.get(parameter))
            fr, en = (text.replace(f"{{{place}}}", words) for text, words in ((fr, said.fr), (en, said.en)))
    return sentence if fr == sentence.fr else sentence.model_copy(update={"fr": fr, "en": en})


def _origin(pack: Text | None) -> Text:
    if pack is None:
        return _OF_THE_TOOL
    # A brace of a title would be a place of the sentence.
    fr, en = (title.replace("{", "(").replace("}", ")") for title in (pack.fr, pack.en))
    return Text(fr=_OF_A_PACK.fr.format(title=fr), en=_OF_A_PACK.en.format(title=en))
