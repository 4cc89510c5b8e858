"""Judges rules on facts, twice: with durable-rules and with a pure-Python evaluator."""
