from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'diagnosis.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_outline = l_0_citations = missing
    pass
    parent_template = environment.get_template('rule_page.html.j2', 'diagnosis.html.j2')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    included_template = environment.get_template('rule_macros.html.j2', 'diagnosis.html.j2').make_module(context.get_all(), True, {'citations': l_0_citations, 'outline': l_0_outline})
    l_0_outline = getattr(included_template, 'outline', missing)
    if l_0_outline is missing:
        l_0_outline = undefined(f"the template {included_template.__name__!r} (imported on line 3 in 'diagnosis.html.j2') does not export the requested name 'outline'", name='outline')
    l_0_citations = getattr(included_template, 'citations', missing)
    if l_0_citations is missing:
        l_0_citations = undefined(f"the template {included_template.__name__!r} (imported on line 3 in 'diagnosis.html.j2') does not export the requested name 'citations'", name='citations')
    context.vars.update({'outline': l_0_outline, 'citations': l_0_citations})
    context.exported_vars.difference_update(('outline', 'citations'))
    yield from parent_template.root_render_func(context)

def block_title(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_diagnosis = resolve('diagnosis')
    try:
        t_1 = environment.filters['text']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'text' found.")
    pass
    yield escape(environment.finalize(environment.getattr((undefined(name='diagnosis') if l_0_diagnosis is missing else l_0_diagnosis), 'id')))
    yield ' — '
    yield escape(environment.finalize(t_1(environment.getattr((undefined(name='diagnosis') if l_0_diagnosis is missing else l_0_diagnosis), 'title'))))

def block_content(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_t = resolve('t')
    l_0_diagnosis = resolve('diagnosis')
    l_0_outline = resolve('outline')
    l_0_core = resolve('core')
    l_0_signs = resolve('signs')
    l_0_citations = resolve('citations')
    l_0_citations_of = resolve('citations_of')
    try:
        t_2 = environment.filters['term']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'term' found.")
    try:
        t_1 = environment.filters['text']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'text' found.")
    pass
    yield '<p class="eyebrow"><a href="index.html">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.index', _block_vars=_block_vars)))
    yield '</a> · '
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'diagnoses.title', _block_vars=_block_vars)))
    yield '</p>\n<h1>'
    yield escape(environment.finalize(environment.getattr((undefined(name='diagnosis') if l_0_diagnosis is missing else l_0_diagnosis), 'id')))
    yield ' — '
    yield escape(environment.finalize(t_1(environment.getattr((undefined(name='diagnosis') if l_0_diagnosis is missing else l_0_diagnosis), 'title'))))
    yield '</h1>\n<p class="lead">'
    yield escape(environment.finalize(t_1(environment.getattr((undefined(name='diagnosis') if l_0_diagnosis is missing else l_0_diagnosis), 'meaning'))))
    yield '</p>\n<h2>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.conditions', _block_vars=_block_vars)))
    yield '</h2>\n<dl class="elements">\n<div><dt>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.core', _block_vars=_block_vars)))
    yield '</dt><dd>'
    yield escape(environment.finalize(context.call((undefined(name='outline') if l_0_outline is missing else l_0_outline), (undefined(name='core') if l_0_core is missing else l_0_core), _block_vars=_block_vars)))
    yield '</dd></div>\n'
    if (undefined(name='signs') if l_0_signs is missing else l_0_signs):
        pass
        yield '<div><dt>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.signs', _block_vars=_block_vars)))
        yield '</dt><dd>'
        yield escape(environment.finalize((context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.least_signs', count=environment.getattr((undefined(name='diagnosis') if l_0_diagnosis is missing else l_0_diagnosis), 'least_signs'), _block_vars=_block_vars) if environment.getattr((undefined(name='diagnosis') if l_0_diagnosis is missing else l_0_diagnosis), 'least_signs') else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.no_least_signs', _block_vars=_block_vars))))
        yield '<ul>'
        for l_1_sign in (undefined(name='signs') if l_0_signs is missing else l_0_signs):
            _loop_vars = {}
            pass
            yield '<li>'
            yield escape(environment.finalize(context.call((undefined(name='outline') if l_0_outline is missing else l_0_outline), l_1_sign, _loop_vars=_loop_vars)))
            yield '</li>'
        l_1_sign = missing
        yield '</ul></dd></div>\n'
    yield '<div><dt>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'diagnoses.first', _block_vars=_block_vars)))
    yield '</dt><dd><ol>'
    for l_1_step in environment.getattr((undefined(name='diagnosis') if l_0_diagnosis is missing else l_0_diagnosis), 'first'):
        _loop_vars = {}
        pass
        yield '<li>'
        yield escape(environment.finalize(t_1(l_1_step)))
        yield '</li>'
    l_1_step = missing
    yield '</ol></dd></div>\n</dl>\n<h2>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.criteria', _block_vars=_block_vars)))
    yield '</h2>\n'
    yield escape(environment.finalize(context.call((undefined(name='citations') if l_0_citations is missing else l_0_citations), (undefined(name='citations_of') if l_0_citations_of is missing else l_0_citations_of), _block_vars=_block_vars)))
    yield '\n<h2>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.examples', _block_vars=_block_vars)))
    yield '</h2>\n<ul>\n'
    for l_1_example in environment.getattr((undefined(name='diagnosis') if l_0_diagnosis is missing else l_0_diagnosis), 'examples'):
        _loop_vars = {}
        pass
        yield '<li>'
        yield escape(environment.finalize(environment.getattr(l_1_example, 'name')))
        yield ' → '
        yield escape(environment.finalize(t_2(environment.getattr(l_1_example, 'expect'))))
        yield '</li>\n'
    l_1_example = missing
    yield '</ul>\n'

blocks = {'title': block_title, 'content': block_content}
debug_info = '2=13&3=16&4=27&5=46&6=74&7=78&8=82&9=84&11=86&12=90&13=93&15=106&17=116&18=118&19=120&21=122&22=126'