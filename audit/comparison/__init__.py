"""Compares two audits of one project: what closed, opened, moved and slipped; codes and values, no sentence."""
