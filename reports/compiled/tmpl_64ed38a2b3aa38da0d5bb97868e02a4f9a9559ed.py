from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'actions.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_t = resolve('t')
    l_0_actions = resolve('actions')
    l_0_result = resolve('result')
    l_0_rules = missing
    try:
        t_1 = environment.filters['in_full']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'in_full' found.")
    try:
        t_2 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
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
    included_template = environment.get_template('macros.html.j2', 'actions.html.j2').make_module(context.get_all(), True, {'rules': l_0_rules})
    l_0_rules = getattr(included_template, 'rules', missing)
    if l_0_rules is missing:
        l_0_rules = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'actions.html.j2') does not export the requested name 'rules'", name='rules')
    context.vars['rules'] = l_0_rules
    context.exported_vars.discard('rules')
    yield '<section id="actions" aria-labelledby="actions-title">\n<h2 id="actions-title">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.title')))
    yield '</h2>\n'
    if (not (undefined(name='actions') if l_0_actions is missing else l_0_actions)):
        pass
        yield '<p>'
        yield escape(environment.finalize((context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.answer_first') if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'open_points') else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.none'))))
        yield '</p>\n'
    else:
        pass
        yield '<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.intro')))
        yield '</p>\n<table class="stacked plan">\n<caption>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.caption')))
        yield '</caption>\n<thead>\n<tr><th scope="col" class="number">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.number')))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.action')))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.owner')))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.due')))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.effort')))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.closes')))
        yield '</th></tr>\n</thead>\n<tbody>\n'
        l_1_loop = missing
        for l_1_action, l_1_loop in LoopContext((undefined(name='actions') if l_0_actions is missing else l_0_actions), undefined):
            l_1_prior = resolve('prior')
            l_1_found = resolve('found')
            l_1_open = resolve('open')
            l_1_after = missing
            _loop_vars = {}
            pass
            l_1_after = environment.getitem((undefined(name='prior') if l_1_prior is missing else l_1_prior), environment.getattr(l_1_action, 'action'))
            _loop_vars['after'] = l_1_after
            yield '<tr id="action-'
            yield escape(environment.finalize(environment.getattr(l_1_loop, 'index')))
            yield '">\n<th scope="row" class="number">'
            yield escape(environment.finalize(environment.getattr(l_1_loop, 'index')))
            yield '</th>\n<td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.action', _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize(t_4(environment.getattr(l_1_action, 'do'))))
            yield '<span class="note"><strong>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.proof', _loop_vars=_loop_vars)))
            yield '</strong> — '
            yield escape(environment.finalize(t_4(environment.getattr(l_1_action, 'proof'))))
            yield '</span>'
            if (undefined(name='after') if l_1_after is missing else l_1_after):
                pass
                yield '<span class="note">'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.after', numbers=t_2(context.eval_ctx, (undefined(name='after') if l_1_after is missing else l_1_after), ', '), _loop_vars=_loop_vars)))
                yield '</span>'
            yield '</td>\n<td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.owner', _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize(t_3(environment.getattr(l_1_action, 'owner_role'))))
            yield '<span class="note">'
            yield escape(environment.finalize((environment.getattr(l_1_action, 'owner_name') or context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.owner_to_name', _loop_vars=_loop_vars))))
            yield '</span></td>\n<td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.due', _loop_vars=_loop_vars)))
            yield '" class="due">'
            yield escape(environment.finalize(t_1(environment.getattr(l_1_action, 'due'))))
            yield '</td>\n<td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.effort', _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize(t_3(environment.getattr(l_1_action, 'effort'))))
            yield '</td>\n<td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.closes', _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize(context.call((undefined(name='rules') if l_0_rules is missing else l_0_rules), environment.getattr(l_1_action, 'closes'), (undefined(name='found') if l_1_found is missing else l_1_found), (undefined(name='open') if l_1_open is missing else l_1_open), _loop_vars=_loop_vars)))
            yield '</td>\n</tr>\n'
        l_1_loop = l_1_action = l_1_prior = l_1_after = l_1_found = l_1_open = missing
        yield '</tbody>\n</table>\n'
    yield '</section>'

blocks = {}
debug_info = '2=39&4=46&5=48&6=51&8=56&10=58&12=60&15=73&16=80&17=83&18=85&19=87&20=101&21=107&22=111&23=115'