from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'diagnoses.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_result = resolve('result')
    l_0_t = resolve('t')
    l_0_cells = l_0_rules = l_0_source = missing
    try:
        t_1 = environment.filters['term']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'term' found.")
    try:
        t_2 = environment.filters['text']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'text' found.")
    pass
    included_template = environment.get_template('macros.html.j2', 'diagnoses.html.j2').make_module(context.get_all(), True, {'cells': l_0_cells, 'rules': l_0_rules, 'source': l_0_source})
    l_0_cells = getattr(included_template, 'cells', missing)
    if l_0_cells is missing:
        l_0_cells = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'diagnoses.html.j2') does not export the requested name 'cells'", name='cells')
    l_0_rules = getattr(included_template, 'rules', missing)
    if l_0_rules is missing:
        l_0_rules = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'diagnoses.html.j2') does not export the requested name 'rules'", name='rules')
    l_0_source = getattr(included_template, 'source', missing)
    if l_0_source is missing:
        l_0_source = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'diagnoses.html.j2') does not export the requested name 'source'", name='source')
    context.vars.update({'cells': l_0_cells, 'rules': l_0_rules, 'source': l_0_source})
    context.exported_vars.difference_update(('cells', 'rules', 'source'))
    if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'diagnoses'):
        pass
        yield '<section id="diagnoses" aria-labelledby="diagnoses-title">\n<h2 id="diagnoses-title">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'diagnoses.title')))
        yield '</h2>\n<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'diagnoses.intro')))
        yield '</p>\n'
        for l_1_diagnosis in environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'diagnoses'):
            l_1_found = resolve('found')
            l_1_open = resolve('open')
            _loop_vars = {}
            pass
            yield '<article class="finding diagnosis-'
            yield escape(environment.finalize(environment.getattr(environment.getattr(l_1_diagnosis, 'state'), 'value')))
            yield '" id="diagnosis-'
            yield escape(environment.finalize(environment.getattr(l_1_diagnosis, 'diagnosis')))
            yield '" aria-labelledby="diagnosis-'
            yield escape(environment.finalize(environment.getattr(l_1_diagnosis, 'diagnosis')))
            yield '-title">\n<p class="finding-head"><span class="badge diagnosis-state-'
            yield escape(environment.finalize(environment.getattr(environment.getattr(l_1_diagnosis, 'state'), 'value')))
            yield '">'
            yield escape(environment.finalize(t_1(environment.getattr(l_1_diagnosis, 'state'))))
            yield '</span> <span class="finding-id">'
            yield escape(environment.finalize(environment.getattr(l_1_diagnosis, 'diagnosis')))
            yield '</span>'
            if environment.getattr(l_1_diagnosis, 'signs'):
                pass
                yield ' <span class="mark">'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'diagnoses.signs', count=environment.getattr(l_1_diagnosis, 'signs_held'), total=environment.getattr(l_1_diagnosis, 'signs'), _loop_vars=_loop_vars)))
                if environment.getattr(l_1_diagnosis, 'signs_open'):
                    pass
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'diagnoses.signs_open', count=environment.getattr(l_1_diagnosis, 'signs_open'), _loop_vars=_loop_vars)))
                yield '</span>'
            yield '</p>\n<h3 id="diagnosis-'
            yield escape(environment.finalize(environment.getattr(l_1_diagnosis, 'diagnosis')))
            yield '-title">'
            yield escape(environment.finalize(t_2(environment.getattr(l_1_diagnosis, 'title'))))
            yield '</h3>\n<p>'
            yield escape(environment.finalize(t_2(environment.getattr(l_1_diagnosis, 'meaning'))))
            yield '</p>\n<dl class="elements">\n<div><dt>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'diagnoses.support', _loop_vars=_loop_vars)))
            yield '</dt>\n<dd>\n<ul>\n'
            for l_2_id in environment.getattr(l_1_diagnosis, 'rules'):
                l_2_outcomes_found = resolve('outcomes_found')
                l_2_titles = resolve('titles')
                _loop_vars = {}
                pass
                yield '<li>'
                yield escape(environment.finalize(context.call((undefined(name='rules') if l_0_rules is missing else l_0_rules), [l_2_id], (undefined(name='found') if l_1_found is missing else l_1_found), (undefined(name='open') if l_1_open is missing else l_1_open), _loop_vars=_loop_vars)))
                if (l_2_id in (undefined(name='outcomes_found') if l_2_outcomes_found is missing else l_2_outcomes_found)):
                    pass
                    yield ' '
                    if (environment.getitem((undefined(name='outcomes_found') if l_2_outcomes_found is missing else l_2_outcomes_found), l_2_id) == 'partial'):
                        pass
                        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.requirement.partial', _loop_vars=_loop_vars)))
                    elif (environment.getitem((undefined(name='outcomes_found') if l_2_outcomes_found is missing else l_2_outcomes_found), l_2_id) == 'violated'):
                        pass
                        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.requirement.violated', _loop_vars=_loop_vars)))
                    yield ' '
                    yield escape(environment.finalize(t_2(environment.getitem((undefined(name='titles') if l_2_titles is missing else l_2_titles), l_2_id))))
                yield '</li>\n'
            l_2_id = l_2_outcomes_found = l_2_titles = missing
            for l_2_fact in environment.getattr(l_1_diagnosis, 'facts'):
                l_2_label = resolve('label')
                l_2_value = resolve('value')
                _loop_vars = {}
                pass
                yield '<li>'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.missing_answer', label=context.call((undefined(name='label') if l_2_label is missing else l_2_label), environment.getattr(l_2_fact, 'name'), _loop_vars=_loop_vars), _loop_vars=_loop_vars)))
                yield ' <strong>'
                yield escape(environment.finalize(context.call((undefined(name='value') if l_2_value is missing else l_2_value), l_2_fact, _loop_vars=_loop_vars)))
                yield '</strong> '
                yield escape(environment.finalize(context.call((undefined(name='cells') if l_0_cells is missing else l_0_cells), environment.getattr(l_2_fact, 'cells'), _loop_vars=_loop_vars)))
                yield '</li>\n'
            l_2_fact = l_2_label = l_2_value = missing
            yield '</ul>\n</dd></div>\n'
            if environment.getattr(l_1_diagnosis, 'open_rules'):
                pass
                yield '<div><dt>'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'diagnoses.open', _loop_vars=_loop_vars)))
                yield '</dt><dd>'
                yield escape(environment.finalize(context.call((undefined(name='rules') if l_0_rules is missing else l_0_rules), environment.getattr(l_1_diagnosis, 'open_rules'), (undefined(name='found') if l_1_found is missing else l_1_found), (undefined(name='open') if l_1_open is missing else l_1_open), _loop_vars=_loop_vars)))
                yield '</dd></div>\n'
            yield '<div><dt>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'diagnoses.first', _loop_vars=_loop_vars)))
            yield '</dt>\n<dd>\n<ol>\n'
            for l_2_step in environment.getattr(l_1_diagnosis, 'first'):
                _loop_vars = {}
                pass
                yield '<li>'
                yield escape(environment.finalize(t_2(l_2_step)))
                yield '</li>\n'
            l_2_step = missing
            yield '</ol>\n</dd></div>\n<div><dt>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.criteria', _loop_vars=_loop_vars)))
            yield '</dt>\n<dd>\n<ul>\n'
            for l_2_criterion in environment.getattr(l_1_diagnosis, 'criteria'):
                _loop_vars = {}
                pass
                yield '<li>'
                yield escape(environment.finalize(context.call((undefined(name='source') if l_0_source is missing else l_0_source), t_2(environment.getattr(l_2_criterion, 'title')), environment.getattr(l_2_criterion, 'url'), _loop_vars=_loop_vars)))
                if environment.getattr(l_2_criterion, 'text'):
                    pass
                    yield ' — '
                    yield escape(environment.finalize(t_2(environment.getattr(l_2_criterion, 'text'))))
                yield ' <span class="mark">'
                yield escape(environment.finalize(environment.getattr(l_2_criterion, 'citation')))
                yield '</span>'
                if environment.getattr(l_2_criterion, 'later_than_review'):
                    pass
                    yield ' <span class="later">'
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.later', _loop_vars=_loop_vars)))
                    yield '</span>'
                yield '</li>\n'
            l_2_criterion = missing
            yield '</ul>\n</dd></div>\n</dl>\n</article>\n'
        l_1_diagnosis = l_1_found = l_1_open = missing
        yield '</section>\n'

blocks = {}
debug_info = '2=26&3=38&5=41&6=43&7=45&8=51&9=57&10=72&11=76&13=78&16=80&17=86&19=100&20=106&24=114&25=117&27=122&30=124&31=128&35=132&38=134&39=138'