from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'cover.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_result = resolve('result')
    l_0_t = resolve('t')
    l_0_name = resolve('name')
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
    pass
    yield '<header class="cover">\n<p class="eyebrow">'
    yield escape(environment.finalize(t_2(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'review_type'))))
    yield ' · '
    yield escape(environment.finalize(t_1(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'review_date'))))
    yield '</p>\n<h1>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'document.title', name=(undefined(name='name') if l_0_name is missing else l_0_name))))
    yield '</h1>\n'
    if environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'project'), 'description'):
        pass
        yield '<p class="lead">'
        yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'project'), 'description')))
        yield '</p>\n'
    yield '<dl class="card">\n<div><dt>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'project.ministry')))
    yield '</dt><dd>'
    yield escape(environment.finalize((environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'project'), 'ministry') or context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'project.not_given'))))
    yield '</dd></div>\n<div><dt>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'project.phase')))
    yield '</dt><dd>'
    yield escape(environment.finalize((t_3(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'project'), 'phase')) if environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'project'), 'phase') else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'project.not_given'))))
    yield '</dd></div>\n<div><dt>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'project.review_date')))
    yield '</dt><dd>'
    yield escape(environment.finalize(t_1(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'review_date'))))
    yield '</dd></div>\n<div><dt>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'project.workbook')))
    yield '</dt><dd>'
    yield escape(environment.finalize((environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'workbook'), 'name') if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'workbook') else context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.no_workbook'))))
    yield '</dd></div>\n</dl>\n'
    if environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'project'), 'disclaimer'):
        pass
        yield '<div class="banner" role="note">\n<p><strong>'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'project.warning')))
        yield '</strong></p>\n<p>'
        yield escape(environment.finalize(environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'project'), 'disclaimer')))
        yield '</p>\n</div>\n'
    yield '<nav class="contents" aria-label="'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'document.contents')))
    yield '">\n<ul>\n<li><a href="#verdict">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'verdict.title')))
    yield '</a></li>\n<li><a href="#axes">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'axes.title')))
    yield '</a></li>\n'
    if environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'diagnoses'):
        pass
        yield '<li><a href="#diagnoses">'
        yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'diagnoses.title')))
        yield '</a></li>\n'
    yield '<li><a href="#findings">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'findings.title')))
    yield '</a></li>\n<li><a href="#unknown">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'unknown.title')))
    yield '</a></li>\n<li><a href="#actions">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'actions.title')))
    yield '</a></li>\n<li><a href="#annex">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'annex.title')))
    yield '</a></li>\n</ul>\n</nav>\n</header>'

blocks = {}
debug_info = '3=33&4=37&5=39&6=42&9=45&10=49&11=53&12=57&14=61&16=64&17=66&20=69&22=71&23=73&24=75&25=78&27=81&28=83&29=85&30=87'