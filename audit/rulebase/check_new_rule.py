"""Checks a rule that is about to be written, as loading it would: a file that is started is a valid one."""

from pathlib import PurePath

from audit.declarations.strict_yaml import parse_yaml
from audit.declarations.validated import validated
from audit.errors import DeclarationsInvalid
from audit.model.rule import Rule
from audit.rulebase.base import RuleBase
from audit.rulebase.check_rule import RuleChecker
from audit.rulebase.files import CONDITION_TAGS


def check_new_rule(text: str, file: PurePath, rulebase: RuleBase) -> None:
    """Check the YAML of a new rule beside a rule base.

    Args:
        text: what is to be written.
        file: where; its name is that of the rule.
        rulebase: with the facts, parameters and sources that rules may name.

    Raises:
        DeclarationsInvalid: with what loading it would refuse.
    """
    document, problems = parse_yaml(text, str(file))
    if document is not None and not problems:
        rule, problems = validated(document, Rule, tags=CONDITION_TAGS)
        if rule is not None:
            checker = RuleChecker(rulebase.vocabulary, rulebase.parameters, rulebase.sources)
            problems += checker.check(rule, document, None, file.stem)
    if problems:
        raise DeclarationsInvalid(problems)
