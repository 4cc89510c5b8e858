"""The findings as a workbook that the audited team answers in, which ``audit respond import`` takes back."""
