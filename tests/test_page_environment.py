"""What pages print: every text escaped once, HTML as it is, sentences of the page's language."""

from dataclasses import dataclass

import pytest
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from audit.model.answer import AnswerState
from audit.model.text import Language
from audit.reporting.messages import Messages
from audit.reporting.page_environment import PageEnvironment, shown_in


@dataclass(frozen=True)
class Named:
    name: str


def printed(template, language=Language.FR, **values):
    t = Messages(
        {"label": "Réf. : <{{a}}>", "of": "{name} ({name})", "many.one": "un", "many.other": "{count}"}, language
    )
    made = PageEnvironment(language, t, loader=DictLoader({"it": template}), undefined=StrictUndefined, autoescape=True)
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
    shown = shown_in(Language.FR)
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
