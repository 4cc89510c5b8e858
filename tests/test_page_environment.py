"""What pages print: every text escaped once, HTML as it is, sentences of the page's language."""

import gc
import weakref
from dataclasses import dataclass

import pytest
from jinja2 import DictLoader, StrictUndefined, TemplateAssertionError, UndefinedError
from markupsafe import Markup

from audit.model.answer import AnswerState
from audit.model.text import Language, Text
from audit.reporting.html import render_view
from audit.reporting.messages import Messages
from audit.reporting.page_environment import PageEnvironment, ShownTexts, shown_in
from audit.reporting.page_generator import PLAIN_FILTERS
from audit.reporting.templates import environment
from audit.reporting.view import ReportView
from tests.every_page import fictitious
from tests.hostile_result import hostile_result


@dataclass(frozen=True)
class Named:
    name: str


def printed(template, language=Language.FR, others=None, **values):
    t = Messages(
        {"label": "Réf. : <{{a}}>", "of": "{name} ({name})", "many.one": "un", "many.other": "{count}"}, language
    )
    loader = DictLoader({"it": template, **(others or {})})
    made = PageEnvironment(language, t, loader=loader, undefined=StrictUndefined, autoescape=True)
    made.filters["text"] = lambda text: f"not taken off: {text.to(language)}"
    return made.get_template("it").render(values)


def test_a_text_is_escaped_and_html_is_not_whichever_comes_first():
    text = "<b>1</b>"
    assert (
        printed("{{ a }} {{ b }} {{ a }}", a=text, b=Markup(text))  # noqa: S704 - what is tried
        == "&lt;b&gt;1&lt;/b&gt; <b>1</b> &lt;b&gt;1&lt;/b&gt;"
    )
    assert printed("{{ b }} {{ a }}", a="<i>", b=Markup("<i>")) == "<i> &lt;i&gt;"


def test_a_long_text_is_escaped_as_a_short_one():
    assert printed("{{ a }}", a="<" * 3 + "é" * 5000) == "&lt;" * 3 + "é" * 5000


def test_control_characters_are_left_out_of_whatever_is_printed():
    shown = shown_in(ShownTexts(Language.FR))
    assert shown("a\x1b[2J\u202eb") == "a[2Jb"
    assert shown(AnswerState.BLANK) == "blank"
    assert shown(Named("\x00<")) == "Named(name=&#39;\\x00&lt;&#39;)"
    assert shown(12) == "12"


def test_what_a_macro_wrote_is_not_escaped_again():
    template = "{% macro cell(x) %}<td>{{ x }}</td>{% endmacro %}{% for x in all %}{{ cell(x) | trim }}{% endfor %}"
    assert printed(template, all=["<", "&"]) == "<td>&lt;</td><td>&amp;</td>"


def test_sentences_are_of_the_language_and_escaped():
    assert printed("{{ t('label') }}") == "Réf.\u00a0: &lt;{a}&gt;"
    assert printed("{{ t('label') }}", Language.EN) == "Réf. : &lt;{a}&gt;"
    assert printed("<p title='{{ t('of', name=x) }}'>", x="'<") == "<p title='&#39;&lt; (&#39;&lt;)'>"
    assert [printed("{{ t('many', count=n) }}", n=n) for n in (1, 2)] == ["un", "2"]
    assert printed("{{ (t('label') if yes else t('of', name='x')) | upper }}", yes=True) == "RÉF.\u00a0: &lt;{A}&gt;"


def test_a_sentence_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        printed("{{ t('none') }}")


def test_what_is_not_there_is_an_error():
    with pytest.raises(UndefinedError):
        printed("{{ a }}")
    with pytest.raises(UndefinedError):
        printed("{{ a(1) }}")
    with pytest.raises(AttributeError):
        printed("{{ a.other }}", a=Named("x"))


def test_what_people_typed_has_the_spaces_of_the_language():
    assert printed("{{ a }}", a="Quoi ? 12 000") == "Quoi\u00a0? 12\u202f000"
    assert printed("{{ a }}", Language.EN, a="Quoi ? 12 000") == "Quoi ? 12 000"
    assert printed("{{ a }}", a=Markup("Quoi ?")) == "Quoi ?"


def test_a_macro_has_the_parameters_that_its_template_names():
    template = (
        "{% macro cell(of, more='none', title=none) %}{{ of }}:{{ more }}{{ '!' if title }}{% endmacro %}"
        "{{ cell(1) }} {{ cell(1, 2) }} {{ cell(more='<', of=3) }} {{ cell(1, title='a', more=none) }}"
    )
    assert printed(template) == "1:none 1:2 3:&lt; 1:None!"
    with pytest.raises(TypeError):
        printed("{% macro cell(of) %}{{ of }}{% endmacro %}{{ cell() }}")
    with pytest.raises(TypeError):
        printed("{% macro cell(of) %}{{ of }}{% endmacro %}{{ cell(1, none=2) }}")


def test_a_macro_calls_itself_and_others_and_is_imported():
    tree = "{% macro tree(of) %}({{ of[0] }}{% for one in of[1:] %}{{ tree(one) }}{% endfor %}){% endmacro %}"
    assert printed(tree + "{{ tree(all) }}", all=["a", ["<", ["c"]], ["d"]]) == "(a(&lt;(c))(d))"
    imported = "{% from 'tree' import tree %}{% for one in all %}{{ tree(one) }}{% endfor %}"
    assert printed(imported, others={"tree": tree}, all=[["a"], ["b"]]) == "(a)(b)"
    named = "{% macro own() %}{{ name }}{% endmacro %}"
    with_context = "{% from 'own' import own with context %}{{ own() }}"
    assert printed(with_context, others={"own": named}, name="<a>") == "&lt;a&gt;"


def test_parts_and_blocks_stand_where_they_are_named():
    frame = "<a>{% block one %}{% endblock %}</a>{% include 'part' %}"
    own = "{% extends 'frame' %}{% block one %}{% for x in all %}{{ x }}{% endfor %}{% endblock %}"
    assert printed(own, others={"frame": frame, "part": "[{{ all[0] }}]"}, all=[1, 2]) == "<a>12</a>[1]"
    filled = "{% set it %}{% for x in all %}{{ x }}{% endfor %}{% endset %}{{ it }}{{ it }}"
    assert printed(filled, all=["<", 1]) == "&lt;1&lt;1"


def test_a_text_that_is_printed_is_of_the_language_with_its_spaces():
    text = Text(fr="Quoi ? <a>", en="What? <a>")
    assert printed("{{ a | text }}", a=text) == "Quoi\u00a0? &lt;a&gt;"
    assert printed("{{ a | text }}", Language.EN, a=text) == "What? &lt;a&gt;"
    assert printed("{{ (a | text) if yes else '-' }}{{ a | text if not yes }}", a=text, yes=True) == (
        "Quoi\u00a0? &lt;a&gt;"
    )
    assert printed("{{ (a | text) | upper }}", Language.EN, a=text) == "NOT TAKEN OFF: WHAT? &lt;A&gt;"


def test_what_pages_never_do_is_refused_when_templates_are_turned_into_python():
    for template in ("{{ f(*all) }}", "{{ f(**all) }}", "{% call f() %}{% endcall %}"):
        with pytest.raises(TemplateAssertionError, match="arguments that they write"):
            printed(template, f=str, all=[])


def test_what_is_kept_of_texts_has_a_bound():
    texts = ShownTexts(Language.FR)
    for number in range(20_000):
        assert texts[f"<{number} :"] == f"&lt;{number}\u00a0:"
    assert len(texts) < 10_000
    assert texts["é" * 5_000] == "é" * 5_000
    assert "é" * 5_000 not in texts


def test_a_key_and_a_part_of_a_list_are_those_of_python():
    assert (
        printed("{{ a['x'] }} {{ b[1] }} {{ b[:1][0] }} {{ b[n - 1] }}", a={"x": "<"}, b=["é", 2], n=1) == "&lt; 2 é é"
    )
    with pytest.raises(KeyError):
        printed("{{ a['y'] }}", a={})


def test_what_only_some_branches_name_need_not_be_given():
    assert printed("{% for x in all %}{% if x %}{{ other }}{% endif %}{% endfor %}.", all=[0]) == "."
    with pytest.raises(UndefinedError):
        printed("{% for x in all %}{% if x %}{{ other }}{% endif %}{% endfor %}.", all=[1])
    assert printed("{% if other is defined %}yes{% else %}no{% endif %}") == "no"


def test_a_name_may_be_the_pages_in_one_place_and_the_templates_in_another():
    template = "{{ x }}{% for x in all %}{{ x }}{% endfor %}{% macro own(x) %}{{ x }}{% endmacro %}{{ own(x) }}{{ x }}"
    assert printed(template, x="<", all=[1, 2]) == "&lt;12&lt;&lt;"


def test_filters_that_are_said_to_give_plain_texts_do():
    for language in Language:
        filters = environment(language).filters
        assert {filters[name].__annotations__["return"] for name in PLAIN_FILTERS} == {str}


def test_a_filter_goes_over_a_part_once_it_is_whole():
    made = environment(Language.EN).overlay(
        loader=DictLoader({"it": "{% filter breakable %}<p>{{ a }}{{ a }}</p>{% endfilter %}{{ a }}"})
    )
    a = "x" * 14
    assert made.get_template("it").render(a=a) == f'<p><span class="long">{a}{a}</span></p>{a}'
    with pytest.raises(TemplateAssertionError, match="take nothing else"):
        printed("{% filter replace('a', 'b') %}a{% endfilter %}")


@pytest.mark.slow
def test_a_page_is_let_go_once_it_is_made():
    environment(Language.FR)
    gc.collect()
    gc.disable()
    try:
        for result in (hostile_result(), fictitious().result):
            view = ReportView(result, Language.FR)
            kept = weakref.ref(view)
            assert render_view(view)
            del view
            assert kept() is None  # without waiting for the collection of garbage: nothing of it is in a circle
    finally:
        gc.enable()
