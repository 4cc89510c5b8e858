"""The plan and the findings as a workbook to work with, which ``audit follow-up`` reads back."""
