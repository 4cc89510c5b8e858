from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'index.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_severity = missing
    pass
    parent_template = environment.get_template('rule_page.html.j2', 'index.html.j2')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    included_template = environment.get_template('macros.html.j2', 'index.html.j2').make_module(context.get_all(), True, {'severity': l_0_severity})
    l_0_severity = getattr(included_template, 'severity', missing)
    if l_0_severity is missing:
        l_0_severity = undefined(f"the template {included_template.__name__!r} (imported on line 3 in 'index.html.j2') does not export the requested name 'severity'", name='severity')
    context.vars['severity'] = l_0_severity
    context.exported_vars.discard('severity')
    yield from parent_template.root_render_func(context)

def block_title(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_t = resolve('t')
    pass
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.index', _block_vars=_block_vars)))

def block_content(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_t = resolve('t')
    l_0_rulebase = resolve('rulebase')
    l_0_by_axis = resolve('by_axis')
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['term']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'term' found.")
    try:
        t_3 = environment.filters['text']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'text' found.")
    pass
    yield '<h1>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.index', _block_vars=_block_vars)))
    yield '</h1>\n<p>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.rulebase_value', version=environment.getattr((undefined(name='rulebase') if l_0_rulebase is missing else l_0_rulebase), 'version'), count=t_1(environment.getattr((undefined(name='rulebase') if l_0_rulebase is missing else l_0_rulebase), 'rules')), _block_vars=_block_vars)))
    yield '</p>\n'
    for (l_1_axis, l_1_rules) in context.call(environment.getattr((undefined(name='by_axis') if l_0_by_axis is missing else l_0_by_axis), 'items'), _block_vars=_block_vars):
        _loop_vars = {}
        pass
        yield '<h2>'
        yield escape(environment.finalize(t_2(l_1_axis)))
        yield '</h2>\n<ul>\n'
        for l_2_rule in l_1_rules:
            l_2_severity = resolve('severity')
            _loop_vars = {}
            pass
            yield '<li><a href="'
            yield escape(environment.finalize(environment.getattr(l_2_rule, 'id')))
            yield '.html">'
            yield escape(environment.finalize(environment.getattr(l_2_rule, 'id')))
            yield '</a> '
            yield escape(environment.finalize(context.call((undefined(name='severity') if l_2_severity is missing else l_2_severity), environment.getattr(l_2_rule, 'severity'), _loop_vars=_loop_vars)))
            yield ' '
            yield escape(environment.finalize(t_3(environment.getattr(l_2_rule, 'title'))))
            yield '</li>\n'
        l_2_rule = l_2_severity = missing
        yield '</ul>\n'
    l_1_axis = l_1_rules = missing
    if environment.getattr((undefined(name='rulebase') if l_0_rulebase is missing else l_0_rulebase), 'diagnoses'):
        pass
        yield '<h2>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'diagnoses.title', _block_vars=_block_vars)))
        yield '</h2>\n<ul>\n'
        for l_1_item in environment.getattr((undefined(name='rulebase') if l_0_rulebase is missing else l_0_rulebase), 'diagnoses'):
            _loop_vars = {}
            pass
            yield '<li><a href="'
            yield escape(environment.finalize(environment.getattr(l_1_item, 'id')))
            yield '.html">'
            yield escape(environment.finalize(environment.getattr(l_1_item, 'id')))
            yield '</a> '
            yield escape(environment.finalize(t_3(environment.getattr(l_1_item, 'title'))))
            yield '</li>\n'
        l_1_item = missing
        yield '</ul>\n'

blocks = {'title': block_title, 'content': block_content}
debug_info = '2=13&3=16&4=24&5=35&6=65&7=67&8=69&9=73&11=75&12=80&16=91&17=94&19=96&20=100'