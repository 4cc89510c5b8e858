"""The HTML report: hostile text stays text, nothing is fetched, the structure holds, unknown is no pass."""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

import audit
from audit import reporting
from audit.declarations.folders import shipped_folder
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.fact import Fact
from audit.model.result.answers import AnswerRecord, RowNote
from audit.model.result.audit_result import AuditResult
from audit.model.result.opinion import DocumentsToAsk, GuaranteedLevel
from audit.model.rule import Axis, OutcomeKind
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Statement
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.reporting.charts import axis_chart
from audit.reporting.digest import by_line
from audit.reporting.html import render_html
from audit.reporting.messages import messages
from audit.reporting.opinion import opinion_of
from audit.reporting.untrusted_text import printable, safe_link
from audit.reporting.view import ReportView
from tests.hostile_result import MARK, hostile_result
from tests.sample_result import (
    AVIS,
    CERTAIN,
    NOTHING_MEASURED,
    NOTHING_SECURED,
    OPEN_AVIS,
    former_result,
    open_result,
    result_that_says,
    sample_result,
    unknown_result,
)

DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
AS_JSON = TypeAdapter(AuditResult)
RESULTS = {
    "sample": sample_result(),
    "unknown": unknown_result(),
    "hostile": hostile_result(),
    "open": open_result(),
    "estimate": result_that_says(Statement.ESTIMATE),
    "conditions": result_that_says(Statement.CONDITIONS),
    "stance": result_that_says(Statement.STANCE),
    "former": former_result(),
}
PAGES = [(name, language) for name in RESULTS for language in Language]
# What HTML leaves without a closing tag, and what the report's drawing leaves so.
VOID = {"meta", "br", "hr", "img", "link", "input"}

SECURED = (
    "Acquis, si les réponses étayées sont exactes et si les tableaux déclarés complets le sont : aucune réponse ni "
    "aucune pièce manquante ne peut le changer."
)


class Page(HTMLParser):
    """Reads a page and keeps its elements and its text; complains of tags that do not match."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute of <{tag}> is written twice"
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)
        if self.headings and re.fullmatch("h[1-6]", self.open[-1] if self.open else ""):
            level, words = self.headings[-1]
            self.headings[-1] = (level, words + data)

    def all(self, *tags: str) -> Iterator[dict[str, str]]:
        return (attributes for tag, attributes in self.elements if tag in tags)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


def page(name: str, language: Language) -> Page:
    return Page(render_html(RESULTS[name], language))


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_nothing_runs_and_nothing_is_fetched(name: str, language: Language) -> None:
    source = render_html(RESULTS[name], language)
    read = Page(source)
    assert not list(read.all("script", "img", "link", "iframe", "object", "embed", "base", "form", "audio", "video"))
    for tag, attributes in read.elements:
        for attribute, value in attributes.items():
            assert not attribute.startswith("on"), (tag, attribute)
            assert attribute not in {"src", "srcset", "data", "action", "formaction", "poster", "background"}
            if attribute == "href":
                assert re.match(r"(https?://|mailto:|#)", value), value
    style = source[source.index("<style>") : source.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    policies = [a["content"] for a in read.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
def test_hostile_text_is_shown_as_text_everywhere(language: Language) -> None:
    source = render_html(hostile_result(), language)
    read = Page(source)
    assert read.words.count(f"<script type='text/plain'>{MARK}</script>") > 50
    assert "{{7*7}}" in read.words
    assert "{% raw %}" in read.words
    assert "49" not in re.sub(r"[^\w]", " ", read.words).split()
    assert "javascript:void(0)" in read.words  # refused as a link, kept as text
    for character in ("\x1b", "\x07", "\u202e", "\u202c", "\0"):
        assert character not in source


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_structure(name: str, language: Language) -> None:
    read = page(name, language)
    assert [a["lang"] for a in read.all("html")] == [language.value]
    levels = [level for level, _ in read.headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    assert all(words.strip() for _, words in read.headings)
    for landmark in ("header", "main", "footer", "nav"):
        assert len(list(read.all(landmark))) == 1
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for attributes in read.all("a"):
        if attributes["href"].startswith("#"):
            assert attributes["href"][1:] in ids
    for _, attributes in read.elements:
        for referred in attributes.get("aria-labelledby", "").split():
            assert referred in ids
    assert {a.get("scope") for a in read.all("th")} <= {"col", "row"}
    tables = len(list(read.all("table")))
    assert tables == len(list(read.all("caption"))) == len(list(read.all("thead"))) > 3
    assert next(read.all("a"))["href"] == "#content"


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_same_result_same_bytes(name: str, language: Language) -> None:
    copy = AS_JSON.validate_json(AS_JSON.dump_json(RESULTS[name], by_alias=True))
    assert render_html(RESULTS[name], language) == render_html(copy, language)


def test_verdict_says_how_sure_it_is() -> None:
    words = page("sample", Language.FR).words
    for expected in (
        "Défavorable en l'état",
        "Niveau rouge (vert, orange, rouge). Équivalent DINUM, indicatif : non conforme.",
        SECURED,
        "Sur déclarations « Défavorable en l'état », acquis",
        "Sur réponses étayées de même ; 2 réponses sont seulement déclarées, sans effet sur ces niveaux niveau retenu",
        "Rien : aucune des 3 exigences non tranchées ne peut plus le changer.",
        "Complétude 76,5 %",
        "Preuves 41,2 %",
        "entre 36,1 et 48,2",
        "Exemple de démonstration",
    ):
        assert expected in words.replace("\u202f", " ").replace("\xa0", " ")


def read(name: str) -> str:
    return page(name, Language.FR).words.replace("\u202f", " ").replace("\xa0", " ")


def in_annex(words: str) -> str:
    """Return the words of a page from its annex on."""
    return words.partition("Tout ce qui permet de vérifier la synthèse")[2]


def test_an_avis_that_is_open_says_what_is_left_and_why() -> None:
    words = read("open")
    for expected in (
        "Pas d'avis à ce stade Au mieux « Favorable » (non exclu, non démontré) ; selon les réponses et les pièces "
        "manquantes, « Défavorable en l'état » n'est pas exclu.",
        "Sur déclarations au moins « Favorable sous réserves », au mieux « Favorable avec recommandations »",
        "Sur réponses étayées aucun niveau acquis, au mieux « Favorable » (non exclu, non démontré) ; « Défavorable en "
        "l'état » n'est pas exclu niveau retenu",
        "Rien de certain ne limite le niveau.",
        "1 exigence bloquante n'est pas acquise",
        "3 réponses que lisent des exigences bloquantes, cellules de tableaux comprises, sont seulement déclarées "
        "(liste en annexe) :",
        "Date prévue du jalon 2 lignes",
        "Jalons!C6",
    ):
        assert expected in words
    assert "Équivalent DINUM" not in words


@pytest.mark.parametrize("name", ["estimate", "conditions", "stance", "unknown", "open"])
def test_only_an_avis_with_a_level_has_an_outcome_of_the_dinum(name: str) -> None:
    assert "Équivalent DINUM" not in read(name)


@pytest.mark.parametrize(
    ("floor", "ceiling", "headline", "firm"),
    [
        (
            0,
            0,
            "Favorable",
            SECURED,
        ),
        (
            3,
            3,
            "Défavorable en l'état",
            SECURED,
        ),
        (
            2,
            0,
            "Au moins « Favorable sous réserves »",
            "Garanti si les réponses étayées sont exactes et si les tableaux déclarés complets le sont ; au mieux "
            "« Favorable », selon les pièces manquantes.",
        ),
        (
            3,
            1,
            "Pas d'avis à ce stade",
            "Au mieux « Favorable avec recommandations » ; selon les pièces manquantes, « Défavorable en l'état » "
            "n'est pas exclu.",
        ),
    ],
)
def test_the_three_cases_have_their_headlines(floor: int, ceiling: int, headline: str, firm: str) -> None:
    is_certain = floor == ceiling
    level = AvisLevel.NONE if floor == 3 and not is_certain else ORDERED_LEVELS[floor]
    levels = GuaranteedLevel(level, ORDERED_LEVELS[floor], ORDERED_LEVELS[ceiling], is_certain)
    avis = replace(sample_result().avis, evidence=levels)
    said = opinion_of(replace(sample_result(), avis=avis), Language.FR)
    assert (said.headline, said.firm.replace("\xa0", " ")) == (
        headline.replace(" »", "\xa0»").replace("« ", "«\xa0"),
        firm,
    )


def test_where_nothing_can_be_measured_no_level_is_said_to_be_secured() -> None:
    avis = replace(sample_result().avis, declarations=NOTHING_MEASURED, evidence=NOTHING_MEASURED, undocumented=())
    said = opinion_of(replace(sample_result(), avis=avis), Language.FR)
    assert (said.headline, said.firm) == ("Pas d'avis à ce stade", "Aucune exigence applicable ne peut être mesurée.")
    assert said.rating is said.dinum is said.settled is None


def test_an_estimate_says_in_its_title_what_it_rests_on_and_what_is_missing_before_asking_the_dinum() -> None:
    words = read("estimate")
    for expected in (
        "Estimation sur déclarations du projet Déméter",
        "Au moins « Favorable sous réserves »",
        "elle ne vaut pas avis et n'a pas d'équivalent parmi les issues d'un avis de la DINUM",
        "Avant de solliciter la DINUM 1 exigence bloquante reste à établir : L'homologation de sécurité est prononcée "
        "avant la mise en service",
        "2 exigences bloquantes ne sont pas respectées, ou ne le sont qu'en partie : Un responsable unique",
    ):
        assert expected in words


def test_conditions_are_listed_without_avis_level_or_score() -> None:
    words = read("conditions")
    for expected in (
        "Conditions avant le lancement du projet Déméter",
        "2 conditions bloquantes ne sont pas remplies",
        "Bloquant 0 0 2 1 Majeur 7 0 2 1",
        "à établir L'homologation de sécurité est prononcée avant la mise en service",
    ):
        assert expected in words
    for absent in ("sur 100", "Favorable", "Bornes", "REA-003 Un pilote précède la généralisation Réalisation à"):
        assert absent not in words.partition("méthode Indicateurs")[0]
    drawn = [drawing["aria-labelledby"] for drawing in page("conditions", Language.FR).all("svg")]
    assert not [names for names in drawn if names.startswith("axis-chart")]  # no scores by axis


def test_a_crisis_reads_its_stance_then_its_level_and_why_then_its_diagnoses() -> None:
    words = in_annex(read("stance")).partition("Conduite à tenir et diagnostics")[2].partition("constats")[0]
    assert words.index("rien n'est proposé") < words.index("Niveau atteignable") < words.index("Avancer une livraison.")


def test_a_crisis_gives_the_reasons_of_its_level_and_names_the_worst_one() -> None:
    certain = replace(result_that_says(Statement.STANCE).avis, declarations=CERTAIN, reasons=AVIS.reasons)
    result = replace(result_that_says(Statement.STANCE), avis=certain)
    words = Page(render_html(result, Language.FR)).words.replace("\xa0", " ")
    first = in_annex(words).partition("Niveau atteignable")[2].partition("constats")[0]
    assert (
        "Défavorable en l'état. Acquis, si les réponses sont exactes : aucune réponse manquante ne peut le changer."
        in first
    )
    assert "2 exigences bloquantes ne sont pas satisfaites (GOV-001, PLA-004)" in first
    open_level = replace(certain, declarations=NOTHING_SECURED, reasons=(), risks=OPEN_AVIS.risks)
    words = Page(render_html(replace(result, avis=open_level), Language.FR)).words.replace("\xa0", " ")
    first = in_annex(words).partition("Niveau atteignable")[2].partition("constats")[0]
    assert "selon les réponses manquantes, « Défavorable en l'état » n'est pas exclu" in first
    assert "1 exigence bloquante n'est pas acquise" in first


def test_a_result_of_the_first_format_claims_nothing_on_evidence_and_no_score_outside_its_bounds() -> None:
    words = read("former")
    assert "Sur réponses étayées" not in words
    assert "qui ne distinguait pas les déclarations des réponses étayées" in words
    assert "61,3" not in words
    assert "12 exigences tranchées : 7 respectées, 1 en partie, 4 non" in words


@pytest.mark.parametrize(
    ("names", "proven", "said"),
    [
        ((), True, None),
        (
            ("security.accreditation",),
            True,
            "Pour acquérir « Favorable sous réserves » sur réponses étayées, il suffit de documenter 1 réponse : "
            "État de",
        ),
        (
            ("security.accreditation", "risks"),
            True,
            "il suffit de documenter 1 réponse et 1 tableau (2 cellules), et pas moins : État de "
            "l'homologation de sécurité ; tableau « Complétude du registre des risques », 2 cellules à justifier",
        ),
        (
            ("security.accreditation", "risks"),
            False,
            "il suffit de documenter 1 réponse et 1 tableau (2 cellules) : ",
        ),
        (("risks",), False, "il suffit de documenter 1 tableau (2 cellules) : tableau"),
    ],
)
def test_documents_to_ask_for_are_named_with_what_they_would_secure(
    names: tuple[str, ...], proven: bool, said: str | None
) -> None:
    asked = DocumentsToAsk(AvisLevel.FAVOURABLE_WITH_RESERVATIONS, names, proven) if names else None
    lacking = tuple(Fact(f"risks/{row}/level", ValueType.CODE, AnswerState.ANSWERED, "high") for row in (1, 2))
    avis = replace(open_result().avis, documents=asked, undocumented=(*open_result().avis.undocumented, *lacking))
    result = replace(open_result(), avis=avis)
    words = Page(render_html(result, Language.FR)).words.replace("\xa0", " ")
    assert (said or "SEC-001") in words
    assert ("de documenter" in words) == bool(names)


def test_a_finding_gives_its_criteria_its_cells_and_its_actions() -> None:
    words = page("sample", Language.FR).words.replace("\xa0", " ")
    for expected in (
        "Exigence non respectée : Un responsable unique et mandaté décide pour l'ensemble du projet",
        "recommandation n° 4",
        "CDC-2020/R4",
        "hypothèse à vérifier",
        "Gouvernance!E5",
        "Jalons!C6:C17",
        "référence postérieure à la date de revue",
        "Clause de réversibilité (ligne 3)",
        "Directeur de projet — Camille Exemple",
        "d'ici au 31 mai 2027",
        "Après les actions 1, 2",
        "nom à préciser",
        "choix de l'outil, réglable",
    ):
        assert expected in words


def test_what_establishes_a_diagnosis_is_said_as_not_met() -> None:
    source = render_html(RESULTS["sample"], Language.FR)
    article = source[source.index('<article class="finding diagnosis-') :]
    words = Page(article[: article.index("</article>")] + "</article>").words
    held = RESULTS["sample"].diagnoses[0].rules
    said = {checked.rule: checked.title.fr for checked in RESULTS["sample"].rules if checked.rule in held}
    assert said
    for rule, title in said.items():
        assert re.search(
            rf"{rule} Exigence (non|partiellement) respectée : {re.escape(title)}", words.replace("\xa0", " ")
        )


def test_a_finding_quotes_what_was_written_beside_its_answers() -> None:
    source = render_html(RESULTS["sample"], Language.FR)
    article = source[source.index('id="finding-GOV-001"') :]
    words = Page(article[: article.index("</article>")]).words.replace("\xa0", " ")
    assert "Commentaire : Une direction métier et la direction du numérique." in words
    assert "Note d'organisation du 12 janvier 2027" in words


def test_a_finding_on_lines_of_a_table_quotes_once_what_stands_beside_each_line() -> None:
    finding = RESULTS["sample"].findings[0]
    cells = [
        Fact(name=f"contracts/7/{column}", type=ValueType.CODE, state=AnswerState.ANSWERED, value=value)
        for column, value in (("reversibility_clause", "yes"), ("reversibility_work_units", "no"))
    ]
    result = replace(
        RESULTS["sample"],
        findings=(replace(finding, facts=tuple(cells)),),
        row_notes={"contracts/7": RowNote(source="Acte d'engagement, page 4", comment="Avenant en cours.")},
    )
    words = Page(render_html(result, Language.FR)).words.replace("\xa0", " ")
    assert words.count("Acte d'engagement, page 4") == 1
    assert words.count("Commentaire : Avenant en cours.") == 1


def test_the_answers_of_one_line_stand_together() -> None:
    names = ["contracts/7/end", "review.date", "contracts/9/end", "contracts/7/penalties", "contracts/completeness"]
    facts = [Fact(name=name, type=ValueType.TEXT, state=AnswerState.BLANK) for name in names]
    assert [fact.name for fact in by_line(facts)] == [
        "contracts/7/end",
        "contracts/7/penalties",
        "review.date",
        "contracts/9/end",
        "contracts/completeness",
    ]


def _answered(name: str, value: int, comment: str = "") -> AnswerRecord:
    answer = Answer(
        type=ValueType.MONEY,
        state=AnswerState.ANSWERED,
        value=Decimal(value),
        evidence=Evidence.DOCUMENTED,
        comment=comment,
    )
    return AnswerRecord(name, Text(fr=name, en=name), answer)


def _drift(inputs: tuple[str, ...]) -> AuditResult:
    drift = Fact("budget.drift", ValueType.SHARE, AnswerState.ANSWERED, Decimal("3.767"), inputs=inputs)
    answers = (_answered("budget.initial", 60_000_000, "Montant de 2008."), _answered("budget.forecast", 286_000_000))
    finding = replace(RESULTS["sample"].findings[0], facts=(drift,))
    return replace(RESULTS["sample"], findings=(finding,), answers=answers)


def test_a_computed_figure_is_followed_by_the_answers_behind_it_with_their_comments() -> None:
    result = _drift(("budget.initial", "budget.forecast"))
    view = ReportView(result, Language.FR)
    shown = view.by_line(result.findings[0].facts)
    assert [(fact.name, fact.value) for fact in shown] == [
        ("budget.drift", Decimal("3.767")),
        ("budget.initial", Decimal(60_000_000)),
        ("budget.forecast", Decimal(286_000_000)),
    ]
    assert "Commentaire : Montant de 2008." in Page(render_html(result, Language.FR)).words.replace("\xa0", " ")


def test_a_figure_on_most_of_the_questionnaire_is_not_followed_by_all_of_it() -> None:
    result = _drift(("budget.initial", "budget.forecast") * 5)
    assert len(ReportView(result, Language.FR).by_line(result.findings[0].facts)) == 1


@pytest.mark.parametrize("language", Language)
def test_what_is_unknown_never_looks_like_a_pass(language: Language) -> None:
    read = page("unknown", language)

    def said(key: str) -> bool:
        return " ".join(messages(language)(key).split()) in read.words

    for expected in (
        "axes.not_assessed",
        "score.none_settled",
        "verdict.no_findings_but_open",
        "verdict.answer_first",
    ):
        assert said(expected)
    for reassuring in ("verdict.no_findings", "verdict.no_actions", "verdict.score_exact", "unknown.none"):
        assert not said(reassuring)
    classes = [attributes.get("class", "") for _, attributes in read.elements]
    assert not [name for name in classes if "outcome-satisfied" in name or "rating-green" in name]


@pytest.mark.parametrize("language", Language)
def test_an_axis_that_was_not_assessed_has_no_bar(language: Language) -> None:
    drawing = Page(str(axis_chart(unknown_result(), language)))
    fills = [attributes.get("fill") for attributes in drawing.all("rect")]
    assert len(fills) == 2 * (len(Axis) + 1)
    assert set(fills) == {"#ffffff"}
    assert drawing.words.count(messages(language)("axes.not_assessed")) == len(Axis) + 1


def test_a_bar_is_as_long_as_its_score() -> None:
    drawing = Page(str(axis_chart(sample_result(), Language.FR)))
    lengths = [a["width"] for a in drawing.all("rect") if a["fill"] in ("#1f3a5f", "#4f7cac")]
    # 348 units stand for 100: 41.3, 100, 14.2 and 0; the schedule is left too open to have a figure.
    assert lengths == ["143.72", "348.00", "49.42", "0.00"]
    assert drawing.words.count("non chiffré") == 1
    assert "non chiffré (0 à 66,7)" in drawing.words.replace("\xa0", " ")


def test_register_keeps_the_states_apart() -> None:
    words = page("sample", Language.FR).words.replace("\xa0", " ")
    for expected in ("illisible : « voir avec le DPD (n.c.) »", "Motif : Le déploiement se fait en une seule fois"):
        assert expected in words
    counts = sample_result().answers_by_state
    assert set(counts) == set(AnswerState) - {AnswerState.NOT_COMPUTED}


def test_no_word_of_the_other_language_is_left() -> None:
    assert "Exigence non respectée" not in page("sample", Language.EN).words
    assert "Requirement not met" not in page("sample", Language.FR).words


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://www.ccomptes.fr/fr", True),
        ("http://example.org/a?b=c&d=e", True),
        ("mailto:projet@example.org", True),
        ("javascript:void(0)", False),
        ("JavaScript:void(0)", False),
        ("https://exam\nple.org", False),
        (" https://example.org", False),
        ("data:text/html,<b>x</b>", False),
        ("file:///dossier/note.odt", False),
        ("//example.org", False),
        ("https://", False),
        ("http://[bad", False),
        ("", False),
    ],
)
def test_only_known_links_are_links(url: str, kept: bool) -> None:
    assert safe_link(url) == (url if kept else None)


@pytest.mark.slow
def test_what_is_taken_out_of_texts_is_what_unicode_calls_so():
    taken = {place for place in range(0x110000) if not printable(chr(place))}
    controls = {place for place in range(0x110000) if unicodedata.category(chr(place)) in ("Cc", "Cs")}
    directions = {place for place in range(0x3000) if unicodedata.bidirectional(chr(place)) in DIRECTIONS}
    marks = {0x200E, 0x200F, 0x061C}  # letters of no shape, as strong as any other
    assert taken == (controls - {0x09, 0x0A}) | directions | marks


@pytest.mark.slow
@given(st.text())
def test_printable_text_holds_no_control_character(text: str) -> None:
    shown = printable(text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert printable(shown) == shown


def read_style() -> str:
    return (shipped_folder("reports") / "html" / "style.css").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("is_dark", [False, True])
def test_contrast_of_every_pair_of_colours_in_use(is_dark: bool) -> None:
    light, _, rest = read_style().partition("(prefers-color-scheme: dark)")
    of_day, of_night = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part)) for part in (light, rest))
    assert set(of_day) == set(of_night)
    colours = of_night if is_dark else of_day
    pairs = [("ink", ground) for ground in ("paper", "soft", "red-soft", "amber-soft", "green-soft", "grey-soft")]
    pairs += [("ink-quiet", "paper"), ("ink-quiet", "soft"), ("accent", "paper"), ("accent", "soft"), ("link", "paper")]
    pairs += [("ink", "accent-soft"), ("paper", "red-ink")]
    pairs += [(f"{tone}-ink", f"{tone}-soft") for tone in ("red", "amber", "yellow", "green", "grey")]
    pairs += [(f"{tone}-ink", "paper") for tone in ("red", "amber", "yellow", "green", "grey")]
    for ink, ground in pairs:
        assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert contrast("#4f7cac", "#ffffff") >= 3  # the bars of the chart


def sentences(language: Language) -> dict[str, str]:
    text = (shipped_folder("reports") / "messages" / f"{language.value}.yaml").read_text(encoding="utf-8")
    return dict(re.findall(r'^([a-z_.]+): "(.*)"$', text, re.MULTILINE))


def test_both_languages_have_the_same_sentences_with_the_same_places() -> None:
    fr, en = sentences(Language.FR), sentences(Language.EN)
    assert list(fr) == list(en)
    for key, sentence in fr.items():
        assert set(re.findall(r"\{(\w+)\}", sentence)) == set(re.findall(r"\{(\w+)\}", en[key])), key


def test_every_sentence_is_used_and_every_sentence_used_exists() -> None:
    templates = (shipped_folder("reports") / "html").glob("*.j2")
    code = Path(reporting.__file__).parent.rglob("*.py")
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (*templates, *code))
    used = set(re.findall(r"""\bt\(\s*["']([a-z_.]+)["']""", sources))
    known = {re.sub(r"\.(one|other)$", "", key) for key in sentences(Language.FR)}
    assert used == known


def test_shares_are_written_by_one_function() -> None:
    sources = Path(audit.__file__).parent.rglob("*.py")
    writers = [path.name for path in sources if re.search(r"format_percent|:\.\d%|:%\}", path.read_text("utf-8"))]
    assert writers == ["numbers.py"]


def test_a_result_keeps_every_letter_in_json() -> None:
    result = sample_result()
    written = AS_JSON.dump_json(result, by_alias=True).decode()
    assert AS_JSON.validate_json(written) == result
    assert "Déméter" in written


def test_outcomes_of_the_table_are_those_of_the_model() -> None:
    headers = page("sample", Language.EN).words
    for kind in OutcomeKind:
        assert kind in sample_result().overall.outcomes
    assert "Partly met" in headers
