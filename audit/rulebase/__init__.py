"""Loads and checks the rules, parameters, sources and scoring written in YAML."""
