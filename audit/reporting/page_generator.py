"""Turns the templates of pages into Python: what they name is read and called as Python does, and is put in one list.

Jinja writes modules for any environment: each attribute, call, macro and piece of text goes through what an
environment may change. Ours changes none of it, and a page has ten thousand of each.
"""

from collections.abc import Iterable
from typing import Any, cast

from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_PARAMETER
from jinja2.nodes import (
    Call,
    CondExpr,
    Const,
    Expr,
    Filter,
    FilterBlock,
    FromImport,
    Getattr,
    Getitem,
    Macro,
    Name,
    Node,
    Output,
    Template,
)
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from audit.reporting.messages import Messages

PLAIN_FILTERS = frozenset(
    {"coordinate", "engines", "in_full", "introduced", "join", "money", "number", "sentence", "share", "signs", "term"}
)
"""The filters of pages that always give a text that is no HTML."""


class _InLanguage(NodeTransformer):
    """Puts sentences that nothing fills where a template names them, and texts of the language where it prints one."""

    def __init__(self, language: str, t: Messages) -> None:
        self._language = language
        self._t = t

    def visit_Call(self, node: Call) -> Expr:  # noqa: N802 - Jinja calls it so
        """Return the sentence that ``t`` gives for a key alone; any other call as it is."""
        self.generic_visit(node)
        match node:
            case Call(node=Name(name="t"), args=[Const(value=key)], kwargs=[], dyn_args=None, dyn_kwargs=None):
                return Const(self._t(key))
        return node

    def visit_Output(self, node: Output) -> Output:  # noqa: N802 - Jinja calls it so
        """Take off what sets the spaces of sentences and texts that are printed: they are set when any text is."""
        self.generic_visit(node)
        node.nodes = [self._printed(child) for child in node.nodes]
        return node

    def _printed(self, node: Expr) -> Expr:
        match node:
            case Filter(name="text", node=Expr() as text):
                return Getattr(text, self._language, "load", lineno=node.lineno)
            case Call(node=Name(name="t") as t):
                node.node = Getattr(t, "filled", "load", lineno=node.lineno)
            case CondExpr():
                otherwise = node.expr2 or Const("", lineno=node.lineno)  # which prints as what is not defined
                node.expr1, node.expr2 = self._printed(node.expr1), self._printed(otherwise)
        return node


class PageGenerator(CodeGenerator):
    """Writes the modules of templates in one language, for a ``PageEnvironment``.

    A text that is printed goes straight to what the environment keeps of texts; anything else, to its ``finalize``.
    """

    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja calls it so
        """Write a whole template."""
        known = cast("dict[str, Any]", self.environment.globals)
        node = _InLanguage(known["lang"], known["t"]).visit(node)
        self._macros = _macros(node)
        self._given = _given(node, self._macros)
        super().visit_Template(node, frame)

    def enter_frame(self, frame: Frame) -> None:
        """Write where names come from: what the page gives is looked up once a template or block, not in each loop.

        A macro thus holds what it names and not the page: a page that its macros held would outlive its making.
        """
        if frame.symbols.parent is not None:
            super().enter_frame(frame)
            return
        for name in self._given:
            frame.symbols.load(name)
        super().enter_frame(frame)
        for name in self._given:
            place = frame.symbols.ref(name)
            self.writeline(f"if {place} is missing: {place} = undefined(name={name!r})")
            frame.symbols.loads[place] = (VAR_LOAD_PARAMETER, None)  # from here on as sure to be there as these

    def write_commons(self) -> None:
        """Write what each function begins with."""
        super().write_commons()
        self.writeline("LoopContext = environment.with_places")  # by the name that Jinja calls it
        self.writeline("texts = environment.texts")
        self.writeline("shown = environment.finalize")
        self.writeline("made = str.__new__")

    def blockvisit(self, nodes: Iterable[Node], frame: Frame) -> None:
        """Write statements; what a whole template or block prints is put in one list, and given as one text."""
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Macro(self, node: Macro, frame: Frame) -> None:  # noqa: N802 - Jinja calls it so
        """Write a macro as a function whose parameters have the names that the template gives them."""
        inner = frame.inner()
        inner.require_output_check = False
        inner.symbols.analyze_node(node)
        names = [parameter.name for parameter in node.args]
        required = len(names) - len(node.defaults)
        parameters = (*names[:required], *(f"{name}=missing" for name in names[required:]))
        self.writeline(f"def macro({', '.join(parameters)}):", node)
        self.indent()
        self.buffer(inner)
        self.enter_frame(inner)
        for place, name in enumerate(names):
            self.writeline(f"{inner.symbols.ref(name)} = {name}")
            if place >= required:
                self.write(" if ")
                self.write(f"{name} is not missing else ")
                self.visit(node.defaults[place - required], inner)
        self.blockvisit(node.body, inner)
        self.writeline(f"return made(Markup, concat({inner.buffer}))")  # what ``Markup`` does of a plain text
        self.outdent()
        if frame.toplevel:
            self.writeline(f"context.exported_vars.add({node.name!r})")
            self.writeline(f"context.vars[{node.name!r}] = macro")
        self.writeline(f"{frame.symbols.ref(node.name)} = macro")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja calls it so
        """Write an attribute."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - idem
        """Write a call; none is given the context, the caller's block or arguments of which the number is not known."""
        if forward_caller or node.dyn_args is not None or node.dyn_kwargs is not None:
            self.fail("pages call functions with the arguments that they write", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Getitem(self, node: Getitem, frame: Frame) -> None:  # noqa: N802 - idem
        """Write a key, or a part of a list."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_FilterBlock(self, node: FilterBlock, frame: Frame) -> None:  # noqa: N802 - idem
        """Write a part of a page that a filter goes over once it is whole: from HTML to HTML."""
        if node.filter.args or node.filter.kwargs or frame.buffer is None:
            self.fail("filters of whole parts take nothing else", node.lineno)
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        self.enter_frame(inner)
        self.buffer(inner)
        self.blockvisit(node.body, inner)
        self.writeline(f"{frame.buffer}.append(environment.filters[{node.filter.name!r}](concat({inner.buffer})))")
        self.leave_frame(inner)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(_BEFORE[self._kind(node)])

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(_AFTER[self._kind(node)])

    def _kind(self, node: Expr) -> type[str] | None:
        """Return what an expression surely is when it is printed: a plain text, or HTML; None for what may be either.

        Sentences and texts of a language are plain, and a macro writes HTML.
        """
        match node:
            case Const(value=str()) | Getattr(attr="fr" | "en"):
                return str
            case Call(node=Getattr(node=Name(name="t"), attr="filled")):
                return str
            case Call(node=Name(name=name)) if name in self._macros:
                return Markup
            case Filter(name="cells"):
                return Markup
            case Filter(name=name) if name in PLAIN_FILTERS:
                return str
            case CondExpr(expr1=one, expr2=Expr() as other):
                kind = self._kind(one)
                return kind if kind is self._kind(other) else None
        return None


# Around what is printed, by what it surely is: the texts that are kept are by plain text.
_BEFORE: dict[type[str] | None, str] = {str: "texts[", Markup: "(", None: "texts[printed] if type(printed := ("}
_AFTER: dict[type[str] | None, str] = {
    str: "]",
    Markup: ")",
    None: ")) is str else printed if type(printed) is Markup else shown(printed)",
}


def _macros(template: Template) -> frozenset[str]:
    """Return the names of the macros that a template has, of its own or imported."""
    imported = (name for node in template.find_all(FromImport) for name in node.names)
    return frozenset(macro.name for macro in template.find_all(Macro)).union(
        name if isinstance(name, str) else name[1] for name in imported
    )


def _given(template: Template, macros: frozenset[str]) -> list[str]:
    """Return the names that a template reads and gives to nothing of its own: those that the page gives."""
    names = list(template.find_all(Name))
    own = {name.name for name in names if name.ctx != "load"} | {"loop", "self", "super"}
    return sorted({name.name for name in names} - own - macros)
