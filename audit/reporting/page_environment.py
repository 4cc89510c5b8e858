"""What Jinja does for each text that a page prints, and each function that it calls: more than ten thousand a page."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Const, Expr, Name, Template
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from audit.model.text import Language
from audit.reporting.messages import Messages
from audit.reporting.untrusted_text import printable
from audit.wording.typography import typeset

_MOST_KEPT = 4_096  # texts: a page prints many of them several times, and what comes from the rules is in every page
_LONGEST_KEPT = 400  # characters: what people type cannot fill the memory


def shown_in(language: Language) -> Callable[[Any], Markup]:
    """Return what makes HTML of what a template prints: escaped, its spaces set, without control characters.

    HTML stays what it is.
    """

    def escaped(text: str) -> Markup:
        return escape(typeset(printable(text), language))

    kept = lru_cache(_MOST_KEPT)(escaped)

    def shown(printed: Any) -> Markup:
        if isinstance(printed, Markup):  # first: it is equal to the text that it is made of
            return printed
        text = printed if type(printed) is str else str(printed)
        return kept(text) if len(text) <= _LONGEST_KEPT else escaped(text)

    return shown


class _StraightContext(Context):
    """Calls functions as they are: none that pages call asks for the context, which Jinja looks for at each call."""

    def call(
        self,
        called: Callable[..., Any],
        *args: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: Any,
    ) -> Any:
        """Call a function, or a macro of a template."""
        return called(self.eval_ctx, *args, **named) if isinstance(called, Macro) else called(*args, **named)


class _Sentences(NodeTransformer):
    """Puts sentences that nothing fills where a template names them."""

    def __init__(self, t: Messages) -> None:
        self._t = t

    def visit_Call(self, node: Call) -> Expr:  # noqa: N802 - Jinja calls it so
        """Return the sentence that ``t`` gives for a key alone; any other call as it is."""
        self.generic_visit(node)
        match node:
            case Call(node=Name(name="t"), args=[Const(value=key)], kwargs=[], dyn_args=None, dyn_kwargs=None):
                return Const(self._t(key))
        return node


class _PageGenerator(CodeGenerator):
    """Writes the modules of templates in one language, which print what ``shown_in`` gives as it is."""

    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja calls it so
        """Write a whole template."""
        super().visit_Template(_Sentences(cast("Messages", self.environment.globals["t"])).visit(node), frame)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")")


class PageEnvironment(Environment):
    """An environment whose ``finalize`` is ``shown_in`` of one language, and whose ``t`` are its sentences.

    What a template asks of an object it must have: an attribute that is not there is an error of Python's.
    """

    code_generator_class = _PageGenerator
    context_class = _StraightContext
    getattr = staticmethod(getattr)  # type: ignore[assignment]

    def __init__(self, language: Language, t: Messages, **options: Any) -> None:
        super().__init__(finalize=shown_in(language), **options)
        self.globals["t"] = t
