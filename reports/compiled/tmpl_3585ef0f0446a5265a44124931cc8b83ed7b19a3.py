from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'annex.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_t = resolve('t')
    l_0_result = resolve('result')
    l_0_shown_packs = resolve('shown_packs')
    l_0_register = resolve('register')
    l_0_later_sources = resolve('later_sources')
    l_0_later_thresholds = resolve('later_thresholds')
    l_0_severity = l_0_outcome = l_0_cells = l_0_rule = l_0_source = missing
    try:
        t_1 = environment.filters['engines']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'engines' found.")
    try:
        t_2 = environment.filters['in_full']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'in_full' found.")
    try:
        t_3 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_4 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_5 = environment.filters['term']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'term' found.")
    try:
        t_6 = environment.filters['text']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'text' found.")
    try:
        t_7 = environment.filters['trim']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No filter named 'trim' found.")
    try:
        t_8 = environment.filters['why']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No filter named 'why' found.")
    try:
        t_9 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_9(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    included_template = environment.get_template('macros.html.j2', 'annex.html.j2').make_module(context.get_all(), True, {'cells': l_0_cells, 'outcome': l_0_outcome, 'rule': l_0_rule, 'severity': l_0_severity, 'source': l_0_source})
    l_0_severity = getattr(included_template, 'severity', missing)
    if l_0_severity is missing:
        l_0_severity = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'annex.html.j2') does not export the requested name 'severity'", name='severity')
    l_0_outcome = getattr(included_template, 'outcome', missing)
    if l_0_outcome is missing:
        l_0_outcome = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'annex.html.j2') does not export the requested name 'outcome'", name='outcome')
    l_0_cells = getattr(included_template, 'cells', missing)
    if l_0_cells is missing:
        l_0_cells = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'annex.html.j2') does not export the requested name 'cells'", name='cells')
    l_0_rule = getattr(included_template, 'rule', missing)
    if l_0_rule is missing:
        l_0_rule = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'annex.html.j2') does not export the requested name 'rule'", name='rule')
    l_0_source = getattr(included_template, 'source', missing)
    if l_0_source is missing:
        l_0_source = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'annex.html.j2') does not export the requested name 'source'", name='source')
    context.vars.update({'severity': l_0_severity, 'outcome': l_0_outcome, 'cells': l_0_cells, 'rule': l_0_rule, 'source': l_0_source})
    context.exported_vars.difference_update(('severity', 'outcome', 'cells', 'rule', 'source'))
    yield '<section id="annex" aria-labelledby="annex-title">\n<h2 id="annex-title">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.title')))
    yield '</h2>\n\n'
    if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'indicators'):
        pass
        yield '<h3 id="annex-indicators">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.indicators')))
        yield '</h3>\n<table class="stacked indicators">\n<caption>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.indicators_caption')))
        yield '</caption>\n<thead>\n<tr><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.indicator')))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.value')))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.cells')))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.evidence')))
        yield '</th></tr>\n</thead>\n<tbody>\n'
        for l_1_fact in environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'indicators'):
            l_1_label = resolve('label')
            l_1_value = resolve('value')
            _loop_vars = {}
            pass
            yield '<tr><th scope="row">'
            yield escape(environment.finalize(context.call((undefined(name='label') if l_1_label is missing else l_1_label), environment.getattr(l_1_fact, 'name'), _loop_vars=_loop_vars)))
            yield '</th><td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.value', _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize(context.call((undefined(name='value') if l_1_value is missing else l_1_value), l_1_fact, _loop_vars=_loop_vars)))
            if t_8(l_1_fact):
                pass
                yield '<span class="note">'
                yield escape(environment.finalize(t_8(l_1_fact)))
                yield '</span>'
            yield '</td><td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.cells', _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize(context.call((undefined(name='cells') if l_0_cells is missing else l_0_cells), environment.getattr(l_1_fact, 'cells'), _loop_vars=_loop_vars)))
            yield '</td><td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.evidence', _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize((t_5(environment.getattr(l_1_fact, 'evidence')) if environment.getattr(l_1_fact, 'is_known') else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.none', _loop_vars=_loop_vars))))
            yield '</td></tr>\n'
        l_1_fact = l_1_label = l_1_value = missing
        yield '</tbody>\n</table>\n'
    yield '\n<h3 id="annex-rules">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.rules')))
    yield '</h3>\n<table class="stacked rules">\n<caption>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.rules_caption')))
    yield '</caption>\n<thead>\n<tr><th scope="col">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.rule')))
    yield '</th><th scope="col">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.axis')))
    yield '</th><th scope="col">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.severity')))
    yield '</th><th scope="col">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.outcome')))
    yield '</th></tr>\n</thead>\n<tbody>\n'
    for l_1_checked in environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'rules'):
        l_1_found = resolve('found')
        l_1_open = resolve('open')
        _loop_vars = {}
        pass
        yield '<tr><th scope="row"><span class="finding-id">'
        yield escape(environment.finalize(t_7(context.call((undefined(name='rule') if l_0_rule is missing else l_0_rule), environment.getattr(l_1_checked, 'rule'), (undefined(name='found') if l_1_found is missing else l_1_found), (undefined(name='open') if l_1_open is missing else l_1_open), _loop_vars=_loop_vars))))
        yield '</span><span class="row-title">'
        yield escape(environment.finalize(t_6(environment.getattr(l_1_checked, 'title'))))
        yield '</span></th><td data-label="'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.axis', _loop_vars=_loop_vars)))
        yield '">'
        yield escape(environment.finalize(t_5(environment.getattr(l_1_checked, 'axis'))))
        yield '</td><td data-label="'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.severity', _loop_vars=_loop_vars)))
        yield '">'
        yield escape(environment.finalize(t_5(environment.getattr(l_1_checked, 'severity'))))
        yield '</td><td data-label="'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.outcome', _loop_vars=_loop_vars)))
        yield '">'
        yield escape(environment.finalize(context.call((undefined(name='outcome') if l_0_outcome is missing else l_0_outcome), environment.getattr(environment.getattr(l_1_checked, 'outcome'), 'outcome'), _loop_vars=_loop_vars)))
        yield '</td></tr>\n'
    l_1_checked = l_1_found = l_1_open = missing
    yield '</tbody>\n</table>\n\n'
    if (((undefined(name='shown_packs') if l_0_shown_packs is missing else l_0_shown_packs) or environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overrides')) or environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'waivers')):
        pass
        yield '<h3 id="annex-packs">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.packs')))
        yield '</h3>\n'
        if (undefined(name='shown_packs') if l_0_shown_packs is missing else l_0_shown_packs):
            pass
            yield '<ul>\n'
            for l_1_pack in (undefined(name='shown_packs') if l_0_shown_packs is missing else l_0_shown_packs):
                _loop_vars = {}
                pass
                yield '<li>'
                yield escape(environment.finalize(t_6(environment.getattr(l_1_pack, 'title'))))
                yield ' <span class="mark">'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.version', version=environment.getattr(l_1_pack, 'version'), _loop_vars=_loop_vars)))
                yield '</span>'
                if t_9(environment.getattr(l_1_pack, 'active')):
                    pass
                    yield ' — '
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.pack_unknown', _loop_vars=_loop_vars)))
                yield '</li>\n'
            l_1_pack = missing
            yield '</ul>\n'
        if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'waivers'):
            pass
            yield '<table class="stacked">\n<caption>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.waivers_caption')))
            yield '</caption>\n<thead><tr><th scope="col">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.rule')))
            yield '</th><th scope="col">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.waiver_reason')))
            yield '</th><th scope="col">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.waiver_owner')))
            yield '</th><th scope="col">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.waiver_expires')))
            yield '</th></tr></thead>\n<tbody>\n'
            for l_1_waiver in environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'waivers'):
                _loop_vars = {}
                pass
                yield '<tr><th scope="row"><span class="finding-id">'
                yield escape(environment.finalize(environment.getattr(l_1_waiver, 'rule')))
                yield '</span><span class="row-title">'
                yield escape(environment.finalize(t_6(environment.getattr(l_1_waiver, 'title'))))
                yield '</span></th><td data-label="'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.waiver_reason', _loop_vars=_loop_vars)))
                yield '">'
                yield escape(environment.finalize(t_6(environment.getattr(l_1_waiver, 'reason'))))
                yield '</td><td data-label="'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.waiver_owner', _loop_vars=_loop_vars)))
                yield '">'
                yield escape(environment.finalize(environment.getattr(l_1_waiver, 'owner')))
                yield '</td><td data-label="'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.waiver_expires', _loop_vars=_loop_vars)))
                yield '">'
                yield escape(environment.finalize(t_2(environment.getattr(l_1_waiver, 'expires'))))
                if (not environment.getattr(l_1_waiver, 'in_force')):
                    pass
                    yield '<span class="note">'
                    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.waiver_expired', _loop_vars=_loop_vars)))
                    yield '</span>'
                yield '</td></tr>\n'
            l_1_waiver = missing
            yield '</tbody>\n</table>\n'
        if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overrides'):
            pass
            yield '<table class="stacked">\n<caption>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.overrides_caption')))
            yield '</caption>\n<thead><tr><th scope="col">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.parameter')))
            yield '</th><th scope="col">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.declared')))
            yield '</th><th scope="col">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.applied')))
            yield '</th><th scope="col">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.waiver_reason')))
            yield '</th><th scope="col">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.waiver_owner')))
            yield '</th></tr></thead>\n<tbody>\n'
            for l_1_change in environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overrides'):
                _loop_vars = {}
                pass
                yield '<tr><th scope="row">'
                yield escape(environment.finalize(t_6(environment.getattr(l_1_change, 'label'))))
                yield '</th><td data-label="'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.declared', _loop_vars=_loop_vars)))
                yield '">'
                yield escape(environment.finalize(t_6(environment.getattr(l_1_change, 'declared'))))
                yield '</td><td data-label="'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.applied', _loop_vars=_loop_vars)))
                yield '">'
                yield escape(environment.finalize(t_6(environment.getattr(l_1_change, 'value'))))
                yield '<span class="note">'
                yield escape(environment.finalize(t_5(environment.getattr(l_1_change, 'change'))))
                yield '</span></td><td data-label="'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.waiver_reason', _loop_vars=_loop_vars)))
                yield '">'
                yield escape(environment.finalize(t_6(environment.getattr(l_1_change, 'reason'))))
                yield '</td><td data-label="'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.waiver_owner', _loop_vars=_loop_vars)))
                yield '">'
                yield escape(environment.finalize(environment.getattr(l_1_change, 'owner')))
                yield '</td></tr>\n'
            l_1_change = missing
            yield '</tbody>\n</table>\n'
    yield '\n<h3 id="annex-register">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.register')))
    yield '</h3>\n<p>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.register_intro')))
    yield '</p>\n<table class="narrow">\n<caption>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.register_caption')))
    yield '</caption>\n<thead>\n<tr><th scope="col">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.register_state')))
    yield '</th><th scope="col" class="number">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.register_count')))
    yield '</th></tr>\n</thead>\n<tbody>\n'
    for (l_1_state, l_1_number) in context.call(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'answers_by_state'), 'items')):
        _loop_vars = {}
        pass
        yield '<tr><th scope="row">'
        yield escape(environment.finalize(t_5(l_1_state)))
        yield '</th><td class="number">'
        yield escape(environment.finalize(l_1_number))
        yield '</td></tr>\n'
    l_1_state = l_1_number = missing
    yield '</tbody>\n</table>\n'
    for (l_1_state, l_1_entries) in (undefined(name='register') if l_0_register is missing else l_0_register):
        _loop_vars = {}
        pass
        yield '<details'
        if ((l_1_state != 'answered') and (t_4(l_1_entries) <= 30)):
            pass
            yield ' open'
        yield '>\n<summary>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.register_list', state=t_5(l_1_state), number=t_4(l_1_entries), _loop_vars=_loop_vars)))
        yield '</summary>\n<table class="stacked register">\n<caption>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.register_list_caption', state=t_5(l_1_state), _loop_vars=_loop_vars)))
        yield '</caption>\n<thead>\n<tr><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.question', _loop_vars=_loop_vars)))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.value', _loop_vars=_loop_vars)))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.cells', _loop_vars=_loop_vars)))
        yield '</th><th scope="col">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.evidence', _loop_vars=_loop_vars)))
        yield '</th></tr>\n</thead>\n<tbody>\n'
        for l_2_entry in l_1_entries:
            l_2_value = resolve('value')
            _loop_vars = {}
            pass
            yield '<tr><th scope="row">'
            yield escape(environment.finalize(t_6(environment.getattr(l_2_entry, 'label'))))
            yield '</th><td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.value', _loop_vars=_loop_vars)))
            yield '" class="typed">'
            yield escape(environment.finalize(context.call((undefined(name='value') if l_2_value is missing else l_2_value), environment.getattr(l_2_entry, 'fact'), _loop_vars=_loop_vars)))
            if environment.getattr(environment.getattr(l_2_entry, 'fact'), 'reason'):
                pass
                yield '<span class="note">'
                yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.reason', reason=environment.getattr(environment.getattr(l_2_entry, 'fact'), 'reason'), _loop_vars=_loop_vars)))
                yield '</span>'
            if environment.getattr(l_2_entry, 'comment'):
                pass
                yield '<span class="note">'
                yield escape(environment.finalize(environment.getattr(l_2_entry, 'comment')))
                yield '</span>'
            yield '</td><td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.cells', _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize(context.call((undefined(name='cells') if l_0_cells is missing else l_0_cells), environment.getattr(environment.getattr(l_2_entry, 'fact'), 'cells'), _loop_vars=_loop_vars)))
            yield '</td><td data-label="'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.evidence', _loop_vars=_loop_vars)))
            yield '">'
            yield escape(environment.finalize(t_5(environment.getattr(environment.getattr(l_2_entry, 'fact'), 'evidence'))))
            if environment.getattr(l_2_entry, 'source'):
                pass
                yield '<span class="note">'
                yield escape(environment.finalize(environment.getattr(l_2_entry, 'source')))
                yield '</span>'
            yield '</td></tr>\n'
        l_2_entry = l_2_value = missing
        yield '</tbody>\n</table>\n</details>\n'
    l_1_state = l_1_entries = missing
    yield '\n'
    if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'intake_notes'):
        pass
        yield '<h3 id="annex-notes">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.notes')))
        yield '</h3>\n<ul>\n'
        for l_1_note in environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'intake_notes'):
            _loop_vars = {}
            pass
            yield '<li>'
            yield escape(environment.finalize(t_6(l_1_note)))
            yield '</li>\n'
        l_1_note = missing
        yield '</ul>\n'
    yield '\n<h3 id="annex-later">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.later')))
    yield '</h3>\n'
    if ((undefined(name='later_sources') if l_0_later_sources is missing else l_0_later_sources) or (undefined(name='later_thresholds') if l_0_later_thresholds is missing else l_0_later_thresholds)):
        pass
        yield '<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.later_intro')))
        yield '</p>\n<ul>\n'
        for l_1_reference in (undefined(name='later_sources') if l_0_later_sources is missing else l_0_later_sources):
            _loop_vars = {}
            pass
            yield '<li>'
            yield escape(environment.finalize(context.call((undefined(name='source') if l_0_source is missing else l_0_source), t_6(environment.getattr(l_1_reference, 'title')), environment.getattr(l_1_reference, 'url'), _loop_vars=_loop_vars)))
            yield ' <span class="mark">'
            yield escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_1_reference, 'citations'), ', ')))
            yield '</span></li>\n'
        l_1_reference = missing
        for l_1_threshold in (undefined(name='later_thresholds') if l_0_later_thresholds is missing else l_0_later_thresholds):
            _loop_vars = {}
            pass
            yield '<li>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.threshold_words', label=t_6(environment.getattr(l_1_threshold, 'label')), value=t_6(environment.getattr(l_1_threshold, 'value')), _loop_vars=_loop_vars)))
            if environment.getattr(l_1_threshold, 'source'):
                pass
                yield ' — '
                yield escape(environment.finalize(t_6(environment.getattr(l_1_threshold, 'source'))))
            yield '</li>\n'
        l_1_threshold = missing
        yield '</ul>\n'
    else:
        pass
        yield '<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.no_later')))
        yield '</p>\n'
    yield '\n<h3 id="annex-method">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.method')))
    yield '</h3>\n<ul>\n<li>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.method_rules')))
    yield '</li>\n<li>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.method_declared')))
    yield '</li>\n<li>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.method_scale')))
    yield '</li>\n<li>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.method_cause')))
    yield '</li>\n<li>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.method_dinum')))
    yield '</li>\n<li>'
    yield escape(environment.finalize(t_6(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'engine'), 'note'))))
    yield '</li>\n</ul>\n<table class="stacked identity">\n<caption>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.identity_caption')))
    yield '</caption>\n<thead>\n<tr><th scope="col">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.identity_item')))
    yield '</th><th scope="col">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.identity_value')))
    yield '</th></tr>\n</thead>\n<tbody>\n<tr><th scope="row">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.software')))
    yield '</th><td>'
    yield escape(environment.finalize(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'software')))
    yield '</td></tr>\n<tr><th scope="row">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.engines')))
    yield '</th><td>'
    yield escape(environment.finalize(t_1(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'engine'), 'engines'))))
    yield '</td></tr>\n<tr><th scope="row">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.rulebase')))
    yield '</th><td>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.rulebase_value', version=environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'rulebase'), 'version'), count=environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'rulebase'), 'rules'))))
    yield '</td></tr>\n<tr><th scope="row">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.rulebase_sha')))
    yield '</th><td><code>'
    yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'rulebase'), 'sha256')))
    yield '</code></td></tr>\n<tr><th scope="row">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.scoring')))
    yield '</th><td>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.version', version=environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'scoring_version'))))
    yield '</td></tr>\n<tr><th scope="row">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.questionnaire')))
    yield '</th><td>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.questionnaire_value', id=environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'questionnaire_id'), version=environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'questionnaire_version'))))
    yield '</td></tr>\n<tr><th scope="row">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'project.workbook')))
    yield '</th><td>'
    yield escape(environment.finalize((environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'workbook'), 'name') if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'workbook') else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.no_workbook'))))
    yield '</td></tr>\n<tr><th scope="row">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.workbook_sha')))
    yield '</th><td>'
    if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'workbook'):
        pass
        yield '<code>'
        yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'workbook'), 'sha256')))
        yield '</code>'
    else:
        pass
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.none')))
    yield '</td></tr>\n<tr><th scope="row">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.schema')))
    yield '</th><td>'
    yield escape(environment.finalize(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'schema_version')))
    yield '</td></tr>\n</tbody>\n</table>\n</section>'

blocks = {}
debug_info = '2=72&4=91&6=93&7=96&9=98&11=100&14=108&15=114&21=136&23=138&25=140&28=148&29=154&34=172&35=175&36=177&38=180&39=184&43=195&45=198&46=200&48=208&49=212&54=235&56=238&57=240&59=250&60=254&67=277&68=279&70=281&72=283&75=287&76=291&80=297&81=301&82=305&84=307&86=309&89=317&90=322&97=355&98=358&100=360&101=364&106=369&107=371&108=374&110=376&111=380&113=385&114=389&118=400&121=403&123=405&124=407&125=409&126=411&127=413&128=415&131=417&133=419&136=423&137=427&138=431&139=435&140=439&141=443&142=447&143=451&144=462'