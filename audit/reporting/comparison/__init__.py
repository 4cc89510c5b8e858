"""Writes a comparison of two audits: one view of it, laid out as a page and on screen."""
