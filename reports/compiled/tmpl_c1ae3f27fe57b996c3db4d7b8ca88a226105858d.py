from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'rule.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_severity = l_0_outline = l_0_citations = l_0_defined = missing
    pass
    parent_template = environment.get_template('rule_page.html.j2', 'rule.html.j2')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    included_template = environment.get_template('macros.html.j2', 'rule.html.j2').make_module(context.get_all(), True, {'citations': l_0_citations, 'defined': l_0_defined, 'outline': l_0_outline, 'severity': l_0_severity})
    l_0_severity = getattr(included_template, 'severity', missing)
    if l_0_severity is missing:
        l_0_severity = undefined(f"the template {included_template.__name__!r} (imported on line 3 in 'rule.html.j2') does not export the requested name 'severity'", name='severity')
    context.vars['severity'] = l_0_severity
    context.exported_vars.discard('severity')
    included_template = environment.get_template('rule_macros.html.j2', 'rule.html.j2').make_module(context.get_all(), True, {'citations': l_0_citations, 'defined': l_0_defined, 'outline': l_0_outline, 'severity': l_0_severity})
    l_0_outline = getattr(included_template, 'outline', missing)
    if l_0_outline is missing:
        l_0_outline = undefined(f"the template {included_template.__name__!r} (imported on line 4 in 'rule.html.j2') does not export the requested name 'outline'", name='outline')
    l_0_citations = getattr(included_template, 'citations', missing)
    if l_0_citations is missing:
        l_0_citations = undefined(f"the template {included_template.__name__!r} (imported on line 4 in 'rule.html.j2') does not export the requested name 'citations'", name='citations')
    l_0_defined = getattr(included_template, 'defined', missing)
    if l_0_defined is missing:
        l_0_defined = undefined(f"the template {included_template.__name__!r} (imported on line 4 in 'rule.html.j2') does not export the requested name 'defined'", name='defined')
    context.vars.update({'outline': l_0_outline, 'citations': l_0_citations, 'defined': l_0_defined})
    context.exported_vars.difference_update(('outline', 'citations', 'defined'))
    yield from parent_template.root_render_func(context)

def block_title(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_rule = resolve('rule')
    try:
        t_1 = environment.filters['text']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'text' found.")
    pass
    yield escape(environment.finalize(environment.getattr((undefined(name='rule') if l_0_rule is missing else l_0_rule), 'id')))
    yield ' — '
    yield escape(environment.finalize(t_1(environment.getattr((undefined(name='rule') if l_0_rule is missing else l_0_rule), 'title'))))

def block_content(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_t = resolve('t')
    l_0_rule = resolve('rule')
    l_0_severity = resolve('severity')
    l_0_pack = resolve('pack')
    l_0_conditions = resolve('conditions')
    l_0_definitions = resolve('definitions')
    l_0_thresholds = resolve('thresholds')
    l_0_citations = resolve('citations')
    l_0_citations_of = resolve('citations_of')
    l_0_sentences = resolve('sentences')
    l_0_diagnoses = resolve('diagnoses')
    l_0_situations = resolve('situations')
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
    yield escape(environment.finalize(t_2(environment.getattr((undefined(name='rule') if l_0_rule is missing else l_0_rule), 'axis'))))
    yield '</p>\n<h1>'
    yield escape(environment.finalize(environment.getattr((undefined(name='rule') if l_0_rule is missing else l_0_rule), 'id')))
    yield ' — '
    yield escape(environment.finalize(t_1(environment.getattr((undefined(name='rule') if l_0_rule is missing else l_0_rule), 'title'))))
    yield '</h1>\n<p>'
    yield escape(environment.finalize(context.call((undefined(name='severity') if l_0_severity is missing else l_0_severity), environment.getattr((undefined(name='rule') if l_0_rule is missing else l_0_rule), 'severity'), _block_vars=_block_vars)))
    yield ' <span class="mark">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.version', version=environment.getattr((undefined(name='rule') if l_0_rule is missing else l_0_rule), 'version'), _block_vars=_block_vars)))
    yield ' · '
    l_1_loop = missing
    for l_1_review, l_1_loop in LoopContext(environment.getattr((undefined(name='rule') if l_0_rule is missing else l_0_rule), 'review_types'), undefined):
        _loop_vars = {}
        pass
        yield escape(environment.finalize(t_2(l_1_review)))
        yield escape(environment.finalize((', ' if (not environment.getattr(l_1_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 9 in 'rule.html.j2' evaluated to false and no else section was defined."))))
    l_1_loop = l_1_review = missing
    yield '</span></p>\n'
    if (undefined(name='pack') if l_0_pack is missing else l_0_pack):
        pass
        yield '<p>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.pack', title=t_1(environment.getattr((undefined(name='pack') if l_0_pack is missing else l_0_pack), 'title')), _block_vars=_block_vars)))
        yield '</p>\n'
    yield '<h2>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.conditions', _block_vars=_block_vars)))
    yield '</h2>\n<dl class="elements">\n'
    for (l_1_key, l_1_condition) in context.call(environment.getattr((undefined(name='conditions') if l_0_conditions is missing else l_0_conditions), 'items'), _block_vars=_block_vars):
        l_1_outline = resolve('outline')
        _loop_vars = {}
        pass
        yield '<div><dt>'
        yield escape(environment.finalize(environment.getitem({'applies_when': context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.applies_when', _loop_vars=_loop_vars), 'satisfied_when': context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.satisfied_when', _loop_vars=_loop_vars), 'partial_when': context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.partial_when', _loop_vars=_loop_vars)}, l_1_key)))
        yield '</dt><dd>'
        yield escape(environment.finalize(context.call((undefined(name='outline') if l_1_outline is missing else l_1_outline), l_1_condition, _loop_vars=_loop_vars)))
        yield '</dd></div>\n'
    l_1_key = l_1_condition = l_1_outline = missing
    yield '</dl>\n<h2>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.definitions', _block_vars=_block_vars)))
    yield '</h2>\n<dl class="elements">\n'
    for l_1_item in (undefined(name='definitions') if l_0_definitions is missing else l_0_definitions):
        l_1_defined = resolve('defined')
        _loop_vars = {}
        pass
        yield escape(environment.finalize(context.call((undefined(name='defined') if l_1_defined is missing else l_1_defined), l_1_item, _loop_vars=_loop_vars)))
        yield '\n'
        for l_2_column in environment.getattr(l_1_item, 'columns'):
            _loop_vars = {}
            pass
            yield escape(environment.finalize(context.call((undefined(name='defined') if l_1_defined is missing else l_1_defined), l_2_column, table=l_1_item, _loop_vars=_loop_vars)))
            yield '\n'
        l_2_column = missing
    l_1_item = l_1_defined = missing
    yield '</dl>\n'
    if (undefined(name='thresholds') if l_0_thresholds is missing else l_0_thresholds):
        pass
        yield '<h2>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.thresholds', _block_vars=_block_vars)))
        yield '</h2>\n<ul>\n'
        for l_1_threshold in (undefined(name='thresholds') if l_0_thresholds is missing else l_0_thresholds):
            l_1_threshold_value = resolve('threshold_value')
            _loop_vars = {}
            pass
            yield '<li>'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.threshold_words', label=t_1(environment.getattr(l_1_threshold, 'label')), value=t_1(context.call((undefined(name='threshold_value') if l_1_threshold_value is missing else l_1_threshold_value), l_1_threshold, _loop_vars=_loop_vars)), _loop_vars=_loop_vars)))
            yield ' <span class="mark">'
            yield escape(environment.finalize(environment.getattr(l_1_threshold, 'id')))
            yield ' · '
            yield escape(environment.finalize((environment.getattr(l_1_threshold, 'source') or context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.none', _loop_vars=_loop_vars))))
            yield ' · '
            yield escape(environment.finalize(t_2(environment.getattr(l_1_threshold, 'confidence'))))
            yield '</span><span class="note">'
            yield escape(environment.finalize(t_1(environment.getattr(l_1_threshold, 'note'))))
            yield '</span></li>\n'
        l_1_threshold = l_1_threshold_value = missing
        yield '</ul>\n'
    yield '<h2>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.criteria', _block_vars=_block_vars)))
    yield '</h2>\n'
    yield escape(environment.finalize(context.call((undefined(name='citations') if l_0_citations is missing else l_0_citations), (undefined(name='citations_of') if l_0_citations_of is missing else l_0_citations_of), _block_vars=_block_vars)))
    yield '\n<h2>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.not_met', _block_vars=_block_vars)))
    yield '</h2>\n<dl class="elements">\n<div><dt>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.condition', _block_vars=_block_vars)))
    yield '</dt><dd><ul>'
    for l_1_sentence in (undefined(name='sentences') if l_0_sentences is missing else l_0_sentences):
        _loop_vars = {}
        pass
        yield '<li>'
        yield escape(environment.finalize(environment.getattr(l_1_sentence, 'words')))
        if environment.getattr(l_1_sentence, 'when'):
            pass
            yield '<span class="note">'
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.said_when', condition=environment.getattr(l_1_sentence, 'when'), _loop_vars=_loop_vars)))
            yield '</span>'
        yield '</li>'
    l_1_sentence = missing
    yield '</ul></dd></div>\n<div><dt>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.cause', _block_vars=_block_vars)))
    yield '</dt><dd>'
    yield escape(environment.finalize(t_1(environment.getattr((undefined(name='rule') if l_0_rule is missing else l_0_rule), 'cause'))))
    yield '</dd></div>\n<div><dt>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.effect', _block_vars=_block_vars)))
    yield '</dt><dd>'
    yield escape(environment.finalize(t_1(environment.getattr((undefined(name='rule') if l_0_rule is missing else l_0_rule), 'effect'))))
    yield '</dd></div>\n'
    for l_1_action in environment.getattr((undefined(name='rule') if l_0_rule is missing else l_0_rule), 'remediation'):
        _loop_vars = {}
        pass
        yield '<div><dt>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.recommendation', _loop_vars=_loop_vars)))
        yield '</dt><dd>'
        yield escape(environment.finalize(t_1(environment.getattr(l_1_action, 'do'))))
        yield ' <span class="mark">'
        yield escape(environment.finalize(t_2(environment.getattr(l_1_action, 'owner_role'))))
        yield ' · '
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.effort', effort=t_2(environment.getattr(l_1_action, 'effort')), _loop_vars=_loop_vars)))
        for (l_2_review, l_2_days) in context.call(environment.getattr(environment.getattr(l_1_action, 'delay_days'), 'items'), _loop_vars=_loop_vars):
            _loop_vars = {}
            pass
            yield ' · '
            yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.delay', review=t_2(l_2_review), days=context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.days', count=l_2_days, _loop_vars=_loop_vars), _loop_vars=_loop_vars)))
        l_2_review = l_2_days = missing
        yield '</span><span class="note">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.proof', proof=t_1(environment.getattr(l_1_action, 'proof')), _loop_vars=_loop_vars)))
        yield '</span></dd></div>\n'
    l_1_action = missing
    yield '</dl>\n'
    if (undefined(name='diagnoses') if l_0_diagnoses is missing else l_0_diagnoses):
        pass
        yield '<h2>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'diagnoses.title', _block_vars=_block_vars)))
        yield '</h2>\n<ul>\n'
        for l_1_item in (undefined(name='diagnoses') if l_0_diagnoses is missing else l_0_diagnoses):
            _loop_vars = {}
            pass
            yield '<li><a href="'
            yield escape(environment.finalize(environment.getattr(l_1_item, 'id')))
            yield '.html">'
            yield escape(environment.finalize(t_1(environment.getattr(l_1_item, 'title'))))
            yield '</a></li>\n'
        l_1_item = missing
        yield '</ul>\n'
    yield '<h2>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'rules.examples', _block_vars=_block_vars)))
    yield '</h2>\n<ol class="situations">\n'
    for l_1_case in (undefined(name='situations') if l_0_situations is missing else l_0_situations):
        _loop_vars = {}
        pass
        yield '<li><strong>'
        yield escape(environment.finalize(t_2(environment.getattr(l_1_case, 'outcome'))))
        yield '</strong><ul>'
        for l_2_answer in environment.getattr(l_1_case, 'answers'):
            _loop_vars = {}
            pass
            yield '<li>'
            yield escape(environment.finalize(environment.getattr(l_2_answer, 'words')))
            if environment.getattr(l_2_answer, 'rows'):
                pass
                yield '<ul>'
                for l_3_row in environment.getattr(l_2_answer, 'rows'):
                    _loop_vars = {}
                    pass
                    yield '<li>'
                    yield escape(environment.finalize(l_3_row))
                    yield '</li>'
                l_3_row = missing
                yield '</ul>'
            yield '</li>'
        l_2_answer = missing
        yield '</ul></li>\n'
    l_1_case = missing
    yield '</ol>\n'

blocks = {'title': block_title, 'content': block_content}
debug_info = '2=13&3=16&4=22&5=36&6=55&7=88&8=92&9=96&10=108&11=111&13=114&15=116&16=121&19=127&21=129&22=133&23=135&24=138&28=143&29=146&31=148&32=153&36=166&37=168&38=170&40=172&41=187&42=191&43=195&44=199&47=217&48=220&50=222&51=226&55=233&57=235&58=239'