"""From questions in YAML to the workbook that people fill in."""
