from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'rule_macros.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_outline = l_0_citations = l_0_defined = missing
    try:
        t_1 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_2 = environment.filters['map']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'map' found.")
    try:
        t_3 = environment.filters['term']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'term' found.")
    try:
        t_4 = environment.filters['text']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'text' found.")
    pass
    def macro(l_1_item):
        t_5 = []
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        pass
        t_5.append(
            escape(environment.finalize(environment.getattr(l_1_item, 'words'))),
        )
        if environment.getattr(l_1_item, 'members'):
            pass
            t_5.append(
                '<ul>',
            )
            for l_2_member in environment.getattr(l_1_item, 'members'):
                _loop_vars = {}
                pass
                t_5.extend((
                    '<li>',
                    escape(environment.finalize(context.call((undefined(name='outline') if l_0_outline is missing else l_0_outline), l_2_member, _loop_vars=_loop_vars))),
                    '</li>',
                ))
            l_2_member = missing
            t_5.append(
                '</ul>',
            )
        return concat(t_5)
    context.exported_vars.add('outline')
    context.vars['outline'] = l_0_outline = Macro(environment, macro, 'outline', ('item',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_listed):
        t_6 = []
        if l_1_listed is missing:
            l_1_listed = undefined("parameter 'listed' was not provided", name='listed')
        pass
        t_6.append(
            '<ul>\n',
        )
        for l_2_cited in l_1_listed:
            l_2_safe_link = resolve('safe_link')
            l_2_link = missing
            _loop_vars = {}
            pass
            l_2_link = context.call((undefined(name='safe_link') if l_2_safe_link is missing else l_2_safe_link), environment.getattr(environment.getattr(l_2_cited, 'source'), 'url'), _loop_vars=_loop_vars)
            _loop_vars['link'] = l_2_link
            t_6.append(
                '<li>',
            )
            if (undefined(name='link') if l_2_link is missing else l_2_link):
                pass
                t_6.extend((
                    '<a href="',
                    escape(environment.finalize((undefined(name='link') if l_2_link is missing else l_2_link))),
                    '" rel="noopener noreferrer">',
                    escape(environment.finalize(t_4(environment.getattr(environment.getattr(l_2_cited, 'source'), 'title')))),
                    '</a>',
                ))
            else:
                pass
                t_6.append(
                    escape(environment.finalize(t_4(environment.getattr(environment.getattr(l_2_cited, 'source'), 'title')))),
                )
            if environment.getattr(environment.getattr(l_2_cited, 'source'), 'note'):
                pass
                t_6.extend((
                    '<span class="note">',
                    escape(environment.finalize(t_4(environment.getattr(environment.getattr(l_2_cited, 'source'), 'note')))),
                    '</span>',
                ))
            t_6.append(
                '<ul>',
            )
            for l_3_place in environment.getattr(l_2_cited, 'places'):
                l_3_t = resolve('t')
                _loop_vars = {}
                pass
                t_6.append(
                    '<li>',
                )
                if environment.getattr(l_3_place, 'locator'):
                    pass
                    t_6.append(
                        escape(environment.finalize(t_4(environment.getattr(environment.getattr(l_3_place, 'locator'), 'text')))),
                    )
                else:
                    pass
                    t_6.append(
                        escape(environment.finalize(context.call((undefined(name='t') if l_3_t is missing else l_3_t), 'rules.whole_text', _loop_vars=_loop_vars))),
                    )
                t_6.extend((
                    ' <span class="mark">',
                    escape(environment.finalize(environment.getattr(l_3_place, 'citation'))),
                    ' · ',
                    escape(environment.finalize(context.call((undefined(name='t') if l_3_t is missing else l_3_t), 'findings.confidence', confidence=t_3(environment.getattr(l_3_place, 'confidence')), _loop_vars=_loop_vars))),
                    '</span></li>',
                ))
            l_3_place = l_3_t = missing
            t_6.append(
                '</ul></li>\n',
            )
        l_2_cited = l_2_safe_link = l_2_link = missing
        t_6.append(
            '</ul>\n',
        )
        return concat(t_6)
    context.exported_vars.add('citations')
    context.vars['citations'] = l_0_citations = Macro(environment, macro, 'citations', ('listed',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_item, l_1_table):
        t_7 = []
        l_1_t = resolve('t')
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        if l_1_table is missing:
            l_1_table = None
        pass
        t_7.append(
            '<div><dt>',
        )
        if l_1_table:
            pass
            t_7.extend((
                escape(environment.finalize(t_4(environment.getattr(l_1_table, 'label')))),
                ' — ',
            ))
        t_7.extend((
            escape(environment.finalize(t_4(environment.getattr(l_1_item, 'label')))),
            '</dt><dd>',
        ))
        if environment.getattr(l_1_item, 'meaning'):
            pass
            t_7.append(
                escape(environment.finalize(t_4(environment.getattr(l_1_item, 'meaning')))),
            )
        if environment.getattr(l_1_item, 'choices'):
            pass
            t_7.extend((
                '<span class="note">',
                escape(environment.finalize(context.call((undefined(name='t') if l_1_t is missing else l_1_t), 'rules.choices', choices=t_1(context.eval_ctx, t_2(context, environment.getattr(l_1_item, 'choices'), 'text'), ' · ')))),
                '</span>',
            ))
        if environment.getattr(l_1_item, 'evidence'):
            pass
            t_7.extend((
                '<span class="note">',
                escape(environment.finalize(context.call((undefined(name='t') if l_1_t is missing else l_1_t), 'rules.evidence', evidence=t_4(environment.getattr(l_1_item, 'evidence'))))),
                '</span>',
            ))
        t_7.append(
            '</dd></div>\n',
        )
        return concat(t_7)
    context.exported_vars.add('defined')
    context.vars['defined'] = l_0_defined = Macro(environment, macro, 'defined', ('item', 'table'), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '2=36&4=65&6=73&7=78&8=83&13=143&14=154'