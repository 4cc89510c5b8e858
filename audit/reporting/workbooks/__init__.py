"""Writes workbooks that people work in: strict, sober, and the same bytes for the same content."""
