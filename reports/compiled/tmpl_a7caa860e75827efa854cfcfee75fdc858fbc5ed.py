from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'unknown.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_t = resolve('t')
    l_0_open_points = resolve('open_points')
    l_0_result = resolve('result')
    l_0_severity = l_0_outcome = l_0_cells = l_0_rules = missing
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
    included_template = environment.get_template('macros.html.j2', 'unknown.html.j2').make_module(context.get_all(), True, {'cells': l_0_cells, 'outcome': l_0_outcome, 'rules': l_0_rules, 'severity': l_0_severity})
    l_0_severity = getattr(included_template, 'severity', missing)
    if l_0_severity is missing:
        l_0_severity = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'unknown.html.j2') does not export the requested name 'severity'", name='severity')
    l_0_outcome = getattr(included_template, 'outcome', missing)
    if l_0_outcome is missing:
        l_0_outcome = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'unknown.html.j2') does not export the requested name 'outcome'", name='outcome')
    l_0_cells = getattr(included_template, 'cells', missing)
    if l_0_cells is missing:
        l_0_cells = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'unknown.html.j2') does not export the requested name 'cells'", name='cells')
    l_0_rules = getattr(included_template, 'rules', missing)
    if l_0_rules is missing:
        l_0_rules = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'unknown.html.j2') does not export the requested name 'rules'", name='rules')
    context.vars.update({'severity': l_0_severity, 'outcome': l_0_outcome, 'cells': l_0_cells, 'rules': l_0_rules})
    context.exported_vars.difference_update(('severity', 'outcome', 'cells', 'rules'))
    yield '<section id="unknown" aria-labelledby="unknown-title">\n<h2 id="unknown-title">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.title')))
    yield '</h2>\n'
    if (not (undefined(name='open_points') if l_0_open_points is missing else l_0_open_points)):
        pass
        yield '<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.none')))
        yield '</p>\n'
    else:
        pass
        yield '<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.intro')))
        yield '</p>\n<h3>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.points')))
        yield '</h3>\n'
        for (l_1_level, l_1_points) in (undefined(name='open_points') if l_0_open_points is missing else l_0_open_points):
            _loop_vars = {}
            pass
            yield '<table class="stacked open-points">\n<caption>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.points_caption', severity=t_2(l_1_level), _loop_vars=_loop_vars)))
            yield '</caption>\n<thead>\n<tr><th scope="col">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.rule', _loop_vars=_loop_vars)))
            yield '</th><th scope="col">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.possible', _loop_vars=_loop_vars)))
            yield '</th><th scope="col">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.missing', _loop_vars=_loop_vars)))
            yield '</th></tr>\n</thead>\n<tbody>\n'
            for l_2_point in l_1_points:
                l_2_missing = resolve('missing')
                l_2_lacking = missing
                _loop_vars = {}
                pass
                yield '<tr id="open-'
                yield escape(environment.finalize(environment.getattr(l_2_point, 'rule')))
                yield '">\n<th scope="row"><span class="finding-id">'
                yield escape(environment.finalize(environment.getattr(l_2_point, 'rule')))
                yield '</span> '
                yield escape(environment.finalize(context.call((undefined(name='severity') if l_0_severity is missing else l_0_severity), environment.getattr(l_2_point, 'severity'), _loop_vars=_loop_vars)))
                yield '<span class="row-title">'
                yield escape(environment.finalize(t_3(environment.getattr(l_2_point, 'title'))))
                yield '</span><span class="note">'
                yield escape(environment.finalize(t_2(environment.getattr(l_2_point, 'axis'))))
                yield '</span></th>\n<td data-label="'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.possible', _loop_vars=_loop_vars)))
                yield '"><ul class="plain">'
                for l_3_kind in environment.getattr(l_2_point, 'possible'):
                    _loop_vars = {}
                    pass
                    yield '<li>'
                    yield escape(environment.finalize(t_2(l_3_kind)))
                    yield '</li>'
                l_3_kind = missing
                yield '</ul></td>\n<td data-label="'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.missing', _loop_vars=_loop_vars)))
                yield '">\n'
                l_2_lacking = context.call((undefined(name='missing') if l_2_missing is missing else l_2_missing), l_2_point, _loop_vars=_loop_vars)
                _loop_vars['lacking'] = l_2_lacking
                if (undefined(name='lacking') if l_2_lacking is missing else l_2_lacking):
                    pass
                    yield '<ul class="missing">\n'
                    for l_3_answer in (undefined(name='lacking') if l_2_lacking is missing else l_2_lacking)[:8]:
                        _loop_vars = {}
                        pass
                        yield '<li>'
                        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.missing_answer', label=environment.getattr(l_3_answer, 'label'), _loop_vars=_loop_vars)))
                        yield ' <strong>'
                        yield escape(environment.finalize(environment.getattr(l_3_answer, 'value')))
                        yield '</strong>'
                        if (environment.getattr(l_3_answer, 'lines') > 1):
                            pass
                            yield ' ('
                            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.lines', count=environment.getattr(l_3_answer, 'lines'), _loop_vars=_loop_vars)))
                            yield ')'
                        if environment.getattr(l_3_answer, 'why'):
                            pass
                            yield '<span class="note">'
                            yield escape(environment.finalize(environment.getattr(l_3_answer, 'why')))
                            yield '</span>'
                        if environment.getattr(l_3_answer, 'cells'):
                            pass
                            yield ' '
                            yield escape(environment.finalize(context.call((undefined(name='cells') if l_0_cells is missing else l_0_cells), environment.getattr(l_3_answer, 'cells'), _loop_vars=_loop_vars)))
                        yield '</li>\n'
                    l_3_answer = missing
                    if (t_1((undefined(name='lacking') if l_2_lacking is missing else l_2_lacking)) > 8):
                        pass
                        yield '<li>'
                        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.and_more', count=(t_1((undefined(name='lacking') if l_2_lacking is missing else l_2_lacking)) - 8), _loop_vars=_loop_vars)))
                        yield '</li>\n'
                    yield '</ul>\n'
                else:
                    pass
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.no_missing', _loop_vars=_loop_vars)))
                    yield '\n'
                yield '</td>\n</tr>\n'
            l_2_point = l_2_missing = l_2_lacking = missing
            yield '</tbody>\n</table>\n'
        l_1_level = l_1_points = missing
    if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'open_questions'):
        pass
        yield '<h3>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.questions')))
        yield '</h3>\n<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.questions_intro')))
        yield '</p>\n<table class="stacked questions">\n<caption>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.questions_caption')))
        yield '</caption>\n<thead>\n<tr><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.question')))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.state')))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.cells')))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.settles')))
        yield '</th><th scope="col" class="number">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.weight')))
        yield '</th></tr>\n</thead>\n<tbody>\n'
        for l_1_question in environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'open_questions'):
            l_1_found = resolve('found')
            l_1_open = resolve('open')
            _loop_vars = {}
            pass
            yield '<tr><th scope="row">'
            yield escape(environment.finalize(t_3(environment.getattr(l_1_question, 'label'))))
            yield '</th><td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.state', _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize((context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.partial_table', _loop_vars=_loop_vars) if (environment.getattr(l_1_question, 'state') == 'answered') else t_2(environment.getattr(l_1_question, 'state')))))
            yield '</td><td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.cells', _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize(context.call((undefined(name='cells') if l_0_cells is missing else l_0_cells), environment.getattr(l_1_question, 'cells'), _loop_vars=_loop_vars)))
            yield '</td><td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.settles', _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize(context.call((undefined(name='rules') if l_0_rules is missing else l_0_rules), environment.getattr(l_1_question, 'rules'), (undefined(name='found') if l_1_found is missing else l_1_found), (undefined(name='open') if l_1_open is missing else l_1_open), _loop_vars=_loop_vars)))
            yield '</td><td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.weight', _loop_vars=_loop_vars)))
            yield '" class="number">'
            yield escape(environment.finalize(environment.getattr(l_1_question, 'weight')))
            yield '</td></tr>\n'
        l_1_question = l_1_found = l_1_open = missing
        yield '</tbody>\n</table>\n'
    yield '</section>'

blocks = {}
debug_info = '2=33&4=49&5=51&6=54&8=59&9=61&10=63&12=67&14=69&17=75&18=81&19=83&20=91&21=101&22=103&23=105&25=108&26=112&28=132&29=135&33=140&42=146&43=149&44=151&46=153&48=155&51=165&52=171'