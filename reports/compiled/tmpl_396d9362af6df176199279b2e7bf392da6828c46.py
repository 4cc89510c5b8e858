from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'report.html.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_result = resolve('result')
    l_0_t = resolve('t')
    l_0_lang = resolve('lang')
    l_0_name = missing
    pass
    l_0_name = (environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'project'), 'name') or context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'project.unnamed'))
    context.vars['name'] = l_0_name
    context.exported_vars.add('name')
    yield '<!DOCTYPE html>\n<html lang="'
    yield escape(environment.finalize((undefined(name='lang') if l_0_lang is missing else l_0_lang)))
    yield '">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="'
    yield escape(environment.finalize(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'software')))
    yield '">\n<meta name="referrer" content="no-referrer">\n<title>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'document.title', name=(undefined(name='name') if l_0_name is missing else l_0_name))))
    yield '</title>\n<style>\n'
    template = environment.get_template('style.css', 'report.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'name': l_0_name}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '</style>\n</head>\n<body>\n<a class="skip" href="#content">'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'document.skip')))
    yield '</a>\n'
    template = environment.get_template('cover.html.j2', 'report.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'name': l_0_name}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '<main id="content">\n'
    template = environment.get_template('verdict.html.j2', 'report.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'name': l_0_name}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('axes.html.j2', 'report.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'name': l_0_name}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('diagnoses.html.j2', 'report.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'name': l_0_name}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('findings.html.j2', 'report.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'name': l_0_name}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('unknown.html.j2', 'report.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'name': l_0_name}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('actions.html.j2', 'report.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'name': l_0_name}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('annex.html.j2', 'report.html.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'name': l_0_name}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '</main>\n<footer class="colophon">\n<p>'
    yield escape(environment.finalize(context.call((undefined(name='t') if l_0_t is missing else l_0_t), 'document.footer', software=environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'software'), rules=environment.getattr(environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'rulebase'), 'version'), scoring=environment.getattr((undefined(name='result') if l_0_result is missing else l_0_result), 'scoring_version'))))
    yield '</p>\n</footer>\n</body>\n</html>'

blocks = {}
debug_info = '2=15&4=19&9=21&11=23&13=25&17=32&18=34&20=41&21=47&22=53&23=59&24=65&25=71&26=77&29=84'