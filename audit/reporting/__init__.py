"""Writes an AuditResult in each format that people or programs read; computes nothing new."""
