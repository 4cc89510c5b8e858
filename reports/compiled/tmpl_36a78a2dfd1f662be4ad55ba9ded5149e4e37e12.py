from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'axes.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_t = resolve('t')
    l_0_chart = resolve('chart')
    l_0_outcomes = resolve('outcomes')
    l_0_result = resolve('result')
    l_0_line = missing
    try:
        t_1 = environment.filters['number']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'number' found.")
    try:
        t_2 = environment.filters['share']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'share' found.")
    try:
        t_3 = environment.filters['term']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'term' found.")
    try:
        t_4 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    yield '<section id="axes" aria-labelledby="axes-title">\n<h2 id="axes-title">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.title')))
    yield '</h2>\n<div class="chart">\n<div class="drawing">\n'
    yield escape(environment.finalize((undefined(name='chart') if l_0_chart is missing else l_0_chart)))
    yield '\n</div>\n<div class="reading">\n<h3>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.how_to_read')))
    yield '</h3>\n<ul>\n<li>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.read_bar')))
    yield '</li>\n<li>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.read_interval')))
    yield '</li>\n<li>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.read_unknown')))
    yield '</li>\n</ul>\n</div>\n</div>\n'
    def macro(l_1_name, l_1_score):
        t_5 = []
        if l_1_name is missing:
            l_1_name = undefined("parameter 'name' was not provided", name='name')
        if l_1_score is missing:
            l_1_score = undefined("parameter 'score' was not provided", name='score')
        pass
        t_5.extend((
            '<th scope="row">',
            escape(environment.finalize(l_1_name)),
            '</th>\n<td data-label="',
            escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.score'))),
            '" class="number nowrap">',
        ))
        if (not t_4(environment.getattr(l_1_score, 'value'))):
            pass
            t_5.extend((
                '<strong>',
                escape(environment.finalize(t_1(environment.getattr(l_1_score, 'value')))),
                '</strong>',
            ))
        else:
            pass
            t_5.extend((
                '<em>',
                escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.not_assessed'))),
                '</em>',
            ))
        t_5.extend((
            '</td>\n<td data-label="',
            escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.bounds'))),
            '" class="number nowrap">',
        ))
        if (t_4(environment.getattr(l_1_score, 'low')) or t_4(environment.getattr(l_1_score, 'high'))):
            pass
            t_5.append(
                escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.none'))),
            )
        elif (environment.getattr(l_1_score, 'low') == environment.getattr(l_1_score, 'high')):
            pass
            t_5.append(
                escape(environment.finalize(t_1(environment.getattr(l_1_score, 'low')))),
            )
        else:
            pass
            t_5.append(
                escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.bounds_words', low=t_1(environment.getattr(l_1_score, 'low')), high=t_1(environment.getattr(l_1_score, 'high'))))),
            )
        t_5.extend((
            '</td>\n<td data-label="',
            escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.completeness'))),
            '" class="number">',
            escape(environment.finalize((t_2(environment.getattr(l_1_score, 'completeness')) if (not t_4(environment.getattr(l_1_score, 'completeness'))) else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.none')))),
            '</td>\n<td data-label="',
            escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.evidence'))),
            '" class="number">',
            escape(environment.finalize((t_2(environment.getattr(l_1_score, 'evidence_strength')) if (not t_4(environment.getattr(l_1_score, 'evidence_strength'))) else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.none')))),
            '</td>\n',
        ))
        for l_2_kind in (undefined(name='outcomes') if l_0_outcomes is missing else l_0_outcomes):
            _loop_vars = {}
            pass
            t_5.extend((
                '<td data-label="',
                escape(environment.finalize(t_3(l_2_kind))),
                '" class="number">',
                escape(environment.finalize(context.call(environment.getattr(environment.getattr(l_1_score, 'outcomes'), 'get'), l_2_kind, 0, _loop_vars=_loop_vars))),
                '</td>\n',
            ))
        l_2_kind = missing
        return concat(t_5)
    context.exported_vars.add('line')
    context.vars['line'] = l_0_line = Macro(environment, macro, 'line', ('name', 'score'), False, False, False, context.eval_ctx.autoescape)
    yield '<table class="stacked scores">\n<caption>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.table')))
    yield '</caption>\n<thead>\n<tr>\n<th scope="col">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.axis')))
    yield '</th>\n<th scope="col" class="number">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.score')))
    yield '</th>\n<th scope="col" class="number">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.bounds')))
    yield '</th>\n<th scope="col" class="number">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.completeness')))
    yield '</th>\n<th scope="col" class="number">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.evidence')))
    yield '</th>\n'
    for l_1_kind in (undefined(name='outcomes') if l_0_outcomes is missing else l_0_outcomes):
        _loop_vars = {}
        pass
        yield '<th scope="col" class="number">'
        yield escape(environment.finalize(t_3(l_1_kind)))
        yield '</th>\n'
    l_1_kind = missing
    yield '</tr>\n</thead>\n<tbody>\n'
    for (l_1_axis, l_1_score) in context.call(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'axes'), 'items')):
        _loop_vars = {}
        pass
        yield '<tr>\n'
        yield escape(environment.finalize(context.call((undefined(name='line') if l_0_line is missing else l_0_line), t_3(l_1_axis), l_1_score, _loop_vars=_loop_vars)))
        yield '\n</tr>\n'
    l_1_axis = l_1_score = missing
    yield '</tbody>\n<tfoot>\n<tr>\n'
    yield escape(environment.finalize(context.call((undefined(name='line') if l_0_line is missing else l_0_line), context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.overall'), environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'overall'))))
    yield '\n</tr>\n</tfoot>\n</table>\n</section>'

blocks = {}
debug_info = '3=41&6=43&9=45&11=47&12=49&13=51&17=53&18=62&19=64&20=83&21=103&22=107&23=112&24=117&28=127&31=129&32=131&33=133&34=135&35=137&36=139&37=143&42=147&44=151&50=155'