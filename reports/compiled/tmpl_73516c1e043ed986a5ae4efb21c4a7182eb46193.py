from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'verdict.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_result = resolve('result')
    l_0_t = resolve('t')
    l_0_rating = resolve('rating')
    l_0_dinum_outcome = resolve('dinum_outcome')
    l_0_shown_deciding = resolve('shown_deciding')
    l_0_found = resolve('found')
    l_0_open = resolve('open')
    l_0_blocking_findings = resolve('blocking_findings')
    l_0_settled = resolve('settled')
    l_0_blocking_open_points = resolve('blocking_open_points')
    l_0_diagnosed_names = resolve('diagnosed_names')
    l_0_laxer = resolve('laxer')
    l_0_waived = resolve('waived')
    l_0_top_findings = resolve('top_findings')
    l_0_first_actions = resolve('first_actions')
    l_0_severity = l_0_cells = l_0_rules = l_0_meter = l_0_avis = missing
    try:
        t_1 = environment.filters['in_full']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'in_full' found.")
    try:
        t_2 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_3 = environment.filters['number']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'number' found.")
    try:
        t_4 = environment.filters['share']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'share' found.")
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
        t_7 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    included_template = environment.get_template('macros.html.j2', 'verdict.html.j2').make_module(context.get_all(), True, {'avis': l_0_avis, 'cells': l_0_cells, 'meter': l_0_meter, 'rules': l_0_rules, 'severity': l_0_severity})
    l_0_severity = getattr(included_template, 'severity', missing)
    if l_0_severity is missing:
        l_0_severity = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'verdict.html.j2') does not export the requested name 'severity'", name='severity')
    l_0_cells = getattr(included_template, 'cells', missing)
    if l_0_cells is missing:
        l_0_cells = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'verdict.html.j2') does not export the requested name 'cells'", name='cells')
    l_0_rules = getattr(included_template, 'rules', missing)
    if l_0_rules is missing:
        l_0_rules = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'verdict.html.j2') does not export the requested name 'rules'", name='rules')
    l_0_meter = getattr(included_template, 'meter', missing)
    if l_0_meter is missing:
        l_0_meter = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'verdict.html.j2') does not export the requested name 'meter'", name='meter')
    context.vars.update({'severity': l_0_severity, 'cells': l_0_cells, 'rules': l_0_rules, 'meter': l_0_meter})
    context.exported_vars.difference_update(('severity', 'cells', 'rules', 'meter'))
    l_0_avis = environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'avis')
    context.vars['avis'] = l_0_avis
    context.exported_vars.add('avis')
    yield '<section id="verdict" aria-labelledby="verdict-title">\n<h2 id="verdict-title">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.title')))
    yield '</h2>\n<div class="opinion">\n<div class="avis rating-'
    yield escape(environment.finalize((environment.getattr((undefined(name='rating') if l_0_rating is missing else l_0_rating), 'value') if (undefined(name='rating') if l_0_rating is missing else l_0_rating) else 'none')))
    yield '">\n<p class="avis-words">'
    yield escape(environment.finalize(t_5(environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'level'))))
    yield '</p>\n<p class="avis-rating">'
    yield escape(environment.finalize((context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.rating', rating=t_5((undefined(name='rating') if l_0_rating is missing else l_0_rating))) if (undefined(name='rating') if l_0_rating is missing else l_0_rating) else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.no_rating'))))
    yield '</p>\n<p>'
    yield escape(environment.finalize((context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.dinum', outcome=t_6((undefined(name='dinum_outcome') if l_0_dinum_outcome is missing else l_0_dinum_outcome))) if (undefined(name='dinum_outcome') if l_0_dinum_outcome is missing else l_0_dinum_outcome) else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.no_dinum'))))
    yield '</p>\n<h3>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.reasons')))
    yield '</h3>\n'
    if environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'reasons'):
        pass
        yield '<ul class="reasons">\n'
        for l_1_reason in environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'reasons'):
            _loop_vars = {}
            pass
            yield '<li>'
            yield escape(environment.finalize(t_6(l_1_reason)))
            yield '</li>\n'
        l_1_reason = missing
        yield '</ul>\n'
    else:
        pass
        yield '<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.no_reasons')))
        yield '</p>\n'
    yield '</div>\n<div class="certainty">\n<h3>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.certainty')))
    yield '</h3>\n<dl>\n<div><dt>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.completeness')))
    yield '</dt>\n<dd>\n'
    if (not t_7(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'completeness'))):
        pass
        yield '<strong>'
        yield escape(environment.finalize(t_4(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'completeness'))))
        yield '</strong>'
        yield escape(environment.finalize(context.call((undefined(name='meter') if l_0_meter is missing else l_0_meter), environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'completeness'))))
        yield '\n'
    else:
        pass
        yield '<strong>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.nothing_measured')))
        yield '</strong>\n'
    yield '<span class="meaning">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.completeness_meaning')))
    yield '</span></dd></div>\n<div><dt>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.evidence')))
    yield '</dt>\n<dd>\n'
    if (not t_7(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'evidence_strength'))):
        pass
        yield '<strong>'
        yield escape(environment.finalize(t_4(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'evidence_strength'))))
        yield '</strong>'
        yield escape(environment.finalize(context.call((undefined(name='meter') if l_0_meter is missing else l_0_meter), environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'evidence_strength'))))
        yield '\n'
    else:
        pass
        yield '<strong>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.nothing_backed')))
        yield '</strong>\n'
    yield '<span class="meaning">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.evidence_meaning')))
    yield '</span></dd></div>\n<div><dt>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.stability')))
    yield '</dt>\n<dd>\n'
    if environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'stable'):
        pass
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.stable')))
        yield '\n'
    elif (environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'worst') == environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'best')):
        pass
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.unsettled', best=t_5(environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'best')))))
        yield '\n'
    else:
        pass
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.unstable', worst=t_5(environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'worst')), best=t_5(environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'best')))))
        yield '\n'
    if environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'deciding_rules'):
        pass
        yield '<span class="meaning">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.deciding', count=t_2(environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'deciding_rules')))))
        yield ' '
        yield escape(environment.finalize(context.call((undefined(name='rules') if l_0_rules is missing else l_0_rules), environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'deciding_rules')[:(undefined(name='shown_deciding') if l_0_shown_deciding is missing else l_0_shown_deciding)], (undefined(name='found') if l_0_found is missing else l_0_found), (undefined(name='open') if l_0_open is missing else l_0_open))))
        if (t_2(environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'deciding_rules')) > (undefined(name='shown_deciding') if l_0_shown_deciding is missing else l_0_shown_deciding)):
            pass
            yield '<a href="#unknown">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.deciding_others', count=(t_2(environment.getattr((undefined(name='avis') if l_0_avis is missing else l_0_avis), 'deciding_rules')) - (undefined(name='shown_deciding') if l_0_shown_deciding is missing else l_0_shown_deciding)))))
            yield '</a>'
        yield '</span>\n'
    yield '</dd></div>\n</dl>\n</div>\n</div>\n<h3 class="visually-hidden">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.figures')))
    yield '</h3>\n<ul class="figures">\n<li>\n'
    if (not t_7(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'value'))):
        pass
        yield '<span class="figure">'
        yield escape(environment.finalize(t_3(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'value'))))
        yield '<span class="unit"> '
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.score_out_of')))
        yield '</span></span>\n'
    else:
        pass
        yield '<span class="figure figure-words">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.no_score')))
        yield '</span>\n'
    yield '<span class="figure-label">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.score')))
    yield '</span>\n'
    if ((not t_7(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'low'))) and (environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'low') != environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'high'))):
        pass
        yield '<span class="figure-note">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.score_bounds', low=t_3(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'low')), high=t_3(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'high')))))
        yield '</span>\n'
    elif (not t_7(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'), 'value'))):
        pass
        yield '<span class="figure-note">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.score_exact')))
        yield '</span>\n'
    yield '</li>\n<li>\n<span class="figure">'
    yield escape(environment.finalize(t_2(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'findings'))))
    yield '</span>\n<span class="figure-label">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.findings', count=t_2(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'findings')))))
    yield '</span>\n'
    if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'findings'):
        pass
        yield '<span class="figure-note">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.findings_blocking', count=(undefined(name='blocking_findings') if l_0_blocking_findings is missing else l_0_blocking_findings))))
        yield '</span>\n'
    yield '<span class="figure-note">'
    yield escape(environment.finalize((context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.settled', count=(undefined(name='settled') if l_0_settled is missing else l_0_settled)) if (undefined(name='settled') if l_0_settled is missing else l_0_settled) else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.none_settled'))))
    yield '</span>\n</li>\n<li>\n<span class="figure">'
    yield escape(environment.finalize(t_2(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'open_points'))))
    yield '</span>\n<span class="figure-label">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.open_points', count=t_2(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'open_points')))))
    yield '</span>\n'
    if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'open_points'):
        pass
        yield '<span class="figure-note">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.open_points_blocking', count=(undefined(name='blocking_open_points') if l_0_blocking_open_points is missing else l_0_blocking_open_points))))
        yield '</span>'
    yield '</li>\n</ul>\n'
    if (undefined(name='diagnosed_names') if l_0_diagnosed_names is missing else l_0_diagnosed_names):
        pass
        yield '<p class="diagnosed"><strong>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.diagnoses', count=t_2((undefined(name='diagnosed_names') if l_0_diagnosed_names is missing else l_0_diagnosed_names)))))
        yield '</strong> '
        l_1_loop = missing
        for l_1_item, l_1_loop in LoopContext((undefined(name='diagnosed_names') if l_0_diagnosed_names is missing else l_0_diagnosed_names), undefined):
            l_1_lang = resolve('lang')
            _loop_vars = {}
            pass
            yield '<a href="#diagnosis-'
            yield escape(environment.finalize(environment.getattr(l_1_item, 'diagnosis')))
            yield '">'
            yield escape(environment.finalize(t_6(environment.getattr(l_1_item, 'title'))))
            yield '</a>'
            yield escape(environment.finalize((' ; ' if (((undefined(name='lang') if l_1_lang is missing else l_1_lang) == 'fr') and (not environment.getattr(l_1_loop, 'last'))) else ('; ' if (not environment.getattr(l_1_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 87 in 'verdict.html.j2' evaluated to false and no else section was defined.")))))
        l_1_loop = l_1_item = l_1_lang = missing
        yield '</p>\n'
    if ((undefined(name='laxer') if l_0_laxer is missing else l_0_laxer) or (undefined(name='waived') if l_0_waived is missing else l_0_waived)):
        pass
        yield '<p class="diagnosed"><strong>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.departures')))
        yield '</strong> '
        if (undefined(name='waived') if l_0_waived is missing else l_0_waived):
            pass
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.waived', count=(undefined(name='waived') if l_0_waived is missing else l_0_waived))))
        if ((undefined(name='waived') if l_0_waived is missing else l_0_waived) and (undefined(name='laxer') if l_0_laxer is missing else l_0_laxer)):
            pass
            yield ' ; '
        if (undefined(name='laxer') if l_0_laxer is missing else l_0_laxer):
            pass
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.laxer', count=(undefined(name='laxer') if l_0_laxer is missing else l_0_laxer))))
        yield ' (<a href="#annex-packs">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.packs')))
        yield '</a>).</p>\n'
    yield '<div class="columns">\n<div class="column-main">\n<h3>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.top_findings')))
    yield '</h3>\n'
    if (undefined(name='top_findings') if l_0_top_findings is missing else l_0_top_findings):
        pass
        yield '<ol class="top-findings">\n'
        for l_1_finding in (undefined(name='top_findings') if l_0_top_findings is missing else l_0_top_findings):
            _loop_vars = {}
            pass
            yield '<li>\n<p>'
            yield escape(environment.finalize(context.call((undefined(name='severity') if l_0_severity is missing else l_0_severity), environment.getattr(l_1_finding, 'severity'), _loop_vars=_loop_vars)))
            yield ' <a class="finding-id" href="#finding-'
            yield escape(environment.finalize(environment.getattr(l_1_finding, 'rule')))
            yield '">'
            yield escape(environment.finalize(environment.getattr(l_1_finding, 'rule')))
            yield '</a> <span class="not-met">'
            yield escape(environment.finalize((context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.requirement.partial', _loop_vars=_loop_vars) if (environment.getattr(l_1_finding, 'outcome') == 'partial') else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.requirement.violated', _loop_vars=_loop_vars))))
            yield '</span> '
            yield escape(environment.finalize(t_6(environment.getattr(l_1_finding, 'title'))))
            yield '</p>\n<p class="top-condition">'
            yield escape(environment.finalize(t_6(environment.getattr(l_1_finding, 'condition'))))
            yield '</p>\n</li>\n'
        l_1_finding = missing
        yield '</ol>\n'
    elif environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'open_points'):
        pass
        yield '<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.no_findings_but_open')))
        yield '</p>\n'
    else:
        pass
        yield '<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.no_findings')))
        yield '</p>\n'
    yield '</div>\n<div class="column-side">\n<h3>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.first_actions')))
    yield '</h3>\n'
    if (undefined(name='first_actions') if l_0_first_actions is missing else l_0_first_actions):
        pass
        yield '<ol class="first-actions">\n'
        for l_1_action in (undefined(name='first_actions') if l_0_first_actions is missing else l_0_first_actions):
            _loop_vars = {}
            pass
            yield '<li>\n<p>'
            yield escape(environment.finalize(t_6(environment.getattr(l_1_action, 'do'))))
            yield '</p>\n<p class="action-who"><strong>'
            yield escape(environment.finalize(t_5(environment.getattr(l_1_action, 'owner_role'))))
            if environment.getattr(l_1_action, 'owner_name'):
                pass
                yield ' — '
                yield escape(environment.finalize(environment.getattr(l_1_action, 'owner_name')))
            yield '</strong>, '
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.due', date=t_1(environment.getattr(l_1_action, 'due')), _loop_vars=_loop_vars)))
            yield '</p>\n</li>\n'
        l_1_action = missing
        yield '</ol>\n'
    elif environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'open_points'):
        pass
        yield '<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.answer_first')))
        yield '</p>\n'
    else:
        pass
        yield '<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.no_actions')))
        yield '</p>\n'
    yield '</div>\n</div>\n</section>'

blocks = {}
debug_info = '2=69&3=84&5=88&7=90&8=92&9=94&10=96&11=98&12=100&14=103&15=107&19=114&23=117&25=119&27=121&28=124&30=131&32=134&33=136&35=138&36=141&38=148&40=151&41=153&43=155&44=157&45=159&46=161&48=165&50=167&51=170&57=180&60=182&61=185&63=192&65=195&66=197&67=200&68=202&69=205&73=208&74=210&75=212&76=215&78=218&81=220&82=222&83=224&86=230&87=233&89=248&90=251&94=266&95=268&97=271&99=275&100=285&104=289&105=292&107=297&111=300&112=302&114=305&116=309&117=311&121=321&122=324&124=329'