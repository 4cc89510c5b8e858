from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'macros.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_severity = l_0_outcome = l_0_cells = l_0_rule = l_0_rules = l_0_source = l_0_meter = missing
    try:
        t_1 = environment.filters['coordinate']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'coordinate' found.")
    try:
        t_2 = environment.filters['term']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'term' found.")
    try:
        t_3 = environment.filters['trim']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'trim' found.")
    pass
    def macro(l_1_level):
        t_4 = []
        if l_1_level is missing:
            l_1_level = undefined("parameter 'level' was not provided", name='level')
        pass
        t_4.extend((
            '<span class="badge severity-',
            escape(environment.finalize(environment.getattr(l_1_level, 'value'))),
            '">',
            escape(environment.finalize(t_2(l_1_level))),
            '</span>',
        ))
        return concat(t_4)
    context.exported_vars.add('severity')
    context.vars['severity'] = l_0_severity = Macro(environment, macro, 'severity', ('level',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_kind):
        t_5 = []
        if l_1_kind is missing:
            l_1_kind = undefined("parameter 'kind' was not provided", name='kind')
        pass
        t_5.extend((
            '<span class="badge outcome-',
            escape(environment.finalize(environment.getattr(l_1_kind, 'value'))),
            '">',
            escape(environment.finalize(t_2(l_1_kind))),
            '</span>',
        ))
        return concat(t_5)
    context.exported_vars.add('outcome')
    context.vars['outcome'] = l_0_outcome = Macro(environment, macro, 'outcome', ('kind',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_references):
        t_6 = []
        l_1_write_cells = resolve('write_cells')
        l_1_t = resolve('t')
        if l_1_references is missing:
            l_1_references = undefined("parameter 'references' was not provided", name='references')
        pass
        if l_1_references:
            pass
            t_6.append(
                '<ul class="cells">',
            )
            for l_2_reference in context.call((undefined(name='write_cells') if l_1_write_cells is missing else l_1_write_cells), l_1_references):
                _loop_vars = {}
                pass
                t_6.extend((
                    '<li>',
                    escape(environment.finalize(l_2_reference)),
                    '</li>',
                ))
            l_2_reference = missing
            t_6.append(
                '</ul>',
            )
        else:
            pass
            t_6.extend((
                '<span class="quiet">',
                escape(environment.finalize(context.call((undefined(name='t') if l_1_t is missing else l_1_t), 'axes.none'))),
                '</span>',
            ))
        return concat(t_6)
    context.exported_vars.add('cells')
    context.vars['cells'] = l_0_cells = Macro(environment, macro, 'cells', ('references',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_id, l_1_found, l_1_open):
        t_7 = []
        if l_1_id is missing:
            l_1_id = undefined("parameter 'id' was not provided", name='id')
        if l_1_found is missing:
            l_1_found = undefined("parameter 'found' was not provided", name='found')
        if l_1_open is missing:
            l_1_open = undefined("parameter 'open' was not provided", name='open')
        pass
        if (l_1_id in l_1_found):
            pass
            t_7.extend((
                '<a href="#finding-',
                escape(environment.finalize(l_1_id)),
                '">',
                escape(environment.finalize(l_1_id)),
                '</a>',
            ))
        elif (l_1_id in l_1_open):
            pass
            t_7.extend((
                '<a href="#open-',
                escape(environment.finalize(l_1_id)),
                '">',
                escape(environment.finalize(l_1_id)),
                '</a>',
            ))
        else:
            pass
            t_7.append(
                escape(environment.finalize(l_1_id)),
            )
        return concat(t_7)
    context.exported_vars.add('rule')
    context.vars['rule'] = l_0_rule = Macro(environment, macro, 'rule', ('id', 'found', 'open'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_ids, l_1_found, l_1_open):
        t_8 = []
        if l_1_ids is missing:
            l_1_ids = undefined("parameter 'ids' was not provided", name='ids')
        if l_1_found is missing:
            l_1_found = undefined("parameter 'found' was not provided", name='found')
        if l_1_open is missing:
            l_1_open = undefined("parameter 'open' was not provided", name='open')
        pass
        l_2_loop = missing
        for l_2_id, l_2_loop in LoopContext(l_1_ids, undefined):
            _loop_vars = {}
            pass
            t_8.extend((
                '<span class="nowrap">',
                escape(environment.finalize(t_3(context.call((undefined(name='rule') if l_0_rule is missing else l_0_rule), l_2_id, l_1_found, l_1_open, _loop_vars=_loop_vars)))),
                escape(environment.finalize((',' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 15 in 'macros.html.j2' evaluated to false and no else section was defined.")))),
                '</span> ',
            ))
        l_2_loop = l_2_id = missing
        return concat(t_8)
    context.exported_vars.add('rules')
    context.vars['rules'] = l_0_rules = Macro(environment, macro, 'rules', ('ids', 'found', 'open'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_title, l_1_url):
        t_9 = []
        l_1_safe_link = resolve('safe_link')
        l_1_link = missing
        if l_1_title is missing:
            l_1_title = undefined("parameter 'title' was not provided", name='title')
        if l_1_url is missing:
            l_1_url = undefined("parameter 'url' was not provided", name='url')
        pass
        l_1_link = context.call((undefined(name='safe_link') if l_1_safe_link is missing else l_1_safe_link), l_1_url)
        if (undefined(name='link') if l_1_link is missing else l_1_link):
            pass
            t_9.extend((
                '<a class="source" href="',
                escape(environment.finalize((undefined(name='link') if l_1_link is missing else l_1_link))),
                '" rel="noopener noreferrer">',
                escape(environment.finalize(l_1_title)),
                '</a>',
            ))
        else:
            pass
            t_9.append(
                escape(environment.finalize(l_1_title)),
            )
            if l_1_url:
                pass
                t_9.extend((
                    ' <span class="quiet">(',
                    escape(environment.finalize(l_1_url)),
                    ')</span>',
                ))
        return concat(t_9)
    context.exported_vars.add('source')
    context.vars['source'] = l_0_source = Macro(environment, macro, 'source', ('title', 'url'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_share):
        t_10 = []
        if l_1_share is missing:
            l_1_share = undefined("parameter 'share' was not provided", name='share')
        pass
        t_10.extend((
            '<span class="meter" aria-hidden="true"><span style="width:',
            escape(environment.finalize(t_1((l_1_share * 100)))),
            '%"></span></span>',
        ))
        return concat(t_10)
    context.exported_vars.add('meter')
    context.vars['meter'] = l_0_meter = Macro(environment, macro, 'meter', ('share',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '2=30&4=46&6=62&7=69&10=97&11=106&14=133&15=143&18=157&19=166&20=167&23=192'