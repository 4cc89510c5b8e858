from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'axis_chart.svg.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_height = resolve('height')
    l_0_t = resolve('t')
    l_0_scale = resolve('scale')
    l_0_bars = resolve('bars')
    try:
        t_1 = environment.filters['coordinate']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'coordinate' found.")
    try:
        t_2 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    yield '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="axis-chart-title axis-chart-description" viewBox="0 0 360 '
    yield escape(environment.finalize((undefined(name='height') if l_0_height is missing else l_0_height)))
    yield '" font-family="system-ui, \'Segoe UI\', Arial, \'Liberation Sans\', sans-serif" font-size="12.5">\n  <title id="axis-chart-title">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.chart')))
    yield '</title>\n  <desc id="axis-chart-description">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.chart_description')))
    yield '</desc>\n'
    for (l_1_mark, l_1_x) in (undefined(name='scale') if l_0_scale is missing else l_0_scale):
        l_1_foot = resolve('foot')
        _loop_vars = {}
        pass
        yield '  <line x1="'
        yield escape(environment.finalize(t_1(l_1_x)))
        yield '" y1="2" x2="'
        yield escape(environment.finalize(t_1(l_1_x)))
        yield '" y2="'
        yield escape(environment.finalize((undefined(name='foot') if l_1_foot is missing else l_1_foot)))
        yield '" stroke="#d5dbe3" stroke-width="1"/>\n  <text x="'
        yield escape(environment.finalize(t_1(l_1_x)))
        yield '" y="'
        yield escape(environment.finalize(((undefined(name='foot') if l_1_foot is missing else l_1_foot) + 14)))
        yield '" font-size="11" fill="#4b5563" text-anchor="'
        yield escape(environment.finalize(('start' if (l_1_mark == 0) else ('end' if (l_1_mark == 100) else 'middle'))))
        yield '">'
        yield escape(environment.finalize(l_1_mark))
        yield '</text>\n'
    l_1_mark = l_1_x = l_1_foot = missing
    for l_1_bar in (undefined(name='bars') if l_0_bars is missing else l_0_bars):
        l_1_left = resolve('left')
        l_1_full = resolve('full')
        _loop_vars = {}
        pass
        yield '  <rect x="'
        yield escape(environment.finalize((undefined(name='left') if l_1_left is missing else l_1_left)))
        yield '" y="'
        yield escape(environment.finalize(environment.getattr(l_1_bar, 'top')))
        yield '" width="'
        yield escape(environment.finalize((undefined(name='full') if l_1_full is missing else l_1_full)))
        yield '" height="18" fill="#ffffff"/>\n  <text x="'
        yield escape(environment.finalize((undefined(name='left') if l_1_left is missing else l_1_left)))
        yield '" y="'
        yield escape(environment.finalize((environment.getattr(l_1_bar, 'top') + 14)))
        yield '" fill="#1b2430"'
        if environment.getattr(l_1_bar, 'overall'):
            pass
            yield ' font-weight="700"'
        yield '>'
        yield escape(environment.finalize(environment.getattr(l_1_bar, 'label')))
        yield '</text>\n  <text x="'
        yield escape(environment.finalize(((undefined(name='left') if l_1_left is missing else l_1_left) + (undefined(name='full') if l_1_full is missing else l_1_full))))
        yield '" y="'
        yield escape(environment.finalize((environment.getattr(l_1_bar, 'top') + 14)))
        yield '" fill="#1b2430" text-anchor="end"'
        if environment.getattr(l_1_bar, 'overall'):
            pass
            yield ' font-weight="700"'
        if t_2(environment.getattr(l_1_bar, 'width')):
            pass
            yield ' font-style="italic"'
        yield '>'
        yield escape(environment.finalize(environment.getattr(l_1_bar, 'figures')))
        yield '</text>\n'
        if t_2(environment.getattr(l_1_bar, 'width')):
            pass
            yield '  <rect x="'
            yield escape(environment.finalize((undefined(name='left') if l_1_left is missing else l_1_left)))
            yield '" y="'
            yield escape(environment.finalize((environment.getattr(l_1_bar, 'top') + 20)))
            yield '" width="'
            yield escape(environment.finalize((undefined(name='full') if l_1_full is missing else l_1_full)))
            yield '" height="11" fill="#ffffff" stroke="#6b7684" stroke-width="1" stroke-dasharray="4 3"/>\n'
        else:
            pass
            yield '  <rect x="'
            yield escape(environment.finalize((undefined(name='left') if l_1_left is missing else l_1_left)))
            yield '" y="'
            yield escape(environment.finalize((environment.getattr(l_1_bar, 'top') + 20)))
            yield '" width="'
            yield escape(environment.finalize((undefined(name='full') if l_1_full is missing else l_1_full)))
            yield '" height="11" fill="#e7ebf0"/>\n  <rect x="'
            yield escape(environment.finalize((undefined(name='left') if l_1_left is missing else l_1_left)))
            yield '" y="'
            yield escape(environment.finalize((environment.getattr(l_1_bar, 'top') + 20)))
            yield '" width="'
            yield escape(environment.finalize(t_1(environment.getattr(l_1_bar, 'width'))))
            yield '" height="11" fill="'
            yield escape(environment.finalize(('#1f3a5f' if environment.getattr(l_1_bar, 'overall') else '#4f7cac')))
            yield '"/>\n'
        if ((not t_2(environment.getattr(l_1_bar, 'low'))) and (environment.getattr(l_1_bar, 'low') != environment.getattr(l_1_bar, 'high'))):
            pass
            yield '  <path d="M'
            yield escape(environment.finalize(t_1(environment.getattr(l_1_bar, 'low'))))
            yield ' '
            yield escape(environment.finalize((environment.getattr(l_1_bar, 'top') + 38)))
            yield 'H'
            yield escape(environment.finalize(t_1(environment.getattr(l_1_bar, 'high'))))
            yield 'M'
            yield escape(environment.finalize(t_1(environment.getattr(l_1_bar, 'low'))))
            yield ' '
            yield escape(environment.finalize((environment.getattr(l_1_bar, 'top') + 34.5)))
            yield 'v7M'
            yield escape(environment.finalize(t_1(environment.getattr(l_1_bar, 'high'))))
            yield ' '
            yield escape(environment.finalize((environment.getattr(l_1_bar, 'top') + 34.5)))
            yield 'v7" stroke="#111827" stroke-width="1.75" fill="none"/>\n'
    l_1_bar = l_1_left = l_1_full = missing
    yield '</svg>'

blocks = {}
debug_info = '2=28&3=30&4=32&5=34&6=39&7=45&9=54&10=60&11=66&12=76&13=89&14=92&16=101&17=107&19=115&20=118'