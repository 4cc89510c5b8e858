"""Reads the YAML that people write (rules, parameters, questionnaires), strictly and with lines."""
