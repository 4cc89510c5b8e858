"""A sentence never says that a limit is the tool's, or a source's, where a pack changed it."""

import html
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

import audit
from audit.declarations.folders import shipped_folder
from audit.model.text import Language
from audit.reporting.document import document_of
from audit.reporting.document.model import Paragraph
from audit.reporting.html import render_view
from audit.reporting.view import ReportView
from audit.wording.placeholders import origin_named, parameter_named, placeholders

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parent.parent / "questionnaires" / "examples" / "projet-fictif.xlsx"
CLAIMS = r"repères? de l'outil|retenue? par l'outil|cible de l'outil|references? of this tool|this tool's"
PACK = """id: ministere
version: "1.0"
title: {fr: "Ministère {d'essai}", en: "Trial {ministry}"}
parameters:
  - parameter: rebaseline.limit
    value: 1
    reason: {fr: Instruction, en: Instruction}
    owner: Secrétariat général
  - parameter: drift.amber
    value: 0.10
    reason: {fr: Instruction, en: Instruction}
    owner: Secrétariat général
"""


@cache
def _sentences():
    """Return the sentences of findings as they are declared, with their files."""
    return [
        (path.name, language, " ".join(sentence[language].split()))
        for path in sorted(shipped_folder("rules").rglob("[A-Z]*-[0-9]*.yaml"))
        for sentence in yaml.safe_load(path.read_text(encoding="utf-8")).get("finding", ())
        for language in ("fr", "en")
    ]


def test_a_sentence_with_a_limit_leaves_it_to_the_base_to_say_whose_choice_it_is():
    named = [(name, text) for name, _, text in _sentences() if any(map(parameter_named, placeholders(text)))]
    assert len(named) > 80  # both languages
    assert [(name, text) for name, text in named if re.search(CLAIMS, text)] == []


def test_an_origin_is_that_of_a_limit_that_the_sentence_names():
    for name, _, text in _sentences():
        places = placeholders(text)
        limits = {parameter_named(place) for place in places}
        assert {origin_named(place) for place in places} - {None} <= limits, name


def _said(rulebase, language):
    (rule,) = (one for one in rulebase.rules if one.id == "PLA-034")
    return next(getattr(one, language) for one in rule.finding if "rebaseline.limit" in getattr(one, language))


def _with_pack(tmp_path):
    folder = tmp_path / "ministere"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    return audit.load(rules=[folder], with_durable_rules=False)


def test_a_limit_is_of_the_tool_until_a_pack_changes_it(tmp_path):
    shipped = audit.load(with_durable_rules=False)
    assert _said(shipped.rulebase, "fr").endswith("{parameter:rebaseline.limit} (repère de l'outil).")
    assert _said(shipped.rulebase, "en").endswith("used here (a reference of this tool).")
    changed = _with_pack(tmp_path)
    assert _said(changed.rulebase, "fr").endswith("(repère du paquet « Ministère (d'essai) »).")
    assert _said(changed.rulebase, "en").endswith("(a reference of the pack “Trial (ministry)”).")
    rules = {one.id: one for one in changed.rulebase.rules}
    assert sum(rules[one.id] != one for one in shipped.rulebase.rules) == 1


def test_the_annex_says_which_pack_set_a_limit_and_what_the_source_gives(tmp_path):
    tool = _with_pack(tmp_path)
    made = tool.audit(tool.read(EXAMPLE)).result
    (finding,) = (one for one in made.findings if one.rule == "FIN-003")
    (limit,) = (one for one in finding.thresholds if one.parameter == "drift.amber")
    words = (
        "Dérive à partir de laquelle le projet est en alerte : 10 %, "
        "valeur du paquet « Ministère {d'essai} » au lieu de 20 %"
    )
    view = ReportView(made, Language.FR)
    assert _plain(view.threshold(limit)) == words
    assert words in _plain(html.unescape(render_view(view)))
    assert words in _plain("".join(run.text for one in annex_findings_of(view) for run in one))
    unchanged = ReportView(replace(made, overrides=()), Language.EN)
    assert unchanged.threshold(limit) == "Drift above which the project is in warning: 10%"


def annex_findings_of(view):
    return [one.words for one in document_of(view).blocks if isinstance(one, Paragraph)]


def _plain(text):
    return re.sub(r"\s+", " ", text)
