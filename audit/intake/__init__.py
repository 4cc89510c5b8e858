"""From a filled workbook to a project snapshot, with every problem named by sheet and cell."""
