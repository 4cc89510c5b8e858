from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'findings.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_t = resolve('t')
    l_0_findings_by_axis = resolve('findings_by_axis')
    l_0_result = resolve('result')
    l_0_severity = l_0_outcome = l_0_cells = l_0_source = missing
    try:
        t_1 = environment.filters['in_full']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'in_full' found.")
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
    try:
        t_4 = environment.filters['why']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'why' found.")
    pass
    included_template = environment.get_template('macros.html.j2', 'findings.html.j2').make_module(context.get_all(), True, {'cells': l_0_cells, 'outcome': l_0_outcome, 'severity': l_0_severity, 'source': l_0_source})
    l_0_severity = getattr(included_template, 'severity', missing)
    if l_0_severity is missing:
        l_0_severity = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'findings.html.j2') does not export the requested name 'severity'", name='severity')
    l_0_outcome = getattr(included_template, 'outcome', missing)
    if l_0_outcome is missing:
        l_0_outcome = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'findings.html.j2') does not export the requested name 'outcome'", name='outcome')
    l_0_cells = getattr(included_template, 'cells', missing)
    if l_0_cells is missing:
        l_0_cells = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'findings.html.j2') does not export the requested name 'cells'", name='cells')
    l_0_source = getattr(included_template, 'source', missing)
    if l_0_source is missing:
        l_0_source = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'findings.html.j2') does not export the requested name 'source'", name='source')
    context.vars.update({'severity': l_0_severity, 'outcome': l_0_outcome, 'cells': l_0_cells, 'source': l_0_source})
    context.exported_vars.difference_update(('severity', 'outcome', 'cells', 'source'))
    yield '<section id="findings" aria-labelledby="findings-title">\n<h2 id="findings-title">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.title')))
    yield '</h2>\n'
    if (undefined(name='findings_by_axis') if l_0_findings_by_axis is missing else l_0_findings_by_axis):
        pass
        yield '<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.intro')))
        yield '</p>\n'
    else:
        pass
        yield '<p>'
        yield escape(environment.finalize((context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.no_findings_but_open') if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'open_points') else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.none'))))
        yield '</p>\n'
    for (l_1_axis, l_1_findings) in (undefined(name='findings_by_axis') if l_0_findings_by_axis is missing else l_0_findings_by_axis):
        _loop_vars = {}
        pass
        yield '<h3 id="findings-'
        yield escape(environment.finalize(environment.getattr(l_1_axis, 'value')))
        yield '" class="axis-title">'
        yield escape(environment.finalize(t_2(l_1_axis)))
        yield '</h3>\n'
        for l_2_finding in l_1_findings:
            l_2_actions = resolve('actions')
            l_2_by_line = resolve('by_line')
            l_2_facts = resolve('facts')
            l_2_notes_beside = resolve('notes_beside')
            l_2_notes = resolve('notes')
            _loop_vars = {}
            pass
            yield '<article class="finding severity-edge-'
            yield escape(environment.finalize(environment.getattr(environment.getattr(l_2_finding, 'severity'), 'value')))
            yield '" id="finding-'
            yield escape(environment.finalize(environment.getattr(l_2_finding, 'rule')))
            yield '" aria-labelledby="finding-'
            yield escape(environment.finalize(environment.getattr(l_2_finding, 'rule')))
            yield '-title">\n<p class="finding-head">'
            yield escape(environment.finalize(context.call((undefined(name='severity') if l_0_severity is missing else l_0_severity), environment.getattr(l_2_finding, 'severity'), _loop_vars=_loop_vars)))
            yield ' '
            yield escape(environment.finalize(context.call((undefined(name='outcome') if l_0_outcome is missing else l_0_outcome), environment.getattr(l_2_finding, 'outcome'), _loop_vars=_loop_vars)))
            yield ' <span class="finding-id">'
            yield escape(environment.finalize(environment.getattr(l_2_finding, 'rule')))
            yield '</span></p>\n<h4 id="finding-'
            yield escape(environment.finalize(environment.getattr(l_2_finding, 'rule')))
            yield '-title"><span class="not-met">'
            yield escape(environment.finalize((context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.requirement.partial', _loop_vars=_loop_vars) if (environment.getattr(l_2_finding, 'outcome') == 'partial') else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.requirement.violated', _loop_vars=_loop_vars))))
            yield '</span> '
            yield escape(environment.finalize(t_3(environment.getattr(l_2_finding, 'title'))))
            yield '</h4>\n<dl class="elements">\n<div class="condition"><dt>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.condition', _loop_vars=_loop_vars)))
            yield '</dt><dd>'
            yield escape(environment.finalize(t_3(environment.getattr(l_2_finding, 'condition'))))
            if environment.getattr(l_2_finding, 'may_be_partial'):
                pass
                yield '<span class="note">'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.may_be_partial', _loop_vars=_loop_vars)))
                yield '</span>'
            yield '</dd></div>\n<div><dt>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.criteria', _loop_vars=_loop_vars)))
            yield '</dt>\n<dd>\n<ul>\n'
            for l_3_criterion in environment.getattr(l_2_finding, 'criteria'):
                _loop_vars = {}
                pass
                yield '<li>'
                yield escape(environment.finalize(context.call((undefined(name='source') if l_0_source is missing else l_0_source), t_3(environment.getattr(l_3_criterion, 'title')), environment.getattr(l_3_criterion, 'url'), _loop_vars=_loop_vars)))
                if environment.getattr(l_3_criterion, 'text'):
                    pass
                    yield ' — '
                    yield escape(environment.finalize(t_3(environment.getattr(l_3_criterion, 'text'))))
                yield ' <span class="mark">'
                yield escape(environment.finalize(environment.getattr(l_3_criterion, 'citation')))
                yield ' · '
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.confidence', confidence=t_2(environment.getattr(l_3_criterion, 'confidence')), _loop_vars=_loop_vars)))
                yield '</span>'
                if environment.getattr(l_3_criterion, 'later_than_review'):
                    pass
                    yield ' <span class="later">'
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.later', _loop_vars=_loop_vars)))
                    yield '</span>'
                yield '</li>\n'
            l_3_criterion = missing
            yield '</ul>\n</dd></div>\n'
            if environment.getattr(l_2_finding, 'thresholds'):
                pass
                yield '<div><dt>'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.thresholds', _loop_vars=_loop_vars)))
                yield '</dt>\n<dd>\n<ul>\n'
                for l_3_threshold in environment.getattr(l_2_finding, 'thresholds'):
                    _loop_vars = {}
                    pass
                    yield '<li>'
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.threshold_words', label=t_3(environment.getattr(l_3_threshold, 'label')), value=t_3(environment.getattr(l_3_threshold, 'value')), _loop_vars=_loop_vars)))
                    if environment.getattr(l_3_threshold, 'source'):
                        pass
                        yield ' — '
                        yield escape(environment.finalize(t_3(environment.getattr(l_3_threshold, 'source'))))
                    yield ' <span class="mark">'
                    yield escape(environment.finalize(t_2(environment.getattr(l_3_threshold, 'confidence'))))
                    yield '</span>'
                    if environment.getattr(l_3_threshold, 'later_than_review'):
                        pass
                        yield ' <span class="later">'
                        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.later', _loop_vars=_loop_vars)))
                        yield '</span>'
                    yield '<span class="note">'
                    yield escape(environment.finalize(t_3(environment.getattr(l_3_threshold, 'note'))))
                    yield '</span></li>\n'
                l_3_threshold = missing
                yield '</ul>\n</dd></div>\n'
            yield '<div><dt>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.cause', _loop_vars=_loop_vars)))
            yield ' <span class="label-note">('
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.cause_hypothesis', _loop_vars=_loop_vars)))
            yield ')</span></dt><dd>'
            yield escape(environment.finalize(t_3(environment.getattr(l_2_finding, 'cause'))))
            yield '</dd></div>\n<div><dt>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.effect', _loop_vars=_loop_vars)))
            yield '</dt><dd>'
            yield escape(environment.finalize(t_3(environment.getattr(l_2_finding, 'effect'))))
            yield '</dd></div>\n'
            if environment.getattr(l_2_finding, 'actions'):
                pass
                yield '<div class="recommendation"><dt>'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.recommendation', _loop_vars=_loop_vars)))
                yield '</dt>\n<dd>\n<ul>\n'
                def t_5(fiter):
                    for l_3_action in fiter:
                        if (environment.getattr(l_3_action, 'action') in environment.getattr(l_2_finding, 'actions')):
                            yield l_3_action
                for l_3_action in t_5((undefined(name='actions') if l_2_actions is missing else l_2_actions)):
                    l_3_numbers = resolve('numbers')
                    _loop_vars = {}
                    pass
                    yield '<li><p>'
                    yield escape(environment.finalize(t_3(environment.getattr(l_3_action, 'do'))))
                    yield '</p>\n<p class="action-who"><strong>'
                    yield escape(environment.finalize(t_2(environment.getattr(l_3_action, 'owner_role'))))
                    if environment.getattr(l_3_action, 'owner_name'):
                        pass
                        yield ' — '
                        yield escape(environment.finalize(environment.getattr(l_3_action, 'owner_name')))
                    yield '</strong>, '
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.due', date=t_1(environment.getattr(l_3_action, 'due')), _loop_vars=_loop_vars)))
                    yield ' · <a href="#action-'
                    yield escape(environment.finalize(environment.getitem((undefined(name='numbers') if l_3_numbers is missing else l_3_numbers), environment.getattr(l_3_action, 'action'))))
                    yield '">'
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.action', _loop_vars=_loop_vars)))
                    yield ' '
                    yield escape(environment.finalize(environment.getitem((undefined(name='numbers') if l_3_numbers is missing else l_3_numbers), environment.getattr(l_3_action, 'action'))))
                    yield '</a></p>\n<p class="proof">'
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.proof', proof=t_3(environment.getattr(l_3_action, 'proof')), _loop_vars=_loop_vars)))
                    yield '</p></li>\n'
                l_3_action = l_3_numbers = missing
                yield '</ul>\n</dd></div>\n'
            yield '</dl>\n'
            if environment.getattr(l_2_finding, 'facts'):
                pass
                yield '<table class="stacked answers">\n<caption>'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.answers_caption', rule=environment.getattr(l_2_finding, 'rule'), _loop_vars=_loop_vars)))
                yield '</caption>\n<thead>\n<tr><th scope="col">'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.answer', _loop_vars=_loop_vars)))
                yield '</th><th scope="col">'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.value', _loop_vars=_loop_vars)))
                yield '</th><th scope="col">'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.cells', _loop_vars=_loop_vars)))
                yield '</th><th scope="col">'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.evidence', _loop_vars=_loop_vars)))
                yield '</th></tr>\n</thead>\n<tbody>\n'
                l_2_facts = context.call((undefined(name='by_line') if l_2_by_line is missing else l_2_by_line), environment.getattr(l_2_finding, 'facts'), _loop_vars=_loop_vars)
                _loop_vars['facts'] = l_2_facts
                l_2_notes = context.call((undefined(name='notes_beside') if l_2_notes_beside is missing else l_2_notes_beside), (undefined(name='facts') if l_2_facts is missing else l_2_facts), _loop_vars=_loop_vars)
                _loop_vars['notes'] = l_2_notes
                for l_3_fact in (undefined(name='facts') if l_2_facts is missing else l_2_facts):
                    l_3_label = resolve('label')
                    l_3_value = resolve('value')
                    l_3_answer = missing
                    _loop_vars = {}
                    pass
                    l_3_answer = context.call(environment.getattr((undefined(name='notes') if l_2_notes is missing else l_2_notes), 'get'), environment.getattr(l_3_fact, 'name'), _loop_vars=_loop_vars)
                    _loop_vars['answer'] = l_3_answer
                    yield '<tr><th scope="row">'
                    yield escape(environment.finalize(context.call((undefined(name='label') if l_3_label is missing else l_3_label), environment.getattr(l_3_fact, 'name'), _loop_vars=_loop_vars)))
                    yield '</th><td data-label="'
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.value', _loop_vars=_loop_vars)))
                    yield '">'
                    yield escape(environment.finalize(context.call((undefined(name='value') if l_3_value is missing else l_3_value), l_3_fact, _loop_vars=_loop_vars)))
                    if t_4(l_3_fact):
                        pass
                        yield '<span class="note">'
                        yield escape(environment.finalize(t_4(l_3_fact)))
                        yield '</span>'
                    if ((undefined(name='answer') if l_3_answer is missing else l_3_answer) and environment.getattr((undefined(name='answer') if l_3_answer is missing else l_3_answer), 'comment')):
                        pass
                        yield '<span class="note">'
                        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.comment', comment=environment.getattr((undefined(name='answer') if l_3_answer is missing else l_3_answer), 'comment'), _loop_vars=_loop_vars)))
                        yield '</span>'
                    yield '</td><td data-label="'
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.cells', _loop_vars=_loop_vars)))
                    yield '">'
                    yield escape(environment.finalize(context.call((undefined(name='cells') if l_0_cells is missing else l_0_cells), environment.getattr(l_3_fact, 'cells'), _loop_vars=_loop_vars)))
                    yield '</td><td data-label="'
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.evidence', _loop_vars=_loop_vars)))
                    yield '">'
                    yield escape(environment.finalize(t_2(environment.getattr(l_3_fact, 'evidence'))))
                    if ((undefined(name='answer') if l_3_answer is missing else l_3_answer) and environment.getattr((undefined(name='answer') if l_3_answer is missing else l_3_answer), 'source')):
                        pass
                        yield '<span class="note">'
                        yield escape(environment.finalize(environment.getattr((undefined(name='answer') if l_3_answer is missing else l_3_answer), 'source')))
                        yield '</span>'
                    yield '</td></tr>\n'
                l_3_fact = l_3_answer = l_3_label = l_3_value = missing
                yield '</tbody>\n</table>\n'
            yield '<p class="finding-foot">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.evidence_level', level=t_2(environment.getattr(l_2_finding, 'evidence')), _loop_vars=_loop_vars)))
            yield ' · '
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.rule_version', rule=environment.getattr(l_2_finding, 'rule'), version=environment.getattr(l_2_finding, 'version'), _loop_vars=_loop_vars)))
            yield '</p>\n</article>\n'
        l_2_finding = l_2_actions = l_2_by_line = l_2_facts = l_2_notes_beside = l_2_notes = missing
    l_1_axis = l_1_findings = missing
    yield '</section>'

blocks = {}
debug_info = '2=39&4=55&5=57&6=60&8=65&10=67&11=71&12=75&13=84&14=90&15=96&17=102&18=111&21=113&22=117&26=135&27=138&30=140&31=144&36=163&37=169&38=173&39=176&42=178&43=187&44=189&45=203&51=208&53=211&55=213&58=221&59=223&60=225&61=231&62=234&67=266'